"""The people and institutions of one article: every name it gives each, with roles and gender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Sentence, Span
from summarizer.language.people.given_names import FEMALE, MALE
from summarizer.language.people.names import Name, fullest_name, name_core, names, same_name, spelling_key
from summarizer.language.people.roles import (
    HONORIFICS,
    SHARED_WITH_BODIES,
    Gender,
    gender_of,
    is_role,
    plain,
    role_fits,
)

_PARTICLES = frozenset("de la du van von der den di da del al el bin ben le st".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGER_WORD, _FEWEST_LONGER = 4, 3
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands."""

    span: Span
    sentence: int
    """Index of its sentence."""
    name: Name
    """The name; its token indices are those of the sentence's parse."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person, institution or place with all its mentions in the article, in order."""

    name: str
    """Fullest bare name."""
    short: str
    """The form the article uses most among the one-word ones; the full name if there is none."""
    person: bool
    gender: Gender
    roles: tuple[str, ...]
    """Titles, appositions and predicates that say who it is."""
    nations: frozenset[str]
    """Keys of the states its roles name."""
    mentions: tuple[Mention, ...]

    def shown(self, before: int) -> Span:
        """The mention nearest before an offset in which the short name stands, or else the first such.

        Args:
            before: offset in the document.

        Returns:
            Where a reader finds the name.
        """
        fitting = [m for m in self.mentions if self.short in m.name.text] or list(self.mentions)
        earlier = [m for m in fitting if m.span.end <= before]
        return (earlier[-1] if earlier else fitting[0]).span


class Cast:
    """Looks up who a token or a description is."""

    def __init__(self, members: Sequence[Member]) -> None:
        """Index the members by the tokens of their mentions."""
        self.members = tuple(members)
        self._at = {
            (m.sentence, token): member
            for member in members
            for m in member.mentions
            for token in range(m.name.core_first, m.name.last)
        }

    def with_genders(self, told: Mapping[str, Gender]) -> Cast:
        """The same people, of whom it has become known whether they are "he" or "she", by full name."""
        return Cast(
            [
                replace(m, gender=told[m.name])
                if m.name in told and m.person and m.gender is Gender.UNKNOWN
                else m
                for m in self.members
            ]
        )

    def at(self, sentence: int, token: int) -> Member | None:
        """The member whose name covers a token of a sentence, or None."""
        return self._at.get((sentence, token))

    def described(
        self, noun: str, nations: Iterable[str], words: Iterable[str], kinds: Sequence[str], until: int
    ) -> tuple[Member, ...]:
        """The people introduced so far whom a definite description fits.

        Args:
            noun: head of the description ("minister").
            nations: states or nationalities among its modifiers ("Russian"); nobody of another one fits.
            words: its other capitalised modifiers ("Defense"); a stated role has to have them.
            kinds: nouns before it ("police" of "the police chief"); a role of several words has them, too.
            until: index of the sentence the description stands in; who comes later does not count.

        Returns:
            Those whose stated nation fits, if any does; else those of whom no nation is stated.
        """
        known = [m for m in self.members if m.person and m.mentions[0].sentence <= until]
        wanted = {_nation(word) for word in nations}
        fitting = [
            m
            for m in known
            if any(role_fits(noun, role) and _is_of(role, kinds) for role in m.roles)
            and all(any(word in role.split() for role in m.roles) for word in words)
            and (not wanted or not m.nations or wanted <= m.nations)
        ]
        return tuple(m for m in fitting if wanted and m.nations) or tuple(fitting)


def cast_of(sentences: Sequence[Sentence]) -> Cast:
    """Gather who an article names.

    Args:
        sentences: all sentences of one document, title and standfirst included.

    Returns:
        Its cast; members in order of first mention.
    """
    found = [
        Mention(Span(s.span.doc_id, s.span.start + n.start, s.span.start + n.end), s.index, n)
        for s in sentences
        for n in names(s.parse)
    ]
    found = sorted((*found, *_untagged(sentences, found)), key=lambda m: m.span)
    titles = frozenset(s.index for s in sentences if s.kind is BlockKind.TITLE or _in_title_case(s.text))
    clusters = _clusters([m for m in _simple(found) if m.sentence not in titles])
    for mention in found:
        if mention.sentence in titles:
            homes = [c for c in clusters if any(_one(mention.name.core, m, [mention]) for m in c)]
            if len(homes) == 1:
                homes[0].append(mention)
    parses = {s.index: s.parse for s in sentences}
    members = [_member(sorted(group, key=lambda m: m.span), parses, titles) for group in clusters]
    return Cast(sorted(_unambiguous(members), key=lambda m: m.mentions[0].span))


