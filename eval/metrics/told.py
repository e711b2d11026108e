"""What a text tells of events and differences whose passages were marked in its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.metrics.answers import Answer, Stated
from eval.metrics.event_order import PairCounts, count_pairs

Marked = tuple[tuple[int, str], ...]
"""Passages of sources: (number of the source, from 1; its words)."""
Cited = frozenset[tuple[int, str]]
"""The same of what is cited, with plain white space."""


@dataclass(frozen=True, slots=True)
class Marking:
    """An event with the passages that tell it."""

    rank: int
    """Events of equal rank happened at the same time."""
    passages: Marked


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point on which sources differ, with the passages of each value."""

    point: str
    values: tuple[Marked, ...]


def cited(passages: Iterable[tuple[int, str]]) -> Cited:
    """Passages with plain white space."""
    return frozenset((number, " ".join(text.split())) for number, text in passages)


def event_pairs(answer: Answer, events: Sequence[Marking]) -> PairCounts:
    """Compare the order in which a text tells events with the order in which they happened.

    An event is told by the first sentence of the body that cites a passage which holds words of its
    support, or lies within them. Where two events are told by one sentence, neither comes first.

    Args:
        answer: a text with its sources; a citation of a whole article tells nothing.
        events: the events in question.

    Returns:
        Counts over pairs of events that are told.
    """
    told = _evidence(answer, answer.body)
    places = [
        (event.rank, next((i for i, own in enumerate(told) if _touch(own, event.passages)), None))
        for event in events
    ]
    return count_pairs([(rank, place) for rank, place in places if place is not None])


def values_told(answer: Answer, disputes: Sequence[Dispute], rows: Sequence[Sequence[Cited]]) -> list[bool]:
    """For each difference whether two of its values are told, wherever they stand.

    Args:
        answer: a text with its sources.
        disputes: the differences in question.
        rows: for each difference that is shown, what each of its values cites.
    """
    told = [*_evidence(answer, answer.sentences), *(own for row in rows for own in row)]
    return [sum(any(_touch(own, v) for own in told) for v in d.values) >= 2 for d in disputes]


def values_beside(disputes: Sequence[Dispute], rows: Sequence[Sequence[Cited]]) -> list[bool]:
    """For each difference whether two of its values stand side by side in one row.

    Args:
        disputes: the differences in question.
        rows: for each difference that is shown, what each of its values cites.
    """
    return [any(_sets_apart(row, dispute) for row in rows) for dispute in disputes]


def _sets_apart(row: Sequence[Cited], dispute: Dispute) -> bool:
    """Whether two sides of a row cite two different values, each its own."""
    sides = [{i for i, value in enumerate(dispute.values) if _touch(own, value)} for own in row]
    return any(
        a != b
        for left in range(len(sides))
        for right in range(left + 1, len(sides))
        for a in sides[left]
        for b in sides[right]
    )


def _evidence(answer: Answer, sentences: Sequence[Stated]) -> list[Cited]:
    whole = cited((n, a.text) for n, a in enumerate(answer.articles, start=1))
    return [cited((p.source, p.text) for p in s.passages if p.supports) - whole for s in sentences]


def _touch(own: Cited, marked: Marked) -> bool:
    wanted = cited(marked)
    return any(n == m and (a in b or b in a) for n, a in own for m, b in wanted)
