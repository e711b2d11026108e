"""Documents and the spans, blocks, sentences and chunks in them.

All offsets count Unicode code points in ``Document.text`` and are half-open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from summarizer.domain.syntax import Parse


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage ``[start, end)`` of one document.

    >>> Span("a1", 3, 8).overlaps(Span("a1", 7, 9))
    True
    """

    doc_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or negative span.

        Raises:
            ValueError: if ``start < 0`` or ``end <= start``.
        """
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"span [{self.start}:{self.end}) of document {self.doc_id} is empty or negative")

    def overlaps(self, other: Span) -> bool:
        """Whether both spans share at least one character."""
        return self.doc_id == other.doc_id and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.doc_id == other.doc_id and self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block is in its article."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One title, standfirst or paragraph: ``document.text[start:end]``."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawSegment:
    """Cleaned ``[start, end)`` came from raw ``[raw_start, raw_end)``.

    Where both have one length the characters map one to one; otherwise (normalised
    characters, collapsed white space) the whole cleaned segment maps to the whole raw one.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A raw passage that cleaning took out, and why."""

    raw_start: int
    raw_end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as read, before cleaning.

    ``text`` is the decoded input as it stands; for HTML, the extracted text with
    one line a block. ``title`` and the other metadata are None where the input does not state them;
    a stated title or standfirst may also stand in the text.
    """

    text: str
    path: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 date, as stated by the input."""
    standfirst: str | None = None
    markdown: bool = False
    """Whether ``text`` is Markdown."""
    cleaned: Document | None = None
    """The document itself, where the input is the output of cleaning; ``text`` is then its text."""


@dataclass(frozen=True)
class Document:
    """A cleaned article; never edited after it is made.

    ``text`` is NFC: title, standfirst and paragraphs in order, joined by one blank line,
    each of them one of ``blocks``. Use :func:`summarizer.domain.text.make_document` to build one.
    """

    doc_id: str
    text: str
    blocks: tuple[Block, ...]
    path: str
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 date (``2014-03-30``) or None."""
    raw_map: tuple[RawSegment, ...] = ()
    removed: tuple[Removed, ...] = ()

    def __post_init__(self) -> None:
        """Check that the blocks are ordered, disjoint and inside the text.

        Raises:
            ValueError: if they are not.
        """
        position = 0
        for block in self.blocks:
            if not position <= block.start < block.end <= len(self.text):
                raise ValueError(
                    f"block [{block.start}:{block.end}) of document {self.doc_id} is out of order"
                )
            position = block.end

    @cached_property
    def title(self) -> str | None:
        """The title, or None where the article has none."""
        return self._first(BlockKind.TITLE)

    @cached_property
    def standfirst(self) -> str | None:
        """The standfirst (dek), or None."""
        return self._first(BlockKind.STANDFIRST)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body paragraphs in order."""
        return tuple(self.text[b.start : b.end] for b in self.blocks if b.kind is BlockKind.PARAGRAPH)

    def quote(self, span: Span) -> str:
        """The text of ``span``.

        Args:
            span: a span of this document.

        Returns:
            ``text[start:end]``.

        Raises:
            ValueError: if the span names another document or ends outside the text.
        """
        if span.doc_id != self.doc_id or span.end > len(self.text):
            raise ValueError(
                f"span {span} is not inside document {self.doc_id} of {len(self.text)} characters"
            )
        return self.text[span.start : span.end]

    def raw_intervals(self, span: Span) -> tuple[tuple[int, int], ...]:
        """The passages of the raw text that ``span`` came from.

        Args:
            span: a span of this document.

        Returns:
            Half-open raw intervals in order; adjacent ones are joined.
        """
        found: list[tuple[int, int]] = []
        for segment in self.raw_map:
            start, end = max(span.start, segment.start), min(span.end, segment.end)
            if start >= end:
                continue
            low, high = segment.raw_start, segment.raw_end
            if segment.end - segment.start == high - low:
                low, high = low + start - segment.start, low + end - segment.start
            if found and found[-1][1] == low:
                low = found.pop()[0]
            found.append((low, high))
        return tuple(found)

    def _first(self, kind: BlockKind) -> str | None:
        return next((self.text[b.start : b.end] for b in self.blocks if b.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document with its syntactic parse (offsets of the parse are relative to ``text``)."""

    span: Span
    text: str
    index: int
    """Position among the document's sentences, title and standfirst included."""
    block: int
    """Index into ``Document.blocks``."""
    kind: BlockKind
    parse: Parse


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive sentences of one document within a token budget."""

    doc_id: str
    sentences: tuple[Sentence, ...]
    tokens: int


def document_id(text: str, outlet: str | None, source: str | None) -> str:
    """Name a document by its content.

    Args:
        text: cleaned text.
        outlet: outlet, if known.
        source: URL or, without one, the file name (not its folder, so that a moved file keeps its id).

    Returns:
        Twelve hexadecimal digits.
    """
    key = "\x1f".join((text, outlet or "", source or ""))
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:12]


def make_document(
    blocks: Iterable[tuple[BlockKind, str]],
    *,
    path: str = "",
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
    published: str | None = None,
) -> Document:
    """Build a document from clean blocks, for callers whose text needs no cleaning.

    Args:
        blocks: kind and NFC text of each block, in order; empty ones are skipped.
        path: where the article came from, as given.
        outlet: outlet, if known.
        url: address, if known.
        author: author, if known.
        published: ISO 8601 date, if known.

    Returns:
        The document; its raw text is its own text.

    >>> make_document([(BlockKind.TITLE, "Ferry runs again"), (BlockKind.PARAGRAPH, "It sailed.")]).title
    'Ferry runs again'
    """
    kept = [(kind, text) for kind, text in blocks if text]
    placed: list[Block] = []
    position = 0
    for kind, text in kept:
        placed.append(Block(kind, position, position + len(text)))
        position += len(text) + 2
    whole = "\n\n".join(text for _, text in kept)
    return Document(
        doc_id=document_id(whole, outlet, url or path.replace("\\", "/").rsplit("/", 1)[-1]),
        text=whole,
        blocks=tuple(placed),
        path=path,
        outlet=outlet,
        url=url,
        author=author,
        published=published,
        raw_map=(RawSegment(0, len(whole), 0, len(whole)),) if whole else (),
    )
