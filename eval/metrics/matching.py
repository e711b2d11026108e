"""How much of a content unit a text says: six graded signals, averaged.

Three are shares of the unit's words, one of its word pairs, two are cosines of embeddings. None of them is
decisive, and equal weights did as well on other documents as fitted ones (``docs/evaluation.md``).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarizer.language.support.alignment import Term, align, terms
from summarizer.language.words.sentences import plain_sentences
from summarizer.language.words.tokens import stem, words
from summarizer.ports import Embedder

VERSION = "1"
_WINDOW, _STEP = 10, 3
"""Words of a window and how far the next one is: about as long as the units that people write."""
_LOW, _MOST = 0.3, 0.9
"""Cosine of two words from which they count as related, and the most that a word not shared may count."""
_SLOPE, _OFFSET = 8.82, -4.86
"""Closeness to probability: logistic, fitted on the development half of two sets with human judgements."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text says one unit."""

    unit: str
    closeness: float
    """Mean of the signals, 0 to 1."""
    nearest: str
    """The sentence of the text that comes nearest; empty if it has none."""

    @property
    def probability(self) -> float:
        """Estimated probability that a person would find the unit in the text."""
        return 1 / (1 + math.exp(-(_SLOPE * self.closeness + _OFFSET)))


class UnitMatcher:
    """Looks for content units in texts."""

    def __init__(self, embedder: Embedder) -> None:
        """Take an embedder for words, windows and sentences."""
        self._embedder = embedder

    def signature(self) -> dict[str, str]:
        """What the figures depend on."""
        identity = self._embedder.identity
        return {"matching": f"version {VERSION}, {identity.model_id} {identity.digest[:12]}"}

    def prepare(self, units: Iterable[str], texts: Iterable[str]) -> None:
        """Embed all that is needed at once: one large batch is cheaper than many small ones."""
        vocabulary: dict[str, None] = {}
        for text in (*units, *texts):
            sentences = plain_sentences(text)
            vocabulary |= dict.fromkeys([text] if text.strip() else [])
            vocabulary |= dict.fromkeys((*sentences, *_windows(sentences)))
            vocabulary |= dict.fromkeys(_key(t) for s in sentences for t in terms(s))
        self._embedder.embed(list(vocabulary))

    def match(self, units: Sequence[str], text: str) -> tuple[Match, ...]:
        """Look for every unit in one text.

        A word that many of the units share says little about any one of them and weighs less.

        Args:
            units: statements or phrases, none of them empty.
            text: where they may be said.

        Returns:
            One match a unit, in order.
        """
        if not units:
            return ()
        sentences = plain_sentences(text)
        if not sentences:
            return tuple(Match(unit, 0.0, "") for unit in units)
        vectors = self._embed(units)
        to_sentences = vectors @ self._embed(sentences).T
        signals = np.column_stack(
            [
                *_lexical(units, sentences),
                *self._content(units, sentences),
                (vectors @ self._embed(_windows(sentences)).T).max(axis=1),
                to_sentences.max(axis=1),
            ]
        )
        nearest = to_sentences.argmax(axis=1)
        return tuple(
            Match(unit, float(row.mean()), sentences[at])
            for unit, row, at in zip(units, signals.clip(0.0, 1.0), nearest, strict=True)
        )

    def _content(self, units: Sequence[str], sentences: Sequence[str]) -> tuple[Floats, Floats]:
        """Share of each unit's content that the text has, and that its best single sentence has."""
        premise = [found for s in sentences if (found := terms(s))]
        read = [terms(unit) for unit in units]
        spread = Counter(s for found in read for s in {t.stem for t in found})
        whole, single = np.zeros(len(units)), np.zeros(len(units))
        for row, found in enumerate(read):
            if found and premise:
                weights = np.array([t.weight / math.log(1 + spread[t.stem]) for t in found])
                credit = np.maximum(align(found, premise).rows, self._related(found, premise))
                whole[row] = weights @ credit.max(axis=1) / weights.sum()
                single[row] = (weights @ credit).max() / weights.sum()
        return whole, single

    def _related(self, unit: Sequence[Term], premise: Sequence[Sequence[Term]]) -> Floats:
        """Credit of each word of a unit for the most similar word of each sentence; none for numbers."""
        found = np.zeros((len(unit), len(premise)))
        lettered = [i for i, t in enumerate(unit) if t.text[0].isalpha()]
        own = self._embed([_key(unit[i]) for i in lettered])
        for column, sentence in enumerate(premise):
            others = [_key(t) for t in sentence if t.text[0].isalpha()]
            if lettered and others:
                cosines = (own @ self._embed(others).T).max(axis=1)
                found[lettered, column] = _MOST * np.clip((cosines - _LOW) / (1 - _LOW), 0.0, 1.0)
        return found

    def _embed(self, texts: Sequence[str]) -> Floats:
        return self._embedder.embed(texts).astype(np.float64)


def _lexical(units: Sequence[str], sentences: Sequence[str]) -> tuple[Floats, Floats]:
    """Share of each unit's words, rare ones weighing more, and of its pairs of neighbouring words."""
    there = [w for s in sentences for w in _stems(s)]
    vocabulary, pairs = set(there), set(pairwise(there))
    read = [_stems(unit) for unit in units]
    spread = Counter(w for found in read for w in set(found))
    single, double = np.zeros(len(units)), np.zeros(len(units))
    for row, found in enumerate(read):
        weights = {w: 1 / math.log(2 + spread[w]) for w in found}
        total = sum(weights[w] for w in found)
        if not found:
            continue
        single[row] = sum(weights[w] for w in found if w in vocabulary) / total
        neighbours = list(pairwise(found))
        double[row] = np.mean([p in pairs for p in neighbours]) if neighbours else single[row]
    return single, double


def _windows(sentences: Iterable[str]) -> list[str]:
    """Overlapping windows of words, none across a sentence's end."""
    found = []
    for sentence in sentences:
        tokens = sentence.split()
        last = max(len(tokens) - _WINDOW + _STEP, 1)
        found += [" ".join(tokens[i : i + _WINDOW]) for i in range(0, last, _STEP)]
    return found


def _stems(text: str) -> list[str]:
    return [stem(w.text) for w in words(text)]


def _key(term: Term) -> str:
    return term.text.casefold()
