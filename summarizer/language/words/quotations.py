"""Where quotations stand in a text, whatever marks it uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MARK = re.compile(r"[“”„«»\"]|``|''")
_OPENING = frozenset(("“", "„", "«", "``"))
_CLOSING = frozenset(("”", "»"))
_STRAIGHT = frozenset(('"', "''"))
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)(?P<inner>[^\n“”\"]*?[\w.,!?…%)])[’'](?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")


class Quotation(NamedTuple):
    """An outermost quotation, ``text[start:end]`` with its marks."""

    start: int
    end: int
    closed: bool
    """False where the paragraph ends before a closing mark (the quotation may run on in the next)."""
    opening: int = 1
    """Number of characters of the opening mark."""
    closing: int = 1
    """Number of characters of the closing mark."""

    @property
    def inner(self) -> tuple[int, int]:
        """Offsets of the quoted words without the marks."""
        return self.start + self.opening, self.end - self.closing if self.closed else self.end


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text.

    Double marks, straight or typographic, also mixed, may hold nested ones. Single marks count
    where no double ones are open, both stand, and neither is an apostrophe. A quotation
    never crosses a line break: one without a closing mark ends with its paragraph.

    Args:
        text: any text, its paragraphs on lines of their own.

    Returns:
        Quotations in order, disjoint.

    >>> text = "“Let’s go,” she said, calling it ‘a must’."
    >>> [text[q.start : q.end] for q in quotations(text)]
    ['“Let’s go,”', '‘a must’']
    """
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
    return tuple(found)


def inside(found: Sequence[Quotation], offset: int) -> bool:
    """Whether the character at ``offset`` is quoted (the marks themselves are).

    Args:
        found: what :func:`quotations` returned for the text.
        offset: an offset in that text.

    Returns:
        True inside a quotation.
    """
    return quotation_at(found, offset) is not None


def quotation_at(found: Sequence[Quotation], offset: int) -> Quotation | None:
    """The quotation that holds the character at ``offset``, or None."""
    index = bisect_right(found, offset, key=lambda q: q.start) - 1
    return found[index] if index >= 0 and offset < found[index].end else None


def continues(text: str, earlier: Quotation, later: Quotation) -> bool:
    """Whether ``later`` opens the next paragraph while ``earlier`` was never closed.

    Args:
        text: the text both stand in.
        earlier: a quotation.
        later: the quotation after it.

    Returns:
        True if both are one speech by the convention of leaving paragraphs open.
    """
    between = text[earlier.end : later.start]
    return not earlier.closed and "\n" in between and not between.strip()


class Marks(NamedTuple):
    """The opening marks of quotations that a stretch of text cuts; empty where it cuts none."""

    before: str
    """Of the quotation that began before it."""
    after: str
    """Of the quotation that it leaves open."""
    style: str
    """Of the first quotation in it."""


def marks_cut(text: str, found: Sequence[Quotation], start: int, end: int) -> Marks:
    """Which quotation marks are missing from ``text[start:end]``.

    Args:
        text: the whole text.
        found: its quotations.
        start: first offset of the stretch.
        end: offset after it.

    Returns:
        The opening marks, as they stand in the text, of what is cut.

    >>> text = "“We sail. We are late,” she said."
    >>> marks_cut(text, quotations(text), 0, 9).after, marks_cut(text, quotations(text), 10, 33).before
    ('“', '“')
    """
    touched = [q for q in found if q.start < end and start < q.end]
    opened = {q: text[q.start : q.start + q.opening] for q in touched}
    before = next((opened[q] for q in touched if q.start < start), "")
    after = next((opened[q] for q in touched if q.end > end or (q.end == end and not q.closed)), "")
    return Marks(before, after, next(iter(opened.values()), ""))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    position = start
    for double in _doubles(text, start, end):
        yield from _singles(text, position, double.start)
        yield double
        position = double.end
    yield from _singles(text, position, end)


def _doubles(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Pair the double marks of one paragraph; what stays open runs to its end."""
    opened: list[re.Match[str]] = []
    for mark in _MARK.finditer(text, start, end):
        if not opened:
            if _opens(text, mark, start):
                opened.append(mark)
        elif mark.group() in _OPENING:
            opened.append(mark)
        elif mark.group() in _CLOSING or not _opens_inside(text, mark):
            first = opened[0]
            opened.pop()
            if not opened:
                yield Quotation(first.start(), mark.end(), True, len(first.group()), len(mark.group()))
    if opened:
        yield Quotation(opened[0].start(), end, False, len(opened[0].group()))


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() not in _STRAIGHT:
        return mark.group() in _OPENING
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1] if mark.start() > start else " "
    return not before.isalnum() and bool(after.strip())


def _opens_inside(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark inside a quotation can only open another one."""
    return text[mark.start() - 1].isspace() and text[mark.end() : mark.end() + 1].isalnum()


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text, start, end):
        yield Quotation(match.start(), match.end(), True)
