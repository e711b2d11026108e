"""A brief as it comes back for checking: a person may have edited it, so nothing in it is trusted."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.domain.brief import Citation, Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or one value of a difference, as it stands in a brief's JSON.

    ``problem`` says why its citations cannot be looked up, if they cannot; then there are none.
    """

    place: str
    """Where it stands: ``brief 1, What happened, sentence 2``."""
    text: str
    citations: tuple[Citation, ...]
    speaker: str | None = None
    problem: str | None = None
    is_value: bool = False
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class EditedBrief:
    """What has to be checked in one brief."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A statement that does not hold, and why."""

    place: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of a check."""

    statements: int
    failures: tuple[Failure, ...]
    missing: tuple[str, ...] = ()
    """Paths of the brief's sources that are not among the articles it was checked against."""
