"""Numbers as a reader takes them together: of two units, shares of a whole, and what a bare number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.language.numbers.measures import measure_of
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.people.phrases import is_person_noun
from summarizer.language.support.analysis import Analysis

COUNTS = frozenset("number total toll count tally figure sum".split())
"""Nouns that say that something is counted: "the number of infected people"."""
_PEOPLE = frozenset(
    """
    adult adolescent baby citizen civilian commuter crewman crewmember deckhand elder evacuee faithful fan
    farmhand foreigner holidaymaker infant inhabitant local marcher member mountaineer newborn newcomer
    occupant onlooker participant pensioner pilgrim pupil recruit schoolboy schoolchild schoolchildren
    schoolgirl senior skier spectator stranger striker subject teammate tot tourer toddler traveller
    traveler trekker visitor walker workmate youngster youth
    """.split()
)
"""What people are by their age, on their way or at play, beside what they are by office or work."""
ANYBODY = frozenset("person people human adult individual other victim".split())
"""Nouns that count people of any sort."""
PUTTING = frozenset("put place estimate give".split())
"""Verbs whose subject gives the number after them."""
_ADDED = re.compile(r",?\s*(?:and\s+)?")
_OUT_OF = re.compile(r"\s+(?:out of(?: every)?|in every|of every)\s+")
_TO = frozenset("to at by from with of".split())


def counts_people(unit: str) -> bool:
    """Whether what is counted is people.

    Args:
        unit: the lemma of a noun.

    Returns:
        True for nouns for persons of any kind.
    """
    return is_person_noun(unit) or unit in _PEOPLE or unit in ANYBODY


def whole_quantities(analysis: Analysis) -> tuple[Quantity, ...]:
    """The numbers of a sentence, those put together that say one thing.

    "Three years and six months" is one length of time, "nine out of ten trams" one share of the trams.

    Args:
        analysis: an analysed sentence.

    Returns:
        The quantities in order.
    """
    found: list[Quantity] = []
    text = analysis.parse.text
    for quantity in analysis.quantities:
        before = found[-1] if found else None
        joined = before and (_length(analysis, before, quantity) or _share(text, before, quantity))
        if joined:
            found[-1] = joined
        else:
            found.append(quantity)
    return tuple(found)


def _length(analysis: Analysis, first: Quantity, second: Quantity) -> Quantity | None:
    """A length of time in two units, the larger first, counted in the first."""
    if not first.kind is second.kind is QuantityKind.DURATION or first.head is None or second.head is None:
        return None
    large, small = measure_of(first.unit), measure_of(second.unit)
    between = analysis.parse.text[analysis.tokens[first.head].end : second.start]
    if large is None or small is None or small.factor >= large.factor or not _ADDED.fullmatch(between):
        return None
    more = small.factor / large.factor
    return replace(
        first,
        end=second.end,
        text=analysis.parse.text[first.start : second.end],
        value=first.value + second.value * more,
        low=first.low + second.low * more,
        high=first.high + second.high * more,
        head=second.head,
    )


def _share(text: str, part: Quantity, whole: Quantity) -> Quantity | None:
    """A share as "nine out of ten" says it."""
    if not part.kind is whole.kind is QuantityKind.COUNT or not _OUT_OF.fullmatch(
        text[part.end : whole.start]
    ):
        return None
    if not 0 < part.value <= whole.value:
        return None
    share = part.value / whole.value
    return replace(
        whole,
        start=part.start,
        text=text[part.start : whole.end],
        value=share,
        low=part.low / whole.value,
        high=min(1.0, part.high / whole.value),
        kind=QuantityKind.FRACTION,
    )


def counted_noun(analysis: Analysis, number: Sequence[int]) -> int | None:
    """The noun that a number without one counts: people in "the number of people hurt rose to 40".

    Args:
        analysis: an analysed sentence.
        number: tokens of the number.

    Returns:
        The noun of which a number is given, or the noun of giving ("the toll") where it is not named.
    """
    top = next((i for i in number if analysis.tokens[i].head not in number), number[-1])
    above = analysis.tokens[top].head
    described = {analysis.tokens[i].pos for i in range(top + 1, above)}
    if (
        analysis.tokens[top].dep == "nummod"
        and analysis.tokens[above].pos == "NOUN"
        and described == {"VERB"}
    ):
        return above  # "seventeen injured people"
    placed = analysis.tokens[top].dep == "pobj" and analysis.tokens[above].text.casefold() in _TO
    if placed:
        above = analysis.tokens[above].head
    nouns = _counting(analysis, above)
    if (
        placed and not nouns
    ):  # "puts the number of those hit by the rise at 900": parsers take "the rise at 900"
        putting = (i for i in analysis.chain(above) if analysis.tokens[i].lemma.casefold() in PUTTING)
        nouns = [n for verb in putting for n in _counting(analysis, verb)]
    for noun in nouns:
        if noun not in number:
            of = (p for p in analysis.dependents(noun, "prep") if analysis.tokens[p].text.casefold() == "of")
            return next((n for p in of for n in analysis.dependents(p, "pobj")), noun)
    return None


def _counting(analysis: Analysis, above: int) -> list[int]:
    """The noun of giving a number that a word is, or those that a verb has."""
    nominal = analysis.tokens[above].pos in {"NOUN", "PROPN"}
    nouns = (above,) if nominal else tuple(analysis.dependents(above, "nsubj", "nsubjpass", "dobj"))
    return [noun for noun in nouns if analysis.tokens[noun].lemma.casefold() in COUNTS]
