"""What is known of the days a story is told on: its main day, and the day each article was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.domain.text import Document, Sentence
from summarizer.language.times.event_times import Place, PlacedTime, place_times
from summarizer.language.times.timex import Tense
from summarizer.language.times.timex_forms import CalendarDate, Shift, Unit, WeekdayName
from summarizer.stages.order.anchors import (
    LATER_ARTICLE,
    Anchor,
    between_siblings,
    certain_days,
    own_anchor,
    published_day,
    stated_main_day,
)
from summarizer.stages.order.leads import Lead, lead_times, main_weekday, most_named, weekdays

__all__ = ["Anchor", "StoryCalendar", "build_calendar", "day_of_year", "published_day"]

_A_MONDAY = date(2001, 1, 1)
"""Stands for an unknown Monday, to tell weekdays apart by; no date computed from it leaves the stage."""


@dataclass(frozen=True, slots=True)
class StoryCalendar:
    """The main day of a story and the anchor of each of its documents."""

    main: date
    dated: bool
    """Whether ``main`` is a real date."""
    weekday_known: bool
    anchors: Mapping[str, Anchor]
    latest_year: int
    """Latest year stated in the past tense; orders the years of a story without dates."""
    main_month_day: int | None
    """Day of the year of the main day, if some article names it with its weekday ("Sunday, May 12")."""
    month_days: tuple[int, ...]
    """Days of the year named without one, in their order of time as far as that can be told."""


def build_calendar(
    documents: Sequence[Document], sentences: Mapping[str, Sequence[Sentence]], as_of: date | None
) -> StoryCalendar:
    """Find a story's main day and its documents' anchors.

    The anchor of a document is its published date; else a date that stands alone in its opening or in its
    dateline; else ``as_of``; else, where other articles of a story of a few days are dated, the days on
    which it can have named the weekdays it names; else a date the set states for its main day. Without any,
    days are counted from the main day: the weekday that most articles name for what they tell first.

    Args:
        documents: documents of one story.
        sentences: their sentences.
        as_of: the day the reader counts from, if given.

    Returns:
        The calendar; the order of the documents does not change it.
    """
    placed = {d.doc_id: lead_times(sentences.get(d.doc_id, ())) for d in documents}
    anchors = {
        d.doc_id: anchor
        for d in documents
        if (anchor := own_anchor(d, sentences.get(d.doc_id, ()), as_of)) is not None
    }
    if not anchors:
        stated = stated_main_day(placed)
        anchors = dict.fromkeys(placed, stated) if stated is not None else {}
    weekday = main_weekday(placed)
    if anchors:
        rest = {
            doc: between_siblings(leads, anchors, placed)
            for doc, leads in placed.items()
            if doc not in anchors
        }
        main = _main_day(placed, anchors | {doc: a for doc, a in rest.items() if a.window})
    else:
        main = _A_MONDAY + timedelta(days=weekday or 0)
        rest = {doc: Anchor(_written(times, main), known=False) for doc, times in placed.items()}
    forms = [p for own in sentences.values() for s in own for p in place_times(s.parse)]
    return StoryCalendar(
        main=main,
        dated=bool(anchors),
        weekday_known=bool(anchors) or weekday is not None,
        anchors=rest | anchors,
        latest_year=_latest_year(forms),
        main_month_day=_main_month_day(placed, weekday),
        month_days=_month_days(forms),
    )


def _main_day(leads: Mapping[str, Sequence[Lead]], anchors: Mapping[str, Anchor]) -> date:
    """The day that most of the dated articles name; if they name none, the earliest they were written on."""
    named = most_named({doc: certain_days(leads[doc], anchor) for doc, anchor in anchors.items()})
    return named if named is not None else min(a.day for a in anchors.values())


def _main_month_day(leads: Mapping[str, Sequence[Lead]], weekday: int | None) -> int | None:
    """The month and day that most openings give with the name of the main weekday."""
    forms = {doc: [lead.placed.expression.form for lead in own] for doc, own in leads.items()}
    dated = {
        doc: [
            day_of_year(form)
            for form in own
            if isinstance(form, CalendarDate) and form.weekday is not None and form.weekday == weekday
        ]
        for doc, own in forms.items()
    }
    return most_named(dated)


def _written(leads: Sequence[Lead], main: date) -> date:
    """The day an undated article was written, by what it tells first.

    "Yesterday" was the main day. A weekday one or two days after the main day is not the one of the week
    before, but shows that the article is later than the others; so does any weekday it tells first, if it
    names the main day too.
    """
    for form in (lead.placed.expression.form for lead in leads if lead.placed.place < Place.ASIDE):
        if isinstance(form, Shift) and form.unit is Unit.DAY:
            return main + timedelta(days=1) if form.amount == -1 else main
        if isinstance(form, WeekdayName):
            after = (form.weekday - main.weekday()) % 7
            looks_back = main.weekday() in set(weekdays(leads))
            return main + timedelta(days=after) if after <= LATER_ARTICLE or looks_back else main
    return main


def _latest_year(placed: Sequence[PlacedTime]) -> int:
    years = [
        part.form.year
        for p in placed
        if p.tense is not Tense.FUTURE
        for part in p.expression.parts
        if isinstance(part.form, CalendarDate) and part.form.year is not None
    ]
    return max(years, default=_A_MONDAY.year)


def day_of_year(form: CalendarDate) -> int:
    """A month and day as a number from 1 to 366; the 15th where the day is open."""
    return date(2000, form.month or 1, min(form.day or 15, 29)).timetuple().tm_yday


def _month_days(placed: Sequence[PlacedTime]) -> tuple[int, ...]:
    """Days named without a year, in the order that spans the shortest time ("December" before "March")."""
    named = sorted(
        {
            day_of_year(part.form)
            for p in placed
            if p.tense is not Tense.FUTURE
            for part in p.expression.parts
            if isinstance(part.form, CalendarDate) and part.form.month and part.form.year is None
        }
    )
    if not named:
        return ()
    gaps = [(named[i] - named[i - 1]) % 366 for i in range(len(named))]
    first = max(range(len(named)), key=lambda i: (gaps[i], -i))
    return tuple(named[first:] + named[:first])
