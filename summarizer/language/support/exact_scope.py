"""Exact check of small words that change what a sentence claims: all, only, before, above, for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.language.support.analysis import Analysis
from summarizer.language.support.negation import negated_phrases
from summarizer.language.support.problem import Problem
from summarizer.language.words.tokens import words

_WIDENING = (
    frozenset("all every everyone everybody everything each entire whole any anyone".split()),
    frozenset({"only", "sole", "alone", "solely"}),
    frozenset({"always", "constantly"}),
    frozenset({"most", "majority"}),
)
"""Groups of words; one of a group may stand only if the passages have one of the same group."""
_OPPOSITE = tuple(
    (frozenset(a.split("/")), frozenset(b.split("/")))
    for a, b in (
        pair.split(" ")
        for pair in (
            "before/until after/since",
            "above/over/exceeding below/under",
            "for/supporting against/opposing",
            "inside/within outside/beyond",
            "up down",
            "more/higher less/fewer/lower",
            "if/when unless",
            "because despite/although/though",
        )
    )
)


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
    for group in _WIDENING:
        if own & group and not known & group:
            yield Problem(f"“{min(own & group)}” goes beyond the cited passages", False)
    for pair in _OPPOSITE:
        for mine, theirs in (pair, pair[::-1]):
            if own & mine and not known & mine and known & theirs and not own & theirs:
                yield Problem(
                    f"the cited passages say “{min(known & theirs)}”, not “{min(own & mine)}”", True
                )
    yield from _negated_phrases(sentence, premises)


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
    denied = {i for _, i in negated_phrases(analysis)}
    tokens = enumerate(analysis.tokens)
    return frozenset(
        t.lemma.casefold() for i, t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"} and i not in denied
    )


def _lowered(analysis: Analysis) -> frozenset[str]:
    return frozenset(w.text.casefold() for w in words(analysis.parse.text))
