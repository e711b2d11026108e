"""Statements of which one says the contrary of the other: it denies it, or swaps who does it to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from summarizer.domain.claims import Claim, Conflict, ConflictKind
from summarizer.language.people.names import same_name
from summarizer.language.support.analysis import analyse
from summarizer.language.support.negation import Force
from summarizer.language.support.propositions import Proposition, propositions
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.aligning import nearest_to_each_other
from summarizer.stages.conflicts.context import as_words, is_content, overlap
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.opposites import (
    EMPTY,
    crossed,
    ends_otherwise,
    excludes,
    of_one_thing,
    swapped,
    wants_otherwise,
)
from summarizer.stages.conflicts.statements import FIRM, statements, teller_of
from summarizer.stages.conflicts.telling import shared_point, value_of

_BESIDE = 2
"""Sentences apart at which two speakers answer each other."""
_ANSWERED = 0.3
"""Cosine from which two speakers beside each other speak of one thing."""
_COMPARED = 0.45
"""The same for two statements of different articles."""
_BESIDE_COMPARED = 0.25
"""The same for two speakers beside each other, one of whom says the contrary of the other in plain words."""
_FEW = 1
"""Verbs of a statement whose negation can only be that of the whole."""
_ALIKE = 0.45
"""Cosine from which two statements that are each other's nearest need not use the same verb."""
_NEAR = 0.55
"""Closeness from which statements nearest to each other are about one thing."""
_PHRASAL = {
    "take over": "acquire",
    "call off": "cancel",
    "turn down": "reject",
    "put off": "postpone",
    "shut down": "close",
    "set up": "create",
    "set off": "start",
    "give up": "quit",
    "bring down": "topple",
    "carry out": "perform",
    "go off": "sound",
    "break out": "start",
    "step down": "resign",
    "pull out": "withdraw",
    "find out": "discover",
    "carry on": "continue",
    "go on": "continue",
}
"""What verbs mean with a particle."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim with what it asserts."""

    claim: Claim
    propositions: tuple[Proposition, ...]
    words: tuple[tuple[str, bool], ...]
    speaker: str | None
    phrasal: Mapping[str, str]
    """Verbs that a particle gives another meaning, as they are meant here."""

    def sense(self, proposition: Proposition) -> str:
        """The verb, or what it means with its particle."""
        return self.phrasal.get(proposition.lemma, proposition.lemma)


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
    cosines = np.maximum(
        judges.likeness([s.claim.text for s in said]), judges.likeness([_content(s.claim) for s in said])
    )
    close = {
        (i, j): float(cosines[i, j])
        for i, j in combinations(range(len(said)), 2)
        if cosines[i, j] >= _COMPARED and _two_sources(said[i], said[j])
    }
    nearest = set(nearest_to_each_other([s.claim.doc_id for s in said], close))
    found = []
    for i, j in combinations(range(len(said)), 2):
        a, b = said[i], said[j]
        beside = _beside(a, b)
        answered = beside and cosines[i, j] >= _ANSWERED and _answers(a, b)
        compared = (beside and _two_sources(a, b) and cosines[i, j] >= _BESIDE_COMPARED) or (
            (i, j) in nearest and _near(a, b, close[i, j], weights)
        )
        alike = not beside and cosines[i, j] >= _ALIKE and _single(a) and _single(b)
        if answered or (compared and _contrary(a, b, beside=beside, alike=alike)):
            found.append(_conflict(a, b, weights, answered=answered))
    return found


def _content(claim: Claim) -> str:
    """What is said, without who says it, where the claim is one statement of somebody."""
    told = [s.text for s in statements(claim) if s.analysis.tokens[s.verb].head == s.verb]
    return told[0] if told else claim.text


def _near(a: _Said, b: _Said, cosine: float, weights: Mapping[str, float]) -> bool:
    """Whether two statements nearest to each other share enough to be about one thing."""
    shared = overlap(a.words, b.words, weights)
    return bool(shared.plain) and cosine + 0.35 * shared.share + 0.1 * min(shared.plain, 2) >= _NEAR


def _beside(a: _Said, b: _Said) -> bool:
    """Whether two speakers have their say one after the other."""
    apart = abs(a.claim.sentence_indexes[0] - b.claim.sentence_indexes[0])
    here = a.claim.doc_id == b.claim.doc_id and apart <= _BESIDE
    return here and (_two_sources(a, b) or _told_by_another(a, b) or _told_by_another(b, a))


