"""Exact check of weekdays, months and relative dates of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.language.support.analysis import Analysis
from summarizer.language.support.problem import Problem, listed
from summarizer.language.words.thesaurus import MONTHS, WEEKDAYS

_ABBREVIATED = {m[:3]: m for m in MONTHS} | {"sept": "september"} | {d[:3]: d for d in WEEKDAYS}
_CALENDAR = re.compile(
    rf"\b(?P<full>{'|'.join((*WEEKDAYS, *MONTHS))})(?:['’]?s)?\b"
    rf"|\b(?P<short>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.|(?=\s\d)))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|next|previous|following)\s+"
    r"(?:night|week|weekend|month|year|quarter|season|summer|autumn|fall|winter|spring|decade|century))\b",
    re.IGNORECASE,
)
_SAME = {"previous": "last", "following": "next"}


def time_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find weekdays, months and relative dates that stand in no passage.

    Days of the month, years and clock times are numbers and checked with them.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem an expression.
    """
    known: dict[str, str] = {}
    for premise in premises:
        known |= dict(time_words(premise.parse.text))
    for key, text in time_words(sentence.parse.text):
        if key not in known:
            said = f"; they say {listed(list(known.values()))}" if known else ""
            yield Problem(f"{text} is in none of the cited passages{said}", bool(known))


def time_words(text: str) -> Iterator[tuple[str, str]]:
    """Weekdays, months and relative dates of a text, with a key for each.

    Args:
        text: any text.

    Yields:
        The key (the same for "Feb." and "February") and the words as written.

    >>> list(time_words("Talks on Friday, Feb. 3, and next week; it may march on."))
    [('friday', 'Friday'), ('february', 'Feb.'), ('next week', 'next week')]
    """
    for match in _CALENDAR.finditer(text):
        word = match.group()
        if word.casefold() in {"may", "march"} and not _is_month(text, match):
            continue
        plain = (match["full"] or match["short"]).casefold().rstrip(".")
        yield _ABBREVIATED.get(plain, plain), word
    for match in _RELATIVE.finditer(text):
        first, *rest = match.group().casefold().split()
        yield " ".join([_SAME.get(first, first), *rest]), match.group()


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether "May" or "March" is the month: capitalised, and not opening a sentence before a word."""
    if not match.group()[0].isupper():
        return False
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    if re.match(r"\s\d", after):
        return True
    return bool(before) and before[-1] not in '.!?“"'
