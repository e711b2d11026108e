"""Time expressions that name a calendar date: days, months, weekdays, quarters, years, decades."""

from __future__ import annotations

import re

from summarizer.language.times.timex_forms import (
    Base,
    CalendarDate,
    Era,
    Moved,
    Range,
    TimeExpression,
    TimeKind,
    Unit,
    WeekdayName,
    YearPart,
)
from summarizer.language.times.timex_rule import (
    SHIFT,
    YEAR_SHIFT,
    Meaning,
    Rule,
    after,
    before,
    capital,
    read_mod,
    read_shift,
    rule,
)
from summarizer.language.times.timex_words import (
    DAY,
    DAY_PART,
    DAY_PARTS,
    DOUBLE_YEAR,
    MOD,
    MONTH,
    MONTHS,
    ORDINAL_DAY,
    ORDINAL_WORDS,
    ORDINALS,
    SEASONS,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    read_month,
    read_weekday,
)

_OF_YEAR = rf"(?:,?[ ](?:(?:of|in)[ ])?(?:{YEAR}|{YEAR_SHIFT}))?"
_LEADING_WEEKDAY = rf"(?:(?P<named>{WEEKDAY.replace('?P<weekday>', '?:')}|{SHORT_WEEKDAY}),?[ ](?:the[ ])?)?"
_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|by|from|through|during|of|to|between|for|and|or|\w+est|every)[ ]$", re.I
)
_NAMED_DAY = re.compile(
    r"\b(?:Good|Black|Ash|Palm|Easter|Super|Cyber|Bloody|Holy|Shrove|Maundy|Fat|Giving)[ ]$"
)
_COUNT_AFTER = re.compile(r"[ ](?:more|fewer|less|others?|people)\b")
_DESIGNATION = re.compile(
    r"\b(?:Flight|Room|Version|Route|Runway|Highway|Article|Section|Rule|Unit|Gate|Platform|Building|Resolution"
    r"|Order|Model|Number|No\.|Page|Channel|Lot|Act|Chapter|Asteroid)[ ]$"
)
_COUNT_BEFORE = re.compile(
    r"\b(?:than|about|some|nearly|over|almost|roughly|approximately|least|most|around|an?)[ ]$", re.I
)
_PLURAL_AFTER = re.compile(r"[ ](?:[a-z]+-)?[a-z]+s\b(?<!ss)")
_OWNER_BEFORE = re.compile(r"(?:\b(?:the|in|of|since|its|his|her|their|our|from|by)|['’]s?)[ ]$", re.I)
_MAY_BE_NAMES = frozenset({3, 4, 5, 6, 8})
"""Months that are also words or names of people: March, April, May, June, August."""


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _day_number(word: str) -> int:
    return int(word) if word.isdigit() else ORDINAL_WORDS[word.casefold()]


def _read_day(match: re.Match[str]) -> Meaning | None:
    if not capital(match, "month"):
        return None
    form = CalendarDate(
        year=_number(match["year"]),
        month=read_month(match["month"]),
        day=_day_number(match["day"]),
        weekday=read_weekday(match["named"]) if match["named"] else None,
        year_shift=read_shift(match["year_shift"]),
    )
    return Meaning(TimeKind.DATE, form, mod=read_mod(match))


def _read_month(match: re.Match[str]) -> Meaning | None:
    month = read_month(match["month"])
    bare = not (match["shift"] or match["year"] or match["year_shift"])
    doubtful = month in _MAY_BE_NAMES or len(match["month"]) < 5
    if bare and doubtful and re.match(r"[ ][A-Z][a-z]", after(match)):
        return None  # a person's name
    if not capital(match, "month") or (
        bare and doubtful and not _PREPOSITION.search(before(match)) and not read_mod(match)
    ):
        return None
    form = CalendarDate(
        year=_number(match["year"]),
        month=month,
        shift=read_shift(match["shift"]),
        year_shift=read_shift(match["year_shift"]),
    )
    return Meaning(TimeKind.DATE, form, mod=read_mod(match))


def _read_day_alone(match: re.Match[str]) -> Meaning:
    shift = read_shift(match["shift"]) if match["shift"] else (0 if match["of"] else None)
    return Meaning(TimeKind.DATE, CalendarDate(day=_day_number(match["day"]), shift=shift))


