"""What of a document tells its story: gist, words by rarity, and the days and numbers it opens with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.text import Document
from summarizer.language.numbers.numerals import lexemes, read_numeral
from summarizer.language.times.timex_words import MONTHS, WEEKDAYS
from summarizer.language.words.tokens import STOP_WORDS, stem, words

GIST, WORDS, TITLE = 7.5, 10.0, 5.0
"""What likeness weighs: cosines of embeddings, of the words of the beginning, and of the titles."""
WEEKDAY, MONTH, NUMBER = 1.9, 1.1, 1.1
"""What it costs if the openings of both documents name weekdays (months, numbers), but others."""
_READ, _OPENING, _HEAD = 3000, 700, 100
"""Characters read for words, for days and numbers, and for a title where there is none."""
_BACKGROUND = 50.0
"""Weight of what is assumed of other news, in documents: it keeps words that all documents of a small
pile share from counting as common ones."""
_NAME_RATE, _WORD_RATE, _TITLE_RATE, _NUMBER_RATE = 0.01, 0.05, 0.03, 0.02
"""Assumed share of other news with a given name, other word, title word and number."""
_SMALL, _YEARS = 3, range(1900, 2101)
"""Smaller numbers, and years, are in too many openings to tell stories apart."""
_TOLD, _RAREST = "word", 60

Floats = NDArray[np.float64]
_Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Traits:
    """A document as vectors whose products are likeness."""

    gist: Floats
    terms: _Terms
    stated: Floats
    """Shape (3,): the cost of other weekdays, months and numbers, as a factor; 0 where none is named."""
    rarest: tuple[str, ...]
    """The words that weigh most, best first; documents without one of them in common are not compared."""
    names: frozenset[str]
    """Stems of words that have their capital within a sentence."""
    day: int | None
    """Ordinal of the day of publication."""

    @property
    def rare_names(self) -> frozenset[str]:
        """Names that are among the rarest words."""
        return self.names & {term.removeprefix(f"{_TOLD}:") for term in self.rarest}


class _Channel(NamedTuple):
    """One kind of trait: the weights of its terms in each document."""

    name: str
    rows: Sequence[_Terms]
    weight: float
    exclusive: bool = False
    """Whether to name others speaks against one story; if not, to share none only fails to speak for it."""


def read_traits(pile: Sequence[Document], vectors: NDArray[np.float32]) -> list[Traits]:
    """Read the traits of documents, in order.

    Args:
        pile: all documents that are to be compared: how rare a word is among them counts.
        vectors: array of shape ``(n, d)``: their embeddings, unit rows.

    Returns:
        One value a document.
    """
    read = [_words(document.text[:_READ]) for document in pile]
    names = [frozenset(found) for _, found in read]
    channels = _channels(pile, [counts for counts, _ in read], names)
    gists = math.sqrt(GIST) * vectors.astype(np.float64)
    return [
        _traits([(c, _unit(c.rows[i])) for c in channels], gist, names[i], _day(document))
        for i, (document, gist) in enumerate(zip(pile, gists, strict=True))
    ]


def _channels(
    pile: Sequence[Document], read: Sequence[Counter[str]], names: Sequence[frozenset[str]]
) -> list[_Channel]:
    told = _by_rarity(read, lambda i, term: _NAME_RATE if term in names[i] else _WORD_RATE)
    heads = [_words(document.title or document.text[:_HEAD])[0] for document in pile]
    openings = [document.text[:_OPENING] for document in pile]
    numbers = _by_rarity([_numbers(opening) for opening in openings], lambda *_: _NUMBER_RATE)
    return [
        _Channel(_TOLD, told, WORDS),
        _Channel("title", _by_rarity(heads, lambda *_: _TITLE_RATE), TITLE),
        _Channel("weekday", [_named(opening, WEEKDAYS) for opening in openings], WEEKDAY, exclusive=True),
        _Channel("month", [_named(opening, MONTHS) for opening in openings], MONTH, exclusive=True),
        _Channel("number", numbers, NUMBER, exclusive=True),
    ]


def _traits(
    channels: Sequence[tuple[_Channel, _Terms]], gist: Floats, names: frozenset[str], day: int | None
) -> Traits:
    terms = {
        f"{channel.name}:{term}": math.sqrt(channel.weight) * value
        for channel, row in channels
        for term, value in row.items()
    }
    told = [term for term in terms if term.startswith(f"{_TOLD}:")]
    rarest = nlargest(_RAREST, told, key=lambda term: (terms[term], term))
    stated = [math.sqrt(c.weight) if row else 0.0 for c, row in channels if c.exclusive]
    return Traits(gist, terms, np.array(stated), tuple(rarest), names, day)


def _words(text: str) -> tuple[Counter[str], set[str]]:
    """Stems with their counts, and those of them that are names (a capital within a sentence)."""
    counts: Counter[str] = Counter()
    names = set()
    for word in words(text):
        if word.text.casefold() in STOP_WORDS:
            continue
        term = stem(word.text)
        counts[term] += 1
        before = text[max(0, word.start - 2) : word.start]
        if word.text[0].isupper() and before.endswith(" ") and before[0] not in '.!?:”"\n ':
            names.add(term)
    return counts, names


def _named(text: str, names: Mapping[str, int]) -> dict[str, float]:
    """How often each of some names stands in a text, with its capital."""
    found = Counter(word.text.casefold() for word in words(text) if word.text[0].isupper())
    return {str(names[name]): float(count) for name, count in found.items() if name in names}


def _numbers(text: str) -> Counter[str]:
    """Numbers that begin with digits, so that "100,000", "100K" and "0.1 million" are one."""
    found: Counter[str] = Counter()
    lex = lexemes(text)
    for at, lexeme in enumerate(lex):
        numeral = read_numeral(lex, at) if lexeme.is_digits else None
        if numeral and numeral.low >= _SMALL and not (numeral.low in _YEARS and "," not in lexeme.text):
            found[f"{numeral.low:.4g}"] += 1
    return found


def _by_rarity(rows: Sequence[Counter[str]], rate: Callable[[int, str], float]) -> list[_Terms]:
    """Weights by logarithmic count and inverse document frequency.

    Args:
        rows: the terms of each document with their counts.
        rate: assumed share of other news with a term of the i-th document.
    """
    frequency = Counter(term for row in rows for term in row)
    total = len(rows) + _BACKGROUND
    return [
        {
            term: (1 + math.log(count)) * -math.log((frequency[term] + _BACKGROUND * rate(i, term)) / total)
            for term, count in row.items()
        }
        for i, row in enumerate(rows)
    ]


def _unit(row: _Terms) -> _Terms:
    norm = math.sqrt(sum(value * value for value in row.values()))
    return {term: value / norm for term, value in row.items()} if norm else {}


def _day(document: Document) -> int | None:
    try:
        return date.fromisoformat((document.published or "")[:10]).toordinal()
    except ValueError:
        return None
