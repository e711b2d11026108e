"""Which documents are worth comparing: those that share rare words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from summarizer.stages.stories.traits import Traits

MOST = 30
"""Neighbours looked at for each document."""
_HOLDERS = 64
"""Documents that one word leads to: of a frequent word's holders, those nearest in time. With the number
of words a document is looked up by it keeps time and memory linear in the pile."""


def neighbours(pile: Sequence[Traits]) -> list[list[int]]:
    """Find those documents that share most with each, by the rare words of both.

    Args:
        pile: the documents' traits.

    Returns:
        For each document the positions of at most ``MOST`` others, those that share most first.
    """
    by_time = sorted(range(len(pile)), key=lambda i: (pile[i].day or 0, i))
    index: dict[str, list[int]] = defaultdict(list)
    for rank, i in enumerate(by_time):
        for term in pile[i].rarest:
            index[term].append(rank)
    found: list[list[int]] = [[] for _ in pile]
    for rank, i in enumerate(by_time):
        shared = _shared(rank, by_time, pile, index)
        found[i] = nlargest(MOST, shared, key=lambda j: (shared[j], -j))
    return found


def _shared(
    rank: int, by_time: Sequence[int], pile: Sequence[Traits], index: Mapping[str, Sequence[int]]
) -> dict[int, float]:
    """What others share with a document."""
    own = pile[by_time[rank]]
    shared: dict[int, float] = defaultdict(float)
    for term in own.rarest:
        holders = index[term]
        first = max(0, bisect_left(holders, rank) - _HOLDERS // 2)
        for holder in holders[first : first + _HOLDERS + 1]:
            if holder != rank:
                other = by_time[holder]
                shared[other] += own.terms[term] * pile[other].terms[term]
    return shared
