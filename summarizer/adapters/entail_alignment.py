"""Entailment without trained weights: are the words of the hypothesis found in the premise?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.alignment import Alignment, Term, align, terms
from summarizer.language.problem import listed
from summarizer.language.sentences import split_sentences
from summarizer.ports import Embedder, EntailmentPair, Judgement

_LOW, _HIGH = 0.70, 0.84
"""Cosines of two words below which they count as unrelated, and above which as the same."""
_SCATTER = 0.3
"""How much of the probability depends on the words standing near each other in the premise."""


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
        self._compare(pairs)
        return [self._judge(pair) for pair in pairs]

    def _judge(self, pair: EntailmentPair) -> Judgement:
        if not terms(pair.premise):
            return Judgement(None, None, None, "the premise has no words to compare with")
        if not terms(pair.hypothesis):
            return Judgement(None, None, None, "the hypothesis has no words to look for")
        premise = [terms(s) for s in _sentences(pair.premise)]
        parts = [self._part(terms(s), premise) for s in _sentences(pair.hypothesis)]
        probability = min(p for p, _ in parts)
        missing = [w for _, alignment in parts for w in alignment.unsupported()]
        supported = probability >= self._threshold
        verdict = Verdict.SUPPORTED if supported else Verdict.NOT_ENOUGH_INFO
        return Judgement(verdict, probability, None, _reason(missing, supported=supported))

    def _part(self, hypothesis: Sequence[Term], premise: Sequence[Sequence[Term]]) -> tuple[float, Alignment]:
        """Probability of one sentence of the hypothesis, and how it aligns with the whole premise."""
        whole = align(hypothesis, [t for s in premise for t in s], self._similar)
        near = max(align(hypothesis, w, self._similar).coverage for w in _windows(premise))
        return math.exp(-whole.missing) * (1 - _SCATTER + _SCATTER * near), whole

    def _similar(self, a: str, b: str) -> float:
        return self._similarities.get((a.casefold(), b.casefold()), 0.0)

    def _compare(self, pairs: Iterable[EntailmentPair]) -> None:
        """Compute the similarities that judging the pairs will ask for, in one embedding call."""
        wanted: dict[str, set[str]] = {}
        for pair in pairs:
            known = terms(pair.premise)
            for term in align(terms(pair.hypothesis), known).uncovered():
                others = {t.text.casefold() for t in known if t.text[0].isalpha()}
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


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def _windows(premise: Sequence[Sequence[Term]]) -> list[Sequence[Term]]:
    """Every two neighbouring sentences; a single one alone."""
    return [[*a, *b] for a, b in pairwise(premise)] or list(premise)


def _reason(missing: Sequence[str], *, supported: bool) -> str:
    if missing:
        return f"the cited passages do not say: {listed(list(missing), 6)}"
    return "" if supported else "the words of the sentence stand far apart in the cited passages"
