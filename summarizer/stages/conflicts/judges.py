"""The models that say whether two sentences speak of the same, where their words do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.ports import Embedder, EntailmentModel, EntailmentPair


@dataclass(frozen=True)
class Judges:
    """Models that compare sentences; without them only the sentences' words are compared."""

    embedder: Embedder | None = None
    entailment: EntailmentModel | None = None

    def likeness(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of all pairs, shape (n, n); all 0 without an embedder."""
        if self.embedder is None or not texts:
            return np.zeros((len(texts), len(texts)), dtype=np.float32)
        vectors = self.embedder.embed(list(texts))
        found: NDArray[np.float32] = vectors @ vectors.T
        return found

    def support(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Probability that each premise supports its hypothesis; 0 where nothing is known."""
        return [judged[0] for judged in self._judged(pairs)]

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Probability that each premise contradicts its hypothesis; 0 where nothing is known."""
        return [judged[1] for judged in self._judged(pairs)]

    def _judged(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        if self.entailment is None or not pairs:
            return [(0.0, 0.0)] * len(pairs)
        judgements = self.entailment.judge([EntailmentPair(p, h) for p, h in pairs])
        return [(j.probability or 0.0, j.contradiction or 0.0) for j in judgements]
