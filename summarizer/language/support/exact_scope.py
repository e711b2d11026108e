"""Exact check of small words that change what a sentence claims: all, only, before, above, for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.negation import is_negated, negated_phrases, of_nouns
from summarizer.language.support.problem import Problem
from summarizer.language.words.thesaurus import same_sense
from summarizer.language.words.tokens import words

_MOST = frozenset({"most", "majority"})
_ANY = frozenset({"any", "anyone"})
"""Words that widen only what is not denied."""
_WIDENING = (
    frozenset("all every everyone everybody everything each entire whole any anyone".split()),
    frozenset({"only", "sole", "alone", "solely"}),
    frozenset({"always", "constantly"}),
    _MOST,
)
"""Groups of words; one of a group may stand only if the passages have one of the same group."""
_OPPOSITE = tuple(
    (frozenset(a.split("/")), frozenset(b.split("/")))
    for a, b in (
        pair.split(" ")
        for pair in (
            "above/over/exceeding below/under",
            "inside/within outside/beyond",
            "up down",
            "more/higher less/fewer/lower",
        )
    )
)
_OPPOSITE_LINKS = tuple(
    (frozenset(a.split("/")), frozenset(b.split("/")))
    for a, b in (
        pair.split(" ")
        for pair in (
            "before/until after/since",
            "for/supporting against/opposing",
            "if/when unless",
            "because despite/although/though",
        )
    )
)
"""Words that link two things: they exclude each other only where they link the same."""


class _Link(NamedTuple):
    """A word that links what it depends on with what depends on it, by their lemmas."""

    word: str
    above: str
    below: frozenset[str]
    denied: bool
    """Whether what stands above is denied."""


def scope_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find words that widen a claim beyond the passages, or turn a relation of theirs around.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem a word.
    """
    own = _lowered(sentence)
    known = frozenset[str]().union(*(_lowered(p) for p in premises))
    denied = any(t.dep == "neg" or t.text.casefold() in {"no", "without"} for t in sentence.tokens)
    for group in _WIDENING:
        if denied and own & group <= _ANY:
            continue
        if own & group and not known & group and not (group == _MOST and _may_be_most(sentence, premises)):
            yield Problem(f"“{min(own & group)}” goes beyond the cited passages", False)
    for pair in _OPPOSITE:
        for mine, theirs in (pair, pair[::-1]):
            if own & mine and not known & mine and known & theirs and not own & theirs:
                yield Problem(
                    f"the cited passages say “{min(known & theirs)}”, not “{min(own & mine)}”", True
                )
    yield from _all_of_a_part(sentence, premises)
    yield from _turned_links(sentence, premises)
    yield from _negated_phrases(sentence, premises)


def _may_be_most(sentence: Analysis, premises: Sequence[Analysis]) -> bool:
    """Whether the passages count a part and its whole, of which "most" may be said."""
    denied = any(t.dep == "neg" for t in sentence.tokens)
    return any((part.value > whole.value / 2) is not denied for part, whole in _shares(premises))


def _all_of_a_part(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Things of which a sentence says all, and the passages count only a part."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text.casefold() not in {"all", "every", "each"}:
            continue
        meant = {tokens[j].lemma.casefold() for j in (token.head, *of_nouns(sentence, i))}
        for part, whole in _shares(premises):
            if any(same_sense(m, unit) for m in meant for unit in (part.unit, whole.unit) if unit):
                yield Problem(
                    f"the cited passages say “{part.text} of {whole.text}”, not “{token.text}”", True
                )


def _shares(premises: Sequence[Analysis]) -> tuple[tuple[Quantity, Quantity], ...]:
    """Parts that the passages count with their whole: "14 of the 22 districts"."""
    return tuple(
        (a, b)
        for p in premises
        for a in p.quantities
        for b in p.quantities
        if a.end <= b.start <= a.end + 30
        and 0 < a.value < b.value
        and a.kind is b.kind is QuantityKind.COUNT
        and " of " in p.parse.text[a.end - 1 : b.start] + " "
    )


def _turned_links(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Two things that a word links and the passages link by its opposite."""
    theirs = [link for p in premises for link in _links(p)]
    for mine in _links(sentence):
        for pair in _OPPOSITE_LINKS:
            for same, opposite in (pair, pair[::-1]):
                if mine.word not in same or any(t.word in same and _same_ends(mine, t) for t in theirs):
                    continue
                turned = next((t for t in theirs if t.word in opposite and _same_ends(mine, t)), None)
                if turned and mine.denied is turned.denied:
                    yield Problem(f"the cited passages say “{turned.word}”, not “{mine.word}”", True)


def _links(analysis: Analysis) -> list[_Link]:
    return [found for i in range(len(analysis.tokens)) if (found := _link(analysis, i)) is not None]


def _link(analysis: Analysis, i: int) -> _Link | None:
    token, tokens = analysis.tokens[i], analysis.tokens
    word = token.text.casefold()
    if not any(word in group for pair in _OPPOSITE_LINKS for group in pair) or token.head == i:
        return None
    if token.dep in {"mark", "advmod"}:
        below, above = [token.head], tokens[token.head].head
    else:
        below, above = list(analysis.dependents(i, "pobj", "pcomp")), token.head
    return _Link(
        word,
        tokens[above].lemma.casefold(),
        frozenset(tokens[b].lemma.casefold() for b in below),
        above in range(len(tokens)) and is_negated(analysis, above),
    )


def _same_ends(a: _Link, b: _Link) -> bool:
    """Whether two links share what stands on one side of them."""
    return same_sense(a.above, b.above) or any(same_sense(x, y) for x in a.below for y in b.below)


def _negated_phrases(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Nouns and adjectives that only one side denies: "no deaths", "not guilty"."""
    own, own_plain = _denied(sentence), _plain(sentence)
    denied = frozenset[str]().union(*(_denied(p) for p in premises))
    plain = frozenset[str]().union(*(_plain(p) for p in premises))
    for word in sorted(own & plain - denied):
        yield Problem(f"the cited passages do not deny “{word}”", True)
    for word in sorted((own_plain - own) & denied - plain):
        yield Problem(f"the cited passages deny “{word}”", True)


def _denied(analysis: Analysis) -> frozenset[str]:
    return frozenset(analysis.tokens[i].lemma.casefold() for _, i in negated_phrases(analysis))


def _plain(analysis: Analysis) -> frozenset[str]:
    """Lemmas of nouns and adjectives that stand undenied somewhere."""
    nouns = [i for _, i in negated_phrases(analysis)]
    denied = {*nouns, *(below for i in nouns for below in of_nouns(analysis, i))}  # "no reports of deaths"
    tokens = enumerate(analysis.tokens)
    return frozenset(
        t.lemma.casefold() for i, t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"} and i not in denied
    )


def _lowered(analysis: Analysis) -> frozenset[str]:
    return frozenset(w.text.casefold() for w in words(analysis.parse.text))
