"""Loaded language: words that judge or stir, outside quotation marks, and the tone of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.metrics.answers import Answer
from eval.metrics.loaded_words import LOADED
from summarizer.language.words.quotations import inside, quotations
from summarizer.language.words.tokens import stem, words
from summarizer.ports import Embedder

OPINIONATED = (
    "an outrageous, biased opinion full of emotional language",
    "a partisan rant that mocks and attacks its opponents",
    "sarcastic commentary",
    "the author's loaded, one-sided opinion",
)
REPORTING = (
    "a neutral factual news report",
    "an official said in a statement on Tuesday",
    "a balanced report of events",
    "according to data released by the agency",
)
_TONE_WEIGHT = 0.19
"""Gives the tone about two fifths of the spread that the share of loaded words has in news sentences."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One sentence's loaded words."""

    text: str
    words: tuple[str, ...]
    introduced: tuple[str, ...]
    """Those of them that no passage it cites has in its own voice."""


@dataclass(frozen=True, slots=True)
class Neutrality:
    """Figures of one brief; None where there are no words."""

    loaded: float | None
    """Loaded words outside quotation marks, per hundred words."""
    loaded_in_sources: float | None
    tone: float | None
    """Mean over sentences of how much nearer they are to opinion than to reporting, -2 to 2."""
    tone_of_sources: float | None
    sentences: tuple[Loaded, ...]
    """Those that have any loaded word."""


def neutrality(answer: Answer, embedder: Embedder) -> Neutrality:
    """Compare a brief's language with that of its sources."""
    own = [s.text for s in answer.sentences]
    theirs = [s for a in answer.articles for s in a.sentences]
    tones = tone([*own, *theirs], embedder)
    found = []
    for sentence in answer.sentences:
        said = loaded_words(sentence.text)
        quoted = {stem(w) for p in sentence.passages for w in loaded_words(p.text)}
        introduced = tuple(w for w in said if stem(w) not in quoted)
        found += [Loaded(sentence.text, said, introduced)] if said else []
    return Neutrality(
        loaded=_per_hundred(own),
        loaded_in_sources=_per_hundred(theirs),
        tone=_mean(tones[: len(own)]),
        tone_of_sources=_mean(tones[len(own) :]),
        sentences=tuple(found),
    )


def loaded_words(text: str) -> tuple[str, ...]:
    """The loaded words outside quotation marks.

    >>> loaded_words("He slammed the “shameful” deal.")
    ('slammed',)
    """
    quoted = quotations(text)
    return tuple(w.text for w in words(text) if stem(w.text) in LOADED and not inside(quoted, w.start))


def loadedness(texts: Sequence[str], embedder: Embedder) -> NDArray[np.float64]:
    """One number a sentence, that grows with loaded words and with an opinionated tone; shape (n,)."""
    shares = [len(loaded_words(t)) / max(len(words(t)), 1) for t in texts]
    return np.array(shares) + _TONE_WEIGHT * tone(texts, embedder)


def tone(texts: Sequence[str], embedder: Embedder) -> NDArray[np.float64]:
    """How much nearer each text is to descriptions of opinion than to those of reporting; shape (n,)."""
    vectors = embedder.embed(list(texts)).astype(np.float64)
    opinion, report = embedder.embed(OPINIONATED), embedder.embed(REPORTING)
    found: NDArray[np.float64] = vectors @ (opinion.mean(axis=0) - report.mean(axis=0))
    return found


def _per_hundred(texts: Sequence[str]) -> float | None:
    total = sum(len(words(t)) for t in texts)
    return 100 * sum(len(loaded_words(t)) for t in texts) / total if total else None


def _mean(values: NDArray[np.float64]) -> float | None:
    return float(values.mean()) if len(values) else None
