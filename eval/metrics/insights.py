"""Insights and who says them: coverage, citation F1 and joint score as SummHay defines them.

An insight counts as far as a text says it, and its citations as far as the documents cited there are those
that hold it: F1 of both sets. *Joint* is the mean over insights of coverage times F1, so that an insight
without its sources is worth as little as sources without it (Laban, Fabbri, Xiong and Wu 2024). The benchmark
asks a language model how far an insight is said (1, ½ or 0); here it is the probability that a person would
find it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

_SAID = 0.5


@dataclass(frozen=True, slots=True)
class Answered:
    """What a text makes of one insight."""

    probability: float
    """That it is said."""
    cited: frozenset[str]
    """Documents cited by the sentence that comes nearest to it."""
    gold: frozenset[str]
    """Documents that hold it."""


@dataclass(frozen=True, slots=True)
class InsightScores:
    """The three figures of one text."""

    coverage: float
    citation_f1: float | None
    """Mean over the insights that are more likely said than not; None if there is none."""
    joint: float


def citation_f1(cited: Collection[str], gold: Collection[str]) -> float:
    """F1 of the documents that are cited against those that should be.

    >>> citation_f1({"a", "b"}, {"b", "c"}), citation_f1(set(), {"a"})
    (0.5, 0.0)
    """
    return 2 * len(set(cited) & set(gold)) / (len(set(cited)) + len(set(gold))) if gold else 0.0


def insight_scores(found: Sequence[Answered]) -> InsightScores:
    """Score one text.

    Args:
        found: one entry an insight, at least one.
    """
    f1 = [citation_f1(a.cited, a.gold) for a in found]
    said = [f for a, f in zip(found, f1, strict=True) if a.probability >= _SAID]
    return InsightScores(
        coverage=sum(a.probability for a in found) / len(found),
        citation_f1=sum(said) / len(said) if said else None,
        joint=sum(a.probability * f for a, f in zip(found, f1, strict=True)) / len(found),
    )
