"""The metrics of a run: what each is, and its sufficient statistics for one item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eval.metrics.citations import citation_scores
from eval.metrics.coverage import Unit, UnitCoverage
from eval.metrics.overlap import Overlap
from eval.metrics.told import Cited, Dispute, Marking, event_pairs, values_beside, values_told
from eval.scoring.score import Score
from summarizer.domain.brief import Method


class Stat(NamedTuple):
    """A sum and what it is divided by; without weight there is no figure."""

    total: float
    weight: float


ABSENT = Stat(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Scored:
    """All that is known of one prediction."""

    score: Score
    units: tuple[Unit, ...]
    covered: UnitCoverage | None
    """Coverage of the gold's units by headline, lead and body: what the word budget holds."""
    overlap: Mapping[str, Overlap]
    """Means over all references."""
    events: tuple[Marking, ...]
    disputes: tuple[Dispute, ...]
    rows: tuple[tuple[Cited, ...], ...]
    """For each difference that is shown, what each of its values cites."""
    furniture: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure of a run."""

    title: str
    higher_is_better: bool | None
    """None where neither is better."""
    rests_on: tuple[str, ...]
    """Keys of the run's settings that its signature consists of, besides its version."""
    measure: Callable[[Scored], Stat]


def _of(value: float | None) -> Stat:
    return ABSENT if value is None else Stat(float(value), 1.0)


def _held(values: Sequence[bool | None]) -> Stat:
    present = [v for v in values if v is not None]
    return Stat(float(sum(present)), float(len(present)))


def _written(s: Scored) -> Stat:
    pairs = zip(s.score.grounded, s.score.read.answer.sentences, strict=True)
    return _held([g.supported for g, stated in pairs if stated.method is Method.WRITTEN])


def _shown(s: Scored) -> Stat:
    """Side by side: in one row by what it cites, or by the values' own words in one row or sentence."""
    by_words = [shown for _, shown in s.score.differences]
    by_passages = values_beside(s.disputes, s.rows) or [False] * len(by_words)
    return _held([a or b for a, b in zip(by_words, by_passages, strict=True)])


def _told(s: Scored) -> Stat:
    shown = values_beside(s.disputes, s.rows)
    told = values_told(s.score.read.answer, s.disputes, s.rows)
    return _held([a or b for a, b in zip(shown, told, strict=True)])


def _overlapping(kind: str, part: str) -> Callable[[Scored], Stat]:
    return lambda s: _of(getattr(s.overlap[kind], part)) if s.overlap else ABSENT


def _copied(s: Scored) -> Stat:
    novel = s.score.copying.novel[3]
    return _of(None if novel is None else 1 - novel)


def _by(method: Method) -> Callable[[Scored], Stat]:
    def measure(s: Scored) -> Stat:
        told = [x.method for x in s.score.read.answer.sentences if x.method is not None]
        return _held([m is method for m in told])

    return measure


def _plain(text: str) -> str:
    return " ".join(text.split())


def _event_order(s: Scored) -> Stat:
    return _of(event_pairs(s.score.read.answer, s.events).tau)


def _furniture(s: Scored) -> Stat:
    if not s.furniture:
        return ABSENT
    text = _plain(s.score.read.answer.text)
    return Stat(float(sum(_plain(line) in text for line in s.furniture)), 1.0)


METRICS: Mapping[str, Metric] = {
    "faithfulness": Metric(
        "sentences supported by the sources",
        True,
        ("judge",),
        lambda s: _held([g.supported for g in s.score.grounded]),
    ),
    "faithfulness_written": Metric(
        "sentences of the language model supported by the sources", True, ("judge",), _written
    ),
    "citation_recall": Metric(
        "citation recall (ALCE)", True, ("judge",), lambda s: _held([c.supported for c in s.score.cited])
    ),
    "citation_precision": Metric(
        "citation precision (ALCE)",
        True,
        ("judge",),
        lambda s: _held([p for c in s.score.cited for p in c.precise]),
    ),
    "citation_f1": Metric(
        "citation F1 (ALCE)", True, ("judge",), lambda s: _of(citation_scores(s.score.cited).f1)
    ),
    "coverage": Metric(
        "coverage of nuggets within the word budget",
        True,
        ("matching",),
        lambda s: _of(s.covered.graded if s.covered else None),
    ),
    "coverage_strict": Metric(
        "coverage of nuggets within the word budget, yes or no",
        True,
        ("matching",),
        lambda s: _of(s.covered.strict if s.covered else None),
    ),
    "coverage_whole": Metric(
        "coverage of nuggets by all that is shown",
        True,
        ("matching",),
        lambda s: _of(s.score.units.graded if s.score.units else None),
    ),
    "reference_coverage": Metric(
        "coverage of the reference",
        True,
        ("matching", "parser"),
        lambda s: _of(s.score.reference.closeness if s.score.reference else None),
    ),
    "corroborated": Metric(
        "coverage of what several origins report",
        True,
        ("matching",),
        lambda s: _of(s.score.corroboration.share),
    ),
    "sides": Metric("speakers heard", True, ("parser",), lambda s: _of(s.score.sides.share)),
    "differences": Metric("differences shown side by side", True, (), _shown),
    "differences_told": Metric("differences of which two values are told", True, (), _told),
    "event_order": Metric("order of events (Kendall)", True, (), _event_order),
    "rouge1_f1": Metric("ROUGE-1 F1", True, ("rouge",), _overlapping("rouge1", "f1")),
    "rouge2_f1": Metric("ROUGE-2 F1", True, ("rouge",), _overlapping("rouge2", "f1")),
    "rougeLsum_f1": Metric("ROUGE-Lsum F1", True, ("rouge",), _overlapping("rougeLsum", "f1")),
    "rouge2_recall": Metric("ROUGE-2 recall", True, ("rouge",), _overlapping("rouge2", "recall")),
    "loaded": Metric(
        "loaded words per hundred, outside quotation",
        False,
        (),
        lambda s: _of(s.score.neutrality.loaded),
    ),
    "tone": Metric("opinionated tone", False, ("embedder",), lambda s: _of(s.score.neutrality.tone)),
    "redundancy": Metric(
        "sentences that repeat another", False, (), lambda s: _of(s.score.copying.redundancy)
    ),
    "furniture": Metric("lines of page furniture", False, (), _furniture),
    "copied": Metric("copied share (word trigrams)", None, (), _copied),
    "longest_run": Metric("longest copied run, words", None, (), lambda s: _of(s.score.copying.longest_run)),
    "words": Metric("words", None, (), lambda s: _of(s.score.copying.words)),
    "sentences": Metric("sentences", None, (), lambda s: _of(s.score.copying.sentences)),
    "written": Metric("share written", None, (), _by(Method.WRITTEN)),
    "trimmed": Metric("share trimmed", None, (), _by(Method.TRIMMED)),
    "extract": Metric("share extracted", None, (), _by(Method.EXTRACT)),
}
HEADLINE = (
    "faithfulness",
    "citation_f1",
    "coverage",
    "reference_coverage",
    "corroborated",
    "differences",
    "rouge2_f1",
    "copied",
    "words",
)
"""What the table of a run shows, where the data allow it; the files hold all."""
VERSION = "2"
"""Of the definitions above; a change of meaning needs a new one."""


def statistics(scored: Scored) -> dict[str, Stat]:
    """Sufficient statistics of every metric for one item."""
    return {name: metric.measure(scored) for name, metric in METRICS.items()}
