"""From clean documents to a timeline: the days, the sentences of each, the gate, the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from summarizer.backends import Backends
from summarizer.domain.brief import Ledger, Rejection, TimelineEntry, UnreadInput
from summarizer.domain.claims import Origin
from summarizer.domain.provenance import Provenance
from summarizer.domain.text import BlockKind, Document, Sentence, Span
from summarizer.domain.timelines import Chronology, Timeline, TimelineRequest, Written
from summarizer.entries import write_entries
from summarizer.errors import NothingUsableError, nothing_usable
from summarizer.ports import Observer, Parser
from summarizer.stages.account import by_id, sort_out, unit_fates
from summarizer.stages.assemble import cited_sentence, source_of
from summarizer.stages.datewise import (
    Mention,
    Pools,
    Refusal,
    Told,
    chosen_days,
    find_mentions,
    tell_days,
    time_of,
    weigh_days,
)
from summarizer.stages.order import build_calendar, published_day
from summarizer.stages.origins import find_origins
from summarizer.stages.segment import split, with_parses

_LEAD = 12
"""Sentences of an undated article that are analysed to find out when it was written."""
_NO_DAY = "names no day of the timeline's period"
_OTHER_DAY = "names a day that is not told of"
_LESS_CENTRAL = "says less of its day than what is told"


def chronicle(
    documents: Sequence[Document],
    backends: Backends,
    request: TimelineRequest,
    provenance: Provenance,
    *,
    observer: Observer,
    as_of: date | None = None,
    unread: Sequence[UnreadInput] = (),
) -> Chronology:
    """Write the timeline of all that the documents tell.

    No step compares every sentence with every other, and only sentences that may become entries are
    analysed, so that it stays quick for a thousand articles.

    Args:
        documents: clean documents in any order; the order changes nothing.
        backends: models and tools; no language model is asked.
        request: period and lengths.
        provenance: what makes this output, to be carried in it.
        observer: hears of progress.
        as_of: the day on which weekdays and "yesterday" count, where articles carry no date.
        unread: inputs that could not be used, for the ledger.

    Returns:
        The timeline and its ledger.

    Raises:
        NothingUsableError: if no document tells of a day that can be placed in time.
    """
    distinct, fates, unusable = sort_out(documents)
    unread = (*unread, *unusable)
    if not distinct:
        raise NothingUsableError(nothing_usable([f"{u.path}: {u.reason}" for u in unread]))
    observer.stage("days", len(distinct))
    sentences = split(distinct, backends.splitter)
    written = _written(distinct, sentences, backends.parser, as_of)
    origins = find_origins(distinct)
    latest = max((w.day for w in written.values() if w.known), default=None)
    every = find_mentions(sentences, written, origins, latest)
    mentions = [mention for mention in every if _within(mention, request)]
    asked = {mention.day for mention in mentions}
    weights = weigh_days(every, written.values())
    days = chosen_days({day: weight for day, weight in weights.items() if day in asked}, request.days)
    observer.stage("entries", len(days) if request.days is None else min(len(days), request.days))
    known = {document.doc_id: document for document in distinct}
    told, refused = tell_days(
        days,
        Pools(sentences, mentions, written).of,
        len(days) if request.days is None else request.days,
        request.sentences,
        partial(write_entries, sentences=sentences, documents=known, backends=backends),
    )
    if not told:
        raise NothingUsableError(_nothing_told(distinct, written, request, every))
    timeline = _assemble(told, origins, known, days[0])
    reasons = _reasons(sentences, mentions, {told.proposal[0].day for told in told}, refused)
    cited = [c.span for entry in timeline.entries for c in entry.sentence.citations]
    ledger = Ledger(
        units=(*unit_fates(distinct, sentences, cited, {}, reasons), *fates),
        rejected=tuple(
            Rejection(r.draft.text, r.reason, None) for r in dict.fromkeys(refused.values()) if r.draft
        ),
        inputs_unread=unread,
    )
    given = {document.doc_id: document for document in sorted(documents, key=by_id)}
    return Chronology(timeline, ledger, provenance, tuple(given.values()))


def _written(
    documents: Sequence[Document],
    sentences: Mapping[str, tuple[Sentence, ...]],
    parser: Parser,
    as_of: date | None,
) -> dict[str, Written]:
    """When each article was written: as published, else as the set shows, else in an order without dates."""
    published = {d.doc_id: day for d in documents if (day := published_day(d)) is not None}
    if len(published) == len(documents):
        return {doc_id: Written(day) for doc_id, day in published.items()}
    leads = {d.doc_id: sentences[d.doc_id][:_LEAD] for d in documents if d.doc_id not in published}
    parsed = with_parses(leads, [s.span for own in leads.values() for s in own], parser)
    calendar = build_calendar(documents, parsed, as_of)
    return {
        doc_id: Written(anchor.day, anchor.known, anchor.spans)
        for doc_id, anchor in calendar.anchors.items()
        if anchor.known or not calendar.dated
    }


def _within(mention: Mention, request: TimelineRequest) -> bool:
    """Whether a mention is in the period asked for; a day without a date is in none."""
    if request.first is None and request.last is None:
        return True
    if not mention.dated:
        return False
    return (request.first or date.min) <= mention.day <= (request.last or date.max)


def _nothing_told(
    documents: Sequence[Document],
    written: Mapping[str, Written],
    request: TimelineRequest,
    mentions: Sequence[Mention],
) -> str:
    period = [
        f"{word} {day.isoformat()}"
        for word, day in (("from", request.first), ("to", request.last))
        if day is not None
    ]
    undated = sum(1 for d in documents if d.doc_id not in written or not written[d.doc_id].known)
    hint = f" {undated} of {len(documents)} articles carry no date: give --as-of." if undated else ""
    where = f" {' '.join(period)}" if period else ""
    named = sorted(mention.day.isoformat() for mention in mentions if mention.dated)
    if period and named:
        found = f"the days they name are {named[0]} to {named[-1]}"
        return f"No sentence of the articles tells what happened on a day{where}; {found}.{hint}"
    return (
        f"No sentence of the articles tells what happened on a day{where} that can be placed in time.{hint}"
    )


def _assemble(
    told: Sequence[Told], origins: Sequence[Origin], documents: Mapping[str, Document], main: date
) -> Timeline:
    """Entries in order of time, with their sources numbered in the order of citation."""
    ordered = sorted(told, key=lambda t: (_undated(t.proposal[0]), t.proposal[0].day))
    cited = [span.doc_id for t in ordered for span, _ in t.judged.draft.cited()]
    numbers = {doc_id: n for n, doc_id in enumerate(dict.fromkeys((*cited, *documents)), start=1)}
    entries = tuple(
        TimelineEntry(time_of(t.proposal[0], main.toordinal()), cited_sentence(t.judged, numbers, documents))
        for t in ordered
    )
    sources = tuple(source_of(number, documents[doc_id]) for doc_id, number in numbers.items())
    return Timeline(entries, sources, tuple(origins))


def _undated(mention: Mention) -> bool:
    """Whether a day only has its place in an order; what has a date, among articles without, is older."""
    return not mention.dated


def _reasons(
    sentences: Mapping[str, Sequence[Sentence]],
    mentions: Iterable[Mention],
    told: Iterable[date],
    refused: Mapping[Span, Refusal],
) -> dict[Span, str]:
    """Why each sentence that is not cited was not chosen."""
    days = set(told)
    body = [s for own in sentences.values() for s in own if s.kind is not BlockKind.TITLE]
    reasons = {sentence.span: _NO_DAY for sentence in body}
    for mention in mentions:
        span = mention.sentence.span
        if reasons[span] != _LESS_CENTRAL:
            reasons[span] = _LESS_CENTRAL if mention.day in days else _OTHER_DAY
    return reasons | {span: refusal.reason for span, refusal in refused.items()}
