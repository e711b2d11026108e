"""The times in the openings of articles: what a story is mostly told of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from summarizer.domain.text import BlockKind, Sentence, Span
from summarizer.language.times.event_times import Place, PlacedTime, place_times
from summarizer.language.times.timex import Tense, resolve
from summarizer.language.times.timex_forms import CalendarDate, WeekdayName

_LEAD = 12
"""Sentences of an article in which its main event is dated."""
_FIRST = 0.5

_Day = TypeVar("_Day", int, date)


@dataclass(frozen=True, slots=True)
class Lead:
    """A time in the opening of an article and the sentence it stands in."""

    placed: PlacedTime
    sentence: Sentence


def lead_times(sentences: Sequence[Sentence]) -> tuple[Lead, ...]:
    """Times of what the opening tells or mentions as past."""
    body = [s for s in sentences if s.kind is not BlockKind.TITLE][:_LEAD]
    return tuple(
        Lead(p, s)
        for s in body
        for p in place_times(s.parse)
        if p.place is not Place.BOUND and p.tense is not Tense.FUTURE
    )


def main_weekday(leads: Mapping[str, Sequence[Lead]]) -> int | None:
    """The weekday that most articles name."""
    return most_named({doc: list(weekdays(own)) for doc, own in leads.items()})


def weekdays(leads: Sequence[Lead]) -> Iterator[int]:
    """The plain weekdays that an opening names, in its order."""
    for lead in leads:
        form = lead.placed.expression.form
        if isinstance(form, WeekdayName) and form.shift is None and form.week_shift is None:
            yield form.weekday
        if isinstance(form, CalendarDate) and form.weekday is not None:
            yield form.weekday


def most_named(named: Mapping[str, Sequence[_Day]]) -> _Day | None:
    """The day that most openings name; one named first counts half as much again."""
    votes: defaultdict[_Day, float] = defaultdict(float)
    for own in named.values():
        for rank, day in enumerate(dict.fromkeys(own)):
            votes[day] += 1.0 + _FIRST * (rank == 0)
    mentions = Counter(day for own in named.values() for day in own)
    return min(votes, key=lambda day: (-votes[day], -mentions[day], day), default=None)


def days_named(leads: Sequence[Lead], anchor: date) -> Iterator[date]:
    """The days up to ``anchor`` that an opening written on it names, in its order."""
    for lead in leads:
        value = resolve(lead.placed.expression, anchor, lead.placed.tense)
        if value is None or value.start is None or value.start != value.end:
            continue
        if value.start <= anchor:
            yield value.start


def full_date(placed: PlacedTime) -> date | None:
    """The day of an expression that states year, month and day."""
    form = placed.expression.form
    if not isinstance(form, CalendarDate) or form.year is None or form.day is None:
        return None
    value = resolve(placed.expression, None)
    return value.start if value is not None else None


def span_of(lead: Lead) -> Span:
    """Where the expression stands in its document."""
    base, expression = lead.sentence.span, lead.placed.expression
    return Span(base.doc_id, base.start + expression.start, base.start + expression.end)
