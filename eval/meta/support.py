"""How well a checker agrees with people who said whether a text is supported by its source."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, Any

import numpy as np

from eval.labelled.records import digest, records, set_name
from eval.meta.reliability import Stated, alike, calibration_error, curve
from eval.statistics import Floats, Indices, Interval, balanced_accuracy, bootstrap, roc_auc
from eval.table import Cell, Row
from summarizer.domain.brief import Verdict
from summarizer.errors import UsageError
from summarizer.language.support.retrieval import copied_share
from summarizer.language.words.sentences import plain_sentences
from summarizer.ports import EntailmentModel, EntailmentPair, Judgement

VERSION = "1"
_BATCH = 256
PUBLISHED = {
    "xsumfaith": "SummaC-Conv 67.0, QAFactEval 65.9, DAE 73.1 (XSum part of AggreFact-FtSota)",
    "cliff": "SummaC-Conv 70.3, QAFactEval 61.6, DAE 59.4 (CNN/DM part of AggreFact-FtSota)",
    "summedits_news": "human 90.0, GPT-4 83.3, ChatGPT 74.4, QAFactEval 74.4, SummaC-Conv 61.9, DAE 60.9",
    "bump": "pairs: BARTScore .919, DAE .879, QAFactEval .840, SummaC .684, ROUGE-2 .672, FactCC .595",
    "faithbench": "GPT-4-turbo 55.2, HHEM-2.1 54.2",
}
"""Balanced accuracies of other checkers, in percent, as their authors or the set's report them."""


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Checker:
    """What is measured: a model by name, with the documents it was trained on."""

    name: str
    model: EntailmentModel
    seen: Callable[[str], bool] = _never
    """Whether it was trained on a document; such records are left out."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A set measured."""

    row: Row
    stated: Stated | None
    """Probabilities beside labels; None for a checker that gives only verdicts."""
    speed: float | None
    """Pairs a second; None if every answer was kept from before."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A labelled record."""

    record_id: str
    premise: str
    hypothesis: str
    label: int
    cluster: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """A record's label beside the checker's answer and the baseline's."""

    label: int
    cluster: str
    supported: int
    score: float
    """Probability of support; 1 or 0 for a checker that gives only verdicts."""
    copied: float
    """Share of the text's word pairs found in the source."""


def measure_agreement(
    path: Path, checker: Checker, folder: Path | None, advance: Callable[[int], None]
) -> Agreement:
    """Judge a labelled file and compare with its labels.

    Args:
        path: records of ``faithfulness/`` or ``citation/``.
        checker: what judges.
        folder: where answers are kept, so that an interrupted run goes on; None keeps nothing.
        advance: told of every record done.

    Returns:
        The set's row, what it stands on, and the speed.

    Raises:
        UsageError: if the file holds no such records, or labels of one kind only.
    """
    kept = None if folder is None else _Kept(folder, path, checker)
    judged: list[_Judged] = []
    seconds, asked = 0.0, 0
    cases = (c for c in _cases(path) if not checker.seen(c.premise))
    while batch := list(islice(cases, _BATCH)):
        new = [c for c in batch if kept is None or c.record_id not in kept.answers]
        start = time.monotonic()
        answers = checker.model.judge([EntailmentPair(c.premise, c.hypothesis) for c in new])
        seconds, asked = seconds + time.monotonic() - start, asked + len(new)
        found = {c.record_id: (_supported(a), _score(a)) for c, a in zip(new, answers, strict=True)}
        if kept is not None:
            kept.add(found)
            found |= {c.record_id: kept.answers[c.record_id] for c in batch}
        judged += [_judged(c, *found[c.record_id]) for c in batch]
        advance(len(batch))
    if len({j.label for j in judged}) < 2:
        raise UsageError(f"{path} holds no records of both labels that {checker.name} was not trained on.")
    stated = _stated(judged)
    row = _row(path, checker, judged, stated)
    return Agreement(row, stated, asked / seconds if asked else None)


class _Kept:
    """Answers of earlier runs, one JSON line each."""

    def __init__(self, folder: Path, path: Path, checker: Checker) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        identity = checker.model.identity
        key = sha256(f"{digest(path)} {identity.model_id} {identity.digest} {VERSION}".encode()).hexdigest()
        self._file = folder / f"{set_name(path)}-{key[:16]}.jsonl"
        self.answers: dict[str, tuple[int, float]] = {}
        if self._file.is_file():
            for line in self._file.read_text(encoding="utf-8").splitlines():
                self._take(line)

    def _take(self, line: str) -> None:
        try:
            record_id, supported, score = json.loads(line)
        except ValueError:
            return  # the line at which an earlier run was stopped
        self.answers[record_id] = (supported, score)

    def add(self, found: dict[str, tuple[int, float]]) -> None:
        self.answers |= found
        with self._file.open("a+", encoding="utf-8") as file:
            file.write("\n")  # ends the line at which an earlier run was stopped
            _write(file, found)


