"""Words that say how exactly a number is meant."""

from __future__ import annotations

import math
import re

_BEFORE = (
    ("no more than", "at most"), ("no fewer than", "at least"), ("no less than", "at least"),
    ("not more than", "at most"), ("not less than", "at least"), ("a minimum of", "at least"),
    ("a maximum of", "at most"), ("in excess of", "more than"), ("as many as", "up to"),
    ("as much as", "up to"), ("upwards of", "at least"), ("somewhat more than", "more than"),
    ("somewhat less than", "less than"), ("more than", "more than"), ("greater than", "more than"),
    ("less than", "less than"), ("fewer than", "less than"), ("well over", "more than"),
    ("just over", "just over"), ("just under", "nearly"), ("close to", "nearly"), ("up to", "up to"),
    ("at least", "at least"), ("at most", "at most"), ("an estimated", "about"), ("estimated", "about"),
    ("about", "about"), ("around", "about"), ("roughly", "about"), ("approximately", "about"),
    ("some", "about"), ("circa", "about"), ("nearly", "nearly"), ("almost", "nearly"),
    ("over", "more than"), ("above", "more than"), ("exceeding", "more than"), ("topping", "more than"),
    ("younger than", "less than"), ("older than", "more than"),
    ("under", "less than"), ("below", "less than"), ("only", ""), ("exactly", ""),
)  # fmt: skip
"""Words before a number and what they make of it; the longer phrase comes first."""


def approximation_before(before: str) -> tuple[str, int]:
    """Find the approximation that ends the text before a number.

    Args:
        before: text up to the number.

    Returns:
        What it means, one word for all its forms, and where it starts; without one the empty string
        and the end of the text.

    >>> approximation_before("They lost as many as ")
    ('up to', 10)
    """
    plain = before.rstrip()
    lowered = plain.casefold()
    for phrase, meaning in _BEFORE:
        start = len(plain) - len(phrase)
        if lowered.endswith(phrase) and (start == 0 or not lowered[start - 1].isalnum()):
            return (meaning, start) if meaning else ("", len(before))
    return "", len(before)


def approximation_after(after: str) -> tuple[str, int]:
    """Find the approximation that follows a number.

    Args:
        after: text from the number's end.

    Returns:
        What it means and how many characters it takes; the empty string and 0 without one.

    >>> approximation_after(" or so people")
    ('about', 6)
    """
    match = re.match(r" or so\b| or more\b| or fewer\b| or less\b|\+(?!\w)", after)
    if match is None:
        return "", 0
    word = match.group().strip()
    meaning = {"or so": "about", "or fewer": "at most", "or less": "at most"}.get(word, "at least")
    return meaning, match.end()


def reach(low: float, high: float, approximation: str) -> tuple[float, float]:
    """What the wording allows a number to be.

    Args:
        low: number as stated, or lower end of a range.
        high: the same number, or the range's upper end.
        approximation: as :func:`approximation_before` gives it.

    Returns:
        Lowest and highest number; "about", "nearly" and "just over" are read as within a tenth.

    >>> reach(40, 40, "more than")
    (40, inf)
    """
    match approximation:
        case "about":
            return low * 0.9, high * 1.1
        case "nearly":
            return low * 0.9, high
        case "just over":
            return low, high * 1.1
        case "more than" | "at least":
            return low, math.inf
        case "less than" | "at most" | "up to":
            return 0.0, high
        case _:
            return low, high
