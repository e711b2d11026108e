"""What a difference of numbers is about, in a short neutral phrase made of the passages' words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import REPORTING
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.arguments import Sort
from summarizer.stages.conflicts.context import LIGHT, same_word, text_between, verbs_above
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
    QuantityKind.AGE: "age",
}
_SIZE = {QuantityKind.MONEY: "size", QuantityKind.PERCENT: "size"}
_MEASURES = frozenset(
    "foot metre meter mile kilometre kilometer km inch pound kilogram kg ton tonne degree point acre".split()
)


def point_of(mentions: Sequence[NumberMention]) -> str:
    """Name what numbers of one point measure.

    Args:
        mentions: the numbers.

    Returns:
        A noun phrase, with what happens to what is counted and its place or purpose, if a passage
        says them shortly.
    """
    first = min(mentions, key=lambda m: (m.quantity.head is None, len(m.unit), m.unit, m.claim.claim_id))
    where = min((w for m in mentions for w in _circumstances(m)), key=lambda w: (len(w), w), default="")
    measure, done = _measure(first, mentions), _done(mentions)
    rest = where or ("" if done or " of " in measure else _shared_names(mentions))
    return " ".join(part for part in (measure, done, rest) if part)


def _measure(mention: NumberMention, mentions: Sequence[NumberMention]) -> str:
    """What kind of number it is, and of what: "number of dockers", "length of the meeting"."""
    measure, tokens = _MEASURE[mention.quantity.kind], mention.analysis.tokens
    token = tokens[mention.head]
    if mention.quantity.kind is QuantityKind.COUNT and mention.quantity.head is not None:
        first = min([mention.head, *mention.analysis.dependents(mention.head, "compound")])
        noun = text_between(mention.analysis, first, mention.head)
        return f"{_measured(mentions)} in {noun}" if mention.unit in _MEASURES else f"number of {noun}"
    if mention.quantity.kind is QuantityKind.COUNT:
        return measure if any(_participles(mention)) else f"{measure} given for {tokens[token.head].text}"
    if token.dep in {"compound", "amod", "nmod"} and tokens[token.head].pos == "NOUN":
        return f"{_SIZE.get(mention.quantity.kind, measure)} of the {tokens[token.head].text}"
    whole = next((w for m in mentions for w in _whole(m)), "")
    return f"{measure} of {whole}" if whole else measure


def _measured(mentions: Sequence[NumberMention]) -> str:
    """What has the measure: "gusts", where gusts reach so many kilometres; else only "figure"."""
    nouns = sorted(d.text.casefold() for m in mentions for d in m.doers if d.sort is Sort.NOUN)
    return nouns[0] if nouns else "figure"


def _whole(mention: NumberMention) -> Iterable[str]:
    """What the number is a part or amount of, without whose: "deposits", "debt"."""
    analysis = mention.analysis
    for noun in _inside(analysis, mention.head):
        parts = [i for i in analysis.dependents(noun, "compound", "amod") if i < noun]
        first = min([noun, *parts])
        plain = all(analysis.tokens[i].pos in {"NOUN", "PROPN", "ADJ"} for i in range(first, noun))
        if analysis.tokens[noun].pos == "NOUN" and plain:
            yield text_between(analysis, first, noun)


def _inside(analysis: Analysis, head: int) -> Iterable[int]:
    """What follows with "of" or "in", and what follows that: "90 percent of the $175 billion in deposits"."""
    for prep in analysis.dependents(head, "prep"):
        if analysis.tokens[prep].text.casefold() in {"of", "in"}:
            for noun in analysis.dependents(prep, "pobj"):
                yield noun
                yield from _inside(analysis, noun)


def _done(mentions: Sequence[NumberMention]) -> str:
    """What is done to what is counted, as most passages say it: "injured", "raised"."""
    found = Counter(word for m in mentions for word in _participles(m))
    return min(found, key=lambda word: (-found[word], -len(word), word), default="")


def _participles(mention: NumberMention) -> Iterable[str]:
    tokens = mention.analysis.tokens
    head = tokens[mention.head]
    verb = tokens[head.head]
    if verb.pos != "VERB" or verb.lemma.casefold() in LIGHT or verb.lemma.casefold() in REPORTING:
        return
    passive = head.dep == "nsubjpass" and verb.tag == "VBN"
    if passive or (head.dep == "dobj" and verb.tag in {"VBD", "VBN"} and verb.text.endswith("ed")):
        yield verb.text.casefold()


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
        return f"for {name}"
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
            owned = any(analysis.tokens[i].pos == "PRON" for i in tokens)
            if placing and unbroken and not owned and 2 <= len(tokens) <= _LONGEST_PLACE:
                yield text_between(analysis, tokens[0], tokens[-1])
