"""A sentence on its way into a brief, before the gate has seen it."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.domain.brief import Method, Role
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

    def cited(self) -> tuple[tuple[Span, Role], ...]:
        """All passages with their roles: evidence, then context, then anchors."""
        return (
            *((span, Role.EVIDENCE) for span in self.evidence),
            *((span, Role.CONTEXT) for span in self.context),
            *((span, Role.ANCHOR) for span in self.anchors),
        )
