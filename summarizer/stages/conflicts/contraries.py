"""Statements of which one says the contrary of the other: denied, opposite, or with the roles swapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind
from summarizer.language.people.names import same_name
from summarizer.language.support.analysis import analyse
from summarizer.language.support.arguments import Argument, Sort, same_thing
from summarizer.language.support.negation import Force
from summarizer.language.support.propositions import Proposition, propositions
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import opposed, same_sense
from summarizer.stages.conflicts.aligning import nearest_to_each_other
from summarizer.stages.conflicts.context import as_words, is_content, overlap
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import MOVES
from summarizer.stages.conflicts.telling import shared_point, value_of

_EMPTY = frozenset("be have do go get come take make seem appear remain want".split())
_BESIDE = 2
"""Sentences apart at which two speakers answer each other."""
_COMPARED = 0.35
_NEAR = 0.55
"""Closeness from which statements nearest to each other are about one thing."""
_SYMMETRIC = frozenset("meet marry join merge talk speak agree fight play face share border beat".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim with what it asserts."""

    claim: Claim
    propositions: tuple[Proposition, ...]
    words: tuple[tuple[str, bool], ...]

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.claim.attribution.speaker if self.claim.attribution else None


def contrary_conflicts(
    claims: Sequence[Claim], weights: Mapping[str, float], judges: Judges
) -> list[Conflict]:
    """Find statements of two documents or speakers that cannot both be so.

    Args:
        claims: all claims of the story, in a fixed order.
        weights: rarity of stems in it.
        judges: models that compare sentences.

    Returns:
        Accounts where both have a speaker of their own, else contradictions.
    """
    said = [_read(claim) for claim in claims]
    cosines = judges.likeness([s.claim.text for s in said])
    near: dict[tuple[int, int], float] = {}
    found = []
    for i, j in combinations(range(len(said)), 2):
        a, b = said[i], said[j]
        if cosines[i, j] < _COMPARED or not _two_sources(a, b):
            continue
        shared = overlap(a.words, b.words, weights)
        if shared.plain:
            near[i, j] = float(cosines[i, j]) + 0.35 * shared.share + 0.1 * min(shared.plain, 2)
    best = set(nearest_to_each_other([s.claim.doc_id for s in said], near))
    for i, j in combinations(range(len(said)), 2):
        a, b = said[i], said[j]
        beside = _beside(a, b)
        if (beside or ((i, j) in best and near[i, j] >= _NEAR)) and _contrary(a, b, beside):
            found.append(_conflict(a, b, weights))
    return found


def _beside(a: _Said, b: _Said) -> bool:
    """Whether two speakers have their say one after the other."""
    apart = abs(a.claim.sentence_indexes[0] - b.claim.sentence_indexes[0])
    return a.claim.doc_id == b.claim.doc_id and apart <= _BESIDE and _two_sources(a, b)


def _read(claim: Claim) -> _Said:
    analysis = analyse(claim.parse)
    telling = (i for i in range(len(analysis.tokens)) if is_content(analysis, i))
    return _Said(claim, propositions(claim.parse), as_words(analysis, telling))


def _two_sources(a: _Said, b: _Said) -> bool:
    if a.claim.doc_id != b.claim.doc_id:
        return not (a.speaker and b.speaker and same_name(a.speaker, b.speaker))
    return bool(a.speaker and b.speaker) and not same_name(a.speaker or "", b.speaker or "")


def _contrary(a: _Said, b: _Said, beside: bool) -> bool:
    """Whether one says the contrary of the other."""
    for p in a.propositions:
        for q in b.propositions:
            if {"other", "another"} & {w for x in (*p.subjects, *q.subjects) for w in x.words}:
                continue
            if p.conditional or q.conditional or p.reporting or q.reporting:
                continue
            if Force.WISHED in {p.force, q.force}:
                continue
            if _excludes(p, q, beside):
                return True
    return False


def _excludes(p: Proposition, q: Proposition, beside: bool) -> bool:
    if p.lemma not in _EMPTY and q.lemma not in _EMPTY:
        if same_sense(p.lemma, q.lemma) or base_stem(p.lemma) == base_stem(q.lemma):
            if p.negated is not q.negated and (beside or _same_places(p, q)):
                return True
            if not p.negated and not q.negated and p.lemma not in _SYMMETRIC and _swapped(p, q):
                return True
        elif (
            opposed(p.lemma, q.lemma)
            and p.negated is q.negated
            and _same_places(p, q)
            and not {p.lemma, q.lemma} & MOVES
        ):
            return True
    return False


def _same_places(p: Proposition, q: Proposition) -> bool:
    pairs = [(_plain(x), _plain(y)) for x, y in ((p.subjects, q.subjects), (p.objects, q.objects))]
    if any(bool(x) is not bool(y) for x, y in pairs):
        return False
    pairs = [(x, y) for x, y in pairs if x and y]
    return bool(pairs) and all(any(same_thing(x, y) for x in xs for y in ys) for xs, ys in pairs)


def _plain(arguments: Sequence[Argument]) -> list[Argument]:
    return [x for x in arguments if x.sort is not Sort.PRONOUN]


def _swapped(p: Proposition, q: Proposition) -> bool:
    """Whether who does it in one is whom it is done to in the other, by name."""
    return any(
        _named(s, o2) and _named(o, s2)
        for s in p.subjects
        for o in p.objects
        for s2 in q.subjects
        for o2 in q.objects
        if not _named(s, o)
    )


def _named(a: Argument, b: Argument) -> bool:
    return any(same_name(x, y) for x in a.names for y in b.names)


def _conflict(a: _Said, b: _Said, weights: Mapping[str, float]) -> Conflict:
    both = a.speaker is not None and b.speaker is not None and not same_name(a.speaker, b.speaker)
    kind = ConflictKind.ACCOUNT if both else ConflictKind.CONTRADICTION
    values = tuple(value_of(s.claim, s.speaker, s.claim.evidence) for s in (a, b))
    return Conflict(shared_point(a.claim, b.claim, weights), kind, values)
