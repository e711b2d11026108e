"""Exact check of who utters the words that a sentence quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.language.support.analysis import Analysis
from summarizer.language.support.arguments import Argument, Sort, argument, may_be_same, same_thing
from summarizer.language.support.problem import Problem
from summarizer.language.support.valency import subject_heads
from summarizer.language.words.quotations import Quotation
from summarizer.language.words.tokens import words

_LEAST_WORDS = 2


def voice_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find quotations that the passages put into another mouth.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem a quotation.
    """
    nouns = [argument(p, i) for p in premises for i, t in enumerate(p.tokens) if t.pos in {"NOUN", "PROPN"}]
    for quotation in sentence.quotations:
        mine = _speakers(sentence, quotation)
        theirs = [
            s
            for p in premises
            for q in p.quotations
            if _has(p, q, sentence, quotation)
            for s in _speakers(p, q)
        ]
        if not mine or not theirs or any(may_be_same(m, t) for m in mine for t in theirs):
            continue
        if all(m.sort is not Sort.PRONOUN and any(same_thing(m, n) for n in nouns) for m in mine):
            who, said = (" or ".join(dict.fromkeys(s.text for s in found)) for found in (theirs, mine))
            yield Problem(f"the cited passages have {who} say the quoted words, not {said}", True)


def _has(passage: Analysis, there: Quotation, sentence: Analysis, here: Quotation) -> bool:
    """Whether a quotation of a passage contains that of the sentence."""
    own = _inner(sentence, here)
    return len(own) >= _LEAST_WORDS and f" {' '.join(own)} " in f" {' '.join(_inner(passage, there))} "


def _inner(analysis: Analysis, quotation: Quotation) -> list[str]:
    start, end = quotation.inner
    return [w.text.casefold() for w in words(analysis.parse.text[start:end])]


def _speakers(analysis: Analysis, quotation: Quotation) -> list[Argument]:
    """Subjects of the nearest verb outside a quotation that anything in it depends on or governs."""
    start, end = quotation.inner
    within = [i for i, t in enumerate(analysis.tokens) if start <= t.start < end]
    for i in within:
        for above in analysis.chain(i):
            if above in within or analysis.tokens[above].pos != "VERB":
                continue
            heads = [h for h in subject_heads(analysis, above) if h not in within]
            if heads:
                return [argument(analysis, h) for h in heads]
            break
    return []
