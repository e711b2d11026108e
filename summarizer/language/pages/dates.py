"""The one full date that a metadata field, a byline or a date line states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        """
        january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep
        |october oct|november nov|december dec
        """.split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d)"
_WRITTEN = (
    re.compile(rf"(?<![\d./-]){_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.I),
)
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])(?P<year>(?:1[6-9]|20)\d\d)([-/.]?)(?P<month>\d\d)\2(?P<day>\d\d)(?!\d)"
)
_YEAR_LAST = re.compile(rf"(?<![\d./-])(?P<a>\d{{1,2}})([/.-])(?P<b>\d{{1,2}})\2{_YEAR}")
_CHANGED = re.compile(r"\b(?:updated|modified|edited|revised|corrected|changed)\b[^\d]{0,25}$", re.I)


def stated_date(text: str | None) -> str | None:
    """The ISO 8601 date that a short text states, if it states one day with its year.

    Args:
        text: a field, a byline or a date line.

    Returns:
        The date; None where there is none, where several differ, or where day and month could be
        exchanged ("04/05/2024"). When a text was changed does not count beside when it appeared.

    >>> stated_date("Thu, 17 Oct 2024 10:00:00 GMT"), stated_date("By A. Roe | October 17, 2024")
    ('2024-10-17', '2024-10-17')
    >>> stated_date("Published 2 May 2024, updated 3 May 2024"), stated_date("last Sunday")
    ('2024-05-02', None)
    """
    found = list(_dates(text or ""))
    first = {day for day, changed in found if not changed} or {day for day, _ in found}
    return first.pop().isoformat() if len(first) == 1 else None


def _dates(text: str) -> Iterator[tuple[date, bool]]:
    """Every full date, and whether it tells when the text was changed."""
    for match in _YEAR_LAST.finditer(text):
        a, b = int(match["a"]), int(match["b"])
        month, day = (b, a) if a > b else (a, b)
        if day > 12 or day == month:
            yield from _valid(text, match, month, day)
    for match in _YEAR_FIRST.finditer(text):
        yield from _valid(text, match, int(match["month"]), int(match["day"]))
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            yield from _valid(text, match, _MONTHS[match["month"].casefold()], int(match["day"]))


def _valid(text: str, match: re.Match[str], month: int, day: int) -> Iterator[tuple[date, bool]]:
    try:
        found = date(int(match["year"]), month, day)
    except ValueError:
        return
    yield found, _CHANGED.search(text[: match.start()]) is not None