def _write(file: IO[str], found: dict[str, tuple[int, float]]) -> None:
    file.writelines(json.dumps([i, *answer]) + "\n" for i, answer in found.items())


def _cases(path: Path) -> Iterator[_Case]:
    for number, record in enumerate(records(path)):
        try:
            yield _case(record, number)
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(
                f"{path}, record {number + 1} is no labelled text: {error!r} is missing or wrong. Wanted are "
                "document, claim_or_summary and label, or references, claim and label."
            ) from error


def _case(record: dict[str, Any], number: int) -> _Case:
    identity = f"{number} {record.get('id', '')}"
    if "references" in record:
        passages = "\n".join(str(r) for r in record["references"])
        return _Case(
            identity,
            passages,
            str(record["claim"]),
            int(record["label"]),
            str(record.get("question", passages)),
        )
    document = str(record["document"])
    return _Case(identity, document, str(record["claim_or_summary"]), int(record["label"]), document)


def _supported(answer: Judgement) -> int:
    return int(answer.support is Verdict.SUPPORTED)


def _score(answer: Judgement) -> float:
    return float(_supported(answer)) if answer.probability is None else answer.probability


def _judged(case: _Case, supported: int, score: float) -> _Judged:
    copied = copied_share(plain_sentences(case.premise), case.hypothesis)
    return _Judged(case.label, case.cluster, supported, score, copied)


def _stated(judged: Sequence[_Judged]) -> Stated | None:
    if all(j.score == j.supported for j in judged):
        return None
    return Stated(np.array([j.label for j in judged], dtype=np.intp), np.array([j.score for j in judged]))


def _row(path: Path, checker: Checker, judged: Sequence[_Judged], stated: Stated | None) -> Row:
    labels = np.array([j.label for j in judged], dtype=np.intp)
    decisions = np.array([j.supported for j in judged], dtype=np.intp)
    scores = np.array([j.score for j in judged])
    copied = np.array([j.copied for j in judged])
    clusters = [j.cluster for j in judged]
    cells: dict[str, Cell] = {
        "n": len(judged),
        "supported": int(labels.sum()),
        "balanced accuracy": _both(labels, clusters, lambda i: balanced_accuracy(labels[i], decisions[i])),
        "ROC-AUC": _both(labels, clusters, lambda i: roc_auc(labels[i], scores[i])),
        "calibration error": calibration_error(curve(stated)) if stated else None,
        "the same, labels alike": calibration_error(curve(stated, alike(stated.labels))) if stated else None,
        "pairs ranked right": _ranked(judged) if set_name(path) == "bump" else None,
        "copied bigrams, best threshold": _best(labels, copied),
        "copied bigrams, AUC": roc_auc(labels, copied),
        "published": PUBLISHED.get(set_name(path)),
    }
    identity = checker.model.identity
    signature = {
        "metric": f"agreement/{VERSION}",
        "checker": identity.model_id,
        "digest": identity.digest[:16],
    }
    return Row(set_name(path), cells, signature, digest(path))


def _both(labels: Indices, clusters: Sequence[str], figure: Callable[[Indices], float]) -> Interval:
    return bootstrap(lambda i: figure(i) if len(set(labels[i].tolist())) == 2 else None, clusters)


def _best(labels: Indices, scores: Floats) -> float:
    """Balanced accuracy at the threshold that suits this very set best: an advantage no checker has."""
    return max(balanced_accuracy(labels, (scores >= t).astype(np.intp)) for t in np.unique(scores))


def _ranked(judged: Sequence[_Judged]) -> float | None:
    """Share of pairs of one document whose supported text scores higher, ties counting half."""
    by_document: dict[str, list[_Judged]] = defaultdict(list)
    for item in judged:
        by_document[item.cluster].append(item)
    won = [
        0.5 if true.score == false.score else float(true.score > false.score)
        for items in by_document.values()
        for true in items
        if true.label
        for false in items
        if not false.label
    ]
    return sum(won) / len(won) if won else None
