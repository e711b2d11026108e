"""Raw text to blocks: which lines stand alone, which belong to one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.language.pages import markdown

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_VISIBLE = re.compile(r"[^\s\u200b\ufeff\u00ad\x00]")
_WIDEST_WRAP = 140
_FEWEST_PAIRS = 3
_FRONT_MATTER = re.compile(r"---[^\S\n]*\n(?:[^\n]*\n){1,60}?---[^\S\n]*(?:\n|\Z)")


class RawBlock(NamedTuple):
    """One block of raw text: the interval, and the run of lines without a blank line it stands in."""

    start: int
    end: int
    group: int
    heading: bool = False


def find_blocks(raw: str, *, is_markdown: bool) -> list[RawBlock]:
    """Find the blocks of an article.

    Markdown paragraphs are what its syntax says. In other text each line is a block, unless the
    lines of the whole text are wrapped at one width: then lines are joined up to the paragraph's end.

    Args:
        raw: the article's text.
        is_markdown: whether it is Markdown.

    Returns:
        Blocks in order; they hold every visible character except Markdown's bare syntax lines.
    """
    lines = _lines(raw, _front_matter(raw) if is_markdown else 0)
    if is_markdown:
        return _markdown_blocks(raw, lines)
    width = _wrap_width(raw, lines)
    return lines if width is None else _joined(raw, lines, width)


def _front_matter(raw: str) -> int:
    match = _FRONT_MATTER.match(raw)
    return match.end() if match else 0


def _lines(raw: str, start: int) -> list[RawBlock]:
    lines: list[RawBlock] = []
    group = 0
    previous = start
    for match in _LINE.finditer(raw, start):
        if not _VISIBLE.search(raw, match.start(), match.end()):
            continue
        gap = raw[previous : match.start()]
        if lines and len(_BREAK.findall(gap)) > 1:
            group += 1
        lines.append(RawBlock(match.start(), match.end(), group))
        previous = match.end()
    return lines


def _wrap_width(raw: str, lines: Sequence[RawBlock]) -> int | None:
    """The width at which all lines are wrapped, or None where a line is a paragraph.

    A line was wrapped if the first word of the next line would not have fitted on it.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.group == b.group]
    if len(pairs) < _FEWEST_PAIRS:
        return None
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[(len(lengths) - 1) * 19 // 20]
    if width > _WIDEST_WRAP or width < _WIDEST_WRAP // 5:
        return None
    long_pairs = [(a, b) for a, b in pairs if a.end - a.start >= width // 2]
    wrapped = sum(_is_wrapped(raw, a, b, width) for a, b in long_pairs)
    enough = len(long_pairs) >= _FEWEST_PAIRS and wrapped >= 0.8 * len(long_pairs)
    return width if enough and 2 * len(long_pairs) >= len(pairs) else None


def _is_wrapped(raw: str, line: RawBlock, following: RawBlock, width: int) -> bool:
    first_word = raw[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(first_word) > width


def _joined(raw: str, lines: Sequence[RawBlock], width: int) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    previous: RawBlock | None = None
    for line in lines:
        if previous and previous.group == line.group and _is_wrapped(raw, previous, line, width):
            blocks[-1] = blocks[-1]._replace(end=line.end)
        else:
            blocks.append(line)
        previous = line
    return blocks


def _markdown_blocks(raw: str, lines: Sequence[RawBlock]) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    open_group = -1
    for line in lines:
        text = raw[line.start : line.end]
        if markdown.is_bare(text):
            if blocks and set(text.strip()) <= set("=-") and blocks[-1].group == line.group:
                blocks[-1] = blocks[-1]._replace(heading=True)
            open_group = -1
        elif line.group == open_group and not markdown.starts_block(text):
            blocks[-1] = blocks[-1]._replace(end=line.end)
        else:
            heading = markdown.is_heading(text)
            blocks.append(line._replace(heading=heading))
            open_group = -1 if heading else line.group
    return blocks
