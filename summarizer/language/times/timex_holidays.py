"""Time expressions that name a holiday whose day is the same wherever it is kept."""

from __future__ import annotations

import re

from summarizer.language.times.timex_forms import CalendarDate, Feast, Form, TimeKind
from summarizer.language.times.timex_rule import YEAR_SHIFT, Meaning, Rule, before, read_shift, rule
from summarizer.language.times.timex_words import YEAR

_FIXED = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
_AROUND_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "whit monday": 50,
}
_SEASONS = frozenset({"christmas", "easter"})
"""Names that also stand before other nouns ("Easter eggs"), and so need a preposition or a year."""
_PREPOSITION = re.compile(r"\b(?:at|by|before|after|until|till|since|on|for|over|last|this|next)[ ]$", re.I)


def _read_holiday(match: re.Match[str]) -> Meaning | None:
    name = match["holiday"].casefold().replace("’", "'")
    year = int(match["year"]) if match["year"] else None
    shift = read_shift(match["year_shift"])
    if name in _SEASONS and year is None and shift is None and not _stands_alone(match):
        return None
    form: Form
    if name in _FIXED:
        month, day = _FIXED[name]
        form = CalendarDate(year, month, day, year_shift=shift)
    else:
        form = Feast(_AROUND_EASTER[name], year)
    return Meaning(TimeKind.DATE, form)


def _stands_alone(match: re.Match[str]) -> bool:
    following = match.string[match.end() : match.end() + 2]
    return bool(_PREPOSITION.search(before(match))) and not re.match(r"[ ]\w|['’]", following)


_NAMES = (
    "|".join(sorted((*_FIXED, *_AROUND_EASTER), key=len, reverse=True))
    .replace("'", "['’]")
    .replace(" ", "[ ]")
)
HOLIDAY_RULES: tuple[Rule, ...] = (
    rule(rf"(?P<holiday>{_NAMES})\b(?:,?[ ](?:of[ ])?(?:{YEAR}|{YEAR_SHIFT}))?", _read_holiday),
)
