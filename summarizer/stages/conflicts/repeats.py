"""Which differences tell another one again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summarizer.domain.claims import Conflict, ConflictKind, ConflictValue
from summarizer.language.people.names import same_name
from summarizer.language.words.tokens import content_stems


def distinct(
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


def is_corrected(conflict: Conflict, found: Iterable[Conflict]) -> bool:
    """Whether another conflict says of the same values that one of them corrects the other."""
    return conflict.kind is ConflictKind.CONTRADICTION and any(
        other.kind is ConflictKind.CORRECTION and _texts(other) == _texts(conflict) for other in found
    )


def repeats(conflict: Conflict, before: Conflict) -> bool:
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


def restates(conflict: Conflict, known: Conflict) -> bool:
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
