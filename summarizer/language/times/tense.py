"""Whether a clause speaks of the past or the future, seen from its writing."""

from __future__ import annotations

from summarizer.domain.syntax import Parse
from summarizer.language.times.timex_forms import Tense

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_OPEN_MODALS = frozenset({"would", "should", "may", "might", "could", "can", "must"})
_COMES_TRUE = frozenset(
    """
    begin start continue fail manage help appear seem happen come use tend prove cease get have decline
    """.split()
)
"""Verbs whose infinitive is of the same time: "failed to agree on Friday"."""
_AHEAD = frozenset({"before", "ahead", "until", "till", "by"})


def governor(parse: Parse, index: int) -> int:
    """The verb that token ``index`` hangs on, or the root of its fragment."""
    seen = set()
    while index not in seen:
        seen.add(index)
        token = parse.tokens[index]
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}:
            return index
        index = token.head
    return index


def tense_at(parse: Parse, index: int) -> Tense | None:
    """The side of the day of writing that the clause around a token speaks of.

    Args:
        parse: analysis of a sentence.
        index: a token, for instance the head of a time expression.

    Returns:
        Past, future, or None where the clause does not tell.
    """
    return Tense.FUTURE if _lies_ahead(parse, index) else tense_of(parse, governor(parse, index))


def _lies_ahead(parse: Parse, index: int) -> bool:
    """Whether the path to the verb passes "before", "ahead of" or "until"."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        token = parse.tokens[index]
        if token.pos == "VERB":
            return False
        if token.lemma.casefold() in _AHEAD and token.pos in {"ADP", "SCONJ", "ADV"} and token.head != index:
            return len(seen) > 1
        index = token.head
    return False


def tense_of(parse: Parse, verb: int) -> Tense | None:
    """The tense of a verb with its auxiliaries; an infinitive looks ahead of the verb it depends on.

    Args:
        parse: analysis of a sentence.
        verb: index of a verb.

    Returns:
        Past, future, or None for the present and for open modals ("could").
    """
    token = parse.tokens[verb]
    children = [parse.tokens[i] for i in parse.children(verb)]
    helpers = [t for t in children if t.dep in {"aux", "auxpass"}]
    words = {t.text.casefold() for t in helpers}
    if words & _WILL:
        return Tense.FUTURE
    if any(t.lemma == "have" for t in helpers) and not words & _OPEN_MODALS:
        return Tense.PAST
    if words & _OPEN_MODALS:
        return Tense.FUTURE if words & {"would", "should"} else None
    if "to" in words:
        return _infinitive(parse, verb)
    return _finite(parse, verb, [t.tag for t in helpers], token.tag)


def _infinitive(parse: Parse, verb: int) -> Tense | None:
    token = parse.tokens[verb]
    head = parse.tokens[token.head]
    if head.lemma in _COMES_TRUE and token.head != verb:
        return tense_of(parse, token.head)
    return Tense.FUTURE if token.dep in {"xcomp", "ccomp", "ROOT", "acl", "relcl", "conj"} else None


def _finite(parse: Parse, verb: int, helper_tags: list[str], tag: str) -> Tense | None:
    if "VBD" in helper_tags or (tag == "VBD" and "MD" not in helper_tags):
        return Tense.PAST
    if tag == "VBG" and {"VBZ", "VBP"} & set(helper_tags):
        return Tense.FUTURE  # with a date beside it: "is meeting Friday"
    if tag in {"VBZ", "VBP"}:
        return _present(parse, verb)
    if tag == "VBN" and not helper_tags:
        return Tense.PAST
    head = parse.tokens[verb].head
    return tense_of(parse, head) if head != verb and parse.tokens[head].pos in {"VERB", "AUX"} else None


def _present(parse: Parse, verb: int) -> Tense | None:
    """The present is open, but "are to meet" and "is due to meet" look ahead."""
    if parse.tokens[verb].lemma != "be":
        return None
    complements = [parse.tokens[i] for i in parse.children(verb) if parse.tokens[i].dep in {"xcomp", "acomp"}]
    ahead = any(t.tag == "VB" or t.lemma in {"due", "likely", "set"} for t in complements)
    return Tense.FUTURE if ahead else None
