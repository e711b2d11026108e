"""Whom a noun or pronoun of a sentence stands for, as far as the sentence and its article's names tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.domain.text import Span
from summarizer.language.people.anaphora import can_be
from summarizer.language.people.cast import Member
from summarizer.language.people.phrases import (
    coordinated,
    is_person_noun,
    number_and_gender,
    phrase_range,
    phrase_text,
)
from summarizer.language.people.roles import Gender
from summarizer.language.people.scene import PRONOUNS, Scene

_OURS = frozenset({"my", "our", "your"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom an expression stands for."""

    name: str
    """Fullest name, or the description as it stands."""
    short: str
    """What may replace a pronoun."""
    shown: Span
    """Where the article shows it."""
    gender: Gender
    person: bool
    """Whether it is one person."""
    people: bool = False
    """Whether it is several people."""
    members: tuple[str, ...] = ()
    """Fullest names of those in a group."""

    def fits(self, gender: Gender) -> bool:
        """Whether a pronoun of a gender can stand for it."""
        if gender in {Gender.MALE, Gender.FEMALE}:
            return self.person and self.gender in {gender, Gender.UNKNOWN}
        return self.gender is gender


@dataclass(frozen=True, slots=True)
class Outside:
    """An expression of a sentence whose antecedent lies outside it."""

    first: int
    last: int
    """Tokens ``[first, last)`` of the sentence's parse."""
    referent: Referent | None
    """None where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is settled about a sentence: its pronouns by token, and its phrases that reach outside."""

    pronouns: Mapping[int, Referent | None]
    outside: tuple[Outside, ...]


def refer(scene: Scene, resolved: Resolved, token: int) -> Referent | None:
    """Whom a noun or pronoun of this sentence stands for."""
    if scene.is_pronoun(token):
        return resolved.pronouns.get(token) or _within(scene, resolved, token)
    for outside in resolved.outside:
        if outside.first <= token < outside.last:
            return outside.referent
    group = coordinated(scene.parse, token)
    if len(group) > 1:
        return _group(scene, resolved, group)
    return single(scene, resolved, token)


def single(scene: Scene, resolved: Resolved, token: int) -> Referent | None:
    """Whom a noun stands for by itself, whatever is joined to it."""
    member = scene.cast.at(scene.sentence.index, token)
    for child in scene.parse.children(token):
        if member is None and scene.tokens[child].dep == "appos":
            named = scene.cast.at(scene.sentence.index, child)
            member = named if named and (named.person or child > token) else None
    if member is None:
        fitting = described(scene, token)
        member = fitting[0] if len(fitting) == 1 else None
    if member is not None:
        return of_member(scene, member, token)
    if scene.tokens[token].pos not in {"NOUN", "PROPN"}:
        return None
    gender = number_and_gender(scene.parse, token)
    human = is_person_noun(scene.tokens[token].text)
    text = _worded(scene, resolved, token)
    if text is None:
        return None
    return Referent(
        name=text,
        short=text,
        shown=scene.span(*phrase_range(scene.parse, token)),
        gender=gender,
        person=human and gender is not Gender.PLURAL,
        people=human and gender is Gender.PLURAL,
    )


def of_member(scene: Scene, member: Member, token: int) -> Referent:
    """A person or institution of the article, as mentioned at a token."""
    article = "the " if not member.person and _has_article(scene, member, token) else ""
    own = [
        m.span for m in member.mentions if m.sentence == scene.sentence.index and member.short in m.name.text
    ]
    return Referent(
        name=article + member.name,
        short=article + member.short,
        shown=own[0] if own else member.shown(scene.sentence.span.start),
        gender=member.gender,
        person=member.person,
    )


def described(scene: Scene, token: int) -> tuple[Member, ...]:
    """The people that "the Russian minister" may be, by what the article has said so far."""
    head = scene.tokens[token]
    if head.tag not in {"NN", "NNP"} or not is_person_noun(head.text):
        return ()
    children = [scene.tokens[c] for c in scene.parse.children(token)]
    definite = any(
        (c.dep == "det" and c.text.casefold() == "the") or (c.dep == "poss" and c.entity in {"GPE", "NORP"})
        for c in children
    )
    if not definite or any(c.dep in {"prep", "appos", "relcl"} and c.text == "of" for c in children):
        return ()
    named = [c for c in children if c.dep in {"amod", "compound", "nmod", "poss"} and c.text[:1].isupper()]
    nations = [c.text for c in named if c.entity in {"GPE", "NORP"}]
    words = [c.text for c in named if c.entity not in {"GPE", "NORP"}]
    kinds = [c.text for c in children if c.dep == "compound" and c.pos == "NOUN" and c.text.islower()]
    return scene.cast.described(head.text, nations, words, kinds, scene.sentence.index)


def _worded(scene: Scene, resolved: Resolved, token: int) -> str | None:
    """A description as it stands, its possessive pronoun replaced; None where that cannot be told.

    "Our reporter" is told by whoever writes: nobody whom another sentence could name.
    """
    text = phrase_text(scene.parse, token)
    children = scene.parse.children(token)
    if any(scene.tokens[c].text.casefold() in _OURS for c in children):
        return None
    owner = next((c for c in children if resolved.pronouns.get(c, scene) is not scene), None)
    if owner is None:
        return text
    referent, pronoun = resolved.pronouns[owner], scene.tokens[owner].text
    if referent is None:
        return None
    return re.sub(rf"\b{pronoun}\b", lambda _: f"{referent.short}’s", text, count=1, flags=re.I)


def _has_article(scene: Scene, member: Member, token: int) -> bool:
    """Whether "the" stands before the mention that covers a token."""
    own = [m.name for m in member.mentions if m.sentence == scene.sentence.index]
    first = next((n.first for n in own if n.first <= token < n.last), 0)
    return first > 0 and scene.tokens[first - 1].text.casefold() == "the"


def _group(scene: Scene, resolved: Resolved, tokens: Sequence[int]) -> Referent | None:
    parts = [refer(scene, resolved, t) if scene.is_pronoun(t) else single(scene, resolved, t) for t in tokens]
    known = [p for p in parts if p is not None]
    if len(known) < len(parts):
        return None
    names, shorts = [p.name for p in known], [p.short for p in known]
    return Referent(
        name=_listed(names),
        short=_listed(shorts),
        shown=scene.span(phrase_range(scene.parse, min(tokens))[0], max(tokens) + 1),
        gender=Gender.PLURAL,
        person=False,
        people=all(p.person or p.people for p in known),
        members=tuple(names) if all(p.person for p in known) else (),
    )


def _within(scene: Scene, resolved: Resolved, token: int) -> Referent | None:
    """Whom a pronoun with an antecedent in its own sentence stands for, if only one can be."""
    gender = PRONOUNS[scene.tokens[token].text.casefold()]
    found = {
        r.name: r
        for j in scene.open
        if j < token
        and not scene.is_pronoun(j)
        and can_be(scene, j, gender)
        and (r := single(scene, resolved, j))
    }
    found |= {r.name: r for j, r in resolved.pronouns.items() if j < token and r and r.fits(gender)}
    return next(iter(found.values())) if len(found) == 1 else None


def _listed(items: Sequence[str]) -> str:
    return " and ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else items[0]
