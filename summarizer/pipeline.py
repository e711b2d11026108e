"""From clean documents to a briefing: the stages in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from summarizer.config import Settings
from summarizer.domain.brief import (
    Brief,
    Briefing,
    Fate,
    Ledger,
    Rejection,
    Support,
    UnitFate,
    UnreadInput,
    Verdict,
)
from summarizer.domain.claims import ClaimGroup, Event, Extraction, Origin
from summarizer.domain.drafts import Candidate, Plan, Planned
from summarizer.domain.provenance import ModelIdentity, Provenance
from summarizer.domain.text import BlockKind, Document, Sentence, Span
from summarizer.errors import NothingUsableError, nothing_usable
from summarizer.language.english import foreign_reason
from summarizer.ports import (
    ChatModel,
    ChatReply,
    ChatRequest,
    Embedder,
    EntailmentModel,
    HtmlExtractor,
    Observer,
    Parser,
    SentenceSplitter,
)
from summarizer.prompting.prompts import load_prompt
from summarizer.stages.account import account, removed_units, whole_document
from summarizer.stages.assemble import assemble
from summarizer.stages.conflicts import find_conflicts
from summarizer.stages.draft import combine, drafts_of, passed, witnesses
from summarizer.stages.extract import extract
from summarizer.stages.extract_model import extract_with_model
from summarizer.stages.order import order_events, resolve_times, timeline_candidates
from summarizer.stages.origins import find_origins
from summarizer.stages.plan import SENTENCE_WORDS, make_plan, pruned, word_count
from summarizer.stages.relate import origin_of, relate
from summarizer.stages.segment import chunk, segment
from summarizer.stages.stories import split_stories
from summarizer.stages.timeline import choose, phrase
from summarizer.stages.verify import verify
from summarizer.stages.write import Proposal, merge, repair, shorten, wants_writing

_GIST_CHARACTERS = 600
_OVERPLANNED = 1.15
"""A writer shortens what is planned; the room it wins is filled from the start."""


@dataclass(frozen=True)
class Backends:
    """What fills the roles; ``chat`` is None where briefs are made by rule alone."""

    embedder: Embedder
    entailment: EntailmentModel
    splitter: SentenceSplitter
    parser: Parser
    extractor: HtmlExtractor
    chat: ChatModel | None = None


class Metered:
    """A chat model that tells an observer what it reads, writes and has done."""

    def __init__(self, chat: ChatModel, observer: Observer) -> None:
        """Wrap a chat model."""
        self._chat = chat
        self._observer = observer

    @property
    def identity(self) -> ModelIdentity:
        """The wrapped model's identity."""
        return self._chat.identity

    @property
    def context_tokens(self) -> int:
        """The wrapped model's context."""
        return self._chat.context_tokens

    def count_tokens(self, text: str) -> int:
        """Tokens of ``text`` for the wrapped model."""
        return self._chat.count_tokens(text)

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """The wrapped model's replies."""
        replies = self._chat.complete(requests)
        self._observer.tokens(sum(r.tokens_in for r in replies), sum(r.tokens_out for r in replies))
        self._observer.advance(len(replies))
        return replies


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
    distinct, fates, unusable = _sort_out(documents)
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
    every = {document.doc_id: document for document in sorted(documents, key=_by_id)}
    return Briefing(briefs, ledger, provenance, tuple(every.values()))


def _sort_out(
    documents: Sequence[Document],
) -> tuple[tuple[Document, ...], list[UnitFate], list[UnreadInput]]:
    """Distinct documents with something to read, by id; the fates of all others' units; the unusable ones."""
    distinct: dict[str, Document] = {}
    fates: list[UnitFate] = []
    unusable: list[UnreadInput] = []
    for document in sorted(documents, key=_by_id):
        if document.doc_id in distinct:
            fates += whole_document(document, Fate.DUPLICATE, f"the same as {distinct[document.doc_id].path}")
        elif (reason := _unusable(document)) is None:
            distinct[document.doc_id] = document
        else:
            fates += whole_document(document, Fate.UNREAD, reason)
            fates += removed_units(document)
            unusable.append(UnreadInput(document.path, reason))
    return tuple(distinct.values()), fates, unusable


def _by_id(document: Document) -> tuple[str, str]:
    return document.doc_id, document.path


def _unusable(document: Document) -> str | None:
    if not any(block.kind is BlockKind.PARAGRAPH for block in document.blocks):
        return "no running text is left after cleaning"
    return foreign_reason(document.text)


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
    conflicts = find_conflicts(groups, by_id)
    events = order_events(groups)
    observer.stage("draft", len(groups))
    candidates, stopped = _draft(events, by_id, backends)
    reasons |= stopped
    if not candidates:
        return _Telling(None, groups, reasons, refused)
    observer.stage("plan")
    plan = make_plan(
        candidates,
        _meanings(candidates, backends.embedder),
        [span for conflict in conflicts for value in conflict.values for span in value.evidence],
        round(settings.brief.words * (1 if backends.chat is None else _OVERPLANNED)),
        settings.brief.max_verbatim_words_per_source,
    )
    plan, rejections = _write(plan, by_id, backends, settings, observer)
    plan = replace(pruned(plan, settings.brief.words), timeline=_timeline(groups, origins, by_id, backends))
    return _Telling(assemble(plan, conflicts, origins, story), groups, reasons, (*refused, *rejections))


