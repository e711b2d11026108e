"""Numbers of one point, gathered from pairs of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.domain.claims import Conflict
from summarizer.domain.text import Document
from summarizer.stages.conflicts.context import Overlap
from summarizer.stages.conflicts.number_kinds import meet, number_conflict
from summarizer.stages.conflicts.number_mention import NumberMention

_AGREEING, _AGREEING_LARGE, _LARGE = 0.6, 0.3, 100
"""Share of the pairs of two groups that must be about one point for the groups to be; fewer are enough
from a size on at which numbers do not meet by chance."""

DAYS_APART = 7
"""Days between two articles whose numbers may be of one point."""

_Pair = tuple[int, int]


def conflicts_among(
    mentions: Sequence[NumberMention], alike: Mapping[_Pair, Overlap], documents: Mapping[str, Document]
) -> list[Conflict]:
    """Set the numbers of each point against each other.

    Args:
        mentions: numbers of several documents.
        alike: the pairs of them, by place, that are about one point, with what their contexts share.
        documents: the documents by id.

    Returns:
        One conflict a point whose numbers differ.
    """
    made = (number_conflict([mentions[i] for i in group], documents) for group in _groups(mentions, alike))
    return [conflict for conflict in made if conflict is not None]


def _groups(mentions: Sequence[NumberMention], alike: Mapping[_Pair, Overlap]) -> list[list[int]]:
    """Put together the numbers of one point, surest pairs first.

    Args:
        mentions: numbers of several documents.
        alike: the pairs of them, by place, that are about one point, with what their contexts share.

    Returns:
        Places of the numbers of each point; no group holds two different numbers of one document.
    """
    group_of = {i: [i] for i in range(len(mentions))}
    for i, j in sorted(alike, key=lambda pair: (-alike[pair].share, pair)):
        a, b = group_of[i], group_of[j]
        if a is b or not _may_join([(x, y) for x in a for y in b], mentions, alike):
            continue
        a += b
        for member in b:
            group_of[member] = a
    groups = [sorted(g) for g in {id(g): g for g in group_of.values()}.values() if len(g) > 1]
    return _merged(groups, mentions)


def _merged(groups: Iterable[list[int]], mentions: Sequence[NumberMention]) -> list[list[int]]:
    """The groups, those that set the same two numbers against each other as one."""
    kept: list[list[int]] = []
    for group in groups:
        values = {_counted(i, mentions) for i in group}
        same = next((k for k in kept if len(values & {_counted(i, mentions) for i in k}) >= 2), None)
        if same is None:
            kept.append(group)
        else:
            same.extend(group)
    return [sorted(group) for group in kept]


def _counted(i: int, mentions: Sequence[NumberMention]) -> tuple[str, float, float]:
    """A number with what it counts."""
    return mentions[i].counted_class, mentions[i].amount.low, mentions[i].amount.high


def _may_join(
    pairs: Sequence[_Pair],
    mentions: Sequence[NumberMention],
    alike: Mapping[_Pair, Overlap],
) -> bool:
    across = [
        (min(x, y), max(x, y)) for x, y in pairs if mentions[x].claim.doc_id != mentions[y].claim.doc_id
    ]
    within = [
        (mentions[x].amount, mentions[y].amount) for x, y in pairs if (min(x, y), max(x, y)) not in across
    ]
    if any((a.low, a.high) != (b.low, b.high) for a, b in within):
        return False
    excluded = {_stated(p, mentions) for p in across if p in alike}
    apart = [p for p in across if p not in alike and _stated(p, mentions) not in excluded]
    if any(not meet(mentions[x].amount, mentions[y].amount) for x, y in apart):
        return False
    large = all(mentions[x].quantity.value >= _LARGE for pair in pairs for x in pair)
    return len(across) - len(apart) >= (_AGREEING_LARGE if large else _AGREEING) * len(across)


def _stated(pair: tuple[int, int], mentions: Sequence[NumberMention]) -> frozenset[tuple[float, float]]:
    """The numbers of a pair: where one passage sets them against each other, all that repeat them do."""
    return frozenset((mentions[i].amount.low, mentions[i].amount.high) for i in pair)
