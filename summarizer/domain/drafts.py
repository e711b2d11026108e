"""Sentences on their way into a brief: drafts, their candidates, and the plan that picks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from summarizer.domain.brief import Method, Role, Support
from summarizer.domain.claims import ClaimGroup
from summarizer.domain.events import EventTime
from summarizer.domain.text import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate sentence with the passages it stands on."""

    text: str
    evidence: tuple[Span, ...]
    method: Method
    context: tuple[Span, ...] = ()
    anchors: tuple[Span, ...] = ()
    speaker: str | None = None
    """Who the sentence says it is from; None for the sources' own narration."""
    reporter: str | None = None
    """The outlet that ``text`` credits with a report no other origin confirms, as it is printed."""

    def cited(self) -> tuple[tuple[Span, Role], ...]:
        """All passages with their roles: evidence, then context, then anchors."""
        return (
            *((span, Role.EVIDENCE) for span in self.evidence),
            *((span, Role.CONTEXT) for span in self.context),
            *((span, Role.ANCHOR) for span in self.anchors),
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft with the gate's answer."""

    draft: Draft
    support: Support
    origins: tuple[str, ...]
    """Independent origins of the evidence."""
    verbatim: int = 0
    """Words outside quotation marks that stand in long runs copied from the evidence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim group with the ways it could be printed, all let through by the gate, fullest first."""

    group: ClaimGroup
    versions: tuple[Judged, ...]
    event: int
    """Position of the group's event in event order."""
    time: EventTime


@dataclass(frozen=True, slots=True)
class Planned:
    """One sentence chosen for a brief."""

    candidate: Candidate
    version: Judged
    rank: int = 0
    """Order of choice, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a brief will say, in the order it says it."""

    headline: Planned
    lead: tuple[Planned, ...]
    events: tuple[Planned, ...]
    positions: tuple[Planned, ...]
    timeline: tuple[Planned, ...]

    def replaced(self, written: Mapping[Planned, Planned]) -> Plan:
        """This plan with some of its sentences in another version.

        Args:
            written: the new version of each sentence that has one.

        Returns:
            The changed plan; its timeline stays as it is.
        """
        return replace(
            self,
            headline=written.get(self.headline, self.headline),
            lead=tuple(written.get(p, p) for p in self.lead),
            events=tuple(written.get(p, p) for p in self.events),
            positions=tuple(written.get(p, p) for p in self.positions),
        )
