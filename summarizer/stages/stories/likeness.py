"""How like two groups of documents are: the mean over their pairs, from sums alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.stages.stories.traits import Floats, Traits

_NEEDED = 4.1
"""Likeness that makes one story, of documents that resemble no others."""
_FORGIVEN, _SMALL, _MIXED = 1.0, 8, 40
"""A handful of articles is mostly given because it is one story: up to so many documents are asked for so
much less; from the last number on a pile is taken as mixed."""
_SAME_DAY, _APART, _FAR = 2.0, 1.2, 30
"""What one day of publication adds, what each natural logarithm of the days between takes away, and the
days beyond which more make no difference: some stories are told for a year."""
_OWN, _CROWD = 10, 30
"""Neighbours that may be a document's own story, and how many are looked at."""
_STRANGE, _CROWDED = -5.0, 0.65
"""Likeness above which a neighbour crowds, and the share of the excess that is asked for."""


@dataclass(slots=True)
class Group:
    """Documents of one story, with the sums of their traits."""

    members: list[int]
    gist: Floats
    stated: Floats
    terms: dict[str, float]
    days: Counter[int]
    crowding: float
    """How much is asked of these documents beyond likeness, because they resemble many; a sum."""
    known: int | None = None
    """Position of the story this is, where it was found before."""

    @classmethod
    def of(cls, member: int, traits: Traits) -> Group:
        """A group of one document."""
        days = Counter() if traits.day is None else Counter([traits.day])
        return cls([member], traits.gist.copy(), traits.stated.copy(), dict(traits.terms), days, 0.0)

    def absorb(self, other: Group) -> None:
        """Take the documents of another group, which is spent."""
        self.members += other.members
        self.gist += other.gist
        self.stated += other.stated
        if len(self.terms) < len(other.terms):
            self.terms, other.terms = other.terms, self.terms
        for term, value in other.terms.items():
            self.terms[term] = self.terms.get(term, 0.0) + value
        self.days += other.days
        self.crowding += other.crowding
        self.known = other.known if self.known is None else self.known


def likeness(a: Group, b: Group) -> float:
    """Mean over all pairs of a document of ``a`` and one of ``b``, above 0 if they are one story."""
    return timeless(a, b) + _near(a.days, b.days) / (len(a.members) * len(b.members))


def timeless(a: Group, b: Group) -> float:
    """Likeness whatever the days of publication."""
    small, large = sorted((a.terms, b.terms), key=len)
    shared = sum(value * large[term] for term, value in small.items() if term in large)
    total = float(a.gist @ b.gist) + shared - float(a.stated @ b.stated)
    sizes = len(a.members), len(b.members)
    asked = _NEEDED + (a.crowding / sizes[0] + b.crowding / sizes[1]) / 2
    return total / (sizes[0] * sizes[1]) - asked


def crowding(pile: Sequence[Group], one: int, others: Sequence[int]) -> float:
    """What is asked beyond likeness of a document that resembles many.

    Where one kind of news recurs (monthly figures, match reports), all of it is alike. The nearest
    are left out of the count, because they may be the document's own story.

    Args:
        pile: groups of one document each.
        one: position of the document.
        others: positions of its neighbours, at most ``_CROWD``.
    """
    nearest = sorted((likeness(pile[min(one, j)], pile[max(one, j)]) for j in others), reverse=True)
    rest = [max(0.0, score - _STRANGE) for score in nearest[_OWN:_CROWD]]
    return _CROWDED * sum(rest) / (_CROWD - _OWN)


def leniency(size: int) -> float:
    """How much less is asked of the documents of a small pile.

    >>> leniency(3), leniency(24), leniency(400)
    (1.0, 0.5, 0.0)
    """
    return _FORGIVEN * min(1.0, max(0.0, (_MIXED - size) / (_MIXED - _SMALL)))


def _near(a: Counter[int], b: Counter[int]) -> float:
    """Sum over pairs of days of what their distance says; 0 for an undated article."""
    return sum(
        m * n * (_SAME_DAY - _APART * math.log1p(min(abs(day - other), _FAR)))
        for day, m in a.items()
        for other, n in b.items()
    )
