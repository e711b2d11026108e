"""What a sentence asserts: each verb with who did it to what, whether it is denied, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.syntax import Parse
from summarizer.language.arguments import Analysis, Argument, analyse, antecedent, argument
from summarizer.language.negation import Force, force_of, is_negated
from summarizer.language.voices import reports, speaker_heads

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "dative")
_COMPLEMENTS = ("attr", "acomp", "oprd")
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """A noun phrase attached by a preposition to a verb or to one of its nouns."""

    preposition: str
    filler: Argument
    governor: str
    """Lemma of the word the preposition depends on."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One verb (or adjective after *be*) with what is said of it."""

    index: int
    lemma: str
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]
    complements: tuple[str, ...]
    obliques: tuple[Oblique, ...]
    negated: bool
    force: Force
    speakers: tuple[Argument, ...]
    """Whom the sentence names as the source of this assertion; empty for its own voice."""
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
    return token.tag.startswith("VB") and token.text.casefold() not in {"according", "including", "following"}


def _proposition(analysis: Analysis, i: int) -> Proposition:
    complements = tuple(
        analysis.tokens[c].lemma.casefold()
        for child in analysis.dependents(i, *_COMPLEMENTS)
        for c in analysis.with_conjuncts(child)
    )
    lemma = analysis.tokens[i].lemma.casefold()
    return Proposition(
        index=i,
        lemma=lemma,
        subjects=_arguments(analysis, _subjects(analysis, i)),
        objects=_arguments(analysis, _objects(analysis, i)),
        complements=complements,
        obliques=tuple(_obliques(analysis, i)),
        negated=is_negated(analysis, i),
        force=force_of(analysis, i),
        speakers=_arguments(analysis, speaker_heads(analysis, i)),
        reporting=reports(analysis, i),
    )


def _arguments(analysis: Analysis, heads: Iterator[int] | tuple[int, ...]) -> tuple[Argument, ...]:
    found = dict.fromkeys(c for head in heads for c in analysis.with_conjuncts(head))
    return tuple(argument(analysis, antecedent(analysis, c)) for c in found)


def _is_passive(analysis: Analysis, i: int) -> bool:
    token = analysis.tokens[i]
    if any(analysis.dependents(i, "auxpass", "nsubjpass", "agent")):
        return True
    reduced = token.tag == "VBN" and not any(analysis.dependents(i, "aux", *_SUBJECTS))
    return reduced and token.dep in {"acl", "advcl", "amod"}


def _subjects(analysis: Analysis, i: int, depth: int = 4) -> Iterator[int]:
    """Logical subjects: of an active verb its subject, of a passive one its agent."""
    if _is_passive(analysis, i):
        for agent in analysis.dependents(i, "agent"):
            yield from analysis.dependents(agent, "pobj")
        return
    own = list(analysis.dependents(i, *_SUBJECTS))
    yield from own or _shared_subjects(analysis, i, depth)


def _shared_subjects(analysis: Analysis, i: int, depth: int) -> Iterator[int]:
    """Subjects that a verb without its own takes over from the word it depends on."""
    token = analysis.tokens[i]
    above = token.head
    if above == i or depth == 0:
        return
    if token.dep == "acl" and token.tag == "VBG":
        yield above
    elif token.dep == "xcomp" and any(analysis.dependents(above, "dobj")):
        yield from analysis.dependents(above, "dobj")
    elif token.dep in _CONTROLLED and analysis.tokens[above].pos == "ADP":
        yield from _controller(analysis, above, depth)
    elif token.dep in {"conj", "xcomp", "advcl"}:
        passive = analysis.dependents(above, "nsubjpass") if _is_passive(analysis, above) else None
        yield from passive or _subjects(analysis, above, depth - 1)


def _controller(analysis: Analysis, preposition: int, depth: int) -> Iterator[int]:
    """Who does what a gerund after a preposition says: the object, else the subject of the verb above."""
    verb = analysis.tokens[preposition].head
    yield from list(analysis.dependents(verb, "dobj")) or _subjects(analysis, verb, depth - 1)


def _objects(analysis: Analysis, i: int) -> Iterator[int]:
    """Logical objects: of a passive verb its subject."""
    token = analysis.tokens[i]
    if not _is_passive(analysis, i):
        yield from analysis.dependents(i, *_OBJECTS)
        if token.dep == "relcl" and not any(analysis.dependents(i, *_OBJECTS)) and _gap(analysis, i):
            yield token.head
        return
    own = list(analysis.dependents(i, "nsubjpass"))
    if own:
        yield from own
    elif token.dep in {"acl", "amod"}:
        yield token.head
    elif token.dep == "conj":
        yield from analysis.dependents(token.head, "nsubjpass")
    yield from analysis.dependents(i, "dobj")


def _gap(analysis: Analysis, i: int) -> bool:
    """Whether a relative clause has a subject of its own, so that its noun is the object."""
    return any(analysis.tokens[c].tag not in {"WDT", "WP"} for c in analysis.dependents(i, "nsubj"))


def _obliques(analysis: Analysis, i: int) -> Iterator[Oblique]:
    """Prepositional phrases of a verb, of its objects and of those phrases themselves."""
    pending = [i, *analysis.dependents(i, *_OBJECTS, *_COMPLEMENTS, "nsubjpass", "npadvmod")]
    while pending:
        governor = pending.pop(0)
        for prep in analysis.dependents(governor, "prep"):
            for head in analysis.dependents(prep, "pobj"):
                for filler in analysis.with_conjuncts(head):
                    described = argument(analysis, filler)
                    lemma = analysis.tokens[governor].lemma.casefold()
                    yield Oblique(analysis.tokens[prep].lemma.casefold(), described, lemma)
                    pending.append(filler)
            for nested in analysis.dependents(prep, "prep"):
                pending.append(nested)
