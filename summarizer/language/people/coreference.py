"""Whom the pronouns and roles of an article stand for, where that is beyond doubt.

Only what reaches outside its own sentence is resolved: a sentence that holds its antecedent can be
quoted as it is. The antecedent is the subject in focus (centering: the previous sentence's subject
or speaker); where several people fit, nothing is resolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.domain.text import BlockKind, Sentence
from summarizer.language.people.anaphora import antecedent_inside, is_expletive, is_partitive
from summarizer.language.people.cast import Cast, cast_of
from summarizer.language.people.cues import SUBJECTS, Cue
from summarizer.language.people.phrases import is_person_noun
from summarizer.language.people.referents import (
    Outside,
    Referent,
    Resolved,
    described,
    of_member,
    refer,
    single,
)
from summarizer.language.people.roles import PEOPLE_NOUNS, Gender
from summarizer.language.people.scene import PRONOUNS, Scene, scene_of
from summarizer.language.words.quotations import Marks, Quotation

_PAIR_NOUNS = frozenset(
    """
    pair duo couple men women leaders ministers diplomats presidents politicians officials rivals candidates
    """.split()
)
_OFFICES = frozenset(
    "president pope premier chancellor governor mayor minister people police public media".split()
)
_PAIR_MEMORY = 3
_WISHES = frozenset("want wish need seek demand hope need require look propose suggest consider".split())
_UNREAL = frozenset("would should could might may must can".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says of whom."""

    sentence: Sentence
    quoted: tuple[Quotation, ...]
    """Quotations as offsets in the sentence's text."""
    marks: Marks
    """Quotation marks that the sentence's boundaries cut off."""
    cues: tuple[Cue, ...]
    sources: tuple[Referent | None, ...]
    """Whom each cue's source stands for, in the order of ``cues``."""
    outside: tuple[Outside, ...]
    subject: Referent | None
    """Main subject or outermost speaker."""
    named: frozenset[int]
    """Tokens that are part of a name."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What a following pronoun can reach."""

    subject: Referent | None = None
    known: bool = True
    """False where the last subject was there but could not be told."""
    inner: tuple[Referent, ...] = ()
    """People who are subjects of its other clauses, or whose possession is its subject."""
    people: tuple[Referent, ...] = ()
    """All single people the last sentence names outside quotation."""
    pair: Referent | None = None
    pair_age: int = 0
    introduced: tuple[tuple[str, Referent], ...] = ()
    """People so far introduced by description ("a former official"), by lemma and number, latest last."""


def read(sentences: Sequence[Sentence], text: str, quoted: Sequence[Quotation]) -> tuple[Reading, ...]:
    """Read the sentences of one document in order.

    Args:
        sentences: all of them, title and standfirst included.
        text: the document's text.
        quoted: its quotations.

    Returns:
        One reading a sentence.
    """
    cast = cast_of(sentences)
    found, told = _read_with(sentences, text, quoted, cast)
    return _read_with(sentences, text, quoted, cast.with_genders(told))[0] if told else found


def _read_with(
    sentences: Sequence[Sentence], text: str, quoted: Sequence[Quotation], cast: Cast
) -> tuple[tuple[Reading, ...], dict[str, Gender]]:
    """Read the sentences, and learn from the pronouns of what gender people are whom nothing else tells.

    A person is "she" throughout an article: what most of the pronouns say, or else the first, holds
    for all of them.
    """
    focus = Focus()
    found: list[Reading] = []
    votes: dict[str, Counter[Gender]] = {}
    for sentence in sentences:
        scene = scene_of(sentence, text, tuple(quoted), cast)
        resolved = _resolve(scene, focus)
        found.append(_reading(scene, resolved))
        for i, referent in resolved.pronouns.items():
            if referent and referent.person and referent.gender is Gender.UNKNOWN:
                votes.setdefault(referent.name, Counter())[PRONOUNS[scene.tokens[i].text.casefold()]] += 1
        if sentence.kind is BlockKind.PARAGRAPH:
            focus = _next_focus(scene, resolved, focus)
    return tuple(found), {name: count.most_common(1)[0][0] for name, count in votes.items()}


def _reading(scene: Scene, resolved: Resolved) -> Reading:
    return Reading(
        sentence=scene.sentence,
        quoted=scene.quoted,
        marks=scene.marks,
        cues=scene.cues,
        sources=tuple(refer(scene, resolved, c.source) if c.source is not None else None for c in scene.cues),
        outside=resolved.outside,
        subject=_subject(scene, resolved),
        named=frozenset(i for i in scene.open if scene.cast.at(scene.sentence.index, i)),
    )


