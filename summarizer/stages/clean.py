"""Raw articles to documents: the title, the standfirst and the paragraphs, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.text import (
    Block,
    BlockKind,
    Document,
    RawArticle,
    RawSegment,
    Removed,
    document_id,
)
from summarizer.language import markdown
from summarizer.language.furniture import (
    AFTER,
    BEFORE,
    BYLINE,
    CAPTION,
    HEADING,
    LONGEST_CAPTION,
    REPEATS,
    Candidate,
    body_range,
    is_attribution_line,
    is_dated_line,
    mark_by_form,
    measure,
    repeated,
)
from summarizer.language.headline import Head, find_head
from summarizer.language.layout import RawBlock, find_blocks
from summarizer.language.normalise import Piece, normalise
from summarizer.language.shapes import is_open_caption
from summarizer.ports import Embedder, SentenceSplitter

SITE_NOTICE = "site notice"
OFF_TOPIC = "off topic"
_MAY_REPEAT = frozenset({None, HEADING, CAPTION, BEFORE, AFTER})

# What site furniture talks about, in this project's own words: the other end of the axis on which
# a doubtful block is placed. Compared by meaning, so other wordings are near them too.
_SITE_TALK = (
    "Sign up for our daily newsletter and get the top stories in your inbox.",
    "Subscribe now to continue reading. Already a subscriber? Log in.",
    "Follow us on social media and share this article with your friends.",
    "Click here to read more related stories.",
    "Leave a comment. Your email address will not be published.",
    "We use cookies to improve your experience. Read our privacy policy and terms of use.",
    "All rights reserved. This material may not be republished without permission.",
    "Advertisement. The story continues below.",
    "Download our app for the latest news and alerts.",
    "The author is a reporter for this newspaper. Contact the writer by email.",
    "Support our journalism with a donation.",
    "The opinions expressed here are the author's own and not those of this publication.",
    "Watch the video below. Scroll down for more photos.",
    "Thank you for signing up. Something went wrong, please try again later.",
    "Apply for this job today. Salary and benefits.",
    "This is a developing story. Check back for updates.",
    "Start your free trial. Cancel anytime.",
    "Our newspaper is read by thousands of people every day.",
    "Correction or complaint? Send us a tip or tell us what you think.",
)
_CORE_SAMPLE = 6
_CORE_WORDS = 12
_EDGE = 2
_DOUBTFUL_WORDS = 80
_DOUBTFUL_ADDRESS_WORDS = 160
_MOST_DOUBTFUL = 20
_EMBEDDED_CHARACTERS = 250
_SITE_SIMILARITY = 0.33
_SITE_MARGIN = 0.05
_SILENT_SITE_SIMILARITY = 0.42
"""For a block that does not speak to its reader."""
_FOREIGN_SIMILARITY = 0.12
_FOREIGN_WORDS = 8
_FEWEST_PARAGRAPHS = 3
_PURE_SITE_SIMILARITY = 0.45
_OPEN_TAIL_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article on its way: blocks, the reason to remove each of them (or None), body and head."""

    article: RawArticle
    candidates: tuple[Candidate, ...]
    marks: tuple[str | None, ...]
    body: tuple[int, int]
    head: Head

    def kept(self) -> list[int]:
        """Positions of the paragraphs."""
        return [i for i in range(*self.body) if self.marks[i] is None and i not in self.head]


def clean(
    articles: Sequence[RawArticle], embedder: Embedder, splitter: SentenceSplitter
) -> tuple[Document, ...]:
    """Clean articles.

    Form, place and repetition decide most blocks. Only doubtful ones (short, at an edge of the body,
    or speaking to the reader) are embedded, with a sample of their article's body: they go if they are
    nearer to what sites say about themselves than to the article.

    Args:
        articles: articles as read; one that holds a cleaned document is passed through.
        embedder: sentence embeddings.
        splitter: finds sentences.

    Returns:
        One document per article, in order. Furniture alone gives a document without paragraphs.
    """
    drafts = [_draft(a) for a in articles if a.cleaned is None]
    judged = iter(_judge(drafts, embedder))
    return tuple(a.cleaned if a.cleaned is not None else _document(next(judged), splitter) for a in articles)


