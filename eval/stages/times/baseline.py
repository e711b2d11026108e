"""Time expressions by a general date parser: what the program's own reading is held against."""

from __future__ import annotations

from datetime import date, datetime

from dateutil import parser as dateutil_parser

_WEEKDAYS = frozenset("Mon Tue Wed Thu Fri Sat Sun".split())


def dateutil_value(text: str, written: date | None) -> str | None:
    """The value that dateutil gives an expression, at the granularity the expression states.

    Args:
        text: the expression.
        written: the day of writing, which fills what the expression leaves open.

    Returns:
        A day, month or year; None where dateutil reads nothing.
    """
    base = datetime.combine(written or date(2000, 1, 1), datetime.min.time())
    other = datetime(base.year - 4, base.month % 12 + 1, base.day % 28 + 1)  # noqa: DTZ001  # days have no zone
    try:
        first, second = _parsed(text, base), _parsed(text, other)
    except (ValueError, OverflowError):
        return None
    # What comes out the same from both defaults stands in the text; a weekday moves the day of either.
    if first.day == second.day or any(word[:3] in _WEEKDAYS for word in text.split()):
        return first.date().isoformat()
    if first.month == second.month:
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if first.year == second.year else first.date().isoformat()


def _parsed(text: str, default: datetime) -> datetime:
    found: datetime = dateutil_parser.parse(text, fuzzy=True, ignoretz=True, default=default)
    return found
