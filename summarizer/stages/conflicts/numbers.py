"""Differing numbers for one point."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document
from summarizer.language.numbers.quantities import Quantity
from summarizer.language.support.arguments import same_thing
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.context import Overlap, overlap
from summarizer.stages.conflicts.mentions import NumberMention, number_mentions
from summarizer.stages.conflicts.points import point_of

_CHANGES = frozenset("correct revise update raise lower".split())
_BEING = frozenset("be lie stand sit remain stay wait".split())
"""Verbs that only say where something is."""
_AGREEING, _AGREEING_LARGE, _LARGE = 0.6, 0.3, 100
"""Share of the pairs of two groups that must be about one point for the groups to be; fewer are enough
from a size on at which numbers do not meet by chance."""
_TRIVIAL = 1.02
"""Ratio up to which two exact numbers differ by nothing but rounding."""
_OPEN = frozenset({"vague", "between"})
"""Ways of putting a number that leave open what it is."""
_ROUNDED = 0.1
"""Most that a number may be off by rounding."""


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
    mentions = [m for claim in claims for m in number_mentions(claim)]
    alike: dict[tuple[int, int], Overlap] = {}
    for i, j in combinations(range(len(mentions)), 2):
        found = _one_point(mentions[i], mentions[j], weights)
        if found is not None:
            alike[i, j] = found
    groups = _groups(mentions, alike)
    made = (_conflict([mentions[i] for i in group], documents) for group in groups)
    return [conflict for conflict in made if conflict is not None]


def _one_point(a: NumberMention, b: NumberMention, weights: Mapping[str, float]) -> Overlap | None:
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
        common = shared.count + bool(a.times & b.times)
        alike = common >= 3 and shared.plain >= 2 and shared.share >= 0.5 and _strictly_one(a, b)
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
        (q.kind, q.unit) == (number.kind, number.unit) and _meet(q, number)
        for q in mention.analysis.quantities
    )


def _groups(mentions: Sequence[NumberMention], alike: Mapping[tuple[int, int], Overlap]) -> list[list[int]]:
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
    pairs: Sequence[tuple[int, int]],
    mentions: Sequence[NumberMention],
    alike: Mapping[tuple[int, int], Overlap],
) -> bool:
    across = [
        (min(x, y), max(x, y)) for x, y in pairs if mentions[x].claim.doc_id != mentions[y].claim.doc_id
    ]
    within = [
        (mentions[x].quantity, mentions[y].quantity) for x, y in pairs if (min(x, y), max(x, y)) not in across
    ]
    if any((a.low, a.high) != (b.low, b.high) for a, b in within):
        return False
    excluded = {_stated(p, mentions) for p in across if p in alike}
    apart = [p for p in across if p not in alike and _stated(p, mentions) not in excluded]
    if any(not _meet(mentions[x].quantity, mentions[y].quantity) for x, y in apart):
        return False
    large = all(mentions[x].quantity.value >= _LARGE for pair in pairs for x in pair)
    return len(across) - len(apart) >= (_AGREEING_LARGE if large else _AGREEING) * len(across)


def _stated(pair: tuple[int, int], mentions: Sequence[NumberMention]) -> frozenset[tuple[float, float]]:
    """The numbers of a pair: where one passage sets them against each other, all that repeat them do."""
    return frozenset((mentions[i].quantity.low, mentions[i].quantity.high) for i in pair)


def _conflict(mentions: Sequence[NumberMention], documents: Mapping[str, Document]) -> Conflict | None:
    values = _values(mentions)
    quantities = [m.quantity for m in mentions]
    if len(values) < 2 or _no_difference(quantities):
        return None
    kind = ConflictKind.PRECISION
    if any(not _meet(a, b) for a, b in combinations(quantities, 2)):
        kind = _kind_of_exclusion(mentions, values, documents)
    return Conflict(point_of(mentions), kind, values)


def _no_difference(quantities: Sequence[Quantity]) -> bool:
    """Whether all state one number, but for rounding and one way of putting it ("95", "up to 95")."""
    stated = [q.value for q in quantities]
    ways = {q.approximation for q in quantities} - {""}
    return len(ways) <= 1 and not ways & _OPEN and max(stated) <= _TRIVIAL * min(stated)


def _kind_of_exclusion(
    mentions: Sequence[NumberMention], values: Sequence[ConflictValue], documents: Mapping[str, Document]
) -> ConflictKind:
    if _later(mentions, documents):
        return ConflictKind.CORRECTION
    speakers = [value.speaker for value in values]
    if None not in speakers and len(set(speakers)) == len(speakers):
        return ConflictKind.ACCOUNT
    return ConflictKind.CONTRADICTION


def _later(mentions: Sequence[NumberMention], documents: Mapping[str, Document]) -> bool:
    """Whether one number is said to have been changed, or two were published on different days."""
    if any(m.verbs & _CHANGES or m.provisional for m in mentions):
        return True
    dated = [(m.quantity, (documents[m.claim.doc_id].published or "")[:10]) for m in mentions]
    return any(
        a_day and b_day and a_day != b_day and not _meet(a, b)
        for (a, a_day), (b, b_day) in combinations(dated, 2)
    )


def _values(mentions: Sequence[NumberMention]) -> tuple[ConflictValue, ...]:
    """The different numbers in their sources' words, smallest first; equal ones are one value."""
    held: dict[tuple[float, float], list[NumberMention]] = {}
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


def _speaker(mentions: Sequence[NumberMention]) -> str | None:
    names = {m.claim.attribution.speaker if m.claim.attribution else None for m in mentions}
    return names.pop() if len(names) == 1 else None


def _phrase(mention: NumberMention) -> str:
    """The number with what it counts, as written."""
    if mention.quantity.head is None:
        return mention.quantity.text
    return mention.claim.parse.text[mention.quantity.start : mention.analysis.tokens[mention.head].end]
