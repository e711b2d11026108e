"""What the pipeline returns: cited sentences, briefs, and the ledger of what became of every unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.claims import ConflictKind, Origin
from summarizer.domain.events import EventTime
from summarizer.domain.provenance import Provenance
from summarizer.domain.text import Document, Span


class Role(StrEnum):
    """Why a passage is cited."""

    EVIDENCE = "evidence"
    CONTEXT = "context"
    ANCHOR = "anchor"


class Verdict(StrEnum):
    """Whether cited passages support a sentence (FEVER's three classes)."""

    SUPPORTED = "SUPPORTED"
    REFUTED = "REFUTED"
    NOT_ENOUGH_INFO = "NOT_ENOUGH_INFO"


class Method(StrEnum):
    """How a sentence came to be."""

    WRITTEN = "written"
    """By the language model."""
    TRIMMED = "trimmed"
    """A source sentence, shortened by rule."""
    EXTRACT = "extract"
    """A source sentence, its pronouns resolved and its attribution added where needed."""


@dataclass(frozen=True, slots=True)
class Support:
    """The gate's answer for one sentence; ``score`` is None where no score was computed."""

    verdict: Verdict
    score: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that a sentence points at; ``quote == document.text[start:end]``."""

    number: int
    """Number of the source in the brief's list, from 1."""
    span: Span
    quote: str
    role: Role


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of a brief with its evidence."""

    text: str
    citations: tuple[Citation, ...]
    support: Support
    origins: tuple[str, ...]
    speaker: str | None
    method: Method

    def __post_init__(self) -> None:
        """Hold the evidence contract: no sentence without evidence.

        Raises:
            ValueError: if no citation has the role evidence.
        """
        if not any(c.role is Role.EVIDENCE for c in self.citations):
            raise ValueError(f"sentence without evidence: {self.text!r}")


class SectionKind(StrEnum):
    """What a section lists."""

    EVENTS = "events"
    POSITIONS = "positions"


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of sentences."""

    title: str
    kind: SectionKind
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True, slots=True)
class BriefConflictValue:
    """One side of a difference, in its source's words."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class BriefConflict:
    """A row of the table of differences."""

    point: str
    kind: ConflictKind
    values: tuple[BriefConflictValue, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated sentence."""

    time: EventTime
    sentence: CitedSentence


@dataclass(frozen=True, slots=True)
class Source:
    """An article the brief is made of."""

    number: int
    doc_id: str
    title: str | None
    outlet: str | None
    published: str | None
    path: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of one story."""

    headline: CitedSentence
    lead: tuple[CitedSentence, ...]
    sections: tuple[Section, ...]
    conflicts: tuple[BriefConflict, ...]
    timeline: tuple[TimelineEntry, ...]
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]

    def sentences(self) -> tuple[CitedSentence, ...]:
        """Headline, lead, section and timeline sentences, in order."""
        body = [s for section in self.sections for s in section.sentences]
        return (self.headline, *self.lead, *body, *(entry.sentence for entry in self.timeline))


class Fate(StrEnum):
    """What became of a unit of input."""

    CITED = "cited"
    NOT_CHOSEN = "not_chosen"
    BOILERPLATE = "boilerplate"
    DUPLICATE = "duplicate"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class UnitFate:
    """The fate of one unit (a sentence, or a passage that cleaning removed) with its reason.

    ``span`` is in the cleaned text, or None for removed and unread passages, which have
    ``raw`` offsets instead.
    """

    doc_id: str
    fate: Fate
    reason: str
    text: str
    span: Span | None = None
    raw: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A sentence the gate did not let through, and what stands in its place (None: nothing)."""

    text: str
    reason: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class UnreadInput:
    """An input that could not be used."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every unit of every input, every rejected sentence, every unread input."""

    units: tuple[UnitFate, ...]
    rejected: tuple[Rejection, ...]
    inputs_unread: tuple[UnreadInput, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The briefs of all stories found, in a stated order: most independent sources first."""

    briefs: tuple[Brief, ...]
    ledger: Ledger
    provenance: Provenance
    documents: tuple[Document, ...]
    """All cleaned documents by id, those included that no brief could use."""