def _read_iso(match: re.Match[str]) -> Meaning:
    form = CalendarDate(int(match["year"]), int(match["month"]), int(match["day"]))
    clock = f"T{match['clock']}" if match["clock"] else ""
    return Meaning(TimeKind.TIME if clock else TimeKind.DATE, form, clock)


def _read_numeric(match: re.Match[str]) -> Meaning:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first == second or first > 12 >= second:
        return Meaning(TimeKind.DATE, CalendarDate(year, second, first))
    if second > 12 >= first:
        return Meaning(TimeKind.DATE, CalendarDate(year, first, second))
    # 3/4/2014 is the third of April or the fourth of March: only the year is certain
    return Meaning(TimeKind.DATE, CalendarDate(year))


def _read_year(match: re.Match[str]) -> Meaning | None:
    left, right = before(match), after(match)
    count = _COUNT_BEFORE.search(left) or (_PLURAL_AFTER.match(right) and not _OWNER_BEFORE.search(left))
    count = count or _COUNT_AFTER.match(right)
    if (count and not read_mod(match)) or _DESIGNATION.search(left):
        return None
    if re.search(r"\bat[ ]$", left) and re.match(r"[ ][A-Z]", right):
        return None  # the number of a house
    return Meaning(TimeKind.DATE, CalendarDate(int(match["year"])), mod=read_mod(match))


def _read_double_year(match: re.Match[str]) -> Meaning | None:
    """Read "2029-30"."""
    first, at = int(match["year"]), match.start("short")
    if (first + 1) % 100 != int(match["short"]):
        return None
    ends = ((match.start(), match.start() + 4, first), (at, match.end(), first + 1))
    parts = [
        TimeExpression(start, end, match.string[start:end], TimeKind.DATE, CalendarDate(year))
        for start, end, year in ends
    ]
    return Meaning(TimeKind.RANGE, Range(parts[0], parts[1]))


def _read_part(match: re.Match[str]) -> Meaning:
    letter = "H" if match["what"].casefold() == "half" else "Q"
    word = match["ordinal"].casefold()
    number = ORDINALS.get(word, 2)  # "the last half", "the latter half"
    form = YearPart(
        f"{letter}{number}", _number(match["year"]), None, read_shift(match["year_shift"] or match["own"])
    )
    return Meaning(TimeKind.DATE, form)


def _read_season(match: re.Match[str]) -> Meaning | None:
    season = match["season"]
    anchored = match["shift"] or match["year"] or match["year_shift"] or match["mod"] or match["edge"]
    if not anchored and (season.casefold() in {"fall", "spring"} or season[0].isupper()):
        return None
    part = SEASONS[season.casefold()]
    form = YearPart(part, _number(match["year"]), read_shift(match["shift"]), read_shift(match["year_shift"]))
    return Meaning(TimeKind.DATE, form, mod=read_mod(match))


def _read_decade(match: re.Match[str]) -> Meaning:
    first = int(match["long"]) * 10 if match["long"] else 1900 + 10 * int(match["short"])
    return Meaning(TimeKind.DATE, Era(first, 10), mod=read_mod(match))


def _read_century(match: re.Match[str]) -> Meaning:
    number = int(match["century"]) if match["century"] else _day_number(match["day"])
    return Meaning(TimeKind.DATE, Era((number - 1) * 100, 100), mod=read_mod(match))


def _read_weekday(match: re.Match[str]) -> Meaning | None:
    left, right = before(match), after(match)
    title = re.search(r"\b[Tt]he[ ]$", left) and re.match(r"[ ][A-Z][a-z]", right)
    if not capital(match, "weekday") or _NAMED_DAY.search(left) or title:
        return None
    told = (match["shift"] or "").casefold() in {"following", "previous"}
    form = WeekdayName(
        WEEKDAYS[match["weekday"].casefold()],
        read_shift(match["shift"]),
        read_shift(match["week_shift"]),
        Base.TOLD if told else Base.WRITING,
    )
    clock = DAY_PARTS[match["part"].casefold()] if match["part"] else ""
    return Meaning(TimeKind.TIME if clock else TimeKind.DATE, form, clock, read_mod(match))


