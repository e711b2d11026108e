"""A timeline of many articles: dated sentences, each on its own evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from summarizer.domain.brief import Ledger, Source, TimelineEntry
from summarizer.domain.claims import Origin
from summarizer.domain.provenance import Provenance
from summarizer.domain.text import Document, Span


@dataclass(frozen=True, slots=True)
class Written:
    """The day an article was written, or what stands for it."""

    day: date
    known: bool = True
    """Whether ``day`` is a real date; otherwise only distances between days mean something."""
    anchors: tuple[Span, ...] = ()
    """The passage that states the date, if it is in a text."""


@dataclass(frozen=True, slots=True)
class TimelineRequest:
    """What a timeline may hold; None leaves it open."""

    first: date | None = None
    last: date | None = None
    days: int | None = None
    """Most days; by default as many as the articles speak of again and again."""
    sentences: int = 2
    """Most sentences a day."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of time; entries of one day stand together, the most central first."""

    entries: tuple[TimelineEntry, ...]
    sources: tuple[Source, ...]
    """Every article, numbered in the order of first citation; the cited ones first."""
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Chronology:
    """A timeline with what made it and what became of every unit of its input."""

    timeline: Timeline
    ledger: Ledger
    provenance: Provenance
    documents: tuple[Document, ...]


WrittenOn = Mapping[str, Written]
"""The day each article was written, by ``doc_id``; an article of unknown date is absent."""