def _next_focus(scene: Scene, resolved: Resolved, focus: Focus) -> Focus:
    """What the next sentence's pronouns can reach after this one."""
    if not any(scene.tokens[i].pos not in {"PUNCT", "SPACE"} for i in scene.open):
        return focus
    said = _subject(scene, resolved)
    people = tuple(_people(scene, resolved))
    group = said if said and len(said.members) == 2 else None
    older = focus.pair if focus.pair_age < _PAIR_MEMORY else None
    focus = Focus(
        subject=said,
        known=scene.main is None or said is not None or not scene.is_pronoun(scene.main),
        inner=tuple(_inner_subjects(scene, resolved)),
        people=people,
        pair=group or older,
        pair_age=0 if group else focus.pair_age + 1,
        introduced=(*focus.introduced, *_introduced(scene, resolved)),
    )
    if said is None and focus.known and not people and focus.subject and focus.subject.person:
        return replace(focus, subject=None, inner=(focus.subject,), people=(focus.subject,))
    return focus


def _subject(scene: Scene, resolved: Resolved) -> Referent | None:
    return None if scene.main is None else refer(scene, resolved, scene.main)


def _people(scene: Scene, resolved: Resolved) -> Iterator[Referent]:
    seen: set[str] = set()
    for i in scene.open:
        member = scene.cast.at(scene.sentence.index, i)
        if member and member.person and member.name not in seen:
            seen.add(member.name)
            yield of_member(scene, member, i)
    for referent in (*resolved.pronouns.values(), _subject(scene, resolved)):
        if referent and referent.person and referent.name not in seen:
            seen.add(referent.name)
            yield referent


def _inner_subjects(scene: Scene, resolved: Resolved) -> Iterator[Referent]:
    """People who are subjects of other clauses, or whose possession is the main subject."""
    for i in scene.open:
        token = scene.tokens[i]
        owner = token.dep == "poss" and token.head == scene.main
        human = scene.person(i) or (token.tag == "NN" and is_person_noun(token.text))
        if human and (owner or (token.dep in SUBJECTS and i != scene.main)):
            inner = refer(scene, resolved, i)
            if inner and inner.person:
                yield inner


def _introduced(scene: Scene, resolved: Resolved) -> Iterator[tuple[str, Referent]]:
    """Descriptions of people that are not definite."""
    for i in scene.open:
        token = scene.tokens[i]
        if token.pos != "NOUN" or not is_person_noun(token.text) or token.dep == "compound":
            continue
        words = {scene.tokens[c].text.casefold() for c in scene.parse.children(i)}
        if words & {"the", "this", "that", "his", "her", "their", "its"} or (not words and token.tag == "NN"):
            continue
        if token.tag == "NNS" and words & {"a", "an"}:
            continue  # "a dockers' strike" introduces a strike
        if _is_only_wished_for(scene, i):
            continue
        referent = single(scene, resolved, i)
        if referent and (referent.person or referent.people):
            yield _noun_key(scene, i), referent


def _is_only_wished_for(scene: Scene, i: int) -> bool:
    """Whether a noun is nobody yet: "they want a judge to lead it", "a lawyer could be hired"."""
    seen: set[int] = set()
    while i not in seen:
        seen.add(i)
        token = scene.tokens[i]
        if token.pos in {"VERB", "AUX"} and (
            token.lemma in _WISHES or any(scene.tokens[c].text in _UNREAL for c in scene.parse.children(i))
        ):
            return True
        i = token.head
    return False


def _resolve(scene: Scene, focus: Focus) -> Resolved:
    """Settle what reaches outside a sentence; pronouns of one gender stand for one person."""
    outside: list[Outside] = list(_phrases_outside(scene, focus))
    settled: dict[Gender, Referent | None] = {}
    pronouns: dict[int, Referent | None] = {}
    for i in scene.open:
        if not scene.is_pronoun(i) or is_expletive(scene, i):
            continue
        gender = PRONOUNS[scene.tokens[i].text.casefold()]
        if is_partitive(scene, i):  # "they said that one of them was hurt": other people than "they"
            if not antecedent_inside(scene, i, gender):
                outside.append(Outside(i, i + 1, None))
        elif gender in settled:
            pronouns[i] = settled[gender]
        elif not antecedent_inside(scene, i, gender):
            chosen = _antecedent_before(scene, focus, i, gender)
            if chosen and any(r and r.name == chosen.name for r in settled.values()):
                chosen = None  # "he said they would not let her be blamed": two people, not one
            settled[gender] = pronouns[i] = chosen
            outside.append(Outside(i, i + 1, chosen))
    return Resolved(pronouns, tuple(sorted(outside, key=lambda o: o.first)))


