"""A parse with what the gate's checks ask of it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.syntax import Parse, Token
from summarizer.language.numbers.quantities import Quantity, find_quantities
from summarizer.language.people.names import Name, names
from summarizer.language.words.quotations import Quotation, quotations


@dataclass(frozen=True, slots=True)
class Analysis:
    """A parse with its names, quantities, quotations and dependents, found once."""

    parse: Parse
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the parse."""
        return self.parse.tokens

    def dependents(self, index: int, *labels: str) -> Iterator[int]:
        """Direct dependents of a token with one of the labels, in order."""
        return (c for c in self.children[index] if self.tokens[c].dep in labels)

    def has(self, index: int, *labels: str) -> bool:
        """Whether a token has a direct dependent with one of the labels."""
        return next(self.dependents(index, *labels), None) is not None

    def with_conjuncts(self, index: int) -> Iterator[int]:
        """A token and what is coordinated with it."""
        yield index
        for child in self.dependents(index, "conj"):
            yield from self.with_conjuncts(child)

    def chain(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first, up to the root or to the other side of a semicolon."""
        while (above := self.tokens[index].head) != index:
            low, high = sorted((index, above))
            if any(t.text == ";" for t in self.tokens[low:high]):
                return
            index = above
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
    return Analysis(
        parse, names(parse), find_quantities(parse), quotations(parse.text), tuple(map(tuple, below))
    )
