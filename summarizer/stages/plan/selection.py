"""What is chosen so far, and how much another candidate would add.

Novelty is maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.drafts import Candidate, Judged, Planned
from summarizer.stages.plan.lengths import LONGEST_SENTENCE, fitting, length

_SAME_MEANING = 0.84
_SAME_WORDS = 0.72
_MORE_THAN_HEADLINE = 8
"""Words that a sentence must add to the headline it elaborates."""
_WORTH_TELLING = 0.45
"""Share of the best score below which a sentence would only fill the words that are left."""


@dataclass(frozen=True)
class Pool:
    """Candidates with their scores and meanings, row for row."""

    candidates: tuple[Candidate, ...]
    scores: NDArray[np.float64]
    vectors: NDArray[np.float32]
    stems: tuple[frozenset[str], ...]
    openings: frozenset[int]
    """Which candidates an article opens with."""

    def is_worth_telling(self, i: int) -> bool:
        """Whether a candidate is more than filling for the words that are left."""
        return bool(self.scores[i] >= _WORTH_TELLING * self.scores.max())


@dataclass
class Selection:
    """What is chosen so far and the words it costs."""

    pool: Pool
    budget: int
    copying: int
    """Most verbatim words of one source."""
    headline: Planned
    chosen: list[int] = field(default_factory=list)
    spent: int = 0
    copied: dict[str, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Words not yet spent."""
        return self.budget - self.spent

    def marginal(self, i: int) -> float:
        """Score of a candidate less what is already said; minus infinity if it says nothing new."""
        if not self.chosen:
            return float(self.pool.scores[i])
        similarity = float((self.pool.vectors[self.chosen] @ self.pool.vectors[i]).max())
        repeated = max(_containment(self.pool.stems[i], self.pool.stems[j]) for j in self.chosen)
        if i in self.chosen or similarity > _SAME_MEANING or repeated > _SAME_WORDS:
            return -math.inf
        return (
            float(self.pool.scores[i]) - 0.35 * max(0.0, similarity - 0.35) - 0.3 * max(0.0, repeated - 0.3)
        )

    def take(self, i: int, longest: int, room: int) -> Planned | None:
        """Choose a candidate in a version that fits; None if none does.

        Args:
            i: its index.
            longest: words of the fullest version wanted.
            room: words it may cost at most.

        Returns:
            The fullest version within ``longest``, else the shortest within ``LONGEST_SENTENCE``.
        """
        candidate = self.pool.candidates[i]
        source = candidate.group.best.doc_id
        copying = self.copying - self.copied.get(source, 0)
        open_ones = [v for v in candidate.versions if v.verbatim <= copying and self._adds(candidate, v)]
        room = min(room, self.left)
        version = fitting(open_ones, min(longest, room))
        if version is None and open_ones:
            version = fitting([min(open_ones, key=length)], min(LONGEST_SENTENCE, room))
        if version is None:
            return None
        rank = len(self.chosen)
        self.chosen.append(i)
        self.copied[source] = self.copied.get(source, 0) + version.verbatim
        self.spent += length(version)
        return Planned(candidate, version, rank)

    def _adds(self, candidate: Candidate, version: Judged) -> bool:
        """Whether a version of what the headline says says clearly more than it."""
        if candidate is not self.headline.candidate:
            return True
        return length(version) >= length(self.headline.version) + _MORE_THAN_HEADLINE


def _containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that the other one holds."""
    return len(a & b) / max(1, min(len(a), len(b)))


def best_index(indexes: Sequence[int], key: Callable[[int], float]) -> int | None:
    """The index with the largest finite key; ties go to the earlier one."""
    ranked = [(key(i), -i) for i in indexes]
    top = max(ranked, default=(-math.inf, 0))
    return -top[1] if top[0] > -math.inf else None
