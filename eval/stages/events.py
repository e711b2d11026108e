"""Measure how events are ordered, dated and told apart on the shipped stories: ``python -m eval events``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from eval.figures import share
from eval.gold.suite import Article, Happening, Quote, Story, gold_digest, load_suite, locate
from eval.labelled.halves import Half, half_of
from eval.metrics.event_order import DayReading, PairCounts, Placed, count_pairs, day_reading
from eval.stages.told import read_articles, tell
from eval.statistics import Indices, Interval, bootstrap
from eval.table import Cell, Row, Table, with_mean
from summarizer.backends import Backends
from summarizer.domain.claims import Claim, Event
from summarizer.domain.events import EventTime, Phase
from summarizer.domain.text import Document, Span
from summarizer.errors import UsageError
from summarizer.stages.order import order_events
from summarizer.stages.order.group_times import phase_of
from summarizer.wiring import Summarizer

_FIGURES = ("told", "tau", "tau article", "tau published", "phase", "all main", "day right", "day wrong")
_MOSTLY = 0.6
"""Share of a quote that a mentioned clause must hold for the quote to be about it, not about its claim."""
_FAR = 1e6
_BESIDE = {Phase.BACKGROUND: -_FAR, Phase.BEFORE: -_FAR / 2, Phase.MAIN: 0.0, Phase.AFTER: _FAR}
"""Where an event without a time stands, by its phase; days from the main day are small beside these."""


class _Measured(NamedTuple):
    """The events of one story, with their places in both baselines."""

    story: str
    events: tuple[Placed, ...]
    by_article: PairCounts
    by_publication: PairCounts


def measure_events(root: Path, summarizer: Summarizer) -> Table:
    """Order the events of every story.

    Args:
        root: a folder of stories.
        summarizer: the profile that reads them.

    Returns:
        A row a half; the mean last.
    """
    stories = load_suite(root)
    halves: dict[Half, list[_Measured]] = {half: [] for half in Half}
    for story in stories:
        halves[half_of(story.id)].append(_measure(story, summarizer))
    data = gold_digest(root, stories)
    rows = [_row(half, measured, data, summarizer) for half, measured in halves.items() if measured]
    notes = (
        "told: share of labelled events one of whose quotes stands in a claim.",
        "tau: Kendall's tau over pairs of different rank, open pairs counting 0: the program, the order in "
        "which the articles tell the events, and the day of the first article that tells them.",
        "phase: share with the labelled phase, untold events counting as missed; all main: the baseline that "
        "calls every event main.",
        "day: of events whose days the articles determine, the share dated rightly and wrongly.",
        "dev and held out: by the digest of the story's name. Intervals: 95 %, bootstrap over stories.",
    )
    return Table("Events", with_mean(rows, _FIGURES), notes)


def place_events(story: Story, documents: Sequence[Document], backends: Backends) -> tuple[Placed, ...]:
    """Where the program puts the labelled events of a story.

    Args:
        story: the story.
        documents: its clean articles, in the order of ``story.articles``.
        backends: models and tools.

    Returns:
        The events in the order of the labels.
    """
    told = tell(documents, backends)
    events = order_events(told.groups)
    by_name = {a.path.name: d for a, d in zip(story.articles, documents, strict=True)}
    return tuple(_placed(event, by_name, events) for event in story.events)


def _measure(story: Story, summarizer: Summarizer) -> _Measured:
    documents = read_articles([a.path for a in story.articles], summarizer)
    by_path = {d.path: d for d in documents}
    ordered = [by_path[str(a.path)] for a in story.articles]
    placed = place_events(story, ordered, summarizer.backends)
    articles = {a.path.name: (n, a, by_path[str(a.path)]) for n, a in enumerate(story.articles)}
    reading = [(e.rank, _reading_place(e, articles)) for e in story.events]
    published = [(e.rank, _publication_place(e, articles)) for e in story.events]
    return _Measured(story.id, placed, count_pairs(reading), count_pairs(published))


def _placed(event: Happening, documents: Mapping[str, Document], events: Sequence[Event]) -> Placed:
    days = (
        (date.fromisoformat(event.start), date.fromisoformat(event.end or event.start))
        if event.start
        else None
    )
    known = [place for quote in event.support for place in _places(quote, documents, events)]
    if not known:
        return Placed(event.rank, event.phase, days, None, None, None)
    time, phase = min(known, key=lambda k: (k[0].start is None, k[0].offset is None))
    position = time.offset if time.offset is not None else _BESIDE[phase]
    own = (time.start, time.end) if time.start and time.end else None
    return Placed(event.rank, event.phase, days, position, phase, own)


def _places(
    quote: Quote, documents: Mapping[str, Document], events: Sequence[Event]
) -> list[tuple[EventTime, Phase]]:
    """The time and phase of each claim that holds a quote; of what it only mentions, that of the mention."""
    span = _span(quote, documents)
    if span is None:
        return []
    claims = [(c, event) for event in events for group in event.groups for c in group.claims]
    return [_told_in(claim, quote, event) for claim, event in claims if _stands_on(claim, span)]


def _stands_on(claim: Claim, span: Span) -> bool:
    return any(span.doc_id == e.doc_id and span.start < e.end and e.start < span.end for e in claim.evidence)


def _told_in(claim: Claim, quote: Quote, event: Event) -> tuple[EventTime, Phase]:
    own = claim.time if claim.time.offset is not None else event.time
    try:
        start, end = locate(claim.text, quote)
    except UsageError:
        return own, event.phase
    inner = [m for m in claim.mentions if min(m.end, end) - max(m.start, start) >= _MOSTLY * (end - start)]
    if not inner or end - start >= _MOSTLY * len(claim.text):
        return own, event.phase
    mention = min(inner, key=lambda m: m.end - m.start)
    return mention.time, phase_of(mention.time.offset)


def _span(quote: Quote, documents: Mapping[str, Document]) -> Span | None:
    document = documents[quote.file]
    try:
        return Span(document.doc_id, *locate(document.text, quote))
    except UsageError:
        return None


_Articles = Mapping[str, tuple[int, Article, Document]]


def _reading_place(event: Happening, articles: _Articles) -> float | None:
    """Where a reader who goes through the articles in order first meets an event."""
    documents = {name: document for name, (_, _, document) in articles.items()}
    spans = [(articles[q.file][0], _span(q, documents)) for q in event.support]
    places = [number + span.start / _FAR for number, span in spans if span is not None]
    return min(places, default=None)


def _publication_place(event: Happening, articles: _Articles) -> float | None:
    days = [articles[q.file][1].published for q in event.support]
    known = [date.fromisoformat(day).toordinal() for day in days if day]
    return float(min(known)) if known else None


def _row(half: Half, measured: Sequence[_Measured], data: str, summarizer: Summarizer) -> Row:
    stories = range(len(measured))
    flat = [(m.story, e) for m in measured for e in m.events]
    clusters = [story for story, _ in flat]
    dated = [(story, reading) for story, e in flat if (reading := day_reading(e)) is not None]
    days = [story for story, _ in dated]
    own = [count_pairs([(e.rank, e.position) for e in m.events]) for m in measured]
    cells: dict[str, Cell] = {
        "stories": len(stories),
        "events": len(flat),
        "told": share([e.system_phase is not None for _, e in flat], clusters),
        "tau": _tau(own),
        "tau article": _tau([m.by_article for m in measured]),
        "tau published": _tau([m.by_publication for m in measured]),
        "phase": share([e.system_phase is e.phase for _, e in flat], clusters),
        "all main": share([e.phase is Phase.MAIN for _, e in flat], clusters),
        "day right": share([r is DayReading.RIGHT for _, r in dated], days) if dated else None,
        "day wrong": share([r is DayReading.WRONG for _, r in dated], days) if dated else None,
    }
    models = (summarizer.backends.parser, summarizer.backends.embedder)
    signature = {"measure": "events 1", "models": " ".join(m.identity.digest[:12] for m in models)}
    return Row(half, cells, signature, data)


def _tau(counts: Sequence[PairCounts]) -> Interval:
    def figure(drawn: Indices) -> float | None:
        return sum((counts[i] for i in drawn), PairCounts()).tau

    return bootstrap(figure, range(len(counts)))
