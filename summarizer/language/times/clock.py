"""Times of day in words and figures: "a quarter past seven", "five o'clock", "at 9.40"."""

from __future__ import annotations

import re
from typing import NamedTuple

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_MINUTES = {"a quarter": 15, "quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20} | {
    word: n for n, word in enumerate(_HOURS, 1)
}
_HALVES = {
    "a": 0, "p": 12, "morning": 0, "afternoon": 12, "evening": 12, "night": 12,
}  # fmt: skip
_PART = (
    r"(?:\s*(?P<half>[ap])\.?m\b\.?|\s+(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night)))?"
)
_HOUR_WORD = rf"(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})"
_SPOKEN = re.compile(
    r"\b(?P<minutes>a quarter|quarter|half|\w+(?= minutes)|five|ten|twenty)(?: minutes)? "
    rf"(?P<way>past|(?<=quarter )to|(?<=minutes )to) {_HOUR_WORD}\b{_PART}"
    rf"|\b(?P<full>{'|'.join(_HOURS)}|\d{{1,2}}) o['’]clock\b{_PART.replace('<', '<o_')}",
    re.I,
)
_FIGURES = re.compile(
    rf"(?<=\bat )(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)\b(?! ?(?:percent|per cent|million|billion|%)){_PART}"
    rf"|\b(?P<whole>\d{{1,2}})(?:[.:](?P<whole_minute>\d\d))?\s?(?P<whole_half>[ap])\.?m\b\.?",
    re.I,
)


class ClockTime(NamedTuple):
    """A time of day at ``text[start:end]``."""

    start: int
    end: int
    hour: float
    """Hours since midnight or, where the half of the day is not said, since twelve."""
    certain: bool
    """Whether the half of the day is said."""

    def apart(self, other: ClockTime) -> float:
        """Hours between two times of day, at least; a half that is not said may be either."""
        gap = abs(self.hour - other.hour)
        if self.certain and other.certain:
            return min(gap, 24 - gap)
        return min(gap % 12, 12 - gap % 12)


def find_clock_times(text: str) -> tuple[ClockTime, ...]:
    """Find the times of day of a text.

    Args:
        text: any text.

    Returns:
        The times in order.

    >>> [t.hour for t in find_clock_times("It rang at a quarter past seven, not at 9.40 or 4 p.m.")]
    [7.25, 9.666666666666666, 16.0]
    """
    found = [_spoken(m) for m in _SPOKEN.finditer(text)] + [_figures(m) for m in _FIGURES.finditer(text)]
    kept = [t for t in found if t is not None]
    return tuple(sorted(kept))


def _spoken(match: re.Match[str]) -> ClockTime | None:
    if match["full"]:
        half = match["o_half"] or match["o_part"] or match["o_night"]
        return _time(match, _number(match["full"]), 0, half)
    minutes = _MINUTES.get(match["minutes"].casefold())
    if minutes is None:
        return None
    sign = -1 if match["way"].casefold() == "to" else 1
    return _time(
        match, _number(match["hour"]), sign * minutes, match["half"] or match["part"] or match["night"]
    )


def _figures(match: re.Match[str]) -> ClockTime | None:
    if match["whole"]:
        return _time(match, int(match["whole"]), int(match["whole_minute"] or 0), match["whole_half"])
    return _time(
        match, int(match["hour"]), int(match["minute"]), match["half"] or match["part"] or match["night"]
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS.index(word.casefold()) + 1


def _time(match: re.Match[str], hour: int, minute: int, half: str | None) -> ClockTime | None:
    if hour > 23 or abs(minute) > 59:
        return None
    if half is None:
        return ClockTime(match.start(), match.end(), hour + minute / 60, hour > 12)
    return ClockTime(match.start(), match.end(), hour % 12 + _HALVES[half.casefold()] + minute / 60, True)
