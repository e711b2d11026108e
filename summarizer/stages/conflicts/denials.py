"""Sentences in which somebody disputes something, and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.domain.claims import Claim
from summarizer.language.people.phrases import is_institution, is_person_noun
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.valency import subject_heads
from summarizer.language.words.quotations import inside
from summarizer.stages.conflicts.context import as_words, is_content, text_between
from summarizer.stages.conflicts.questions import question
from summarizer.stages.conflicts.statements import DENYING, is_unreal, speaker_of

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
TELLING = frozenset("tell have give offer".split())
"""Verbs of a different story or account."""
_OF_PROPOSALS = TELLING | frozenset("reject dismiss".split())
"""Verbs that one uses as well of an offer or an employee, or of what is no answer to anything."""
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


@dataclass(frozen=True, slots=True)
class Denial:
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

    @property
    def question(self) -> str:
        """Whether what is disputed is so, where it is told in a clause ("denied reports that …")."""
        tokens = self.analysis.tokens
        mark = next((n for n, i in enumerate(self.content) if tokens[i].dep == "mark"), -1)
        clause = self.content[mark + 1 :]
        return question(self.analysis, clause) if clause else ""

    @property
    def may_be_of_a_proposal(self) -> bool:
        """Whether its verb does not say by itself that something is not so."""
        return self.analysis.tokens[self.verb].lemma in _OF_PROPOSALS


def denials(claim: Claim, at: int) -> Iterator[Denial]:
    """Find what a claim says that somebody disputes.

    Args:
        claim: a claim.
        at: its place among those of the story.

    Yields:
        One denial for each verb that says of a statement, or of what was said before, that it is not so.
    """
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
        elif lemma in TELLING:
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
            yield Denial(claim, at, analysis, verb, speaker, content)


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
