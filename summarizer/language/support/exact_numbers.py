"""Exact check of the numbers of a sentence against those of its passages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from summarizer.language.numbers.equivalents import Share, per, same_amount, same_currency, shares
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.problem import Problem, listed
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import same_sense

_WEAKER = {
    "": {"", "about", "vague"},
    "about": {"about"},
    "nearly": {"nearly", "less than", "about"},
    "just over": {"just over", "more than", "about"},
    "more than": {"more than", "just over"},
    "less than": {"less than", "nearly"},
    "at least": {"at least"},
    "at most": {"at most", "up to"},
    "up to": {"up to", "at most"},
    "between": {"between", "about"},
    "vague": {"vague"},
}
"""For each way a passage may qualify a number, the ways a sentence may that claim no more."""
_SCORE = re.compile(r"(?<![\d.,–-])(\d{1,3})[–-](\d{1,3})(?![\d–-])")
_NEXT_NUMBER = re.compile(r"\s*(?:,|and|or|to|and then)\s+(?:[$£€]\s?)?\d")
_UNCOUNTED = frozenset({QuantityKind.DATE, QuantityKind.YEAR, QuantityKind.TIME, QuantityKind.NAME})
_MEASURED = frozenset(
    {QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.FRACTION}
)
_MEASURES = frozenset(
    base_stem(w)
    for w in """
    metre meter kilometre kilometer mile yard foot inch centimetre millimetre km cm mm acre hectare
    tonne ton kilogram kilo gram pound ounce kg litre liter gallon barrel degree point knot mph kph
    watt megawatt gigawatt volt
    """.split()
)


def number_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find numbers that no passage gives, or gives of something else.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem a number.
    """
    yield from _score_problems(sentence, premises)
    known = [q for premise in premises for q in premise.quantities]
    rates = [(q, per(p.parse.text, q)) for p in premises for q in p.quantities]
    for quantity in sentence.quantities:
        if quantity.kind is QuantityKind.NAME or _counts_out(sentence, quantity):
            continue
        if (
            _is_single(quantity, premises)
            or _only_orders(quantity, known)
            or _is_known_share(quantity, sentence, premises)
        ):
            continue
        yield from _rate_problem(quantity, per(sentence.parse.text, quantity), rates)
        yield from _problem(quantity, known, shares_unit=_shares_unit(sentence, quantity))


