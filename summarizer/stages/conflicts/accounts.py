"""What two sides tell differently: a statement, and another side's rebuttal of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import REPORTING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.arguments import same_thing
from summarizer.language.support.propositions import Proposition, propositions
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.context import as_words, is_content, overlap, text_between

_REBUTTING = frozenset("deny insist maintain contend dispute reject dismiss refute rebut".split())
"""Verbs that say something against somebody."""
_DENYING = frozenset("deny dispute reject dismiss refute rebut".split())
_LIMITING = frozenset("only just merely simply not n't no never".split())
"""Words with which a rebuttal sets what is so against what is said."""
_TURNING = frozenset("but while whereas although though".split())
_LIGHT = frozenset("be have do go get make take come".split())
_SHARED, _DENIED_SHARE = 2, 0.4
"""Plain words that two statements of one point must share, and their weight where one denies the other."""
_MOST_WORDS = 30
_LEAST_WORDS = 2
_MOST_POINT_WORDS = 8
_MOST = 3
"""Accounts reported of one story, those of most sides first."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """What somebody is said to say: a verb, its speaker and its content clause."""

    claim: Claim
    analysis: Analysis
    verb: int
    speaker: str
    content: tuple[int, ...]

    @property
    def cue(self) -> str:
        """Lemma of the verb."""
        return self.analysis.tokens[self.verb].lemma.casefold()

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
    def rebuts(self) -> bool:
        """Whether it is said against something."""
        limited = any(self.analysis.tokens[i].text.casefold() in _LIMITING for i in self.content)
        return self.cue in _DENYING or (self.cue in _REBUTTING and limited)


def account_conflicts(claims: Sequence[Claim], weights: Mapping[str, float]) -> list[Conflict]:
    """Find points on which two sides contradict each other in so many words.

    Two statements with one subject are set against each other if one denies the other, if one
    negates what the other affirms, or if one sentence does so itself ("X maintains …, but Y says …").
    What others insist on or limit about the same point then joins.

    Args:
        claims: all claims of the story, in a fixed order.
        weights: rarity of stems in it.

    Returns:
        At most a few accounts, those with most sides first; the value of each side is its speaker
        with its words.
    """
    statements = [s for claim in claims for s in _statements(claim)]
    pairs = [(a, b, noun) for a, b in combinations(statements, 2) if (noun := _one_subject(a, b)) is not None]
    rows: dict[str, list[_Statement]] = {}
    for a, b, noun in pairs:
        if _turned(a, b) or _denied(a, b, weights) or _opposed(a, b):
            rows[noun] = [*rows.get(noun, ()), *(s for s in (a, b) if s not in rows.get(noun, ()))]
    for a, b, noun in pairs:
        if noun in rows and (a.rebuts or b.rebuts) and overlap(a.words, b.words, weights).plain >= _SHARED:
            rows[noun] += [s for s in (a, b) if s not in rows[noun]]
    ranked = sorted(rows.items(), key=lambda item: (-len(item[1]), item[1][0].claim.claim_id))
    return [_conflict(noun, row) for noun, row in ranked[:_MOST]]


def _statements(claim: Claim) -> Iterable[_Statement]:
    analysis = analyse(claim.parse)
    for verb, token in enumerate(analysis.tokens):
        if token.lemma.casefold() not in REPORTING or token.pos != "VERB":
            continue
        content = _content(analysis, verb)
        speaker = _speaker(claim, analysis, verb)
        if speaker and _LEAST_WORDS <= len(content) <= _MOST_WORDS:
            yield _Statement(claim, analysis, verb, speaker, content)


def _content(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """Tokens of what a verb reports, from the conjunction on; empty where it is not one clause."""
    clause = next(analysis.dependents(verb, "ccomp"), None)
    if clause is None or clause < verb:
        return ()
    tokens = [i for i in analysis.parse.subtree(clause) if i > verb]
    while tokens and analysis.tokens[tokens[0]].text.casefold() in {"that", ",", ":"}:
        tokens.pop(0)
    turn = next(
        (n for n, i in enumerate(tokens) if n and analysis.tokens[i].text.casefold() in {"–", "—", ";"}),
        len(tokens),
    )
    return tuple(tokens[:turn])


def _speaker(claim: Claim, analysis: Analysis, verb: int) -> str:
    subject = next(analysis.dependents(verb, "nsubj"), None)
    if subject is None:
        return ""
    token = analysis.tokens[subject]
    name = next((n.text for n in analysis.names if n.start <= token.start < n.end), None)
    told = claim.attribution
    if (
        told is not None
        and analysis.tokens[verb].head == verb
        and (name is None or same_name(name, told.speaker))
    ):
        return told.speaker
    if token.pos == "PRON":
        return ""
    before = [i for i in analysis.dependents(subject, "amod", "compound", "nmod", "poss") if i < subject]
    return name or text_between(analysis, min([subject, *before]), subject)


def _one_subject(a: _Statement, b: _Statement) -> str | None:
    """The noun that the statements of two speakers are both about, or None."""
    if same_name(a.speaker, b.speaker):
        return None
    nouns = (
        a.analysis.tokens[i].lemma.casefold()
        for i in a.subjects
        if any(same_sense(a.analysis.tokens[i].text, b.analysis.tokens[j].text) for j in b.subjects)
    )
    return next(nouns, None)


def _denied(a: _Statement, b: _Statement, weights: Mapping[str, float]) -> bool:
    """Whether one denies what the other says."""
    shared = overlap(a.words, b.words, weights)
    one_denies = (a.cue in _DENYING) is not (b.cue in _DENYING)
    return one_denies and shared.plain >= _SHARED and shared.share >= _DENIED_SHARE


def _opposed(a: _Statement, b: _Statement) -> bool:
    """Whether both assert one thing of one subject, one of them with a negation."""
    return any(
        p.negated is not q.negated and same_sense(p.lemma, q.lemma) and _about_one_thing(p, q)
        for p in propositions(a.claim.parse)
        for q in propositions(b.claim.parse)
        if a.claim != b.claim and not (p.reporting or q.reporting or p.conditional or q.conditional)
    )


def _about_one_thing(p: Proposition, q: Proposition) -> bool:
    subjects = any(same_thing(x, y) for x in p.subjects for y in q.subjects)
    objects = any(same_thing(x, y) for x in p.objects for y in q.objects)
    return subjects and p.lemma not in _LIGHT and (objects or not (p.objects or q.objects))


def _turned(a: _Statement, b: _Statement) -> bool:
    """Whether one sentence sets two statements against each other, one of them firmly."""
    if a.claim != b.claim or not {a.cue, b.cue} & _REBUTTING:
        return False
    between = a.analysis.tokens[a.verb : b.verb]
    return any(t.text.casefold() in _TURNING for t in between)


def _conflict(noun: str, row: Sequence[_Statement]) -> Conflict:
    sides: dict[str, _Statement] = {}
    for statement in row:
        sides.setdefault(statement.speaker, statement)
    values = tuple(
        ConflictValue(f"{s.speaker}: {_text(s)}", s.claim.evidence, s.speaker) for s in sides.values()
    )
    return Conflict(_point(noun, row), ConflictKind.ACCOUNT, values)


def _text(statement: _Statement) -> str:
    """The content as written; a quotation that would be cut open keeps its closing mark."""
    analysis, tokens = statement.analysis, statement.content
    text = text_between(analysis, tokens[0], tokens[-1]).rstrip(" ,;–—")
    if text.count("“") > text.count("”") or text.count('"') % 2:
        after = analysis.parse.text[analysis.tokens[tokens[-1]].end :][:3]
        mark = next((n for n, sign in enumerate(after) if sign in '”"'), None)
        return text + after[: mark + 1] if mark is not None else text.replace("“", "").replace('"', "")
    return text


def _point(noun: str, row: Sequence[_Statement]) -> str:
    """What the statements are about, as the fullest of them names it without article or possessive."""
    phrases = []
    for statement in row:
        tokens = statement.analysis.tokens
        for head in (s for s in statement.subjects if tokens[s].lemma.casefold() == noun):
            phrase = [i for i in statement.analysis.parse.subtree(head) if i in statement.content]
            while phrase and tokens[phrase[0]].pos in {"DET", "PRON"}:
                phrase.pop(0)
            if phrase and len(phrase) <= _MOST_POINT_WORDS:
                phrases.append(text_between(statement.analysis, phrase[0], phrase[-1]))
    return max(phrases, key=lambda p: (len(p), p), default=noun)
