"""The models that say whether two sentences speak of the same, where their words do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.ports import Embedder


@dataclass(frozen=True)
class Judges:
    """Models that compare sentences; without them only the sentences' words are compared."""

    embedder: Embedder | None = None

    def likeness(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of all pairs, shape (n, n); all 0 without an embedder."""
        if self.embedder is None or not texts:
            return np.zeros((len(texts), len(texts)), dtype=np.float32)
        vectors = self.embedder.embed(list(texts))
        found: NDArray[np.float32] = vectors @ vectors.T
        return found
