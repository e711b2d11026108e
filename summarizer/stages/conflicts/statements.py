"""Who says what: verbs of saying with their speaker and the clause they report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.domain.claims import Claim
from summarizer.language.people.names import same_name
from summarizer.language.people.phrases import phrase_text
from summarizer.language.people.reporting import REPORTING, SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.stages.conflicts.context import as_words, is_content, text_between

DENYING = frozenset("deny dispute reject dismiss refute rebut".split())
FIRM = frozenset("insist maintain contend counter retort".split())
"""Verbs with which one says something against what somebody else says."""
_REBUTTING = DENYING | FIRM
"""Verbs that say something against somebody."""
SPEAKERS_FOR = frozenset("spokesman spokeswoman spokesperson lawyer attorney representative".split())
"""Who speaks for somebody else."""
WISHING = frozenset(
    """
    want wish hope intend plan demand ask request urge propose recommend order instruct advise expect vow
    pledge promise encourage support oppose wonder consider doubt
    """.split()
)
"""Verbs that report no statement of what is so."""
_SAID_THINGS = frozenset(
    """
    account accusation allegation argument assertion charge claim contention explanation idea notion report
    statement story suggestion version view
    """.split()
)
"""Nouns that name what somebody says: one denies "the claim that …"."""
_LIMITING = frozenset("only just merely simply not n't no never".split())
"""Words with which a rebuttal sets what is so against what is said."""
_NEGATIVE = frozenset("no not n't never nobody nothing none neither nor".split())
_DASHES = frozenset({"–", "—", ";"})
_AND_THAT = re.compile(r"(\band )that (?=(?:he|she|it|they|we|there|the|an?|no|its|their|his|her)\b)")
"""A second clause of what is said, which has lost the verb of its first one."""
_MARKS = frozenset('“”"‘’')
_MOST_WORDS = 30
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is said to say: a verb, its speaker and its content clause."""

    claim: Claim
    analysis: Analysis
    verb: int
    speaker: str
    content: tuple[int, ...]
    accuser: str = ""
    """Whose statement it denies, where that is said ("rejected the port's account that …")."""

    @property
    def cue(self) -> str:
        """Lemma of the verb."""
        return self.analysis.tokens[self.verb].lemma.casefold()

    @property
    def denies(self) -> bool:
        """Whether the speaker says that the content is not so."""
        return self.cue in DENYING

    @property
    def says_none(self) -> bool:
        """Whether the content itself has a negation."""
        return any(self.analysis.tokens[i].text.casefold() in _NEGATIVE for i in self.content)

    @property
    def firm(self) -> bool:
        """Whether its verb says it against somebody."""
        return self.cue in _REBUTTING

    @property
    def rebuts(self) -> bool:
        """Whether it is said against something."""
        limited = any(self.analysis.tokens[i].text.casefold() in _LIMITING for i in self.content)
        return self.denies or (self.firm and limited)

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """What the content tells."""
        return as_words(self.analysis, (i for i in self.content if is_content(self.analysis, i)))

    @property
    def subjects(self) -> tuple[int, ...]:
        """Heads of the content clause's subject, and what they are a number or place *of*."""
        inside = set(self.content)
        roots = [i for i in self.content if self.analysis.tokens[i].head not in inside]
        heads = [s for r in roots for s in self.analysis.dependents(r, "nsubj", "nsubjpass")]
        for head in list(heads):
            for prep in self.analysis.dependents(head, "prep"):
                heads += list(self.analysis.dependents(prep, "pobj"))
        return tuple(h for h in heads if self.analysis.tokens[h].pos == "NOUN")

    @property
    def text(self) -> str:
        """The content as written, without the conjunctions of its clauses.

        A quotation that would be cut open keeps its closing mark.
        """
        text = _whole_quotations(self.analysis, self.content[0], self.content[-1])
        return text if _MARKS & set(text) else _AND_THAT.sub(r"\1", text)

    @property
    def told(self) -> str:
        """The speaker with the content, or with the denial of it, in the passage's words."""
        if not self.denies:
            return f"{self.speaker}: {self.text}"
        return f"{self.speaker} {_whole_quotations(self.analysis, self.verb, self.content[-1])}"


def statements(claim: Claim) -> Iterable[Statement]:
    """Find what a claim says that people say.

    Args:
        claim: a claim.

    Yields:
        One statement for each verb of saying with a speaker and one clause of moderate length.
    """
    analysis = analyse(claim.parse)
    for verb, token in enumerate(analysis.tokens):
        cue = token.lemma.casefold()
        if token.pos != "VERB" or cue not in REPORTING or cue in WISHING or is_unreal(analysis, verb):
            continue
        content, accuser = _content(analysis, verb), ""
        if not content and cue in DENYING:
            content, accuser = _denied_content(analysis, verb)
        speaker = speaker_of(claim, analysis, verb)
        if speaker and _LEAST_WORDS <= len(content) <= _MOST_WORDS:
            yield Statement(claim, analysis, verb, speaker, content, accuser)


