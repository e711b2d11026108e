"""The entailment model that comes with the package: weights, calibration, and what they were made from."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

from summarizer.adapters.calibration import FILE, Calibration, read_weights
from summarizer.adapters.entail_transformers import TransformersEntailment
from summarizer.adapters.pair_scorer import PairScorer

NAME = "news-entailment"
USED = "documents.txt"
FOLDER = Path(__file__).parents[1] / "weights" / NAME


def load_shipped(threshold: float | None = None) -> TransformersEntailment:
    """Load the model.

    Args:
        threshold: least probability that counts as support; by default the one it was calibrated for.

    Raises:
        ModelError: if the installation is damaged.
    """
    return TransformersEntailment(
        PairScorer.load(FOLDER, NAME), read_weights(Calibration, FOLDER / FILE), threshold
    )


def used_documents() -> frozenset[str]:
    """Keys of the documents that trained the model or chose its threshold; none of them may measure it."""
    return frozenset((FOLDER / USED).read_text(encoding="utf-8").split())


def document_key(text: str) -> str:
    """A document's key: equal for copies that differ in white space, case or markup."""
    return blake2b(fingerprint(text).encode(), digest_size=6).hexdigest()


def fingerprint(text: str) -> str:
    """The first letters and digits of a text: equal for copies that differ in white space, case or markup."""
    return "".join(re.findall(r"[a-z0-9]+", text.casefold()))[:160]
