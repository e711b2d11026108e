"""What precision, recall and F1 are made of, so that documents can be added up and drawn again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items a system gave, how many there are, and how many of its own are right."""

    hits: int = 0
    system: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.system + other.system, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Share of the system's items that are right; None if it gave none."""
        return self.hits / self.system if self.system else None

    @property
    def recall(self) -> float | None:
        """Share of the labelled items that were found; None if there are none."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if there is nothing to find and nothing was given.

        >>> Counts(hits=2, system=4, gold=2).f1
        0.6666666666666666
        """
        return 2 * self.hits / (self.system + self.gold) if self.system + self.gold else None


def total(counts: Iterable[Counts]) -> Counts:
    """All of them added up."""
    return sum(counts, Counts())