def _draft(article: RawArticle) -> _Draft:
    blocks = find_blocks(article.text, is_markdown=article.markdown)
    candidates = measure((block, _piece(article, block)) for block in blocks)
    marks = mark_by_form(candidates)
    body = body_range(candidates, marks)
    head = find_head(candidates, marks, body, article.title, article.standfirst)
    _mark_places(candidates, marks, body, head)
    _mark_gaps(candidates, marks, body, head)
    _mark_repeats(candidates, marks, body, head)
    return _Draft(article, tuple(candidates), tuple(marks), body, head)


def _piece(article: RawArticle, block: RawBlock) -> Piece:
    span = (block.start, block.end)
    return normalise(
        article.text, markdown.text_intervals(article.text, *span) if article.markdown else [span]
    )


def _mark_repeats(
    candidates: Sequence[Candidate], marks: list[str | None], body: tuple[int, int], head: Head
) -> None:
    """Mark pull quotes and other repetitions of the text, and the name that stands under a pull quote."""
    kept = [mark is None and body[0] <= i < body[1] and i not in head for i, mark in enumerate(marks)]
    for i in repeated(candidates, kept):
        if marks[i] in _MAY_REPEAT and i not in head:
            marks[i] = REPEATS
            below = i + 1
            if (
                below < body[1]
                and marks[below] in {HEADING, CAPTION}
                and is_attribution_line(candidates[below])
            ):
                marks[below] = REPEATS


def _mark_places(
    candidates: Sequence[Candidate], marks: list[str | None], body: tuple[int, int], head: Head
) -> None:
    """Mark what stands outside the body, and what in the body is no prose."""
    start, end = body
    first = start if head.title is None else max(head.title + 1, 0)
    for i, c in enumerate(candidates):
        if marks[i] is not None or i in head:
            continue
        if i < start:
            marks[i] = (
                BYLINE
                if is_dated_line(c)
                else BEFORE
                if i < first or c.shape.words < _OPEN_TAIL_WORDS
                else CAPTION
            )
        elif i >= end:
            marks[i] = AFTER


def _mark_gaps(
    candidates: Sequence[Candidate], marks: list[str | None], body: tuple[int, int], head: Head
) -> None:
    """Mark headings, captions and links between the paragraphs."""
    open_prose = [i for i in range(*body) if marks[i] is None and candidates[i].shape.is_open_prose]
    systematic = len(open_prose) > 2
    in_list = False
    for i in range(*body):
        shape = candidates[i].shape
        if marks[i] is not None or i in head:
            continue
        if shape.ended or shape.opens_list:
            in_list = shape.opens_list and shape.is_prose
            if shape.opens_list and not shape.is_prose and not _is_quotation(candidates, i + 1):
                marks[i] = HEADING
        elif shape.is_open_prose and (not systematic or shape.words > LONGEST_CAPTION):
            in_list = False
        elif not in_list:
            marks[i] = BYLINE if is_dated_line(candidates[i]) else HEADING if shape.words < 12 else CAPTION


def _is_quotation(candidates: Sequence[Candidate], i: int) -> bool:
    return i < len(candidates) and candidates[i].text.startswith(("“", '"', "‘", "'", "«"))


def _judge(drafts: Sequence[_Draft], embedder: Embedder) -> list[_Draft]:
    """Decide the doubtful blocks of all drafts with one call of the embedder."""
    shared = _shared_texts(drafts)
    asked = [(_doubtful(d, shared), _sample(d)) for d in drafts]
    texts = list(_SITE_TALK)
    for draft, (doubtful, sample) in zip(drafts, asked, strict=True):
        texts += [draft.candidates[i].text[:_EMBEDDED_CHARACTERS] for i in (*doubtful, *sample)]
    if len(texts) == len(_SITE_TALK):
        return list(drafts)
    vectors = embedder.embed(texts)
    site, position = vectors[: len(_SITE_TALK)], len(_SITE_TALK)
    judged = []
    for draft, (doubtful, sample) in zip(drafts, asked, strict=True):
        middle, end = position + len(doubtful), position + len(doubtful) + len(sample)
        verdicts = _verdicts(draft, doubtful, sample, vectors[position:middle], vectors[middle:end], site)
        judged.append(_with_marks(draft, verdicts))
        position = end
    return judged


