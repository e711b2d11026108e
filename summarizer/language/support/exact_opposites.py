"""Exact check that a sentence does not tell the opposite of what its passages tell of the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.language.support.analysis import Analysis
from summarizer.language.support.arguments import share_thing
from summarizer.language.support.problem import Problem
from summarizer.language.support.propositions import Proposition
from summarizer.language.words.thesaurus import opposed, same_sense

_AGED = re.compile(r"\b([A-Z][\w’'-]+), (?:aged )?(\d{1,2})(?=[,.;)]| and\b| who\b|$)")


def opposite_problems(claims: Sequence[Proposition], told: Sequence[Proposition]) -> Iterator[Problem]:
    """Find assertions of which the passages say the opposite, about the same things.

    Args:
        claims: what a sentence asserts.
        told: what its passages assert.

    Yields:
        One problem an assertion that only an opposite verb of the passages is about.
    """
    for claim in claims:
        if any(same_sense(claim.lemma, q.lemma) and _same_things(claim, q) for q in told):
            continue
        for passage in told:
            if (
                opposed(claim.lemma, passage.lemma)
                and claim.negated is passage.negated
                and claim.force is passage.force
                and _same_things(claim, passage)
            ):
                yield Problem(f"the cited passages say “{passage.lemma}”, not “{claim.lemma}”", True)
                break


def swap_problems(claims: Sequence[Proposition], told: Sequence[Proposition]) -> Iterator[Problem]:
    """Find assertions that turn around who does something to whom.

    Args:
        claims: what a sentence asserts.
        told: what its passages assert.

    Yields:
        One problem an assertion.
    """
    for claim in claims:
        for q in told:
            if (
                same_sense(claim.lemma, q.lemma)
                and share_thing(claim.subjects, q.objects)
                and share_thing(claim.objects, q.subjects)
                and not share_thing(claim.subjects, q.subjects)
            ):
                roles = f"{q.subjects[0].text} to {q.objects[0].text}"
                yield Problem(f"the cited passages say this of {roles}, not the other way round", True)
                break


def _same_things(a: Proposition, b: Proposition) -> bool:
    """Whether two assertions share what stands in each place that both fill, and at least one thing."""
    pairs = [(x, y) for x, y in ((a.subjects, b.subjects), (a.objects, b.objects)) if x and y]
    return bool(pairs) and all(share_thing(x, y) for x, y in pairs)


def modifier_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find modifiers of a noun of which the passages have only the opposite with that noun.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem a modifier.
    """
    known = [pair for p in premises for pair in _modified(p)]
    for modifier, noun in _modified(sentence):
        theirs = [m for m, n in known if same_sense(n, noun)]
        other = next((m for m in theirs if opposed(m, modifier)), None)
        if other and not any(same_sense(m, modifier) for m in theirs):
            yield Problem(f"the cited passages say “{other} {noun}”, not “{modifier} {noun}”", True)


def _modified(analysis: Analysis) -> Iterator[tuple[str, str]]:
    for token in analysis.tokens:
        if token.dep == "amod":
            yield token.lemma.casefold(), analysis.tokens[token.head].lemma.casefold()


def age_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find ages after a name that the passages give to another name.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem an age.
    """
    known = [m.groups() for p in premises for m in _AGED.finditer(p.parse.text)]
    for match in _AGED.finditer(sentence.parse.text):
        name, age = match.groups()
        ages = [a for n, a in known if n == name]
        if ages and age not in ages:
            yield Problem(f"the cited passages say that {name} is {' or '.join(ages)}, not {age}", True)