def _score_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Scores, whose two numbers belong together."""
    if not any(q.kind is QuantityKind.SCORE for q in sentence.quantities):
        return
    known = {m.groups() for p in premises for m in _SCORE.finditer(p.parse.text)}
    for match in _SCORE.finditer(sentence.parse.text):
        if known and match.groups() not in known:
            said = listed(["-".join(pair) for pair in sorted(known)])
            yield Problem(
                f"the score {match.group()} is in none of the cited passages; they say {said}", True
            )


def _is_single(quantity: Quantity, premises: Sequence[Analysis]) -> bool:
    """Whether a spelled one is what the passages put as "a": "one day after", "a day after"."""
    if quantity.text.casefold() != "one" or not quantity.unit:
        return False
    single = re.compile(rf"\ban? {re.escape(quantity.unit)}\b", re.IGNORECASE)
    return any(single.search(p.parse.text) for p in premises)


def _is_known_share(quantity: Quantity, sentence: Analysis, premises: Sequence[Analysis]) -> bool:
    """Whether a number belongs to a part of a whole that the passages write in another way."""
    own = [s for s in _shares(sentence) if s.start <= quantity.start and quantity.end <= s.end]
    known = [s.value for p in premises for s in _shares(p)] if own else []
    return any(math.isclose(s.value, value, rel_tol=1e-6) for s in own for value in known) and not any(
        _same_value(quantity, q) and q.kind is quantity.kind for p in premises for q in p.quantities
    )


def _shares(analysis: Analysis) -> tuple[Share, ...]:
    return shares(analysis.parse.text, analysis.quantities)


def _counts_out(sentence: Analysis, quantity: Quantity) -> bool:
    """Whether a small number only counts what is named beside it: "the two ministers", "one of them"."""
    if quantity.value not in {1, 2} or quantity.kind is not QuantityKind.COUNT or not quantity.text.isalpha():
        return False
    before = sentence.parse.text[: quantity.start].casefold().rstrip()
    return quantity.value == 1 or before.endswith("the")


def _only_orders(quantity: Quantity, known: Sequence[Quantity]) -> bool:
    """Whether a spelled ordinal tells an order that the passages may give by the order of telling."""
    if quantity.kind is not QuantityKind.ORDINAL or not quantity.text.isalpha():
        return False
    return not any(q.kind is QuantityKind.ORDINAL and _same_unit(quantity, q) for q in known)


def _shares_unit(sentence: Analysis, quantity: Quantity) -> bool:
    """Whether the unit stands only after a number that follows: "3.5 and 4 percent"."""
    return bool(_NEXT_NUMBER.match(sentence.parse.text, quantity.end))


def _rate_problem(quantity: Quantity, rate: str, rates: Sequence[tuple[Quantity, str]]) -> Iterator[Problem]:
    """The same number for each of something else: a month, a year."""
    others = [other for q, other in rates if _same_value(quantity, q)]
    if rate and others and all(other and not same_sense(other, rate) for other in others):
        said = listed([f"a {other}" for other in others])
        yield Problem(f"“{quantity.text}” is not a {rate} in the cited passages; they say {said}", True)


def _problem(quantity: Quantity, known: Sequence[Quantity], *, shares_unit: bool) -> Iterator[Problem]:
    equal = [q for q in known if _same_value(quantity, q)]
    if not equal and any(same_amount(quantity, q) for q in known):
        return
    if not equal:
        yield Problem(_missing(quantity, known), any(_same_unit(quantity, q) for q in known))
        return
    united = equal if shares_unit else [q for q in equal if _unit_fits(quantity, q, known)]
    if not united:
        said = listed([f"{q.text} {q.unit}".strip() for q in equal])
        yield Problem(
            f"the number {_shown(quantity)} is of something else in the cited passages; they say {said}", True
        )
        return
    if not any(quantity.approximation in _WEAKER.get(q.approximation, {q.approximation}) for q in united):
        said = listed([q.text for q in united])
        yield Problem(f"“{quantity.text}” is not what the cited passages say; they say {said}", True)


def _same_value(a: Quantity, b: Quantity) -> bool:
    """Whether ``a`` is the number ``b``, or a vague word that covers an exact ``b``."""
    if a.approximation == "vague" or b.approximation == "vague":
        if b.approximation != "vague":
            return b.kind is a.kind and a.low <= b.value <= a.high
        return (a.low, a.high) == (b.low, b.high)
    if a.approximation == "between" or b.approximation == "between":
        return math.isclose(a.low, b.low) and math.isclose(a.high, b.high)
    return math.isclose(a.value, b.value, rel_tol=1e-9)


def _same_unit(a: Quantity, b: Quantity) -> bool:
    return a.kind is b.kind and bool(a.unit) and same_sense(a.unit, b.unit)


def _unit_fits(a: Quantity, b: Quantity, known: Sequence[Quantity]) -> bool:
    """Whether two equal numbers can measure one thing."""
    if {a.kind, b.kind} & _UNCOUNTED:
        return a.kind is b.kind
    if QuantityKind.ORDINAL in {a.kind, b.kind} and a.kind is not b.kind:
        return False
    if same_currency(a.unit, b.unit) and a.unit != b.unit:
        return True
    if not a.unit or not b.unit:
        return not ({a.kind, b.kind} & {QuantityKind.MONEY, QuantityKind.PERCENT} and a.kind is not b.kind)
    if same_sense(a.unit, b.unit):
        return _points(a) == _points(b)
    if {a.kind, b.kind} & _MEASURED or base_stem(a.unit) in _MEASURES or base_stem(b.unit) in _MEASURES:
        return False
    if b.unit == "person":
        return True  # "eleven people" among the passengers
    return not any(same_sense(a.unit, q.unit) and q.unit for q in known if q is not b)


def _points(quantity: Quantity) -> bool:
    """Whether a percentage is a difference between percentages."""
    return "point" in quantity.text.casefold()


def _shown(quantity: Quantity) -> str:
    if quantity.unit and not quantity.text.casefold().endswith(quantity.unit) and quantity.unit.isalpha():
        return f"{quantity.text} ({quantity.unit})"
    return quantity.text


def _missing(quantity: Quantity, known: Sequence[Quantity]) -> str:
    comparable = [q.text for q in known if _same_unit(quantity, q)] or [
        q.text for q in known if q.kind is quantity.kind
    ]
    said = f"; they say {listed(comparable)}" if comparable else ""
    return f"the number {quantity.text} is in none of the cited passages{said}"
