"""What two sides tell differently: a statement, and another side's rebuttal of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.people.names import same_name
from summarizer.language.support.arguments import share_thing
from summarizer.language.support.propositions import Proposition, propositions
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.context import overlap, text_between
from summarizer.stages.conflicts.questions import question
from summarizer.stages.conflicts.statements import SPEAKERS_FOR, Statement, statements

_TURNING = frozenset("but while whereas although though".split())
_LIGHT = frozenset("be have do go get make take come".split())
_SHARED, _DENIED_SHARE = 2, 0.4
"""Plain words that two statements of one point must share, and their weight where one denies the other."""
_MOST_POINT_WORDS = 8
_MOST = 3
"""Accounts reported of one story, those of most sides first."""


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
    said = [s for claim in claims for s in statements(claim)]
    pairs = [(a, b, noun) for a, b in combinations(said, 2) if (noun := _one_subject(a, b)) is not None]
    rows: dict[str, list[Statement]] = {}
    for a, b, noun in pairs:
        if _turned(a, b) or _denied(a, b, weights) or _opposed(a, b):
            rows[noun] = [*rows.get(noun, ()), *(s for s in (a, b) if s not in rows.get(noun, ()))]
    for a, b, noun in pairs:
        if noun in rows and (a.rebuts or b.rebuts) and overlap(a.words, b.words, weights).plain >= _SHARED:
            rows[noun] += [s for s in (a, b) if s not in rows[noun]]
    ranked = sorted(rows.items(), key=lambda item: (-len(item[1]), item[1][0].claim.claim_id))
    heard = {id(s) for row in rows.values() for s in row}
    alone = [_denial(s, said) for s in said if s.accuser and id(s) not in heard]
    return [*(_conflict(noun, row, said) for noun, row in ranked), *alone][:_MOST]


def _one_subject(a: Statement, b: Statement) -> str | None:
    """The noun that the statements of two speakers are both about, or None."""
    if same_name(a.speaker, b.speaker):
        return None
    nouns = (a.analysis.tokens[i].lemma.casefold() for i in a.subjects if _among(a, i, b))
    return next(nouns, None)


def _among(a: Statement, subject: int, b: Statement) -> bool:
    """Whether a subject of one statement is one of another."""
    word = a.analysis.tokens[subject].text
    return any(same_sense(word, b.analysis.tokens[j].text) for j in b.subjects)


def _denied(a: Statement, b: Statement, weights: Mapping[str, float]) -> bool:
    """Whether one denies what the other says."""
    shared = overlap(a.words, b.words, weights)
    if a.denies is b.denies or a.says_none is not b.says_none:
        return False  # who denies that it was, and who says that none was, agree
    return shared.plain >= _SHARED and shared.share >= _DENIED_SHARE


def _opposed(a: Statement, b: Statement) -> bool:
    """Whether both assert one thing of one subject, one of them with a negation."""
    return any(
        p.negated is not q.negated and same_sense(p.lemma, q.lemma) and _about_one_thing(p, q)
        for p in propositions(a.claim.parse)
        for q in propositions(b.claim.parse)
        if a.claim != b.claim and not (p.reporting or q.reporting or p.conditional or q.conditional)
    )


def _about_one_thing(p: Proposition, q: Proposition) -> bool:
    subjects = share_thing(p.subjects, q.subjects)
    objects = share_thing(p.objects, q.objects)
    return subjects and p.lemma not in _LIGHT and (objects or not (p.objects or q.objects))


def _turned(a: Statement, b: Statement) -> bool:
    """Whether one sentence sets two statements against each other, one of them firmly."""
    if a.claim != b.claim or not (a.firm or b.firm):
        return False
    between = a.analysis.tokens[a.verb : b.verb]
    return any(t.text.casefold() in _TURNING for t in between)


def _conflict(noun: str, row: Sequence[Statement], said: Sequence[Statement]) -> Conflict:
    sides: dict[str, Statement] = {}
    for statement in row:
        sides.setdefault(statement.speaker, statement)
    values = tuple(_value(statement, said) for statement in sides.values())
    return Conflict(_point(noun, row), ConflictKind.ACCOUNT, values)


def _denial(statement: Statement, said: Sequence[Statement]) -> Conflict:
    """A denial that itself names whose statement it denies."""
    accuser = ConflictValue(
        f"{statement.accuser}: {statement.text}", statement.claim.evidence, statement.accuser
    )
    nouns = [statement.analysis.tokens[i].lemma.casefold() for i in statement.subjects]
    named = _point(nouns[0], [statement]) if nouns else f"what {statement.accuser} said"
    point = question(statement.analysis, statement.content) or named
    return Conflict(point, ConflictKind.ACCOUNT, (accuser, _value(statement, said)))


def _value(statement: Statement, said: Iterable[Statement]) -> ConflictValue:
    """A side with its words; who denies something is heard with what they say is so, where they do."""
    claim = statement.claim
    own = next((s for s in said if statement.denies and _goes_on(statement, s)), None)
    if own is None:
        return ConflictValue(statement.told, claim.evidence, statement.speaker)
    evidence = (*claim.evidence, *own.claim.evidence)
    return ConflictValue(f"{statement.speaker}: {_lowered(own)}", evidence, statement.speaker)


def _goes_on(denial: Statement, other: Statement) -> bool:
    """Whether the same side says in the next sentence what is so instead."""
    here, there = denial.claim.sentence_indexes[-1], other.claim.sentence_indexes[0]
    if denial.claim.doc_id != other.claim.doc_id or there != here + 1 or other.denies:
        return False
    speaks_for = bool(SPEAKERS_FOR & set(other.speaker.casefold().split()))
    same_side = speaks_for or same_name(denial.speaker, other.speaker)
    return same_side and any(_among(denial, i, other) for i in denial.subjects)


def _lowered(statement: Statement) -> str:
    """The content; an article that opened its sentence is no longer its beginning."""
    text = statement.text
    opening = statement.analysis.tokens[statement.content[0]]
    return text[0].lower() + text[1:] if opening.pos in {"DET", "PRON"} and opening.text != "I" else text


def _point(noun: str, row: Sequence[Statement]) -> str:
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
