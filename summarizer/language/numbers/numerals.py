"""Numerals of English text, in digits and in words, read to the numbers they stand for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

_LEXEME = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+|[^\w\s]|_")
_SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MULTIPLES = {"hundred": 1e2, "dozen": 12.0, **_SCALES}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
}
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: value for word, value in _ORDINALS.items() if 3 <= value <= 12 for plural in ("", "s")
}
_VAGUE = {
    "tens": (10.0, 99.0),
    "dozens": (24.0, 199.0),
    "scores": (40.0, 199.0),
    "hundreds": (100.0, 999.0),
    "thousands": (1e3, 999_999.0),
    "millions": (1e6, 1e9 - 1),
    "billions": (1e9, 1e12 - 1),
    "trillions": (1e12, math.inf),
}
"""What a bare plural leaves open; "thousands" is said of anything short of a million."""
_VAGUE_FACTORS = {"tens": (10.0, 99.999), "dozens": (24.0, 199.999), "hundreds": (100.0, 999.999)}
_FEW = {"several": (2.0, 9.0), "few": (2.0, 9.0), "handful": (2.0, 9.0), "couple": (2.0, 3.0)}


class Lexeme(NamedTuple):
    """A run of digits, a run of letters, or one other sign, casefolded: ``text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether it is a number in digits."""
        return self.text[0].isdigit()


class Form(StrEnum):
    """How a numeral is put."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"


class Numeral(NamedTuple):
    """A number as it stands: lexemes ``[first, last)``, between ``low`` and ``high``."""

    first: int
    last: int
    low: float
    high: float
    form: Form


def lexemes(text: str) -> list[Lexeme]:
    """Cut ``text`` into digits, letters and signs."""
    return [Lexeme(m.group().casefold(), m.start(), m.end()) for m in _LEXEME.finditer(text)]


def read_numeral(lex: Sequence[Lexeme], first: int) -> Numeral | None:
    """Read the longest numeral that begins at one lexeme.

    Args:
        lex: lexemes of a text.
        first: index of the lexeme to begin at.

    Returns:
        The numeral, or None where none begins.
    """
    readers = (_read_vague, _read_fraction, _read_ordinal, _read_cardinal)
    return next((found for reader in readers if (found := reader(lex, first))), None)


def _word(lex: Sequence[Lexeme], index: int) -> str:
    return lex[index].text if 0 <= index < len(lex) else ""


def _glued(lex: Sequence[Lexeme], index: int) -> bool:
    return 0 < index < len(lex) and lex[index - 1].end == lex[index].start


def _read_vague(lex: Sequence[Lexeme], first: int) -> Numeral | None:
    word = _word(lex, first)
    if word == "a" and (found := _read_vague(lex, first + 1)) and _word(lex, first + 1) in _FEW:
        return found._replace(first=first)
    if word in _FEW:
        low, high = _FEW[word]
        last = first + 1
        if (scale := _MULTIPLES.get(_word(lex, last))) is not None:
            return Numeral(first, last + 1, low * scale, (high + 1) * scale - 1, Form.VAGUE)
        if word != "couple":
            return None  # "several people" states no number
        return Numeral(first, last + (_word(lex, last) == "of"), low, high, Form.VAGUE)
    if word in _VAGUE:
        scale = _MULTIPLES.get(_word(lex, first + 2).removesuffix("s"))
        if scale and word in _VAGUE_FACTORS and _word(lex, first + 1) == "of":
            low, high = _VAGUE_FACTORS[word]
            return Numeral(first, first + 3, low * scale, math.floor(high * scale), Form.VAGUE)
        if _word(lex, first + 1) == "of" or word not in {"tens", "scores"}:
            return Numeral(first, first + 1, *_VAGUE[word], Form.VAGUE)
    return None


def _read_fraction(lex: Sequence[Lexeme], first: int) -> Numeral | None:
    word = _word(lex, first)
    if word == "half":
        return _read_half(lex, first)
    top = 1 if word in {"a", "an"} else _SMALL.get(word)
    middle = first + 1 + (_word(lex, first + 1) == "-")
    part = _word(lex, middle)
    if not top or part not in _PARTS or top >= _PARTS[part]:
        return None
    # "a third man" and "one second" are no fractions; "a third of" and "two thirds" are
    if not part.endswith("s") and _word(lex, middle + 1) != "of":
        return None
    value = top / _PARTS[part]
    return Numeral(first, middle + 1, value, value, Form.FRACTION)


