"""What says that two near numbers are two things: another year, another kind, a list, both known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from summarizer.domain.claims import Claim
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.support.analysis import analyse
from summarizer.language.words.thesaurus import opposed, same_sense
from summarizer.stages.conflicts.context import same_word
from summarizer.stages.conflicts.happenings import others_act
from summarizer.stages.conflicts.mentions import corrects
from summarizer.stages.conflicts.moments import is_moment
from summarizer.stages.conflicts.number_kinds import meet
from summarizer.stages.conflicts.number_mention import NumberMention

_AGO = re.compile(r"(?<!than a )\b(?:years?|decades?) (?:ago|earlier|before)\b|\blast year\b", re.I)
_LIST = 3
"""Numbers of one kind from which a sentence is a list, whose items a parse may mix up."""

_BARE = 20
"""Size from which a number without a noun is no other by chance."""


def may_be_one(
    a: NumberMention, b: NumberMention, stated: Mapping[str, Sequence[Quantity]], *, alone: bool
) -> bool:
    """Whether nothing says that two near numbers are two things."""
    if (
        (_both_known(a, b, stated, bare=not alone) and not corrects(a, b))
        or _qualified_apart(a, b)
        or _listed(a)
        or _listed(b)
    ):
        return False
    if _of_another_year(a, stated[b.claim.doc_id]) or _of_another_year(b, stated[a.claim.doc_id]):
        return False
    return a.mounts or b.mounts or not (a.times and b.times and not a.times & b.times)


def _of_another_year(mention: NumberMention, others: Iterable[Quantity]) -> bool:
    """Whether a number's clause is about a year that the other document does not name, or years ago."""
    start, end = mention.clause
    years = {
        q.value for q in mention.analysis.quantities if q.kind is QuantityKind.YEAR and start <= q.start < end
    }
    known = {q.value for q in others if q.kind is QuantityKind.YEAR}
    return bool(years and not years & known) or bool(_AGO.search(mention.claim.parse.text[start:end]))


def _listed(mention: NumberMention) -> bool:
    known = mention.analysis.quantities
    return sum((q.kind, q.unit) == (mention.quantity.kind, mention.quantity.unit) for q in known) >= _LIST


def _qualified_apart(a: NumberMention, b: NumberMention) -> bool:
    """Whether both numbers are of a special kind, or near names, and not of one: 12 killed, 19 injured."""
    if (a.qualifiers and b.qualifiers and not a.qualifiers & b.qualifiers) or _told_apart(a, b):
        return True
    suffered = a.suffered, b.suffered
    if all(suffered) and not any(same_sense(v, w) for v in suffered[0] for w in suffered[1]):
        return True
    named = [[word for word, is_name in m.words if is_name] for m in (a, b)]
    others = all(named) and not any(same_word(x, True, y, True) for x in named[0] for y in named[1])
    return others and not meet(a.amount, b.amount)


def _told_apart(a: NumberMention, b: NumberMention) -> bool:
    """Whether one is for and one against, one a rate, one of the dead and one of the hurt, or so."""
    if (
        a.opposing is not b.opposing
        or a.rate != b.rate
        or any(opposed(v, w) for v in a.verbs for w in b.verbs)
    ):
        return True
    return bool(a.fate and b.fate) and a.fate != b.fate


def are_two_things(a: NumberMention, b: NumberMention) -> bool:
    """Whether it is plain that two numbers are of two things, however alike their sentences are.

    Args:
        a: a number.
        b: one of another document that it excludes.

    Returns:
        True if they are told apart, only one is asked for or expected, one sentence has both, or they are
        times of what others do.
    """
    if _told_apart(a, b) or a.asked is not b.asked or _beside(a, b) or _beside(b, a):
        return True
    return is_moment(a.quantity) and others_act(a.analysis, a.head, b.analysis, b.head)


def stated_in(claims: Iterable[Claim]) -> dict[str, list[Quantity]]:
    """The numbers of each document."""
    found: dict[str, list[Quantity]] = {}
    for claim in claims:
        found.setdefault(claim.doc_id, []).extend(analyse(claim.parse).quantities)
    return found


def _both_known(
    a: NumberMention, b: NumberMention, stated: Mapping[str, Sequence[Quantity]], *, bare: bool
) -> bool:
    """Whether a document of two numbers that exclude each other has the other one, too, bare or not."""
    if meet(a.amount, b.amount):
        return False
    if _beside(a, b) or _beside(b, a):
        return True
    return _has(stated[a.claim.doc_id], b.quantity, bare=bare) or _has(
        stated[b.claim.doc_id], a.quantity, bare=bare
    )


def _beside(a: NumberMention, b: NumberMention) -> bool:
    """Whether the sentence of a number has the other one, too: "cut from eight workers to five"."""
    return any(
        q.kind is b.quantity.kind and q.value == b.quantity.value and not q.unit
        for q in a.analysis.quantities
    )


def _has(known: Iterable[Quantity], number: Quantity, *, bare: bool) -> bool:
    kinds = {number.kind, QuantityKind.COUNT}
    return any(
        q.kind in kinds
        and (q.unit == number.unit if q.unit else bare and q.value >= _BARE)
        and q.value == number.value
        for q in known
    )
