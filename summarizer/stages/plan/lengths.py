"""How many words a sentence costs, and which version of it fits."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.drafts import Candidate, Judged

SENTENCE_WORDS = 28
LONGEST_SENTENCE = 36
"""A sentence of more than ``SENTENCE_WORDS`` is taken only if nothing shorter says it."""


def word_count(text: str) -> int:
    """Number of words as a reader counts them."""
    return len(text.split())


def fitting(versions: Sequence[Judged], longest: int) -> Judged | None:
    """The fullest version of at most ``longest`` words, or None; of equal ones the first."""
    short = [v for v in versions if word_count(v.draft.text) <= longest]
    return max(short, key=lambda v: word_count(v.draft.text), default=None)


def shortest(candidate: Candidate) -> Judged:
    """The version of fewest words."""
    return min(candidate.versions, key=length)


def length(version: Judged) -> int:
    """Words of a version."""
    return word_count(version.draft.text)
