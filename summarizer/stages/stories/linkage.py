"""Average linkage over candidate pairs: the likest two groups become one until none are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush

from summarizer.stages.stories.likeness import Group, likeness


def link(
    groups: Sequence[Group],
    pairs: Iterable[tuple[int, int]],
    measure: Callable[[Group, Group], float] = likeness,
) -> list[Group]:
    """Merge groups whose documents are alike on average.

    A mean is at most its largest part, so a group that is like a merged one was like one of its parts:
    pairs left out because they are not alike change nothing.

    Args:
        groups: what there is; the values are spent.
        pairs: positions of groups that may be alike, in any order.
        measure: how like two groups are, a mean over their pairs, above 0 if they are one story.

    Returns:
        What is left. Two groups that were stories before are never merged.
    """
    linkage = _Linkage(groups, measure)
    for a, b in sorted(set(pairs)):
        linkage.consider(a, b)
    linkage.merge_all()
    return list(linkage.groups.values())


class _Linkage:
    """Groups by number, which of them are alike, and a queue of these pairs, likest first."""

    def __init__(self, groups: Sequence[Group], measure: Callable[[Group, Group], float]) -> None:
        self._measure = measure
        self.groups = dict(enumerate(groups))
        self._next = len(groups)
        self._alike: dict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, int, int]] = []

    def consider(self, a: int, b: int) -> None:
        """Queue a pair if it is alike; ``a`` is the smaller number."""
        first, second = self.groups[a], self.groups[b]
        if first.known is not None and second.known is not None:
            return
        score = self._measure(first, second)
        if score > 0:
            self._alike[a].add(b)
            self._alike[b].add(a)
            heappush(self._queue, (-score, a, b))

    def merge_all(self) -> None:
        """Merge the likest pair until no pair is alike; a pair of which one part is gone is stale."""
        while self._queue:
            _, a, b = heappop(self._queue)
            if a in self.groups and b in self.groups:
                self._merge(a, b)

    def _merge(self, a: int, b: int) -> None:
        whole = self.groups.pop(a)
        whole.absorb(self.groups.pop(b))
        beside = (self._alike.pop(a) | self._alike.pop(b)) - {a, b}
        new, self._next = self._next, self._next + 1
        self.groups[new] = whole
        for other in sorted(beside):
            self._alike[other] -= {a, b}
            self.consider(other, new)
