"""Whether one passage puts something else where another has what a claim says, or merely leaves it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summarizer.domain.syntax import Parse, Token
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.support.analysis import analyse
from summarizer.language.words.thesaurus import same_sense
from summarizer.language.words.tokens import STOP_WORDS, stem
from summarizer.stages.conflicts.number_kinds import meet

_TELLING = frozenset("NOUN PROPN VERB ADJ ADV NUM".split())
_NOUNS = frozenset({"NOUN", "PROPN"})


def in_conflict(claim: Parse, one: Parse, other: Parse) -> bool:
    """Decide whether two passages conflict on a claim.

    The passage that holds more of the claim's words is taken for the one that says it. The other
    conflicts with it if it has another number of the same kind in the place of one that the claim
    names, or if words of the claim are replaced in it, and none of them merely left out.

    Args:
        claim: what is claimed.
        one: a passage.
        other: another passage, of much the same wording.

    Returns:
        True if they conflict on it; the order of the passages does not matter.
    """
    if _held(claim, other) > _held(claim, one):
        one, other = other, one
    if _number_replaced(claim, one, other):
        return True
    changes = [change for change in _changes(one, other) if any(_in(word, claim) for word in change[0])]
    return bool(changes) and all(_replaces(claim, *change) for change in changes)


def _held(claim: Parse, passage: Parse) -> float:
    """How much of a claim a passage has: its numbers first, then its words."""
    numbers = [q for q in analyse(claim).quantities if q.kind is not QuantityKind.NAME]
    known = analyse(passage).quantities
    met = sum(any(_alike(q, k) and meet(q, k) for k in known) for q in numbers)
    stems, own = _stems(claim), _stems(passage)
    return met + len(stems & own) / (1 + len(stems))


def _number_replaced(claim: Parse, one: Parse, other: Parse) -> bool:
    """Whether the other passage has a new number of the kind of one that the claim names, and not that."""
    before, after = analyse(one).quantities, analyse(other).quantities
    values = {_value(q) for q in before}
    for number in analyse(claim).quantities:
        if number.kind is QuantityKind.NAME:
            continue
        kept = {_value(q) for q in before if _alike(number, q) and meet(number, q)}
        rivals = [q for q in after if _alike(number, q)]
        if any(_value(q) in kept for q in rivals):
            continue
        if any(_value(q) not in values for q in rivals):
            return True
    return False


def _value(quantity: Quantity) -> tuple[QuantityKind, float, float]:
    return quantity.kind, quantity.low, quantity.high


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can measure the same; a number may come without its unit."""
    return a.kind is b.kind and (a.unit == b.unit or not (a.unit and b.unit) or same_sense(a.unit, b.unit))


def _changes(one: Parse, other: Parse) -> Iterator[tuple[list[Token], list[Token]]]:
    """Telling words that the first passage alone has, each time with those in their place in the other."""
    old, new = _stems(one), _stems(other)
    before, after = ([t.text.casefold() for t in parse.tokens] for parse in (one, other))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag in {"replace", "delete"}:
            gone = [t for t in one.tokens[a:b] if _telling(t) and stem(t.text) not in new]
            come = [t for t in other.tokens[c:d] if _telling(t) and stem(t.text) not in old]
            yield gone, come


def _replaces(claim: Parse, gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Whether a word of the claim gave way to one of its own part of speech."""
    own = [t for t in gone if _in(t, claim)]
    return any(t.pos == u.pos or {t.pos, u.pos} <= _NOUNS for t in own for u in come)


def _in(token: Token, claim: Parse) -> bool:
    return stem(token.text) in _stems(claim)


def _stems(parse: Parse) -> set[str]:
    return {stem(t.text) for t in parse.tokens if _telling(t)}


def _telling(token: Token) -> bool:
    return token.pos in _TELLING and token.text.casefold() not in STOP_WORDS
