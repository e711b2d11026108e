"""Whom the pronouns and roles of an article stand for, where that is beyond doubt.

Only what reaches outside its own sentence is resolved: a sentence that holds its antecedent can be
quoted as it is. The antecedent is the subject in focus (centering: the previous sentence's subject
or speaker); where several people fit, nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.domain.text import BlockKind, Sentence, Span
from summarizer.language.cast import Cast, Member, cast_of
from summarizer.language.cues import SUBJECTS, Cue, cues, outermost, subject_of
from summarizer.language.phrases import (
    coordinated,
    is_institution,
    is_person_noun,
    number_and_gender,
    phrase_range,
    phrase_text,
)
from summarizer.language.quotations import Marks, Quotation, inside, marks_cut
from summarizer.language.roles import Gender

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Gender.PLURAL),
    **dict.fromkeys(("it", "its", "itself"), Gender.NEUTER),
}
_PAIR_NOUNS = frozenset(
    """
    pair duo couple men women leaders ministers diplomats presidents politicians officials rivals candidates
    """.split()
)
_PEOPLE_PRONOUNS = frozenset(
    {"who", "everyone", "everybody", "someone", "anyone", "those", "all", "some", "many"}
)
_PAIR_MEMORY = 3


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


@dataclass(frozen=True, slots=True)
class _Focus:
    """What a following pronoun can reach."""

    subject: Referent | None = None
    known: bool = True
    """False where the last subject was there but could not be told."""
    inner: tuple[Referent, ...] = ()
    """People who are subjects of what the last sentence reports."""
    people: tuple[Referent, ...] = ()
    """All single people the last sentence names outside quotation."""
    pair: Referent | None = None
    pair_age: int = 0


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
    focus = _Focus()
    found: list[Reading] = []
    for sentence in sentences:
        own = _own_quotations(sentence, quoted)
        marks = marks_cut(text, quoted, sentence.span.start, sentence.span.end)
        reader = _Reader(sentence, own, marks, cast, focus)
        found.append(reader.reading())
        if sentence.kind is BlockKind.PARAGRAPH:
            focus = reader.next_focus()
    return tuple(found)


def _own_quotations(sentence: Sentence, quoted: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations that reach into a sentence, cut to it, as offsets in its text."""
    low, high = sentence.span.start, sentence.span.end
    return tuple(
        q._replace(start=max(q.start, low) - low, end=min(q.end, high) - low)
        for q in quoted
        if q.start < high and low < q.end
    )