def _is_of(role: str, kinds: Sequence[str]) -> bool:
    """Whether a stated role is of the kind that a description names, or of none that it says."""
    words = [plain(word) for word in role.split()]
    return len(words) == 1 or all(plain(kind) in words for kind in kinds)


def _in_title_case(text: str) -> bool:
    """Whether a text that is no sentence gives every longer word a capital: capitals mark no names there."""
    if text.rstrip("\"'”’)").endswith((".", "!", "?")):
        return False
    longer = [w for w in text.split() if sum(c.isalpha() for c in w) >= _LONGER_WORD]
    return len(longer) >= _FEWEST_LONGER and all(w.lstrip("\"'“‘(")[:1].isupper() for w in longer)


def _unambiguous(members: Sequence[Member]) -> list[Member]:
    """Call people who share a surname by their full names."""
    shared = Counter(spelling_key(m.short) for m in members if m.person)
    return [
        replace(m, short=m.name) if m.person and shared[spelling_key(m.short)] > 1 else m for m in members
    ]


def _untagged(sentences: Sequence[Sentence], found: Sequence[Mention]) -> list[Mention]:
    """Surnames of people named in full, where the tagger took them for another word."""
    surnames = {m.name.core.split()[-1] for m in found if m.name.label == "PERSON" and " " in m.name.core}
    covered = {(m.sentence, i) for m in found for i in range(m.name.first, m.name.last)}
    return [
        Mention(
            Span(s.span.doc_id, s.span.start + t.start, s.span.start + t.end),
            s.index,
            Name(t.text, t.start, t.end, i, i + 1, t.text, t.start, i, "PERSON"),
        )
        for s in sentences
        for i, t in enumerate(s.parse.tokens)
        if t.text in surnames and t.text[:1].isupper() and (s.index, i) not in covered
    ]


def _simple(found: Sequence[Mention]) -> list[Mention]:
    """Leave out compounds of two names ("the Moser-Lind talks")."""
    forms = {m.name.core for m in found}
    return [m for m in found if "-" not in m.name.core or not forms.intersection(m.name.core.split("-"))]


def _clusters(found: Sequence[Mention]) -> list[list[Mention]]:
    """Group mentions, full names first, so that a surname joins the full name it can only belong to."""
    clusters: list[list[Mention]] = []
    forms: dict[tuple[str, Gender], list[Mention]] = {}
    for mention in found:
        forms.setdefault((mention.name.core, _told_gender(mention.name)), []).append(mention)
    for form, gender in sorted(forms, key=lambda f: (-len(f[0].split()), f[1] is Gender.UNKNOWN, f)):
        group = forms[form, gender]
        homes = [c for c in clusters if any(_one(form, m, group) for m in c) and _agree(gender, c)]
        if not homes:
            homes = [c for c in clusters if _first_name_of(form, c)]
        if len(homes) == 1:
            homes[0].extend(group)
        else:
            clusters.append(list(group))
    return clusters


def _told_gender(name: Name) -> Gender:
    """Gender by form of address, or else by a common given name."""
    told = [g for w in name.role.split() if (g := gender_of(w)) in {Gender.MALE, Gender.FEMALE}]
    if told:
        return told[0]
    first = plain(name.core.split(" ")[0])
    if " " not in name.core or first not in FEMALE ^ MALE:
        return Gender.UNKNOWN
    return Gender.FEMALE if first in FEMALE else Gender.MALE


def _agree(gender: Gender, cluster: Sequence[Mention]) -> bool:
    known = {g for m in cluster if (g := _told_gender(m.name)) is not Gender.UNKNOWN}
    return gender is Gender.UNKNOWN or not known or gender in known


