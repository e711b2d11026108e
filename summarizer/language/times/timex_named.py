"""Resolving names of the calendar ("Friday", "March 14", "the third quarter") against a known day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from summarizer.language.times.timex_forms import CalendarDate, Feast, Tense, TimeValue, WeekdayName, YearPart
from summarizer.language.times.timex_units import ONE_DAY, the_day, the_month, the_quarter, the_year

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


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


def calendar_date(form: CalendarDate, anchor: date | None, tense: Tense | None) -> TimeValue | None:
    """A day, month or year; what it leaves open is chosen nearest to the anchor, on the tense's side."""
    year = form.year
    if year is None and form.year_shift is not None and anchor is not None:
        year = anchor.year + form.year_shift
    if year is not None:
        return _in_year(form, year)
    if anchor is None:
        return None
    if form.month is None:
        return _day_of_month(form, anchor, tense)
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


def _day_of_month(form: CalendarDate, anchor: date, tense: Tense | None) -> TimeValue | None:
    """A day without a month: in the month that is named beside it, or in the nearest on the tense's side."""
    if form.day is None:
        return None
    first = anchor.replace(day=1)
    if form.shift is not None:
        return the_day((first + relativedelta(months=form.shift)).replace(day=form.day))
    months = [first + relativedelta(months=step) for step in (-1, 0, 1)]
    held = [m for m in months if form.day <= calendar.monthrange(m.year, m.month)[1]]
    return _pick([the_day(m.replace(day=form.day)) for m in held], anchor, tense)


def feast(form: Feast, anchor: date | None, tense: Tense | None) -> TimeValue | None:
    """A day that moves with Easter, by the calendar of the western churches."""
    if form.year is not None:
        return the_day(easter(form.year) + form.days * ONE_DAY)
    if anchor is None:
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return _pick([the_day(easter(year) + form.days * ONE_DAY) for year in years], anchor, tense)


def _holds(value: TimeValue, day: date) -> bool:
    return value.start is not None and value.end is not None and value.start <= day <= value.end


def _in_year(form: CalendarDate, year: int) -> TimeValue:
    if form.month is None:
        return the_year(year)
    if form.day is None:
        return the_month(date(year, form.month, 1))
    return the_day(date(year, form.month, form.day))


def year_part(form: YearPart, anchor: date | None, tense: Tense | None) -> TimeValue | None:
    """A quarter, a half or a season; without a year that of the anchor or the one beside it."""
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


def weekday(form: WeekdayName, anchor: date, tense: Tense | None) -> date:
    """A day of the week: the last one up to the anchor, unless the text or the tense looks ahead."""
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
