"""The time expressions of running text with their TIMEX3 values, each read in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from summarizer.domain.syntax import Parse
from summarizer.language.times.tense import head_of, tense_at
from summarizer.language.times.timex_find import find_time_expressions
from summarizer.language.times.timex_forms import (
    CalendarDate,
    Distance,
    Shift,
    TimeExpression,
    TimeKind,
    TimeValue,
    Unit,
    WeekdayName,
)
from summarizer.language.times.timex_resolve import resolve


@dataclass(frozen=True, slots=True)
class ReadTime:
    """An expression at its place in a text, with what it means there."""

    start: int
    end: int
    kind: TimeKind
    value: str | None
    """TIMEX3; ``X`` for what an undated text leaves open (``XXXX-WXX-5``), None if nothing determines it."""


def read_times(sentences: Iterable[tuple[int, Parse]], written: date | None) -> tuple[ReadTime, ...]:
    """Find and resolve the time expressions of a text; a range counts as its two ends.

    Args:
        sentences: offset and analysis of each sentence, in order.
        written: the day the text was written, if known.

    Returns:
        The expressions in order.
    """
    return tuple(_read(sentences, written))


def _read(sentences: Iterable[tuple[int, Parse]], written: date | None) -> Iterator[ReadTime]:
    told = _Told(written)
    for offset, parse in sentences:
        for expression in find_time_expressions(parse.text):
            for part in expression.parts:
                value = _resolved(part, parse, written, told)
                text = value.value if value is not None else open_value(part)
                yield ReadTime(offset + part.start, offset + part.end, part.kind, text)


class _Told:
    """The day, month and year last told: "the year before" counts from a year, "the next day" from a day."""

    def __init__(self, written: date | None) -> None:
        self._day = self._year = written

    def base(self, part: TimeExpression) -> date | None:
        """What an expression counts from."""
        form = part.form
        yearly = isinstance(form, Shift | Distance) and form.unit in {Unit.YEAR, Unit.DECADE}
        return self._year if yearly else self._day

    def tell(self, part: TimeExpression, value: TimeValue) -> None:
        """Remember what an expression names."""
        if (
            part.kind in {TimeKind.DATE, TimeKind.TIME}
            and value.start is not None
            and not value.value.startswith("P")
        ):
            self._year = value.start
            if value.start == value.end:
                self._day = value.start


def _resolved(part: TimeExpression, parse: Parse, written: date | None, told: _Told) -> TimeValue | None:
    tense = tense_at(parse, head_of(parse, part.start, part.end)) if parse.tokens else None
    value = resolve(part, written, tense, told.base(part))
    if value is not None:
        told.tell(part, value)
    return value


def open_value(expression: TimeExpression) -> str | None:
    """What a weekday, or a month and day, says without a known year.

    >>> open_value(find_time_expressions("They met on Friday.")[0])
    'XXXX-WXX-5'
    """
    form = expression.form
    if isinstance(form, WeekdayName) and form.shift is None and form.week_shift is None:
        return f"XXXX-WXX-{form.weekday + 1}{expression.clock}"
    anchored = isinstance(form, CalendarDate) and (
        form.year or form.shift is not None or form.year_shift is not None
    )
    if isinstance(form, CalendarDate) and form.month and not anchored:
        day = f"-{form.day:02d}" if form.day else ""
        return f"XXXX-{form.month:02d}{day}{expression.clock}"
    return None
