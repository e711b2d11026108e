"""Noun phrases as arguments of verbs, and when two of them cannot be the same thing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.syntax import Token
from summarizer.language.numbers.quantities import Quantity
from summarizer.language.people.names import Name, same_name
from summarizer.language.people.roles import Gender, gender_of, is_role
from summarizer.language.support.analysis import Analysis
from summarizer.language.words.thesaurus import MONTHS, WEEKDAYS, is_calendar_word, same_sense

_OWN_WORDS = frozenset({"compound", "amod", "nmod", "appos", "flat", "nummod"})
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_PERSON_NOUNS = frozenset("man woman boy girl person child teenager suspect patient".split())
_DAY_PARTS = frozenset("morning afternoon evening night noon midday".split())
_PLACES = frozenset(
    "village town city port hamlet island state province region county district kingdom republic".split()
)
"""Kinds of places that are called by name after *of*."""
_SHELLS = frozenset("step move decision measure change action development case thing one".split())
"""Nouns that stand for whatever was told before."""
_SINGULAR_PRONOUNS = frozenset("he she him her i it".split())


class Sort(StrEnum):
    """What the head of a noun phrase is."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase by its head."""

    text: str
    """Head as written, or the name it belongs to."""
    lemma: str
    sort: Sort
    names: tuple[str, ...]
    """Names in the phrase itself, its appositions included (not in possessives or after prepositions)."""
    apposed: tuple[str, ...]
    """Those of the names that an apposition gives."""
    titles: frozenset[str]
    """Words before the bare name, casefolded: "inspector"."""
    owners: tuple[str, ...]
    """Names of places and organisations whose the thing is ("Marva's foreign minister")."""
    numbers: frozenset[str]
    """Day and year of a time ("2 March 2031")."""
    words: frozenset[str]
    """Lemmas of the head, its modifiers, its appositions, and what it is a part or amount *of*."""
    denied: bool
    """Whether *no* stands before it beside others of which it is not true: "names but no numbers"."""
    plural: bool
    definite: bool
    person: bool
    """Whether a human being is known to be meant."""
    amount: Quantity | None
    """The number that the head itself is ("4.5 percent", "$3 billion")."""
    counted: Quantity | None
    """The number that the phrase opens with ("at least 57 people")."""


def argument(analysis: Analysis, head: int) -> Argument:
    """Describe the noun phrase around a head.

    Args:
        analysis: the analysed parse.
        head: index of the head token.

    Returns:
        The argument.
    """
    head = _day_of(analysis, head)
    token = analysis.tokens[head]
    own = _own_tokens(analysis, head)
    named = tuple(n for n in analysis.names if any(n.first <= i < n.last for i in own))
    covering = next((n for n in named if n.core_first <= head < n.last), None)
    parts = [
        p
        for of in analysis.dependents(head, "prep")
        if analysis.tokens[of].lemma == "of"
        for p in analysis.dependents(of, "pobj")
    ]
    place = token.lemma.casefold() in _PLACES
    called = tuple(n.core for n in analysis.names if place and any(n.first <= p < n.last for p in parts))
    return Argument(
        text=covering.core if covering else token.text,
        lemma=token.lemma.casefold(),
        sort=_sort(token, covering),
        names=tuple(n.core for n in named) + called,
        apposed=tuple(
            n.core for n in named if any(_in_apposition(analysis, head, i) for i in range(n.first, n.last))
        )
        + called,
        titles=frozenset(w.casefold() for n in named for w in n.role.split()),
        owners=tuple(_owners(analysis, own)),
        numbers=frozenset(_time_numbers(analysis, head)),
        words=frozenset(analysis.tokens[i].lemma.casefold() for i in (*own, *parts)),
        denied=token.dep == "conj"
        and any(analysis.tokens[c].lemma == "no" for c in analysis.dependents(head, "det")),
        plural=covering is None and _is_plural(token),
        definite=analysis.has(head, "poss")
        or any(analysis.tokens[c].lemma == "the" for c in analysis.dependents(head, "det")),
        person=_is_person(token, covering),
        counted=next((q for q in analysis.quantities if q.head == head), None),
        amount=next((q for q in analysis.quantities if q.start <= token.start < q.end), None),
    )


def same_thing(a: Argument, b: Argument) -> bool:
    """Whether two noun phrases plainly share a name, an amount, a head, or a modifier that is a head.

    Args:
        a: one phrase.
        b: another.

    Returns:
        True if they do; two different amounts or times never are the same.
    """
    if a.text == b.text and a.sort is b.sort and not a.amount and a.sort is not Sort.TIME:
        return True
    if Sort.TIME in {a.sort, b.sort}:
        return a.sort is b.sort and same_sense(a.lemma, b.lemma) and _same_numbers(a.numbers, b.numbers)
    if a.amount and b.amount:
        return math.isclose(a.amount.value, b.amount.value)
    if a.sort is Sort.NAME and any(same_name(a.text, name) for name in (*b.names, b.text)):
        return True
    if b.sort is Sort.NAME and any(same_name(name, b.text) for name in a.names):
        return True
    if a.sort is Sort.NAME and b.sort is Sort.NAME:
        return False
    if a.lemma in b.words or b.lemma in a.words:
        return True
    return same_sense(a.lemma, b.lemma)


def share_thing(mine: Sequence[Argument], theirs: Sequence[Argument]) -> bool:
    """Whether two places of assertions are filled with the same thing, or one of several."""
    return any(same_thing(x, y) for x in mine for y in theirs)


