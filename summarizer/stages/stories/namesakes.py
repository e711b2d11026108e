"""Stories that are told for months: groups that share a name which hardly anything else in the pile bears."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from summarizer.stages.stories.likeness import Group
from summarizer.stages.stories.traits import Traits

_HELD, _OWNED = 0.8, 0.9
"""Share of a group's documents that must hold the name among their rarest words, and share of the name's
holders that must be in such groups: a politician's name is in other news as well."""
_KNOWN = 0.25
"""Largest share of the pile that may hold the name: in a pile of two stories nothing shows whose it is."""
_GROUPS = 30
"""Most groups of one name that are compared, so that cost stays near-linear."""


def namesakes(groups: Sequence[Group], pile: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Find pairs of groups that one name holds together, however long after each other they were written.

    Args:
        groups: groups of the pile's documents.
        pile: the documents' traits.

    Yields:
        Positions of two groups, the smaller first.
    """
    holders = Counter(name for traits in pile for name in traits.names)
    families: dict[str, list[int]] = defaultdict(list)
    for position, group in enumerate(groups):
        held = Counter(name for member in group.members for name in pile[member].rare_names)
        for name, count in held.items():
            if count >= _HELD * len(group.members):
                families[name].append(position)
    for name, family in families.items():
        owned = sum(len(groups[position].members) for position in family) >= _OWNED * holders[name]
        if owned and 2 <= len(family) <= _GROUPS and holders[name] <= _KNOWN * len(pile):
            yield from combinations(family, 2)
