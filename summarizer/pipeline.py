"""From clean documents to a briefing: the stages in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarizer.backends import Backends, Metered
from summarizer.comparison import compare_sources
from summarizer.config import Settings
from summarizer.domain.brief import Brief, Briefing, Ledger, Rejection, UnreadInput
from summarizer.domain.claims import ClaimGroup, Conflict, ConflictKind, Extraction
from summarizer.domain.provenance import Provenance
from summarizer.domain.text import Document, Sentence, Span
from summarizer.errors import NothingUsableError, nothing_usable
from summarizer.ports import Observer
from summarizer.prompting.prompts import load_prompt
from summarizer.reduction import build_timeline, draft_candidates, write_plan
from summarizer.stages.account import account, by_id, sort_out
from summarizer.stages.assemble import assemble
from summarizer.stages.conflicts import Judges, asides, find_differences
from summarizer.stages.extract import extract
from summarizer.stages.extract_model import extract_with_model
from summarizer.stages.order import order_events, resolve_times
from summarizer.stages.origins import find_origins
from summarizer.stages.plan import make_plan, pruned
from summarizer.stages.relate import relate
from summarizer.stages.screen import screen
from summarizer.stages.segment import chunk, segment
from summarizer.stages.stories import split_stories

_GIST_CHARACTERS = 600
_OVERPLANNED = 1.15
"""A writer shortens what is planned; the room it wins is filled from the start."""


@dataclass(frozen=True)
class _Telling:
    """The brief of one story and what the ledger needs to know of how it came about."""

    brief: Brief | None
    groups: tuple[ClaimGroup, ...]
    reasons: Mapping[Span, str]
    rejections: tuple[Rejection, ...]


def summarize(
    documents: Sequence[Document],
    backends: Backends,
    settings: Settings,
    provenance: Provenance,
    *,
    observer: Observer,
    as_of: date | None = None,
    unread: Sequence[UnreadInput] = (),
) -> Briefing:
    """Write the briefs of all stories that the documents tell.

    Args:
        documents: clean documents in any order; the order changes nothing.
        backends: models and tools.
        settings: the profile.
        provenance: what makes this output, to be carried in it.
        observer: hears of progress.
        as_of: the day on which weekdays and "yesterday" count, where articles carry no date.
        unread: inputs that could not be used, for the ledger.

    Returns:
        One brief a story, the story with most documents first.

    Raises:
        NothingUsableError: if no document holds a sentence that a brief could cite.
    """
    distinct, fates, unusable = sort_out(documents)
    unread = (*unread, *unusable)
    observer.stage("segment", len(distinct))
    sentences = segment(distinct, backends.splitter, backends.parser)
    observer.stage("stories")
    gists = backends.embedder.embed([document.text[:_GIST_CHARACTERS] for document in distinct])
    tellings = [
        _tell(story, sentences, backends, settings, as_of, observer)
        for story in split_stories(distinct, gists)
    ]
    briefs = tuple(t.brief for t in tellings if t.brief is not None)
    if not briefs:
        raise NothingUsableError(nothing_usable(_set_aside(distinct, unread)))
    groups = [group for t in tellings for group in t.groups]
    reasons = {span: reason for t in tellings for span, reason in t.reasons.items()}
    ledger = Ledger(
        units=(*account(distinct, sentences, briefs, groups, reasons), *fates),
        rejected=tuple(rejection for t in tellings for rejection in t.rejections),
        inputs_unread=unread,
    )
    every = {document.doc_id: document for document in sorted(documents, key=by_id)}
    return Briefing(briefs, ledger, provenance, tuple(every.values()))


def _set_aside(distinct: Sequence[Document], unread: Sequence[UnreadInput]) -> list[str]:
    return [f"{u.path}: {u.reason}" for u in unread] + [
        f"{document.path}: no sentence that stands on its own is left after cleaning" for document in distinct
    ]


def _tell(
    story: Sequence[Document],
    sentences: Mapping[str, tuple[Sentence, ...]],
    backends: Backends,
    settings: Settings,
    as_of: date | None,
    observer: Observer,
) -> _Telling:
    """One story: map its sentences to claims, relate and order them, reduce them to a brief."""
    own = {document.doc_id: sentences[document.doc_id] for document in story}
    by_id = {document.doc_id: document for document in story}
    observer.stage("origins")
    origins = find_origins(story)
    observer.stage("extract")
    extraction, refused = _map(story, own, backends, settings, observer)
    reasons = {aside.span: aside.reason for aside in extraction.set_aside}
    if not extraction.claims:
        return _Telling(None, (), reasons, refused)
    observer.stage("relate")
    claims = resolve_times(story, own, extraction.claims, as_of)
    groups = relate(claims, backends.embedder.embed([claim.text for claim in claims]), origins)
    judges = Judges(backends.embedder)
    proposed = compare_sources(extraction, own, by_id, backends, settings, observer)
    others = asides(extraction.set_aside, own)
    conflicts, doubted = find_differences(groups, by_id, judges, others, proposed)
    refused = (*refused, *proposed.rejections, *doubted)
    outdated = _outdated(conflicts)
    events = order_events(groups)
    observer.stage("draft", len(groups))
    candidates, stopped = draft_candidates(events, by_id, backends)
    reasons |= stopped
    if not candidates:
        return _Telling(None, groups, reasons, refused)
    observer.stage("plan")
    plan = make_plan(
        candidates,
        backends.embedder.embed([candidate.group.best.text for candidate in candidates]),
        [span for conflict in conflicts for value in conflict.values for span in value.evidence],
        outdated,
        round(settings.brief.words * (1 if backends.chat is None else _OVERPLANNED)),
        settings.brief.max_verbatim_words_per_source,
    )
    plan, rejections = write_plan(plan, by_id, backends, settings, observer)
    plan = replace(
        pruned(plan, settings.brief.words),
        timeline=build_timeline(groups, origins, by_id, backends, outdated),
    )
    return _Telling(assemble(plan, conflicts, origins, story), groups, reasons, (*refused, *rejections))


def _outdated(conflicts: Sequence[Conflict]) -> list[Span]:
    """Passages with a value that was corrected: of a correction all values but the last."""
    found: list[Span] = []
    for conflict in conflicts:
        if conflict.kind is ConflictKind.CORRECTION:
            standing = set(conflict.values[-1].evidence)
            found += [s for value in conflict.values[:-1] for s in value.evidence if s not in standing]
    return found


def _map(
    story: Sequence[Document],
    sentences: Mapping[str, tuple[Sentence, ...]],
    backends: Backends,
    settings: Settings,
    observer: Observer,
) -> tuple[Extraction, tuple[Rejection, ...]]:
    """The claims of a story's sentences, by rule or with the model's help, and what the model got wrong."""
    small = screen(extract(story, sentences, backends.parser), story, sentences, backends.embedder)
    if settings.mode != "capable" or backends.chat is None:
        return small, ()
    chat = Metered(backends.chat, observer)
    told = [sentence for document in story for sentence in sentences[document.doc_id]]
    chunks = chunk(told, chat.count_tokens, settings.extraction.chunk_tokens)
    observer.stage("extract with the model", len(chunks))
    limit = settings.extraction.max_new_tokens
    both = extract_with_model(chunks, small, chat, backends.parser, load_prompt("extract_claims"), limit)
    return both.extraction, both.rejections