def _read_half(lex: Sequence[Lexeme], first: int) -> Numeral | None:
    article = _word(lex, first + 1) in {"a", "an"}
    scale = _MULTIPLES.get(_word(lex, first + 2)) if article else None
    if scale:
        return Numeral(first, first + 3, scale / 2, scale / 2, Form.CARDINAL)
    if _word(lex, first + 1) in {"of", "the"}:
        return Numeral(first, first + 1, 0.5, 0.5, Form.FRACTION)
    return Numeral(first, first + 2, 0.5, 0.5, Form.CARDINAL) if article else None


def _read_ordinal(lex: Sequence[Lexeme], first: int) -> Numeral | None:
    word = _word(lex, first)
    if lex[first].is_digits and _glued(lex, first + 1) and _word(lex, first + 1) in {"st", "nd", "rd", "th"}:
        value = float(word.replace(",", ""))
        return Numeral(first, first + 2, value, value, Form.ORDINAL)
    if word in _ORDINALS:
        return Numeral(first, first + 1, _ORDINALS[word], _ORDINALS[word], Form.ORDINAL)
    rest = _ORDINALS.get(_word(lex, first + 2), 10)
    if word in _TENS and _word(lex, first + 1) == "-" and rest < 10:
        return Numeral(first, first + 3, _TENS[word] + rest, _TENS[word] + rest, Form.ORDINAL)
    return None


def _read_cardinal(lex: Sequence[Lexeme], first: int) -> Numeral | None:
    read = _read_digits(lex, first) if lex[first].is_digits else _read_words(lex, first)
    if read is None:
        return None
    value, last = read
    if (
        _word(lex, last) == "and"
        and _word(lex, last + 1) == "a"
        and _word(lex, last + 2) in {"half", "quarter"}
    ):
        value += 1 / _PARTS[_word(lex, last + 2)]
        last += 3
        value, last = _scaled(lex, value, last)
    return Numeral(first, last, value, value, Form.CARDINAL)


def _read_digits(lex: Sequence[Lexeme], first: int) -> tuple[float, int]:
    value, last = float(lex[first].text.replace(",", "")), first + 1
    if _glued(lex, last) and (suffix := _SUFFIXES.get(_word(lex, last))):
        return value * suffix, last + 1
    return _scaled(lex, value, last)


def _scaled(lex: Sequence[Lexeme], value: float, last: int) -> tuple[float, int]:
    word = last + (_word(lex, last) == "-" and _glued(lex, last + 1))
    scale = _MULTIPLES.get(_word(lex, word)) or (
        _SUFFIXES.get(_word(lex, word)) if _word(lex, word) == "bn" else None
    )
    return (value * scale, word + 1) if scale else (value, last)


def _read_words(lex: Sequence[Lexeme], first: int) -> tuple[float, int] | None:
    """Add up words such as ``two hundred and forty-two thousand``."""
    total, current, last = 0.0, 0.0, first
    if _word(lex, first) in {"a", "an"} and _word(lex, first + 1) in _MULTIPLES:
        current, last = 1.0, first + 1
    while True:
        step = last
        if step > first and _word(lex, step) == "-":
            step += 1
        if step > first and _word(lex, step) == "and" and (current >= 100 or total):
            step += 1
        word = _word(lex, step)
        if word in _SCALES and current:
            total, current = total + current * _SCALES[word], 0.0
        elif word in {"hundred", "dozen"} and 0 < current < 100:
            current *= _MULTIPLES[word]
        elif word in _TENS and current % 100 == 0:
            current += _TENS[word]
        elif word in _SMALL and _fits(current, _SMALL[word]) and (step == last or current or total):
            current += _SMALL[word]
        else:
            return (total + current, last) if last > first else None
        last = step + 1


def _fits(current: float, small: int) -> bool:
    """Whether a number below twenty may follow: ``hundred six``, ``forty two``, not ``six two``."""
    if current % 100 == 0:
        return True
    return 0 < small < 10 and current % 10 == 0 and current % 100 >= 20
