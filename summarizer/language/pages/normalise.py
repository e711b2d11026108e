"""Raw text to clean text: NFC, single spaces, no invisible characters, and the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.domain.text import RawSegment

# Soft hyphens, zero-width spaces, direction marks, byte-order marks and control characters;
# the zero-width joiners stay, since scripts and emoji are spelled with them.
_INVISIBLE = "\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
# A single plain space is no special case: it stays inside its run.
_SPECIAL = re.compile(rf"(?P<space>[^\S ]\s*| \s+)|(?P<drop>[{_INVISIBLE}{_CONTROL}]+)")
_FIRST_LETTER_THAT_COMPOSES = "\u0900"
_WRAPPED_COMPOUND = re.compile(r"[^\W\d_]-$")


class Piece(NamedTuple):
    """Clean text and, in order, where each part of it stood in the raw text."""

    text: str
    segments: tuple[RawSegment, ...]

    def cut(self, start: int, end: int) -> Piece:
        """The part ``[start, end)`` of the clean text with its own way back."""
        kept = []
        for segment in self.segments:
            low, high = max(start, segment.start), min(end, segment.end)
            if low < high:
                raw = _raw_part(segment, low, high)
                kept.append(RawSegment(low - start, high - start, *raw))
        return Piece(self.text[start:end], tuple(kept))

    @property
    def raw(self) -> tuple[int, int]:
        """First and last raw offset (half-open) that the text came from; (0, 0) if it came from nowhere."""
        if not self.segments:
            return (0, 0)
        return self.segments[0].raw_start, self.segments[-1].raw_end


def normalise(raw: str, intervals: Iterable[tuple[int, int]]) -> Piece:
    r"""Clean the text of some raw intervals, read one after the other.

    White space runs become one space and are trimmed at both ends; a line break after the hyphen
    of a compound ("far-⏎reaching") disappears; invisible and control characters go; characters
    are composed (NFC).

    Args:
        raw: the raw text.
        intervals: half-open intervals of it, in order.

    Returns:
        The clean text with its segments; a segment of equal length on both sides maps one to one.

    >>> piece = normalise("cafe\u0301  open ", [(0, 12)])
    >>> piece.text, piece.segments[1]
    ('café open', RawSegment(start=3, end=4, raw_start=3, raw_end=5))
    """
    builder = _Builder()
    for start, end in intervals:
        position = start
        for special in _SPECIAL.finditer(raw, start, end):
            builder.add_run(raw, position, special.start())
            if special.group("space") and not _joins_compound(raw, special):
                builder.add_space(special.start(), special.end(), special.group())
            position = special.end()
        builder.add_run(raw, position, end)
    return builder.piece()


def _joins_compound(raw: str, space: re.Match[str]) -> bool:
    return (
        "\n" in space.group()
        and bool(_WRAPPED_COMPOUND.search(raw[max(0, space.start() - 2) : space.start()]))
        and raw[space.end() : space.end() + 1].islower()
    )


def _raw_part(segment: RawSegment, start: int, end: int) -> tuple[int, int]:
    if segment.end - segment.start != segment.raw_end - segment.raw_start:
        return segment.raw_start, segment.raw_end
    return segment.raw_start + start - segment.start, segment.raw_start + end - segment.start


class _Builder:
    """Collects clean parts with their raw intervals."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, int, int]] = []

    def add_run(self, raw: str, start: int, end: int) -> None:
        """Add raw text that holds no white space but single plain spaces."""
        if start < end and raw[start] == " " and self._ends_in_space():
            start += 1
        if start == end:
            return
        run = raw[start:end]
        if unicodedata.is_normalized("NFC", run):
            self._parts.append((run, start, end))
        else:
            self._parts.extend(_composed(run, start))

    def add_space(self, start: int, end: int, text: str) -> None:
        """Add a white space run as one space."""
        if not self._ends_in_space():
            self._parts.append((" ", start, start + 1 if text == " " else end))

    def piece(self) -> Piece:
        """The collected text, trimmed, with neighbouring one-to-one parts merged."""
        self._trim_end()
        segments: list[RawSegment] = []
        position = 0
        for text, low, high in self._parts:
            segment = RawSegment(position, position + len(text), low, high)
            position += len(text)
            if segments and _continues(segments[-1], segment):
                segment = RawSegment(segments[-1].start, segment.end, segments.pop().raw_start, high)
            segments.append(segment)
        return _composed_whole(Piece("".join(text for text, _, _ in self._parts), tuple(segments)))

    def _ends_in_space(self) -> bool:
        """Whether another space would be one too many: after a space, or at the beginning."""
        return not self._parts or self._parts[-1][0].endswith(" ")

    def _trim_end(self) -> None:
        if self._parts and self._ends_in_space():
            text, start, end = self._parts.pop()
            if len(text) > 1:
                self._parts.append((text[:-1], start, end - 1))


def _continues(first: RawSegment, second: RawSegment) -> bool:
    return (
        first.raw_end == second.raw_start
        and first.end - first.start == first.raw_end - first.raw_start
        and second.end - second.start == second.raw_end - second.raw_start
    )


def _composed(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Compose each base character with the marks that follow it."""
    start = 0
    for i in range(1, len(run) + 1):
        if i < len(run) and (unicodedata.combining(run[i]) or _composes(run[max(start, i - 2) : i], run[i])):
            continue
        yield unicodedata.normalize("NFC", run[start:i]), offset + start, offset + i
        start = i


def _composes(before: str, following: str) -> bool:
    """Whether two characters that are no marks become one (Korean syllables, some Indic vowels)."""
    if following < _FIRST_LETTER_THAT_COMPOSES:
        return False
    both = unicodedata.normalize("NFC", before + following)
    return both != unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", following)


def _composed_whole(piece: Piece) -> Piece:
    """Compose across a character that was dropped in between; then only the whole has a way back."""
    if unicodedata.is_normalized("NFC", piece.text):
        return piece
    text = unicodedata.normalize("NFC", piece.text)
    return Piece(text, (RawSegment(0, len(text), *piece.raw),))