def _shared_texts(drafts: Sequence[_Draft]) -> frozenset[str]:
    """Texts of kept short blocks that stand in several articles."""
    seen: dict[str, set[int]] = {}
    for number, draft in enumerate(drafts):
        for i in draft.kept():
            if draft.candidates[i].shape.words <= _DOUBTFUL_WORDS:
                seen.setdefault(draft.candidates[i].text, set()).add(number)
    return frozenset(text for text, numbers in seen.items() if len(numbers) > 1)


def _doubtful(draft: _Draft, shared: frozenset[str]) -> list[int]:
    kept = draft.kept()
    edges = {*kept[:1], *kept[-_EDGE:]}
    edges |= {i for i in kept if _is_removed(draft, i - 1) or _is_removed(draft, i + 1)}
    found = [
        i for i in kept if _is_doubtful(draft.candidates[i], i in edges or draft.candidates[i].text in shared)
    ]
    return found[:_MOST_DOUBTFUL]


def _is_doubtful(c: Candidate, suspected: bool) -> bool:
    if c.shape.to_reader:
        return c.shape.words <= _DOUBTFUL_ADDRESS_WORDS
    return suspected and c.shape.words <= _DOUBTFUL_WORDS


def _is_removed(draft: _Draft, i: int) -> bool:
    return draft.body[0] <= i < draft.body[1] and draft.marks[i] is not None


def _sample(draft: _Draft) -> list[int]:
    """Paragraphs that stand for the article, spread over its body."""
    long = [i for i in draft.kept() if draft.candidates[i].shape.words >= _CORE_WORDS]
    step = max(1, -(-len(long) // _CORE_SAMPLE))
    return long[::step]


def _verdicts(
    draft: _Draft,
    doubtful: Sequence[int],
    sample: Sequence[int],
    doubtful_vectors: NDArray[np.float32],
    sample_vectors: NDArray[np.float32],
    site: NDArray[np.float32],
) -> dict[int, str]:
    """Reasons for the doubtful blocks that go."""
    verdicts: dict[int, str] = {}
    last = set(draft.kept()[-_EDGE:])
    for i, vector in zip(doubtful, doubtful_vectors, strict=True):
        near_site = float((site @ vector).max())
        others = [float(v @ vector) for j, v in zip(sample, sample_vectors, strict=True) if j != i]
        if not others:
            if near_site >= _PURE_SITE_SIMILARITY:
                verdicts[i] = SITE_NOTICE
            continue
        shape, margin = draft.candidates[i].shape, near_site - max(others)
        needed = _SITE_SIMILARITY if shape.to_reader else _SILENT_SITE_SIMILARITY
        if near_site >= needed and margin > (0.0 if shape.to_reader and i in last else _SITE_MARGIN):
            verdicts[i] = SITE_NOTICE
        elif i in last and _is_foreign(others, shape.words):
            verdicts[i] = OFF_TOPIC
    return verdicts


def _is_foreign(similarities: Sequence[float], words: int) -> bool:
    """Whether a block is far from all of several paragraphs; a short one may be by chance."""
    enough = len(similarities) >= _FEWEST_PARAGRAPHS and words >= _FOREIGN_WORDS
    return enough and max(similarities) < _FOREIGN_SIMILARITY


def _with_marks(draft: _Draft, verdicts: dict[int, str]) -> _Draft:
    marks = tuple(verdicts.get(i, mark) for i, mark in enumerate(draft.marks))
    return replace(draft, marks=marks)


def _document(draft: _Draft, splitter: SentenceSplitter) -> Document:
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
    return _assembled(article, parts, sorted(removed, key=lambda r: r.raw_start))


def _title(draft: _Draft) -> Piece | None:
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
    article: RawArticle, parts: Sequence[tuple[BlockKind, Piece]], removed: Sequence[Removed]
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
