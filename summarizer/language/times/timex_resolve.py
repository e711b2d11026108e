"""Resolving time expressions to calendar days."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from summarizer.language.times.timex_forms import (
    Base,
    CalendarDate,
    Distance,
    Duration,
    Era,
    Feast,
    Form,
    Moved,
    Range,
    Recurrence,
    Reference,
    Shift,
    Tense,
    TimeExpression,
    TimeValue,
    Unit,
    WeekdayName,
    WeekOf,
    YearPart,
)
from summarizer.language.times.timex_named import calendar_date, feast, weekday, year_part
from summarizer.language.times.timex_units import (
    ONE_DAY,
    UNIT_DAYS,
    UNIT_MONTHS,
    granule,
    length,
    moved,
    the_day,
    the_era,
    the_month,
    the_quarter,
    the_week,
    the_year,
)


def resolve(
    expression: TimeExpression, anchor: date | None, tense: Tense | None = None, told: date | None = None
) -> TimeValue | None:
    """Resolve a time expression.

    Args:
        expression: what :func:`summarizer.language.times.timex_find.find_time_expressions` found.
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
        case CalendarDate() | YearPart() | WeekdayName() | Feast() | Era():
            return _named(form, anchor, tense, told)
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
        case Moved():
            return _moved(form, anchor, told)
        case WeekOf():
            day = resolve(form.day, anchor, tense, told)
            return None if day is None or day.start is None else the_week(day.start)


def _named(
    form: CalendarDate | YearPart | WeekdayName | Feast | Era,
    anchor: date | None,
    tense: Tense | None,
    told: date | None,
) -> TimeValue | None:
    match form:
        case CalendarDate():
            return calendar_date(form, anchor, tense)
        case YearPart():
            return year_part(form, anchor, tense)
        case WeekdayName():
            origin = _origin(form.base, anchor, told)
            return None if origin is None else the_day(weekday(form, origin, tense))
        case Feast():
            return feast(form, anchor, tense)
        case Era():
            return the_era(form)


def _origin(base: Base, anchor: date | None, told: date | None) -> date | None:
    return {Base.WRITING: anchor, Base.TOLD: told, Base.EVENT: None}[base]


def _moved(form: Moved, anchor: date | None, told: date | None) -> TimeValue | None:
    """A day or week counted from another: the same stretch, so many units away."""
    side = Tense.FUTURE if form.amount > 0 else Tense.PAST
    value = resolve(form.origin, anchor, side, told)
    if value is None or value.start is None or value.end is None:
        return None
    if value.start == value.end:
        return the_day(moved(value.start, form.unit, form.amount))
    middle = moved(value.start + (value.end - value.start) / 2, form.unit, form.amount)
    days = (value.end - value.start).days
    if days == 6:
        return the_week(middle)
    return the_month(middle.replace(day=1)) if days < 31 else the_year(middle.year)


def _shift(form: Shift, origin: date | None, tense: Tense | None) -> TimeValue | None:
    if origin is None:
        return None
    match form.unit:
        case Unit.DAY:
            return the_day(origin + form.amount * ONE_DAY)
        case Unit.WEEK:
            return the_week(origin + 7 * form.amount * ONE_DAY)
        case Unit.WEEKEND:
            return _weekend(origin, form.amount, tense)
        case Unit.MONTH:
            return the_month(origin.replace(day=1) + relativedelta(months=form.amount))
        case Unit.QUARTER:
            first = date(origin.year, origin.month - (origin.month - 1) % 3, 1)
            return the_quarter(first + relativedelta(months=3 * form.amount))
        case Unit.YEAR:
            return the_year(origin.year + form.amount)
        case Unit.DECADE:
            return the_era(Era((origin.year // 10 + form.amount) * 10, 10))
        case Unit.CENTURY:
            return the_era(Era((origin.year // 100 + form.amount) * 100, 100))
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR | Unit.FORTNIGHT:
            return None


def _weekend(origin: date, amount: int, tense: Tense | None) -> TimeValue:
    """The weekend of the origin's week or, told in the past before it has come, the one before."""
    ahead = 5 - origin.weekday()
    back = amount == 0 and tense is Tense.PAST and ahead > 0
    saturday = origin + (ahead + 7 * (amount - back)) * ONE_DAY
    year, week, _ = saturday.isocalendar()
    return TimeValue(f"{year:04d}-W{week:02d}-WE", saturday, saturday + ONE_DAY)


def _distance(form: Distance, origin: date | None) -> TimeValue | None:
    span = length(form.unit, form.amount)
    if origin is None or form.amount is None:
        return TimeValue(span)
    if form.unit is Unit.HOUR and form.amount % 24 == 0:
        return the_day(origin + form.direction * round(form.amount / 24) * ONE_DAY)
    if form.unit is Unit.DAY and form.amount == round(form.amount):
        return the_day(origin + form.direction * round(form.amount) * ONE_DAY)
    if form.unit not in UNIT_DAYS and form.unit not in UNIT_MONTHS:
        return TimeValue(span)
    middle = moved(origin, form.unit, form.direction * form.amount)
    half = abs(moved(middle, form.unit, 0.5) - middle)
    return TimeValue(granule(middle, form.unit), middle - half, middle + half)


def _duration(form: Duration, anchor: date | None) -> TimeValue:
    value = length(form.unit, form.amount)
    if anchor is None or form.amount is None or not form.window:
        return TimeValue(value)
    if form.unit not in UNIT_DAYS and form.unit not in UNIT_MONTHS:
        return TimeValue(value)
    other = moved(anchor, form.unit, form.window * form.amount)
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
