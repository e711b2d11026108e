"""What two or more numbers of one point make: a contradiction, a correction, accounts, a precision."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from summarizer.domain.claims import Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.stages.conflicts.moments import HOUR
from summarizer.stages.conflicts.number_mention import NumberMention
from summarizer.stages.conflicts.points import point_of

_CHANGES = frozenset("correct revise update raise lower".split())
_TRIVIAL = 1.02
"""Ratio up to which two exact numbers differ by nothing but rounding."""
_OPEN = frozenset({"vague", "between"})
"""Ways of putting a number that leave open what it is."""
_EXACT = frozenset({QuantityKind.AGE, QuantityKind.DATE, QuantityKind.TIME})
"""Kinds that are not rounded to as many digits as they show."""
_MINUTES = 0.2
"""Hours up to which two times of day are one, told more or less exactly."""
_ROUNDED = 0.1
"""Most that a number may be off by rounding."""


def number_conflict(mentions: Sequence[NumberMention], documents: Mapping[str, Document]) -> Conflict | None:
    """Set numbers of one point against each other.

    Args:
        mentions: numbers of at least two documents.
        documents: the story's documents by id.

    Returns:
        The conflict, or None where they do not differ.
    """
    values = _values(mentions)
    quantities = [m.amount for m in mentions]
    if len(values) < 2 or _no_difference(quantities):
        return None
    kind = ConflictKind.PRECISION
    if _later(mentions, documents):
        kind = ConflictKind.CORRECTION
    elif any(not meet(a, b) for a, b in combinations(quantities, 2)):
        kind = _kind_of_exclusion(values)
    if kind is ConflictKind.CORRECTION:
        values = _latest_last(values, mentions, documents)
    return Conflict(point_of(mentions), kind, values)


def _latest_last(
    values: Sequence[ConflictValue], mentions: Sequence[NumberMention], documents: Mapping[str, Document]
) -> tuple[ConflictValue, ...]:
    """The values in the order in which they were told, as far as articles are dated or say so."""
    provisional = {span for m in mentions if m.provisional for span in m.claim.evidence}

    def told(value: ConflictValue) -> tuple[bool, str]:
        days = [(documents[span.doc_id].published or "")[:10] for span in value.evidence]
        return not provisional & set(value.evidence), max(days)

    return tuple(sorted(values, key=told))


def _no_difference(quantities: Sequence[Quantity]) -> bool:
    """Whether all state one number, but for rounding and one way of putting it ("95", "up to 95")."""
    if any(q.kind in _EXACT for q in quantities):
        return all(meet(a, b) for a, b in combinations(quantities, 2))
    stated = [q.value for q in quantities]
    ways = {q.approximation for q in quantities} - {""}
    trivial = min(stated) == max(stated) if ways else max(stated) <= _TRIVIAL * min(stated)
    return len(ways) <= 1 and not ways & _OPEN and trivial


def _kind_of_exclusion(values: Sequence[ConflictValue]) -> ConflictKind:
    speakers = [value.speaker for value in values]
    if None not in speakers and len(set(speakers)) == len(speakers):
        return ConflictKind.ACCOUNT
    return ConflictKind.CONTRADICTION


def _later(mentions: Sequence[NumberMention], documents: Mapping[str, Document]) -> bool:
    """Whether one number takes the place of another.

    It does if that is said, and if it is published on a later day, by the same outlet or of what is
    counted anew every day, like victims. Others that differ are in dispute on whatever day.
    """
    mounts = any(m.mounts for m in mentions)
    said = any(m.verbs & _CHANGES or m.provisional for m in mentions)
    told = [(m.amount, documents[m.claim.doc_id]) for m in mentions]
    for (a, one), (b, other) in combinations(told, 2):
        apart = not meet(a, b)
        days = [(d.published or "")[:10] for d in (one, other)]
        later = all(days) and days[0] != days[1]
        if apart and (said or (later and one.outlet and one.outlet == other.outlet)):
            return True
        if mounts and later and (apart or _passed(*((a, b) if days[0] < days[1] else (b, a)))):
            return True
    return False


def _passed(before: Quantity, after: Quantity) -> bool:
    """Whether a number has risen above an open one: "at least three", then "five"."""
    return math.isinf(before.high) and after.value > before.value


def _values(mentions: Sequence[NumberMention]) -> tuple[ConflictValue, ...]:
    """The different numbers in their sources' words, smallest first; equal ones are one value."""
    held: dict[tuple[float, float], list[NumberMention]] = {}
    for mention in mentions:
        held.setdefault((mention.amount.low, mention.amount.high), []).append(mention)
    return tuple(
        ConflictValue(
            min((_phrase(m) for m in same), key=lambda text: (len(text), text)),
            tuple(sorted({span for m in same for span in m.claim.evidence})),
            _speaker(same),
        )
        for _, same in sorted(held.items())
    )


def _speaker(mentions: Sequence[NumberMention]) -> str | None:
    names = {m.claim.attribution.speaker if m.claim.attribution else None for m in mentions}
    return names.pop() if len(names) == 1 else None


def _phrase(mention: NumberMention) -> str:
    """The number with what it counts, as written."""
    counted = mention.quantity.head is not None or mention.head in mention.numeral_heads
    if not counted:
        return mention.quantity.text
    return mention.claim.parse.text[mention.quantity.start : mention.analysis.tokens[mention.head].end]


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers may be one, said more or less exactly.

    Args:
        a: a number.
        b: another of the same unit.

    Returns:
        True if their ranges meet or one is the other rounded. "More than 40" is not said of 90: an open
        range is read as within the double or the half. Ages are exact, times of day within minutes.
    """
    if a.kind is b.kind and a.kind in _EXACT:
        return _same_moment(a, b)
    (a_low, a_high), (b_low, b_high) = _closed(a), _closed(b)
    if a_low <= b_high and b_low <= a_high:
        return True
    if a.low != a.high or b.low != b.high:
        return False
    gap = abs(a.value - b.value)
    return gap <= _ROUNDED * max(a.value, b.value) and (
        _rounds(a.value, b.value) or _rounds(b.value, a.value)
    )


def _same_moment(a: Quantity, b: Quantity) -> bool:
    """Whether two ages, dates or times of day may be one; where the half of the day is not said, either."""
    if a.kind is not QuantityKind.TIME:
        return a.low <= b.high and b.low <= a.high
    gap, round_the_clock = abs(a.value - b.value), 24 if a.unit == b.unit == HOUR else 12
    return min(gap % round_the_clock, -gap % round_the_clock) <= _MINUTES


def _closed(quantity: Quantity) -> tuple[float, float]:
    high = 2 * quantity.low if math.isinf(quantity.high) else quantity.high
    low = high / 2 if quantity.low == 0 else quantity.low
    return low, high


def _rounds(exact: float, stated: float) -> bool:
    """Whether a number is another one rounded to as many digits as it shows."""
    digits = len(f"{stated:.10g}".replace(".", "").strip("0")) or 1
    halfway = (
        abs(exact - stated) == 0.5 * 10 ** math.floor(math.log10(stated) - digits + 1)
        if stated > 0
        else False
    )
    return not halfway and float(f"{exact:.{digits}g}") == stated