def _phrases_outside(scene: Scene, focus: Focus) -> Iterator[Outside]:
    """Phrases like "the pair" and "the official" that only earlier sentences explain."""
    introduced = dict(focus.introduced)
    for i in scene.open:
        pair = _pair_phrase(scene, i)
        if pair and len({m.name for j in scene.open if j < i and (m := scene.person(j))}) < 2:
            yield Outside(*pair, focus.pair)
        known = _known_person(scene, focus, i)
        if known:
            several = len(described(scene, known[1] - 1)) > 1
            yield Outside(*known, None if several else introduced.get(_noun_key(scene, i)))


def _pair_phrase(scene: Scene, i: int) -> tuple[int, int] | None:
    """Tokens of "the pair", "both men", "the two leaders", "the two"."""
    token = scene.tokens[i]
    word = token.text.casefold()
    if word not in _PAIR_NOUNS | {"two"} or token.dep in {"nummod", "amod", "compound", "quantmod"}:
        return None
    children = [c for c in scene.parse.children(i) if c < i]
    words = [scene.tokens[c].text.casefold() for c in children]
    paired = words == ["the"] if word in {"pair", "duo", "two"} else words in (["both"], ["the", "two"])
    further = any(scene.tokens[c].dep in {"prep", "relcl"} for c in scene.parse.children(i) if c > i)
    return (min(children), i + 1) if paired and not (further and word == "two") else None


def _known_person(scene: Scene, focus: Focus, i: int) -> tuple[int, int] | None:
    """Tokens of a bare "the official" as a subject, which only an earlier description explains."""
    token = scene.tokens[i]
    if token.dep not in SUBJECTS or token.pos != "NOUN" or not is_person_noun(token.text):
        return None
    children = scene.parse.children(i)
    if token.text.casefold() in PEOPLE_NOUNS or [scene.tokens[c].text.casefold() for c in children] != [
        "the"
    ]:
        return None
    fitting = described(scene, i)
    if len(fitting) == 1 or (not fitting and token.lemma in _OFFICES):
        return None
    earlier = any(_noun_key(scene, j) == _noun_key(scene, i) for j in scene.open if j < i)
    leading = i == scene.main or any(c.source == i for c in scene.cues)
    explained = _noun_key(scene, i) in dict(focus.introduced)
    return (children[0], i + 1) if not earlier and (leading or explained) else None


def _noun_key(scene: Scene, i: int) -> str:
    token = scene.tokens[i]
    return f"{token.lemma.casefold()} {token.tag}"


def _antecedent_before(scene: Scene, focus: Focus, i: int, gender: Gender) -> Referent | None:
    """The one in focus whom a pronoun can stand for."""
    here = {m.name for j in scene.open if (m := scene.person(j))}
    last = focus.subject
    if not focus.known:
        return None
    if gender in {Gender.MALE, Gender.FEMALE}:
        return _person_before(scene, focus, i, gender, here)
    is_subject = scene.tokens[i].dep in SUBJECTS
    if last is None or not is_subject or not last.fits(gender):
        return None
    if gender is Gender.PLURAL:
        return last if last.people and not here.intersection(last.members) else None
    speaks = any(c.source == i for c in scene.cues)
    return last if speaks and (last.name[:1].isupper() or last.name.startswith("the ")) else None


def _person_before(scene: Scene, focus: Focus, i: int, gender: Gender, here: set[str]) -> Referent | None:
    last = focus.subject
    subject = scene.tokens[i].dep in SUBJECTS
    if not subject and not (scene.tokens[i].dep == "poss" and scene.tokens[i].head == scene.main):
        return None
    rivals = {r.name for r in focus.people if r.fits(gender)} - here
    unclear = last is not None and last.gender is Gender.UNKNOWN
    told = {*here, last.name} if last else here
    if unclear and any(r.gender is gender and r.name not in told for r in focus.people):
        return None  # "the consultant agrees, Peter Lund says. He …": either of them
    fitting = {r.name: r for r in focus.inner if r.fits(gender) and r.name not in here}
    if last and last.name not in here and last.fits(gender):
        chosen: Referent | None = last
    elif last and last.members:
        chosen = None
    elif last and last.person and last.gender is not Gender.UNKNOWN and last.name not in here:
        others = {r.name: r for r in focus.people if r.gender is gender and r.name not in here}
        chosen = next(iter(others.values())) if len(others) == 1 else None
    else:
        chosen = next(iter(fitting.values())) if len(fitting) == 1 else None
    if chosen is None or not _suits(scene, chosen, gender, subject):
        return None
    return chosen if subject or rivals <= {chosen.name} else None


def _suits(scene: Scene, referent: Referent, gender: Gender, subject: bool) -> bool:
    """Whether a pronoun surely can stand for a person whose gender may be unknown."""
    if not referent.fits(gender):
        return False
    if referent.gender is gender:
        return True
    rivals = any(m.person and m.gender is gender for m in scene.cast.members)
    return subject and not (gender is Gender.FEMALE and rivals)