def _map(
    story: Sequence[Document],
    sentences: Mapping[str, tuple[Sentence, ...]],
    backends: Backends,
    settings: Settings,
    observer: Observer,
) -> tuple[Extraction, tuple[Rejection, ...]]:
    """The claims of a story's sentences, by rule or with the model's help, and what the model got wrong."""
    small = extract(story, sentences, backends.parser)
    if settings.mode != "capable" or backends.chat is None:
        return small, ()
    chat = Metered(backends.chat, observer)
    told = [sentence for document in story for sentence in sentences[document.doc_id]]
    chunks = chunk(told, chat.count_tokens, settings.extraction.chunk_tokens)
    observer.stage("extract with the model", len(chunks))
    limit = settings.extraction.max_new_tokens
    both = extract_with_model(chunks, small, chat, backends.parser, load_prompt("extract_claims"), limit)
    return both.extraction, both.rejections


def _meanings(candidates: Sequence[Candidate], embedder: Embedder) -> NDArray[np.float32]:
    return embedder.embed([candidate.group.best.text for candidate in candidates])


def _draft(
    events: Sequence[Event],
    documents: Mapping[str, Document],
    backends: Backends,
) -> tuple[list[Candidate], dict[Span, str]]:
    """Every claim group in the versions that the gate lets through, and why others were stopped."""
    placed = [(number, event, group) for number, event in enumerate(events) for group in event.groups]
    versions = [drafts_of(group) for _, _, group in placed]
    witnessing = [
        {draft: witnesses(group, draft) for draft in drafts}
        for (_, _, group), drafts in zip(placed, versions, strict=True)
    ]
    asked = list(
        dict.fromkeys(d for table in witnessing for draft, others in table.items() for d in (draft, *others))
    )
    judged = dict(zip(asked, verify(asked, documents, backends.entailment, backends.parser), strict=True))
    candidates: list[Candidate] = []
    stopped: dict[Span, str] = {}
    for (number, event, group), table in zip(placed, witnessing, strict=True):
        good = tuple(
            combine(group, draft, judged[draft], [o for o in others if passed(judged[o])], documents)
            for draft, others in table.items()
            if passed(judged[draft])
        )
        if good:
            candidates.append(Candidate(group, good, number, event.time))
        else:
            first = judged[next(iter(table))]
            stopped |= dict.fromkeys(group.best.evidence, f"stopped by the gate: {first.reason}")
    return candidates, stopped


def _write(
    plan: Plan,
    documents: Mapping[str, Document],
    backends: Backends,
    settings: Settings,
    observer: Observer,
) -> tuple[Plan, tuple[Rejection, ...]]:
    """Let the language model phrase what it can; what the gate refuses twice keeps its draft."""
    merging = settings.mode == "capable"
    chosen = [
        planned
        for planned in dict.fromkeys((plan.headline, *plan.lead, *plan.events, *plan.positions))
        if wants_writing(planned, merging=merging)
    ]
    if backends.chat is None or not chosen:
        return plan, ()
    chat = Metered(backends.chat, observer)
    observer.stage("write", len(chosen))
    limit = settings.writer.max_new_tokens
    if merging:
        proposals = merge(chosen, chat, load_prompt("merge"), limit, SENTENCE_WORDS)
    else:
        proposals = shorten(chosen, chat, load_prompt("shorten"), limit)
    first = _judge(proposals, documents, backends)
    failed = [(p, support.reason) for p, support in first if p.draft is not None and not passed(support)]
    observer.stage("repair", len(failed))
    second = _judge(repair(failed, chat, load_prompt("repair"), limit), documents, backends)
    written = {p.planned: _accepted(p, s) for p, s in (*first, *second) if p.draft is not None and passed(s)}
    rejections = [
        Rejection(
            proposal.draft.text, reason, written.get(proposal.planned, proposal.planned).version.draft.text
        )
        for proposal, reason in failed
        if proposal.draft is not None
    ]
    return plan.replaced(written), tuple(rejections)


def _judge(
    proposals: Sequence[Proposal], documents: Mapping[str, Document], backends: Backends
) -> list[tuple[Proposal, Support]]:
    """The gate's answer for every proposal; one without a draft has the reply's failure as reason."""
    drafts = [p.draft for p in proposals if p.draft is not None]
    supports = iter(verify(drafts, documents, backends.entailment, backends.parser))
    return [
        (p, Support(Verdict.NOT_ENOUGH_INFO, None, p.reason) if p.draft is None else next(supports))
        for p in proposals
    ]


def _accepted(proposal: Proposal, support: Support) -> Planned:
    """A written sentence in its place, unless it says no less in no fewer words than its draft."""
    planned, draft = proposal.planned, proposal.draft
    if draft is None or word_count(draft.text) >= word_count(planned.version.draft.text):
        return planned
    return replace(planned, version=replace(planned.version, draft=draft, support=support))


def _timeline(
    groups: Sequence[ClaimGroup],
    origins: Sequence[Origin],
    documents: Mapping[str, Document],
    backends: Backends,
) -> tuple[Planned, ...]:
    """The dated entries that the gate lets through."""
    moments = timeline_candidates(groups)
    drafts = phrase(moments)
    asked = [draft for draft in drafts if draft is not None]
    supports = iter(verify(asked, documents, backends.entailment, backends.parser))
    answers = [None if draft is None else (draft, next(supports)) for draft in drafts]
    judged = [answer if answer is not None and passed(answer[1]) else None for answer in answers]
    return choose(moments, judged, lambda evidence: origin_of(evidence, origins))
