"""Ages of people that a number alone states: "Leth, 39", "she is 58", "a woman of 66", "dead at 61"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.support.analysis import Analysis
from summarizer.stages.conflicts.counting import counts_people

_OLDEST = 120
_PERSONS = frozenset("he she who i".split())
_HOURS = 12
"""Up to which a number after "at" may be an hour."""


def ages(analysis: Analysis) -> Iterator[Quantity]:
    """Find the ages of a sentence.

    Args:
        analysis: an analysed sentence.

    Yields:
        Quantities of kind AGE, in years.
    """
    for quantity in analysis.quantities:
        if not 0 < quantity.value <= _OLDEST or quantity.value % 1:
            continue
        bare = quantity.kind is QuantityKind.COUNT and quantity.head is None
        years = quantity.unit in {"", "year"}
        if (quantity.kind is QuantityKind.AGE and years) or (bare and _is_age(analysis, quantity)):
            yield replace(quantity, kind=QuantityKind.AGE, unit="year", head=None)


def _is_age(analysis: Analysis, quantity: Quantity) -> bool:
    tokens = analysis.tokens
    at = next((i for i, t in enumerate(tokens) if t.end > quantity.start), None)
    last = next((i for i, t in enumerate(tokens) if t.end >= quantity.end), None)
    if at is None or last is None or at == 0:
        return False
    before, after = tokens[at - 1], tokens[last + 1].text if last + 1 < len(tokens) else "."
    named = at > 1 and tokens[at - 2].pos in {"PROPN", "NOUN"} and not tokens[at - 2].text.isdigit()
    if before.text in {",", "("} and named and after in {",", ".", ")", ";"}:
        return True
    if before.text.casefold() == "of" and named and after != "the":
        return counts_people(tokens[at - 2].lemma.casefold()) and tokens[at - 2].tag == "NN"
    number = tokens[last]
    if before.text.casefold() == "at" and quantity.value > _HOURS:
        return number.dep == "pobj" and after in {",", ".", "and", "is", "was"}
    verb = tokens[number.head]
    if number.dep in {"attr", "acomp"} and verb.lemma == "be":
        subjects = [tokens[i] for i in analysis.dependents(number.head, "nsubj")]
        return any(s.text.casefold() in _PERSONS or s.entity == "PERSON" for s in subjects)
    return False
