"""What one side is said to dispute, and the statement that it disputes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.stages.conflicts.context import as_words, is_content, overlap, text_between
from summarizer.stages.conflicts.denials import TELLING, Denial, denials
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.statements import SPEAKERS_FOR, WISHING, statements, teller_of
from summarizer.stages.conflicts.telling import MOST_WORDS, shared_point, value_of

_NEGATIVE = frozenset("no not never nobody nothing none neither nor".split())
_FEWEST = 2
"""Telling words of what is disputed, and of them in another place, from which it is the statement meant."""
_STATING = SAYING - WISHING
"""Verbs with which somebody says what is so."""
_REACH = 2
"""Sentences back to the statement that "this" points to."""
_ALIKE = 0.5
"""Closeness of a statement to what is disputed elsewhere from which it is the statement meant."""


def disputed_conflicts(
    claims: Sequence[Claim], weights: Mapping[str, float], judges: Judges
) -> list[Conflict]:
    """Find statements of which another side says that they are not so.

    Args:
        claims: all claims of the story, in a fixed order.
        weights: rarity of stems in it.
        judges: models that compare sentences.

    Returns:
        One conflict of two accounts for each denial whose statement is found.
    """
    every = [d for at, claim in enumerate(claims) for d in denials(claim, at)]
    asked = [_instead(d, claims) for d in every]
    cosines = judges.likeness([*asked, *(c.text for c in claims)])[: len(every), len(every) :]
    found = []
    for denial, row in zip(every, cosines, strict=True):
        at = _disputed(denial, claims, weights, row)
        if at is not None:
            found.append(_conflict(denial, claims, at, weights))
    return found


def _disputed(
    denial: Denial, claims: Sequence[Claim], weights: Mapping[str, float], cosines: np.ndarray
) -> int | None:
    """The place of the statement that is disputed, or None."""
    before = _just_before(denial, claims)
    if not denial.content:
        said = (at for at in before if not _is_quotation(claims[at]) and _may_be_meant(denial, claims[at]))
        return next(said, None)
    if len(denial.words) < _FEWEST:
        return None
    negative = _is_negative(denial.analysis, denial.content)
    best: tuple[float, int] | None = None
    for at, claim in enumerate(claims):
        if (
            at == denial.at
            or _comes_after(claim, denial)
            or _same_side(claim, denial.speaker)
            or any(denials(claim, at))
        ):
            continue
        analysis = analyse(claim.parse)
        if _is_negative(analysis, range(len(analysis.tokens))) and not negative:
            continue
        words = as_words(analysis, (i for i in range(len(analysis.tokens)) if is_content(analysis, i)))
        shared = overlap(denial.words, words, weights)
        if shared.plain < _FEWEST:
            continue
        score = float(cosines[at]) + 0.35 * shared.share + 0.1 * min(shared.plain, 2) + 0.15 * (at in before)
        if best is None or score > best[0]:
            best = score, at
    return best[1] if best is not None and best[0] >= _ALIKE else None


def _may_be_meant(denial: Denial, claim: Claim) -> bool:
    """Whether a statement before is somebody's, or the denial one of whatever is told."""
    verbs = {t.lemma.casefold() for t in claim.parse.tokens if t.pos == "VERB"}
    told = claim.attribution is not None and claim.attribution.cue not in WISHING
    return not denial.may_be_of_a_proposal or told or bool(verbs & _STATING)


def _comes_after(claim: Claim, denial: Denial) -> bool:
    """Whether a claim goes on from a denial, and says why rather than what it denies."""
    follows = denial.claim.sentence_indexes[-1] + 1 == claim.sentence_indexes[0]
    return follows and claim.doc_id == denial.claim.doc_id


def _is_negative(analysis: Analysis, tokens: Iterable[int]) -> bool:
    return any(
        analysis.tokens[i].dep == "neg" or analysis.tokens[i].text.casefold() in _NEGATIVE for i in tokens
    )


def _just_before(denial: Denial, claims: Sequence[Claim]) -> list[int]:
    """The statements of another side that come right before a denial, without a gap."""
    found: list[int] = []
    expected = denial.claim.sentence_indexes[0] - 1
    for at in range(denial.at - 1, -1, -1):
        claim = claims[at]
        if claim.doc_id != denial.claim.doc_id or claim.sentence_indexes[-1] != expected:
            break
        if _same_side(claim, denial.speaker) or len(found) == _REACH:
            break
        found.append(at)
        expected = claim.sentence_indexes[0] - 1
    return found


def _is_quotation(claim: Claim) -> bool:
    """Whether a sentence opens as a quotation, which goes on with what stands before it."""
    return claim.text[:1] in {'"', "“"}


def _instead(denial: Denial, claims: Sequence[Claim]) -> str:
    """What is disputed or, where a denial only points back to it, what is said instead."""
    after = claims[denial.at + 1] if denial.at + 1 < len(claims) else None
    return after.text if not denial.content and after is not None and _goes_on(denial, after) else denial.text


def _same_side(claim: Claim, speaker: str) -> bool:
    told = teller_of(claim)
    return bool(speaker) and told is not None and same_name(told, speaker)


def _conflict(denial: Denial, claims: Sequence[Claim], at: int, weights: Mapping[str, float]) -> Conflict:
    other = claims[at]
    told = teller_of(other)
    denied, evidence = denial.claim, denial.claim.evidence
    after = claims[denial.at + 1] if denial.at + 1 < len(claims) else None
    if after is not None and _goes_on(denial, after):
        evidence = (*evidence, *after.evidence)
        denied = denial.claim if denial.content else after
    side = value_of(denied, denial.speaker or None, evidence)
    if denial.content and denial.speaker and len(side.value.split()) > MOST_WORDS:
        told_shortly = text_between(denial.analysis, denial.verb, denial.content[-1])
        side = ConflictValue(f"{denial.speaker} {told_shortly}", evidence, denial.speaker)
    values = (value_of(other, told, other.evidence), side)
    point = denial.question or shared_point(other, denied, weights)
    return Conflict(point, ConflictKind.ACCOUNT, values)


def _goes_on(denial: Denial, after: Claim) -> bool:
    follows = denial.claim.sentence_indexes[-1] + 1 == after.sentence_indexes[0]
    if not follows or after.doc_id != denial.claim.doc_id:
        return False
    if denial.analysis.tokens[denial.verb].lemma in TELLING:
        return True
    if not denial.content and denial.analysis.has(denial.verb, "ccomp"):
        return False  # "the club disagreed: a helicopter had done it" says all in one
    if any(s.verb != denial.verb and not s.denies for s in statements(denial.claim)):
        return False  # as does "the club rejects this and states that a helicopter had done it"
    told = after.attribution
    speaks_for = told is not None and bool(SPEAKERS_FOR & set(told.speaker.casefold().split()))
    return speaks_for or _same_side(after, denial.speaker) or (not denial.content and told is not None)
