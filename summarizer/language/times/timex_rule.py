"""What a rule of the time grammar is, and what its readers share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from summarizer.language.times.timex_forms import Form, TimeKind
from summarizer.language.times.timex_words import MODS, SHIFTS


class Meaning(NamedTuple):
    """What a matched expression means."""

    kind: TimeKind
    form: Form
    clock: str = ""
    mod: str = ""


class Rule(NamedTuple):
    """A pattern and the reading of its matches; None where a match is no time expression after all."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Meaning | None]
    words: tuple[str, ...] = ()
    """Strings, casefolded, of which every match holds one; none where the pattern is quick to fail."""

    def may_match(self, casefolded: str) -> bool:
        """Whether a text can hold a match: most rules fail here, a hundred times as fast as by pattern."""
        return not self.words or any(word in casefolded for word in self.words)


YEAR_SHIFT = r"(?:of[ ])?(?P<year_shift>this|last|next)[ ]year\b"
SHIFT = r"(?P<shift>this[ ]past|this[ ]coming|this|last|next|past|coming|previous|following)[ ]"


def rule(pattern: str, read: Callable[[re.Match[str]], Meaning | None], *words: str) -> Rule:
    """Make a rule whose pattern begins at a word and ignores case; every match holds one of ``words``."""
    return Rule(re.compile(rf"(?<![\w$€£#])(?:{pattern})", re.IGNORECASE), read, words)


def read_shift(word: str | None) -> int | None:
    """-1, 0 or 1 for the word that :data:`SHIFT` or :data:`YEAR_SHIFT` matched."""
    return None if word is None else SHIFTS[word.casefold().split()[-1]]


def read_mod(match: re.Match[str]) -> str:
    """``START``, ``MID``, ``END`` or nothing, from the groups ``mod`` and ``edge``."""
    groups = match.groupdict()
    return MODS.get((groups.get("mod") or groups.get("edge") or "").casefold(), "")


def capital(match: re.Match[str], group: str) -> bool:
    """Whether a group begins with a capital letter ("May", not "may")."""
    return bool(match[group][0].isupper())


_BESIDE = 60
"""Characters to either side of a match that its reading may depend on; a bound keeps long texts fast."""


def before(match: re.Match[str]) -> str:
    """The text that ends where a match begins."""
    return match.string[max(0, match.start() - _BESIDE) : match.start()]


def after(match: re.Match[str]) -> str:
    """The text that begins where a match ends."""
    return match.string[match.end() : match.end() + _BESIDE]
