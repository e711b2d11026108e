"""Entailment by a cross-encoder: long premises by retrieval, long hypotheses sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer.adapters.calibration import Calibration
from summarizer.adapters.pair_scorer import PairScorer
from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.support.retrieval import copied_share, relevant
from summarizer.language.words.sentences import plain_sentences
from summarizer.language.words.tokens import words
from summarizer.ports import EntailmentPair, Judgement

_WIDE, _NARROW = 110, 45
"""Words of the source that are read beside one sentence, once with room around and once without."""
_CASELESS = re.compile(r"(?<=[.!?])\s+")
_SHOWN = 80
_LONGEST_PART = 120
"""Words; a longer stretch without a full stop is read piece by piece."""


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
        return [judged[i] if i in judged else _wordless(pair) for i, pair in enumerate(pairs)]

    def _judge(self, hypothesis: str, wide: Floats, narrow: Floats, copied: Floats) -> Judgement:
        probability, each = self._calibration.combined(wide[:, 0], narrow[:, 0], copied)
        against = wide[:, 1]
        contradiction = None if np.isnan(against).any() else float(against.max())
        parts = _sentences(hypothesis)
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


def _wordless(pair: EntailmentPair) -> Judgement:
    if words(pair.premise):
        return Judgement(None, None, None, "the hypothesis has no words to look for")
    return Judgement(None, None, None, "the premise has no words to compare with")


def _reason(text: str, part: str) -> str:
    return f"{text}: “{part[:_SHOWN]}{'…' if len(part) > _SHOWN else ''}”" if part else text


@lru_cache(maxsize=4096)
def _read(premise: str, hypothesis: str) -> _Reading:
    sentences = _sentences(premise)
    parts = _sentences(hypothesis)
    return _Reading(
        parts,
        tuple(_digest(sentences, part, _WIDE) for part in parts),
        tuple(_digest(sentences, part, _NARROW) for part in parts),
        tuple(copied_share(sentences, part) for part in parts),
    )


def _digest(sentences: Sequence[str], part: str, most: int) -> str:
    return " ".join(sentences[i] for i in relevant(sentences, part, most))


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    """Sentences of a text in plain white space; where nothing is capitalised, every full stop ends one."""
    if text.islower():
        found = tuple(" ".join(s.split()) for s in _CASELESS.split(text) if s.strip())
    else:
        found = plain_sentences(text)
    return tuple(piece for sentence in found for piece in _pieces(sentence))


def _pieces(sentence: str) -> list[str]:
    tokens = sentence.split(" ")
    return [" ".join(tokens[at : at + _LONGEST_PART]) for at in range(0, len(tokens), _LONGEST_PART)]
