"""Times of day in words and figures: "a quarter past seven", "five o'clock", "at 9.40"."""

from __future__ import annotations

import re
from typing import NamedTuple

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_NAMED = {"midnight": 24, "noon": 12, "midday": 12}
_MINUTES = {"a quarter": 15, "quarter": 15, "half": 30, "twenty": 20, "twenty-five": 25} | {
    word: n for n, word in enumerate(_HOURS, 1)
}
_HALVES = {
    "a": 0, "p": 12, "morning": 0, "afternoon": 12, "evening": 12, "night": 12,
}  # fmt: skip
_PART = (
    r"(?:\s*(?P<half>[ap])\.?m\b\.?|\s+(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night)))?"
)
_HOUR_WORD = rf"(?P<hour>{'|'.join((*_HOURS, *_NAMED))}|\d{{1,2}})"
_WHEN = "(?:" + "|".join(
    rf"(?<=\b{word} )"
    for word in "at by before after until till since from about around towards past nearly almost was".split()
) + ")"  # fmt: skip
"""After one of these a bare number may be an hour."""
_ENDS = (
    r"(?=[,.;:!?)\"”’]|$| (?:in the (?:morning|afternoon|evening)|at night|on|that|this|yesterday|today"
    r"|tomorrow|last night|and|when|sharp|but|while|to)\b)"
)
"""What follows an hour that stands alone: no noun that it would count."""
_SPOKEN = re.compile(
    r"\b(?P<minutes>a quarter|quarter|half|\w+(?= minutes)|twenty-five|five|ten|twenty)(?: minutes)? "
    rf"(?P<way>past|(?<=quarter )to|(?<=minutes )to) {_HOUR_WORD}\b{_PART}"
    rf"|\b(?P<full>{'|'.join(_HOURS)}|\d{{1,2}}) o['’]clock\b{_PART.replace('<', '<o_')}"
    rf"|{_WHEN}(?P<before>twenty-five|five|ten|twenty) to (?P<next>{'|'.join((*_HOURS, *_NAMED))})\b"
    rf"{_PART.replace('<', '<b_')}"
    rf"|{_WHEN}(?P<alone>{'|'.join(_HOURS)})\b(?<!by one){_ENDS}{_PART.replace('<', '<a_')}"
    rf"|(?<!past )(?<!to )\b(?P<named>{'|'.join(_NAMED)})\b",
    re.I,
)
_FIGURES = re.compile(
    rf"{_WHEN}(?P<hour>\d{{1,2}})[.:](?P<minute>[0-5]\d)\b(?!:)"
    rf"(?! ?(?:percent|per cent|million|billion|%|[a-z]*(?:met(?:re|er)s?|kilos?|tonnes?)))(?![.,]\d){_PART}"
    rf"|\b(?<![\d:.])(?P<clock>\d{{1,2}}):(?P<clock_minute>[0-5]\d)\b(?!:\d){_PART.replace('<', '<c_')}"
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
    if match["named"]:
        return ClockTime(*match.span(), _NAMED[match["named"].casefold()] % 24, True)
    for hour, prefix in (("full", "o_"), ("alone", "a_")):
        if match[hour]:
            return _time(match, _number(match[hour]), 0, _half(match, prefix))
    if match["before"]:
        minutes = -_MINUTES[match["before"].casefold()]
        return _time(match, _number(match["next"]), minutes, _half(match, "b_"))
    spoken = _MINUTES.get(match["minutes"].casefold())
    if spoken is None:
        return None
    sign = -1 if match["way"].casefold() == "to" else 1
    return _time(match, _number(match["hour"]), sign * spoken, _half(match, ""))


def _half(match: re.Match[str], prefix: str) -> str | None:
    return match[f"{prefix}half"] or match[f"{prefix}part"] or match[f"{prefix}night"]


def _figures(match: re.Match[str]) -> ClockTime | None:
    if match["whole"]:
        return _time(match, int(match["whole"]), int(match["whole_minute"] or 0), match["whole_half"])
    if match["clock"]:
        return _time(match, int(match["clock"]), int(match["clock_minute"]), _half(match, "c_"))
    return _time(match, int(match["hour"]), int(match["minute"]), _half(match, ""))


def _number(word: str) -> int:
    named = _NAMED.get(word.casefold())
    return named or (int(word) if word.isdigit() else _HOURS.index(word.casefold()) + 1)


def _time(match: re.Match[str], hour: int, minute: int, half: str | None) -> ClockTime | None:
    if hour > 24 or abs(minute) > 59:
        return None
    written = match.group()
    if half is None:
        said = hour > 12 or written.startswith("0") or any(name in written.casefold() for name in _NAMED)
        return ClockTime(match.start(), match.end(), (hour + minute / 60) % 24, said)
    return ClockTime(match.start(), match.end(), hour % 12 + _HALVES[half.casefold()] + minute / 60, True)
