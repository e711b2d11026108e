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
_BOUNDS_THE_PAST = frozenset({"before", "by"})
"""Of these, the ones whose own time is past where the clause is: "had left by Friday"."""
_SINCE = frozenset({"since", "after", "during", "from"})
_SCHEDULES = frozenset(
    "set schedule reschedule plan slate postpone move delay defer adjourn push bring book fix".split()
)
_EXPECTED = frozenset("expect schedule plan set slate due tip".split())
_NOT_SCHEDULED = frozenset(
    "be have do say tell know believe think claim insist write report remain need want mean show".split()
)


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


def head_of(parse: Parse, start: int, end: int) -> int:
    """The token of a passage that hangs on something outside it.

    Args:
        parse: analysis of a sentence with at least one token.
        start: offset of the passage in the sentence.
        end: its end.

    Returns:
        Index of the token.
    """
    inside = [i for i, t in enumerate(parse.tokens) if t.start < end and start < t.end]
    for i in inside:
        if parse.tokens[i].head not in inside or parse.tokens[i].head == i:
            return i
    return inside[-1] if inside else 0


def tense_at(parse: Parse, index: int) -> Tense | None:
    """The side of the day of writing that the clause around a token speaks of.

    Args:
        parse: analysis of a sentence.
        index: a token, for instance the head of a time expression.

    Returns:
        Past, future, or None where the clause does not tell.
    """
    verb = governor(parse, index)
    tense = tense_of(parse, verb)
    over = _BOUNDS_THE_PAST if tense is Tense.PAST and _nouns_above(parse, index) == 0 else frozenset()
    if _lies_ahead(parse, index, _AHEAD - over) or _scheduled(parse, index, verb):
        return Tense.FUTURE
    return tense


def _nouns_above(parse: Parse, index: int) -> int:
    """How many nouns stand between a time and its verb: one in "before Friday's vote"."""
    verb, count = governor(parse, index), 0
    for _ in parse.tokens:
        index = parse.tokens[index].head
        if index == verb:
            break
        count += parse.tokens[index].pos in {"NOUN", "PROPN"}
    return count


def _scheduled(parse: Parse, index: int, verb: int) -> bool:
    """Whether a verb fixes a day to come: "moved to 6 May", or the plain present of "closes on Friday"."""
    token = parse.tokens[verb]
    if token.tag in {"VBZ", "VBP"}:
        helped = any(parse.tokens[i].dep.startswith("aux") for i in parse.children(verb))
        return not helped and token.lemma.casefold() not in _NOT_SCHEDULED
    present = any(parse.tokens[i].tag in {"VBZ", "VBP"} for i in parse.children(verb))
    if token.tag == "VBN" and present and token.lemma.casefold() in _EXPECTED:
        return True
    if token.lemma.casefold() not in _SCHEDULES or token.tag not in {"VBN", "VBD"}:
        return False
    links = {parse.tokens[i].lemma.casefold() for i in (parse.tokens[index].head, index)}
    return bool(links & {"for", "to"})


def _lies_ahead(parse: Parse, index: int, words: frozenset[str]) -> bool:
    """Whether the path to the verb passes one of the words, say "before" or "until"."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        token = parse.tokens[index]
        if token.pos == "VERB":
            return False
        if token.lemma.casefold() in _SINCE:
            return False
        if token.lemma.casefold() in words and token.pos in {"ADP", "SCONJ", "ADV"} and token.head != index:
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
