"""Which blocks of a scraped article are furniture, by form, place and repetition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.language.pages.bylines import is_byline, is_timestamp
from summarizer.language.pages.credits import shares_byline
from summarizer.language.pages.layout import RawBlock
from summarizer.language.pages.normalise import Piece
from summarizer.language.pages.shapes import (
    Shape,
    ends_in_picture_credit,
    is_contribution,
    is_file_picture,
    is_labelled_link,
    is_picture_credit,
    plain_words,
    shape_of,
)

SEPARATOR = "separator"
PICTURE_CREDIT = "photo credit"
CAPTION = "caption"
CREDIT = "credit"
BYLINE = "byline or date"
LINK = "link list"
HEADING = "heading"
REPEATS = "repeats the text"
BEFORE = "before the article"
AFTER = "after the article"

_FULL_SENTENCE_WORDS = 12
_ENGLISH_SHARE = 0.15
_LARGEST_FIGURE = 6
LONGEST_CAPTION = 60
_BODY_GAIN = 40
"""Most words one block of prose counts for, so that one long box does not outweigh an article."""
_GAP_COST = 9
_SHORTEST_REPEAT = 5
_LONGEST_REPEAT = 80
_MOST_POSTINGS = 8
_REPEATED_SHARE = 0.8
_CLEARLY_LONGER = 1.2
_TOO_LONG = 100
"""A block this many times as long holds any short word sequence by chance."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block with its clean text and form."""

    block: RawBlock
    piece: Piece
    shape: Shape

    @property
    def text(self) -> str:
        """The clean text."""
        return self.piece.text


