"""The most instructive failures: what a system wrote, what it cites, and what the judge says of it."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from eval.report.figures import Entry
from eval.report.runs import told
from summarizer.domain.brief import Verdict
from summarizer.errors import UsageError
from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import plain_sentences
from summarizer.language.words.tokens import words

SHOWN = 4
"""Failures shown of each kind."""
_MOST_WORDS = 80
"""Longer passages are cut to the sentences that speak of the failure."""
_KEPT = 40
"""Candidates kept of a kind and a system, from which different stories are taken."""


class Kind(StrEnum):
    """What went wrong."""

    DISPUTED = "The gate let it through; the judge does not find it in the sources"
    UNSUPPORTED = "Nothing in the sources supports it"
    MISCITED = "The sources support it; the passages it cites do not"
    MISSED = "It matters, and the brief does not say it"


SHORT = {
    Kind.DISPUTED: "passed the gate, not the judge",
    Kind.UNSUPPORTED: "not supported",
    Kind.MISCITED: "wrong passage cited",
    Kind.MISSED: "not said",
}
"""The kinds as headings of a table."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source, with what the source is called."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure with its evidence."""

    kind: Kind
    system: str
    item_id: str
    story: str
    place: str
    text: str
    cited: tuple[Quoted, ...]
    found: tuple[str, ...]
    """What the judge read: the passages of all sources that come nearest."""
    verdicts: tuple[tuple[str, str], ...]
    """Who says what about it."""
    severity: float
    """How sure the failure is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How often each system failed in each way, and the failures to show."""

    counts: Mapping[tuple[str, Kind], int]
    shown: tuple[Failure, ...]


def look(board: Sequence[Entry], shown: int = SHOWN) -> Survey:
    """Count failures and choose some: of every kind the surest, of different systems and stories first.

    Args:
        board: systems of runs on one suite.
        shown: how many of each kind.

    Returns:
        The counts, and the chosen failures by kind; the same for the same runs.
    """
    kept: dict[tuple[Kind, str], list[Failure]] = {}
    counts = Counter[tuple[str, Kind]]()
    for failure in _all(board):
        counts[failure.system, failure.kind] += 1
        listed = kept.setdefault((failure.kind, failure.system), [])
        listed.append(failure)
        if len(listed) > 2 * _KEPT:
            listed[:] = heapq.nsmallest(_KEPT, listed, key=_order)
    pools = [[f for (k, _), listed in kept.items() if k is kind for f in listed] for kind in Kind]
    return Survey(counts, tuple(f for pool in pools for f in _varied(pool, shown)))


def _order(failure: Failure) -> tuple[float, str, str, str]:
    return (-failure.severity, failure.item_id, failure.system, failure.place + failure.text)


def _varied(failures: Sequence[Failure], shown: int) -> list[Failure]:
    """The surest ones, each time of the system and the story shown least so far."""
    left, chosen = sorted(failures, key=_order), list[Failure]()
    systems, stories = Counter[str](), Counter[str]()
    while left and len(chosen) < shown:
        best = min(left, key=lambda f: (systems[f.system], stories[f.story], *_order(f)))
        left.remove(best)
        chosen.append(best)
        systems[best.system] += 1
        stories[best.story] += 1
    return chosen


def _all(board: Iterable[Entry]) -> Iterator[Failure]:
    by_run: dict[int, list[Entry]] = {}
    for entry in board:
        by_run.setdefault(id(entry.run), []).append(entry)
    for listed in by_run.values():
        run, labels = listed[0].run, {e.system.name: e.label for e in listed}
        for prediction, score in told(run):
            story, label = run.suite.items[score["item_id"]].title, labels[score["system"]]
            try:
                found = [*_sentences(prediction, score, label, story), *_missed(score, label, story)]
            except (KeyError, TypeError, ValueError) as error:
                raise UsageError(
                    f"{run.folder}: prediction and score of {score['system']} for {score['item_id']} do not "
                    f"fit together ({type(error).__name__}: {error}); make the run again."
                ) from error
            yield from found


def _sentences(
    prediction: Mapping[str, Any], score: Mapping[str, Any], system: str, story: str
) -> Iterator[Failure]:
    names = {s["number"]: s.get("outlet") or s.get("title") or s["path"] for s in prediction["sources"]}
    for stated, judged in zip(prediction["sentences"], score["sentences"], strict=True):
        kind = _kind(stated, judged)
        if kind is None:
            continue
        text, probability = stated["text"], judged["probability"]
        sure = 0.5 if probability is None else probability if kind is Kind.MISCITED else 1 - probability
        cited = tuple(
            Quoted(f"[{p['source']}] {names.get(p['source'], '')}".strip(), _clipped(p["text"], text))
            for p in stated["passages"]
            if p["supports"]
        )
        found = tuple(_clipped(p, text) for p in judged["passages"])
        yield Failure(
            kind, system, score["item_id"], story, stated["place"], text, cited, found,
            tuple(_verdicts(stated, judged)), sure,
        )  # fmt: skip


def _kind(stated: Mapping[str, Any], judged: Mapping[str, Any]) -> Kind | None:
    gate = stated.get("gate")
    if judged["supported"] is False:
        passed = gate is not None and gate["verdict"] == Verdict.SUPPORTED.value
        return Kind.DISPUTED if passed else Kind.UNSUPPORTED
    if judged["supported"] and judged["by_citations"] is False and stated["passages"]:
        return Kind.MISCITED
    return None


def _verdicts(stated: Mapping[str, Any], judged: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    found = {True: "supported", False: "not supported", None: "no answer"}
    how = "" if judged["probability"] is None else f", probability {judged['probability']:.2f}"
    reason = f": {judged['reason']}" if judged.get("reason") else ""
    yield "judge, all sources", found[judged["supported"]] + how + reason
    yield "judge, its citations", found[judged["by_citations"]]
    gate = stated.get("gate")
    if gate is not None:
        score = "" if gate.get("score") is None else f", score {gate['score']:.2f}"
        yield "gate", f"{gate['verdict']}{score}" + (f": {gate['reason']}" if gate.get("reason") else "")
    yield "how it was made", str(stated.get("method") or "not said")


def _missed(score: Mapping[str, Any], system: str, story: str) -> Iterator[Failure]:
    """Units of full weight that the brief hardly says."""
    units = score.get("units", [])
    heaviest = max((u["weight"] for u in units), default=0)
    for unit in units:
        if unit["weight"] == heaviest and unit["probability"] < 0.5:
            nearest = (unit["nearest"],) if unit["nearest"] else ()
            verdict = ("coverage", f"probability that it is said {unit['probability']:.2f}")
            yield Failure(
                Kind.MISSED, system, score["item_id"], story, "content unit", unit["text"], (), nearest,
                (verdict,), 1 - unit["probability"],
            )  # fmt: skip


def _clipped(passage: str | None, sentence: str) -> str:
    """A passage, or those of its sentences that speak of the sentence."""
    if passage is None:
        return "(the whole article)"
    if len(words(passage)) <= _MOST_WORDS:
        return passage
    parts = plain_sentences(passage)
    picked = relevant(parts, sentence, _MOST_WORDS)
    return "… " + " … ".join(parts[i] for i in picked) + " …"
