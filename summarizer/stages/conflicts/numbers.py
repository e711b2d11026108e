"""Differing numbers for one point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document
from summarizer.language.analysis import Analysis, analyse
from summarizer.language.arguments import Argument, argument, same_thing
from summarizer.language.names import same_name
from summarizer.language.quantities import Quantity, QuantityKind
from summarizer.language.thesaurus import same_sense
from summarizer.language.timex import TimeKind, find_time_expressions
from summarizer.language.tokens import stem
from summarizer.stages.conflicts.context import (
    Overlap,
    as_words,
    near,
    overlap,
    same_word,
    text_between,
    verbs_above,
)

_KINDS = {
    QuantityKind.COUNT,
    QuantityKind.MONEY,
    QuantityKind.PERCENT,
    QuantityKind.FRACTION,
    QuantityKind.DURATION,
}
_REACH = 3
"""Steps in the syntax tree from a number to what it is about."""
_OTHERS = frozenset("another additional more further other extra remaining rest each every per".split())
"""Beside a number these make it a number of something else."""
_MOVES = frozenset(
    """
    rise fall drop climb slide gain lose jump plunge plummet surge tumble sink slip soar grow shrink dip edge
    add decline decrease increase narrow widen rally slump advance retreat ease rebound trade
    """.split()
)
"""What goes up and down differs from hour to hour: percentages of it are no conflict."""
_CHANGES = frozenset("correct revise update raise lower".split())
_AGREEING, _AGREEING_LARGE, _LARGE = 0.6, 0.3, 100
"""Share of the pairs of two groups that must be about one point for the groups to be; fewer are enough
from a size on at which numbers do not meet by chance."""
_TRIVIAL = 1.02
"""Ratio up to which two exact numbers differ by nothing but rounding."""
_ROUNDED = 0.1
"""Most that a number may be off by rounding."""
_PLACING = frozenset(
    "in on at near along over around outside inside during across against within of for".split()
)
"""Prepositions whose phrases say what, where or when something is counted."""
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


@dataclass(frozen=True, slots=True)
class _Mention:
    """A number in a claim with what it is about."""

    claim: Claim
    analysis: Analysis
    quantity: Quantity
    head: int
    unit: str
    words: tuple[tuple[str, bool], ...]
    verbs: frozenset[str]
    times: frozenset[str]
    qualifiers: frozenset[str]
    """Modifiers of the noun counted."""
    doers: tuple[Argument, ...]
    """Subjects of the verbs, the number itself left out."""


def number_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document], weights: Mapping[str, float]
) -> list[Conflict]:
    """Find numbers of one point that differ between documents.

    Args:
        claims: all claims of the story, in a fixed order.
        documents: its documents by id.
        weights: rarity of stems in it.

    Returns:
        One conflict a point: a contradiction (or correction) where numbers exclude each other and
        plainly state the same of the same, else a difference of precision.
    """
    mentions = [m for claim in claims for m in _mentions(claim)]
    alike: dict[tuple[int, int], Overlap] = {}
    for i, j in combinations(range(len(mentions)), 2):
        found = _one_point(mentions[i], mentions[j], weights)
        if found is not None:
            alike[i, j] = found
    groups = _groups(mentions, alike)
    made = (_conflict([mentions[i] for i in group], documents) for group in groups)
    return [conflict for conflict in made if conflict is not None]


def _mentions(claim: Claim) -> Iterable[_Mention]:
    analysis = analyse(claim.parse)
    for quantity in analysis.quantities:
        if quantity.kind not in _KINDS:
            continue
        number = [i for i, t in enumerate(analysis.tokens) if quantity.start <= t.start < quantity.end]
        if (
            not number
            or _counts_others(analysis, number)
            or not _counts_something(analysis, quantity, number)
        ):
            continue
        head = quantity.head if quantity.head is not None else number[-1]
        above = tuple(verbs_above(analysis, head))
        verbs = frozenset(analysis.tokens[i].lemma.casefold() for i in above)
        subjects = (s for i in above for s in analysis.dependents(i, "nsubj", "nsubjpass") if s != head)
        if quantity.kind is QuantityKind.PERCENT and verbs & _MOVES:
            continue
        unit = quantity.unit or next(iter(sorted(verbs)), "")
        around = near(analysis, head, _REACH, number)
        qualifiers = (
            c for c in analysis.dependents(head, "amod", "compound", "poss", "nmod") if c not in number
        )
        yield _Mention(
            claim, analysis, quantity, head, unit, as_words(analysis, around), verbs,
            _times(claim.text), frozenset(stem(analysis.tokens[c].text) for c in qualifiers),
            tuple(argument(analysis, s) for s in subjects),
        )  # fmt: skip


def _counts_something(analysis: Analysis, quantity: Quantity, number: Sequence[int]) -> bool:
    """Whether a bare number is what somebody does something to ("killed 12"), no mark on a scale."""
    if quantity.head is not None or quantity.kind is not QuantityKind.COUNT:
        return True
    return any(analysis.tokens[i].dep in {"nsubj", "nsubjpass", "dobj"} for i in number)


def _counts_others(analysis: Analysis, number: Sequence[int]) -> bool:
    beside = analysis.tokens[max(0, number[0] - 2) : number[-1] + 2]
    return any(t.text.casefold() in _OTHERS for t in beside if analysis.tokens.index(t) not in number)


def _times(text: str) -> frozenset[str]:
    found = find_time_expressions(text)
    return frozenset(e.text.casefold() for e in found if e.kind in {TimeKind.DATE, TimeKind.TIME})


def _one_point(a: _Mention, b: _Mention, weights: Mapping[str, float]) -> Overlap | None:
    """What two numbers of different documents share if they are about one point, else None."""
    if a.claim.doc_id == b.claim.doc_id or a.quantity.kind is not b.quantity.kind:
        return None
    if not (a.unit == b.unit or same_sense(a.unit, b.unit)):
        return None
    if a.times and b.times and not a.times & b.times:
        return None
    shared = overlap(a.words, b.words, weights)
    if _meet(a.quantity, b.quantity):
        alike = shared.count >= 2 and shared.plain >= 1 and shared.share >= 0.2
    else:
        alike = shared.count >= 3 and shared.plain >= 2 and shared.share >= 0.5 and _strictly_one(a, b)
    return shared if alike else None


def _meet(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers may be one, said more or less exactly.

    "More than 40" is not said of 90: an open range is read as within the double or the half.
    """
    (a_low, a_high), (b_low, b_high) = _closed(a), _closed(b)
    if a_low <= b_high and b_low <= a_high:
        return True
    if a.low != a.high or b.low != b.high:
        return False
    gap = abs(a.value - b.value)
    return gap <= _ROUNDED * max(a.value, b.value) and (
        _rounds(a.value, b.value) or _rounds(b.value, a.value)
    )


