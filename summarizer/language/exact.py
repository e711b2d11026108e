"""Exact checks of a sentence against the passages it cites: what an embedding cannot tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.domain.syntax import Parse
from summarizer.language.arguments import analyse, argument
from summarizer.language.exact_facts import Passage, fact_problems
from summarizer.language.exact_names import name_problems
from summarizer.language.exact_numbers import number_problems
from summarizer.language.exact_quotes import quotation_problems
from summarizer.language.exact_times import time_problems
from summarizer.language.problem import Problem
from summarizer.language.propositions import propositions


def problems(
    sentence: Parse, premises: Sequence[Parse], metadata: Sequence[str] = (), *, attributed: bool = False
) -> tuple[Problem, ...]:
    """Check numbers, dates, names, quoted words, and who did, said or denied what.

    Args:
        sentence: the sentence to check.
        premises: all passages it cites, whatever their role.
        metadata: outlets, authors and titles of the cited sources, which may also be named.
        attributed: whether the sentence, as printed, is credited to its source as a whole.

    Returns:
        Everything wrong with it, without repetition; empty if the passages pass every check.
    """
    claim = analyse(sentence)
    passages = [analyse(p) for p in premises]
    found = [
        *quotation_problems(claim, passages),
        *number_problems(claim, passages),
        *time_problems(claim, passages),
        *name_problems(claim, passages, metadata),
        *fact_problems(propositions(sentence), [_passage(p) for p in premises], attributed=attributed),
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _passage(premise: Parse) -> Passage:
    analysis = analyse(premise)
    nouns = [
        i for i, t in enumerate(premise.tokens) if t.pos in {"NOUN", "PROPN", "NUM"} and t.dep != "compound"
    ]
    return Passage(propositions(premise), tuple(argument(analysis, i) for i in nouns))
