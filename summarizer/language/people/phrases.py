"""Noun phrases of a parse: their extent, their number, whether they stand for people."""

from __future__ import annotations

from summarizer.domain.syntax import Parse
from summarizer.language.people.roles import PEOPLE_NOUNS, PERSON_NOUNS, Gender, gender_of, plain, singular

_MODIFIERS = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod"})
_OF_PLACES = ("ern", "ish", "ese", "an", "ch", "ic")
_INSTITUTIONS = frozenset(
    """
    administration agency army assembly authority bank board body bureau cabinet campaign chamber city
    commission committee company congress council country county court department firm government group
    house institute jury legislature ministry nation network newspaper office organisation organization
    outlet panel parliament party province region report school senate service state study team tribunal
    union university watchdog
    """.split()
)
_DOCUMENTS = frozenset(
    """
    analysis article bill book charter complaint document email estimate filing indictment interview
    lawsuit letter memo message motion newspaper paper petition plan poll post report research
    resolution review ruling source speech statement study survey transcript treaty tweet website
    """.split()
)


def phrase_range(parse: Parse, head: int) -> tuple[int, int]:
    """Token range ``[first, last)`` of a noun with its modifiers and what it is "of" or "for".

    Args:
        parse: analysis of a sentence.
        head: token index of the noun.

    Returns:
        The contiguous range; relative clauses and appositions are left out.
    """
    kept = {head}
    for child in parse.children(head):
        token = parse.tokens[child]
        after = token.dep == "prep" and child > head and token.text.casefold() in {"of", "for", "at", "from"}
        if (token.dep in _MODIFIERS and child < head) or after:
            kept.update(_restricted(parse, child))
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while last > head and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last + 1


def phrase_text(parse: Parse, head: int) -> str:
    """The words of :func:`phrase_range`; a capital that only opens the sentence is lowered."""
    first, last = phrase_range(parse, head)
    text = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
    opening = parse.tokens[first]
    proper = (
        opening.pos == "PROPN"
        or opening.entity in {"PERSON", "ORG", "GPE", "NORP", "LOC"}
        or opening.text[1:] != opening.text[1:].lower()
        or (opening.pos == "ADJ" and opening.text.endswith(_OF_PLACES))
    )
    return text if proper and opening.pos != "DET" else text[0].lower() + text[1:]


def coordinated(parse: Parse, head: int) -> tuple[int, ...]:
    """A noun and the nouns joined to it by "and", in order."""
    found = [head]
    pending = head
    while True:
        joined = [c for c in parse.children(pending) if parse.tokens[c].dep == "conj"]
        nominal = [c for c in joined if parse.tokens[c].pos in {"NOUN", "PROPN", "PRON"}]
        if not nominal:
            return tuple(found)
        found.extend(nominal)
        pending = nominal[-1]


def number_and_gender(parse: Parse, head: int) -> Gender:
    """Which pronoun a common noun takes: PLURAL, he, she, it, or UNKNOWN for a person of either sex."""
    token = parse.tokens[head]
    if token.tag in {"NNS", "NNPS"} or token.text.casefold() in PEOPLE_NOUNS:
        return Gender.PLURAL
    if is_person_noun(token.text):
        return gender_of(token.text)
    return Gender.NEUTER


def is_person_noun(word: str) -> bool:
    """Whether a noun, singular or plural, stands for people."""
    folded = plain(word)
    return folded in PERSON_NOUNS or singular(folded) in PERSON_NOUNS or folded in PEOPLE_NOUNS


def is_institution(word: str) -> bool:
    """Whether a noun stands for a body that can speak."""
    folded = plain(word)
    return folded in _INSTITUTIONS or singular(folded) in _INSTITUTIONS


def is_document(word: str) -> bool:
    """Whether a noun stands for something written or said that states things."""
    folded = plain(word)
    return folded in _DOCUMENTS or singular(folded) in _DOCUMENTS or folded == "analyses"


def _restricted(parse: Parse, index: int) -> set[int]:
    """A subtree without clauses and appositions in it."""
    if parse.tokens[index].dep in {"relcl", "acl", "appos", "advcl"}:
        return set()
    return {index}.union(*(_restricted(parse, child) for child in parse.children(index)))
