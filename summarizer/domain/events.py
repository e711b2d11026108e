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


class DatedBy(StrEnum):
    """What the days of an event time are known from."""

    PASSAGE = "passage"
    """The passage itself states them."""
    ARTICLE = "article"
    """The date of its article: its metadata, or its dateline, which is then an anchor."""
    STORY = "story"
    """A date that another article of the story bears or states."""
    READER = "reader"
    """The day the reader counts from (``--as-of``)."""


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
    """Passages that fix the time (role *anchor*); none where only metadata or the reader do."""
    dated_by: DatedBy | None = None
    """None where no days are known."""


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
