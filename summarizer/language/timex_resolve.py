"""Resolving time expressions to calendar days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from summarizer.language.timex_forms import (
    Base,
    CalendarDate,
    Distance,
    Duration,
    Era,
    Form,
    Range,
    Recurrence,
    Reference,
    Shift,
    Tense,
    TimeExpression,
    TimeValue,
    Unit,
    WeekdayName,
    YearPart,
)

_DAY = timedelta(days=1)
_LETTERS = {
    Unit.SECOND: ("T", "S", 1),
    Unit.MINUTE: ("T", "M", 1),
    Unit.HOUR: ("T", "H", 1),
    Unit.DAY: ("", "D", 1),
    Unit.WEEKEND: ("", "WE", 1),
    Unit.WEEK: ("", "W", 1),
    Unit.FORTNIGHT: ("", "W", 2),
    Unit.MONTH: ("", "M", 1),
    Unit.QUARTER: ("", "Q", 1),
    Unit.YEAR: ("", "Y", 1),
    Unit.DECADE: ("", "Y", 10),
    Unit.CENTURY: ("", "Y", 100),
}
"""TIMEX3: prefix, letter and multiple of each unit."""
_DAYS = {Unit.DAY: 1.0, Unit.WEEKEND: 7.0, Unit.WEEK: 7.0, Unit.FORTNIGHT: 14.0}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def resolve(
    expression: TimeExpression, anchor: date | None, tense: Tense | None = None, told: date | None = None
) -> TimeValue | None:
    """Resolve a time expression.

    Args:
        expression: what :func:`summarizer.language.timex_find.find_time_expressions` found.
        anchor: the day the text was written, or None if it is not known.
        tense: the side of the anchor that the sentence speaks of; None where it does not say.
        told: the day last spoken of, for "two days later".

    Returns:
        The value, or None where what is known does not determine one. ``start`` and ``end`` are None
        for durations, sets, seasons and vague references.
    """
    try:
        value = _resolve(expression.form, anchor, tense, told)
    except (ValueError, OverflowError):  # "February 30", "9999 years ago"
        return None
    if value is None or not expression.clock or "/" in value.value:
        return value
    if value.start is None or value.start != value.end:
        return value
    return TimeValue(value.value + expression.clock, value.start, value.end)


def _resolve(form: Form, anchor: date | None, tense: Tense | None, told: date | None) -> TimeValue | None:
    match form:
        case CalendarDate():
            return _calendar_date(form, anchor, tense)
        case YearPart():
            return _year_part(form, anchor, tense)
        case Era():
            return _era(form)
        case WeekdayName():
            return None if anchor is None else _day(_weekday(form, anchor, tense))
        case Shift():
            return _shift(form, _origin(form.base, anchor, told), tense)
        case Distance():
            return _distance(form, _origin(form.base, anchor, told))
        case Duration():
            return _duration(form, anchor)
        case Reference() | Recurrence():
            return TimeValue(form.value)
        case Range():
            return _range(form, anchor, tense, told)


def _origin(base: Base, anchor: date | None, told: date | None) -> date | None:
    return {Base.WRITING: anchor, Base.TOLD: told, Base.EVENT: None}[base]


def _day(day: date) -> TimeValue:
    return TimeValue(day.isoformat(), day, day)


def _month(first: date) -> TimeValue:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return TimeValue(f"{first.year:04d}-{first.month:02d}", first, last)


def _year(year: int) -> TimeValue:
    return TimeValue(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def _week(day: date) -> TimeValue:
    year, week, _ = day.isocalendar()
    first = date.fromisocalendar(year, week, 1)
    return TimeValue(f"{year:04d}-W{week:02d}", first, first + 6 * _DAY)


def _quarter(first: date) -> TimeValue:
    value = f"{first.year:04d}-Q{(first.month + 2) // 3}"
    return TimeValue(value, first, first + relativedelta(months=3) - _DAY)


def _era(form: Era) -> TimeValue:
    value = str(form.first // form.years) if form.years == 100 else str(form.first // 10)
    return TimeValue(value, date(form.first, 1, 1), date(form.first + form.years - 1, 12, 31))


def _pick(candidates: Iterable[TimeValue], anchor: date, tense: Tense | None) -> TimeValue | None:
    """Choose the latest past, the first coming, or, without a tense, the nearest candidate."""
    dated = [(c.start, c.end, c) for c in candidates if c.start is not None and c.end is not None]
    if tense is Tense.PAST:
        return max(((start, c) for start, _, c in dated if start <= anchor), default=(None, None), key=_when)[
            1
        ]
    if tense is Tense.FUTURE:
        return min(((start, c) for start, end, c in dated if end >= anchor), default=(None, None), key=_when)[
            1
        ]
    nearest = min(
        dated, key=lambda d: min(abs((d[0] - anchor).days), abs((d[1] - anchor).days)), default=None
    )
    return nearest[2] if nearest is not None else None


def _when(item: tuple[date | None, TimeValue | None]) -> date:
    return item[0] or date.min


def _calendar_date(form: CalendarDate, anchor: date | None, tense: Tense | None) -> TimeValue | None:
    year = form.year
    if year is None and form.year_shift is not None and anchor is not None:
        year = anchor.year + form.year_shift
    if year is not None:
        return _in_year(form, year)
    if anchor is None or form.month is None:
        return None
    candidates = []
    for near in (anchor.year - 4, *range(anchor.year - 1, anchor.year + 2), anchor.year + 4):
        if form.day == 29 and form.month == 2 and not calendar.isleap(near):
            continue
        candidates.append(_in_year(form, near))
    if form.weekday is not None:
        candidates = [c for c in candidates if c.start is not None and c.start.weekday() == form.weekday]
    if form.shift == 0:
        return _in_year(form, anchor.year)
    if form.shift is not None:
        side = Tense.PAST if form.shift < 0 else Tense.FUTURE
        others = [c for c in candidates if not _holds(c, anchor)]
        return _pick(others, anchor, side)
    return _pick(candidates, anchor, tense)


def _holds(value: TimeValue, day: date) -> bool:
    return value.start is not None and value.end is not None and value.start <= day <= value.end


def _in_year(form: CalendarDate, year: int) -> TimeValue:
    if form.month is None:
        return _year(year)
    if form.day is None:
        return _month(date(year, form.month, 1))
    return _day(date(year, form.month, form.day))


def _year_part(form: YearPart, anchor: date | None, tense: Tense | None) -> TimeValue | None:
    year = form.year
    if year is None and form.year_shift is not None and anchor is not None:
        year = anchor.year + form.year_shift
    if year is not None:
        return _part_of(form.part, year)
    if anchor is None:
        return None
    candidates = [_part_of(form.part, anchor.year + step) for step in (-1, 0, 1)]
    if form.part[0] in "QH":
        # results are reported for the part that is over, or nearly
        return _pick(candidates, anchor, tense or Tense.PAST)
    return _season(form, anchor, tense)


def _part_of(part: str, year: int) -> TimeValue:
    if part[0] == "Q":
        return _quarter(date(year, 3 * int(part[1]) - 2, 1))
    if part[0] == "H":
        first = date(year, 6 * int(part[1]) - 5, 1)
        return TimeValue(f"{year:04d}-{part}", first, first + relativedelta(months=6) - _DAY)
    return TimeValue(f"{year:04d}-{part}")  # the months of a season depend on the hemisphere


def _season(form: YearPart, anchor: date, tense: Tense | None) -> TimeValue:
    """The year of a season, told by its northern months; no days are claimed."""
    begins = date(anchor.year, _SEASON_MONTH[form.part], 1)
    begun, over = begins <= anchor, begins + relativedelta(months=3) <= anchor
    if form.shift is not None and form.shift != 0:
        step = -int(not over) if form.shift < 0 else int(begun)
    else:
        step = -int(not begun) if tense is Tense.PAST else int(over and tense is Tense.FUTURE)
    return _part_of(form.part, anchor.year + step)


def _weekday(form: WeekdayName, anchor: date, tense: Tense | None) -> date:
    ahead = (form.weekday - anchor.weekday()) % 7
    if form.week_shift is not None:
        return anchor + (7 * form.week_shift - anchor.weekday() + form.weekday) * _DAY
    if form.shift == -1:
        return anchor - (7 - ahead) * _DAY
    if form.shift == 1:
        return anchor + (ahead or 7) * _DAY
    if tense is Tense.FUTURE or (form.shift == 0 and tense is None):
        return anchor + ahead * _DAY
    return anchor - (-ahead % 7) * _DAY


def _shift(form: Shift, origin: date | None, tense: Tense | None) -> TimeValue | None:
    if origin is None:
        return None
    match form.unit:
        case Unit.DAY:
            return _day(origin + form.amount * _DAY)
        case Unit.WEEK:
            return _week(origin + 7 * form.amount * _DAY)
        case Unit.WEEKEND:
            return _weekend(origin, form.amount, tense)
        case Unit.MONTH:
            return _month(origin.replace(day=1) + relativedelta(months=form.amount))
        case Unit.QUARTER:
            first = date(origin.year, origin.month - (origin.month - 1) % 3, 1)
            return _quarter(first + relativedelta(months=3 * form.amount))
        case Unit.YEAR:
            return _year(origin.year + form.amount)
        case Unit.DECADE:
            return _era(Era((origin.year // 10 + form.amount) * 10, 10))
        case Unit.CENTURY:
            return _era(Era((origin.year // 100 + form.amount) * 100, 100))
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR | Unit.FORTNIGHT:
            return None


def _weekend(origin: date, amount: int, tense: Tense | None) -> TimeValue:
    """The weekend of the origin's week or, told in the past before it has come, the one before."""
    ahead = 5 - origin.weekday()
    back = amount == 0 and tense is Tense.PAST and ahead > 0
    saturday = origin + (ahead + 7 * (amount - back)) * _DAY
    year, week, _ = saturday.isocalendar()
    return TimeValue(f"{year:04d}-W{week:02d}-WE", saturday, saturday + _DAY)