def _closed(quantity: Quantity) -> tuple[float, float]:
    high = 2 * quantity.low if math.isinf(quantity.high) else quantity.high
    low = high / 2 if quantity.low == 0 else quantity.low
    return low, high


def _rounds(exact: float, stated: float) -> bool:
    """Whether a number is another one rounded to as many digits as it shows."""
    digits = len(f"{stated:.10g}".replace(".", "").strip("0")) or 1
    return float(f"{exact:.{digits}g}") == stated


def _strictly_one(a: _Mention, b: _Mention) -> bool:
    """Whether two numbers that exclude each other can only be meant for one and the same."""
    if _states(a, b.quantity) or _states(b, a.quantity):
        return False
    verbs = any(same_sense(v, w) for v in a.verbs for w in b.verbs)
    doers = not (a.doers and b.doers) or any(same_thing(x, y) for x in a.doers for y in b.doers)
    return verbs and doers and a.qualifiers == b.qualifiers and a.times == b.times


def _states(mention: _Mention, number: Quantity) -> bool:
    """Whether a mention's own sentence has the other number too, for something else."""
    return any(
        (q.kind, q.unit) == (number.kind, number.unit) and _meet(q, number)
        for q in mention.analysis.quantities
    )


def _groups(mentions: Sequence[_Mention], alike: Mapping[tuple[int, int], Overlap]) -> list[list[int]]:
    """Mentions of one point, surest pairs first; no group holds two numbers of one document."""
    group_of = {i: [i] for i in range(len(mentions))}
    for i, j in sorted(alike, key=lambda pair: (-alike[pair].share, pair)):
        a, b = group_of[i], group_of[j]
        if a is b or not _may_join([(x, y) for x in a for y in b], mentions, alike):
            continue
        a += b
        for member in b:
            group_of[member] = a
    return [sorted(g) for g in {id(g): g for g in group_of.values()}.values() if len(g) > 1]


