"""Time expressions that count from another time: "yesterday", "last week", "two days later"."""

from __future__ import annotations

import re

from summarizer.language.times.timex_forms import (
    Base,
    Distance,
    Duration,
    Form,
    Reference,
    Shift,
    TimeKind,
    Unit,
)
from summarizer.language.times.timex_rule import Meaning, Rule, after, capital, read_mod, read_shift, rule
from summarizer.language.times.timex_words import (
    AMOUNT,
    DAY_PART,
    DAY_PARTS,
    MOD,
    SHIFTS,
    UNIT,
    UNIT_NAMES,
    read_amount,
    read_unit,
)

_UNITS = rf"{UNIT}(?:s|ies|y)?\b"
_ONE_UNIT = rf"{UNIT}y?\b"
_DAY_WORD = r"(?P<word>today|tonight|yesterday|tomorrow)"
_WHICH = r"(?P<shift>this|last|next|past|previous|preceding|coming|current|following|same|that)"
_APPROX = (
    r"(?:(?:just[ ])?(?:about|around|almost|nearly|roughly|some|more[ ]than|less[ ]than|at[ ]least|over)[ ])?"
)


def _read_near_day(match: re.Match[str]) -> Meaning | None:
    left = match.string[max(0, match.start("word") - 2) : match.start("word")]
    if capital(match, "word") and re.fullmatch(r"\w[ ]", left):
        return None  # a name, as in "USA Today"
    word, beyond = match["word"].casefold(), match["beyond"]
    amount = {"yesterday": -1, "tomorrow": 1}.get(word, 0) * (2 if beyond else 1)
    clock = DAY_PARTS.get("night" if word == "tonight" else (match["part"] or "").casefold(), "")
    return Meaning(TimeKind.TIME if clock else TimeKind.DATE, Shift(Unit.DAY, amount), clock, read_mod(match))


def _read_this_part(match: re.Match[str]) -> Meaning:
    clock = DAY_PARTS[match["part"].casefold()]
    return Meaning(TimeKind.TIME, Shift(Unit.DAY, 0), clock, read_mod(match))


def _read_last_night(match: re.Match[str]) -> Meaning:
    return Meaning(TimeKind.TIME, Shift(Unit.DAY, -1), "TNI", read_mod(match))


def _read_unit_shift(match: re.Match[str]) -> Meaning | None:
    unit, word = read_unit(match["unit"]), match["shift"].casefold()
    definite = bool(match["the"])
    if capital(match, "unit") and not match["shift"].isupper():
        return None  # a name, as in “This Week”
    if unit is Unit.DAY and word in {"this", "last", "current"}:
        return None
    if unit in {Unit.SECOND, Unit.MINUTE} or (
        unit is Unit.HOUR and word not in {"past", "last", "next", "coming"}
    ):
        return None
    if (
        word in {"past", "coming"}
        or unit is Unit.HOUR
        or (unit is Unit.DECADE and definite and word != "same")
    ):
        return Meaning(TimeKind.DURATION, Duration(unit, 1, -1 if SHIFTS[word] < 0 else 1))
    if word in {"same", "that"}:
        return Meaning(TimeKind.DATE, Shift(unit, 0, Base.TOLD), mod=read_mod(match))
    told = word in {"previous", "preceding", "following"} or (word == "next" and unit is Unit.DAY)
    base = Base.TOLD if told else Base.WRITING
    return Meaning(TimeKind.DATE, Shift(unit, SHIFTS[word], base), mod=read_mod(match))


def _read_unit_edge(match: re.Match[str]) -> Meaning | None:
    unit = read_unit(match["unit"])
    if unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}:
        return None
    return Meaning(TimeKind.DATE, Shift(unit, read_shift(match["shift"]) or 0), mod=read_mod(match))


def _read_unit_beside(match: re.Match[str]) -> Meaning:
    step = -1 if match["side"].casefold() in {"before", "earlier"} else 1
    unit = Unit.DAY if match["unit"].casefold() == "night" else read_unit(match["unit"])
    clock = "TNI" if match["unit"].casefold() == "night" else ""
    form: Form = Shift(unit, step, Base.TOLD)
    if _names_an_event(match):
        form = Distance(unit, 1, step, Base.EVENT)
    return Meaning(TimeKind.DATE, form, clock)


def _names_an_event(match: re.Match[str]) -> bool:
    """Whether "before" or "after" goes on to name what it counts from."""
    return bool(re.match(r"[ ]+[^\W\d]|[ ]+[“\"'‘]", after(match)))


