"""Which words of a hypothesis stand in a premise, by stem, number, listed sense or a given similarity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.numbers.numerals import lexemes, read_numeral
from summarizer.language.words.demonyms import country_key, in_short, same_country
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import opposed, same_sense
from summarizer.language.words.tokens import STOP_WORDS, words

_LIGHT = frozenset(
    base_stem(w)
    for w in """
    say tell add according report state note speak call name describe explain announce also earlier later
    later meanwhile however one two both side people mr mrs ms dr new former since still already around
    thousand million billion trillion hundred dozen percent roughly approximately some nearly almost
    including include whether would could may might according
    """.split()
)
_LIGHT_WEIGHT = 0.15


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: as written, and reduced to its stem."""

    text: str
    stem: str
    weight: float
    """How much its absence matters, 0 to 1."""
    value: float | None = None
    """The number it is, or is a part of."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the content words of a hypothesis are covered by the sentences of a premise."""

    terms: tuple[Term, ...]
    rows: tuple[tuple[float, ...], ...]
    """For each term how well each sentence covers it, 0 to 1."""

    @property
    def credits(self) -> tuple[float, ...]:
        """For each term how well the premise as a whole covers it."""
        return tuple(max(row) for row in self.rows)

    @property
    def missing(self) -> float:
        """Total weight that the premise does not cover."""
        return sum(t.weight * (1 - c) for t, c in zip(self.terms, self.credits, strict=True))

    @property
    def nearness(self) -> float:
        """Share of the weight that the best two neighbouring sentences cover; 1 without terms."""
        total = sum(t.weight for t in self.terms)
        if not total:
            return 1.0
        sentences = len(self.rows[0])
        windows = [(i, min(i + 1, sentences - 1)) for i in range(max(sentences - 1, 1))]
        covered = (
            sum(t.weight * max(r[i], r[j]) for t, r in zip(self.terms, self.rows, strict=True))
            for i, j in windows
        )
        return max(covered) / total

    def uncovered(self) -> tuple[Term, ...]:
        """Words without full credit that a similarity may still cover."""
        return tuple(
            t for t, c in zip(self.terms, self.credits, strict=True) if c < 1 and t.text[0].isalpha()
        )

    def unsupported(self, below: float = 0.5) -> tuple[str, ...]:
        """Words with less credit than ``below``, light ones left out."""
        found = zip(self.terms, self.credits, strict=True)
        return tuple(t.text for t, c in found if c < below and t.weight > _LIGHT_WEIGHT)


@lru_cache(maxsize=65536)
def terms(text: str) -> tuple[Term, ...]:
    """Content words of a text in order.

    >>> [t.stem for t in terms("The ferries were sailing to Brill")]
    ['ferri', 'sail', 'brill']
    """
    found = []
    text = in_short(text)
    numbers = _numbers(text)
    for word in words(text):
        plain = word.text.casefold().replace("’", "'")
        if len(plain) == 1 and plain.isalpha():
            continue  # an initial, or what is left of a possessive
        if plain in STOP_WORDS or plain.removesuffix("'s") in STOP_WORDS:
            continue
        stem = base_stem(word.text)
        weight = _LIGHT_WEIGHT if stem in _LIGHT else 1.0
        found.append(Term(word.text, stem, weight, numbers.get(word.start)))
    return tuple(found)


def align(
    hypothesis: Sequence[Term],
    premise: Sequence[Sequence[Term]],
    similar: Callable[[str, str], float] | None = None,
) -> Alignment:
    """Cover the words of a hypothesis with those of a premise.

    Args:
        hypothesis: its content words.
        premise: content words of each sentence of the premise; at least one sentence.
        similar: credit (0 to 1) for two different words, asked only where stems and lists say nothing.

    Returns:
        The alignment.
    """
    stems = [{t.stem for t in s if t.value is None} | _initialisms(hypothesis, s) for s in premise]
    return Alignment(tuple(hypothesis), tuple(_row(term, premise, stems, similar) for term in hypothesis))


def _row(
    term: Term,
    premise: Sequence[Sequence[Term]],
    stems: Sequence[set[str]],
    similar: Callable[[str, str], float] | None,
) -> tuple[float, ...]:
    """How well each sentence covers a term: by its stem, else by a form of it, else by a similar word."""
    if term.value is None and any(term.stem in s for s in stems):
        return tuple(float(term.stem in s) for s in stems)
    related = tuple(float(any(_related(term, other) for other in s)) for s in premise)
    if any(related) or similar is None or not term.text[0].isalpha():
        return related
    # A word whose opposite stands in the premise may not borrow credit from a merely similar third word.
    if any(opposed(term.text, other.text) for s in premise for other in s):
        return related
    return tuple(
        max((similar(term.text, o.text) for o in s if o.text[0].isalpha()), default=0.0) for s in premise
    )


def _initialisms(hypothesis: Sequence[Term], premise: Sequence[Term]) -> set[str]:
    """Stems of initialisms in the hypothesis that a name in the premise spells out."""
    short = [(t.stem, t.text.replace(".", "")) for t in hypothesis if t.text.isupper() and len(t.text) > 1]
    if not short:
        return set()
    initials = "".join(t.text[0] if t.text[0].isupper() else " " for t in premise)
    return {stem for stem, text in short if text in initials}


def _related(a: Term, b: Term) -> bool:
    if a.value is not None:
        return a.value == b.value
    return _related_texts(a.text, b.text)


@lru_cache(maxsize=262144)
def _related_texts(a: str, b: str) -> bool:
    """Whether two different words are forms of one: listed, derived, a compound, a country."""
    if same_sense(a, b):
        return True
    if a[0].isupper() and b[0].isupper() and (country_key(a) == country_key(b) or same_country(a, b)):
        return True
    left, right = base_stem(a), base_stem(b)
    if "-" in a or "-" in b:
        return (
            left in right.split("-")
            or right in left.split("-")
            or left.replace("-", "") == right.replace("-", "")
        )
    return _derived(left, right)


def _derived(a: str, b: str) -> bool:
    """Whether one stem is the other with a derivational ending ("negoti", "negotiat")."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 5 and long.startswith(short) and len(long) - len(short) <= 4


def _numbers(text: str) -> dict[int, float]:
    """For every offset inside a numeral the number it stands for; vague ones are left out."""
    lex = lexemes(text)
    found: dict[int, float] = {}
    index = 0
    while index < len(lex):
        numeral = read_numeral(lex, index)
        if numeral is None:
            index += 1
            continue
        if numeral.low == numeral.high:
            found |= {part.start: numeral.low for part in lex[index : numeral.last]}
        index = max(numeral.last, index + 1)
    return found