def measure(blocks: Iterable[tuple[RawBlock, Piece]]) -> list[Candidate]:
    """Measure the blocks of one article.

    Args:
        blocks: raw blocks with their clean text.

    Returns:
        Candidates in order. Where full sentences lack English closed-class words, the article is in
        another language and no block is judged by them.
    """
    found = [Candidate(block, piece, shape_of(piece.text)) for block, piece in blocks]
    shares = sorted(
        c.shape.stop_share or 0.0 for c in found if c.shape.ended and c.shape.words >= _FULL_SENTENCE_WORDS
    )
    if not shares or shares[len(shares) // 2] >= _ENGLISH_SHARE:
        return found
    return [replace(c, shape=replace(c.shape, stop_share=None)) for c in found]


def mark_by_form(candidates: Sequence[Candidate]) -> list[str | None]:
    """Find blocks whose form alone says what they are.

    Returns:
        For each candidate the reason to remove it, or None.
    """
    marks = [_form(c) for c in candidates]
    for members in _figure_groups(candidates, marks):
        for i in members:
            marks[i] = marks[i] or CAPTION
    for members in _list_groups(candidates, marks):
        for i in members:
            marks[i] = marks[i] or LINK
    return marks


def _form(c: Candidate) -> str | None:
    if c.shape.words == 0:
        return SEPARATOR
    if is_picture_credit(c.text):
        return PICTURE_CREDIT
    if c.shape.words <= LONGEST_CAPTION and ends_in_picture_credit(c.text):
        return CAPTION
    if c.shape.words <= LONGEST_CAPTION and is_file_picture(c.text):
        return CAPTION
    if is_contribution(c.text) or shares_byline(c.text):
        return CREDIT
    if is_timestamp(c.text):
        return BYLINE
    return LINK if is_labelled_link(c.text) else None


def _groups(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Runs of lines without a blank line; none where blank lines do not separate paragraphs."""
    by_group: dict[int, list[int]] = defaultdict(list)
    for i, c in enumerate(candidates):
        by_group[c.block.group].append(i)
    return list(by_group.values()) if len(by_group) * 2 > len(candidates) ** 0.5 and len(by_group) > 2 else []


def _figure_groups(candidates: Sequence[Candidate], marks: Sequence[str | None]) -> Iterable[list[int]]:
    """Small groups around a picture credit: a picture with its description and caption."""
    for members in _groups(candidates):
        credited = any(marks[i] == PICTURE_CREDIT for i in members)
        short = all(candidates[i].shape.words <= LONGEST_CAPTION for i in members)
        if credited and short and len(members) <= _LARGEST_FIGURE:
            yield members


def _list_groups(candidates: Sequence[Candidate], marks: Sequence[str | None]) -> Iterable[list[int]]:
    """Groups of lines most of which are no sentences: boxes and lists of links."""
    for members in _groups(candidates):
        if all(marks[i] == CREDIT or is_dated_line(candidates[i]) for i in members):
            continue
        open_lines = [i for i in members if marks[i] or _may_be_link(candidates[i])]
        labelled = any(marks[i] == LINK for i in members)
        if len(members) > 1 and (2 * len(open_lines) > len(members) or labelled):
            yield [i for i in members if candidates[i].shape.words <= LONGEST_CAPTION]


def _may_be_link(c: Candidate) -> bool:
    """Whether a line is no sentence, or a short question, as titles of other articles are."""
    return not c.shape.ended or (c.shape.words < _FULL_SENTENCE_WORDS and c.text.endswith("?"))


def body_range(candidates: Sequence[Candidate], marks: Sequence[str | None]) -> tuple[int, int]:
    """Find the densest run of prose: where words of prose minus the cost of other blocks is largest.

    Returns:
        Half-open range of candidates; empty, ``(0, 0)``, if there is no prose.
    """
    best, total, start, found = 0, 0, 0, (0, 0)
    for i, (c, mark) in enumerate(zip(candidates, marks, strict=True)):
        total += _gain(c, mark)
        if total <= 0:
            total, start = 0, i + 1
        elif total > best:
            best, found = total, (start, i + 1)
    return found


def _gain(c: Candidate, mark: str | None) -> int:
    if mark in {REPEATS, SEPARATOR}:
        return 0
    teaser = c.shape.cut_off and c.shape.words <= LONGEST_CAPTION
    if mark is None and c.shape.is_prose and not teaser:
        return min(c.shape.words, _BODY_GAIN)
    return 1 if mark is None and (c.shape.ended or c.shape.is_prose) else -_GAP_COST


def repeated(candidates: Sequence[Candidate], kept: Sequence[bool]) -> list[int]:
    """Find short blocks whose words stand, in order, in a kept block that is longer or earlier.

    Only the first blocks that hold a word sequence are looked at, so time is linear in the text.

    Args:
        candidates: all blocks.
        kept: whether each of them stays in the article as far as is known.

    Returns:
        Positions of the blocks that say nothing of their own.
    """
    grams = [_grams(c) for c in candidates]
    postings: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, own in enumerate(grams):
        for gram in own if kept[i] else ():
            if len(postings[gram]) < _MOST_POSTINGS:
                postings[gram].append(i)
    found = []
    for i, own in enumerate(grams):
        if own and candidates[i].shape.words <= _LONGEST_REPEAT:
            shared = Counter(j for gram in own for j in postings.get(gram, ()) if j != i)
            if any(n >= _REPEATED_SHARE * len(own) and _holds(grams, j, i) for j, n in shared.items()):
                found.append(i)
    return found


def _grams(c: Candidate) -> set[tuple[str, str, str]]:
    if c.shape.words < _SHORTEST_REPEAT:
        return set()
    own = plain_words(c.text)
    return set(zip(own, own[1:], own[2:], strict=False))


def _holds(grams: Sequence[set[tuple[str, str, str]]], outer: int, inner: int) -> bool:
    """Whether the outer block is the one to keep: clearly longer, or of like length and earlier."""
    longer = len(grams[outer]) > _CLEARLY_LONGER * len(grams[inner])
    shorter = len(grams[outer]) * _CLEARLY_LONGER < len(grams[inner])
    return len(grams[outer]) < _TOO_LONG * len(grams[inner]) and (longer or (not shorter and outer < inner))


def is_attribution_line(c: Candidate) -> bool:
    """Whether a block could be the name under a pull quote: short, and no sentence."""
    return c.shape.words <= 15 and not c.shape.ended


def is_dated_line(c: Candidate) -> bool:
    """Whether a block is a byline or a date."""
    return not c.shape.is_prose and is_byline(c.text)
