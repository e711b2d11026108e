"""account: what became of every unit of every document, so that nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.domain.brief import Brief, Fate, UnitFate, UnreadInput
from summarizer.domain.claims import ClaimGroup
from summarizer.domain.text import BlockKind, Document, Sentence, Span
from summarizer.language.words.english import foreign_reason

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
    cited = list(_cited_spans(briefs))
    return unit_fates(documents, sentences, cited, _repeated(groups, _by_document(cited)), reasons)


def unit_fates(
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    cited: Iterable[Span],
    repeated: Mapping[Span, str],
    reasons: Mapping[Span, str],
) -> tuple[UnitFate, ...]:
    """Give every sentence and every removed passage its fate, from what is cited.

    Args:
        documents: distinct documents.
        sentences: of each document, by id.
        cited: all cited passages.
        repeated: why a sentence is a duplicate, by its span.
        reasons: why a sentence was not chosen, by its span.

    Returns:
        One fate a unit, documents in order, units in text order, removed passages last.
    """
    by_document = _by_document(cited)
    fates: list[UnitFate] = []
    for document in documents:
        for sentence in sentences.get(document.doc_id, ()):
            fate, reason = _fate(sentence, by_document, repeated, reasons)
            fates.append(UnitFate(document.doc_id, fate, reason, sentence.text, span=sentence.span))
        fates += removed_units(document)
    return tuple(fates)


def sort_out(
    documents: Sequence[Document],
) -> tuple[tuple[Document, ...], list[UnitFate], list[UnreadInput]]:
    """Find the documents to work on.

    Args:
        documents: in any order.

    Returns:
        Distinct documents with something to read, by id; the fates of all others' units; the unusable ones.
    """
    distinct: dict[str, Document] = {}
    fates: list[UnitFate] = []
    unusable: list[UnreadInput] = []
    for document in sorted(documents, key=by_id):
        if document.doc_id in distinct:
            fates += whole_document(document, Fate.DUPLICATE, f"the same as {distinct[document.doc_id].path}")
        elif (reason := _unusable(document)) is None:
            distinct[document.doc_id] = document
        else:
            fates += whole_document(document, Fate.UNREAD, reason)
            fates += removed_units(document)
            unusable.append(UnreadInput(document.path, reason))
    return tuple(distinct.values()), fates, unusable


def by_id(document: Document) -> tuple[str, str]:
    """Sort key that the order of the inputs cannot change."""
    return document.doc_id, document.path


def _unusable(document: Document) -> str | None:
    if not any(block.kind is BlockKind.PARAGRAPH for block in document.blocks):
        return "no running text is left after cleaning"
    return foreign_reason(document.text)


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
        return Fate.CITED, "cited"
    if sentence.span in repeated:
        return Fate.DUPLICATE, repeated[sentence.span]
    if sentence.span in reasons:
        return Fate.NOT_CHOSEN, reasons[sentence.span]
    return Fate.NOT_CHOSEN, _NOT_CHOSEN if sentence.kind is BlockKind.PARAGRAPH else _TITLE


def _cited_spans(briefs: Iterable[Brief]) -> Iterator[Span]:
    for brief in briefs:
        for sentence in brief.sentences():
            yield from (c.span for c in sentence.citations)
        for conflict in brief.conflicts:
            yield from (c.span for value in conflict.values for c in value.citations)


def _by_document(spans: Iterable[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.doc_id, []).append(span)
    return found


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