def _same_numbers(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether neither days nor years differ; one that is not stated differs from none."""
    for years in (False, True):
        mine, theirs = ({n for n in numbers if (len(n) == 4) is years} for numbers in (a, b))
        if mine and theirs and not mine & theirs:
            return False
    return True


def may_be_same(a: Argument, b: Argument) -> bool:
    """Whether nothing known keeps two noun phrases from meaning the same thing.

    Args:
        a: a phrase of the sentence.
        b: a phrase of a passage.

    Returns:
        False only for two names, amounts, times or nouns, or a noun and a name, that are plainly different.
    """
    if same_thing(a, b):
        return True
    if a.sort is Sort.PRONOUN or b.sort is Sort.PRONOUN:
        return a.sort is b.sort or not _number_clash(a, b)
    if Sort.TIME in {a.sort, b.sort}:
        return a.sort is not b.sort or _may_be_one_day(a, b) or _may_be_one_day(b, a)
    if a.amount or b.amount:
        return not (a.amount and b.amount and a.amount.kind is b.amount.kind)
    if _SHELLS & {a.lemma, b.lemma}:
        return True
    if a.sort is b.sort:
        return a.sort is Sort.NAME and _part_of_name(a.text, b.text)
    name, noun = (a, b) if a.sort is Sort.NAME else (b, a)
    return _noun_may_name(noun, name)


def _may_be_one_day(date: Argument, weekday: Argument) -> bool:
    """Whether one time is a day of a month and the other a weekday, which a dateline may bring together."""
    days = {n for n in date.numbers if len(n) < 3}
    return bool(days) and date.lemma in MONTHS and weekday.lemma in WEEKDAYS and not weekday.numbers


def _part_of_name(a: str, b: str) -> bool:
    """Whether one name is the beginning of the other: "Boreal" for Boreal Air."""
    short, long = sorted((a.casefold().split(), b.casefold().split()), key=len)
    return long[: len(short)] == short


def _noun_may_name(noun: Argument, name: Argument) -> bool:
    """Whether a common noun can stand for a name: "the company" for a firm, "the minister" for a person."""
    if noun.plural:
        return False
    human = _is_human(noun.lemma)
    if noun.apposed and any(same_name(name.text, own) for own in noun.apposed):
        return True
    if human and any(same_name(name.text, owner) for owner in noun.owners):
        return True  # "Marva accused" for what its minister did
    if noun.apposed:  # "His lawyer, Ruth Amadi" is nobody else
        return False
    if human or name.person:
        return human and (name.person or len(name.text.split()) < 3)
    return noun.definite


def _number_clash(a: Argument, b: Argument) -> bool:
    pronoun, other = (a, b) if a.sort is Sort.PRONOUN else (b, a)
    return pronoun.lemma in _SINGULAR_PRONOUNS and other.plural


def _day_of(analysis: Analysis, head: int) -> int:
    """The weekday of a part of the day ("Friday morning"); any other head itself."""
    if analysis.tokens[head].lemma.casefold() not in _DAY_PARTS:
        return head
    days = analysis.dependents(head, "compound", "nmod")
    return next((d for d in days if is_time(analysis.tokens[d])), head)


def _time_numbers(analysis: Analysis, head: int) -> Iterator[str]:
    if not is_time(analysis.tokens[head]):
        return
    for i in range(max(head - 1, 0), min(head + 4, len(analysis.tokens))):
        text = analysis.tokens[i].text
        near = i in {head - 1, head + 1} or analysis.tokens[i].head == head
        if text.isdecimal() and near and (len(text) < 3 or _YEAR.fullmatch(text)):
            yield text


def _owners(analysis: Analysis, own: list[int]) -> Iterator[str]:
    possessors = {c for i in own for c in analysis.dependents(i, "poss")}
    for name in analysis.names:
        if name.label != "PERSON" and any(name.first <= i < name.last for i in possessors):
            yield name.core


def _own_tokens(analysis: Analysis, head: int) -> list[int]:
    found = list(_below(analysis, head))
    if analysis.tokens[head].dep == "appos":
        found.append(analysis.tokens[head].head)
    return found


def _in_apposition(analysis: Analysis, head: int, index: int) -> bool:
    """Whether a token stands in an apposition to ``head``, or in the noun that ``head`` is apposed to."""
    tokens = analysis.tokens
    return (tokens[index].dep == "appos" and tokens[index].head == head) or (
        tokens[head].dep == "appos" and tokens[head].head == index
    )


def _below(analysis: Analysis, head: int) -> Iterator[int]:
    yield head
    for child in analysis.dependents(head, *_OWN_WORDS):
        yield from _below(analysis, child)


def _sort(token: Token, name: Name | None) -> Sort:
    if is_time(token):
        return Sort.TIME
    if name is not None:
        return Sort.NAME
    if token.pos == "PRON" or token.tag in {"PRP", "WP", "WDT", "EX"}:
        return Sort.PRONOUN
    return Sort.NOUN


def _is_plural(token: Token) -> bool:
    # A capitalised plural at the start of a sentence may be a name that ends in s.
    sure = token.tag == "NNS" and (token.text.islower() or is_role(token.text))
    return sure or token.text.casefold() in {
        "they",
        "them",
        "people",
        "police",
    }


def is_time(token: Token) -> bool:
    """Whether a token is a weekday, a month or a year."""
    return (token.text[:1].isupper() and is_calendar_word(token.text)) or bool(_YEAR.fullmatch(token.text))


def _is_person(token: Token, name: Name | None) -> bool:
    if name is None:
        return _is_human(token.lemma)
    return (name.label == "PERSON" and len(name.core.split()) > 1) or bool(name.role)


def _is_human(noun: str) -> bool:
    return (
        is_role(noun) or noun.casefold() in _PERSON_NOUNS or gender_of(noun) in {Gender.MALE, Gender.FEMALE}
    )
