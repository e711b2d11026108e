"""Entailment by likelihood: how much likelier do passages make a sentence, and which of its words less so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer.adapters.premises import digest, in_short, sentences_of, wordless
from summarizer.adapters.token_likelihood import Continuation, TokenLikelihood
from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.language.support.retrieval import copied_share
from summarizer.language.words.tokens import words
from summarizer.ports import EntailmentPair, Judgement

NAME = "news-likelihood"
BASE = "smollm2-135m"
FILE = Path(__file__).parents[1] / "weights" / NAME / "calibration.json"
_WORDS = 110
"""Words of the source that are read before one sentence."""
_CUE = "\n\nSummary:"
_NOTHING = f"News.{_CUE}"
_MOST = 12.0
"""Log ratios beyond this are rare words, not evidence."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of what the likelihoods say, for the model that it was fitted to."""

    bias: float = 0.0
    relative: float = 1.0
    least: float = 0.0
    copied: float = 0.0

    def probability(self, parts: Sequence[Part]) -> float:
        """Probability that people would call a text of these sentences supported."""
        logit = self.bias + self.row(parts) @ np.array([self.relative, self.least, self.copied])
        return float(1 / (1 + np.exp(-logit)))

    @staticmethod
    def row(parts: Sequence[Part]) -> Floats:
        """A text's figures, shape (3,): half way between its sentences' mean and the worst of them."""
        figures = np.array([part.figures() for part in parts])
        row: Floats = 0.5 * (figures.mean(axis=0) + figures.min(axis=0))
        return row


class Part(NamedTuple):
    """One sentence of a hypothesis, read after the passages that speak of it and after nothing."""

    text: str
    after: Floats
    """Log probability of each token after the passages."""
    alone: Floats
    """The same after no passage."""
    copied: float
    """Share of its word pairs that the whole premise has."""

    @property
    def gains(self) -> Floats:
        """How much the passages raise each token's log probability; negative if they speak against it."""
        return np.clip(self.after - self.alone, -_MOST, _MOST)

    def figures(self) -> tuple[float, float, float]:
        """Share of its surprise that the passages take away; least gain of a token; copied share."""
        return float(1 - self.after.sum() / self.alone.sum()), float(self.gains.min()), self.copied


class LikelihoodEntailment:
    """An ``EntailmentModel`` on any causal language model, which is read and never asked.

    A supported sentence is far likelier after its source than alone, and no word of it less so. Of a
    premise too long to be read at once, the sentences that speak of the hypothesis are read.

    Source: the conditional likelihood is that of Yuan et al. (2021), BARTScore; relative to the text alone
    and token by token it is the pointwise mutual information.
    """

    def __init__(self, model: TokenLikelihood, weights: Weights, threshold: float = 0.5) -> None:
        """Take a language model.

        Args:
            model: gives the likelihoods.
            weights: turn them into the probability that people would call the hypothesis supported.
            threshold: least probability that counts as support.
        """
        self._model = model
        self._weights = weights
        self._threshold = threshold

    @property
    def identity(self) -> ModelIdentity:
        """The method, with the language model's digest."""
        inner = self._model.identity
        return ModelIdentity("entailment", f"likelihood by {inner.model_id}", inner.digest)

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        """Judge every pair, in order.

        Args:
            pairs: premises and hypotheses of any length.

        Returns:
            One judgement a pair, never REFUTED; no verdict, with the reason, where a side has no words or a
            stretch without spaces exceeds the model's window.
        """
        usable = [i for i, p in enumerate(pairs) if words(p.premise) and words(p.hypothesis)]
        found = dict(zip(usable, parts_of([pairs[i] for i in usable], self._model), strict=True))
        return [self._judge(found[i]) if i in found else wordless(pair) for i, pair in enumerate(pairs)]

    def _judge(self, parts: Sequence[Part] | None) -> Judgement:
        if parts is None:
            return Judgement(None, None, None, f"a sentence exceeds {self._model.window} tokens")
        probability = self._weights.probability(parts)
        if probability >= self._threshold:
            return Judgement(Verdict.SUPPORTED, probability, None, "")
        return Judgement(Verdict.NOT_ENOUGH_INFO, probability, None, self._reason(parts))

    def _reason(self, parts: Sequence[Part]) -> str:
        worst = min(parts, key=lambda part: part.gains.min())
        word = _least_likely(self._model.pieces(worst.text), worst.gains)
        told = f" in “{in_short(worst.text)}”" if len(parts) > 1 else ""
        return f"the cited passages make little of this likelier, least of all “{word}”{told}"


def parts_of(pairs: Sequence[EntailmentPair], model: TokenLikelihood) -> list[list[Part] | None]:
    """What a language model makes of each sentence of each hypothesis.

    Args:
        pairs: premises and hypotheses, both with words.
        model: asked once for all of them.

    Returns:
        For each pair its hypothesis' sentences, or None if one of them exceeds the model's window.
    """
    read = [[_asked(sentences_of(p.premise), text) for text in sentences_of(p.hypothesis)] for p in pairs]
    asked = list(dict.fromkeys(one for parts in read for after, alone, _ in parts for one in (after, alone)))
    known = dict(zip(asked, model.log_probabilities(asked), strict=True))
    found: list[list[Part] | None] = []
    for parts in read:
        each = [_part(after.text, known[after], known[alone], copied) for after, alone, copied in parts]
        whole = [part for part in each if part is not None]
        found.append(whole if len(whole) == len(each) else None)
    return found


def _asked(premise: Sequence[str], text: str) -> tuple[Continuation, Continuation, float]:
    after = Continuation(f"{digest(premise, text, _WORDS)}{_CUE}", text)
    return after, Continuation(_NOTHING, text), copied_share(premise, text)


def _part(text: str, after: Floats | None, alone: Floats | None, copied: float) -> Part | None:
    return None if after is None or alone is None else Part(text, after, alone, copied)


def _least_likely(pieces: Sequence[str], gains: Floats) -> str:
    """The whole word that the piece of the least gain belongs to; marks are no words."""
    named = [i for i, piece in enumerate(pieces) if any(c.isalnum() for c in piece)]
    index = min(named or range(len(pieces)), key=lambda i: float(gains[i]))
    at = [0, *accumulate(len(p) for p in pieces)][index] + len(pieces[index]) - 1
    text = "".join(pieces)
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return text[start : end if end >= 0 else len(text)].strip(' .,;:!?"“”')
