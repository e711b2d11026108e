"""Documents from judged drafts, with the way back to the raw text and everything that was removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.domain.text import (
    Block,
    BlockKind,
    Document,
    RawArticle,
    RawSegment,
    Removed,
    document_id,
)
from summarizer.language.pages.bylines import dateline_date
from summarizer.language.pages.dates import stated_date
from summarizer.language.pages.furniture import BYLINE, CAPTION, Candidate, is_dated_line
from summarizer.language.pages.mastheads import outlet_named
from summarizer.language.pages.normalise import Piece, normalise
from summarizer.language.pages.shapes import is_open_caption
from summarizer.ports import SentenceSplitter
from summarizer.stages.clean.draft import Draft

_OPEN_TAIL_WORDS = 4


def document_of(draft: Draft, splitter: SentenceSplitter) -> Document:
    """Assemble the blocks that stay, and record the others."""
    article = draft.article
    parts: list[tuple[BlockKind, Piece]] = []
    removed = [
        _removed(article.text, draft.candidates[i], mark) for i, mark in enumerate(draft.marks) if mark
    ]
    if title := _title(draft):
        parts.append((BlockKind.TITLE, title))
    if draft.head.standfirst is not None:
        parts.append((BlockKind.STANDFIRST, draft.candidates[draft.head.standfirst].piece))
    for i in draft.kept():
        piece, tail = _without_tail(draft.candidates[i].piece, splitter)
        if piece.text:
            parts.append((BlockKind.PARAGRAPH, piece))
        if tail:
            removed.append(Removed(*tail.raw, tail.text, CAPTION))
    article = replace(
        article, outlet=article.outlet or _outlet(draft), published=article.published or _dated(draft)
    )
    return _assembled(article, parts, sorted(removed, key=lambda r: r.raw_start))


def _dated(draft: Draft) -> str | None:
    """The day that the article states: in its head, at its foot, in its dateline, or in the paper's head."""
    title = -1 if draft.head.title is None else draft.head.title
    lines = [i for i, c in enumerate(draft.candidates) if i not in draft.head and is_dated_line(c)]
    places: tuple[list[str | None], ...] = (
        [stated_date(draft.candidates[i].text) for i in lines if title < i < draft.body[0]],
        [stated_date(draft.candidates[i].text) for i in lines if i < draft.body[0]],
        [stated_date(draft.candidates[i].text) for i in lines if draft.marks[i] == BYLINE],
        [dateline_date(draft.candidates[i].text) for i in draft.kept()[:1]],
    )
    for days in places:
        if stated := set(filter(None, days)):
            return stated.pop() if len(stated) == 1 else None
    return None


def _outlet(draft: Draft) -> str | None:
    """The paper that the lines before the text name, if they name one only."""
    lines = [c.text for i, c in enumerate(draft.candidates[: draft.body[0]]) if i not in draft.head]
    named = dict.fromkeys(name for name in map(outlet_named, lines) if name)
    return next(iter(named)) if len(named) == 1 else None


def _title(draft: Draft) -> Piece | None:
    """The title as it stands in the text, or else as the input states it, without a way back."""
    found = None if draft.head.title is None else draft.candidates[draft.head.title].piece
    if draft.article.title is None:
        return found
    stated = normalise(draft.article.title, [(0, len(draft.article.title))]).text
    at = found.text.find(stated) if found else -1
    if found is None or (at < 0 and found.text.casefold() != stated.casefold()):
        return Piece(stated, ()) if stated else None
    return found if at < 0 else found.cut(at, at + len(stated))


def _removed(raw: str, c: Candidate, reason: str) -> Removed:
    return Removed(c.block.start, c.block.end, c.text or raw[c.block.start : c.block.end].strip(), reason)


def _without_tail(piece: Piece, splitter: SentenceSplitter) -> tuple[Piece, Piece | None]:
    """Split off a caption glued to the end of a paragraph: words after its last full sentence."""
    spans = splitter.split(piece.text)
    if len(spans) < 2:
        return piece, None
    tail, previous = (piece.text[slice(*span)] for span in (spans[-1], spans[-2]))
    if tail == previous and len(tail.split()) >= _OPEN_TAIL_WORDS:
        cut = spans[-2][0]
    elif is_open_caption(tail):
        cut = spans[-1][0]
    else:
        return piece, None
    return piece.cut(0, len(piece.text[:cut].rstrip())), piece.cut(cut, len(piece.text))


def _assembled(
    article: RawArticle,
    parts: Sequence[tuple[BlockKind, Piece]],
    removed: Sequence[Removed],
) -> Document:
    blocks: list[Block] = []
    segments: list[RawSegment] = []
    position = 0
    for kind, piece in parts:
        blocks.append(Block(kind, position, position + len(piece.text)))
        segments += [replace(s, start=s.start + position, end=s.end + position) for s in piece.segments]
        position += len(piece.text) + 2
    text = "\n\n".join(piece.text for _, piece in parts)
    name = article.url or article.path.replace("\\", "/").rsplit("/", 1)[-1]
    return Document(
        doc_id=document_id(text, article.outlet, name),
        text=text,
        blocks=tuple(blocks),
        path=article.path,
        outlet=article.outlet,
        url=article.url,
        author=article.author,
        published=article.published,
        raw_map=tuple(segments),
        removed=tuple(removed),
    )
