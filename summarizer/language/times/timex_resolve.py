"""Resolving time expressions to calendar days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

from summarizer.language.times.timex_forms import (
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

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


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
        case CalendarDate():
            return _calendar_date(form, anchor, tense)
        case YearPart():
            return _year_part(form, anchor, tense)
        case Era():
            return the_era(form)
        case WeekdayName():
            return None if anchor is None else the_day(_weekday(form, anchor, tense))
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
        return the_year(year)
    if form.day is None:
        return the_month(date(year, form.month, 1))
    return the_day(date(year, form.month, form.day))


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
        return the_quarter(date(year, 3 * int(part[1]) - 2, 1))
    if part[0] == "H":
        first = date(year, 6 * int(part[1]) - 5, 1)
        return TimeValue(f"{year:04d}-{part}", first, first + relativedelta(months=6) - ONE_DAY)
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
        return anchor + (7 * form.week_shift - anchor.weekday() + form.weekday) * ONE_DAY
    if form.shift == -1:
        return anchor - (7 - ahead) * ONE_DAY
    if form.shift == 1:
        return anchor + (ahead or 7) * ONE_DAY
    if tense is Tense.FUTURE or (form.shift == 0 and tense is None):
        return anchor + ahead * ONE_DAY
    return anchor - (-ahead % 7) * ONE_DAY


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
