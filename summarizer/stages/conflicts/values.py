"""Days, times of day, years, places and people that sources put in one place of what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.people.names import same_name
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.times.timex import TimeKind, find_time_expressions
from summarizer.language.times.timex_forms import CalendarDate
from summarizer.language.words.demonyms import same_country
from summarizer.language.words.thesaurus import opposed, same_sense
from summarizer.stages.conflicts.context import LIGHT, text_between
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import time_keys

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACING = frozenset("in at near outside to from into".split())
_SAID = frozenset("say tell add announce report state confirm".split())
_TIME_OF_DAY_APART = 0.4
"""Hours from which two times of day are not one, told more or less exactly."""
_MOST_ASKED = 30
_COMPARED, _SUPPORTED = 0.4, 0.75
"""Cosine from which the entailment model is asked, and its probability that counts as yes."""


class Sort(StrEnum):
    """What a value is."""

    DAY = "day"
    HOUR = "time"
    YEAR = "year"
    PLACE = "place"
    PERSON = "name"


_LIKE = {Sort.DAY: 0.5, Sort.HOUR: 0.5, Sort.YEAR: 0.6, Sort.PLACE: 0.75, Sort.PERSON: 0.75}
"""Cosines of two sentences without their values from which a shared verb or noun makes them one point."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a claim: ``text`` is at ``[start, end)`` of the claim's text."""

    claim: Claim
    analysis: Analysis
    sort: Sort
    key: str
    start: int
    end: int
    token: int

    @property
    def text(self) -> str:
        """The value as written."""
        return self.analysis.parse.text[self.start : self.end]

    @property
    def masked(self) -> str:
        """The claim with something indefinite in its place."""
        text = self.analysis.parse.text
        return f"{text[: self.start]}some {self.sort}{text[self.end :]}"

    @property
    def times(self) -> frozenset[str]:
        """The times of the claim, other than the value itself."""
        found = (
            e for e in find_time_expressions(self.claim.text) if e.kind in {TimeKind.DATE, TimeKind.TIME}
        )
        return frozenset(
            key for e in found if e.end <= self.start or e.start >= self.end for key in time_keys(e)
        )

    @property
    def governors(self) -> frozenset[str]:
        """Lemmas of the nearest verb above it that tells something, and of the noun it goes with."""
        above = [self.analysis.tokens[i] for i in self.analysis.chain(self.token)]
        empty = LIGHT | _SAID
        verb = next((t.lemma.casefold() for t in above if t.pos == "VERB" and t.lemma not in empty), "")
        noun = next((t.lemma.casefold() for t in above if t.pos not in {"ADP", "DET"}), "")
        return frozenset({verb, noun} - empty - {""})


def value_conflicts(claims: Sequence[Claim], judges: Judges) -> list[Conflict]:
    """Find different days, times, places and people in one place of what two documents tell.

    Args:
        claims: all claims of the story, in a fixed order.
        judges: models that compare sentences.

    Returns:
        One contradiction (or two accounts) for each two values; nothing where either document names
        both, since it then knows them apart.
    """
    values = [value for claim in claims for value in _values(claim)]
    cosines = judges.likeness([value.masked for value in values])
    known = _known(values)
    pairs: list[tuple[Value, Value]] = []
    doubtful: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(values)), 2):
        a, b, cosine = values[i], values[j], float(cosines[i, j])
        if not _rivals(a, b) or _both_known(a, b, known):
            continue
        if cosine >= _LIKE[a.sort] and _one_governor(a, b):
            pairs.append((a, b))
        elif cosine >= _COMPARED:
            doubtful.append((-cosine, i, j))
    asked = [(values[i], values[j]) for _, i, j in sorted(doubtful)[:_MOST_ASKED]]
    pairs += [pair for pair, yes in zip(asked, _substitutable(asked, judges), strict=True) if yes]
    found: dict[frozenset[str], Conflict] = {}
    for a, b in pairs:
        found.setdefault(frozenset({a.key, b.key}), _conflict(a, b, pairs))
    return list(found.values())


def _values(claim: Claim) -> Iterator[Value]:
    analysis = analyse(claim.parse)
    yield from _days(claim, analysis)
    for quantity in analysis.quantities:
        sort = {QuantityKind.TIME: Sort.HOUR, QuantityKind.YEAR: Sort.YEAR}.get(quantity.kind)
        token = _token_at(analysis, quantity.start)
        if sort is not None and token is not None:
            yield Value(claim, analysis, sort, f"{quantity.value:g}", quantity.start, quantity.end, token)
    for name in analysis.names:
        head = analysis.tokens[name.last - 1]
        if name.label in _PLACES and head.dep == "pobj" and analysis.tokens[head.head].text in _PLACING:
            yield Value(claim, analysis, Sort.PLACE, name.core, name.start, name.end, name.last - 1)
        elif name.label == "PERSON" and len(name.core.split()) > 1:
            yield Value(claim, analysis, Sort.PERSON, name.core, name.start, name.end, name.last - 1)


def _days(claim: Claim, analysis: Analysis) -> Iterator[Value]:
    """Days with their month, as written; weekdays are compared elsewhere."""
    for expression in find_time_expressions(claim.text):
        for part in expression.parts:
            form, token = part.form, _token_at(analysis, expression.start)
            if isinstance(form, CalendarDate) and form.month and form.day and token is not None:
                key = f"{form.month}-{form.day}"
                yield Value(claim, analysis, Sort.DAY, key, expression.start, expression.end, token)


def _token_at(analysis: Analysis, offset: int) -> int | None:
    return next((i for i, t in enumerate(analysis.tokens) if t.start <= offset < t.end), None)


def _rivals(a: Value, b: Value) -> bool:
    """Whether two values of different documents exclude each other in one place."""
    if a.claim.doc_id == b.claim.doc_id or a.sort is not b.sort or a.key == b.key:
        return False
    if a.sort is not Sort.DAY and a.times and b.times and not a.times & b.times:
        return False
    if a.sort is Sort.HOUR:
        return abs(float(a.key) - float(b.key)) >= _TIME_OF_DAY_APART
    if a.sort in {Sort.PLACE, Sort.PERSON}:
        return not (same_name(a.key, b.key) or same_country(a.key, b.key))
    return True


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


def _substitutable(pairs: Sequence[tuple[Value, Value]], judges: Judges) -> list[bool]:
    """Whether each sentence supports the other once its own value stands in the other's place."""
    asked = [(x.claim.text, _with(y, x.text)) for a, b in pairs for x, y in ((a, b), (b, a))]
    answers = judges.support(asked)
    return [min(answers[2 * n : 2 * n + 2]) >= _SUPPORTED for n in range(len(pairs))]


def _with(value: Value, text: str) -> str:
    whole = value.analysis.parse.text
    return whole[: value.start] + text + whole[value.end :]


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
    for value in (a, b):
        for i in value.analysis.chain(value.token):
            token = value.analysis.tokens[i]
            if token.pos == "NOUN":
                first = min([i, *value.analysis.dependents(i, "compound", "amod")])
                return f"{a.sort} of the {text_between(value.analysis, first, i)}"
            if token.pos == "VERB":
                subject = next(value.analysis.dependents(i, "nsubjpass", "nsubj", "dobj"), None)
                of = value.analysis.tokens[subject].text if subject is not None else ""
                return f"{a.sort} ({' '.join(w for w in (of, token.text) if w)})"
    return str(a.sort)
