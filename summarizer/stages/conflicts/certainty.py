"""What one source calls possible and another one certain: it may come, it will come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.negation import Force, force_of
from summarizer.language.support.valency import subject_heads
from summarizer.stages.conflicts.aligning import nearest_to_each_other
from summarizer.stages.conflicts.clauses import Clause, clauses
from summarizer.stages.conflicts.context import as_words, is_content, overlap, same_word
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.telling import shared_point, told_differently

_DOUBTING = frozenset("may might could".split())
_PONDERING = frozenset("consider weigh mull ponder contemplate".split())
"""Verbs of what one has not yet decided to do."""
_SUPPOSING = frozenset("if unless whether case".split())
_BEING = frozenset("remain stay".split())
"""Verbs of what goes on, which is not what may happen."""
_ALIKE = 0.35
"""Cosine from which two sentences nearest to each other may speak of one thing."""
_OBJECTS = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class _Event:
    """A clause with how sure it is."""

    at: int
    """Place of its claim."""
    clause: Clause
    doubted: bool
    past: bool
    """Whether it has happened, if at all."""

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """What happens, and to whom or what."""
        told = {self.clause.verb, *subject_heads(self.clause.analysis, self.clause.verb)}
        told |= set(self.clause.analysis.dependents(self.clause.verb, *_OBJECTS))
        return as_words(
            self.clause.analysis, (i for i in sorted(told) if is_content(self.clause.analysis, i))
        )

    @property
    def all_words(self) -> tuple[tuple[str, bool], ...]:
        """What it tells."""
        told = {*self.clause.tokens, *subject_heads(self.clause.analysis, self.clause.verb)}
        return as_words(self.clause.analysis, sorted(told))

    @property
    def objects(self) -> tuple[tuple[str, bool], ...]:
        """To what it is done."""
        analysis = self.clause.analysis
        return as_words(analysis, (i for i in analysis.dependents(self.clause.verb, *_OBJECTS)))


def certainty_conflicts(
    claims: Sequence[Claim], weights: Mapping[str, float], judges: Judges
) -> list[Conflict]:
    """Find events that one source calls possible and another one tells as sure.

    Args:
        claims: all claims of the story, in a fixed order.
        weights: rarity of stems in it.
        judges: models that compare sentences.

    Returns:
        Accounts where both have a speaker of their own, else contradictions; one for each two claims of
        different documents that are each other's nearest.
    """
    events = [event for at, claim in enumerate(claims) for event in _events(claim, at)]
    if all(event.doubted for event in events):
        return []
    cosines = judges.likeness([claim.text for claim in claims])
    close = {
        (i, j): float(cosines[i, j])
        for i, j in combinations(range(len(claims)), 2)
        if cosines[i, j] >= _ALIKE and claims[i].doc_id != claims[j].doc_id
    }
    nearest = set(nearest_to_each_other([claim.doc_id for claim in claims], close))
    found = {
        (a.at, b.at): _conflict(a.clause.claim, b.clause.claim, weights)
        for a, b in combinations(events, 2)
        if (a.at, b.at) in nearest and _one_doubted(a, b) and _one_event(a, b, weights)
    }
    return list(found.values())


def _events(claim: Claim, at: int) -> Iterator[_Event]:
    """The clauses of a claim that say that something will, may or did happen."""
    for clause in clauses(claim):
        if clause.negated or clause.lemma in _BEING:
            continue
        helping = _helping(clause.analysis, clause.verb)
        doubted = bool(helping & _DOUBTING) or _is_pondered(clause.analysis, clause.verb)
        past = "have" in helping if doubted else force_of(clause.analysis, clause.verb) is Force.ACTUAL
        if doubted or not (clause.open or _is_supposed(clause.analysis, clause.verb)):
            yield _Event(at, clause, doubted, past)


def _helping(analysis: Analysis, verb: int) -> frozenset[str]:
    """The auxiliaries of a verb, with those of one that it completes: "might start touring"."""
    token = analysis.tokens[verb]
    verbs = (verb, token.head) if token.dep == "xcomp" else (verb,)
    return frozenset(analysis.tokens[i].text.casefold() for v in verbs for i in analysis.dependents(v, "aux"))


def _is_supposed(analysis: Analysis, verb: int) -> bool:
    """Whether it stands under "if", "whether" or "in case"."""
    marks = (m for v in (verb, *analysis.chain(verb)) for m in analysis.dependents(v, "mark"))
    return any(analysis.tokens[m].text.casefold() in _SUPPOSING for m in marks) or any(
        analysis.tokens[v].lemma.casefold() == "case" for v in analysis.chain(verb)
    )


def _is_pondered(analysis: Analysis, verb: int) -> bool:
    """Whether it is only considered: "is considering sending"."""
    token = analysis.tokens[verb]
    above = analysis.tokens[token.head]
    return token.dep in {"xcomp", "ccomp", "pcomp"} and above.lemma.casefold() in _PONDERING


def _one_doubted(a: _Event, b: _Event) -> bool:
    """Whether only one of two is doubted, of what both say is past or is still to come."""
    return a.doubted is not b.doubted and a.past is b.past


def _one_event(a: _Event, b: _Event, weights: Mapping[str, float]) -> bool:
    """Whether one thing takes part in both, and what one is done to is named by the other."""
    if not overlap(a.words, b.words, weights).plain:
        return False
    return all(
        not x.objects or any(same_word(*o, *w) for o in x.objects for w in y.all_words)
        for x, y in ((a, b), (b, a))
    )


def _conflict(a: Claim, b: Claim, weights: Mapping[str, float]) -> Conflict:
    return told_differently(shared_point(a, b, weights), a, b)
