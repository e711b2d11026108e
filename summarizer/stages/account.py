"""account: what became of every unit of every document, so that nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.domain.brief import Brief, Fate, UnitFate
from summarizer.domain.claims import ClaimGroup
from summarizer.domain.text import BlockKind, Document, Sentence, Span

_NOT_CHOSEN = "said less, or less centrally, than what fits the word budget"
_TITLE = "the title or standfirst restates the article"


def account(
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    briefs: Sequence[Brief],
    groups: Sequence[ClaimGroup],
    reasons: Mapping[Span, str],
) -> tuple[UnitFate, ...]:
    """Give every sentence and every removed passage its fate.

    Args:
        documents: distinct documents.
        sentences: of each document, by id.
        briefs: everything that was written.
        groups: all claim groups.
        reasons: why a sentence was set aside or stopped by the gate, by its span.

    Returns:
        One fate a unit, documents in order, units in text order, removed passages last.
    """
    cited = _cited_spans(briefs)
    repeated = _repeated(groups, cited)
    fates: list[UnitFate] = []
    for document in documents:
        for sentence in sentences.get(document.doc_id, ()):
            fate, reason = _fate(sentence, cited, repeated, reasons)
            fates.append(UnitFate(document.doc_id, fate, reason, sentence.text, span=sentence.span))
        fates += removed_units(document)
    return tuple(fates)


def removed_units(document: Document) -> list[UnitFate]:
    """The passages that cleaning took out of a document, as units."""
    return [
        UnitFate(document.doc_id, Fate.BOILERPLATE, r.reason, r.text, raw=(r.raw_start, r.raw_end))
        for r in document.removed
    ]


def whole_document(document: Document, fate: Fate, reason: str) -> list[UnitFate]:
    """Every block of a document that is not worked on, with one reason for all."""
    return [
        UnitFate(
            document.doc_id,
            fate,
            reason,
            document.text[b.start : b.end],
            Span(document.doc_id, b.start, b.end),
        )
        for b in document.blocks
    ]


def _fate(
    sentence: Sentence,
    cited: Mapping[str, Sequence[Span]],
    repeated: Mapping[Span, str],
    reasons: Mapping[Span, str],
) -> tuple[Fate, str]:
    if any(span.overlaps(sentence.span) for span in cited.get(sentence.span.doc_id, ())):
        return Fate.CITED, "cited in the brief"
    if sentence.span in repeated:
        return Fate.DUPLICATE, repeated[sentence.span]
    if sentence.span in reasons:
        return Fate.NOT_CHOSEN, reasons[sentence.span]
    return Fate.NOT_CHOSEN, _NOT_CHOSEN if sentence.kind is BlockKind.PARAGRAPH else _TITLE


def _cited_spans(briefs: Iterable[Brief]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for brief in briefs:
        citations = [c for sentence in brief.sentences() for c in sentence.citations]
        citations += [c for conflict in brief.conflicts for value in conflict.values for c in value.citations]
        for citation in citations:
            spans.setdefault(citation.span.doc_id, []).append(citation.span)
    return spans


def _repeated(groups: Sequence[ClaimGroup], cited: Mapping[str, Sequence[Span]]) -> dict[Span, str]:
    """Evidence that says the same as evidence that is cited."""
    found: dict[Span, str] = {}
    for group in groups:
        spans = [span for claim in group.claims for span in claim.evidence]
        shown = [s for s in spans if any(s.overlaps(c) for c in cited.get(s.doc_id, ()))]
        if shown:
            reason = f"says the same as document {shown[0].doc_id} [{shown[0].start}:{shown[0].end}]"
            found |= {span: reason for span in spans if span not in shown}
    return found
