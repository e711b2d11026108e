"""How well a clustering agrees with a labelled one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import pair_confusion_matrix

Floats = NDArray[np.float64]


class Agreement(NamedTuple):
    """Precision and recall of a clustering, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed_items(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[Floats, Floats]:
    """BCubed precision and recall of each item (Bagga and Baldwin 1998), for resampling.

    Args:
        found: the cluster of each of n items.
        gold: the label of each, in the same order.

    Returns:
        Arrays of shape (n,): the share of an item's cluster that has its label, and the share of its
        label's items that are in its cluster.

    Raises:
        ValueError: if there is not one label an item.
    """
    shared = Counter(zip(found, gold, strict=True))
    clusters, labels = Counter(found), Counter(gold)
    together = [shared[pair] for pair in zip(found, gold, strict=True)]
    precision = np.array([n / clusters[c] for n, c in zip(together, found, strict=True)], dtype=np.float64)
    recall = np.array([n / labels[g] for n, g in zip(together, gold, strict=True)], dtype=np.float64)
    return precision, recall


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Agreement:
    """BCubed: the means of the items' precision and recall.

    Args:
        found: the cluster of each of n items; n is at least 1.
        gold: the label of each, in the same order.

    >>> bcubed("aab", "xyy")
    Agreement(precision=0.6666666666666666, recall=0.6666666666666666)
    """
    precision, recall = bcubed_items(found, gold)
    return Agreement(float(precision.mean()), float(recall.mean()))


def pairwise(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Agreement:
    """Pairs of items that are together: in both, among those together in one.

    Args:
        found: the cluster of each of n items.
        gold: the label of each, in the same order.

    Returns:
        1 for precision where no two items were put together, and for recall where no two belong together.
    """
    matrix = pair_confusion_matrix(_numbered(gold), _numbered(found))
    only_found, only_gold, both = (int(matrix[i]) for i in ((0, 1), (1, 0), (1, 1)))
    return Agreement(_share(both, only_found), _share(both, only_gold))


def _numbered(labels: Sequence[Hashable]) -> list[int]:
    numbers = {label: i for i, label in enumerate(dict.fromkeys(labels))}
    return [numbers[label] for label in labels]


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
