"""Which numbers of different documents are about one point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from summarizer.domain.claims import Claim, Conflict
from summarizer.domain.text import Document
from summarizer.language.numbers.measures import is_currency
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.people.phrases import is_person_noun
from summarizer.language.support.analysis import analyse
from summarizer.language.support.arguments import same_thing
from summarizer.language.words.thesaurus import opposed, same_sense
from summarizer.stages.conflicts.aligning import nearest_to_each_other, told_together
from summarizer.stages.conflicts.context import LIGHT, Overlap, overlap
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import NumberMention, corrects, number_mentions
from summarizer.stages.conflicts.number_kinds import meet, number_conflict

_BEING = frozenset("be lie stand sit remain stay wait".split())
"""Verbs that only say where something is."""
_AGREEING, _AGREEING_LARGE, _LARGE = 0.6, 0.3, 100
"""Share of the pairs of two groups that must be about one point for the groups to be; fewer are enough
from a size on at which numbers do not meet by chance."""
_LIKE_ONE_VERB, _LIKE, _VERY_LIKE = 0.5, 0.55, 0.75
"""Cosines of two sentences without their numbers: enough where one telling verb is shared, enough for
numbers that may be one, and enough for others."""
_REMOTE, _LARGE_SINGLE, _NEAR = 0.25, 1000, 1.1
"""The same for numbers from this size on that differ by no more than this ratio."""
_ONE_KIND = (
    *({kind} for kind in QuantityKind),
    {QuantityKind.PERCENT, QuantityKind.FRACTION},
)
_COMPARED, _SUPPORTED = 0.35, 0.6
"""Cosine from which the entailment model is asked whether one sentence supports the other once its own
number is put in the other's place, and the probability that answers yes."""
_MOST_ASKED = 30
_EQUAL = 1.02
"""Ratio up to which two numbers are equal but for rounding."""
_LEAST, _LEAST_OF_MEASURES, _LEAST_ALONE = 0.25, 0.5, 0.7
"""Cosine of two sentences without their numbers below which nothing else makes them speak of one thing:
of numbers of things, of money and measures, and of numbers that have no other word in common."""
_POINTS = frozenset("point degree time".split())
_LIKE_UNITS = 0.6
"""Cosine of two nouns from which they may name the same things counted."""
_NEAR_THINGS, _NEAR_LARGE = 0.55, 0.25
"""Closeness from which numbers of things, nearest to each other, are about one point: any, and large ones of
which one may be the other said more roughly."""
_NEAR_MEASURES, _NEAR_MEASURES_MEETING = 0.65, 0.5
"""The same for money, shares and units of measurement: where they exclude each other, and where not."""
_DAYS = 7
"""Days between two articles whose numbers may be of one point."""
_LIST = 3
"""Numbers of one kind from which a sentence is a list, whose items a parse may mix up."""

_Pair = tuple[int, int]


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
    mentions = [m for claim in claims for m in number_mentions(claim)]
    groups = _groups(mentions, _alike(mentions, claims, documents, weights, judges))
    made = (number_conflict([mentions[i] for i in group], documents) for group in groups)
    return [conflict for conflict in made if conflict is not None]


def _alike(
    mentions: Sequence[NumberMention],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    weights: Mapping[str, float],
    judges: Judges,
) -> dict[_Pair, Overlap]:
    """The pairs of numbers that are about one point, with what their contexts share."""
    cosines = np.maximum(
        judges.likeness([m.masked for m in mentions]), judges.likeness([m.masked_clause for m in mentions])
    )
    units = judges.likeness([m.unit for m in mentions])
    shares: dict[_Pair, Overlap] = {}
    close: dict[_Pair, float] = {}
    for i, j in combinations(range(len(mentions)), 2):
        a, b = mentions[i], mentions[j]
        if _of_one_kind(a, b) and _counts_alike(a, b, float(units[i, j])):
            shares[i, j] = overlap(a.words, b.words, weights)
            close[i, j] = _closeness(a, b, shares[i, j], float(cosines[i, j]))
    nearest = set(nearest_to_each_other([m.claim.doc_id for m in mentions], close))
    stated = _stated_in(claims)
    found: dict[_Pair, Overlap] = {}
    doubtful: list[_Pair] = []
    for (i, j), shared in shares.items():
        a, b, cosine = mentions[i], mentions[j], float(cosines[i, j])
        comparable = _comparable(a, b)
        apart = _both_known(a, b, stated) or _qualified_apart(a, b)
        near = (i, j) in nearest
        if comparable and (
            _plainly_one(a, b, shared) or (near and not apart and _likely_one(a, b, shared, cosine))
        ):
            found[i, j] = shared
        elif near and _near_enough(a, b, close[i, j], cosine, shared) and _may_be_one(a, b, stated):
            if told_together(documents[a.claim.doc_id], documents[b.claim.doc_id], _DAYS):
                found[i, j] = shared
        elif comparable and not apart and cosine >= _COMPARED:
            doubtful.append((i, j))
    doubtful = sorted(doubtful, key=lambda pair: (-cosines[pair], pair))[:_MOST_ASKED]
    answers = _substitutable([(mentions[i], mentions[j]) for i, j in doubtful], judges)
    return found | {pair: shares[pair] for pair, yes in zip(doubtful, answers, strict=True) if yes}


