"""Which differences that were found are differences that a careful reader found, too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.metrics.counts import Counts
from summarizer.domain.claims import Conflict, ConflictKind
from summarizer.domain.text import Span


def shows(found: Conflict, gold: Conflict) -> bool:
    """Whether a difference sets two values of another against each other, by where they stand.

    Args:
        found: a difference with the passages of its values.
        gold: the difference that is looked for.

    Returns:
        True if two values of each can be paired so that both pairs share characters of a document.
    """
    touching = [[touch(mine.evidence, theirs.evidence) for theirs in gold.values] for mine in found.values]
    pairs = permutations(range(len(gold.values)), 2)
    rows = list(permutations(range(len(found.values)), 2))
    return any(touching[i][k] and touching[j][m] for k, m in pairs for i, j in rows)


def springs(found: Conflict, passages: Sequence[Span]) -> bool:
    """Whether a difference sets two passages against each other that do not disagree."""
    sides = [[touch(value.evidence, (passage,)) for passage in passages] for value in found.values]
    return any(
        sides[i][k] and sides[j][m]
        for i, j in permutations(range(len(sides)), 2)
        for k, m in permutations(range(len(passages)), 2)
    )


def touch(mine: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Whether two sets of passages share characters of a document."""
    return any(a.doc_id == b.doc_id and a.start < b.end and b.start < a.end for a in mine for b in theirs)


def tally(found: Sequence[Conflict], gold: Sequence[Conflict]) -> Counts:
    """Count all differences of one story, whatever their kinds.

    Args:
        found: what was found.
        gold: what a careful reader finds.

    Returns:
        The counts; every difference is paired at most once, so that most are right.
    """
    matches = np.array([[shows(f, g) for g in gold] for f in found], dtype=np.float64)
    right = 0
    if matches.size:
        rows, columns = linear_sum_assignment(matches, maximize=True)
        right = int(matches[rows, columns].sum())
    return Counts(hits=right, system=len(found), gold=len(gold))


def tally_by_kind(found: Sequence[Conflict], gold: Sequence[Conflict]) -> dict[ConflictKind, Counts]:
    """Count the differences of one story by kind; one that was found as another kind is wrong.

    Args:
        found: what was found.
        gold: what a careful reader finds.

    Returns:
        Counts for every kind.
    """
    return {
        kind: tally([c for c in found if c.kind is kind], [c for c in gold if c.kind is kind])
        for kind in ConflictKind
    }
