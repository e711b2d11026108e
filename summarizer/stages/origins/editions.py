"""Editions: articles of one publisher that are mostly one text speak with one voice throughout."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from summarizer.domain.claims import Origin
from summarizer.domain.text import Document, Span

_MOSTLY = 0.5
"""Share of the shorter of two articles that must be shared."""


def with_editions(origins: Sequence[Origin], documents: Sequence[Document]) -> list[Origin]:
    """Add an origin for what editions of one article do not share.

    Args:
        origins: the passages that documents share.
        documents: all documents, by id.

    Returns:
        The origins, and one for each two or more editions with words of their own.
    """
    publishers: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if (publisher := _publisher(document)) is not None:
            publishers[publisher].append(document)
    added = [
        _rest(editions, origins) for same in publishers.values() for editions in _editions(same, origins)
    ]
    return [*origins, *(origin for origin in added if origin is not None)]


def _publisher(document: Document) -> str | None:
    host = urlsplit(document.url or "").hostname
    return (document.outlet or host or "").casefold().removeprefix("www.") or None


def _editions(same: Sequence[Document], origins: Sequence[Origin]) -> Iterator[list[Document]]:
    """Sets of articles each of which is mostly one text with the first of its set."""
    left = list(same)
    while left:
        first, *rest = left
        near = [other for other in rest if _are_editions(first, other, origins)]
        if near:
            yield [first, *near]
        left = [other for other in rest if other not in near]


def _are_editions(a: Document, b: Document, origins: Sequence[Origin]) -> bool:
    shorter = min((a, b), key=lambda d: sum(map(len, d.paragraphs)))
    both = [o for o in origins if {a.doc_id, b.doc_id} <= {p.doc_id for p in o.passages}]
    shared = sum(p.end - p.start for o in both for p in o.passages if p.doc_id == shorter.doc_id)
    return shared >= _MOSTLY * max(1, sum(map(len, shorter.paragraphs)))


def _rest(editions: Sequence[Document], origins: Sequence[Origin]) -> Origin | None:
    """The stretches of editions that belong to no origin; None unless several have some."""
    passages = [span for document in editions for span in _uncovered(document, origins)]
    if len({span.doc_id for span in passages}) < 2:
        return None
    name = "|".join(f"{p.doc_id}:{p.start}:{p.end}" for p in passages)
    return Origin("o" + hashlib.sha256(name.encode()).hexdigest()[:8], tuple(passages))


def _uncovered(document: Document, origins: Sequence[Origin]) -> Iterator[Span]:
    taken = sorted((p.start, p.end) for o in origins for p in o.passages if p.doc_id == document.doc_id)
    position = 0
    for start, end in [*taken, (len(document.text), len(document.text))]:
        stretch = document.text[position:start]
        if stretch.strip():
            begin = position + len(stretch) - len(stretch.lstrip())
            yield Span(document.doc_id, begin, position + len(stretch.rstrip()))
        position = max(position, end)
