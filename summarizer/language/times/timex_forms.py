"""What a time expression says before anything is known of the day it was written.

Each form is the meaning that is common to all uses of an expression ("last week": the calendar week
before the current one); :mod:`summarizer.language.times.timex_resolve` turns it into calendar days.
Kinds and values are those of TIMEX3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimeKind(StrEnum):
    """What an expression denotes."""

    DATE = "date"
    TIME = "time"
    """A part of one day."""
    DURATION = "duration"
    SET = "set"
    """Something that recurs."""
    RANGE = "range"
    """Two dates and what lies between them."""


class Unit(StrEnum):
    """A stretch of the calendar or the clock."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Tense(StrEnum):
    """Which side of the day of writing an expression looks to."""

    PAST = "past"
    FUTURE = "future"


class Base(StrEnum):
    """What a relative expression counts from."""

    WRITING = "writing"
    """The day the text was written ("two days ago")."""
    TOLD = "told"
    """The time last spoken of ("two days later")."""
    EVENT = "event"
    """A happening named beside it ("two days after the talks")."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, month or year; what the text leaves open is None.

    A day without a month ("the 10th") lies in the month that ``shift`` names, or in the nearest.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """The day of the week named beside it, 0 for Monday."""
    shift: int | None = None
    """-1, 0 or 1 for "last", "this" or "next" before a month."""
    year_shift: int | None = None
    """-1, 0 or 1 for "last year", "this year" or "next year" beside it."""


@dataclass(frozen=True, slots=True)
class YearPart:
    """A quarter (``Q3``), a half (``H2``) or a season (``SU``) of a year."""

    part: str
    year: int | None = None
    shift: int | None = None
    """-1, 0 or 1 for "last", "this" or "next" before it."""
    year_shift: int | None = None
    """-1, 0 or 1 for "last year", "this year" or "next year" beside it."""


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or a century, by its first year."""

    first: int
    years: int


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A day of the week, 0 for Monday."""

    weekday: int
    shift: int | None = None
    """-1, 0 or 1 for "last", "this" or "next" before it."""
    week_shift: int | None = None
    """-1, 0 or 1 for "last week", "this week" or "next week" beside it."""
    base: Base = Base.WRITING


@dataclass(frozen=True, slots=True)
class Feast:
    """A day that moves with Easter Sunday."""

    days: int
    """Days after Easter Sunday; negative before."""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """The calendar unit that lies ``amount`` units after the current one ("last week": -1)."""

    unit: Unit
    amount: int
    base: Base = Base.WRITING


@dataclass(frozen=True, slots=True)
class Distance:
    """A point ``amount`` units away; None where the text gives no number ("months ago")."""

    unit: Unit
    amount: float | None
    direction: int
    """-1 for earlier, 1 for later."""
    base: Base = Base.WRITING


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``amount`` is None for "several weeks"."""

    unit: Unit
    amount: float | None
    window: int = 0
    """-1 if it ends ("the past two weeks"), 1 if it begins ("the coming days") on the day of writing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``."""

    value: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that recurs, as a TIMEX3 value (``XXXX-WXX-5`` for "every Friday")."""

    value: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another."""

    first: TimeExpression
    last: TimeExpression


@dataclass(frozen=True, slots=True)
class Moved:
    """A time so many units from another ("a week from Tuesday", "a year ago today")."""

    origin: TimeExpression
    unit: Unit
    amount: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The calendar week that holds a day ("the week of 17 January")."""

    day: TimeExpression


Form = (
    CalendarDate
    | YearPart
    | Era
    | WeekdayName
    | Feast
    | Shift
    | Distance
    | Duration
    | Reference
    | Recurrence
    | Range
    | Moved
    | WeekOf
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as it stands in a text: ``source[start:end] == text``."""

    start: int
    end: int
    text: str
    kind: TimeKind
    form: Form
    clock: str = ""
    """Part of the day: ``T17:00``, ``TMO``, ``TAF``, ``TEV`` or ``TNI``."""
    mod: str = ""
    """``START``, ``MID`` or ``END`` ("early", "mid-", "late")."""

    @property
    def parts(self) -> tuple[TimeExpression, ...]:
        """The two ends of a range; for anything else the expression itself."""
        return (self.form.first, self.form.last) if isinstance(self.form, Range) else (self,)


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A resolved expression: its TIMEX3 value and, where they are known, its first and last day."""

    value: str
    start: date | None = None
    end: date | None = None
