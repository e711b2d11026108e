"""Finding time expressions in text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from summarizer.language.times.timex_calendar import CALENDAR_RULES
from summarizer.language.times.timex_forms import (
    CalendarDate,
    Range,
    Shift,
    TimeExpression,
    TimeKind,
    WeekdayName,
)
from summarizer.language.times.timex_lengths import LENGTH_RULES
from summarizer.language.times.timex_relative import RELATIVE_RULES

_Join = Callable[[str, TimeExpression, TimeExpression], TimeExpression | None]
_RULES = (*CALENDAR_RULES, *RELATIVE_RULES, *LENGTH_RULES)
_TO = re.compile(r"\s*(?:[-–—]|\b(?:to|until|till|through)\b)\s*(?:the\s)?")
_AND = re.compile(r"\s+and\s+(?:on\s)?")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_SECOND_DAY = re.compile(
    r"(?P<by>\s*[-–]\s*|\s+(?:and|to|through|until)\s+)(?:the\s)?(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    r"(?![\d%\w]|[.,:]\d)(?:,\s(?P<year>1[6-9]\d\d|20\d\d)\b)?(?!\s+[a-z]+s\b)"
)
_BESIDE_CLOCK = re.compile(r"(?:,?\s|,?\son\s|,?\sin\sthe\s|\s?\()?(?:the\s)?")


def find_time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text.

    Args:
        text: any text.

    Returns:
        Expressions in order, not overlapping; ``text[e.start:e.end] == e.text`` for each.

    >>> [(e.text, e.kind.value) for e in find_time_expressions("They spoke for four hours on Friday night.")]
    [('four hours', 'duration'), ('Friday night', 'time')]
    """
    found = _longest(_candidates(text))
    days = _longest([_with_second_day(text, e) for e in found])
    return tuple(_pairwise(text, _pairwise(text, days, _with_clock), _as_range))


def _candidates(text: str) -> list[TimeExpression]:
    found = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            meaning = read(match)
            if meaning is not None:
                found.append(TimeExpression(match.start(), match.end(), match.group(), *meaning))
    return found


def _longest(candidates: list[TimeExpression]) -> list[TimeExpression]:
    """Keep the first and longest of overlapping expressions; earlier rules win ties."""
    kept: list[TimeExpression] = []
    for candidate in sorted(candidates, key=lambda e: (e.start, -e.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _pairwise(text: str, expressions: list[TimeExpression], join: _Join) -> list[TimeExpression]:
    joined: list[TimeExpression] = []
    for expression in expressions:
        whole = join(text, joined[-1], expression) if joined else None
        if whole is None:
            joined.append(expression)
        else:
            joined[-1] = whole
    return joined


def _with_second_day(text: str, first: TimeExpression) -> TimeExpression:
    """Read "March 14-16" and "March 14 and 15" as ranges."""
    form = first.form
    match = _SECOND_DAY.match(text, first.end)
    if not isinstance(form, CalendarDate) or form.day is None or form.year or match is None:
        return first
    if int(match["day"]) <= form.day or ("and" in match["by"] and int(match["day"]) != form.day + 1):
        return first
    year = int(match["year"]) if match["year"] else None
    start = match.start("day")
    second = CalendarDate(year, form.month, int(match["day"]))
    last = TimeExpression(start, match.end(), text[start : match.end()], TimeKind.DATE, second)
    return _range(text, replace(first, form=replace(form, year=year)), last)


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    return TimeExpression(
        first.start, last.end, text[first.start : last.end], TimeKind.RANGE, Range(first, last)
    )


def _with_clock(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """Join a time of the day with the day beside it ("5 p.m. EST Nov. 9", "Sunday at noon")."""
    between = text[first.end : second.start].replace(" at ", " ").replace(" around ", " ")
    if not _BESIDE_CLOCK.fullmatch(between):
        return None
    clock, day = (first, second) if _is_clock(first) else (second, first)
    if not _is_clock(clock) or not _is_day(day):
        return None
    return TimeExpression(
        first.start, second.end, text[first.start : second.end], TimeKind.TIME, day.form, clock.clock, day.mod
    )


def _is_clock(expression: TimeExpression) -> bool:
    return expression.clock[1:2].isdigit() and isinstance(expression.form, Shift)


def _is_day(expression: TimeExpression) -> bool:
    form = expression.form
    if isinstance(form, CalendarDate):
        return form.day is not None and not expression.clock[1:2].isdigit()
    return isinstance(form, WeekdayName) or (isinstance(form, Shift) and expression.kind is TimeKind.DATE)


def _as_range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """Join "from 1998 to 2000", "Wednesday and Thursday"; "and" joins neighbours only."""
    between = text[first.end : last.start]
    if not _of_one_sort(first, last):
        return None
    listed = _AND.fullmatch(between)
    span = bool(_BETWEEN.search(text[max(0, first.start - 10) : first.start]))
    if not _TO.fullmatch(between) and not (listed and (span or _neighbours(first, last))):
        return None
    if isinstance(first.form, CalendarDate) and isinstance(last.form, CalendarDate) and not first.form.year:
        first = replace(first, form=replace(first.form, year=last.form.year))
    return _range(text, first, last)


def _of_one_sort(first: TimeExpression, last: TimeExpression) -> bool:
    a, b = first.form, last.form
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        return (a.day is None) == (b.day is None) and (a.month is None) == (b.month is None)
    return type(a) is type(b) and isinstance(a, WeekdayName | Shift)


def _neighbours(first: TimeExpression, last: TimeExpression) -> bool:
    a, b = first.form, last.form
    if isinstance(a, WeekdayName) and isinstance(b, WeekdayName):
        return (a.weekday + 1) % 7 == b.weekday
    if not isinstance(a, CalendarDate) or not isinstance(b, CalendarDate):
        return False
    if a.day and b.day:
        return a.month == b.month and a.day + 1 == b.day
    if a.month and b.month:
        return a.month % 12 + 1 == b.month
    return a.year is not None and b.year == a.year + 1