def _told_by_another(a: _Said, b: _Said) -> bool:
    """Whether somebody who is not resolved says one, and not the known speaker of the other."""
    told = a.speaker is None and any(p.reporting for p in a.propositions)
    return told and b.speaker is not None and b.speaker.split()[-1] not in a.claim.text


def _answers(a: _Said, b: _Said) -> bool:
    """Whether a speaker insists on what the one before says is not so, or the other way round."""
    told = b.claim.attribution
    insists = told is not None and told.cue in FIRM
    next_to = a.claim.sentence_indexes[-1] + 1 == b.claim.sentence_indexes[0]
    negated = [any(p.negated for p in s.propositions) for s in (a, b)]
    return insists and next_to and negated[0] is not negated[1]


def _read(claim: Claim) -> _Said:
    analysis = analyse(claim.parse)
    only = "not only" in claim.text
    telling = (i for i in range(len(analysis.tokens)) if is_content(analysis, i))
    phrasal = {
        token.lemma.casefold(): _PHRASAL[phrase]
        for i, token in enumerate(analysis.tokens)
        for c in analysis.dependents(i, "prt")
        if (phrase := f"{token.lemma} {analysis.tokens[c].text}".casefold()) in _PHRASAL
    }
    words = as_words(analysis, telling)
    return _Said(claim, () if only else propositions(claim.parse), words, teller_of(claim), phrasal)


def _two_sources(a: _Said, b: _Said) -> bool:
    if a.claim.doc_id != b.claim.doc_id:
        return True
    return bool(a.speaker and b.speaker) and not same_name(a.speaker or "", b.speaker or "")


def _contrary(a: _Said, b: _Said, *, beside: bool, alike: bool) -> bool:
    """Whether one says the contrary of the other."""
    for p in a.propositions:
        for q in b.propositions:
            if {"other", "another"} & {w for x in (*p.subjects, *q.subjects) for w in x.words}:
                continue
            if p.conditional or q.conditional or p.reporting or q.reporting:
                continue
            if _undecided(p, b) or _undecided(q, a):
                return True
            if wants_otherwise(p, q) and _one_voice(a, p, b, q):
                return True
            if Force.WISHED in {p.force, q.force}:
                continue
            if excludes(p, q, a.sense(p), b.sense(q), beside) or (alike and of_one_thing(p, q)):
                return True
            if beside and a.speaker and b.speaker and crossed(p, q):
                return True
            if ends_otherwise(p, q, a.sense(p), b.sense(q)):
                return True
    return False


def _one_voice(a: _Said, p: Proposition, b: _Said, q: Proposition) -> bool:
    """Whether somebody who wants or tells the one wants or tells the other, too."""
    mine, theirs = (
        [*([said.speaker] if said.speaker else []), *(n for x in wish.subjects for n in x.names)]
        for said, wish in ((a, p), (b, q))
    )
    return any(same_name(x, y) for x in mine for y in theirs)


def _undecided(p: Proposition, other: _Said) -> bool:
    """Whether one says that something will be done, and the other that it is open whether it will."""
    if p.force is not Force.FUTURE or p.negated or p.lemma in EMPTY:
        return False
    asked = rf"\bwhether (?:or not )?(?:to|\w+ (?:will|would|should|is to)) {re.escape(p.lemma)}\b"
    return re.search(asked, other.claim.text) is not None


def _single(said: _Said) -> bool:
    """Whether it tells so little that a negation can only be of that."""
    return sum(not p.reporting for p in said.propositions) <= _FEW


def _conflict(a: _Said, b: _Said, weights: Mapping[str, float], *, answered: bool = False) -> Conflict:
    told = a.claim.attribution and b.claim.attribution
    both = told and a.speaker and b.speaker and not same_name(a.speaker, b.speaker)
    kind = ConflictKind.ACCOUNT if both or answered else ConflictKind.CONTRADICTION
    values = tuple(value_of(s.claim, s.speaker, s.claim.evidence) for s in (a, b))
    return Conflict(_swap(a, b) or shared_point(a.claim, b.claim, weights), kind, values)


def _swap(a: _Said, b: _Said) -> str:
    """The two names that change places between two statements, or nothing."""
    pairs = ((p, q) for p in a.propositions for q in b.propositions if p.subjects and p.objects)
    for p, q in pairs:
        if same_sense(a.sense(p), b.sense(q)) and not p.negated and swapped(p, q):
            named = [next((x.names[0] for x in xs if x.names), "") for xs in (p.subjects, p.objects)]
            return f"roles of {named[0]} and {named[1]}"
    return ""
