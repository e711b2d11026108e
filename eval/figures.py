"""The figures most tables hold, with their intervals."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from eval.metrics.counts import Counts, total
from eval.statistics import Indices, Interval, bootstrap


def share(held: Sequence[bool], clusters: Sequence[Hashable]) -> Interval:
    """Share of items for which something holds.

    Args:
        held: one truth an item, at least one.
        clusters: the document or story of each item.
    """

    def figure(drawn: Indices) -> float | None:
        return float(sum(held[i] for i in drawn) / len(drawn))

    return bootstrap(figure, clusters)


def f1(counts: Sequence[Counts], clusters: Sequence[Hashable]) -> Interval:
    """F1 of counts added up.

    Args:
        counts: one an item, with something to find or given in at least one of them.
        clusters: the document or story of each item.
    """

    def figure(drawn: Indices) -> float | None:
        return total(counts[i] for i in drawn).f1

    return bootstrap(figure, clusters)
