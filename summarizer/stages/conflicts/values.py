"""Days, times of day, years, places and people that sources put in one place of what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.people.names import same_name
from summarizer.language.times.clock import ClockTime
from summarizer.language.words.demonyms import same_country
from summarizer.language.words.thesaurus import opposed, same_sense
from summarizer.stages.conflicts.aligning import nearest_to_each_other, told_together
from summarizer.stages.conflicts.context import overlap
from summarizer.stages.conflicts.happenings import is_ahead, is_planned, others_act
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import MOVES
from summarizer.stages.conflicts.points import occasion
from summarizer.stages.conflicts.value_mentions import Sort, Value, seasons_apart, values_of

_TIME_OF_DAY_APART = 0.4
"""Hours from which two times of day are not one, told more or less exactly."""
_COMPARED = 0.25
"""Cosine from which two places in sentences are compared word by word."""
_NEAR_PAST = 0.7
"""Closeness of two values of what is past, of which there may be many of a kind."""
_AGES, _YOUNGEST = frozenset({QuantityKind.AGE, QuantityKind.COUNT}), 15
"""What an age may be taken for ("a woman of 81"), and from which age it tells people apart."""
_DAYS, _DAYS_AHEAD = 3, 7
"""Days between two dates, or two articles, that can be meant for one event, and for one of some season."""


_NEAR = {
    Sort.DAY: 0.6,
    Sort.HOUR: 0.6,
    Sort.YEAR: 0.65,
    Sort.SEASON: 0.65,
    Sort.PLACE: 0.6,
    Sort.SIDE: 0.3,
    Sort.PERSON: 1.1,
}
"""Closeness from which values nearest to each other may be of one event."""
_ENDING = frozenset("until till".split())
"""Before a time of day these make it the end of something."""
_ONCE = frozenset({Sort.DAY, Sort.HOUR, Sort.PLACE, Sort.SEASON})
"""Sorts of which one thing that is still to come has only one value."""


def value_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document], weights: Mapping[str, float], judges: Judges
) -> list[Conflict]:
    """Find different days, times, places and people in one place of what two documents tell.

    Args:
        claims: all claims of the story, in a fixed order.
        documents: its documents by id.
        weights: rarity of stems in it.
        judges: models that compare sentences.

    Returns:
        One contradiction (or two accounts) for each two values; nothing where either document names
        both, since it then knows them apart.
    """
    values = [value for claim in claims for value in values_of(claim, documents[claim.doc_id].published)]
    known = _known(values)
    close = _closeness(values, weights, judges)
    pairs: list[tuple[Value, Value]] = []
    for i, j in nearest_to_each_other([v.claim.doc_id for v in values], close):
        a, b = values[i], values[j]
        if not _rivals(a, b) or _both_known(a, b, known) or close[i, j] < _NEAR[a.sort]:
            continue
        days = _DAYS_AHEAD if a.sort is Sort.SEASON else _DAYS
        if _one_event(a, b, close[i, j]) and told_together(
            documents[a.claim.doc_id], documents[b.claim.doc_id], days
        ):
            pairs.append((a, b))
    found: dict[frozenset[str], Conflict] = {}
    for a, b in pairs:
        found.setdefault(frozenset({a.key, b.key}), _conflict(a, b, pairs))
    return list(found.values())


def _one_event(a: Value, b: Value, near: float) -> bool:
    """Whether two values are of one event, not of two of a kind: only one is ahead, or meant by both."""
    ahead = is_planned if a.sort is Sort.PLACE else is_ahead
    if (a.governors | b.governors) & MOVES:
        return False
    if a.sort in _ONCE and ahead(a.analysis, a.token) and ahead(b.analysis, b.token):
        return True
    if a.sort is Sort.SIDE:
        return _one_governor(a, b)
    if a.sort in {Sort.YEAR, Sort.SEASON}:
        return a.sort is Sort.YEAR and not _one_series(a, b)
    if _one_person(a, b):
        return True
    if a.times != b.times or near < _NEAR_PAST or _one_series(a, b):
        return False
    return _one_governor(a, b) and not others_act(a.analysis, a.token, b.analysis, b.token)


def _one_series(a: Value, b: Value) -> bool:
    """Whether two sentences give numbers of one kind for two times: 300 dockers in 2029, 900 in 2031."""
    counted = [
        {(q.unit, q.value) for q in v.analysis.quantities if q.kind is QuantityKind.COUNT and q.unit}
        for v in (a, b)
    ]
    return any(unit == other and x != y for unit, x in counted[0] for other, y in counted[1])


def _one_person(a: Value, b: Value) -> bool:
    """Whether both say where somebody of one age is from."""
    ages = [
        {q.value for q in v.analysis.quantities if q.kind in _AGES and q.value >= _YOUNGEST} for v in (a, b)
    ]
    return (
        a.sort is Sort.PLACE and a.preposition == "from" and _one_governor(a, b) and bool(ages[0] & ages[1])
    )


def _closeness(
    values: Sequence[Value], weights: Mapping[str, float], judges: Judges
) -> dict[tuple[int, int], float]:
    """How near two values of different documents are by their sentences and what these share."""
    cosines = judges.likeness([value.masked for value in values])
    clauses = judges.likeness([value.masked_clause for value in values])
    found: dict[tuple[int, int], float] = {}
    for i, j in combinations(range(len(values)), 2):
        a, b = values[i], values[j]
        if a.claim.doc_id == b.claim.doc_id or a.sort is not b.sort:
            continue
        governed, cosine = _one_governor(a, b), max(float(cosines[i, j]), float(clauses[i, j]))
        if governed or cosine >= _COMPARED:
            shared = overlap(a.words, b.words, weights)
            if governed or shared.plain:
                found[i, j] = cosine + 0.35 * shared.share + 0.1 * min(shared.plain, 2) + 0.15 * governed
    return found


def _rivals(a: Value, b: Value) -> bool:
    """Whether two values of different documents exclude each other in one place."""
    if a.claim.doc_id == b.claim.doc_id or a.sort is not b.sort or a.key == b.key:
        return False
    if a.sort is not Sort.DAY and _weekdays(a) and _weekdays(b) and not a.times & b.times:
        return False
    if a.sort is Sort.DAY and not _days_apart(a.key, b.key):
        return False
    if a.sort is Sort.SIDE:
        return opposed(a.key, b.key)
    if a.sort is Sort.SEASON:
        return seasons_apart(a.key, b.key)
    if a.sort is Sort.HOUR:
        ends = a.preposition in _ENDING, b.preposition in _ENDING
        return ends[0] is ends[1] and _hours_apart(a.key, b.key) >= _TIME_OF_DAY_APART
    if a.sort is Sort.PLACE and a.preposition != b.preposition:
        return False
    if a.sort in {Sort.PLACE, Sort.PERSON}:
        return not (same_name(a.key, b.key) or same_country(a.key, b.key))
    return True


def _weekdays(value: Value) -> frozenset[str]:
    return frozenset(key for key in value.times if key.startswith("weekday"))


def _hours_apart(a: str, b: str) -> float:
    one, other = (ClockTime(0, 0, float(key.rstrip("?")), not key.endswith("?")) for key in (a, b))
    return one.apart(other)


def _days_apart(a: str, b: str) -> bool:
    """Whether two days differ as far as both are known."""
    if a[:4] != "XXXX" != b[:4]:
        return 0 < abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _DAYS
    if "W" in a or "W" in b:
        return bool(_weekday(a) and _weekday(b)) and _weekday(a) != _weekday(b)
    return a[4:] != b[4:]


def _weekday(day: str) -> int | None:
    if "W" in day:
        return int(day[-1])
    return None if day.startswith("XXXX") else date.fromisoformat(day).isoweekday()


def _known(values: Iterable[Value]) -> Mapping[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for value in values:
        found.setdefault(value.claim.doc_id, []).append(value)
    return found


def _both_known(a: Value, b: Value, known: Mapping[str, Sequence[Value]]) -> bool:
    return any(
        v.sort is other.sort and not _apart(v, other)
        for mine, other in ((a, b), (b, a))
        for v in known[mine.claim.doc_id]
    )


def _apart(a: Value, b: Value) -> bool:
    if a.sort in {Sort.PLACE, Sort.PERSON}:
        return not (same_name(a.key, b.key) or same_country(a.key, b.key))
    return a.key != b.key


def _one_governor(a: Value, b: Value) -> bool:
    """Whether both values go with one verb or noun, and none that say the opposite."""
    if any(opposed(v, w) for v in a.governors for w in b.governors):
        return False
    return any(same_sense(v, w) for v in a.governors for w in b.governors)


def _conflict(a: Value, b: Value, pairs: Iterable[tuple[Value, Value]]) -> Conflict:
    """Both values, each with every passage that is set against the other in it."""
    alike = [v for pair in pairs for v in pair]
    sides = [[v for v in alike if v.sort is a.sort and v.key == each.key] for each in (a, b)]
    values = tuple(_side(side) for side in sides)
    speakers = {v.speaker for v in values}
    kind = ConflictKind.CONTRADICTION if None in speakers or len(speakers) < 2 else ConflictKind.ACCOUNT
    return Conflict(_point(a, b), kind, tuple(sorted(values, key=lambda v: v.value)))


def _side(values: Sequence[Value]) -> ConflictValue:
    text = min((v.text for v in values), key=lambda t: (len(t), t))
    spans = tuple(sorted({span for v in values for span in v.claim.evidence}))
    names = {v.claim.attribution.speaker if v.claim.attribution else None for v in values}
    return ConflictValue(text, spans, names.pop() if len(names) == 1 else None)


def _point(a: Value, b: Value) -> str:
    """The value's sort with what it goes with in one of the passages: "day of the vote"."""
    if a.sort is Sort.SIDE:
        return f"side of the {a.analysis.tokens[a.token].text}"
    found = (occasion(value.analysis, value.token) for value in (a, b))
    return next((f"{a.sort} {text}" for text in found if text), str(a.sort))
