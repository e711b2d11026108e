"""Exact check of who did what, whether it is denied, how firmly it is said, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.language.arguments import Argument, Sort, may_be_same, same_thing
from summarizer.language.problem import Problem
from summarizer.language.propositions import Oblique, Proposition
from summarizer.language.thesaurus import same_sense

_LIGHT = frozenset("be have do get make take go come put give".split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited passage as the check sees it."""

    propositions: tuple[Proposition, ...]
    mentions: tuple[Argument, ...]
    """Every noun phrase of the passage."""


def fact_problems(
    sentence: Sequence[Proposition], passages: Sequence[Passage], *, attributed: bool
) -> Iterator[Problem]:
    """Compare each assertion of a sentence with what the passages assert by the same verb.

    An assertion without a counterpart is left to the entailment model; of several counterparts the
    one that differs least decides.

    Args:
        sentence: propositions of the sentence.
        passages: the passages.
        attributed: whether the sentence is visibly credited to a source as a whole, so that no speaker is
        missing.

    Yields:
        The problems of every assertion that no counterpart supports.
    """
    mentions = tuple(m for p in passages for m in p.mentions)
    for claim in sentence:
        rivals = [q for p in passages for q in p.propositions if _counterparts(claim, q)]
        if not rivals:
            continue
        found = [list(_differences(claim, q, mentions, attributed=attributed)) for q in rivals]
        yield from min(found, key=len)


def _counterparts(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions say the same kind of thing of somebody."""
    if a.lemma in _LIGHT and a.complements:
        return b.lemma == a.lemma and bool(set(a.complements) & set(b.complements))
    if a.lemma in _LIGHT:
        return b.lemma == a.lemma and any(same_thing(x, y) for x in a.objects for y in b.objects)
    return same_sense(a.lemma, b.lemma)


def _differences(
    claim: Proposition,
    passage: Proposition,
    mentions: Sequence[Argument],
    *,
    attributed: bool,
) -> Iterator[Problem]:
    """What keeps one proposition of a passage from supporting the claim."""
    if claim.negated is not passage.negated:
        verb = "denied" if passage.negated else "asserted, not denied,"
        yield Problem(f"“{claim.lemma}” is {verb} in the cited passages", True)
    if claim.force > passage.force:
        yield Problem(f"“{claim.lemma}” is said more firmly than in the cited passages", False)
    for role, mine, theirs in (
        ("does", claim.subjects, passage.subjects),
        ("undergoes", claim.objects, passage.objects),
    ):
        for argument in mine:
            if _clashes(argument, theirs, mentions):
                who = " and ".join(t.text for t in theirs)
                yield Problem(
                    f"the cited passages name {who}, not {argument.text}, as the one that {role} “{claim.lemma}”",
                    True,
                )
    yield from _oblique_problems(claim, passage, mentions)
    yield from _speaker_problems(claim, passage, mentions, attributed=attributed)


def _clashes(argument: Argument, theirs: Sequence[Argument], mentions: Sequence[Argument]) -> bool:
    """Whether the passage fills a role with something else and mentions the argument in another place."""
    if not theirs or any(same_thing(argument, t) for t in theirs):
        return False
    if any(may_be_same(argument, t) for t in theirs):
        return False
    if argument.sort is Sort.PRONOUN:
        return True
    return any(same_thing(argument, m) for m in mentions)


def _oblique_problems(
    claim: Proposition, passage: Proposition, mentions: Sequence[Argument]
) -> Iterator[Problem]:
    for mine in claim.obliques:
        theirs = [
            o
            for o in passage.obliques
            if o.preposition == mine.preposition and _governed(mine, o, claim, passage)
        ]
        if any(same_thing(mine.filler, o.filler) for o in passage.obliques):
            same_place = any(same_thing(mine.filler, o.filler) for o in theirs)
            if same_place or not theirs:
                continue
        if theirs and _clashes(mine.filler, [o.filler for o in theirs], mentions):
            said = " and ".join(f"“{o.preposition} {o.filler.text}”" for o in theirs)
            yield Problem(
                f"“{mine.preposition} {mine.filler.text}” goes with something else in the cited passages; "
                f"with “{claim.lemma}” they say {said}",
                True,
            )


def _governed(a: Oblique, b: Oblique, claim: Proposition, passage: Proposition) -> bool:
    """Whether two prepositional phrases hang on the same word, or on the verb or its noun."""
    if same_sense(a.governor, b.governor):
        return True
    return a.governor == claim.lemma and b.governor == passage.lemma


def _speaker_problems(
    claim: Proposition, passage: Proposition, mentions: Sequence[Argument], *, attributed: bool
) -> Iterator[Problem]:
    if not passage.speakers:
        return
    who = " and ".join(s.text for s in passage.speakers)
    if not claim.speakers:
        if not attributed and not claim.reporting:
            yield Problem(
                f"the cited passages say this only in the words of {who}, whom the sentence leaves out", False
            )
        return
    if all(_clashes(s, passage.speakers, mentions) for s in claim.speakers):
        said = " and ".join(s.text for s in claim.speakers)
        yield Problem(f"the cited passages attribute this to {who}, not to {said}", True)
