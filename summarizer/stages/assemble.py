"""assemble: turn a plan, its differences and its origins into a brief with numbered sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.domain.brief import (
    Brief,
    BriefConflict,
    BriefConflictValue,
    Citation,
    CitedSentence,
    Role,
    Section,
    SectionKind,
    Source,
    TimelineEntry,
)
from summarizer.domain.claims import Conflict, Origin
from summarizer.domain.drafts import Draft, Judged, Plan, Planned
from summarizer.domain.text import Document, Span

EVENTS_TITLE = "What happened"
POSITIONS_TITLE = "Who says what"
MOST_CONFLICTS = 6


def assemble(
    plan: Plan, conflicts: Sequence[Conflict], origins: Sequence[Origin], documents: Sequence[Document]
) -> Brief:
    """Build the brief of one story.

    Args:
        plan: its sentences, all let through by the gate.
        conflicts: differences between its sources, the weightiest first.
        origins: passages its sources share.
        documents: all its documents; each becomes a numbered source, in the order of first citation.

    Returns:
        The brief, every citation with its quote.
    """
    shown = tuple(conflicts[:MOST_CONFLICTS])
    by_id = {document.doc_id: document for document in documents}
    numbers = _numbers(plan, shown, sorted(by_id))

    def sentence(planned: Planned) -> CitedSentence:
        return cited_sentence(planned.version, numbers, by_id)

    sections = (
        Section(EVENTS_TITLE, SectionKind.EVENTS, tuple(sentence(p) for p in plan.events)),
        Section(POSITIONS_TITLE, SectionKind.POSITIONS, tuple(sentence(p) for p in plan.positions)),
    )
    return Brief(
        headline=sentence(plan.headline),
        lead=tuple(sentence(p) for p in plan.lead),
        sections=tuple(section for section in sections if section.sentences),
        conflicts=tuple(_conflict(conflict, numbers, by_id) for conflict in shown),
        timeline=tuple(TimelineEntry(p.candidate.time, sentence(p)) for p in plan.timeline),
        sources=tuple(source_of(number, by_id[doc_id]) for doc_id, number in numbers.items()),
        origins=tuple(origins),
    )


def cite(number: int, span: Span, role: Role, document: Document) -> Citation:
    """A citation of a passage, its quote taken from the document."""
    return Citation(number, span, document.quote(span), role)


def _numbers(plan: Plan, conflicts: Sequence[Conflict], doc_ids: Sequence[str]) -> dict[str, int]:
    order: list[str] = []
    for planned in (plan.headline, *plan.lead, *plan.events, *plan.positions, *plan.timeline):
        order += [span.doc_id for span, _ in planned.version.draft.cited()]
    order += [span.doc_id for conflict in conflicts for value in conflict.values for span in value.evidence]
    return {doc_id: n for n, doc_id in enumerate(dict.fromkeys((*order, *doc_ids)), start=1)}


def cited_sentence(
    version: Judged, numbers: Mapping[str, int], documents: Mapping[str, Document]
) -> CitedSentence:
    """A sentence that the gate let through, with its citations.

    Args:
        version: the sentence and the passages it stands on.
        numbers: of the sources, by ``doc_id``.
        documents: the cited documents, by id.

    Returns:
        The sentence, every citation with its quote.
    """
    draft = version.draft
    return CitedSentence(
        text=draft.text,
        citations=_citations(draft, numbers, documents),
        support=version.support,
        origins=version.origins,
        speaker=draft.speaker,
        method=draft.method,
    )


def _citations(
    draft: Draft, numbers: Mapping[str, int], documents: Mapping[str, Document]
) -> tuple[Citation, ...]:
    return tuple(
        cite(numbers[span.doc_id], span, role, documents[span.doc_id]) for span, role in draft.cited()
    )


def _conflict(
    conflict: Conflict, numbers: Mapping[str, int], documents: Mapping[str, Document]
) -> BriefConflict:
    values = tuple(
        BriefConflictValue(
            value.value,
            tuple(
                cite(numbers[span.doc_id], span, role, documents[span.doc_id])
                for role, spans in ((Role.EVIDENCE, value.evidence), (Role.CONTEXT, value.context))
                for span in spans
            ),
        )
        for value in conflict.values
    )
    return BriefConflict(conflict.point, conflict.kind, values)


def source_of(number: int, document: Document) -> Source:
    """An article as an entry of the numbered list of sources."""
    return Source(
        number,
        document.doc_id,
        document.title,
        document.outlet,
        document.published,
        document.path,
        document.url,
    )