def _one(form: str, mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether a form can name the same as a mention, its titles considered."""
    return same_name(form, mention.name.core) and same_name(group[0].name.text, mention.name.text)


def _first_name_of(form: str, cluster: Sequence[Mention]) -> bool:
    """Whether a bare given name belongs to a person who is named in full."""
    known = plain(form) in FEMALE or plain(form) in MALE
    return known and any(
        m.name.label == "PERSON" and " " in m.name.core and m.name.core.split()[0] == form for m in cluster
    )


def _member(mentions: list[Mention], parses: dict[int, Parse], titles: frozenset[int]) -> Member:
    stated = [r for m in mentions for r in _roles(parses[m.sentence], m.name)]
    roles = [role for role, _ in stated]
    person = _is_person(mentions) or _holds_office(mentions, roles)
    running = [m for m in mentions if m.sentence not in titles]
    full = fullest_name(m.name.core for m in running)
    short = _surname(full, running) if person else _usual(full, running)
    return Member(
        name=full,
        short=short,
        person=person,
        gender=_gender(mentions, roles) if person else Gender.NEUTER,
        roles=tuple(dict.fromkeys(roles)),
        nations=frozenset(key for _, keys in stated for key in keys),
        mentions=tuple(mentions),
    )


def _usual(full: str, mentions: Sequence[Mention]) -> str:
    """The one-word form an article uses most, or the full name."""
    singles = Counter(m.name.core for m in mentions if " " not in m.name.core)
    return max(singles, key=lambda s: (singles[s], s)) if singles else full


def _surname(full: str, mentions: Sequence[Mention]) -> str:
    """The surname with its particle and its "Jr.", where it names the person; else the form in use."""
    words = full.replace(",", "").split()
    suffix = words[-1:] if len(words) > 1 and plain(words[-1]) in _SUFFIXES else []
    words = words[: len(words) - len(suffix)]
    singles = {m.name.core for m in mentions if " " not in m.name.core}
    if singles and not any(spelling_key(s) == spelling_key(words[-1]) for s in singles):
        return _usual(full, mentions)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:] + suffix)


def _is_person(mentions: Sequence[Mention]) -> bool:
    labels = Counter(m.name.label for m in mentions)
    places = sum(labels[label] for label in _PLACES)
    if any(plain(w) in HONORIFICS for m in mentions for w in m.name.role.split()):
        return True
    full = sum(m.name.label == "PERSON" and " " in m.name.core for m in mentions)
    titled = sum(is_role(m.name.role.split()[-1]) for m in mentions if m.name.role)
    if full and (titled or 3 * full > places):
        return True
    return titled > places or labels["PERSON"] > places + labels["ORG"] + labels[""] // 2


def _holds_office(mentions: Sequence[Mention], roles: Sequence[str]) -> bool:
    """Whether a name of several words is said to be what only people are ("the director, Bo Holt")."""
    if all(m.name.label in _PLACES or " " not in m.name.core for m in mentions):
        return False
    nouns = {plain(word) for role in roles for word in role.split() if is_role(word)}
    return bool(nouns - SHARED_WITH_BODIES)


def _gender(mentions: Sequence[Mention], roles: Sequence[str]) -> Gender:
    """Gender by form of address or given name, or else by a gendered role."""
    told = [_told_gender(m.name) for m in mentions] + [gender_of(w) for role in roles for w in role.split()]
    return next((g for g in told if g in {Gender.MALE, Gender.FEMALE}), Gender.UNKNOWN)


def _roles(parse: Parse, name: Name) -> list[tuple[str, frozenset[str]]]:
    """What the words around a mention say it is, each with the keys of the states it names."""
    found = []
    if name.role:
        start = name.first
        if start > 1 and parse.tokens[start - 1].tag == "POS":
            start -= 2
        found.append(_worded(parse, range(start, name.core_first)))
    head = name.last - 1
    while parse.tokens[head].dep == "compound" and name.core_first <= parse.tokens[head].head < name.last:
        head = parse.tokens[head].head
    nouns = [c for c in parse.children(head) if parse.tokens[c].dep == "appos"]
    token = parse.tokens[head]
    if token.dep == "appos" and not name.role:
        nouns.append(token.head)
    if token.dep == "nsubj" and parse.tokens[token.head].lemma == "be":
        nouns.extend(c for c in parse.children(token.head) if parse.tokens[c].dep == "attr")
    words = [(noun, parse.tokens[noun].text) for noun in nouns]
    found.extend(
        _worded(parse, _phrase(parse, noun)) for noun, word in words if is_role(word) or word == "counterpart"
    )
    return found


def _worded(parse: Parse, indices: Iterable[int]) -> tuple[str, frozenset[str]]:
    tokens = [parse.tokens[i] for i in indices]
    nations = frozenset(_nation(t.text) for t in tokens if t.entity in {"NORP", "GPE"} and t.tag != "POS")
    return " ".join(t.text for t in tokens if t.pos != "PUNCT"), nations


def _phrase(parse: Parse, noun: int) -> list[int]:
    """A noun with its modifiers, its possessor and what it is "of"; not where or to whom."""
    kept = {noun}
    for child in parse.children(noun):
        token = parse.tokens[child]
        if token.dep in {"amod", "compound", "nmod", "poss", "nummod"} or (
            token.dep == "prep" and token.text == "of"
        ):
            kept.update(i for i in parse.subtree(child) if parse.tokens[i].dep not in {"relcl", "appos"})
    return sorted(kept)


def _nation(word: str) -> str:
    """A key that a state and its adjective share ("Russia", "Russian")."""
    key = spelling_key(name_core(word))
    return {"us": "amer", "united": "amer", "states": "amer", "uk": "brit"}.get(key, key[:4])
