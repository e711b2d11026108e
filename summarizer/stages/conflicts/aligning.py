"""Which values of two documents stand in one place: those that are each other's nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from summarizer.domain.text import Document

_Pair = tuple[int, int]


def nearest_to_each_other(documents: Sequence[str], scores: Mapping[_Pair, float]) -> list[_Pair]:
    """Pair the values of every two documents that are nearest to each other.

    A value that another document repeats is nearest to its repetition, so that only what is left
    is set against what is left there: two documents that both know two values tell of two things.

    Args:
        documents: the document of each value.
        scores: how near two values of different documents are.

    Returns:
        The pairs of which neither value is nearer to another one of the other's document, in order.
    """
    best: dict[tuple[int, str], float] = {}
    for (i, j), score in scores.items():
        for mine, other in ((i, j), (j, i)):
            place = mine, documents[other]
            best[place] = max(best.get(place, score), score)
    return sorted(
        (i, j)
        for (i, j), score in scores.items()
        if score >= best[i, documents[j]] and score >= best[j, documents[i]]
    )


def told_together(a: Document, b: Document, days: int) -> bool:
    """Whether two articles were written within so many days, as far as that is known."""
    one, other = (date.fromisoformat(d.published[:10]) if d.published else None for d in (a, b))
    return one is None or other is None or abs((one - other).days) <= days
