"""Whether stated probabilities mean what they say: the reliability curve and expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.statistics import Floats, Indices

BINS = 10


@dataclass(frozen=True, slots=True)
class Stated:
    """What a checker stated of one set, beside what people said."""

    labels: Indices
    """1 where people called the text supported, shape (n,)."""
    probabilities: Floats
    """The checker's probability of that, shape (n,)."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of nearly one probability."""

    low: float
    high: float
    count: int
    stated: float
    """Weighted mean of the probabilities."""
    supported: float
    """Weighted share that people called supported."""
    weight: float
    """Share of all weight."""


def curve(stated: Stated, weights: Floats | None = None) -> list[Bin]:
    """The reliability curve: ten bins of equal width, the empty ones left out.

    Args:
        stated: probabilities and labels, n of them.
        weights: how much each answer counts, shape (n,); by default all alike.

    Returns:
        Bins by rising probability. Source: Guo and others (2017), On calibration of modern neural
        networks.
    """
    counted = np.ones(len(stated.labels)) if weights is None else weights
    places = np.minimum((stated.probabilities * BINS).astype(np.intp), BINS - 1)
    bins = []
    for place in np.unique(places):
        inside = places == place
        share = counted[inside] / counted[inside].sum()
        bins.append(
            Bin(
                place / BINS,
                (place + 1) / BINS,
                int(inside.sum()),
                float(share @ stated.probabilities[inside]),
                float(share @ stated.labels[inside]),
                float(counted[inside].sum() / counted.sum()),
            )
        )
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: mean distance of stated and observed, each bin by its weight."""
    return sum(b.weight * abs(b.stated - b.supported) for b in bins)


def pooled(sets: Sequence[Stated]) -> tuple[Stated, Floats]:
    """All answers together, with weights under which sets count alike and, within a set, both labels do.

    Args:
        sets: at least one, each with answers of both labels.

    Returns:
        The answers, and their weights, which sum to 1.
    """
    together = Stated(
        np.concatenate([s.labels for s in sets]), np.concatenate([s.probabilities for s in sets])
    )
    weights = np.concatenate([alike(s.labels) for s in sets]) / len(sets)
    return together, weights


def alike(labels: Indices) -> Floats:
    """Weights, summing to 1, under which both labels count alike; both must be there."""
    share = labels.mean()
    found: Floats = np.where(labels == 1, 0.5 / share, 0.5 / (1 - share)) / len(labels)
    return found