def _of_one_kind(a: NumberMention, b: NumberMention) -> bool:
    """Whether two numbers of different documents are numbers of one kind."""
    return a.claim.doc_id != b.claim.doc_id and {a.quantity.kind, b.quantity.kind} in _ONE_KIND


def _counts_alike(a: NumberMention, b: NumberMention, cosine: float) -> bool:
    """Whether two numbers may count the same, be it in other words."""
    people = is_person_noun(a.unit) and is_person_noun(b.unit)
    return people or cosine >= _LIKE_UNITS or a.measured == b.measured or same_sense(a.measured, b.measured)


def _closeness(a: NumberMention, b: NumberMention, shared: Overlap, cosine: float) -> float:
    """How near two numbers are: what their sentences share, less how far they are apart."""
    near = cosine + 0.35 * shared.share + 0.1 * min(shared.plain, 2) + 0.1 * _one_telling_verb(a, b)
    if meet(a.amount, b.amount):
        return near
    low, high = sorted((a.amount.value, b.amount.value))
    return near - 0.2 * math.log2(high / low) if low > 0 else -math.inf


def _near_enough(a: NumberMention, b: NumberMention, close: float, cosine: float, shared: Overlap) -> bool:
    """Whether numbers nearest to each other are near: money and measures do not say what is measured."""
    things = _of_things(a)
    if meet(a.amount, b.amount):
        large = min(a.quantity.value, b.quantity.value) >= _LARGE_SINGLE
        enough = (_NEAR_LARGE if large else _NEAR_THINGS) if things else _NEAR_MEASURES_MEETING
        return close >= enough and cosine >= (_LEAST if things else _LEAST_OF_MEASURES)
    least = (_LEAST if things else _LEAST_OF_MEASURES) if shared.count else _LEAST_ALONE
    return close >= (_NEAR_THINGS if things else _NEAR_MEASURES) and cosine >= least


def _of_things(mention: NumberMention) -> bool:
    """Whether a number counts things that can be told apart, no money, points or units of measurement."""
    named = mention.quantity.kind is QuantityKind.COUNT and mention.unit == mention.measured
    return named and not is_currency(mention.unit) and mention.unit not in _POINTS


def _may_be_one(a: NumberMention, b: NumberMention, stated: Mapping[str, Sequence[Quantity]]) -> bool:
    """Whether nothing says that two near numbers are two things."""
    if (
        (_both_known(a, b, stated) and not corrects(a, b))
        or _no_different(a, b)
        or _qualified_apart(a, b)
        or _listed(a)
        or _listed(b)
    ):
        return False
    return not (a.times and b.times and not a.times & b.times)


def _no_different(a: NumberMention, b: NumberMention) -> bool:
    """Whether two numbers differ by nothing but "about" and "over"."""
    low, high = sorted((a.amount.value, b.amount.value))
    return high <= _EQUAL * low and "vague" not in {a.amount.approximation, b.amount.approximation}


def _comparable(a: NumberMention, b: NumberMention) -> bool:
    """Whether two numbers of different documents measure one kind of thing at no different times."""
    people = is_person_noun(a.unit) and is_person_noun(b.unit) and _rounded(a, b)
    if not (people or a.measured == b.measured or same_sense(a.measured, b.measured)):
        return False
    return not (_listed(a) or _listed(b) or (a.times and b.times and not a.times & b.times))


def _listed(mention: NumberMention) -> bool:
    known = mention.analysis.quantities
    return sum((q.kind, q.unit) == (mention.quantity.kind, mention.quantity.unit) for q in known) >= _LIST


def _plainly_one(a: NumberMention, b: NumberMention, shared: Overlap) -> bool:
    """Whether the words around two numbers say that they are about one point."""
    if meet(a.amount, b.amount):
        return shared.count >= 2 and shared.plain >= 1 and shared.share >= 0.2
    common = shared.count + bool(a.times & b.times)
    return common >= 3 and shared.plain >= 2 and shared.share >= 0.5 and _strictly_one(a, b)


def _likely_one(a: NumberMention, b: NumberMention, shared: Overlap, cosine: float) -> bool:
    """Whether the sentences are alike enough for two numbers that their documents do not both know."""
    if cosine >= _LIKE_ONE_VERB and _one_telling_verb(a, b):
        return True
    if meet(a.amount, b.amount):
        return (cosine >= _LIKE and shared.plain >= 1) or (cosine >= _REMOTE and _rounded(a, b))
    return cosine >= _VERY_LIKE and shared.plain >= 1 and shared.share >= 0.3


