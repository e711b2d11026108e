"""Find the points on which sources differ: numbers, days, and what the sides say happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from summarizer.domain.claims import Claim, ClaimGroup, Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document
from summarizer.language.people.names import same_name
from summarizer.language.words.tokens import content_stems
from summarizer.stages.conflicts.absences import absence_conflicts
from summarizer.stages.conflicts.accounts import account_conflicts
from summarizer.stages.conflicts.asides import asides
from summarizer.stages.conflicts.certainty import certainty_conflicts
from summarizer.stages.conflicts.context import rarity
from summarizer.stages.conflicts.contraries import contrary_conflicts
from summarizer.stages.conflicts.days import day_conflicts
from summarizer.stages.conflicts.disputed import disputed_conflicts
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.likely_numbers import likely_number_conflicts
from summarizer.stages.conflicts.numbers import number_conflicts
from summarizer.stages.conflicts.proposed import Proposed, comparing_room, propose
from summarizer.stages.conflicts.shown import batches, shown
from summarizer.stages.conflicts.sourcing import source
from summarizer.stages.conflicts.spellings import spelling_conflicts
from summarizer.stages.conflicts.told_numbers import told_number_conflicts
from summarizer.stages.conflicts.unharmed import unharmed_conflicts
from summarizer.stages.conflicts.values import value_conflicts

__all__ = [
    "Judges",
    "Proposed",
    "asides",
    "batches",
    "comparing_room",
    "find_conflicts",
    "in_order",
    "propose",
    "shown",
    "source",
]

_WORDS_ALONE = Judges()


def find_conflicts(
    groups: Sequence[ClaimGroup],
    documents: Mapping[str, Document],
    judges: Judges = _WORDS_ALONE,
    others: Sequence[Claim] = (),
    proposed: Sequence[Conflict] = (),
) -> tuple[Conflict, ...]:
    """Find differing values for one point in different documents.

    Nothing is averaged or resolved: every value stands in its source's words, with its passages. Two
    values are only set against each other where their sentences plainly speak of the same; rather
    a difference is missed than one made up.

    Args:
        groups: claim groups of one story, in any order.
        documents: its documents by id.
        judges: models that tell whether two sentences speak of the same; without them, words decide.
        others: sentences that make no claim of their own and still may give a value.
        proposed: differences that a language model saw and that were checked; those that the words show
            as well are left out.

    Returns:
        Conflicts of numbers, then of times and places, then accounts, then what a model saw beyond them; in
        each those of most passages first.
    """
    claims = in_order(groups, others)
    weights = rarity(claims)
    kinds = (
        number_conflicts(claims, documents, weights, judges),
        likely_number_conflicts(claims, documents, weights, judges),
        [
            *day_conflicts(claims, weights),
            *value_conflicts(claims, documents, weights, judges),
            *spelling_conflicts(claims),
        ],
        [*told_number_conflicts(claims), *account_conflicts(claims, weights)],
        [
            *disputed_conflicts(claims, weights, judges),
            *contrary_conflicts(claims, weights, judges),
            *absence_conflicts(claims, judges),
            *unharmed_conflicts(claims, documents, judges),
            *certainty_conflicts(claims, weights, judges),
        ],
    )
    found = [conflict for kind in kinds for conflict in sorted(kind, key=_weightiest_first)]
    shown_by_words = _distinct((c for c in found if not _is_corrected(c, found)), _repeats)
    return _distinct(sorted(proposed, key=_weightiest_first), _restates, shown_by_words)


def in_order(groups: Iterable[ClaimGroup], others: Iterable[Claim]) -> list[Claim]:
    """All statements of a story as they are compared: by document and place, whatever their order.

    Args:
        groups: its claim groups.
        others: sentences that make no claim of their own and still may give a value.
    """
    told = [*(claim for group in groups for claim in group.claims), *others]
    return sorted(told, key=lambda c: (c.doc_id, c.evidence[0].start, c.claim_id))


def _distinct(
    conflicts: Iterable[Conflict],
    again: Callable[[Conflict, Conflict], bool],
    known: Iterable[Conflict] = (),
) -> tuple[Conflict, ...]:
    """What is known, and of the others those that are not one before them again."""
    kept = list(known)
    for conflict in conflicts:
        if not any(again(conflict, before) for before in kept):
            kept.append(conflict)
    return tuple(kept)


def _is_corrected(conflict: Conflict, found: Iterable[Conflict]) -> bool:
    """Whether another conflict says of the same values that one of them corrects the other."""
    return conflict.kind is ConflictKind.CONTRADICTION and any(
        other.kind is ConflictKind.CORRECTION and _texts(other) == _texts(conflict) for other in found
    )


def _repeats(conflict: Conflict, before: Conflict) -> bool:
    """Whether every value stands in passages of another value of an earlier conflict of that kind."""
    if conflict.kind is before.kind is ConflictKind.ACCOUNT and _one_quarrel(conflict, before):
        return True
    told = ConflictKind.ACCOUNT in {conflict.kind, before.kind}
    if conflict.kind is not before.kind and not told:
        return False
    if not told and _texts(conflict) <= _texts(before):
        return True
    sides = [
        {n for n, known in enumerate(before.values) if _shares(value, known, whole=not told)}
        for value in conflict.values
    ]
    return all(sides) and len(set().union(*sides)) >= 2


def _restates(conflict: Conflict, known: Conflict) -> bool:
    """Whether a known difference, of whatever kind, sets the same passages apart and in part their words."""
    sides = [
        {n for n, other in enumerate(known.values) if _shares(value, other, whole=False)}
        for value in conflict.values
    ]
    meeting = any(
        _meet(value, known.values[n]) for value, own in zip(conflict.values, sides, strict=True) for n in own
    )
    return all(sides) and len(set().union(*sides)) >= 2 and meeting


def _meet(a: ConflictValue, b: ConflictValue) -> bool:
    """Whether two values have a telling word in common."""
    return not set(content_stems(a.value)).isdisjoint(content_stems(b.value))


def _one_quarrel(a: Conflict, b: Conflict) -> bool:
    """Whether two accounts share a passage or are between the same speakers."""
    passages = [{span for value in c.values for span in value.evidence} for c in (a, b)]
    return bool(passages[0] & passages[1]) or (_speakers_among(a, b) and _speakers_among(b, a))


def _speakers_among(a: Conflict, b: Conflict) -> bool:
    """Whether every side of one account is a side of another."""
    return all(
        value.speaker is not None
        and any(v.speaker is not None and same_name(value.speaker, v.speaker) for v in b.values)
        for value in a.values
    )


def _texts(conflict: Conflict) -> set[str]:
    """The values of a conflict as they are told."""
    return {value.value.casefold() for value in conflict.values}


def _shares(value: ConflictValue, known: ConflictValue, *, whole: bool) -> bool:
    """Whether a value stands in passages of another one, all or only some of them."""
    own = set(value.evidence)
    return own <= set(known.evidence) if whole else bool(own & set(known.evidence))


def _weightiest_first(conflict: Conflict) -> tuple[int, str]:
    return -sum(len(value.evidence) for value in conflict.values), conflict.point
