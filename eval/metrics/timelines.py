"""How near a timeline comes to a reference: date F1, and ROUGE over aligned dates.

Alignment-based ROUGE is *align+ m:1* of Martschat and Markert, "Improving ROUGE for Timeline
Summarization" (EACL 2017), with the settings of their tool: stemmed words without stop words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from rouge_score.tokenize import tokenize
from rouge_score.tokenizers import DefaultTokenizer
from sumy.utils import get_stop_words

from eval.metrics.counts import Counts

Timeline = Mapping[date, Sequence[str]]
"""The sentences a timeline gives for each of its days."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Day:
    """A day's sentences as counts of words, and of words and pairs of words."""

    day: date
    unigrams: Counter[tuple[str, ...]]
    bigrams: Counter[tuple[str, ...]]

    def grams(self, n: int) -> Counter[tuple[str, ...]]:
        return self.unigrams if n == 1 else self.bigrams


def date_counts(predicted: Timeline, reference: Timeline) -> Counts:
    """How many days both timelines have, and how many each.

    Args:
        predicted: a timeline, perhaps empty.
        reference: the timeline it should have been.

    Returns:
        What the precision, recall and F1 of days are made of.
    """
    return Counts(len(predicted.keys() & reference.keys()), len(predicted), len(reference))


def aligned_rouge(predicted: Timeline, reference: Timeline, n: int) -> Scores:
    """ROUGE-N between each day and the day of the other timeline that is nearest in time and content.

    Each day of one timeline is aligned to the day of the other with the least cost
    ``(1 - 1 / (days apart + 1)) * (1 - ROUGE-1 F1)``; several may share one. Shared n-grams then count by
    ``1 / (days apart + 1)``. Recall aligns the reference's days, precision the predicted ones.

    Args:
        predicted: a timeline, perhaps empty.
        reference: the timeline it should have been.
        n: 1 or 2.

    Returns:
        Precision and recall of n-grams.

    Raises:
        ValueError: if ``n`` is neither 1 nor 2.
    """
    if n not in {1, 2}:
        raise ValueError(f"n must be 1 or 2, not {n}")
    ours, theirs = _days(predicted), _days(reference)
    return Scores(_aligned_share(ours, theirs, n), _aligned_share(theirs, ours, n))


def _aligned_share(days: Sequence[_Day], others: Sequence[_Day], n: int) -> float:
    """The share of the days' n-grams that the days aligned to them hold, by nearness."""
    total = sum(day.grams(n).total() for day in days)
    if not others:
        return 0.0
    shared = 0.0
    for day in days:
        # The first of equally near days, as in the authors' tool.
        other = min(others, key=lambda o: _cost(day, o))
        shared += (day.grams(n) & other.grams(n)).total() * _nearness(day, other)
    return _share(shared, total)


def _nearness(one: _Day, other: _Day) -> float:
    return 1 / (abs((one.day - other.day).days) + 1)


def _cost(one: _Day, other: _Day) -> float:
    near = _nearness(one, other)
    if near == 1:
        return 0.0
    overlap = 2 * (one.unigrams & other.unigrams).total()
    return (1 - near) * (1 - _share(overlap, one.unigrams.total() + other.unigrams.total()))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _days(timeline: Timeline) -> list[_Day]:
    return [_day(day, tuple(timeline[day])) for day in sorted(timeline)]


@lru_cache(maxsize=4096)
def _day(day: date, sentences: tuple[str, ...]) -> _Day:
    found = [word for sentence in sentences for word in rouge_words(sentence)]
    return _Day(day, Counter((word,) for word in found), Counter(pairwise(found)))


def rouge_words(text: str) -> list[str]:
    """The words that ROUGE counts: Porter stems in lower case, without stop words.

    >>> rouge_words("The ferries of Brill were delayed.")
    ['ferri', 'brill', 'delay']
    """
    kept = [word for word in tokenize(text, None) if word not in _stop_words()]
    return list(_stemmer().tokenize(" ".join(kept)))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(get_stop_words("english"))


@cache
def _stemmer() -> DefaultTokenizer:
    return DefaultTokenizer(use_stemmer=True)
