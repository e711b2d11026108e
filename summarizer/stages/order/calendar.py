"""What is known of the days a story is told on: its main day, and the day each article was written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from summarizer.domain.text import BlockKind, Document, Sentence, Span
from summarizer.language.times.event_times import Place, PlacedTime, place_times
from summarizer.language.times.timex import Tense, resolve
from summarizer.language.times.timex_forms import CalendarDate, Shift, Unit, WeekdayName

_A_MONDAY = date(2001, 1, 1)
"""Stands for an unknown Monday, to tell weekdays apart by; no date computed from it leaves the stage."""
_LEAD = 12
"""Sentences of an article in which its main event is dated."""
_FIRST = 0.5
_LATER_ARTICLE = 2
"""Days after the main day that an undated article of the set may be written."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day an article was written, or what stands for it."""

    day: date
    known: bool
    """Whether ``day`` is a real date; otherwise only distances from the main day mean something."""
    spans: tuple[Span, ...] = ()
    """The passage that states the date, if it is in a text."""


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

    The anchor of a document is its published date; else a date that stands alone in its opening; else
    ``as_of``; else a date the set states for its main day. Without any, days are counted from the main
    day: the weekday that most articles name for what they tell first.

    Args:
        documents: documents of one story.
        sentences: their sentences.
        as_of: the day the reader counts from, if given.

    Returns:
        The calendar; the order of the documents does not change it.
    """
    placed = {d.doc_id: _lead_times(sentences.get(d.doc_id, ())) for d in documents}
    anchors = {
        d.doc_id: anchor
        for d in documents
        if (anchor := _own_anchor(d, sentences.get(d.doc_id, ()), as_of)) is not None
    }
    if not anchors:
        stated = _stated_main_day(placed)
        anchors = dict.fromkeys(placed, stated) if stated is not None else {}
    weekday = _main_weekday(placed)
    if anchors:
        main = _main_day(placed, anchors)
        usual = max(a.day for a in anchors.values())
        rest = {doc: Anchor(usual, known=False) for doc in placed}
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


@dataclass(frozen=True, slots=True)
class _Lead:
    """A time in the opening of an article and the sentence it stands in."""

    placed: PlacedTime
    sentence: Sentence


def _lead_times(sentences: Sequence[Sentence]) -> tuple[_Lead, ...]:
    """Times of what the opening tells or mentions as past."""
    body = [s for s in sentences if s.kind is not BlockKind.TITLE][:_LEAD]
    return tuple(
        _Lead(p, s)
        for s in body
        for p in place_times(s.parse)
        if p.place is not Place.BOUND and p.tense is not Tense.FUTURE
    )


def _own_anchor(document: Document, sentences: Sequence[Sentence], as_of: date | None) -> Anchor | None:
    published = _iso_date(document.published)
    if published is not None:
        return Anchor(published, known=True)
    for sentence in sentences[:3]:
        for placed in place_times(sentence.parse):
            day = _full_date(placed)
            if day is not None and placed.expression.text.strip() == sentence.text.strip(" ()–—-|.\n"):
                return Anchor(day, known=True, spans=(sentence.span,))
    return Anchor(as_of, known=True) if as_of is not None else None


def _iso_date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _full_date(placed: PlacedTime) -> date | None:
    """The day of an expression that states year, month and day."""
    form = placed.expression.form
    if not isinstance(form, CalendarDate) or form.year is None or form.day is None:
        return None
    value = resolve(placed.expression, None)
    return value.start if value is not None else None


def _stated_main_day(leads: Mapping[str, Sequence[_Lead]]) -> Anchor | None:
    """A full date that an opening gives for what it tells, if it falls on the main weekday."""
    weekday = _main_weekday(leads)
    dated: dict[date, list[Span]] = defaultdict(list)
    for own in leads.values():
        for lead in own:
            day = _full_date(lead.placed)
            if day is not None and (weekday is None or day.weekday() == weekday):
                dated[day].append(_span(lead))
    if not dated:
        return None
    day = max(dated, key=lambda d: (len({s.doc_id for s in dated[d]}), d))
    return Anchor(day, known=True, spans=(min(dated[day]),))


def _span(lead: _Lead) -> Span:
    base, expression = lead.sentence.span, lead.placed.expression
    return Span(base.doc_id, base.start + expression.start, base.start + expression.end)


def _main_weekday(leads: Mapping[str, Sequence[_Lead]]) -> int | None:
    """The weekday that most articles name."""
    return _most_named({doc: list(_weekdays(own)) for doc, own in leads.items()})


def _weekdays(leads: Sequence[_Lead]) -> Iterator[int]:
    for lead in leads:
        form = lead.placed.expression.form
        if isinstance(form, WeekdayName) and form.shift is None and form.week_shift is None:
            yield form.weekday
        if isinstance(form, CalendarDate) and form.weekday is not None:
            yield form.weekday


def _main_day(leads: Mapping[str, Sequence[_Lead]], anchors: Mapping[str, Anchor]) -> date:
    """The day that most of the dated articles name; if they name none, the earliest they were written on."""
    named = _most_named({doc: list(_days(leads[doc], anchor.day)) for doc, anchor in anchors.items()})
    return named if named is not None else min(a.day for a in anchors.values())


_Day = TypeVar("_Day", int, date)


def _most_named(named: Mapping[str, Sequence[_Day]]) -> _Day | None:
    """The day that most openings name; one named first counts half as much again."""
    votes: defaultdict[_Day, float] = defaultdict(float)
    for own in named.values():
        for rank, day in enumerate(dict.fromkeys(own)):
            votes[day] += 1.0 + _FIRST * (rank == 0)
    mentions = Counter(day for own in named.values() for day in own)
    return min(votes, key=lambda day: (-votes[day], -mentions[day], day), default=None)


def _days(leads: Sequence[_Lead], anchor: date) -> Iterator[date]:
    for lead in leads:
        value = resolve(lead.placed.expression, anchor, lead.placed.tense)
        if value is None or value.start is None or value.start != value.end:
            continue
        if value.start <= anchor:
            yield value.start


def _main_month_day(leads: Mapping[str, Sequence[_Lead]], weekday: int | None) -> int | None:
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
    return _most_named(dated)


def _written(leads: Sequence[_Lead], main: date) -> date:
    """The day an undated article was written, by what it tells first.

    "Yesterday" was the main day. A weekday one or two days after the main day is not the one of the week
    before, but shows that the article is later than the others.
    """
    for form in (lead.placed.expression.form for lead in leads if lead.placed.place < Place.ASIDE):
        if isinstance(form, Shift) and form.unit is Unit.DAY:
            return main + timedelta(days=1) if form.amount == -1 else main
        if isinstance(form, WeekdayName):
            after = (form.weekday - main.weekday()) % 7
            return main + timedelta(days=after) if after <= _LATER_ARTICLE else main
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