def _distance(form: Distance, origin: date | None) -> TimeValue | None:
    length = _length(form.unit, form.amount)
    if origin is None or form.amount is None:
        return TimeValue(length)
    if form.unit is Unit.HOUR and form.amount % 24 == 0:
        return _day(origin + form.direction * round(form.amount / 24) * _DAY)
    if form.unit is Unit.DAY and form.amount == round(form.amount):
        return _day(origin + form.direction * round(form.amount) * _DAY)
    if form.unit not in _DAYS and form.unit not in _MONTHS:
        return TimeValue(length)
    middle = _moved(origin, form.unit, form.direction * form.amount)
    half = abs(_moved(middle, form.unit, 0.5) - middle)
    return TimeValue(_granule(middle, form.unit), middle - half, middle + half)


def _moved(day: date, unit: Unit, amount: float) -> date:
    """``day`` plus ``amount`` units, parts of a month rounded to days."""
    if unit in _DAYS:
        return day + round(amount * _DAYS[unit]) * _DAY
    months = amount * _MONTHS[unit]
    whole = int(months)
    return day + relativedelta(months=whole) + round((months - whole) * 30.4) * _DAY


def _granule(day: date, unit: Unit) -> str:
    """The TIMEX3 value of the unit that holds ``day``: "two years ago" names a year, not a day."""
    if unit in _DAYS:
        return _week(day).value
    if unit is Unit.MONTH or unit is Unit.QUARTER:
        return _month(day.replace(day=1)).value
    return f"{day.year:04d}"


