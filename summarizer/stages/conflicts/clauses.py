"""The clauses of claims: one verb each with its own words, so that long sentences can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.domain.claims import Claim
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.negation import Force, force_of, is_conditional, is_negated
from summarizer.language.support.valency import subject_heads
from summarizer.language.support.voices import reports

_APART = frozenset("ccomp xcomp advcl conj relcl parataxis acl".split())
"""Verbs that hang on another one in these ways have clauses of their own."""
_NEGATIVE = frozenset(
    "no not n't never nobody nothing none neither nor without any anybody anything cannot".split()
)
"""Words left out, so that a statement is near its denial."""
_FEWEST = 2
_RELATIVES = frozenset("who which that what whom whose".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of a claim that asserts something, with its own words."""

    claim: Claim
    analysis: Analysis
    verb: int
    tokens: tuple[int, ...]
    """Its words, those of clauses within it left out."""
    text: str
    """The same with the subject that it may share, without negations."""
    negated: bool
    open: bool
    """Whether it is only asked, wished, possible or on a condition."""

    @property
    def lemma(self) -> str:
        """The verb."""
        return self.analysis.tokens[self.verb].lemma.casefold()


def clauses(claim: Claim) -> Iterator[Clause]:
    """Take a claim apart into what it asserts.

    Args:
        claim: a claim.

    Yields:
        A clause for each verb that reports nobody's words and stands for itself.
    """
    analysis = analyse(claim.parse)
    for verb, token in enumerate(analysis.tokens):
        auxiliary = token.dep in {"aux", "auxpass"} or not token.tag.startswith("VB")
        if auxiliary or token.pos not in {"VERB", "AUX"} or reports(analysis, verb):
            continue
        subjects = subject_heads(analysis, verb)
        if any(analysis.tokens[s].text.casefold() in _RELATIVES for s in subjects):
            continue
        tokens = tuple(sorted(_own(analysis, verb)))
        words = [analysis.tokens[i].text for i in sorted({*tokens, *subjects})]
        told = [w for w in words if w.casefold() not in _NEGATIVE]
        if len(told) >= _FEWEST:
            is_open = is_conditional(analysis, verb) or force_of(analysis, verb) is Force.WISHED
            yield Clause(claim, analysis, verb, tokens, " ".join(told), is_negated(analysis, verb), is_open)


def _own(analysis: Analysis, index: int) -> Iterator[int]:
    """A word and what hangs on it, but for clauses of their own."""
    yield index
    for child in analysis.children[index]:
        token = analysis.tokens[child]
        if token.pos in {"PUNCT", "CCONJ", "SCONJ"} or (token.dep in _APART and token.pos in {"VERB", "AUX"}):
            continue
        yield from _own(analysis, child)
