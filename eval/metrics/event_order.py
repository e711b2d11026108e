"""Events of a story against labels: their order, their phase and their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from summarizer.domain.events import Phase


@dataclass(frozen=True, slots=True)
class Placed:
    """One labelled event and where a system puts it; None where it does not know."""

    rank: int
    """Events of equal rank happened at the same time."""
    phase: Phase
    days: tuple[date, date] | None
    """First and last day, if the articles determine them."""
    position: float | None
    system_phase: Phase | None
    system_days: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Pairs of events of different rank, by what a system makes of them."""

    concordant: int = 0
    discordant: int = 0
    open: int = 0
    """Put at the same place, or one of them not placed at all."""

    def __add__(self, other: PairCounts) -> PairCounts:
        return PairCounts(
            self.concordant + other.concordant,
            self.discordant + other.discordant,
            self.open + other.open,
        )

    @property
    def tau(self) -> float | None:
        """Kendall's tau, from -1 to 1, an open pair counting 0; None without pairs.

        >>> PairCounts(concordant=3, discordant=1, open=0).tau
        0.5
        """
        pairs = self.concordant + self.discordant + self.open
        return (self.concordant - self.discordant) / pairs if pairs else None


def count_pairs(placed: Sequence[tuple[int, float | None]]) -> PairCounts:
    """Compare the order of ranks with that of positions, pair by pair.

    Args:
        placed: rank and position of each event of one story.

    Returns:
        Counts over all pairs whose ranks differ.
    """
    signs = [
        0.0 if p is None or q is None or p == q else (p - q) * (r - s)
        for (r, p), (s, q) in combinations(placed, 2)
        if r != s
    ]
    ahead, back = sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)
    return PairCounts(ahead, back, len(signs) - ahead - back)


class DayReading(StrEnum):
    """How a system dates an event whose days are known."""

    RIGHT = "right"
    UNKNOWN = "unknown"
    WRONG = "wrong"


def day_reading(event: Placed) -> DayReading | None:
    """Whether the days are right: the first day equal, or what the system gives within the true days.

    Args:
        event: a placed event.

    Returns:
        The reading; None where the articles do not determine the days.
    """
    if event.days is None:
        return None
    if event.system_days is None:
        return DayReading.UNKNOWN
    (start, end), (first, last) = event.days, event.system_days
    right = first == start or start <= first <= last <= end
    return DayReading.RIGHT if right else DayReading.WRONG
