"""Time expressions against labels, as in TempEval-3 (UzZaman et al. 2013, task A)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.metrics.counts import Counts
from summarizer.language.times.reading import ReadTime
from summarizer.language.times.timex_forms import TimeKind

UNKNOWN = "unknown"
"""The value of a labelled expression that its text leaves undetermined."""


@dataclass(frozen=True, slots=True)
class LabelledTime:
    """An expression that annotators marked, with TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeScore:
    """Counts of one text; what is right in ``type`` and ``value`` need only overlap."""

    strict: Counts
    relaxed: Counts
    type: Counts
    value: Counts


def score_times(gold: Sequence[LabelledTime], found: Sequence[ReadTime]) -> TimeScore:
    """Hold the expressions of one text against its labels.

    Args:
        gold: labelled expressions.
        found: the system's; every labelled one is held against the first that overlaps it and is not
            yet taken.

    Returns:
        Counts for exact extents, overlapping extents, and overlap with the right type or value.
    """
    met: list[tuple[LabelledTime, ReadTime]] = []
    free = list(found)
    for label in gold:
        if (match := next((f for f in free if overlap(label, f)), None)) is not None:
            free.remove(match)
            met.append((label, match))

    def counts(hits: int) -> Counts:
        return Counts(hits, len(found), len(gold))

    return TimeScore(
        strict=counts(sum((g.start, g.end) == (f.start, f.end) for g, f in met)),
        relaxed=counts(len(met)),
        type=counts(sum(g.type == type_of(f.kind) for g, f in met)),
        value=counts(sum(g.value == f.value for g, f in met)),
    )


def overlap(gold: LabelledTime, found: ReadTime) -> bool:
    """Whether two expressions share a character."""
    return found.start < gold.end and gold.start < found.end


def type_of(kind: TimeKind) -> str:
    """The TIMEX3 type of an expression; that of a range is its ends'."""
    return {TimeKind.RANGE: "DATE"}.get(kind, kind.value.upper())


class Reading(StrEnum):
    """How an expression of a list was read."""

    RIGHT = "right"
    UNKNOWN = "unknown"
    """Not found, or left without a value: no harm done."""
    WRONG = "wrong"


def read_as(gold: LabelledTime, found: Sequence[ReadTime]) -> Reading:
    """How one listed expression was read.

    Args:
        gold: its place and value; :data:`UNKNOWN` where nothing determines one, and two values joined
            by ``/`` for a range.
        found: all that the system found in the sentence.

    Returns:
        Right if what overlaps has the value; a length alone ("P1W" for "a week after the vote") names
        no day and is right for what is unknown.
    """
    values = [f.value for f in found if overlap(gold, f)]
    value = "/".join(v for v in values if v is not None) if all(values) else ""
    if gold.value == UNKNOWN:
        return Reading.RIGHT if not value or value.startswith(("P", "XXXX")) else Reading.WRONG
    if value == gold.value:
        return Reading.RIGHT
    return Reading.WRONG if value else Reading.UNKNOWN


def spurious(gold: Sequence[LabelledTime], found: Sequence[ReadTime]) -> tuple[ReadTime, ...]:
    """Expressions found where a list has none; lists leave out what recurs."""
    return tuple(f for f in found if f.kind is not TimeKind.SET and not any(overlap(g, f) for g in gold))
