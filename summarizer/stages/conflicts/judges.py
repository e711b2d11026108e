"""The models that say whether two sentences speak of the same, where their words do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.language.words.tokens import content_stems
from summarizer.ports import Embedder


@dataclass(frozen=True)
class Judges:
    """Models that compare sentences; without them only the sentences' words are compared."""

    embedder: Embedder | None = None

    def likeness(self, texts: Sequence[str], *, by_stems: bool = False) -> NDArray[np.float32]:
        """Cosines of all pairs, shape (n, n); without an embedder 0 or those of their sets of stems."""
        if self.embedder is None or not texts:
            vectors = _stem_sets(texts if by_stems else [""] * len(texts))
        else:
            vectors = self.embedder.embed(list(texts))
        found: NDArray[np.float32] = vectors @ vectors.T
        return found


def _stem_sets(texts: Sequence[str]) -> NDArray[np.float32]:
    """A unit row for each text: the stems of its content words, each as much as any other."""
    stems = [set(content_stems(text)) for text in texts]
    columns = {s: n for n, s in enumerate(sorted(set().union(*stems)))}
    rows = np.zeros((len(texts), max(1, len(columns))), dtype=np.float32)
    for n, own in enumerate(stems):
        rows[n, [columns[s] for s in sorted(own)]] = len(own) ** -0.5 if own else 0.0
    return rows