class _Reader:
    """Reads one sentence against what came before."""

    def __init__(
        self, sentence: Sentence, quoted: tuple[Quotation, ...], marks: Marks, cast: Cast, focus: _Focus
    ) -> None:
        self.sentence = sentence
        self.parse = sentence.parse
        self.quoted = quoted
        self.marks = marks
        self.cast = cast
        self.focus = focus
        self.cues = cues(self.parse, quoted)
        self.open = [i for i, t in enumerate(self.parse.tokens) if not inside(quoted, t.start)]
        self.main = self._main_subject()
        self.resolved: dict[int, Referent | None] = {}
        self.outside = tuple(self._outside())

    def reading(self) -> Reading:
        sources = tuple(self.referent(c.source) if c.source is not None else None for c in self.cues)
        subject = self._subject_referent()
        return Reading(self.sentence, self.quoted, self.marks, self.cues, sources, self.outside, subject)

    def next_focus(self) -> _Focus:
        """What the next sentence's pronouns can reach after this one."""
        if not any(self.parse.tokens[i].pos not in {"PUNCT", "SPACE"} for i in self.open):
            return self.focus
        said = self._subject_referent()
        people = tuple(self._people())
        group = said if said and len(said.members) == 2 else None
        older = self.focus.pair if self.focus.pair_age < _PAIR_MEMORY else None
        focus = _Focus(
            subject=said,
            known=self.main is None or said is not None or not self._is_pronoun(self.main),
            inner=tuple(self._inner_subjects()),
            people=people,
            pair=group or older,
            pair_age=0 if group else self.focus.pair_age + 1,
        )
        if said is None and focus.known and not people and self.focus.subject and self.focus.subject.person:
            return replace(self.focus, subject=None, inner=(), people=(self.focus.subject,))
        return focus

    # What an expression stands for

    def referent(self, token: int) -> Referent | None:
        """Whom a noun or pronoun of this sentence stands for."""
        if self._is_pronoun(token):
            return self.resolved.get(token) or self._within(token)
        for outside in self.outside:
            if outside.first <= token < outside.last:
                return outside.referent
        group = coordinated(self.parse, token)
        if len(group) > 1:
            return self._group(group)
        return self._single(token)

    def _single(self, token: int) -> Referent | None:
        member = self.cast.at(self.sentence.index, token)
        for child in self.parse.children(token):
            if member is None and self.parse.tokens[child].dep == "appos":
                named = self.cast.at(self.sentence.index, child)
                member = named if named and named.person else None
        if member is None:
            member = self._described(token)
        if member is not None:
            return self._of_member(member, token)
        if self.parse.tokens[token].pos not in {"NOUN", "PROPN"}:
            return None
        gender = number_and_gender(self.parse, token)
        human = is_person_noun(self.parse.tokens[token].text)
        text = phrase_text(self.parse, token)
        return Referent(
            name=text,
            short=text,
            shown=self._span(*phrase_range(self.parse, token)),
            gender=gender,
            person=human and gender is not Gender.PLURAL,
            people=human and gender is Gender.PLURAL,
        )

    def _of_member(self, member: Member, token: int) -> Referent:
        article = "the " if not member.person and self._has_article(member, token) else ""
        own = [
            m.span
            for m in member.mentions
            if m.sentence == self.sentence.index and member.short in m.name.text
        ]
        return Referent(
            name=article + member.name,
            short=article + member.short,
            shown=own[0] if own else member.shown(self.sentence.span.start),
            gender=member.gender,
            person=member.person,
        )

    def _has_article(self, member: Member, token: int) -> bool:
        """Whether "the" stands before the mention that covers a token."""
        own = [m.name for m in member.mentions if m.sentence == self.sentence.index]
        first = next((n.first for n in own if n.first <= token < n.last), 0)
        return first > 0 and self.parse.tokens[first - 1].text.casefold() == "the"

    def _group(self, tokens: Sequence[int]) -> Referent | None:
        parts = [self.referent(t) if self._is_pronoun(t) else self._single(t) for t in tokens]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts):
            return None
        names, shorts = [p.name for p in known], [p.short for p in known]
        return Referent(
            name=_listed(names),
            short=_listed(shorts),
            shown=self._span(phrase_range(self.parse, min(tokens))[0], max(tokens) + 1),
            gender=Gender.PLURAL,
            person=False,
            people=all(p.person or p.people for p in known),
            members=tuple(names) if all(p.person for p in known) else (),
        )

    def _described(self, token: int) -> Member | None:
        """The person that "the Russian minister" is, by what the article has said so far."""
        head = self.parse.tokens[token]
        if head.tag not in {"NN", "NNP"} or not is_person_noun(head.text):
            return None
        children = [self.parse.tokens[c] for c in self.parse.children(token)]
        definite = any(
            (c.dep == "det" and c.text.casefold() == "the")
            or (c.dep == "poss" and c.entity in {"GPE", "NORP"})
            for c in children
        )
        if not definite or any(c.dep in {"prep", "appos", "relcl"} and c.text == "of" for c in children):
            return None
        named = [
            c for c in children if c.dep in {"amod", "compound", "nmod", "poss"} and c.text[:1].isupper()
        ]
        nations = [c.text for c in named if c.entity in {"GPE", "NORP"}]
        words = [c.text for c in named if c.entity not in {"GPE", "NORP"}]
        return self.cast.described(head.text, nations, words, self.sentence.index)

    def _span(self, first: int, last: int) -> Span:
        start = self.sentence.span.start
        tokens = self.parse.tokens
        return Span(self.sentence.span.doc_id, start + tokens[first].start, start + tokens[last - 1].end)

    def _person_at(self, token: int) -> Member | None:
        member = self.cast.at(self.sentence.index, token)
        return member if member and member.person else None

    # Subjects and people of this sentence

    def _main_subject(self) -> int | None:
        for cue in outermost(self.cues, self.parse):
            if (
                cue.source is not None
                and cue.index in self.open
                and self.parse.tokens[cue.index].dep != "relcl"
            ):
                return cue.source
        for root in self.parse.roots:
            own = subject_of(self.parse, root) if root in self.open else None
            if own is not None:
                return own
        return None

    def _subject_referent(self) -> Referent | None:
        return None if self.main is None else self.referent(self.main)

    def _people(self) -> Iterator[Referent]:
        seen: set[str] = set()
        for i in self.open:
            member = self.cast.at(self.sentence.index, i)
            if member and member.person and member.name not in seen:
                seen.add(member.name)
                yield self._of_member(member, i)
        for referent in (*self.resolved.values(), self._subject_referent()):
            if referent and referent.person and referent.name not in seen:
                seen.add(referent.name)
                yield referent

    def _inner_subjects(self) -> Iterator[Referent]:
        """People who are subjects of the clauses the main subject reports."""
        for i in self.open:
            if (
                self.parse.tokens[i].dep in SUBJECTS
                and i != self.main
                and self.parse.tokens[i].pos == "PROPN"
            ):
                inner = self.referent(i)
                if inner and inner.person:
                    yield inner

    # Pronouns

    def _is_pronoun(self, token: int) -> bool:
        return self.parse.tokens[token].text.casefold() in PRONOUNS and self.parse.tokens[token].pos == "PRON"

    def _outside(self) -> Iterator[Outside]:
        done: dict[Gender, Referent | None] = {}
        for i in self.open:
            pair = self._pair_phrase(i)
            if pair and len({m.name for j in self.open if j < i and (m := self._person_at(j))}) < 2:
                yield Outside(*pair, self.focus.pair)
            if not self._is_pronoun(i) or self._expletive(i):
                continue
            gender = PRONOUNS[self.parse.tokens[i].text.casefold()]
            if gender in done:
                self.resolved[i] = done[gender]
            elif not self._antecedent_inside(i, gender):
                done[gender] = self.resolved[i] = self._antecedent_before(i, gender)
                yield Outside(i, i + 1, done[gender])

    def _pair_phrase(self, i: int) -> tuple[int, int] | None:
        """Tokens of "the pair", "both men", "the two leaders", "the two"."""
        token = self.parse.tokens[i]
        word = token.text.casefold()
        if word not in _PAIR_NOUNS | {"two"} or token.dep in {"nummod", "amod", "compound", "quantmod"}:
            return None
        children = [c for c in self.parse.children(i) if c < i]
        words = [self.parse.tokens[c].text.casefold() for c in children]
        paired = words == ["the"] if word in {"pair", "duo", "two"} else words in (["both"], ["the", "two"])
        further = any(self.parse.tokens[c].dep in {"prep", "relcl"} for c in self.parse.children(i) if c > i)
        return (min(children), i + 1) if paired and not (further and word == "two") else None

    def _expletive(self, i: int) -> bool:
        """Whether an "it" refers to nothing ("it was clear that", "it is raining")."""
        token = self.parse.tokens[i]
        if token.text.casefold() != "it" or token.dep not in SUBJECTS:
            return False
        verb = self.parse.tokens[token.head]
        rest = self.parse.tokens[token.head :]
        if verb.lemma in {"rain", "snow", "seem", "appear", "happen"}:
            return True
        clause = any(
            t.dep in {"mark", "csubj"} or t.text == "to" or t.tag in {"WRB", "WP", "WDT"} for t in rest
        )
        passive = token.dep == "nsubjpass" and any(t.dep == "mark" for t in rest)
        return (verb.lemma in {"be", "become", "remain", "take"} and clause) or passive

    def _antecedent_inside(self, i: int, gender: Gender) -> bool:
        """Whether the sentence itself can hold what a pronoun stands for."""
        reported = [c.contents for c in self.cues if c.source == i]
        before = [
            j
            for j in self.open
            if j < i
            and not any(low <= self.parse.tokens[j].start < high for r in reported for low, high in r)
        ]
        if i == self.main or self._is_root_subject(i):
            before = [j for j in before if self.parse.tokens[j].dep in SUBJECTS]
        if any(self._can_be(j, gender) and not self._modified_by(j, i) for j in before):
            return True
        later = self.main
        return (
            later is not None
            and later > i
            and later != i
            and self._fronted(i)
            and self._can_be(later, gender)
        )

    def _modified_by(self, j: int, i: int) -> bool:
        """Whether ``i`` is the subject of a relative clause on ``j`` ("the regions they governed")."""
        verb = self.parse.tokens[i].head
        return self.parse.tokens[verb].dep == "relcl" and self.parse.tokens[verb].head == j

    def _is_root_subject(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.dep in SUBJECTS and token.head in self.parse.roots

    def _fronted(self, i: int) -> bool:
        """Whether a token stands in an adjunct before the main subject."""
        seen = set()
        while i not in seen:
            seen.add(i)
            if self.parse.tokens[i].dep in {"advcl", "prep"}:
                return True
            i = self.parse.tokens[i].head
        return False

    def _can_be(self, j: int, gender: Gender) -> bool:
        """Whether the noun at ``j`` can be what a later pronoun stands for."""
        token = self.parse.tokens[j]
        if self._is_pronoun(j):
            return PRONOUNS[token.text.casefold()] is gender
        member = self.cast.at(self.sentence.index, j)
        if gender is Gender.PLURAL:
            joined = any(self.parse.tokens[c].dep == "conj" for c in self.parse.children(j))
            named = member is not None and not member.person
            plural = token.tag in {"NNS", "NNPS"} or token.text.casefold() in _PEOPLE_PRONOUNS
            return (
                plural or is_institution(token.text) or (token.pos in {"NOUN", "PROPN"} and (joined or named))
            )
        if gender is Gender.NEUTER:
            person = member.person if member else is_person_noun(token.text)
            return token.pos in {"NOUN", "PROPN"} and token.tag not in {"NNS", "NNPS"} and not person
        if member:
            return member.person and member.gender in {gender, Gender.UNKNOWN}
        single = (
            token.tag in {"NN", "NNP"}
            and is_person_noun(token.text)
            and token.dep not in {"compound", "poss"}
        )
        return single and number_and_gender(self.parse, j) in {gender, Gender.UNKNOWN}

    def _within(self, token: int) -> Referent | None:
        """Whom a pronoun with an antecedent in its own sentence stands for, if only one can be."""
        gender = PRONOUNS[self.parse.tokens[token].text.casefold()]
        found = {
            r.name: r
            for j in self.open
            if j < token and not self._is_pronoun(j) and self._can_be(j, gender) and (r := self._single(j))
        }
        found |= {r.name: r for j, r in self.resolved.items() if j < token and r and r.fits(gender)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _antecedent_before(self, i: int, gender: Gender) -> Referent | None:
        """The one in focus whom a pronoun can stand for."""
        here = {m.name for j in self.open if (m := self._person_at(j))}
        last = self.focus.subject
        if not self.focus.known:
            return None
        if gender in {Gender.MALE, Gender.FEMALE}:
            return self._person_before(i, gender, here)
        is_subject = self.parse.tokens[i].dep in SUBJECTS
        if last is None or not is_subject or not last.fits(gender):
            return None
        if gender is Gender.PLURAL:
            return last if last.people and not here.intersection(last.members) else None
        speaks = any(c.source == i for c in self.cues)
        return last if speaks and (last.name[:1].isupper() or last.name.startswith("the ")) else None

    def _person_before(self, i: int, gender: Gender, here: set[str]) -> Referent | None:
        last = self.focus.subject
        subject = self.parse.tokens[i].dep in SUBJECTS
        if last and last.name not in here and self._suits(last, gender, subject):
            return last
        if last and last.members:
            return None
        for pool in (self.focus.inner if not (last and last.person) else (), self.focus.people):
            fitting = {r.name: r for r in pool if r.fits(gender) and r.name not in here}
            if fitting:
                only = next(iter(fitting.values()))
                return only if len(fitting) == 1 and self._suits(only, gender, subject) else None
        return None

    def _suits(self, referent: Referent, gender: Gender, subject: bool) -> bool:
        """Whether a pronoun surely can stand for a person whose gender may be unknown."""
        if not referent.fits(gender):
            return False
        if referent.gender is gender:
            return True
        rivals = any(m.person and m.gender is gender for m in self.cast.members)
        return subject and not (gender is Gender.FEMALE and rivals)


def _listed(items: Sequence[str]) -> str:
    return " and ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else items[0]
