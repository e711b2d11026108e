"""An article as blocks, each with the reason to remove it: by form, place and repetition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.domain.text import RawArticle
from summarizer.language.pages import markdown
from summarizer.language.pages.furniture import (
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
from summarizer.language.pages.headline import Head, find_head
from summarizer.language.pages.layout import RawBlock, find_blocks
from summarizer.language.pages.normalise import Piece, normalise

_MAY_REPEAT = frozenset({None, HEADING, CAPTION, BEFORE, AFTER})
_FEWEST_CAPTION_WORDS = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way: blocks, the reason to remove each of them (or None), body and head."""

    article: RawArticle
    candidates: tuple[Candidate, ...]
    marks: tuple[str | None, ...]
    body: tuple[int, int]
    head: Head

    def kept(self) -> list[int]:
        """Positions of the paragraphs."""
        return [i for i in range(*self.body) if self.marks[i] is None and i not in self.head]


def draft_of(article: RawArticle) -> Draft:
    """Divide an article into blocks and mark all furniture that needs no embedding to be known."""
    blocks = find_blocks(article.text, is_markdown=article.markdown)
    candidates = measure((block, _piece(article, block)) for block in blocks)
    marks = mark_by_form(candidates)
    body = body_range(candidates, marks)
    head = find_head(candidates, marks, body, article.title, article.standfirst)
    _mark_places(candidates, marks, body, head)
    _mark_gaps(candidates, marks, body, head)
    _mark_repeats(candidates, marks, body, head)
    return Draft(article, tuple(candidates), tuple(marks), body, head)


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
    """Mark what stands outside the body."""
    for i, c in enumerate(candidates):
        if marks[i] is None and i not in head:
            if i < body[0]:
                above_title = head.title is None or i < head.title
                marks[i] = _before(c, above_title)
            elif i >= body[1]:
                marks[i] = AFTER


def _before(c: Candidate, above_title: bool) -> str:
    """What a block before the body is; between the title and the body stand captions and dates."""
    if is_dated_line(c):
        return BYLINE
    return BEFORE if above_title or c.shape.words < _FEWEST_CAPTION_WORDS else CAPTION


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
