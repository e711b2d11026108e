"""Intervals and tests. Items of one document or story are drawn together: they are not independent."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

SAMPLES = 1000
"""Bootstrap samples."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval; the bounds are None where no resampling could be done."""

    value: float
    low: float | None
    high: float | None


def balanced_accuracy(labels: Indices, decisions: Indices) -> float:
    """Mean of the recalls of both classes.

    Args:
        labels: shape (n,), 0 or 1, both present.
        decisions: shape (n,), 0 or 1.
    """
    return float((decisions[labels == 1].mean() + 1 - decisions[labels == 0].mean()) / 2)


def roc_auc(labels: Indices, scores: Floats) -> float:
    """Probability that a random positive scores above a random negative, ties counting half.

    Args:
        labels: shape (n,), 0 or 1, both present.
        scores: shape (n,).
    """
    positives = int(labels.sum())
    ranks = rankdata(scores)[labels == 1].sum()
    return float((ranks - positives * (positives + 1) / 2) / (positives * (len(labels) - positives)))


def bootstrap(
    figure: Callable[[Indices], float | None],
    clusters: Sequence[Hashable],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Interval:
    """Percentile bootstrap of a figure over whole clusters.

    Args:
        figure: takes indices of items, shape (m,), with repetitions; None where it is not defined on
            them (one class only, say), and such a sample is drawn again.
        clusters: the document or story of each of n items.
        samples: how many resamples.
        seed: of the resampling.

    Returns:
        The figure on all items, with its 2.5 and 97.5 percentiles; no bounds where there are fewer than
        two clusters or nearly every resample leaves the figure undefined.

    Raises:
        ValueError: if the figure is not defined on all items.
    """
    groups: dict[Hashable, list[int]] = {}
    for index, cluster in enumerate(clusters):
        groups.setdefault(cluster, []).append(index)
    members = [np.array(g, dtype=np.intp) for g in groups.values()]
    value = figure(np.arange(len(clusters), dtype=np.intp))
    if value is None:
        raise ValueError("the figure is not defined on these items")
    if len(members) < 2:
        return Interval(value, None, None)
    rng = np.random.default_rng(seed)
    found: list[float] = []
    for _ in range(samples * 4):
        drawn = rng.integers(len(members), size=len(members))
        again = figure(np.concatenate([members[i] for i in drawn]))
        if again is not None:
            found.append(again)
        if len(found) == samples:
            low, high = np.percentile(found, [2.5, 97.5])
            return Interval(value, float(low), float(high))
    return Interval(value, None, None)


def paired_permutation(
    differences: Sequence[float], clusters: Sequence[Hashable], *, samples: int = 10_000, seed: int = 0
) -> float:
    """Two-sided p-value that paired differences have mean 0, by flipping the signs of whole clusters.

    Args:
        differences: one a pair of items.
        clusters: the document or story of each.
        samples: how many random sign patterns.
        seed: of the patterns.

    Returns:
        Share of patterns, the observed one included, whose mean is at least as far from 0.
    """
    sums: dict[Hashable, float] = {}
    for difference, cluster in zip(differences, clusters, strict=True):
        sums[cluster] = sums.get(cluster, 0.0) + difference
    totals = np.array(list(sums.values()))
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], size=(samples, len(totals)))
    observed = abs(totals.sum())
    as_far = np.abs(signs @ totals) >= observed - 1e-12
    return float((1 + as_far.sum()) / (1 + samples))


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's step-down correction for several comparisons, in the order given.

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    adjusted, highest = [0.0] * len(p_values), 0.0
    for rank, index in enumerate(order):
        highest = max(highest, min(1.0, (len(order) - rank) * p_values[index]))
        adjusted[index] = highest
    return adjusted
