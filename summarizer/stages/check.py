"""check: do the citations of a brief, which a person may have edited, hold against its articles?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from summarizer.domain.brief import Citation, Method, Role, Source
from summarizer.domain.drafts import Draft
from summarizer.domain.edited import Statement
from summarizer.domain.text import BlockKind, Document, Span
from summarizer.language.words.tokens import foreign_stems

_QUOTED = 60


def passage_problems(
    statement: Statement, sources: Iterable[Source], documents: Mapping[str, Document]
) -> tuple[str, ...]:
    """What is wrong with a statement's citations, whatever it says.

    Args:
        statement: a sentence or a value.
        sources: the brief's list of sources.
        documents: the articles, cleaned again, by id.

    Returns:
        One sentence a problem; empty if every passage reads as quoted and one of them is evidence.
    """
    if statement.problem is not None:
        return (statement.problem,)
    known = {source.doc_id: source for source in sources}
    found = [p for c in statement.citations for p in _citation_problems(c, known, documents)]
    if not found and statement.is_headline and not _beyond_titles(statement, documents):
        found.append("a title is its only evidence; cite a sentence of an article as well")
    return tuple(dict.fromkeys(found))


def value_problems(statement: Statement) -> tuple[str, ...]:
    """Whether a value keeps to the words of its passages.

    Args:
        statement: a value whose passages read as quoted.

    Returns:
        A sentence that names its words that are in none of them, if there are any.
    """
    foreign = foreign_stems(statement.text, (c.quote for c in statement.citations))
    return (f"not in the cited passages: {', '.join(foreign)}",) if foreign else ()


def draft_of(statement: Statement) -> Draft:
    """The statement as the gate takes it."""
    return Draft(
        text=statement.text,
        evidence=_spans(statement, Role.EVIDENCE),
        method=Method.WRITTEN,
        context=_spans(statement, Role.CONTEXT),
        anchors=_spans(statement, Role.ANCHOR),
        speaker=statement.speaker,
    )


def _spans(statement: Statement, role: Role) -> tuple[Span, ...]:
    return tuple(c.span for c in statement.citations if c.role is role)


def _citation_problems(
    citation: Citation, sources: Mapping[str, Source], documents: Mapping[str, Document]
) -> Iterator[str]:
    span, number = citation.span, f"[{citation.number}]"
    source = sources.get(span.doc_id)
    if source is None:
        yield f"{number} cites document {span.doc_id}, which is not in the brief's list of sources"
    elif source.number != citation.number:
        yield f"{number} cites document {span.doc_id}, which is source [{source.number}]"
    document = documents.get(span.doc_id)
    if document is None:
        yield _absent(citation, source, documents.values())
    elif span.end > len(document.text):
        yield f"{number} cites {span.start}–{span.end}, but the article has {len(document.text)} characters"
    elif document.quote(span) != citation.quote:
        yield f"{number} {span.start}–{span.end} reads “{_short(document.quote(span))}”, not what is quoted"


def _absent(citation: Citation, source: Source | None, documents: Iterable[Document]) -> str:
    span, number = citation.span, f"[{citation.number}]"
    if source is None:
        return f"{number} cites document {span.doc_id}, which is not among the inputs"
    why = "is not among the inputs"
    for document in documents:
        if document.path == source.path:
            why = "has another text now than when the brief was made"
        elif document.text[span.start : span.end] == citation.quote:
            why += f"; {document.path} reads the same there, but goes by another name or outlet"
    return f"{number} cites {source.path} (document {span.doc_id}), which {why}"


def _beyond_titles(statement: Statement, documents: Mapping[str, Document]) -> bool:
    return any(not _in_title(span, documents[span.doc_id]) for span in _spans(statement, Role.EVIDENCE))


def _in_title(span: Span, document: Document) -> bool:
    titles = [b for b in document.blocks if b.kind is BlockKind.TITLE]
    return any(b.start <= span.start and span.end <= b.end for b in titles)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
