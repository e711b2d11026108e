"""Find the points on which sources differ: numbers, days, and what the sides say happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain.brief import Rejection
from summarizer.domain.claims import Claim, ClaimGroup, Conflict
from summarizer.domain.text import Document
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
from summarizer.stages.conflicts.repeats import distinct, is_corrected, repeats, restates
from summarizer.stages.conflicts.shown import batches, shown
from summarizer.stages.conflicts.sourcing import named_in_full, source
from summarizer.stages.conflicts.spellings import spelling_conflicts
from summarizer.stages.conflicts.told_numbers import told_number_conflicts
from summarizer.stages.conflicts.unharmed import unharmed_conflicts
from summarizer.stages.conflicts.values import value_conflicts

__all__ = [
    "Differences",
    "Judges",
    "Proposed",
    "asides",
    "batches",
    "comparing_room",
    "find_conflicts",
    "find_differences",
    "propose",
    "shown",
]

_WORDS_ALONE = Judges()
_NOTHING_PROPOSED = Proposed()
_UNCONFIRMED = "a difference that the model, which compared these sentences, did not see, or sees otherwise"


class Differences(NamedTuple):
    """What a story's sources tell differently, and what was taken for it and is not told."""

    conflicts: tuple[Conflict, ...]
    rejections: tuple[Rejection, ...] = ()


def find_differences(
    groups: Sequence[ClaimGroup],
    documents: Mapping[str, Document],
    judges: Judges = _WORDS_ALONE,
    others: Sequence[Claim] = (),
    proposed: Proposed = _NOTHING_PROPOSED,
) -> Differences:
    """Find what a brief shows: what words show, what a language model saw beyond them, all of it cited.

    Where a model compared sentences, what turns on how they are to be read is told only if the model read
    them so, too; differing numbers, days, places and names speak for themselves.

    Args:
        groups: claim groups of one story, in any order.
        documents: its documents by id.
        judges: models that tell whether two sentences speak of the same; without them, words decide.
        others: sentences that make no claim of their own and still may give a value.
        proposed: differences that a language model saw and that were checked; those that the words show
            as well are left out.

    Returns:
        The differences, those that words show first, every word of a value in its passages; and what the
        model did not confirm, or the passages do not say.
    """
    claims = in_order(groups, others)
    values, statements = _found(claims, documents, judges)
    doubted = [conflict for conflict in statements if proposed.doubts(conflict)]
    known = _settled((*values, *(c for c in statements if c not in doubted)))
    every = distinct(sorted(proposed.conflicts, key=_weightiest_first), restates, known)
    sourced, unsourced = source(every, claims, documents)
    unconfirmed = (Rejection(named_in_full(conflict), _UNCONFIRMED, None) for conflict in _settled(doubted))
    return Differences(sourced, (*unconfirmed, *unsourced))


def find_conflicts(
    groups: Sequence[ClaimGroup],
    documents: Mapping[str, Document],
    judges: Judges = _WORDS_ALONE,
    others: Sequence[Claim] = (),
) -> tuple[Conflict, ...]:
    """Find differing values for one point in different documents, by words alone.

    Nothing is averaged or resolved: every value stands in its source's words, with its passages. Two
    values are only set against each other where their sentences plainly speak of the same; rather
    a difference is missed than one made up.

    Args:
        groups: claim groups of one story, in any order.
        documents: its documents by id.
        judges: models that tell whether two sentences speak of the same; without them, words decide.
        others: sentences that make no claim of their own and still may give a value.

    Returns:
        Conflicts of numbers, then of times and places, then accounts, then statements that exclude each
        other; in each those of most passages first.
    """
    values, statements = _found(in_order(groups, others), documents, judges)
    return _settled((*values, *statements))


def _found(
    claims: Sequence[Claim], documents: Mapping[str, Document], judges: Judges
) -> tuple[list[Conflict], list[Conflict]]:
    """Differing values, and statements that by their wording stand against each other."""
    weights = rarity(claims)
    values = (
        number_conflicts(claims, documents, weights, judges),
        likely_number_conflicts(claims, documents, weights, judges),
        [
            *day_conflicts(claims, weights),
            *value_conflicts(claims, documents, weights, judges),
            *spelling_conflicts(claims),
        ],
        told_number_conflicts(claims),
    )
    statements = (
        account_conflicts(claims, weights),
        [
            *disputed_conflicts(claims, weights, judges),
            *contrary_conflicts(claims, weights, judges),
            *absence_conflicts(claims, judges),
            *unharmed_conflicts(claims, documents, judges),
            *certainty_conflicts(claims, weights, judges),
        ],
    )
    by_value, by_statement = (
        [conflict for kind in kinds for conflict in sorted(kind, key=_weightiest_first)]
        for kinds in (values, statements)
    )
    return by_value, by_statement


def _settled(found: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """What was found, each difference once."""
    return distinct((c for c in found if not is_corrected(c, found)), repeats)


def in_order(groups: Iterable[ClaimGroup], others: Iterable[Claim]) -> list[Claim]:
    """All statements of a story as they are compared: by document and place, whatever their order.

    Args:
        groups: its claim groups.
        others: sentences that make no claim of their own and still may give a value.
    """
    told = [*(claim for group in groups for claim in group.claims), *others]
    return sorted(told, key=lambda c: (c.doc_id, c.evidence[0].start, c.claim_id))


def _weightiest_first(conflict: Conflict) -> tuple[int, str]:
    return -sum(len(value.evidence) for value in conflict.values), conflict.point
