"""What a sentence asserts: each verb with who did it to what, whether it is denied, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.syntax import Parse
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.arguments import Argument, argument
from summarizer.language.support.negation import Force, force_of, is_conditional, is_negated
from summarizer.language.support.valency import object_heads, subject_heads
from summarizer.language.support.voices import beside, is_aside, reports, saying_words, speaker_heads
from summarizer.language.words.quotations import inside
from summarizer.language.words.thesaurus import is_calendar_word

_COMPLEMENTS = ("attr", "acomp", "oprd")
_NOT_VERBS = frozenset({"according", "including", "following", "based"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """A noun phrase attached by a preposition to a verb or to one of its nouns."""

    preposition: str
    filler: Argument
    governor: str
    """Lemma of the word the preposition depends on."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One verb with what is said of it."""

    lemma: str
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]
    complements: tuple[str, ...]
    """Lemmas of predicative nouns and adjectives."""
    adverbs: tuple[str, ...]
    obliques: tuple[Oblique, ...]
    negated: bool
    conditional: bool
    """Whether it holds only if, or unless, something else does."""
    force: Force
    speakers: tuple[Argument, ...]
    """Whom the sentence names as sources of this assertion; empty for its own voice."""
    said_by: frozenset[str]
    """Lemmas of the verbs by which they say it, "according" among them."""
    quoted: bool
    """Whether it stands between quotation marks."""
    aside: bool
    """Whether it stands in a relative clause, where the writer's own knowledge may come in."""
    reporting: bool
    """Whether the verb itself reports what somebody says."""


@lru_cache(maxsize=4096)
def propositions(parse: Parse) -> tuple[Proposition, ...]:
    """Find what a sentence asserts.

    Args:
        parse: any parse; several sentences in one are fine.

    Returns:
        One proposition for every verb that is not an auxiliary, in order.
    """
    analysis = analyse(parse)
    return tuple(_proposition(analysis, i) for i in range(len(parse.tokens)) if _is_predicate(analysis, i))


def _is_predicate(analysis: Analysis, i: int) -> bool:
    token = analysis.tokens[i]
    if token.dep in {"aux", "auxpass"} or token.pos not in {"VERB", "AUX"}:
        return False
    return token.tag.startswith("VB") and token.text.casefold() not in _NOT_VERBS


def _proposition(analysis: Analysis, i: int) -> Proposition:
    predicative = (c for h in analysis.dependents(i, *_COMPLEMENTS) for c in analysis.with_conjuncts(h))
    apart = () if analysis.has(i, "nsubj") else tuple(beside(analysis, i))
    subjects = apart or subject_heads(analysis, i)
    objects = object_heads(analysis, i)
    return Proposition(
        lemma=analysis.tokens[i].lemma.casefold(),
        subjects=_arguments(analysis, subjects),
        objects=_arguments(analysis, objects),
        complements=tuple(analysis.tokens[c].lemma.casefold() for c in predicative),
        adverbs=tuple(analysis.tokens[c].lemma.casefold() for c in analysis.dependents(i, "advmod")),
        obliques=tuple(_obliques(analysis, i, (*subjects, *objects))),
        negated=is_negated(analysis, i),
        conditional=is_conditional(analysis, i),
        force=force_of(analysis, i),
        speakers=_arguments(analysis, speaker_heads(analysis, i)),
        said_by=saying_words(analysis, i),
        quoted=inside(analysis.quotations, analysis.tokens[i].start),
        aside=is_aside(analysis, i),
        reporting=reports(analysis, i),
    )


def _arguments(analysis: Analysis, heads: Iterable[int]) -> tuple[Argument, ...]:
    return tuple(argument(analysis, head) for head in dict.fromkeys(heads))


def _obliques(analysis: Analysis, verb: int, nouns: Iterable[int]) -> Iterator[Oblique]:
    """Prepositional phrases of a verb, of its nouns and of those phrases themselves."""
    pending = list(
        dict.fromkeys([verb, *nouns, *analysis.dependents(verb, *_COMPLEMENTS, "npadvmod", "advmod")])
    )
    seen = set(pending)
    while pending:
        governor = pending.pop(0)
        lemma = analysis.tokens[governor].lemma.casefold()
        for preposition, filler in _attached(analysis, governor):
            yield Oblique(preposition, argument(analysis, filler), lemma)
            if filler not in seen:
                seen.add(filler)
                pending.append(filler)


def all_obliques(analysis: Analysis) -> tuple[Oblique, ...]:
    """Every prepositional phrase of a parse."""
    return tuple(
        Oblique(preposition, argument(analysis, filler), token.lemma.casefold())
        for i, token in enumerate(analysis.tokens)
        for preposition, filler in _attached(analysis, i)
    )


def _attached(analysis: Analysis, governor: int) -> Iterator[tuple[str, int]]:
    """Prepositions on a word with the heads of their phrases, chained ("from 3 to 4") and bare ones too."""
    preps = list(analysis.dependents(governor, "prep", "agent"))
    while preps:
        prep = preps.pop(0)
        for head in analysis.dependents(prep, "pobj"):
            if not analysis.has(head, "case"):  # a possessor that lost its noun to the parser
                yield from (
                    (analysis.tokens[prep].lemma.casefold(), c) for c in analysis.with_conjuncts(head)
                )
        preps += analysis.dependents(prep, "prep")
    for bare in analysis.dependents(governor, "npadvmod"):
        before = analysis.tokens[bare - 1]
        if is_calendar_word(analysis.tokens[bare].text):
            yield "on", bare
        elif bare and before.tag == "RP":
            yield before.lemma.casefold(), bare
