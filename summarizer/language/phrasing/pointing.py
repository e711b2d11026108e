"""Words by which a sentence leans on one that no longer stands before it, and nouns that say who acts."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.domain.syntax import Parse

_PLACING = frozenset({"in", "at", "near", "on", "outside", "inside", "around", "off", "from", "to", "into"})
_POINTERS = frozenset({"this", "that", "these", "those"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr"})
"""What a determiner never is: only a pronoun."""
_COMPLETED_BY = frozenset({"relcl", "acl", "prep"})
_CALENDAR = frozenset({"DATE", "TIME"})


def points_back(parse: Parse) -> bool:
    """Whether a bare "that", "this" or "one" stands for something said before.

    Args:
        parse: analysis of the sentence.

    Returns:
        True for "Police corrected that on Sunday", not for "the town said that it was shut" or "those who
        left".
    """
    return any(
        _is_one_of_them(parse, i)
        or (
            token.text.casefold() in _POINTERS
            and (_second_mark(parse, i) or (token.dep in _ARGUMENTS and token.tag != "WDT"))
            and not any(parse.tokens[c].dep in _COMPLETED_BY for c in parse.children(i))
        )
        for i, token in enumerate(parse.tokens)
    )


def _is_one_of_them(parse: Parse, index: int) -> bool:
    """Whether "one" alone is an object, as in "he wore one"."""
    token = parse.tokens[index]
    return token.text == "one" and token.dep == "dobj" and not parse.children(index)


def _second_mark(parse: Parse, index: int) -> bool:
    """Whether a "that" is read as opening a clause that "after" or "because" opens: it opens none."""
    token = parse.tokens[index]
    marks = [i for i in parse.children(token.head) if parse.tokens[i].dep == "mark"]
    return token.dep == "mark" and any(i > index for i in marks)


def names_actor(parse: Parse, inside: Iterable[int]) -> bool:
    """Whether some tokens name somebody other than as a place.

    Args:
        parse: analysis of the sentence.
        inside: indices of a noun phrase's tokens.

    Returns:
        True for "a call between Halden and Vik", not for "a March 14 meeting in London".
    """
    phrase = set(inside)
    return any(
        parse.tokens[i].pos == "PROPN"
        and parse.tokens[i].entity not in _CALENDAR
        and _link(parse, i, phrase) not in _PLACING
        for i in phrase
    )


def _link(parse: Parse, index: int, phrase: set[int]) -> str:
    """The preposition that ties a token to its phrase; empty if none does."""
    seen: set[int] = set()
    while index in phrase and index not in seen:
        seen.add(index)
        if parse.tokens[index].pos in {"ADP", "SCONJ"}:
            return parse.tokens[index].lemma.casefold()
        index = parse.tokens[index].head
    return ""
