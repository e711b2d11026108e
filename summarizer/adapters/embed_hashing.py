"""Sentence vectors by feature hashing: no weights, for tests and machines without models."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.provenance import ModelIdentity
from summarizer.language.words.tokens import content_stems, stem, words


class HashingEmbedder:
    """An ``Embedder`` whose cosine grows with shared word stems and shared character trigrams.

    Signed feature hashing (Weinberger et al. 2009): collisions cancel out in expectation.
    """

    def __init__(self, dimension: int = 1024) -> None:
        """Choose the length of the vectors.

        Args:
            dimension: number of buckets.
        """
        self._dimension = dimension

    @property
    def identity(self) -> ModelIdentity:
        """The method and its size; there are no weights."""
        return ModelIdentity("embedder", "hashing", f"stems+trigrams/{self._dimension}")

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts in order.

        Args:
            texts: ``n`` non-empty strings; ``n`` may be 0.

        Returns:
            Array of shape ``(n, dimension)``; every row has L2 norm 1.
        """
        vectors = np.zeros((len(texts), self._dimension), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for feature, weight in _features(text):
                code = zlib.crc32(feature.encode())
                row[(code >> 1) % self._dimension] += weight if code & 1 else -weight
            if not row.any():
                row[0] = 1.0
            row /= np.linalg.norm(row)
        return vectors


def _features(text: str) -> list[tuple[str, float]]:
    content = content_stems(text) or [stem(w.text) for w in words(text)]
    trigrams = [s[i : i + 3] for s in content for i in range(len(s) - 2)]
    return [(f"w:{s}", 1.0) for s in content] + [(f"t:{t}", 0.25) for t in trigrams]
