"""Exact checks of a sentence against the passages it cites: what an embedding cannot tell apart."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.syntax import Parse
from summarizer.language.support.analysis import analyse
from summarizer.language.support.exact_content import content_problems
from summarizer.language.support.exact_facts import fact_problems
from summarizer.language.support.exact_names import name_problems
from summarizer.language.support.exact_numbers import number_problems
from summarizer.language.support.exact_opposites import age_problems, modifier_problems
from summarizer.language.support.exact_quotes import quotation_problems
from summarizer.language.support.exact_scope import scope_problems
from summarizer.language.support.exact_times import time_problems
from summarizer.language.support.exact_voices import voice_problems
from summarizer.language.support.problem import Problem


def problems(
    sentence: Parse, premises: Sequence[Parse], metadata: Sequence[str] = (), *, attributed: bool = False
) -> tuple[Problem, ...]:
    """Check numbers, dates, names, quoted words, who did, said or denied what, and that this is told.

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
        *voice_problems(claim, passages),
        *number_problems(claim, passages),
        *time_problems(claim, passages),
        *age_problems(claim, passages),
        *modifier_problems(claim, passages),
        *name_problems(claim, passages, metadata),
        *scope_problems(claim, passages),
        *content_problems(sentence),
        *fact_problems(sentence, premises, attributed=attributed),
    ]
    return tuple(dict.fromkeys(found))
