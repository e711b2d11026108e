"""Time expressions that state no date: durations, what recurs, and times of the day."""

from __future__ import annotations

import re

from summarizer.language.times.timex_forms import Base, Duration, Recurrence, Shift, TimeKind, Unit
from summarizer.language.times.timex_rule import Meaning, Rule, after, before, capital, rule
from summarizer.language.times.timex_words import (
    AMOUNT,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    UNIT,
    UNIT_NAMES,
    WEEKDAY,
    WEEKDAYS,
    read_amount,
    read_month,
    read_unit,
)

_ZONE = (
    r"(?:[ ]?\(?(?:GMT|UTC|BST|IST|JST|MSK|EET|CES?T|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|Z|local[ ]time"
    r"|(?-i:[A-Z][a-z]+)[ ]time)\b\)?)?"
)
_APPROX = (
    r"(?:(?:just[ ])?(?:about|around|almost|nearly|roughly|approximately|some|more[ ]than|less[ ]than"
    r"|fewer[ ]than|at[ ]least|at[ ]most|up[ ]to|over|under)[ ])?"
)
_WHOLE = r"(?:(?:full|whole|straight|more|further|extra|additional|consecutive)[ ])?"
_PERIODS = {
    Unit.SECOND: "PT1S",
    Unit.MINUTE: "PT1M",
    Unit.HOUR: "PT1H",
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.FORTNIGHT: "P2W",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "P1Q",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "P10Y",
    Unit.CENTURY: "P100Y",
}
_OFTEN = {"daily": Unit.DAY, "nightly": Unit.DAY, "weekly": Unit.WEEK, "monthly": Unit.MONTH}


def _read_duration(match: re.Match[str]) -> Meaning | None:
    unit, words = read_unit(match["unit"]), match["amount"].casefold()
    if re.match(r"[- ]olds?\b|[ ]of[ ]age\b", after(match)) or re.search(r"\bas[ ]$", before(match)):
        return None
    if words in {"a", "an", "one"} and unit in {Unit.SECOND, Unit.QUARTER}:
        return None
    amount = read_amount(words)
    if amount is not None and match["half"]:
        amount += 0.5
    if words in {"a", "an"} and _rate_before(match):
        return Meaning(TimeKind.SET, Recurrence(_PERIODS[unit]))
    return Meaning(TimeKind.DURATION, Duration(unit, amount))


def _rate_before(match: re.Match[str]) -> bool:
    """Whether "a day" closes a rate such as "twice a day" or "40,000 barrels a day"."""
    return bool(re.search(r"(?:\b(?:once|twice|times)|\d[ ][a-z]+s)[ ]$", before(match)))


def _read_bare_units(match: re.Match[str]) -> Meaning:
    return Meaning(TimeKind.DURATION, Duration(read_unit(match["unit"]), None))


def _read_long(match: re.Match[str]) -> Meaning:
    return Meaning(TimeKind.DURATION, Duration(read_unit(match["unit"]), 1))


def _read_stopwatch(match: re.Match[str]) -> Meaning:
    hours, minutes, seconds = (int(match[i]) for i in (1, 2, 3))
    return Meaning(TimeKind.DURATION, Duration(Unit.SECOND, hours * 3600 + minutes * 60 + seconds))


def _read_clock(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Meaning(TimeKind.TIME, Shift(Unit.DAY, 0, Base.TOLD), f"T{hour:02d}:{minute:02d}")


def _read_noon(match: re.Match[str]) -> Meaning:
    return Meaning(TimeKind.TIME, Shift(Unit.DAY, 0, Base.TOLD), DAY_PARTS[match["part"].casefold()])


def _recurs(value: str) -> Meaning:
    return Meaning(TimeKind.SET, Recurrence(value))


def _read_every(match: re.Match[str]) -> Meaning:
    if match["weekday"]:
        return _recurs(f"XXXX-WXX-{WEEKDAYS[match['weekday'].casefold()] + 1}")
    if match["part"]:
        return _recurs(f"XXXX-XX-XX{DAY_PARTS[match['part'].casefold()]}")
    if match["month"]:
        return _recurs(f"XXXX-{read_month(match['month']):02d}")
    return _recurs(_PERIODS[read_unit(match["unit"])])


def _read_weekdays(match: re.Match[str]) -> Meaning | None:
    return (
        _recurs(f"XXXX-WXX-{WEEKDAYS[match['weekday'].casefold()] + 1}")
        if capital(match, "weekday")
        else None
    )


def _read_often(match: re.Match[str]) -> Meaning:
    return _recurs(_PERIODS[_OFTEN.get(match["often"].casefold(), Unit.YEAR)])


LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        rf"{_APPROX}{AMOUNT}[ -]{_WHOLE}{UNIT}"
        r"(?:s|ies|y)?\b(?P<half>[ ]and[ ]a[ ]half)?(?:-long)?(?!-(?:ago|earlier))",
        _read_duration,
        *UNIT_NAMES,
    ),
    rule(r"(?P<unit>hour|day|week|month|year|decade|centur)(?:s|ies)\b(?!['’])", _read_bare_units),
    rule(rf"{UNIT}y?-long\b", _read_long, "-long"),
    rule(r"(\d{1,2}):([0-5]\d):([0-5]\d)\b", _read_stopwatch),
    rule(
        r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?[ ]?(?P<half>[ap])(?:m\b|\.m\.)"
        rf"{_ZONE}",
        _read_clock,
    ),
    rule(rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:\d]){_ZONE}", _read_clock),
    rule(r"(?<!after)(?P<part>noon|midday|midnight)\b", _read_noon),
    rule(
        rf"(?:every|each)[ ](?:(?:other|second|single)[ ])?(?:{UNIT}y?|{WEEKDAY}|{DAY_PART}|{MONTH})\b",
        _read_every,
    ),
    rule(rf"{WEEKDAY}s\b", _read_weekdays),
    rule(r"(?P<often>daily|nightly|weekly|monthly|yearly|annual(?:ly)?)\b", _read_often),
)