def _rounded(a: NumberMention, b: NumberMention) -> bool:
    """Whether two large numbers are so near that only one can be meant, once exactly and once roughly."""
    low, high = sorted((a.amount.value, b.amount.value))
    return low >= _LARGE_SINGLE and low < high <= _NEAR * low


def _one_telling_verb(a: NumberMention, b: NumberMention) -> bool:
    """Whether the same is said to be done to what is counted: "killed nine people", "seven have died"."""
    empty = LIGHT | _BEING
    return bool(a.unit) and any(same_sense(v, w) for v in a.verbs - empty for w in b.verbs - empty)


def _qualified_apart(a: NumberMention, b: NumberMention) -> bool:
    """Whether both numbers are of a special kind, and not of one."""
    apart = bool(a.qualifiers and b.qualifiers and not a.qualifiers & b.qualifiers)
    return apart or any(opposed(v, w) for v in a.verbs for w in b.verbs)


def _substitutable(pairs: Sequence[tuple[NumberMention, NumberMention]], judges: Judges) -> list[bool]:
    """Whether one sentence supports the other once its own number stands in the other's place."""
    asked = [
        (x.claim.text, y.masked_clause.replace("some", x.quantity.text, 1))
        for a, b in pairs
        for x, y in ((a, b), (b, a))
    ]
    answers = judges.support(asked)
    return [max(answers[2 * n : 2 * n + 2]) >= _SUPPORTED for n in range(len(pairs))]


def _stated_in(claims: Iterable[Claim]) -> dict[str, list[Quantity]]:
    """The numbers of each document."""
    found: dict[str, list[Quantity]] = {}
    for claim in claims:
        found.setdefault(claim.doc_id, []).extend(analyse(claim.parse).quantities)
    return found


def _both_known(a: NumberMention, b: NumberMention, stated: Mapping[str, Sequence[Quantity]]) -> bool:
    """Whether a document of two numbers that exclude each other has the other one, too."""
    if meet(a.amount, b.amount):
        return False
    return _has(stated[a.claim.doc_id], b.quantity) or _has(stated[b.claim.doc_id], a.quantity)


def _has(known: Iterable[Quantity], number: Quantity) -> bool:
    kinds = {number.kind, QuantityKind.COUNT}
    return any(q.kind in kinds and (q.unit == number.unit or not q.unit) and meet(q, number) for q in known)


def _strictly_one(a: NumberMention, b: NumberMention) -> bool:
    """Whether two numbers that exclude each other can only be meant for one and the same."""
    if _states(a, b.quantity) or _states(b, a.quantity):
        return False
    verbs = any(same_sense(v, w) or {v, w} <= _BEING for v in a.verbs for w in b.verbs)
    doers = not (a.doers and b.doers) or any(same_thing(x, y) for x in a.doers for y in b.doers)
    times = a.times == b.times or bool(a.times & b.times)
    return verbs and doers and times and a.qualifiers == b.qualifiers


def _states(mention: NumberMention, number: Quantity) -> bool:
    """Whether a mention's own sentence has the other number too, for something else."""
    return any(
        (q.kind, q.unit) == (number.kind, number.unit) and meet(q, number)
        for q in mention.analysis.quantities
    )


def _groups(mentions: Sequence[NumberMention], alike: Mapping[_Pair, Overlap]) -> list[list[int]]:
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
    pairs: Sequence[_Pair],
    mentions: Sequence[NumberMention],
    alike: Mapping[_Pair, Overlap],
) -> bool:
    across = [
        (min(x, y), max(x, y)) for x, y in pairs if mentions[x].claim.doc_id != mentions[y].claim.doc_id
    ]
    within = [
        (mentions[x].amount, mentions[y].amount) for x, y in pairs if (min(x, y), max(x, y)) not in across
    ]
    if any((a.low, a.high) != (b.low, b.high) for a, b in within):
        return False
    excluded = {_stated(p, mentions) for p in across if p in alike}
    apart = [p for p in across if p not in alike and _stated(p, mentions) not in excluded]
    if any(not meet(mentions[x].amount, mentions[y].amount) for x, y in apart):
        return False
    large = all(mentions[x].quantity.value >= _LARGE for pair in pairs for x in pair)
    return len(across) - len(apart) >= (_AGREEING_LARGE if large else _AGREEING) * len(across)


def _stated(pair: tuple[int, int], mentions: Sequence[NumberMention]) -> frozenset[tuple[float, float]]:
    """The numbers of a pair: where one passage sets them against each other, all that repeat them do."""
    return frozenset((mentions[i].amount.low, mentions[i].amount.high) for i in pair)
