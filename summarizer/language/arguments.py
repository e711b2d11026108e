"""Noun phrases as arguments of verbs, and when two of them cannot be the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarizer.domain.syntax import Parse, Token
from summarizer.language.names import Name, names, same_name
from summarizer.language.quantities import Quantity, find_quantities
from summarizer.language.roles import is_role
from summarizer.language.thesaurus import same_sense

_OWN_WORDS = frozenset({"compound", "amod", "nmod", "appos", "flat", "nummod"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_PERSON_NOUNS = frozenset("man woman boy girl person child teenager suspect patient".split())


class Sort(StrEnum):
    """What the head of a noun phrase is."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase by its head."""

    head: int
    """Index of the head among the parse's tokens."""
    text: str
    """Head as written, or the name it belongs to."""
    lemma: str
    sort: Sort
    names: tuple[str, ...]
    """Names in the phrase itself, its appositions included (not in possessives or after prepositions)."""
    words: frozenset[str]
    """Lemmas of the head, its modifiers and appositions."""
    plural: bool
    definite: bool
    person: bool
    """Whether a human being is known to be meant."""
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A parse with its names and quantities, found once."""

    parse: Parse
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the parse."""
        return self.parse.tokens

    def dependents(self, index: int, *labels: str) -> Iterator[int]:
        """Direct dependents of a token with one of the labels, in order."""
        return (c for c in self.children[index] if self.tokens[c].dep in labels)

    def with_conjuncts(self, index: int) -> Iterator[int]:
        """A token and what is coordinated with it."""
        yield index
        for child in self.dependents(index, "conj"):
            yield from self.with_conjuncts(child)

    def chain(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first, up to the root."""
        seen = {index}
        while (index := self.tokens[index].head) not in seen:
            seen.add(index)
            yield index


@lru_cache(maxsize=4096)
def analyse(parse: Parse) -> Analysis:
    """Find names, quantities and dependents of a parse once.

    Args:
        parse: any parse.

    Returns:
        The parse with what was found.
    """
    below: list[list[int]] = [[] for _ in parse.tokens]
    for i, token in enumerate(parse.tokens):
        if token.head != i:
            below[token.head].append(i)
    return Analysis(parse, names(parse), find_quantities(parse), tuple(map(tuple, below)))


def argument(analysis: Analysis, head: int) -> Argument:
    """Describe the noun phrase around a head.

    Args:
        analysis: the analysed parse.
        head: index of the head token.

    Returns:
        The argument.
    """
    token = analysis.tokens[head]
    own = _own_tokens(analysis, head)
    named = tuple(n for n in analysis.names if any(n.first <= i < n.last for i in own))
    covering = next((n for n in named if n.core_first <= head < n.last), None)
    sort = Sort.NAME if covering else Sort.PRONOUN if _is_pronoun(token) else Sort.NOUN
    return Argument(
        head=head,
        text=covering.core if covering else token.text,
        lemma=token.lemma.casefold(),
        sort=sort,
        names=tuple(n.core for n in named),
        words=frozenset(analysis.tokens[i].lemma.casefold() for i in own),
        plural=token.tag in {"NNS", "NNPS"} or token.text.casefold() in {"they", "them", "people", "police"},
        definite=any(analysis.tokens[c].lemma == "the" for c in analysis.dependents(head, "det")),
        person=_is_person(token, covering),
        quantity=next((q for q in analysis.quantities if q.head == head or _covers(q, token)), None),
    )


def antecedent(analysis: Analysis, index: int) -> int:
    """The noun a relative pronoun stands for, or the token itself."""
    token = analysis.tokens[index]
    if token.tag not in {"WDT", "WP"} or token.text.casefold() not in _RELATIVE:
        return index
    for above in analysis.chain(index):
        if analysis.tokens[above].dep == "relcl":
            return analysis.tokens[above].head
    return index


def same_thing(a: Argument, b: Argument) -> bool:
    """Whether two noun phrases plainly share a name, a head or a modifier that is a head."""
    if (
        a.quantity
        and b.quantity
        and a.quantity.value != b.quantity.value
        and a.quantity.unit == b.quantity.unit
    ):
        return False
    if a.sort is Sort.NAME:
        return any(same_name(a.text, name) for name in b.names) or (
            b.sort is Sort.NAME and any(same_name(name, b.text) for name in a.names)
        )
    if a.lemma in b.words or b.lemma in a.words:
        return True
    return b.sort is not Sort.NAME and same_sense(a.lemma, b.lemma)


def may_be_same(a: Argument, b: Argument) -> bool:
    """Whether nothing known keeps two noun phrases from meaning the same thing.

    Args:
        a: a phrase of the sentence.
        b: a phrase of a passage.

    Returns:
        False only for two names, two nouns, or a noun and a name that are plainly different.
    """
    if same_thing(a, b):
        return True
    if Sort.PRONOUN in {a.sort, b.sort}:
        return not _number_clash(a, b) if a.sort is not b.sort else a.plural == b.plural
    if a.sort is b.sort:
        return False
    name, noun = (a, b) if a.sort is Sort.NAME else (b, a)
    return _noun_may_name(noun, name)


def _noun_may_name(noun: Argument, name: Argument) -> bool:
    """Whether a common noun can stand for a name: "the company" for a firm, "the minister" for a person."""
    if noun.plural:
        return False
    human = is_role(noun.lemma) or noun.lemma in _PERSON_NOUNS
    if human or name.person:
        return human and (name.person or len(name.text.split()) < 3)
    return noun.definite


def _number_clash(a: Argument, b: Argument) -> bool:
    pronoun, other = (a, b) if a.sort is Sort.PRONOUN else (b, a)
    word = pronoun.lemma
    if word in {"he", "she", "him", "her", "i", "it"}:
        return other.plural
    return False


def _own_tokens(analysis: Analysis, head: int) -> list[int]:
    own = [head]
    for child in analysis.dependents(head, *_OWN_WORDS):
        own += _own_tokens(analysis, child)
    if analysis.tokens[head].dep == "appos":
        own.append(analysis.tokens[head].head)
    return own


def _is_pronoun(token: Token) -> bool:
    return token.pos == "PRON" or token.tag in {"PRP", "WP", "WDT", "EX"}


def _is_person(token: Token, name: Name | None) -> bool:
    if name is None:
        return is_role(token.lemma) or token.lemma.casefold() in _PERSON_NOUNS
    return (name.label == "PERSON" and len(name.core.split()) > 1) or bool(name.role)


def _covers(quantity: Quantity, token: Token) -> bool:
    return quantity.start <= token.start < quantity.end
