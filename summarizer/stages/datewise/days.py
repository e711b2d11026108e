"""How much the articles make of each day."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from summarizer.domain.timelines import Written
from summarizer.stages.datewise.mentions import Mention

_VOLUME = 0.15
"""What the number of articles written on a day and the next adds to what is said of it."""
_LEAST = 0.5
"""Share of the weightiest day's weight down to which a day is told of, where no number is asked for."""
_FEW_DAYS, _MOST_DAYS = 10, 60
"""So few days are all told of, and never more than so many, where no number is asked for."""


def weigh_days(mentions: Sequence[Mention], written: Iterable[Written]) -> dict[date, float]:
    """Weigh every day that is named.

    What counts is on how many different days articles speak of it: a day still named weeks later matters
    more than one that a single day's burst of copy names often. Within one day of writing, voices count by
    their square root.

    Args:
        mentions: which sentences name which days.
        written: when each article was written.

    Returns:
        The weight of each day, above 0.
    """
    voices: defaultdict[date, defaultdict[date | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in mentions:
        spoken = mention.written.day if mention.written is not None else None
        voices[mention.day][spoken].add(mention.voice)
    volume = Counter(w.day for w in written)
    return {
        day: math.log1p(sum(math.sqrt(len(own)) for own in by_day.values()))
        + _VOLUME * math.log1p(volume[day] + volume[day + timedelta(days=1)])
        for day, by_day in voices.items()
    }


def chosen_days(weights: Mapping[date, float], most: int | None) -> list[date]:
    """Rank the days, the weightiest first.

    Args:
        weights: of each day.
        most: how many are asked for, if any number is; the caller takes the first that can be told.

    Returns:
        All days if a number is asked for; otherwise those of some weight beside the
        weightiest, and at least the first few.
    """
    ranked = sorted(weights, key=lambda day: (-weights[day], day))
    if most is not None or not ranked:
        return ranked
    least = _LEAST * weights[ranked[0]]
    weighty = sum(weights[day] >= least for day in ranked)
    return ranked[: min(max(weighty, _FEW_DAYS), _MOST_DAYS)]
