"""Units of the calendar as intervals and as TIMEX3 values."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from summarizer.language.times.timex_forms import Era, TimeValue, Unit

ONE_DAY = timedelta(days=1)
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
UNIT_DAYS = {Unit.DAY: 1.0, Unit.WEEKEND: 7.0, Unit.WEEK: 7.0, Unit.FORTNIGHT: 14.0}
UNIT_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def the_day(day: date) -> TimeValue:
    """One day."""
    return TimeValue(day.isoformat(), day, day)


def the_month(first: date) -> TimeValue:
    """The month that begins on ``first``."""
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return TimeValue(f"{first.year:04d}-{first.month:02d}", first, last)


def the_year(year: int) -> TimeValue:
    """A calendar year."""
    return TimeValue(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def the_week(day: date) -> TimeValue:
    """The ISO week (Monday to Sunday) that holds ``day``."""
    year, week, _ = day.isocalendar()
    first = date.fromisocalendar(year, week, 1)
    return TimeValue(f"{year:04d}-W{week:02d}", first, first + 6 * ONE_DAY)


def the_quarter(first: date) -> TimeValue:
    """The quarter that begins on ``first``."""
    value = f"{first.year:04d}-Q{(first.month + 2) // 3}"
    return TimeValue(value, first, first + relativedelta(months=3) - ONE_DAY)


def the_era(form: Era) -> TimeValue:
    """A decade (``197``) or a century (``19`` for the twentieth)."""
    value = str(form.first // form.years) if form.years == 100 else str(form.first // 10)
    return TimeValue(value, date(form.first, 1, 1), date(form.first + form.years - 1, 12, 31))


def moved(day: date, unit: Unit, amount: float) -> date:
    """``day`` plus ``amount`` units, parts of a month rounded to days."""
    if unit in UNIT_DAYS:
        return day + round(amount * UNIT_DAYS[unit]) * ONE_DAY
    months = amount * UNIT_MONTHS[unit]
    whole = int(months)
    shifted: date = day + relativedelta(months=whole)
    return shifted + round((months - whole) * 30.4) * ONE_DAY


def granule(day: date, unit: Unit) -> str:
    """The TIMEX3 value of the unit that holds ``day``: "two years ago" names a year, not a day."""
    if unit in UNIT_DAYS:
        return the_week(day).value
    if unit is Unit.MONTH or unit is Unit.QUARTER:
        return the_month(day.replace(day=1)).value
    return f"{day.year:04d}"


def length(unit: Unit, amount: float | None) -> str:
    """A TIMEX3 duration; ``X`` stands for an amount that is not given."""
    prefix, letter, multiple = _LETTERS[unit]
    number = "X" if amount is None else f"{amount * multiple:g}"
    if unit is Unit.SECOND and amount is not None and amount >= 60:
        return _clock_length(round(amount))
    if amount is not None and amount != round(amount) and unit is Unit.YEAR and (amount * 12).is_integer():
        return f"P{amount * 12:g}M"
    if unit is Unit.HOUR and amount is not None and amount != round(amount) and (amount * 60).is_integer():
        return f"PT{amount * 60:g}M"
    return f"P{prefix}{number}{letter}"


def _clock_length(seconds: int) -> str:
    parts = zip((seconds // 3600, seconds // 60 % 60, seconds % 60), "HMS", strict=True)
    return "PT" + "".join(f"{number}{letter}" for number, letter in parts if number)
