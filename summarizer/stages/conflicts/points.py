"""What a difference of numbers is about, in a short neutral phrase made of the passages' words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.people.names import same_name
from summarizer.stages.conflicts.context import same_word, text_between, verbs_above
from summarizer.stages.conflicts.mentions import NumberMention

_PLACING = frozenset(
    "in on at near along over around outside inside during across against within of for".split()
)
"""Prepositions whose phrases say what, where or when something is counted."""
_LONGEST_PLACE = 7
"""Most tokens of such a phrase."""
_MOST_WORDS = 3
_MEASURE = {
    QuantityKind.COUNT: "number",
    QuantityKind.MONEY: "amount",
    QuantityKind.PERCENT: "percentage",
    QuantityKind.FRACTION: "share",
    QuantityKind.DURATION: "length",
}
_MEASURES = frozenset(
    "foot metre meter mile kilometre kilometer km inch pound kilogram kg ton tonne degree point acre".split()
)


def point_of(mentions: Sequence[NumberMention]) -> str:
    """Name what numbers of one point measure.

    Args:
        mentions: the numbers.

    Returns:
        A noun phrase, with the place or purpose of what is counted if a passage says it shortly.
    """
    first = min(mentions, key=lambda m: (m.quantity.head is None, len(m.unit), m.unit, m.claim.claim_id))
    where = min((w for m in mentions for w in _circumstances(m)), key=lambda w: (len(w), w), default="")
    return f"{_measure(first)} {where or _shared_names(mentions)}".strip()


def _measure(mention: NumberMention) -> str:
    """What kind of number it is, and of what: "number of dockers", "length of the meeting"."""
    measure, tokens = _MEASURE[mention.quantity.kind], mention.analysis.tokens
    token = tokens[mention.head]
    match mention.quantity.kind:
        case QuantityKind.COUNT if mention.quantity.head is None:
            return f"{measure} given for {tokens[token.head].text}"
        case QuantityKind.COUNT:
            first = min([mention.head, *mention.analysis.dependents(mention.head, "compound")])
            noun = text_between(mention.analysis, first, mention.head)
            return f"{'figure in' if mention.unit in _MEASURES else 'number of'} {noun}"
        case QuantityKind.DURATION if (
            token.dep in {"compound", "amod", "nmod"} and tokens[token.head].pos == "NOUN"
        ):
            return f"{measure} of the {tokens[token.head].text}"
        case _:
            return measure


def _shared_names(mentions: Sequence[NumberMention]) -> str:
    """What all passages name near the number, or else say near it, where no phrase says what it is of."""
    first, *others = mentions
    alike = [
        (word, name)
        for word, name in first.words
        if all(any(same_word(word, name, *o) for o in m.words) for m in others)
    ]
    shared = {word for word, name in alike if name}
    speakers = [m.claim.attribution.speaker for m in mentions if m.claim.attribution is not None]
    named = (
        n.text
        for n in first.analysis.names
        if shared & set(n.text.split()) and not any(same_name(n.text, s) for s in speakers)
    )
    name = min(named, key=lambda text: (-len(shared & set(text.split())), len(text)), default="")
    plain = list(dict.fromkeys(word for word, name in alike if not name))
    if name:
        return f"given for {name}"
    counted = first.quantity.kind is QuantityKind.COUNT
    return f"({', '.join(plain[:_MOST_WORDS])})" if plain and not counted else ""


def _circumstances(mention: NumberMention) -> Iterable[str]:
    """Short prepositional phrases that go with the number."""
    analysis = mention.analysis
    governors = [mention.head, *verbs_above(analysis, mention.head)]
    for governor in governors:
        for prep in analysis.dependents(governor, "prep"):
            tokens = analysis.parse.subtree(prep)
            placing = prep > mention.head and analysis.tokens[prep].text.casefold() in _PLACING
            unbroken = len(tokens) == tokens[-1] - tokens[0] + 1
            if placing and unbroken and 2 <= len(tokens) <= _LONGEST_PLACE:
                yield text_between(analysis, tokens[0], tokens[-1])
