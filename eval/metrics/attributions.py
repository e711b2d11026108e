"""Who says what, against labelled attributions (PARC, PolNeAR: source, cue, content)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.language.people.speakers import Statement


class Stretch(NamedTuple):
    """Half-open offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledAttribution:
    """An attribution with an explicit cue and source, each in one or more pieces."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the system found of one attribution; each needs the one before."""

    sentence: bool
    """Some statement in the sentence of the cue."""
    cue: bool
    """A statement whose cue overlaps the labelled one."""
    source: bool
    """... and whose named source overlaps the labelled one."""


def score_attribution(gold: LabelledAttribution, sentence: Stretch, statements: Sequence[Statement]) -> Found:
    """Hold the statements of a sentence against one attribution.

    Args:
        gold: the attribution.
        sentence: where the sentence with its cue stands.
        statements: all statements of the document.

    Returns:
        What was found.
    """
    own = [s for s in statements if s.cue_span is not None and _within(s.cue_span.start, sentence)]
    hits = [s for s in own if s.cue_span and touches(s.cue_span.start, s.cue_span.end, gold.cue)]
    right = any(s.mention and touches(s.mention.start, s.mention.end, gold.source) for s in hits)
    return Found(bool(own), bool(hits), right)


def touches(start: int, end: int, pieces: Iterable[Stretch]) -> bool:
    """Whether a stretch shares a character with any of the pieces."""
    return any(start < piece.end and piece.start < end for piece in pieces)


def _within(offset: int, stretch: Stretch) -> bool:
    return stretch.start <= offset < stretch.end


_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")


def nearest_name(text: str, sentence: Stretch, cue: Stretch) -> Stretch | None:
    """The capitalised words of a sentence that stand nearest to a cue: a baseline source.

    Args:
        text: the document.
        sentence: where the sentence stands.
        cue: where its cue stands.

    Returns:
        Offsets of the words, or None if the sentence has none but the cue.

    >>> nearest_name("In Halm, Mara Lind said so.", Stretch(0, 27), Stretch(19, 23))
    Stretch(start=9, end=18)
    """
    names = [Stretch(*match.span()) for match in _NAME.finditer(text, sentence.start, sentence.end)]
    apart = [n for n in names if n.end <= cue.start or cue.end <= n.start]
    return min(apart, key=lambda n: (max(cue.start - n.end, n.start - cue.end), n.start), default=None)


def same_speaker(found: str, gold: str) -> bool:
    """Whether two names are of one speaker: equal last words, or all words of one in the other.

    >>> same_speaker("Mr. Lind", "Mara Lind"), same_speaker("the minister", "the finance minister")
    (True, True)
    >>> same_speaker("Mara Lind", "Mara Berg")
    False
    """
    a, b = (re.findall(r"\w+", name.casefold()) for name in (found, gold))
    mine, theirs = set(a) - _EMPTY, set(b) - _EMPTY
    if not mine or not theirs:
        return False
    return a[-1] == b[-1] or mine <= theirs or theirs <= mine


_EMPTY = frozenset({"the", "a", "an", "of", "mr", "mrs", "ms", "dr"})
