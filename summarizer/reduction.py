"""From events to sentences: every draft, written sentence and timeline entry passes the gate."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from summarizer.backends import Backends, Metered
from summarizer.config import Settings
from summarizer.domain.brief import Rejection, Support, Verdict
from summarizer.domain.claims import ClaimGroup, Event, Origin
from summarizer.domain.drafts import Candidate, Plan, Planned
from summarizer.domain.text import Document, Span
from summarizer.ports import Observer
from summarizer.prompting.prompts import load_prompt
from summarizer.stages.draft import BROKEN, combine, drafts_of, passed, witnesses
from summarizer.stages.order import timeline_candidates
from summarizer.stages.plan import LONGEST_SENTENCE, SENTENCE_WORDS, word_count
from summarizer.stages.relate import origin_of
from summarizer.stages.timeline import choose, phrase
from summarizer.stages.verify import verify
from summarizer.stages.write import Proposal, merge, repair, shorten, wants_writing


def draft_candidates(
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
            reasons = [f"stopped by the gate: {judged[draft].reason}" for draft in table]
            stopped |= dict.fromkeys(group.best.evidence, next(iter(reasons), BROKEN))
    return candidates, stopped


def write_plan(
    plan: Plan,
    documents: Mapping[str, Document],
    backends: Backends,
    settings: Settings,
    observer: Observer,
) -> tuple[Plan, tuple[Rejection, ...]]:
    """Let the language model phrase what it can; what the gate refuses twice keeps its draft."""
    merging = settings.merging
    chosen = [
        planned
        for planned in dict.fromkeys((plan.headline, *plan.lead, *plan.events, *plan.positions))
        if wants_writing(planned, merging=merging)
        # The sentence that elaborates the headline is there for what the headline leaves out.
        and (planned is plan.headline or planned.candidate is not plan.headline.candidate)
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
    second: list[tuple[Proposal, Support]] = []
    if failed and settings.writer.repair:
        observer.stage("repair", len(failed))
        second = _judge(repair(failed, chat, load_prompt("repair"), limit), documents, backends)
    longest = LONGEST_SENTENCE if merging else None
    written = {p.planned: _accepted(p, s, longest) for p, s in (*first, *second) if passed(s)}
    standing = {p.planned: written.get(p.planned, p.planned).version.draft.text for p, _ in first}
    rejections = [
        Rejection(p.draft.text if p.draft else "", support.reason, standing[p.planned])
        for p, support in first
        if not passed(support)
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


def _accepted(proposal: Proposal, support: Support, longest: int | None) -> Planned:
    """A written sentence in its place, unless it is too long: by default, no shorter than its draft."""
    planned, draft = proposal.planned, proposal.draft
    if draft is None:
        return planned
    limit = longest or word_count(planned.version.draft.text) - 1
    if word_count(draft.text) > limit:
        return planned
    return replace(planned, version=replace(planned.version, draft=draft, support=support))


def build_timeline(
    groups: Sequence[ClaimGroup],
    origins: Sequence[Origin],
    documents: Mapping[str, Document],
    backends: Backends,
    outdated: Collection[Span] = (),
) -> tuple[Planned, ...]:
    """The dated entries that the gate lets through; none says what a later value took the place of."""
    moments = [m for m in timeline_candidates(groups) if not set(m.claim.evidence) & set(outdated)]
    drafts = phrase(moments)
    asked = [draft for draft in drafts if draft is not None]
    supports = iter(verify(asked, documents, backends.entailment, backends.parser))
    answers = [None if draft is None else (draft, next(supports)) for draft in drafts]
    judged = [answer if answer is not None and passed(answer[1]) else None for answer in answers]
    return choose(moments, judged, lambda evidence: origin_of(evidence, origins))
