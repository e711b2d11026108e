"""Which numbers of different documents are about one point."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from summarizer.domain.claims import Claim, Conflict
from summarizer.domain.text import Document
from summarizer.language.numbers.measures import is_currency
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.aligning import nearest_to_each_other, told_together
from summarizer.stages.conflicts.context import LIGHT, Overlap, overlap
from summarizer.stages.conflicts.counting import ANYBODY, counts_people
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import number_mentions, with_nouns
from summarizer.stages.conflicts.number_groups import DAYS_APART, conflicts_among
from summarizer.stages.conflicts.number_kinds import meet
from summarizer.stages.conflicts.number_mention import NumberMention
from summarizer.stages.conflicts.number_vetoes import may_be_one, stated_in

_BEING = frozenset("be lie stand sit remain stay wait".split())
"""Verbs that only say where something is."""
_LARGE = 100
"""Size from which numbers do not meet by chance."""
_ONE_KIND = (
    *({kind} for kind in QuantityKind),
    {QuantityKind.PERCENT, QuantityKind.FRACTION},
)
_POINTS = frozenset("point degree time".split())
_LIKE_UNITS = 0.6
"""Cosine of two nouns from which they may name the same things counted."""
_LIKE_PEOPLE = 0.4
"""The same of nouns for people who are dead, or hurt: fishermen and deckhands, not officers and patients."""
_ALONE = 0.2
"""What it adds to closeness that neither document has another number of the kind."""
_NEAR, _NEAR_MEETING = 0.45, 0.4
"""Closeness from which numbers nearest to each other are about one point; less if they may be equal."""
_SMALL, _NEAR_SMALL = 20, 0.6
"""Size up to which numbers may be equal by chance, and the closeness from which they are not."""
_LEAST_ALONE, _LEAST, _LEAST_OF_MEASURES = 0.15, 0.25, 0.35
"""Cosine of two sentences without their numbers below which nothing else makes them speak of one thing: of
the only numbers of a kind, of numbers of things, and of money and measures."""
_VERY_NEAR, _LIKE = 0.6, 0.55
"""Closeness and cosine from which money and measures need no words in common."""
_TELLING, _MOST_OF = 2, 0.5
"""Plain words that the contexts of two measures share, or the weight of a single one."""
_ROUGHLY = 0.1
"""Most that a number put roughly may be off."""
_LITTLE, _NEAR_FATE = 1.2, 0.3
"""Ratio of two numbers of people of one fate up to which the closeness after it is enough."""
_NEAR_LENGTH, _LEAST_LENGTH = 0.28, 0.2
"""Closeness and cosine of the only lengths of time of two documents that have a word in common."""
_Pair = tuple[int, int]


class _Nearness(NamedTuple):
    """How near two numbers are, and by what."""

    close: float
    cosine: float
    shared: Overlap
    alone: bool
    """Whether neither document has another number of the kind."""


def number_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document], weights: Mapping[str, float], judges: Judges
) -> list[Conflict]:
    """Find numbers of one point that differ between documents.

    Args:
        claims: all claims of the story, in a fixed order.
        documents: its documents by id.
        weights: rarity of stems in it.
        judges: models that compare sentences.

    Returns:
        One conflict a point: a contradiction (or correction) where numbers exclude each other and
        plainly state the same of the same, else a difference of precision.
    """
    mentions = with_nouns([m for claim in claims for m in number_mentions(claim)])
    return conflicts_among(mentions, _alike(mentions, claims, documents, weights, judges), documents)


def _alike(
    mentions: Sequence[NumberMention],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    weights: Mapping[str, float],
    judges: Judges,
) -> dict[_Pair, Overlap]:
    """The pairs of numbers that are about one point, with what their contexts share."""
    cosines = np.maximum(
        judges.likeness([m.masked for m in mentions], by_stems=True),
        judges.likeness([m.masked_clause for m in mentions], by_stems=True),
    )
    units = judges.likeness([m.unit for m in mentions], by_stems=True)
    alone, sorts = _alone(mentions, lambda m: m.counted_class), _alone(mentions, lambda m: m.measured)
    near: dict[_Pair, _Nearness] = {}
    for i, j in combinations(range(len(mentions)), 2):
        a, b = mentions[i], mentions[j]
        if _of_one_kind(a, b) and _counts_alike(a, b, float(units[i, j])):
            shared = overlap(a.words, b.words, weights)
            special = same_sense(a.unit, b.unit) and a.unit not in ANYBODY
            both = (alone[i] and alone[j]) or (special and sorts[i] and sorts[j])
            cosine = float(cosines[i, j])
            near[i, j] = _Nearness(_closeness(a, b, shared, cosine) + _ALONE * both, cosine, shared, both)
    stated = stated_in(claims)
    close = {pair: n.close for pair, n in near.items()}
    return {
        (i, j): near[i, j].shared
        for i, j in nearest_to_each_other([m.claim.doc_id for m in mentions], close)
        if _near_enough(mentions[i], mentions[j], near[i, j])
        and may_be_one(mentions[i], mentions[j], stated, alone=near[i, j].alone)
        and told_together(
            documents[mentions[i].claim.doc_id], documents[mentions[j].claim.doc_id], DAYS_APART
        )
    }


def _alone(mentions: Sequence[NumberMention], kind: Callable[[NumberMention], str]) -> list[bool]:
    """Whether each number is the only one of its kind in its document."""
    values: dict[tuple[str, str], set[tuple[float, float]]] = {}
    for m in mentions:
        values.setdefault((m.claim.doc_id, kind(m)), set()).add((m.amount.low, m.amount.high))
    return [kind(m) != "" and len(values[m.claim.doc_id, kind(m)]) == 1 for m in mentions]


def _of_one_kind(a: NumberMention, b: NumberMention) -> bool:
    """Whether two numbers of different documents are numbers of one kind."""
    if a.claim.doc_id == b.claim.doc_id or a.asked is not b.asked:
        return False
    return {a.quantity.kind, b.quantity.kind} in _ONE_KIND


def _counts_alike(a: NumberMention, b: NumberMention, cosine: float) -> bool:
    """Whether two numbers may count the same, be it in other words."""
    if a.measured == b.measured == "%":
        return True
    if not (a.unit and b.unit):
        told = _one_fate(a, b) and not (a.partial or b.partial)
        return told or min(a.amount.value, b.amount.value) >= _LARGE
    if a.measured == b.measured or same_sense(a.measured, b.measured) or cosine >= _LIKE_UNITS:
        return True
    if any(same_sense(x.unit, verb) for x, y in ((a, b), (b, a)) for verb in y.verbs):
        return True  # "six votes", "seven members voted"
    if not (counts_people(a.unit) and counts_people(b.unit)):
        return False
    partial = a.partial or b.partial
    if {a.unit, b.unit} & ANYBODY:
        beside = "other" in {a.unit, b.unit}  # "with four others": those beside somebody
        return not partial and (not beside or _one_fate(a, b))
    if _one_telling_verb(a, b):
        return True
    return _one_fate(a, b) and not partial and cosine >= _LIKE_PEOPLE


def _closeness(a: NumberMention, b: NumberMention, shared: Overlap, cosine: float) -> float:
    """How near two numbers are: what their sentences share, less how far they are apart."""
    near = cosine + 0.35 * shared.share + 0.1 * min(shared.plain, 2) + 0.2 * _one_fate(a, b)
    if meet(a.amount, b.amount):
        return near
    low, high = sorted((a.amount.value, b.amount.value))
    return near - 0.2 * math.log2(high / low) if low > 0 else -math.inf


def _near_enough(a: NumberMention, b: NumberMention, near: _Nearness) -> bool:
    """Whether numbers nearest to each other are about one point.

    Money, shares and units do not say what they measure. Where a document has several of them, the
    words around must.
    """
    meeting = meet(a.amount, b.amount)
    if _is_rounded(a, b) or _is_rounded(b, a):
        return True
    if _near_in_size(a, b) and a.fate and a.fate == b.fate and near.close >= _NEAR_FATE:
        return near.cosine >= _LEAST_ALONE
    small = meeting and max(a.amount.value, b.amount.value) <= _SMALL
    length = a.quantity.kind is QuantityKind.DURATION
    if length and near.alone and near.shared.plain and near.close >= _NEAR_LENGTH:
        return near.cosine >= _LEAST_LENGTH
    if near.close < (_NEAR_SMALL if small else _NEAR_MEETING if meeting else _NEAR):
        return False
    if near.alone:
        return near.cosine >= (_LEAST if length else _LEAST_ALONE)
    if counts_people(a.unit) and counts_people(b.unit):
        told = near.shared.plain or _one_fate(a, b)
        return near.cosine >= (_LEAST if told else _LIKE)
    if _of_things(a):
        return near.cosine >= (_LEAST if meeting or near.shared.plain else _LEAST_OF_MEASURES)
    told = near.shared.plain >= _TELLING or (near.shared.plain and near.shared.share >= _MOST_OF)
    if told or a.of & b.of or (a.asked and b.asked):
        return near.cosine >= (_LEAST if meeting else _LEAST_OF_MEASURES)
    return near.close >= _VERY_NEAR and near.cosine >= (_LEAST_OF_MEASURES if meeting else _LIKE)


def _near_in_size(a: NumberMention, b: NumberMention) -> bool:
    """Whether two numbers are too large to be so near to each other by chance."""
    low, high = sorted((a.amount.value, b.amount.value))
    return low >= _SMALL and high <= _LITTLE * low


def _is_rounded(a: NumberMention, b: NumberMention) -> bool:
    """Whether a large number is another one, more exact, put roughly: more than 41,000 for 41,312."""
    rough, exact = a.amount, b.amount
    if not rough.approximation or exact.approximation or min(rough.value, exact.value) < _LARGE:
        return False
    digits = [len(f"{q.value:.10g}".replace(".", "").strip("0")) for q in (rough, exact)]
    close = 0 < abs(rough.value - exact.value) <= _ROUGHLY * exact.value
    return close and 1 < digits[0] < digits[1] and meet(rough, exact)


def _of_things(mention: NumberMention) -> bool:
    """Whether a number counts things that can be told apart, no money, points or units of measurement."""
    named = mention.quantity.kind is QuantityKind.COUNT and mention.unit == mention.measured
    return named and not is_currency(mention.unit) and mention.unit not in _POINTS


def _one_fate(a: NumberMention, b: NumberMention) -> bool:
    """Whether the people of both are dead, hurt or so, or have one verb: "killed nine", "two have died"."""
    return (a.fate != "" and a.fate == b.fate) or _one_telling_verb(a, b)


def _one_telling_verb(a: NumberMention, b: NumberMention) -> bool:
    """Whether the same is said to be done to what is counted: "killed nine people", "seven have died"."""
    empty = LIGHT | _BEING
    mine, theirs = (m.telling - empty - ({m.unit} if counts_people(m.unit) else set()) for m in (a, b))
    return any(same_sense(v, w) for v in mine for w in theirs)
