"""The day each article of a story was written: stated, or inferred from the articles beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.domain.events import DatedBy
from summarizer.domain.text import Document, Sentence, Span
from summarizer.language.phrasing.rewriting import dateline_end
from summarizer.language.times.event_times import place_times
from summarizer.language.times.timex_forms import WeekdayName
from summarizer.stages.order.leads import Lead, days_named, full_date, main_weekday, span_of

LATER_ARTICLE = 2
"""Days after the main day that an undated article of the set may be written."""
_SHORT_STORY = 10
"""Most days between the dated articles of a story by which undated ones are dated."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day an article was written, or what stands for it."""

    day: date
    known: bool
    """Whether ``day`` is a real date; otherwise only distances from the main day mean something."""
    spans: tuple[Span, ...] = ()
    """The passage that states the date, if it is in a text."""
    by: DatedBy | None = None
    """What the day is known from; None if it is not known at all."""
    window: tuple[date, date] | None = None
    """For an undated article among dated ones: the first and last day it may have been written."""


def own_anchor(document: Document, sentences: Sequence[Sentence], as_of: date | None) -> Anchor | None:
    """The day an article was written by its metadata, a date line, its dateline or the reader's word."""
    published = published_day(document)
    if published is not None:
        return Anchor(published, known=True, by=DatedBy.ARTICLE)
    for sentence in sentences[:3]:
        line = dateline_end(sentence.text)
        for placed in place_times(sentence.parse):
            day, expression = full_date(placed), placed.expression
            alone = expression.text.strip() == sentence.text.strip(" ()–—-|.\n")
            if day is not None and (alone or expression.end <= line):
                start = sentence.span.start
                span = Span(document.doc_id, start + expression.start, start + expression.end)
                return Anchor(day, known=True, spans=(span,), by=DatedBy.ARTICLE)
    return Anchor(as_of, known=True, by=DatedBy.READER) if as_of is not None else None


def published_day(document: Document) -> date | None:
    """The day an article was published, where its metadata state it."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def stated_main_day(leads: Mapping[str, Sequence[Lead]]) -> Anchor | None:
    """A full date that an opening gives for what it tells, if it falls on the main weekday."""
    weekday = main_weekday(leads)
    dated: dict[date, list[Span]] = defaultdict(list)
    for own in leads.values():
        for lead in own:
            day = full_date(lead.placed)
            if day is not None and (weekday is None or day.weekday() == weekday):
                dated[day].append(span_of(lead))
    if not dated:
        return None
    day = max(dated, key=lambda d: (len({s.doc_id for s in dated[d]}), d))
    return Anchor(day, known=True, spans=(min(dated[day]),), by=DatedBy.STORY)


def between_siblings(
    own: Sequence[Lead], anchors: Mapping[str, Anchor], leads: Mapping[str, Sequence[Lead]]
) -> Anchor:
    """The days on which an undated article of a short story can have been written.

    They are those on which most of the weekdays it names fall on days that dated articles tell of or were
    written on; several, where its weekdays fit as well on each.
    """
    days = sorted(a.day for a in anchors.values())
    first, last = days[0], days[-1] + timedelta(days=LATER_ARTICLE)
    if (days[-1] - days[0]).days > _SHORT_STORY:
        return Anchor(days[-1], known=False)
    told = set(days) | {day for doc, a in anchors.items() for day in days_named(leads[doc], a.day)}
    weekdays = [lead for lead in own if isinstance(lead.placed.expression.form, WeekdayName)]
    fits = {
        day: sum(named in told for named in set(days_named(weekdays, day)))
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    }
    best = [day for day, fit in fits.items() if fit == max(fits.values())]
    spans = tuple(sorted({span for a in anchors.values() for span in a.spans}))[:1]
    usual = min(max(days[-1], best[0]), best[-1])
    return Anchor(usual, known=False, spans=spans, by=DatedBy.STORY, window=(best[0], best[-1]))


def certain_days(leads: Sequence[Lead], anchor: Anchor) -> list[date]:
    """The days that times of an opening name, whichever day of its window the article was written on."""
    if anchor.window is None:
        return list(days_named(leads, anchor.day))
    either = [set(days_named(leads, day)) for day in anchor.window]
    return [day for day in days_named(leads, anchor.window[1]) if all(day in days for days in either)]
