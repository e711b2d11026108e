"""Numbers that say the same in another form: 48 hours and two days, three in four and 75 percent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.language.numbers.measures import measure_of
from summarizer.language.numbers.quantities import Quantity, QuantityKind

_OF_SO_MANY = re.compile(r"\s+(?:in|out of|of)\s+(?:every\s+|the\s+)?")
_PARTS = {"half": 0.5, "halve": 0.5, "halved": 0.5, "halves": 0.5, "halving": 0.5, "quarter": 0.25}
_PART_WORD = re.compile(rf"\b({'|'.join(_PARTS)})\b", re.I)
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_ADVERBS |= {"yearly": "year", "annually": "year"}
_EACH = re.compile(
    r"(?: (?!and\b|or\b|to\b)[a-z]+)? "
    rf"(?:(?:a|an|per|each|every) (?P<unit>[a-z]+)|(?P<adverb>{'|'.join(_ADVERBS)}))\b"
    r"(?! (?:after|before|later|earlier|ago|of)\b)"
)
_SIGNS = {"pound": "£", "euro": "€", "dollar": "$", "yen": "¥", "rupee": "₹"}


class Share(NamedTuple):
    """A part of a whole, however it is written: ``text[start:end]``."""

    value: float
    start: int
    end: int


def shares(text: str, quantities: Sequence[Quantity]) -> tuple[Share, ...]:
    """Find the parts of a whole in a text: "75 percent", "three in four", "a fifth", "nine to one".

    Args:
        text: the text.
        quantities: its quantities, in order.

    Returns:
        The shares; of a ratio of votes the part of the larger side.
    """
    return tuple(_shares(text, quantities))


def _shares(text: str, quantities: Sequence[Quantity]) -> Iterator[Share]:
    for match in _PART_WORD.finditer(text):
        yield Share(_PARTS[match.group().casefold()], *match.span())
    for quantity in quantities:
        if quantity.kind is QuantityKind.PERCENT:
            yield Share(quantity.value / 100, quantity.start, quantity.end)
        elif quantity.kind is QuantityKind.FRACTION:
            yield Share(quantity.value, quantity.start, quantity.end)
    for match in re.finditer(r"\b[Oo]ne (?:in|out of)(?: every)? ", text):  # "one" alone is read as a pronoun
        whole = next((q for q in quantities if q.start == match.end() and q.value > 1), None)
        if whole is not None:
            yield Share(1 / whole.value, match.start(), whole.end)
    for a, b in pairwise(quantities):
        if a.kind is b.kind is QuantityKind.SCORE and a.value > b.value:
            yield Share(a.value / (a.value + b.value), a.start, b.end)
        elif (
            a.kind is b.kind is QuantityKind.COUNT
            and _OF_SO_MANY.fullmatch(text[a.end : b.start])
            and a.value < b.value
        ):
            yield Share(a.value / b.value, a.start, b.end)


def per(text: str, quantity: Quantity) -> str:
    """For each of what a quantity is: "month" of "18 million crowns a month"; the empty string without one.

    Args:
        text: the text of the quantity.
        quantity: it.

    Returns:
        The unit of the rate.
    """
    match = _EACH.match(text, quantity.end)
    if match is None:
        return ""
    return _ADVERBS[match["adverb"]] if match["adverb"] else match["unit"]


def same_amount(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are equal lengths, weights or times in different units, or equal sums of money.

    Args:
        a: a quantity.
        b: another.

    Returns:
        True if they are, and neither claims to be more exact than the other.
    """
    mine, theirs = measure_of(a.unit), measure_of(b.unit)
    if not mine or not theirs or mine.dimension != theirs.dimension or a.approximation != b.approximation:
        return False
    return math.isclose(a.value * mine.factor, b.value * theirs.factor, rel_tol=1e-6)


def same_currency(a: str, b: str) -> bool:
    """Whether two units are one currency, as a word and as a sign.

    >>> same_currency("£", "pound"), same_currency("£", "euro")
    (True, False)
    """
    return _SIGNS.get(a, a) == _SIGNS.get(b, b)