def _may_join(
    pairs: Sequence[tuple[int, int]], mentions: Sequence[_Mention], alike: Mapping[tuple[int, int], Overlap]
) -> bool:
    across = [
        (min(x, y), max(x, y)) for x, y in pairs if mentions[x].claim.doc_id != mentions[y].claim.doc_id
    ]
    within = [
        (mentions[x].quantity, mentions[y].quantity) for x, y in pairs if (min(x, y), max(x, y)) not in across
    ]
    if any((a.low, a.high) != (b.low, b.high) for a, b in within):
        return False
    apart = [p for p in across if p not in alike]
    if any(not _meet(mentions[x].quantity, mentions[y].quantity) for x, y in apart):
        return False
    large = all(mentions[x].quantity.value >= _LARGE for pair in pairs for x in pair)
    return len(across) - len(apart) >= (_AGREEING_LARGE if large else _AGREEING) * len(across)


def _conflict(mentions: Sequence[_Mention], documents: Mapping[str, Document]) -> Conflict | None:
    values = _values(mentions)
    quantities = [m.quantity for m in mentions]
    if len(values) < 2 or _only_rounded(quantities):
        return None
    apart = [(a, b) for a, b in combinations(quantities, 2) if not _meet(a, b)]
    kind = ConflictKind.PRECISION
    if apart:
        kind = ConflictKind.CORRECTION if _later(mentions, documents) else ConflictKind.CONTRADICTION
    return Conflict(_point(mentions), kind, values)


def _only_rounded(quantities: Sequence[Quantity]) -> bool:
    exact = [q.value for q in quantities if q.low == q.high]
    return len(exact) == len(quantities) and max(exact) <= _TRIVIAL * min(exact)


def _later(mentions: Sequence[_Mention], documents: Mapping[str, Document]) -> bool:
    """Whether the numbers belong to different days of publication, or one is said to be changed."""
    published = {documents[m.claim.doc_id].published for m in mentions}
    if None not in published and len({(p or "")[:10] for p in published}) > 1:
        return True
    return any(m.verbs & _CHANGES for m in mentions)


def _values(mentions: Sequence[_Mention]) -> tuple[ConflictValue, ...]:
    """The different numbers in their sources' words, smallest first; equal ones are one value."""
    held: dict[tuple[float, float], list[_Mention]] = {}
    for mention in mentions:
        held.setdefault((mention.quantity.low, mention.quantity.high), []).append(mention)
    return tuple(
        ConflictValue(
            min((_phrase(m) for m in same), key=lambda text: (len(text), text)),
            tuple(sorted({span for m in same for span in m.claim.evidence})),
            _speaker(same),
        )
        for _, same in sorted(held.items())
    )


def _speaker(mentions: Sequence[_Mention]) -> str | None:
    names = {m.claim.attribution.speaker if m.claim.attribution else None for m in mentions}
    return names.pop() if len(names) == 1 else None


def _phrase(mention: _Mention) -> str:
    """The number with what it counts, as written."""
    quantity, analysis = mention.quantity, mention.analysis
    if quantity.head is None:
        return quantity.text
    return analysis.parse.text[quantity.start : analysis.tokens[quantity.head].end]


def _point(mentions: Sequence[_Mention]) -> str:
    """A neutral noun phrase for what is counted, with its place or purpose if a passage says it shortly."""
    first = min(mentions, key=lambda m: (m.quantity.head is None, len(m.unit), m.unit, m.claim.claim_id))
    where = min((w for m in mentions for w in _circumstances(m)), key=lambda w: (len(w), w), default="")
    return f"{_measure(first)} {where or _shared_names(mentions)}".strip()


def _measure(mention: _Mention) -> str:
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


def _shared_names(mentions: Sequence[_Mention]) -> str:
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
    return f"given for {name}" if name else f"({', '.join(plain[:3])})" if plain else ""


def _circumstances(mention: _Mention) -> Iterable[str]:
    """Short prepositional phrases that go with the number."""
    analysis = mention.analysis
    governors = [mention.head, *verbs_above(analysis, mention.head)]
    for governor in governors:
        for prep in analysis.dependents(governor, "prep"):
            tokens = analysis.parse.subtree(prep)
            phrase = analysis.parse.text[analysis.tokens[tokens[0]].start : analysis.tokens[tokens[-1]].end]
            placing = analysis.tokens[prep].text.casefold() in _PLACING
            if (
                placing
                and prep > mention.head
                and 2 <= len(tokens) <= 7
                and len(tokens) == tokens[-1] - tokens[0] + 1
            ):
                yield phrase
