"""Finding time expressions in text."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.language.times.timex_calendar import CALENDAR_RULES
from summarizer.language.times.timex_forms import TimeExpression
from summarizer.language.times.timex_holidays import HOLIDAY_RULES
from summarizer.language.times.timex_joins import (
    as_moved,
    as_one_day,
    as_range,
    with_clock,
    with_other_days,
)
from summarizer.language.times.timex_lengths import LENGTH_RULES
from summarizer.language.times.timex_relative import RELATIVE_RULES

_Join = Callable[[str, TimeExpression, TimeExpression], TimeExpression | None]
RULES = (*CALENDAR_RULES, *HOLIDAY_RULES, *RELATIVE_RULES, *LENGTH_RULES)


def find_time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text.

    Args:
        text: any text.

    Returns:
        Expressions in order, not overlapping; ``text[e.start:e.end] == e.text`` for each.

    >>> [(e.text, e.kind.value) for e in find_time_expressions("They spoke for four hours on Friday night.")]
    [('four hours', 'duration'), ('Friday night', 'time')]
    """
    found = _pairwise(text, _longest(_candidates(text)), as_one_day)
    found = _longest([with_other_days(text, e) for e in found])
    for join in (with_clock, as_moved, as_range):
        found = _pairwise(text, found, join)
    return tuple(found)


def _candidates(text: str) -> list[TimeExpression]:
    found = []
    casefolded = text.casefold()
    for rule in RULES:
        if not rule.may_match(casefolded):
            continue
        for match in rule.pattern.finditer(text):
            meaning = rule.read(match)
            if meaning is not None:
                found.append(TimeExpression(match.start(), match.end(), match.group(), *meaning))
    return found


def _longest(candidates: list[TimeExpression]) -> list[TimeExpression]:
    """Keep the first and longest of overlapping expressions; earlier rules win ties."""
    kept: list[TimeExpression] = []
    for candidate in sorted(candidates, key=lambda e: (e.start, -e.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _pairwise(text: str, expressions: list[TimeExpression], join: _Join) -> list[TimeExpression]:
    joined: list[TimeExpression] = []
    for expression in expressions:
        whole = join(text, joined[-1], expression) if joined else None
        if whole is None:
            joined.append(expression)
        else:
            joined[-1] = whole
    return joined
