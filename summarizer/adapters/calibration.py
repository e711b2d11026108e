"""From a classifier's raw outputs to the probability that people would call a text supported."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import ModelError

FILE = "calibration.json"
_MOST = 8.0
"""Logits beyond this are rounding, not evidence."""

Floats = NDArray[np.float64]
_Numbers = TypeVar("_Numbers")


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model of few weights, or none for a classifier that is taken at its word."""

    threshold: float = 0.5
    """Least calibrated probability that counts as support."""
    bias: float = 0.0
    wide: float = 1.0
    """Weight of the logit beside the sentence's surroundings."""
    narrow: float = 0.0
    """Weight of the logit beside the closest passages alone."""
    copied: float = 0.0
    """Weight of the share of the sentence's word pairs that stand in the source."""
    worst: float = 1.0
    """How much the least supported sentence counts beside the mean of all, 0 to 1."""

    def logits(self, wide: Floats, narrow: Floats, copied: Floats) -> Floats:
        """Calibrated log odds of each sentence.

        Args:
            wide: probability of support beside the surroundings, shape (sentences,).
            narrow: the same beside the closest passages.
            copied: share of the sentence's word pairs that the source has.
        """
        return self.bias + self.wide * _logit(wide) + self.narrow * _logit(narrow) + self.copied * copied

    def combined(self, wide: Floats, narrow: Floats, copied: Floats) -> tuple[float, Floats]:
        """Probability that every sentence of a text is supported.

        Returns:
            The probability, and the log odds of each sentence.
        """
        each = self.logits(wide, narrow, copied)
        together = self.worst * each.min() + (1 - self.worst) * each.mean()
        return float(1 / (1 + np.exp(-together))), each


def read_weights(kind: Callable[..., _Numbers], path: Path) -> _Numbers:
    """Read the numbers of a calibration from a JSON object.

    Args:
        kind: what is made of them, each by its name.
        path: the file.

    Raises:
        ModelError: if the file is damaged.
    """
    try:
        return kind(**{str(k): float(v) for k, v in json.loads(path.read_text(encoding="utf-8")).items()})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} is damaged: {error}. Install the package again.") from error


def _logit(probability: Floats) -> Floats:
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.clip(np.log(clipped / (1 - clipped)), -_MOST, _MOST)
