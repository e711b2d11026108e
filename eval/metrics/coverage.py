"""Coverage: how much of what a reader should learn a brief says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.matching import Match, UnitMatcher
from eval.metrics.units import units_of
from summarizer.language.words.sentences import plain_sentences
from summarizer.ports import Parser

VITAL, OKAY = 1.0, 0.5
"""Weights of nuggets (Voorhees 2003; half a point for what is merely good to know)."""
_SAID = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """A content unit or nugget, with its weight."""

    text: str
    weight: float = VITAL


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How much of a list of units a text says; the shares are None where the list is empty."""

    graded: float | None
    """Weighted mean of the probabilities that a unit is said: the figure to compare texts by."""
    strict: float | None
    """Weighted share of the units that are more likely said than not."""
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class ReferenceCoverage:
    """How much of a reference text a text says; None where the reference has no words."""

    closeness: float | None
    """Mean of both levels."""
    sentences: tuple[Match, ...]
    elements: tuple[Match, ...]


def unit_coverage(units: Sequence[Unit], text: str, matcher: UnitMatcher) -> UnitCoverage:
    """Look for given units in a text.

    Args:
        units: what should be said.
        text: what is said.
        matcher: compares one with the other.

    Returns:
        The coverage with its evidence.
    """
    matches = matcher.match([u.text for u in units], text)
    total = sum(u.weight for u in units)
    if not total:
        return UnitCoverage(None, None, matches)
    found = list(zip(units, matches, strict=True))
    graded = sum(u.weight * m.probability for u, m in found) / total
    strict = sum(u.weight for u, m in found if m.probability >= _SAID) / total
    return UnitCoverage(graded, strict, matches)


def reference_coverage(reference: str, text: str, matcher: UnitMatcher, parser: Parser) -> ReferenceCoverage:
    """Look for what a reference says, by its sentences and by the elements they are made of.

    Args:
        reference: a text that says what should be said.
        text: what is said.
        matcher: compares one with the other.
        parser: takes the reference apart.

    Returns:
        The coverage with its evidence.
    """
    sentences = matcher.match(plain_sentences(reference), text)
    elements = matcher.match(units_of(reference, parser), text)
    if not sentences:
        return ReferenceCoverage(None, (), ())
    return ReferenceCoverage((_mean(sentences) + _mean(elements)) / 2, sentences, elements)


def _mean(matches: Sequence[Match]) -> float:
    return sum(m.closeness for m in matches) / len(matches)
