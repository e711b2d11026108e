"""What a difference of numbers is about, in a short neutral phrase made of the passages' words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summarizer.language.numbers.measures import is_currency, measure_of
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.people.reporting import REPORTING
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.arguments import Sort
from summarizer.stages.conflicts.context import LIGHT, is_content, same_word, text_between, verbs_above
from summarizer.stages.conflicts.moments import is_moment
from summarizer.stages.conflicts.number_mention import NumberMention

_PLACING = frozenset(
    "in on at near along over around outside inside during across against within of for".split()
)
"""Prepositions whose phrases say what, where or when something is counted."""
_LONGEST_PLACE = 7
"""Most tokens of such a phrase."""
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_DIMENSIONS = {"length": "distance", "mass": "weight", "duration": "length"}
"""What a reader calls what is measured, where it is not its own word."""
_TIMES = frozenset({"second", "minute", "hour", "day"})
_HAVING = frozenset("be weigh measure have hold contain cover span stretch reach".split())
"""Verbs whose subject has the measure."""
_VAGUE = frozenset("figure number total amount sum one".split())
_WITH_PREPOSITION = frozenset({"of", "in"})


def point_of(mentions: Sequence[NumberMention]) -> str:
    """Name what numbers of one point measure.

    Args:
        mentions: the numbers.

    Returns:
        A noun phrase: what is counted with what happens to it and where, as far as more than one passage
        says so, or what has the measure.
    """
    first = min(mentions, key=lambda m: (not _counts(m), _is_one(m), len(m.unit), m.unit, m.claim.claim_id))
    if is_moment(first.quantity):
        found = (occasion(m.analysis, m.head) for m in mentions)
        name = "time" if first.quantity.kind is QuantityKind.TIME else "date"
        return next((f"{name} {text}" for text in found if text), _beside(name, mentions))
    if not _counts(first):
        return _measured(first, mentions)
    noun, done = _things(first), _done(mentions)
    places = (p for m in mentions for p in _circumstances(m, mentions))
    where = min(places, key=lambda p: (len(p), p), default="")
    if not noun:
        return _beside("number", mentions)
    return " ".join(part for part in ("number of", noun, done, where) if part)


def occasion(analysis: Analysis, token: int) -> str:
    """Name what a time or place goes with: "of the vote", "(they left)".

    Args:
        analysis: an analysed sentence.
        token: a token of the time or place.

    Returns:
        The noun above it or the subject of the verb above it, or nothing.
    """
    for i in analysis.chain(token):
        above = analysis.tokens[i]
        if above.pos == "NOUN":
            first = min([i, *analysis.dependents(i, "compound", "amod")])
            return f"of the {text_between(analysis, first, i)}"
        if above.pos == "VERB":
            subject = next(analysis.dependents(i, "nsubjpass", "nsubj", "dobj"), None)
            if subject is not None and analysis.tokens[subject].pos == "NOUN":
                first = min([subject, *analysis.dependents(subject, "compound", "amod")])
                return f"of the {text_between(analysis, first, subject)}"
            of = analysis.tokens[subject].text if subject is not None else ""
            return f"({' '.join(w for w in (of, above.text) if w)})"
    return ""


def _counts(mention: NumberMention) -> bool:
    """Whether a number counts things."""
    counted = mention.quantity.kind is QuantityKind.COUNT and mention.unit == mention.measured
    return counted and not is_currency(mention.unit)


def _is_one(mention: NumberMention) -> bool:
    """Whether what is counted is named in the singular, or not at all."""
    return mention.quantity.value == 1 or not mention.unit


def _things(mention: NumberMention) -> str:
    """What is counted, with the nouns before it: "rail workers"."""
    if not mention.unit or mention.analysis.tokens[mention.head].pos == "NUM":
        return ""
    inside = range(mention.head + 1)
    before = [
        i
        for i in mention.analysis.dependents(mention.head, "compound", "amod")
        if i in inside and mention.analysis.tokens[i].start >= mention.quantity.end
    ]
    return text_between(mention.analysis, min([mention.head, *before]), mention.head)


def _measured(first: NumberMention, mentions: Sequence[NumberMention]) -> str:
    """What has a measure or price: "weight of the lander", "deficit", "share of trams"."""
    kind, owner = first.quantity.kind, _owner(mentions)
    if kind in _SHARES:
        whole = next((w for m in mentions for w in _whole(m)), "")
        return owner or (f"share of {whole}" if whole else _beside("percentage", mentions))
    if is_currency(first.unit) or kind is QuantityKind.MONEY:
        done = _done(mentions)
        return owner or (f"amount of money {done}" if done else _beside("amount of money", mentions))
    if kind is QuantityKind.AGE:
        return f"age of the {owner}" if owner else _beside("age", mentions)
    measure = measure_of(first.measured_unit)
    name = "length of time" if measure is None else measure.dimension
    name = "speed" if name == "length" and first.rate in _TIMES else _DIMENSIONS.get(name, name)
    if owner and owner != name:
        return f"{name} of the {owner}"
    return _beside("length of time" if name == "length" else name, mentions)


def _beside(name: str, mentions: Sequence[NumberMention]) -> str:
    """What a number measures, with what two passages tell of it in the same words: "age (Rolf Banholt)"."""
    told = [(steps, *word) for m in mentions for steps, word in enumerate(_told_with(m, mentions))]
    if not told:
        return name
    _, word, many = min(told)
    return f"number of {word}" if many and name == "number" else f"{name} ({word})"


def _told_with(mention: NumberMention, mentions: Sequence[NumberMention]) -> Iterator[tuple[str, bool]]:
    """Names and nouns near a number, the nearest first, that another passage has near it; whether of many."""
    others = [m for m in mentions if m.claim != mention.claim]
    tokens = mention.analysis.tokens
    named = dict(mention.words)
    near = sorted(range(len(tokens)), key=lambda i: (abs(i - mention.head), i))
    for i in near:
        token = tokens[i]
        if token.text not in named or token.lemma.casefold() == mention.unit or _tells(mention.analysis, i):
            continue
        plain = token.pos == "NOUN" and measure_of(token.lemma.casefold()) is None
        if not (named[token.text] or plain):
            continue
        if any(same_word(token.text, named[token.text], w, n) for m in others for w, n in m.words):
            within = (n.text for n in mention.analysis.names if n.start <= token.start < n.end)
            names = (text for text in within if not any(map(str.isdigit, text)))
            yield next(names, token.text), plain and token.tag == "NNS"


def _tells(analysis: Analysis, token: int) -> bool:
    """Whether a word only names who says it."""
    above = analysis.tokens[analysis.tokens[token].head]
    return analysis.tokens[token].dep == "nsubj" and above.lemma.casefold() in REPORTING


def _owner(mentions: Sequence[NumberMention]) -> str:
    """The noun that has the measure, as most passages name it."""
    found = Counter(word for m in mentions for word in sorted(m.of - _VAGUE) if _has_measure(m, word))
    return min(found, key=lambda word: (-found[word], word), default="")


def _has_measure(mention: NumberMention, word: str) -> bool:
    """Whether a noun has the measure, and does not only do something with so much."""
    doing = {d.lemma for d in mention.doers if d.sort is Sort.NOUN}
    return word not in doing or bool(mention.verbs & _HAVING)


def _whole(mention: NumberMention) -> Iterable[str]:
    """What the number is a share of, without whose: "deposits", "trams"."""
    analysis = mention.analysis
    if mention.quantity.head is not None and analysis.tokens[mention.head].pos == "NOUN":
        yield analysis.tokens[mention.head].text
    for noun in _inside(analysis, mention.head):
        parts = [i for i in analysis.dependents(noun, "compound", "amod") if i < noun]
        first = min([noun, *parts])
        plain = all(analysis.tokens[i].pos in {"NOUN", "PROPN", "ADJ"} for i in range(first, noun))
        if analysis.tokens[noun].pos == "NOUN" and plain:
            yield text_between(analysis, first, noun)


def _inside(analysis: Analysis, head: int) -> Iterable[int]:
    """What follows with "of" or "in", and what follows that: "90 percent of the $175 billion in deposits"."""
    for prep in analysis.dependents(head, "prep"):
        if analysis.tokens[prep].text.casefold() in _WITH_PREPOSITION:
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
    for i in mention.analysis.dependents(mention.head, "acl"):
        if tokens[i].tag == "VBN" and _does(mention, i):
            yield tokens[i].text.casefold()
    verb = tokens[head.head]
    if verb.pos != "VERB" or not _does(mention, head.head):
        return
    passive = head.dep == "nsubjpass" and verb.tag == "VBN"
    if passive or (head.dep == "dobj" and verb.tag in {"VBD", "VBN"} and verb.text.endswith("ed")):
        yield verb.text.casefold()


def _does(mention: NumberMention, verb: int) -> bool:
    """Whether a verb tells what happens to something, not what is said or thought of it."""
    return mention.analysis.tokens[verb].lemma.casefold() not in LIGHT | REPORTING


def _circumstances(mention: NumberMention, mentions: Sequence[NumberMention]) -> Iterable[str]:
    """Short prepositional phrases that go with the number, of which another passage says the same."""
    analysis = mention.analysis
    others = [m for m in mentions if m.claim != mention.claim]
    for governor in (mention.head, *verbs_above(analysis, mention.head)):
        for prep in analysis.dependents(governor, "prep"):
            tokens = analysis.parse.subtree(prep)
            placing = prep > mention.head and analysis.tokens[prep].text.casefold() in _PLACING
            unbroken = len(tokens) == tokens[-1] - tokens[0] + 1
            owned = any(analysis.tokens[i].pos == "PRON" for i in tokens)
            told = [analysis.tokens[i].text for i in tokens if is_content(analysis, i)]
            shared = told and all(
                any(same_word(word, False, w, False) for m in others for w, _ in m.words) for word in told
            )
            if placing and unbroken and not owned and shared and 2 <= len(tokens) <= _LONGEST_PLACE:
                yield text_between(analysis, tokens[0], tokens[-1])
