"""Time expressions that are made of several: ranges, a clock beside a day, a week from Tuesday."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.language.times.timex_forms import (
    Base,
    CalendarDate,
    Distance,
    Duration,
    Feast,
    Moved,
    Range,
    Shift,
    TimeExpression,
    TimeKind,
    Unit,
    WeekdayName,
    WeekOf,
)
from summarizer.language.times.timex_words import DAY_PARTS, MONTH

_TO = re.compile(r"\s*(?:[-–—]|\b(?:to|until|till|through)\b)\s*(?:the\s)?")
_AND = re.compile(r"\s+and\s+(?:on\s)?")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_DAY = r"(?:3[01]|[12]\d|[1-9])"
_SECOND_DAY = re.compile(
    rf"(?P<by>\s*[-–]\s*|\s+(?:and|to|through|until)\s+)(?:the\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?"
    r"(?![\d%\w]|[.,:]\d)(?:,\s(?P<year>1[6-9]\d\d|20\d\d)\b)?(?!\s+[a-z]+s\b)"
    rf"(?!\s+(?:of\s)?{MONTH})"
)
_FIRST_DAY = re.compile(
    rf"(?<![\w.,:$€£-])(?P<day>{_DAY})(?:st|nd|rd|th)?(?P<by>[-–]|\s+(?:and|to|through|until|till)\s+)(?:the\s)?$"
)
_BESIDE_CLOCK = re.compile(r"(?:,?\s|,?\son\s|,?\sin\sthe\s|\s?\()?(?:the\s)?")
_SAME_DAY = re.compile(r",?\s(?:the\s)?")
_PART_OF = re.compile(
    r"(?:\bthe\s)?(?:(?:early|late)\s)?\b(?P<part>morning|afternoon|evening|night)\s(?:of|on)\s(?:the\s)?$",
    re.I,
)
_WEEK_OF = re.compile(r"\b(?:the\s)?week\s(?:of|beginning|starting|ending|commencing)\s(?:on\s)?$", re.I)
_LOOK_BACK = 40


def with_other_days(text: str, found: TimeExpression) -> TimeExpression:
    """Read "March 14-16", "14 to 16 March", "the night of 4 March" and "the week of 4 March"."""
    return _with_part(text, _with_first_day(text, _with_second_day(text, found)))


def _with_second_day(text: str, first: TimeExpression) -> TimeExpression:
    form = first.form
    match = _SECOND_DAY.match(text, first.end)
    if not isinstance(form, CalendarDate) or form.day is None or form.month is None or form.year or not match:
        return first
    if int(match["day"]) <= form.day or ("and" in match["by"] and int(match["day"]) != form.day + 1):
        return first
    year = int(match["year"]) if match["year"] else None
    start = match.start("day")
    second = CalendarDate(year, form.month, int(match["day"]))
    last = TimeExpression(start, match.end(), text[start : match.end()], TimeKind.DATE, second)
    return _range(text, replace(first, form=replace(form, year=year)), last)


def _with_first_day(text: str, last: TimeExpression) -> TimeExpression:
    form = last.form
    before = text[max(0, last.start - _LOOK_BACK) : last.start]
    match = _FIRST_DAY.search(before)
    if not isinstance(form, CalendarDate) or not form.day or not form.month or not last.text[0].isdigit():
        return last
    if match is None or int(match["day"]) >= form.day:
        return last
    between = _BETWEEN.search(before[: match.start()])
    if "and" in match["by"] and not between and int(match["day"]) + 1 != form.day:
        return last
    start = last.start - len(before) + match.start()
    end = last.start - len(before) + match.start("by")
    own = replace(form, day=int(match["day"]), weekday=None)
    return _range(text, TimeExpression(start, end, text[start:end], TimeKind.DATE, own), last)


def _with_part(text: str, day: TimeExpression) -> TimeExpression:
    if not _is_day(day) or day.clock:
        return day
    before = text[max(0, day.start - _LOOK_BACK) : day.start]
    part, week = _PART_OF.search(before), _WEEK_OF.search(before)
    if part is not None:
        start = day.start - len(before) + part.start()
        clock = DAY_PARTS[part["part"].casefold()]
        return replace(day, start=start, text=text[start : day.end], kind=TimeKind.TIME, clock=clock)
    if week is not None:
        start = day.start - len(before) + week.start()
        return TimeExpression(start, day.end, text[start : day.end], TimeKind.DATE, WeekOf(day))
    return day


def with_clock(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """Join a time of the day with the day beside it ("5 p.m. EST Nov. 9", "Sunday at noon")."""
    between = text[first.end : second.start].replace(" at ", " ").replace(" around ", " ")
    if not _BESIDE_CLOCK.fullmatch(between):
        return None
    clock, day = (first, second) if _is_clock(first) else (second, first)
    if not _is_clock(clock) or not _is_day(day):
        return None
    whole = text[first.start : second.end]
    return TimeExpression(first.start, second.end, whole, TimeKind.TIME, day.form, clock.clock, day.mod)


def as_one_day(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """Join a weekday with the date it falls on ("Monday night, 13 September")."""
    weekday, date = first.form, second.form
    if not isinstance(weekday, WeekdayName) or weekday.shift is not None or weekday.week_shift is not None:
        return None
    if not isinstance(date, CalendarDate) or date.day is None or date.weekday is not None or second.clock:
        return None
    if not _SAME_DAY.fullmatch(text[first.end : second.start]):
        return None
    whole, form = text[first.start : second.end], replace(date, weekday=weekday.weekday)
    return TimeExpression(first.start, second.end, whole, first.kind, form, first.clock, first.mod)


def as_moved(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """Join a distance with what it counts from ("a week from Tuesday", "a year ago today")."""
    between, length = text[first.end : second.start], first.form
    here = isinstance(second.form, Shift) and second.form.amount == 0 and second.form.base is Base.WRITING
    if isinstance(length, Duration) and not length.window and length.unit not in {Unit.HOUR, Unit.MINUTE}:
        ahead = (between == " from " and _is_day(second)) or (
            between == " " and _is_day(second) and isinstance(second.form, Shift)
        )
        step = 1 if ahead else 0
    elif isinstance(length, Distance) and length.base is Base.WRITING:
        step = length.direction if between in {" ", ", "} and here else 0
    else:
        return None
    amount = length.amount
    if not step or amount is None or amount != round(amount) or second.clock:
        return None
    form = Moved(second, length.unit, step * round(amount))
    return TimeExpression(first.start, second.end, text[first.start : second.end], TimeKind.DATE, form)


def as_range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
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


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    whole = text[first.start : last.end]
    return TimeExpression(first.start, last.end, whole, TimeKind.RANGE, Range(first, last))


def _is_clock(expression: TimeExpression) -> bool:
    return expression.clock[1:2].isdigit() and isinstance(expression.form, Shift)


def _is_day(expression: TimeExpression) -> bool:
    form = expression.form
    if isinstance(form, CalendarDate):
        return form.day is not None and not expression.clock[1:2].isdigit()
    if isinstance(form, Shift):
        return form.unit is Unit.DAY and expression.kind is TimeKind.DATE
    return isinstance(form, WeekdayName | Feast)


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
