"""People whose name differs by few letters between sources: one person, spelt two ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.support.analysis import analyse

_ALIKE, _ALIKE_SURNAMES = 0.6, 0.75
"""Likeness of two first names, and of two surnames, from which one may be the other, told wrongly."""
_SHORTEST = 4
"""Letters of a name below which likeness says nothing."""
_CUT = 3
"""Letters cut off a name that make a short form of it: Chris for Christopher."""
_LETTERS = str.maketrans("ykwz", "icvs")


def spelling_conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    """Find people with one name in two spellings, of the first name, the surname or both.

    Args:
        claims: all claims of the story, in a fixed order.

    Returns:
        A contradiction for each two names of which no document has both.
    """
    known: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for name in _full_names(claim):
            known.setdefault(name, []).append(claim)
    return [
        _conflict(a, b, known)
        for a, b in combinations(sorted(known), 2)
        if _one_person(a, b) and not _documents(known[a]) & _documents(known[b])
    ]


def _full_names(claim: Claim) -> Iterable[tuple[str, str]]:
    """First and last names of the people that a claim names by both, without what stands between."""
    for name in analyse(claim.parse).names:
        words = name.core.split()
        if name.label == "PERSON" and len(words) > 1 and _is_spelt(words[0]) and _is_spelt(words[-1]):
            yield words[0], words[-1]


def _is_spelt(name: str) -> bool:
    """Whether a name is letters all through, with no bracket or the like."""
    return all(c.isalpha() or c in "-.'’" for c in name)


def _one_person(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two full names are one, with another spelling of the first name, the surname or both."""
    if a[1] == b[1]:
        return _similar(a[0], b[0], _ALIKE)
    if not _similar(a[1], b[1], _ALIKE_SURNAMES):
        return False
    return _sound(a[0]) == _sound(b[0]) or _similar(a[0], b[0], _ALIKE_SURNAMES)


def _similar(a: str, b: str, least: float) -> bool:
    """Whether two names differ by few letters; a short form or an initial is no other name."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    if short[:1] != long[:1] or len(short) < _SHORTEST or _sound(a) == _sound(b):
        return False
    if long.startswith(short) and len(long) - len(short) >= _CUT:
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= least


def _sound(name: str) -> str:
    """A name with letters of one sound made one: Sergei and Sergey are no two spellings to report."""
    folded = name.casefold().translate(_LETTERS).replace("ph", "f").replace("h", "")
    return "".join(c for n, c in enumerate(folded) if n == 0 or folded[n - 1] != c)


def _documents(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(claim.doc_id for claim in claims)


def _conflict(
    a: tuple[str, str], b: tuple[str, str], known: Mapping[tuple[str, str], Sequence[Claim]]
) -> Conflict:
    values = tuple(
        ConflictValue(" ".join(name), tuple(dict.fromkeys(s for c in known[name] for s in c.evidence)))
        for name in (a, b)
    )
    point = f"first name of {a[1]}" if a[1] == b[1] else f"spelling of {' '.join(a)}"
    return Conflict(point, ConflictKind.CONTRADICTION, values)