def _length(unit: Unit, amount: float | None) -> str:
    prefix, letter, multiple = _LETTERS[unit]
    number = "X" if amount is None else f"{amount * multiple:g}"
    if unit is Unit.SECOND and amount is not None and amount >= 60:
        return _clock_length(round(amount))
    if amount is not None and amount != round(amount) and unit is Unit.YEAR and (amount * 12).is_integer():
        return f"P{amount * 12:g}M"
    return f"P{prefix}{number}{letter}"


def _clock_length(seconds: int) -> str:
    parts = zip((seconds // 3600, seconds // 60 % 60, seconds % 60), "HMS", strict=True)
    return "PT" + "".join(f"{number}{letter}" for number, letter in parts if number)


def _duration(form: Duration, anchor: date | None) -> TimeValue:
    value = _length(form.unit, form.amount)
    if anchor is None or form.amount is None or not form.window:
        return TimeValue(value)
    if form.unit not in _DAYS and form.unit not in _MONTHS:
        return TimeValue(value)
    other = _moved(anchor, form.unit, form.window * form.amount)
    return TimeValue(value, min(anchor, other), max(anchor, other))


def _range(form: Range, anchor: date | None, tense: Tense | None, told: date | None) -> TimeValue | None:
    first = resolve(form.first, anchor, tense, told)
    if first is None or first.start is None:
        return None
    last = resolve(form.last, anchor, tense, told)
    floating = isinstance(form.last.form, WeekdayName | CalendarDate)
    if floating and (last is None or last.start is None or last.start < first.start):
        last = resolve(form.last, first.start, Tense.FUTURE, told)
    if last is None or last.end is None or last.end < first.start:
        return None
    return TimeValue(f"{first.value}/{last.value}", first.start, last.end)
