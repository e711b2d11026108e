"""Times of day and dates in claims as quantities: hours since midnight, and stretches of days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from summarizer.domain.claims import Claim
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.times.clock import find_clock_times
from summarizer.language.times.reading import read_times
from summarizer.language.times.timex import TimeKind
from summarizer.language.words.thesaurus import is_calendar_word
from summarizer.language.words.tokens import words

WEEKDAY, MONTH, HOUR, DAY = "weekday", "month", "hour", "day"
"""What a moment is counted in: days of an unknown week, months of an unknown year, hours, or days."""
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>\d\d|SP|SU|FA|WI|Q[1-4]|W\d\d))?(?:-(?P<day>\d\d))?(?:T.*)?"
)
_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>\d)(?:T.*)?")
_OPEN_MONTH = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:T.*)?")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 12)}
_SEASONS |= {f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)}
_DAYS_OF_MONTH = 31
_NAMED = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "christmas": (12, 12), "easter": (3, 4),
}  # fmt: skip
"""Months of what returns every year; winter lies in two years."""


def moments(claim: Claim, written: date | None) -> Iterator[Quantity]:
    """Find the times of day and the dates of a claim.

    Args:
        claim: a claim.
        written: day of its article, if known, from which weekdays and "last month" are counted.

    Yields:
        Quantities of kind TIME, in hours, and DATE, in days: a month is the stretch of its days.
    """
    text = claim.parse.text
    for time in find_clock_times(text):
        unit = HOUR if time.certain else f"half {HOUR}"
        yield Quantity(
            time.start, time.end, text[time.start : time.end],
            time.hour, time.hour, time.hour, "", unit, QuantityKind.TIME,
        )  # fmt: skip
    for read in read_times([(0, claim.parse)], written):
        written_as = text[read.start : read.end]
        stretch = _stretch(read.value or "") or _season(written_as)
        dated = read.kind is TimeKind.DATE or any(is_calendar_word(w.text) for w in words(written_as))
        if read.kind in {TimeKind.DATE, TimeKind.TIME} and stretch is not None and dated:
            low, high, unit = stretch
            yield Quantity(read.start, read.end, written_as, low, low, high, "", unit, QuantityKind.DATE)


def _season(written_as: str) -> tuple[int, int, str] | None:
    """The months of a season or feast of an unknown year."""
    found = next((_NAMED[w.text.casefold()] for w in words(written_as) if w.text.casefold() in _NAMED), None)
    if found is None:
        return None
    first, last = found
    return first * _DAYS_OF_MONTH + 1, (last + 1) * _DAYS_OF_MONTH, MONTH


def _stretch(value: str) -> tuple[int, int, str] | None:
    """First and last day of a TIMEX3 value, or of what is open in it, with what they are counted in."""
    if match := _OPEN_WEEKDAY.fullmatch(value):
        day = int(match["day"])
        return day, day, WEEKDAY
    if match := _OPEN_MONTH.fullmatch(value):
        first = int(match["month"]) * _DAYS_OF_MONTH + int(match["day"] or 1)
        return first, first if match["day"] else first + _DAYS_OF_MONTH - 1, MONTH
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year, part = int(match["year"]), match["part"]
    if not date.min.year < year < date.max.year:
        return None
    try:
        return _days(year, part, match["day"])
    except ValueError:  # the 31st of June
        return None


def _days(year: int, part: str | None, day: str | None) -> tuple[int, int, str]:
    if part is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), DAY
    if part.startswith("W"):
        first = date.fromisocalendar(year, int(part[1:]), 1).toordinal()
        return first, first + 6, DAY
    if day is not None:
        only = date(year, int(part), int(day)).toordinal()
        return only, only, DAY
    months = _SEASONS.get(part) or (int(part), int(part))
    last = date(year, months[1], calendar.monthrange(year, months[1])[1])
    return date(year, months[0], 1).toordinal(), last.toordinal(), DAY


def is_moment(quantity: Quantity) -> bool:
    """Whether a quantity is a time of day or a date."""
    return quantity.kind in {QuantityKind.TIME, QuantityKind.DATE} and bool(quantity.unit)
