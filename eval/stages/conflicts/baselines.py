"""What anybody would try first: numbers that differ, and sentences that are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.syntax import Parse
from summarizer.language.numbers.quantities import find_quantities
from summarizer.language.words.tokens import content_stems

SHARED = 0.3
"""Share of the shorter sentence's content words from which two sentences count as one topic."""
COSINE, SAME = 0.7, 0.95
"""Cosines between which two sentences count as telling one thing differently."""


def differing_numbers(claims: Sequence[Claim]) -> list[Conflict]:
    """Every two sentences of different documents on one topic, each with a number that the other has not."""
    return [_contradiction(a, b) for a, b in _across(claims) if numbers_differ(a.parse, b.parse)]


def numbers_differ(a: Parse, b: Parse) -> bool:
    """Whether two sentences share enough words and each has a number that the other has not."""
    mine, theirs = set(content_stems(a.text)), set(content_stems(b.text))
    if not mine or not theirs or len(mine & theirs) < SHARED * min(len(mine), len(theirs)):
        return False
    left, right = ({q.value for q in find_quantities(parse)} for parse in (a, b))
    return bool(left - right) and bool(right - left)


def alike(claims: Sequence[Claim], vectors: NDArray[np.float32]) -> list[Conflict]:
    """Every two sentences of different documents that are alike but not the same.

    Args:
        claims: n sentences.
        vectors: their unit embeddings, shape (n, d).
    """
    cosines = {
        (i, j): float(vectors[i] @ vectors[j])
        for i, j in combinations(range(len(claims)), 2)
        if claims[i].doc_id != claims[j].doc_id
    }
    return [_contradiction(claims[i], claims[j]) for (i, j), c in cosines.items() if COSINE <= c < SAME]


def _across(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    return ((a, b) for a, b in combinations(claims, 2) if a.doc_id != b.doc_id)


def _contradiction(a: Claim, b: Claim) -> Conflict:
    values = tuple(ConflictValue(claim.text, claim.evidence) for claim in (a, b))
    return Conflict("", ConflictKind.CONTRADICTION, values)