def _read_weekday_week(match: re.Match[str]) -> Meaning | None:
    """Read the British "Tuesday week": the Tuesday after next."""
    if not capital(match, "weekday"):
        return None
    end = match.end("weekday")
    day = TimeExpression(
        match.start(),
        end,
        match.string[match.start() : end],
        TimeKind.DATE,
        WeekdayName(read_weekday(match["weekday"])),
    )
    return Meaning(TimeKind.DATE, Moved(day, Unit.WEEK, 1))


_MONTHS = tuple(sorted({name[:3] for name in MONTHS}))
CALENDAR_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?(?![\d-])",
        _read_iso,
    ),
    rule(
        r"(?P<first>[0-3]?\d)(?P<by>[/.-])(?P<second>[0-3]?\d)(?P=by)(?P<year>[12]\d{3})(?![\d/.-]\d)",
        _read_numeric,
    ),
    rule(rf"{_LEADING_WEEKDAY}(?:{MOD})?{MONTH}[ ](?:the[ ])?{DAY}{_OF_YEAR}", _read_day, *_MONTHS),
    rule(
        rf"{_LEADING_WEEKDAY}(?:{MOD})?{DAY}[ ](?:of[ ])?{MONTH}(?!\w){_OF_YEAR}",
        _read_day,
        *_MONTHS,
    ),
    rule(rf"{_LEADING_WEEKDAY}the[ ]{ORDINAL_DAY}[ ]of[ ]{MONTH}(?!\w){_OF_YEAR}", _read_day, *_MONTHS),
    rule(
        rf"the[ ]{DAY}(?<=st|nd|rd|th)(?P<of>[ ]of[ ](?:the|(?P<shift>this|last|next))[ ]month\b)",
        _read_day_alone,
    ),
    rule(
        rf"(?<=on[ ])the[ ]{DAY}(?<=st|nd|rd|th)(?P<of>(?!))?(?P<shift>(?!))?"
        r"(?=[.,;:)]|[ ](?:and|but|at|in)\b|$)",
        _read_day_alone,
    ),
    rule(rf"{WEEKDAY}[ ]week\b(?=[.,;]|$)", _read_weekday_week),
    rule(rf"(?<![.,/-]){DOUBLE_YEAR}", _read_double_year),
    rule(rf"(?:{MOD})?(?:{SHIFT})?{MONTH}(?!\w){_OF_YEAR}", _read_month, *_MONTHS),
    rule(
        r"(?:the[ ])?(?:(?P<own>this|last|next)[ ]year['’]s[ ])?(?:fiscal[ ])?"
        rf"(?P<ordinal>first|second|third|fourth)[ -](?P<what>quarter)s?\b{_OF_YEAR}",
        _read_part,
        "quarter",
    ),
    rule(
        r"(?:the[ ])?(?:(?P<own>this|last|next)[ ]year['’]s[ ])?(?P<ordinal>first|second|last|latter)[ ]"
        rf"(?P<what>half)[ ]of[ ](?:{YEAR}|{YEAR_SHIFT}|the[ ]year\b)",
        _read_part,
        "half",
    ),
    rule(
        rf"(?:{MOD})?(?:the[ ])?(?:{SHIFT})?(?P<season>spring|summer|autumn|fall|winter)\b{_OF_YEAR}",
        _read_season,
        *SEASONS,
    ),
    rule(
        rf"(?:the[ ])?(?:{MOD})?(?:the[ ])?(?:(?P<long>1[5-9]\d|20\d)0s|['’](?P<short>\d)0s)\b",
        _read_decade,
        "0s",
    ),
    rule(
        rf"(?:the[ ])?(?:{MOD})?(?:the[ ])?(?:(?P<century>\d{{1,2}})(?:st|nd|rd|th)|{ORDINAL_DAY})"
        r"[ -]century\b",
        _read_century,
        "century",
    ),
    rule(rf"(?<![.,/])(?<!\d[-–])(?:(?:the[ ])?{MOD})?(?:the[ ]year[ ])?{YEAR}", _read_year),
    rule(rf"(?<=[12]\d\d\d[-–]){YEAR}", _read_year),
    rule(
        rf"(?:{MOD})?(?:(?:the[ ])?{SHIFT})?{WEEKDAY}\b(?:[ ]{DAY_PART}\b)?"
        r"(?:,?[ ](?:of[ ])?(?P<week_shift>this|last|next)[ ]week\b)?",
        _read_weekday,
        "day",
    ),
)
