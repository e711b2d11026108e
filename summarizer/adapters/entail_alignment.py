"""Entailment without trained weights: are the words of the hypothesis found in the premise?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.support.alignment import Alignment, Term, align, terms
from summarizer.language.support.problem import listed
from summarizer.language.words.sentences import split_sentences
from summarizer.ports import Embedder, EntailmentPair, Judgement

_LOW, _HIGH = 0.70, 0.84
"""Cosines of two words below which they count as unrelated, and above which as the same."""
_SCATTER = 0.3
"""How much of the probability depends on the words standing near each other in the premise."""


class _Reading(NamedTuple):
    """A pair taken apart: the sentences of the premise, and how each of the hypothesis aligns with them."""

    premise: list[tuple[Term, ...]]
    parts: list[Alignment]


class AlignmentEntailment:
    """An ``EntailmentModel`` that aligns content words, unknown ones by the similarity of their embeddings.

    It cannot see who does what to whom; the exact checks of the gate do. It gives no probability of
    contradiction.
    """

    def __init__(self, embedder: Embedder, threshold: float = 0.5) -> None:
        """Take an embedder for single words.

        Args:
            embedder: gives the similarity of words that share no stem.
            threshold: least probability that counts as support.
        """
        self._embedder = embedder
        self._threshold = threshold
        self._similarities: dict[tuple[str, str], float] = {}

    @property
    def identity(self) -> ModelIdentity:
        """The method, with the embedder's digest."""
        return ModelIdentity("entailment", "alignment", self._embedder.identity.digest)

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        """Judge every pair, in order.

        Args:
            pairs: premises of any length; they are read sentence by sentence.

        Returns:
            One judgement a pair; no verdict, with the reason, where a side has no words.
        """
        readings = [_read(pair) for pair in pairs]
        self._compare(readings)
        return [self._judge(reading) for reading in readings]

    def _judge(self, reading: _Reading) -> Judgement:
        if not reading.premise:
            return Judgement(None, None, None, "the premise has no words to compare with")
        if not reading.parts:
            return Judgement(None, None, None, "the hypothesis has no words to look for")
        parts = [self._refined(part, reading.premise) for part in reading.parts]
        probability = min(math.exp(-p.missing) * (1 - _SCATTER + _SCATTER * p.nearness) for p in parts)
        supported = probability >= self._threshold
        verdict = Verdict.SUPPORTED if supported else Verdict.NOT_ENOUGH_INFO
        missing = [word for part in parts for word in part.unsupported()]
        return Judgement(verdict, probability, None, _reason(missing, supported=supported))

    def _refined(self, part: Alignment, premise: Sequence[Sequence[Term]]) -> Alignment:
        """The alignment with similar words counted, where stems and lists have left any word uncovered."""
        return align(part.terms, premise, self._similar) if part.uncovered() else part

    def _similar(self, a: str, b: str) -> float:
        return self._similarities.get((a.casefold(), b.casefold()), 0.0)

    def _compare(self, readings: Iterable[_Reading]) -> None:
        """Compute the similarities that judging the pairs will ask for, in one embedding call."""
        wanted: dict[str, set[str]] = {}
        for reading in readings:
            for term in (t for part in reading.parts for t in part.uncovered()):
                others = {t.text.casefold() for s in reading.premise for t in s if t.text[0].isalpha()}
                wanted.setdefault(term.text.casefold(), set()).update(others)
        new = {a: sorted(b for b in bs if (a, b) not in self._similarities) for a, bs in wanted.items()}
        vocabulary = sorted({*new, *(b for bs in new.values() for b in bs)})
        if not vocabulary:
            return
        rows = {word: i for i, word in enumerate(vocabulary)}
        vectors = self._embedder.embed(vocabulary)
        for a, bs in new.items():
            cosines = vectors[[rows[b] for b in bs]] @ vectors[rows[a]]
            given = np.clip((cosines - _LOW) / (_HIGH - _LOW), 0.0, 1.0)
            self._similarities.update(((a, b), float(c)) for b, c in zip(bs, given, strict=True))


def _read(pair: EntailmentPair) -> _Reading:
    premise = _by_sentence(pair.premise)
    return _Reading(
        premise, [align(part, premise) for part in _by_sentence(pair.hypothesis)] if premise else []
    )


@lru_cache(maxsize=8192)
def _by_sentence(text: str) -> list[tuple[Term, ...]]:
    """Content words of each sentence that has any."""
    found = (terms(text[start:end]) for start, end in split_sentences(text))
    return [sentence for sentence in found if sentence]


def _reason(missing: Sequence[str], *, supported: bool) -> str:
    if missing:
        return f"the cited passages do not say: {listed(list(missing), 6)}"
    return "" if supported else "the words of the sentence stand far apart in the cited passages"
