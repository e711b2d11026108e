"""ROUGE against a reference, as the rouge-score package computes it (Lin 2004)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from summarizer.language.words.sentences import plain_sentences

KINDS = ("rouge1", "rouge2", "rougeLsum")


@dataclass(frozen=True, slots=True)
class Overlap:
    """One kind of ROUGE, each figure from 0 to 1."""

    precision: float
    recall: float
    f1: float


def rouge(text: str, reference: str) -> dict[str, Overlap]:
    """ROUGE-1, ROUGE-2 and ROUGE-Lsum of a text, stemmed.

    Lsum needs the sentences of both sides, one a line; they come from the project's splitter.

    Args:
        text: what a system wrote.
        reference: what it is compared with.

    Returns:
        Figures by kind, in the order of ``KINDS``.
    """
    found = _scorer().score("\n".join(plain_sentences(reference)), "\n".join(plain_sentences(text)))
    return {k: Overlap(found[k].precision, found[k].recall, found[k].fmeasure) for k in KINDS}


def rouge_signature() -> Mapping[str, str]:
    """The settings that ROUGE figures depend on."""
    return {
        "rouge": f"rouge-score {version('rouge-score')}, Porter stemmer, no stop list, "
        "sentences by the project's splitter"
    }


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(list(KINDS), use_stemmer=True)
