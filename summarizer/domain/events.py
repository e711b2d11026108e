"""When things happened: event times and the events that claims belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summarizer.domain.text import Span


class TimeBasis(StrEnum):
    """How an event's time is known."""

    STATED = "stated"
    """A passage states the calendar date."""
    INFERRED = "inferred"
    """Computed from a relative expression and a known anchor date."""
    RELATIVE = "relative"
    """Only the order is known (weekday names, "last week") for want of an anchor."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EventTime:
    """The time of an event.

    ``start`` and ``end`` are inclusive calendar days and None unless the basis is stated or
    inferred. ``offset`` is the distance in days from the story's main day (0; negative is
    earlier), known also without a calendar date; None if not even the order is known.
    """

    text: str
    basis: TimeBasis
    start: date | None = None
    end: date | None = None
    offset: float | None = None
    anchors: tuple[Span, ...] = ()
    """Passages that fix the time (role *anchor*)."""


class Phase(StrEnum):
    """Where an event stands in its story."""

    BACKGROUND = "background"
    """Long before the main event, or told as already past when other things happened."""
    BEFORE = "before"
    """What led to the main event."""
    MAIN = "main"
    AFTER = "after"
    """What follows the main event or is announced."""


UNKNOWN_TIME = EventTime("", TimeBasis.UNKNOWN)
