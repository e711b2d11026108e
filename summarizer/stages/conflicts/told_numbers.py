"""Numbers that one side sets against another's: "the union says 1,200 …; Rourke put the number at 900"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.numbers.quantities import Quantity
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import REPORTING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.stages.conflicts.mentions import NumberMention, number_mentions
from summarizer.stages.conflicts.points import point_of
from summarizer.stages.conflicts.statements import speaker_of

_PUTTING = frozenset("put place estimate give".split())
_STANDING_FOR = frozenset("number figure toll total count tally".split())
"""Nouns with the article that point back at a number just given."""


def told_number_conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    """Find numbers that a speaker puts in the place of another speaker's.

    Args:
        claims: all claims of the story, in a fixed order.

    Returns:
        One account for each, with both speakers' numbers.
    """
    found = []
    for before, claim in zip((None, *claims), claims, strict=False):
        near = before is not None and _follows(before, claim)
        earlier = list(number_mentions(before)) if before is not None and near else []
        for speaker, quantity, verb in _put(claim):
            own = [m for m in number_mentions(claim) if m.head < verb]
            first = (own or earlier)[-1:]
            found += [c for m in first if (c := _conflict(m, claim, speaker, quantity)) is not None]
    return found


def _follows(before: Claim, claim: Claim) -> bool:
    return before.doc_id == claim.doc_id and before.sentence_indexes[-1] + 1 == claim.sentence_indexes[0]


def _put(claim: Claim) -> Iterable[tuple[str, Quantity, int]]:
    """Who puts "the number" at what: the speaker, the number and the verb."""
    analysis = analyse(claim.parse)
    for verb, token in enumerate(analysis.tokens):
        if token.pos != "VERB" or token.lemma.casefold() not in _PUTTING:
            continue
        if not any(_points_back(analysis, noun) for noun in analysis.dependents(verb, "dobj")):
            continue
        speaker = speaker_of(claim, analysis, verb)
        placed = {
            analysis.tokens[i].start
            for prep in analysis.dependents(verb, "prep")
            if analysis.tokens[prep].text.casefold() in {"at", "as"}
            for i in analysis.parse.subtree(prep)
        }
        told = next((q for q in analysis.quantities if any(q.start <= s < q.end for s in placed)), None)
        if speaker and told is not None:
            yield speaker, told, verb


def _points_back(analysis: Analysis, noun: int) -> bool:
    """Whether it is "the number" and no more; "the number of arrests" is a number of its own."""
    below = analysis.children[noun]
    bare = all(analysis.tokens[c].text.casefold() in {"the", "that"} for c in below) and below
    return bool(bare) and analysis.tokens[noun].lemma.casefold() in _STANDING_FOR


def _conflict(first: NumberMention, claim: Claim, speaker: str, quantity: Quantity) -> Conflict | None:
    teller = _teller(first)
    other = quantity.unit and quantity.unit != first.unit
    if not teller or same_name(teller, speaker) or other:
        return None
    if (quantity.low, quantity.high) == (first.quantity.low, first.quantity.high):
        return None
    values = (
        ConflictValue(f"{teller}: {first.quantity.text}", first.claim.evidence, teller),
        ConflictValue(f"{speaker}: {quantity.text}", claim.evidence, speaker),
    )
    return Conflict(point_of([first]), ConflictKind.ACCOUNT, values)


def _teller(mention: NumberMention) -> str:
    """Who gives a number: the subject of the nearest verb of saying above it, or the claim's speaker."""
    for verb in mention.analysis.chain(mention.head):
        if mention.analysis.tokens[verb].lemma.casefold() in REPORTING:
            return speaker_of(mention.claim, mention.analysis, verb)
    told = mention.claim.attribution
    return told.speaker if told is not None else ""
