"""Draw sentences of runs for a blind reading: their systems hidden, their order shuffled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from eval.metrics.faithfulness import MOST_WORDS
from eval.report.runs import Run, told
from summarizer.domain.brief import Role, Verdict
from summarizer.errors import UsageError
from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import plain_sentences
from summarizer.language.words.tokens import words


class Shown(NamedTuple):
    """A passage as the reader sees it; ``role`` is context where it only resolves a name or a date."""

    source: int
    text: str
    role: Role
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence with what it cites, and what the machines say of it."""

    text: str
    passages: tuple[Shown, ...]
    systems: tuple[str, ...]
    """Those that wrote it; several may have copied the same sentence."""
    story: str
    place: str
    speaker: str | None
    judge: bool | None
    gate: bool | None

    @property
    def seen(self) -> tuple[str, ...]:
        """What the reader sees: the sentence, then its passages."""
        return (self.text, *(p.text for p in self.passages))


def draw(runs: Sequence[Run], count: int, seed: int) -> list[Drawn]:
    """Draw sentences, as many of each system as there are.

    Args:
        runs: runs with the same judge.
        count: how many; fewer if the runs hold fewer.
        seed: of choice and order.

    Returns:
        Sentences that cite something, in random order; equal ones with equal passages are drawn once.

    Raises:
        UsageError: if the runs have different judges, or no sentence cites anything.
    """
    if len({run.judge for run in runs}) > 1:
        raise UsageError("the runs were scored by different judges; draw from each of them apart.")
    by_system: dict[str, list[Drawn]] = {}
    for run in runs:
        for sentence in _sentences(run):
            by_system.setdefault(sentence.systems[0], []).append(sentence)
    for system, listed in sorted(by_system.items()):
        random.Random(f"{seed} {system}").shuffle(listed)
    chosen: dict[tuple[str, ...], Drawn] = {}
    for sentence in _in_turns([by_system[s] for s in sorted(by_system)]):
        same = chosen.get(sentence.seen)
        if same is not None:
            chosen[sentence.seen] = _merged(same, sentence)
        elif len(chosen) < count:
            chosen[sentence.seen] = sentence
    if not chosen:
        raise UsageError("no sentence of these runs cites anything, so there is nothing to read.")
    drawn = list(chosen.values())
    random.Random(f"{seed} order").shuffle(drawn)
    return drawn


def _in_turns(lists: Sequence[Sequence[Drawn]]) -> Iterator[Drawn]:
    for place in range(max(map(len, lists), default=0)):
        yield from (listed[place] for listed in lists if place < len(listed))


def _merged(first: Drawn, second: Drawn) -> Drawn:
    systems = tuple(dict.fromkeys((*first.systems, *second.systems)))
    gate = second.gate if first.gate is None else first.gate
    return Drawn(
        first.text, first.passages, systems, first.story, first.place, first.speaker, first.judge, gate
    )


def _sentences(run: Run) -> Iterator[Drawn]:
    for prediction, score in told(run):
        try:
            pairs = list(zip(prediction["sentences"], score["sentences"], strict=True))
            yield from [
                _drawn(prediction, s, j) for s, j in pairs if any(p["supports"] for p in s["passages"])
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(
                f"{run.folder}: prediction and score of {score['system']} for {score['item_id']} do not fit "
                f"together ({type(error).__name__}: {error}); make the run again."
            ) from error


def _drawn(prediction: Mapping[str, Any], sentence: Mapping[str, Any], judged: Mapping[str, Any]) -> Drawn:
    gate, whole = sentence.get("gate"), any(p["text"] is None for p in sentence["passages"])
    return Drawn(
        text=sentence["text"],
        passages=_nearest(judged) if whole else _cited(prediction, sentence),
        systems=(prediction["system"],),
        story=prediction["story"],
        place=f"{prediction['item_id']}, {sentence['place']}",
        speaker=sentence.get("speaker"),
        judge=judged["supported"] if whole else judged["by_citations"],
        gate=None if gate is None else gate["verdict"] == Verdict.SUPPORTED.value,
    )


def _nearest(judged: Mapping[str, Any]) -> tuple[Shown, ...]:
    """What the judge found in all sources: nobody reads whole articles for one sentence that cites them."""
    return tuple(Shown(0, text, Role.EVIDENCE, None) for text in judged["passages"])


def _cited(prediction: Mapping[str, Any], sentence: Mapping[str, Any]) -> tuple[Shown, ...]:
    outlets = {s["number"]: s.get("outlet") for s in prediction["sources"]}
    return tuple(
        Shown(
            p["source"],
            _readable(p["text"], sentence["text"]),
            Role.EVIDENCE if p["supports"] else Role.CONTEXT,
            outlets.get(p["source"]),
        )
        for p in sentence["passages"]
    )


def _readable(passage: str, sentence: str) -> str:
    """A passage, or of a long one what the judge reads: the sentences that speak of the sentence."""
    if len(words(passage)) <= MOST_WORDS:
        return passage
    parts = plain_sentences(passage)
    return " […] ".join(parts[i] for i in relevant(parts, sentence, MOST_WORDS))