def _read_distance(match: re.Match[str]) -> Meaning | None:
    side = match["side"].casefold()
    if re.match(r"[ ]than\b", after(match)):
        return None
    direction = -1 if side in {"ago", "earlier", "before", "prior", "previously"} else 1
    base = Base.TOLD
    if side in {"ago", "from now", "hence"}:
        base = Base.WRITING
    elif side in {"before", "after"} and _names_an_event(match):
        base = Base.EVENT
    amount = read_amount(match["amount"]) if match["amount"] else None
    return Meaning(TimeKind.DATE, Distance(read_unit(match["unit"]), amount, direction, base))


def _read_time_ahead(match: re.Match[str]) -> Meaning:
    """Read "in two weeks' time"."""
    return Meaning(TimeKind.DATE, Distance(read_unit(match["unit"]), read_amount(match["amount"]), 1))


def _read_year_ago(match: re.Match[str]) -> Meaning:
    base = Base.WRITING if match["side"].casefold() == "ago" else Base.TOLD
    return Meaning(TimeKind.DATE, Distance(read_unit(match["unit"]), 1, -1, base))


def _read_window(match: re.Match[str]) -> Meaning | None:
    word = match["shift"].casefold()
    window = {"first": 0, "recent": -1}.get(word, SHIFTS.get(word, 0))
    if word == "first" and not match["amount"]:
        return None
    amount = read_amount(match["amount"]) if match["amount"] else None
    return Meaning(TimeKind.DURATION, Duration(read_unit(match["unit"]), amount, window))


def _read_comparative(match: re.Match[str]) -> Meaning | None:
    """Read "earlier" or "later" that stands alone, as in "he said earlier"."""
    if re.match(r"[ ](?:than|on\b|version|date|stage)", after(match)):
        return None
    return Meaning(TimeKind.DATE, Reference("PAST_REF" if match[0].casefold() == "earlier" else "FUTURE_REF"))


def _reference(value: str, words: str) -> Rule:
    return rule(rf"(?:{words})(?!\w)", lambda _: Meaning(TimeKind.DATE, Reference(value)))


_SIDES = ("ago", "earlier", "later", "before", "after", "prior", "previously", "from now", "hence")
RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:{MOD})?(?:the[ ](?P<beyond>day[ ](?:before|after)[ ]))?{_DAY_WORD}\b"
        rf"(?:[ ]{DAY_PART}\b)?",
        _read_near_day,
        "today",
        "tonight",
        "yesterday",
        "tomorrow",
    ),
    rule(rf"(?:{MOD})?this[ ]{DAY_PART}\b", _read_this_part, "this"),
    rule(rf"(?:{MOD})?(?<!the[ ])last[ ]night\b", _read_last_night, "last night"),
    rule(
        rf"(?:{MOD})?(?P<the>the[ ])?{_WHICH}[ ]{_ONE_UNIT}",
        _read_unit_shift,
        *UNIT_NAMES,
    ),
    rule(
        r"(?:the[ ])?(?P<edge>start|beginning|middle|end|close)[ ]of[ ](?:the[ ])?"
        rf"(?:(?P<shift>this|last|next)[ ])?{_ONE_UNIT}",
        _read_unit_edge,
        *UNIT_NAMES,
    ),
    rule(rf"(?:{MOD})?the[ ](?P<unit>weekend)(?P<shift>(?!))?\b", _read_unit_edge, "weekend"),
    rule(
        r"(?:the|a)[ ](?P<unit>night|day|week|month|year)[ ](?P<side>before|after|earlier|later)\b",
        _read_unit_beside,
    ),
    rule(
        rf"{_APPROX}(?:{AMOUNT}[ -])?{_UNITS}[ ]"
        r"(?P<side>ago|earlier|later|before|after|afterwards?|prior|previously|from[ ]now|hence)\b",
        _read_distance,
        *_SIDES,
    ),
    rule(rf"{_APPROX}{AMOUNT}[ ]{UNIT}(?:s|ies|y)?['’]s?[ ]time\b", _read_time_ahead, "time"),
    rule(rf"(?:the[ ]|a[ ])?{UNIT}y?-(?P<side>ago|earlier)\b", _read_year_ago, "-ago", "-earlier"),
    rule(
        r"(?:the[ ]|these[ ])?(?P<shift>last|past|next|coming|recent|previous|following|first)[ ]"
        rf"(?:{AMOUNT}[ ])?{UNIT}(?:s|ies)\b",
        _read_window,
        *UNIT_NAMES,
    ),
    _reference(
        "PRESENT_REF", "right now|now|currently|at present|presently|nowadays|these days|at the moment"
    ),
    _reference(
        "PAST_REF",
        r"recently|lately|previously|formerly|long ago|(?:in )?the past(?=\s*(?:[,.;:!?)]|$))"
        r"|at (?:the|that) time",
    ),
    _reference(
        "FUTURE_REF",
        "(?<!as )soon(?! after| as)|shortly(?! before| after)|(?:in )?the (?:near |foreseeable )?future",
    ),
    rule(r"earlier|later", _read_comparative),
)
