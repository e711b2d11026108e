"""Things of which one side says that there were none, and another side tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain.claims import Claim, Conflict
from summarizer.language.people.names import same_name
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.valency import subject_heads
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.clauses import Clause, clauses
from summarizer.stages.conflicts.context import LIGHT, names_more
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.statements import teller_of
from summarizer.stages.conflicts.telling import told_differently
from summarizer.stages.conflicts.wording import NEGATIVE

_SAYING_NOTHING = frozenset(
    """
    answer choice comment doubt evidence exception explanation idea indication information interest matter
    need one point question reason result room sense sign time trace way word
    """.split()
)
"""Nouns of which none is no missing thing."""
_CLEARLY = 1e-6
"""By how much a later clause must be nearer, so that equal ones leave the first."""
_DOING = frozenset("by with to".split())
"""Prepositions of what takes part."""
_CONCEDING = frozenset("concede admit acknowledge confess".split())
_QUOTES = frozenset({'"', "“", "'", "‘"})
_KNOWN = frozenset("the this that".split())
"""Before a subject these make it one that was told of before, not one of a kind."""
_ALIKE = 0.6
"""Cosine of two clauses, negations left out, from which they tell of one thing."""


@dataclass(frozen=True, slots=True)
class _Absence:
    """A clause that says that there is none of what a noun names."""

    clause: Clause
    noun: int

    @property
    def lemma(self) -> str:
        """The noun."""
        return self.clause.analysis.tokens[self.noun].lemma.casefold()

    @property
    def points_back(self) -> bool:
        """Whether it is of the kind told of just before: "no such report"."""
        analysis = self.clause.analysis
        return any(analysis.tokens[c].text.casefold() == "such" for c in analysis.children[self.noun])

    @property
    def owner_unknown(self) -> bool:
        """Whether only a pronoun says who had none: "It had no password"."""
        analysis = self.clause.analysis
        subjects = [analysis.tokens[i].pos for i in subject_heads(analysis, self.clause.verb)]
        return self.clause.lemma == "have" and set(subjects) <= {"PRON"}


def absence_conflicts(claims: Sequence[Claim], judges: Judges) -> list[Conflict]:
    """Find things that there were according to one source and not according to another.

    Args:
        claims: all claims of the story, in a fixed order.
        judges: models that compare sentences.

    Returns:
        Accounts where both have a speaker of their own, else contradictions; for each clause with "no" the
        clause of another source that is nearest to it and has the thing.
    """
    told = [clause for claim in claims for clause in clauses(claim)]
    absences = [absence for clause in told for absence in _absences(clause)]
    pointing = ((a, _just_before(a, claims)) for a in absences if a.points_back)
    found = [_conflict(absence, before) for absence, before in pointing if before is not None]
    rivals = [
        (absence, other)
        for absence in absences
        if not absence.points_back
        for other in told
        if _tells_of(other, absence)
    ]
    texts = sorted({clause.text for absence, other in rivals for clause in (absence.clause, other)})
    at = {text: n for n, text in enumerate(texts)}
    cosines = judges.likeness(texts)  # of these few clauses only: reading all of them takes its time
    best: dict[_Absence, tuple[float, Claim]] = {}
    for absence, other in rivals:
        near = float(cosines[at[absence.clause.text], at[other.text]])
        if near >= max(_ALIKE, best.get(absence, (0.0, other.claim))[0] + _CLEARLY):
            best[absence] = near, other.claim
    return found + [_conflict(absence, claim) for absence, (_, claim) in best.items()]


def _absences(clause: Clause) -> Iterator[_Absence]:
    for i in clause.tokens:
        token = clause.analysis.tokens[i]
        if token.pos != "NOUN" or token.lemma.casefold() in _SAYING_NOTHING or clause.open:
            continue
        absence = _Absence(clause, i)
        more = names_more(clause.analysis, i)
        if _is_denied(clause.analysis, i) and not more and not absence.owner_unknown:
            yield absence


def _just_before(absence: _Absence, claims: Sequence[Claim]) -> Claim | None:
    """What another side tells in the sentence before."""
    mine = absence.clause.claim
    here = teller_of(mine)
    for other in claims:
        if other.doc_id == mine.doc_id and other.sentence_indexes[-1] + 1 == mine.sentence_indexes[0]:
            teller = teller_of(other)
            theirs = here and not (teller and same_name(teller, here))
            return other if theirs and not _concedes(absence) and not _is_negative(other) else None
    return None


def _concedes(absence: _Absence) -> bool:
    """Whether somebody takes back what was told, so that nobody tells it any more."""
    above = (absence.clause.analysis.tokens[i] for i in absence.clause.analysis.chain(absence.noun))
    return any(t.pos == "VERB" and t.lemma.casefold() in _CONCEDING for t in above)


def _is_negative(claim: Claim) -> bool:
    """Whether a sentence tells what was not, of which there can be no such thing."""
    analysis = analyse(claim.parse)
    denying = (i for i, t in enumerate(analysis.tokens) if t.dep == "neg" or t.text.casefold() in NEGATIVE)
    return any(all(analysis.tokens[j].dep != "relcl" for j in analysis.chain(i)) for i in denying)


def _is_denied(analysis: Analysis, noun: int) -> bool:
    """Whether a noun has "no", or stands after "without", be it as that of which there is none."""
    articles = {
        analysis.tokens[c].text.casefold()
        for c in analysis.dependents(noun, "det")
        if c == 0 or analysis.tokens[c - 1].text not in _QUOTES  # a "no" vote is a vote
    }
    above = analysis.tokens[noun].head
    if analysis.tokens[above].text.casefold() == "of":  # "without a word of warning"
        above = analysis.tokens[analysis.tokens[above].head].head
    return "no" in articles or analysis.tokens[above].text.casefold() == "without"


def _tells_of(other: Clause, absence: _Absence) -> bool:
    """Whether a clause of another source has what is missing, or a verb for it."""
    if other.negated or other.open or not _two_sources(other.claim, absence.clause.claim):
        return False
    words = {*other.tokens, *subject_heads(other.analysis, other.verb)}
    return any(_is_same(other, i, absence) and not _is_denied(other.analysis, i) for i in sorted(words))


def _is_same(other: Clause, word: int, absence: _Absence) -> bool:
    """Whether a word is the missing thing, as a noun that takes part in what is told, or its verb."""
    token = other.analysis.tokens[word]
    if word == other.verb:
        return other.lemma not in LIGHT and base_stem(other.lemma) == base_stem(absence.lemma)
    if token.pos != "NOUN" or not same_sense(token.lemma, absence.lemma):
        return False
    if token.dep in {"dobj", "nsubjpass"}:
        return True
    if token.dep == "pobj":
        prep = other.analysis.tokens[token.head]
        return prep.head == other.verb and prep.text.casefold() in _DOING
    known = {
        other.analysis.tokens[c].text.casefold() for c in other.analysis.dependents(word, "det")
    } & _KNOWN
    return token.dep in {"nsubj", "attr"} and not known and (token.dep == "attr" or other.lemma not in LIGHT)


def _two_sources(a: Claim, b: Claim) -> bool:
    one, other = teller_of(a), teller_of(b)
    if a.doc_id != b.doc_id:
        return not (one and other and same_name(one, other))
    return bool(one and other) and not same_name(one or "", other or "")


def _conflict(absence: _Absence, theirs: Claim) -> Conflict:
    return told_differently(_point(absence), theirs, absence.clause.claim)


def _point(absence: _Absence) -> str:
    """The thing with its modifiers: "rubber bullets"."""
    analysis, noun = absence.clause.analysis, absence.noun
    parts = [i for i in analysis.dependents(noun, "amod", "compound") if i < noun]
    first = min([noun, *(i for i in parts if analysis.tokens[i].text.casefold() != "such")])
    return analysis.parse.text[analysis.tokens[first].start : analysis.tokens[noun].end]
