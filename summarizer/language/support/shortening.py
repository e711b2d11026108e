"""When a sentence may drop who said something: how news is shortened, and where that misleads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.language.people.roles import is_role
from summarizer.language.support.arguments import Argument, Sort, may_be_same, same_thing
from summarizer.language.support.negation import Force
from summarizer.language.support.propositions import Proposition
from summarizer.language.words.thesaurus import same_sense

_RECORDING = frozenset("say tell add report announce confirm state note disclose find show according".split())
"""Verbs that pass on a fact without a stance towards it."""
_RECORDERS = frozenset(
    """
    police coastguard authority agency ministry department government council office bureau commission
    inspectorate observatory institute university hospital service regulator parliament court
    official officer inspector governor mayor spokesman spokeswoman spokesperson firefighter
    study survey report census figure statistic datum organiser organizer
    """.split()
)
"""Who publishes facts by office: public bodies, those who speak for them, studies and registers."""
_CONTESTING = frozenset("deny dispute reject refute contest contradict question challenge doubt".split())
_JUDGING = frozenset("be cause lead result mean blame ignore fail deserve threaten risk need".split())
"""Verbs of causes, judgements and states, which are somebody's view more often than a record."""


def may_drop_speaker(claim: Proposition, passage: Proposition, told: Sequence[Sequence[Proposition]]) -> bool:
    """Whether an assertion of the passages may stand without the one who made it.

    So it is for an accomplished fact that a public body or its officer passes on without a stance, and
    that nobody contests. Estimates, predictions, causes, judgements, denials and the word of a party stay
    somebody's.

    Args:
        claim: the assertion, which names no speaker.
        passage: what the passages say, with its speakers.
        told: everything that each of the passages asserts.

    Returns:
        True if it may.
    """
    return (
        not passage.negated
        and not passage.conditional
        and passage.force is Force.ACTUAL
        and passage.lemma not in _JUDGING
        and all(w in _RECORDING for w in passage.said_by)
        and all(_records(s) for s in passage.speakers)
        and not any(_is_estimate(a) for a in _arguments(claim))
        and not any(
            _denies(t, passage) or (passage in together and _rivals(t, passage))
            for together in told
            for t in together
        )
    )


def _records(speaker: Argument) -> bool:
    return bool(_RECORDERS & speaker.words) or (
        speaker.sort is Sort.NAME and any(is_role(w) and w in _RECORDERS for w in speaker.titles)
    )


def _is_estimate(argument: Argument) -> bool:
    return argument.counted is not None and argument.counted.approximation != ""


def _arguments(proposition: Proposition) -> Iterable[Argument]:
    return (*proposition.subjects, *proposition.objects, *(o.filler for o in proposition.obliques))


def _denies(other: Proposition, passage: Proposition) -> bool:
    """Whether another assertion denies this one, as far as its verb or what it is about tells."""
    if same_sense(other.lemma, passage.lemma) and other.negated is not passage.negated:
        return True
    about = (*other.subjects, *other.objects)
    own = (*passage.subjects, *passage.objects)
    return other.lemma in _CONTESTING and any(may_be_same(a, b) for a in about for b in own)


def _rivals(other: Proposition, passage: Proposition) -> bool:
    """Whether another speaker of the same passage tells of the same subject, or contests something."""
    if all(any(same_thing(a, b) for b in passage.speakers) for a in other.speakers):
        return other.lemma in _CONTESTING
    return any(may_be_same(a, b) for a in other.subjects for b in passage.subjects)
