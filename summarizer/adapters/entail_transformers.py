"""Entailment by a cross-encoder: long premises by retrieval, long hypotheses sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer.adapters.calibration import Calibration
from summarizer.adapters.pair_scorer import PairScorer
from summarizer.adapters.premises import digest, in_short, sentences_of, wordless
from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.support.retrieval import copied_share
from summarizer.language.words.tokens import words
from summarizer.ports import EntailmentPair, Judgement

_WIDE, _NARROW = 110, 45
"""Words of the source that are read beside one sentence, once with room around and once without."""

Floats = NDArray[np.float64]


class _Reading(NamedTuple):
    """A pair taken apart: for each sentence of the hypothesis, what is asked about it."""

    parts: tuple[str, ...]
    wide: tuple[str, ...]
    narrow: tuple[str, ...]
    copied: tuple[float, ...]
    """Share of each sentence's word pairs that the whole premise has."""

    def asked(self) -> list[tuple[str, str]]:
        """Every question: first with room around, then without."""
        return [
            (premise, part)
            for premises in (self.wide, self.narrow)
            for premise, part in zip(premises, self.parts, strict=True)
        ]


class TransformersEntailment:
    """An ``EntailmentModel`` on any classifier of premise and hypothesis.

    Of a premise too long to be read at once, the sentences that speak of the hypothesis are read, wherever
    they stand; none is cut. A hypothesis of several sentences is supported if all of them are.
    """

    def __init__(self, scorer: PairScorer, calibration: Calibration, threshold: float | None = None) -> None:
        """Take a classifier.

        Args:
            scorer: gives the raw probabilities.
            calibration: turns them into the probability that people would call the hypothesis supported.
            threshold: least probability that counts as support; by default the calibration's own.
        """
        self._scorer = scorer
        self._calibration = calibration
        self._threshold = calibration.threshold if threshold is None else threshold

    @property
    def identity(self) -> ModelIdentity:
        """The classifier."""
        return self._scorer.identity

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        """Judge every pair, in order.

        Args:
            pairs: premises and hypotheses of any length.

        Returns:
            One judgement a pair; no verdict, with the reason, where a side has no words.
        """
        usable = [i for i, p in enumerate(pairs) if words(p.premise) and words(p.hypothesis)]
        found = readings_of([(pairs[i].premise, pairs[i].hypothesis) for i in usable], self._scorer)
        judged = {
            i: self._judge(pairs[i].hypothesis, *outputs) for i, outputs in zip(usable, found, strict=True)
        }
        return [judged[i] if i in judged else wordless(pair) for i, pair in enumerate(pairs)]

    def _judge(self, hypothesis: str, wide: Floats, narrow: Floats, copied: Floats) -> Judgement:
        probability, each = self._calibration.combined(wide[:, 0], narrow[:, 0], copied)
        against = wide[:, 1]
        contradiction = None if np.isnan(against).any() else float(against.max())
        parts = sentences_of(hypothesis)
        worst = parts[int(each.argmin())] if len(parts) > 1 else ""
        if probability >= self._threshold:
            return Judgement(Verdict.SUPPORTED, probability, contradiction, "")
        if contradiction is not None and against[int(each.argmin())] > 0.5:
            return Judgement(
                Verdict.REFUTED,
                probability,
                contradiction,
                _reason("the cited passages say otherwise", worst),
            )
        return Judgement(
            Verdict.NOT_ENOUGH_INFO,
            probability,
            contradiction,
            _reason("the cited passages do not say this", worst),
        )


def readings_of(pairs: Sequence[tuple[str, str]], scorer: PairScorer) -> list[tuple[Floats, Floats, Floats]]:
    """What a classifier says of each sentence of each hypothesis.

    Args:
        pairs: premises and hypotheses, both with words.
        scorer: the classifier; asked once for all of them.

    Returns:
        For each pair: probabilities of support and contradiction beside a sentence's surroundings, shape
        (sentences, 2); the same beside the closest passages alone; and the share of each sentence's word
        pairs that the premise has, shape (sentences,).
    """
    readings = [_read(premise, hypothesis) for premise, hypothesis in pairs]
    asked = list(dict.fromkeys(ask for reading in readings for ask in reading.asked()))
    known = dict(zip(asked, scorer.probabilities(asked), strict=True))
    found = []
    for reading in readings:
        outputs = np.array([known[ask] for ask in reading.asked()])
        count = len(reading.parts)
        found.append((outputs[:count], outputs[count:], np.array(reading.copied)))
    return found


def _reason(text: str, part: str) -> str:
    return f"{text}: “{in_short(part)}”" if part else text


@lru_cache(maxsize=4096)
def _read(premise: str, hypothesis: str) -> _Reading:
    sentences = sentences_of(premise)
    parts = sentences_of(hypothesis)
    return _Reading(
        parts,
        tuple(digest(sentences, part, _WIDE) for part in parts),
        tuple(digest(sentences, part, _NARROW) for part in parts),
        tuple(copied_share(sentences, part) for part in parts),
    )