def speaker_of(claim: Claim, analysis: Analysis, verb: int) -> str:
    """Name the subject of a verb as fully as is known, or return the empty string for a pronoun.

    Args:
        claim: the claim.
        analysis: its analysis.
        verb: token of a verb.

    Returns:
        The claim's attribution where the verb is its main one, else the name or noun phrase there.
    """
    subject = next(analysis.dependents(verb, "nsubj"), None)
    if subject is None:
        return ""
    token = analysis.tokens[subject]
    name = next((n.text for n in analysis.names if n.start <= token.start < n.end), None)
    told = claim.attribution
    main = analysis.tokens[verb].head == verb
    if told is not None and main and (name is None or same_name(name, told.speaker)):
        return told.speaker
    if token.pos == "PRON":
        return ""
    if name is not None and name[:1].isalnum():
        return name
    return phrase_text(analysis.parse, subject)


def teller_of(claim: Claim) -> str | None:
    """Who tells a claim: its speaker or, where none is known, the subject of its first verb of saying."""
    if claim.attribution is not None:
        return claim.attribution.speaker
    analysis = analyse(claim.parse)
    told = (i for i, t in enumerate(analysis.tokens) if t.pos == "VERB" and t.lemma.casefold() in SAYING)
    return next((name for i in told if (name := speaker_of(claim, analysis, i))), None)


def is_unreal(analysis: Analysis, verb: int) -> bool:
    """Whether it is not said that it was said: negated, asked or only possible."""
    marks = {analysis.tokens[c].lemma.casefold() for c in analysis.dependents(verb, "neg", "mark", "aux")}
    return bool(marks & {"not", "n't", "never", "if", "unless", "whether", "would", "could", "may", "might"})


def _content(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """Tokens of what a verb reports, from the conjunction on; empty where it is not one clause."""
    clause = next(analysis.dependents(verb, "ccomp"), None)
    if clause is None:
        return ()
    if clause < verb:
        return _before(analysis, clause, verb)
    return _clause(analysis, [i for i in analysis.parse.subtree(clause) if i > verb])


def _before(analysis: Analysis, clause: int, verb: int) -> tuple[int, ...]:
    """A clause before its verb, as in "…, she said", if only a comma and a speaker divide them."""
    tokens = [i for i in analysis.parse.subtree(clause) if i < verb]
    between = {analysis.tokens[i].text for i in range(tokens[-1] + 1, verb)}
    if "," not in between or between & _DASHES or any(analysis.tokens[i].text in _DASHES for i in tokens):
        return ()
    return tuple(tokens)


def _denied_content(analysis: Analysis, verb: int) -> tuple[tuple[int, ...], str]:
    """What is denied with "the account that …", and whose account it is said to be."""
    for noun in analysis.dependents(verb, "dobj"):
        if analysis.tokens[noun].lemma.casefold() not in _SAID_THINGS:
            continue
        for clause in analysis.dependents(noun, "acl", "relcl", "ccomp"):
            tokens = [i for i in analysis.parse.subtree(clause) if i > noun]
            if tokens and analysis.tokens[tokens[0]].dep == "mark":  # not "the claims that he made"
                owner = next(analysis.dependents(noun, "poss"), None)
                return _clause(analysis, tokens), _owner(analysis, owner)
    return (), ""


def _owner(analysis: Analysis, owner: int | None) -> str:
    if owner is None or analysis.tokens[owner].pos == "PRON":
        return ""
    marks = set(analysis.dependents(owner, "case"))
    kept = [i for i in analysis.parse.subtree(owner) if i not in marks]
    return text_between(analysis, kept[0], kept[-1])


def _clause(analysis: Analysis, tokens: list[int]) -> tuple[int, ...]:
    """The tokens without the conjunction, up to a dash or semicolon."""
    while tokens and analysis.tokens[tokens[0]].text.casefold() in {"that", ",", ":"}:
        tokens = tokens[1:]
    turn = (n for n, i in enumerate(tokens) if n and analysis.tokens[i].text in _DASHES)
    return tuple(tokens[: next(turn, len(tokens))])


def _whole_quotations(analysis: Analysis, first: int, last: int) -> str:
    text = text_between(analysis, first, last).rstrip(" ,;–—")
    if text.count("“") > text.count("”") or text.count('"') % 2:
        after = analysis.parse.text[analysis.tokens[last].end :][:3]
        mark = next((n for n, sign in enumerate(after) if sign in '”"'), None)
        return text + after[: mark + 1] if mark is not None else text.replace("“", "").replace('"', "")
    return text
