"""What one side is said to dispute, and the statement that it disputes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.people.names import same_name
from summarizer.language.people.phrases import is_institution, is_person_noun
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.valency import subject_heads
from summarizer.language.words.quotations import inside
from summarizer.stages.conflicts.context import as_words, is_content, overlap, text_between
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.statements import DENYING, SPEAKERS_FOR, is_unreal, speaker_of, teller_of
from summarizer.stages.conflicts.telling import MOST_WORDS, shared_point, value_of

_DISPUTING = DENYING | frozenset({"contradict"})
_OF_THINGS = frozenset("contradict refute rebut".split())
"""Verbs whose subject may be a thing, which disputes nothing."""
_FALSEHOODS = frozenset(
    """
    invention fabrication lie nonsense fiction fantasy rumour rumor myth falsehood
    false untrue wrong baseless unfounded groundless invented fabricated incorrect
    """.split()
)
"""What one calls a statement that one disputes."""
_CALLING = frozenset("call describe brand label dub term be".split())
_TELLING = frozenset("tell have give offer".split())
_DIFFERING = frozenset("disagree differ demur object".split())
"""Verbs that turn against what was said before, unless it is said about what two of them do."""
_REVERSE = frozenset("reverse opposite contrary otherwise".split())
_SAYING_SO = frozenset("say maintain claim insist tell describe report argue".split())
_DIFFERENT = frozenset("different another other".split())
_ELSE = frozenset("else different".split())
_VERSIONS = frozenset(
    "story version account entry view picture figure number explanation recollection".split()
)
_WISHES = frozenset(
    """
    demand call request proposal offer plan bid appeal application motion amendment condition idea suggestion
    advance invitation subpoena deal compromise petition bill candidate resignation responsibility blame
    comment criticism possibility prospect notion threat pressure condition
    """.split()
)
"""Nouns of what one turns down without saying that anything is not so."""
_POINTING = frozenset("this that it him her".split())
_SAID_THINGS = frozenset(
    """
    account accusation allegation argument assertion charge claim contention explanation report
    statement story version figure
    """.split()
)
_NEGATIVE = frozenset("no not never nobody nothing none neither nor".split())
_FEWEST = 2
"""Telling words of what is disputed from which its statement is known in another place."""
_REACH = 2
"""Sentences back to the statement that "this" points to."""
_ALIKE = 0.5
"""Closeness of a statement to what is disputed elsewhere from which it is the statement meant."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """A sentence in which somebody disputes something: its verb, whose it is, and what is disputed."""

    claim: Claim
    at: int
    """Place among the claims."""
    analysis: Analysis
    verb: int
    speaker: str
    content: tuple[int, ...]
    """Tokens of what is disputed; none where it only points back."""

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """What is disputed, in words that tell something."""
        return as_words(self.analysis, (i for i in self.content if is_content(self.analysis, i)))

    @property
    def text(self) -> str:
        """What is disputed, or the whole sentence."""
        if not self.content:
            return self.claim.text
        return text_between(self.analysis, self.content[0], self.content[-1])


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
    denials = [d for at, claim in enumerate(claims) for d in _denials(claim, at)]
    asked = [_instead(d, claims) for d in denials]
    cosines = judges.likeness([*asked, *(c.text for c in claims)])[: len(denials), len(denials) :]
    found = []
    for denial, row in zip(denials, cosines, strict=True):
        at = _disputed(denial, claims, weights, row)
        if at is not None:
            found.append(_conflict(denial, claims, at, weights))
    return found


def _denials(claim: Claim, at: int) -> Iterator[_Denial]:
    analysis = analyse(claim.parse)
    for verb, token in enumerate(analysis.tokens):
        lemma = token.lemma.casefold()
        if token.pos not in {"VERB", "AUX"} or is_unreal(analysis, verb):
            continue
        if lemma in _DISPUTING and not inside(analysis.quotations, token.start):
            content = _content(analysis, verb)
        elif lemma in _CALLING:
            content = _called_false(analysis, verb)
        elif _turns_against(analysis, verb):
            content = ()
        elif lemma in _TELLING:
            content = _told_differently(analysis, verb)
        else:
            continue
        speaker = speaker_of(claim, analysis, verb) or (
            claim.attribution.speaker if claim.attribution else ""
        )
        if (
            content is not None
            and (lemma not in _OF_THINGS or _is_voice(analysis, verb))
            and (speaker or lemma == "be")
        ):
            yield _Denial(claim, at, analysis, verb, speaker, content)


def _is_voice(analysis: Analysis, verb: int) -> bool:
    """Whether somebody, and not something, is the subject of a verb."""
    return any(
        token.pos in {"PROPN", "PRON"} or is_person_noun(token.text) or is_institution(token.text)
        for token in (analysis.tokens[i] for i in subject_heads(analysis, verb))
    )


def _content(analysis: Analysis, verb: int) -> tuple[int, ...] | None:
    """What a verb of denial has for its object; None where it is no statement."""
    for child in analysis.dependents(verb, "ccomp", "xcomp", "pcomp"):
        return tuple(i for i in analysis.parse.subtree(child) if i > verb)
    for noun in analysis.dependents(verb, "dobj", "nsubjpass"):
        token = analysis.tokens[noun]
        if token.lemma.casefold() in _WISHES:
            return None
        if token.text.casefold() in _POINTING or token.pos == "PROPN":
            return ()
        if token.pos == "PRON":
            return None
        kept = tuple(analysis.parse.subtree(noun))
        telling = [
            i for i in kept if is_content(analysis, i) and analysis.tokens[i].lemma not in _SAID_THINGS
        ]
        return kept if telling else ()
    return None


def _called_false(analysis: Analysis, verb: int) -> tuple[int, ...] | None:
    """What is called an invention, false or wrong."""
    plain = analysis.tokens[verb].lemma == "be"
    below = analysis.dependents(verb, "attr", "acomp") if plain else analysis.parse.subtree(verb)
    judged = next((i for i in below if i > verb and _is_falsehood(analysis, i)), None)
    if judged is None:
        return None
    if plain:
        things = [tuple(analysis.parse.subtree(i)) for i in analysis.dependents(verb, "nsubj")]
        said = [t for t in things if {analysis.tokens[i].lemma.casefold() for i in t} & _SAID_THINGS]
        return said[0] if said else None
    # Parsers attach the verdict anywhere ("called reports of a deal an invention"): it comes last.
    verdict = min([judged, *analysis.dependents(judged, "det", "amod", "advmod")])
    called = tuple(range(verb + 1, verdict))
    if {analysis.tokens[i].text.casefold() for i in called} <= _POINTING:
        return ()
    return called


def _is_falsehood(analysis: Analysis, token: int) -> bool:
    """Whether a noun or adjective calls something untrue; "lying in bed" does not."""
    word = analysis.tokens[token]
    return word.pos != "VERB" and word.lemma.casefold() in _FALSEHOODS


def _turns_against(analysis: Analysis, verb: int) -> bool:
    """Whether one says only that what was said before is not so: "disagreed", "say the reverse"."""
    lemma = analysis.tokens[verb].lemma.casefold()
    if lemma in _DIFFERING:
        return not _is_about(analysis, verb)
    return lemma in _SAYING_SO and _reversed(analysis, verb)


def _is_about(analysis: Analysis, verb: int) -> bool:
    """Whether a verb of difference says on what two of them differ, or from whom."""
    return any(analysis.tokens[i].text.casefold() != "through" for i in analysis.dependents(verb, "prep"))


def _reversed(analysis: Analysis, verb: int) -> bool:
    """Whether one says only that it was the other way round: "they say the reverse"."""
    said = analysis.dependents(verb, "dobj", "advmod", "npadvmod")
    return any(analysis.tokens[i].text.casefold() in _REVERSE for i in said)


def _told_differently(analysis: Analysis, verb: int) -> tuple[int, ...] | None:
    """Nothing but the pointing back of "told a different story"."""
    nouns = (i for i in analysis.dependents(verb, "dobj") if analysis.tokens[i].lemma in _VERSIONS)
    beside = (
        analysis.tokens[c].text.casefold() for i in nouns for c in analysis.dependents(i, "amod", "det")
    )
    if _DIFFERENT & set(beside):
        return ()
    things = (i for i in analysis.dependents(verb, "dobj") if analysis.tokens[i].lemma == "something")
    else_ = (analysis.tokens[c].text.casefold() for i in things for c in analysis.children[i])
    return () if _ELSE & set(else_) else None


def _disputed(
    denial: _Denial, claims: Sequence[Claim], weights: Mapping[str, float], cosines: np.ndarray
) -> int | None:
    """The place of the statement that is disputed, or None."""
    before = _just_before(denial, claims)
    if not denial.content:
        return next((at for at in before if not _is_quotation(claims[at])), None)
    if len(denial.words) < _FEWEST:
        return None
    negative = _is_negative(denial.analysis, denial.content)
    best: tuple[float, int] | None = None
    for at, claim in enumerate(claims):
        if (
            at == denial.at
            or _comes_after(claim, denial)
            or _same_side(claim, denial.speaker)
            or any(_denials(claim, at))
        ):
            continue
        analysis = analyse(claim.parse)
        if _is_negative(analysis, range(len(analysis.tokens))) and not negative:
            continue
        words = as_words(analysis, (i for i in range(len(analysis.tokens)) if is_content(analysis, i)))
        shared = overlap(denial.words, words, weights)
        if not shared.plain:
            continue
        score = float(cosines[at]) + 0.35 * shared.share + 0.1 * min(shared.plain, 2) + 0.15 * (at in before)
        if best is None or score > best[0]:
            best = score, at
    return best[1] if best is not None and best[0] >= _ALIKE else None


def _comes_after(claim: Claim, denial: _Denial) -> bool:
    """Whether a claim goes on from a denial, and says why rather than what it denies."""
    follows = denial.claim.sentence_indexes[-1] + 1 == claim.sentence_indexes[0]
    return follows and claim.doc_id == denial.claim.doc_id


def _is_negative(analysis: Analysis, tokens: Iterable[int]) -> bool:
    return any(
        analysis.tokens[i].dep == "neg" or analysis.tokens[i].text.casefold() in _NEGATIVE for i in tokens
    )


def _just_before(denial: _Denial, claims: Sequence[Claim]) -> list[int]:
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


def _instead(denial: _Denial, claims: Sequence[Claim]) -> str:
    """What is disputed or, where a denial only points back to it, what is said instead."""
    after = claims[denial.at + 1] if denial.at + 1 < len(claims) else None
    return after.text if not denial.content and after is not None and _goes_on(denial, after) else denial.text


def _same_side(claim: Claim, speaker: str) -> bool:
    told = teller_of(claim)
    return bool(speaker) and told is not None and same_name(told, speaker)


def _conflict(denial: _Denial, claims: Sequence[Claim], at: int, weights: Mapping[str, float]) -> Conflict:
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
    return Conflict(shared_point(other, denied, weights), ConflictKind.ACCOUNT, values)


def _goes_on(denial: _Denial, after: Claim) -> bool:
    follows = denial.claim.sentence_indexes[-1] + 1 == after.sentence_indexes[0]
    if not follows or after.doc_id != denial.claim.doc_id:
        return False
    if denial.analysis.tokens[denial.verb].lemma in _TELLING:
        return True
    if not denial.content and denial.analysis.has(denial.verb, "ccomp"):
        return False  # "the club disagreed: a helicopter had done it" says all in one
    told = after.attribution
    speaks_for = told is not None and bool(SPEAKERS_FOR & set(told.speaker.casefold().split()))
    return speaks_for or _same_side(after, denial.speaker) or (not denial.content and told is not None)
