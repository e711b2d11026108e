"""Whether a verb is denied, and with what force it is asserted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from summarizer.language.support.analysis import Analysis

_NEGATIVE_WORDS = frozenset(
    "no not n't never neither nor none nobody nothing nowhere cannot without hardly barely".split()
)
_DENYING = frozenset("deny fail refuse decline avoid prevent deter refute dispute reject".split())
_WISHED = frozenset(
    """
    urge ask want plan propose consider seek hope expect threaten demand recommend offer fear intend
    aim try attempt order tell instruct encourage press pressure call advise require request oblige
    wish prefer push invite allow permit bid vie prepare suggest warn
    proposal demand call effort attempt bid request desire threat intention need wish pressure appeal
    """.split()
)
_SETTLED = frozenset(
    "agree decide promise vow pledge undertake commit set schedule due agreement decision".split()
)
_DOUBTED = frozenset("may might could can".split())
_OBLIGED = frozenset("should must ought need shall".split())
_HEDGES = frozenset(
    "likely possibly perhaps probably maybe reportedly allegedly apparently potentially unlikely".split()
)
_SEEMING = frozenset("appear seem".split())
_EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl"})


class Force(IntEnum):
    """How strongly something is said to be so; a larger value is a stronger assertion."""

    WISHED = 1
    """Possible, asked for, planned, feared, or on a condition."""
    FUTURE = 2
    """Agreed on, or said to be coming."""
    ACTUAL = 3


def is_negated(analysis: Analysis, index: int) -> bool:
    """Whether what the verb at ``index`` says is denied.

    Negative words on the verb, its subject, object or complement count, and so does a verb of
    denial or failure above it; two of them cancel out.

    Args:
        analysis: the analysed parse.
        index: a verb.

    Returns:
        True if denied.
    """
    flips = sum(_negative_below(analysis, index))
    if analysis.tokens[index].dep in _EMBEDDED:
        above = analysis.tokens[index].head
        if analysis.tokens[above].pos == "ADP":
            flips += analysis.tokens[above].lemma.casefold() == "without"
        flips += analysis.tokens[above].lemma.casefold() in _DENYING
    return flips % 2 == 1


def _negative_below(analysis: Analysis, index: int) -> list[bool]:
    """One entry for each place around a verb where a negative word may stand."""
    tokens = analysis.tokens
    direct = [
        c for c in analysis.dependents(index, "neg", "preconj", "advmod", "cc") if _negative(analysis, c)
    ]
    nouns = [
        *analysis.dependents(index, "nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "expl"),
        *of_nouns(analysis, index),
    ]
    inherited = (
        tokens[index].dep == "conj"
        and tokens[index].tag == "VB"
        and not analysis.has(index, "aux")
        and any(_negates_verb(analysis, c) for c in analysis.dependents(tokens[index].head, "neg"))
    )
    return [
        any(_negates_verb(analysis, c) for c in direct),
        *(_is_none(analysis, n) for n in nouns),
        inherited,
    ]


def _is_none(analysis: Analysis, noun: int) -> bool:
    """Whether a noun phrase is itself negative: "nobody", "no deal", "none of them"."""
    before = (c for c in analysis.dependents(noun, "det", "neg", "advmod", "preconj") if c < noun)
    return _negative(analysis, noun) or any(_negative(analysis, c) for c in before)


def _negative(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    return token.dep == "neg" or token.text.casefold() in _NEGATIVE_WORDS


def _negates_verb(analysis: Analysis, index: int) -> bool:
    """Whether a negative word denies the verb and not the phrase it opens (", not a cyberattack,")."""
    return not any(index == i for i, _ in negated_phrases(analysis))


def negated_phrases(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """Negative words that deny the noun or adjective right after them, each with that word's index.

    Args:
        analysis: the analysed parse.

    Returns:
        Pairs of token indices; "no deaths", "not guilty", "not a cyberattack".
    """
    found: list[tuple[int, int]] = []
    for i, token in enumerate(analysis.tokens):
        if token.text.casefold() in {"not", "no", "neither", "nor"}:
            after = next((j for j in range(i + 1, len(analysis.tokens)) if not _is_filler(analysis, j)), None)
            if after is not None and analysis.tokens[after].pos in {"NOUN", "PROPN", "ADJ"}:
                found.append((i, _phrase_head(analysis, after)))
    return tuple(found)


def of_nouns(analysis: Analysis, noun: int) -> Iterator[int]:
    """Nouns that hang on a word by *of*."""
    for prep in analysis.dependents(noun, "prep"):
        if analysis.tokens[prep].lemma == "of":
            yield from analysis.dependents(prep, "pobj")


def _is_filler(analysis: Analysis, index: int) -> bool:
    return analysis.tokens[index].pos in {"DET", "ADV"} or analysis.tokens[index].text == "-"


def _phrase_head(analysis: Analysis, index: int) -> int:
    """The noun that a modifier belongs to; the word itself if it modifies none."""
    while analysis.tokens[index].dep in {"compound", "amod", "nmod"} and analysis.tokens[index].head > index:
        index = analysis.tokens[index].head
    return index


def force_of(analysis: Analysis, index: int) -> Force:
    """How strongly the verb at ``index`` is asserted.

    Args:
        analysis: the analysed parse.
        index: a verb.

    Returns:
        The weakest force that an auxiliary, a hedge, a condition or the verb above gives it.
    """
    found = _own_force(analysis, index)
    token = analysis.tokens[index]
    above = token.head
    if token.dep == "xcomp" and above != index and _infinite(analysis, index):
        governor = analysis.tokens[above].head if analysis.tokens[above].pos == "ADJ" else above
        found = min(found, _own_force(analysis, governor))  # "may have to close", "will be able to lift"
        if analysis.tokens[above].lemma == "be" and token.tag == "VB":  # "is to open in May"
            return min(found, Force.FUTURE)
    if token.dep == "conj" and found is Force.ACTUAL and token.tag == "VB" and above != index:
        return _own_force(analysis, above)
    if token.dep not in _EMBEDDED or above == index:
        return found
    if analysis.tokens[above].pos == "ADP" and analysis.tokens[above].head != above:
        return min(found, _force_after(analysis, above))
    lemma = analysis.tokens[above].lemma.casefold()
    if lemma in _WISHED and token.dep in {"xcomp", "ccomp", "acl", "advcl"} and _infinite(analysis, index):
        return Force.WISHED
    if lemma in _SEEMING:
        return Force.WISHED
    if lemma in _SETTLED and _infinite(analysis, index):
        return min(found, Force.FUTURE)
    return found


def _force_after(analysis: Analysis, preposition: int) -> Force:
    """With what force a gerund after a preposition is said: "a plan for closing it", "by closing it"."""
    open_ = analysis.tokens[preposition].lemma.casefold() in {"for", "against", "about", "of", "to", "from"}
    return Force.WISHED if open_ else Force.ACTUAL


def _infinite(analysis: Analysis, index: int) -> bool:
    """Whether a verb has no finite form of its own: "to leave", "closing", "that he leave"."""
    modal = any(analysis.tokens[c].tag == "MD" for c in analysis.dependents(index, "aux"))
    return analysis.tokens[index].tag in {"VB", "VBG"} and not modal


def _own_force(analysis: Analysis, index: int) -> Force:
    words = {
        analysis.tokens[c].lemma.casefold() for c in analysis.dependents(index, "aux", "advmod", "acomp")
    }
    marks = {analysis.tokens[c].text.casefold() for c in analysis.dependents(index, "mark")}
    modals = {
        analysis.tokens[c].text.casefold()
        for c in analysis.dependents(index, "aux")
        if analysis.tokens[c].tag == "MD"
    }
    if (words | modals) & (_DOUBTED | _OBLIGED | _HEDGES) or marks & {"if", "unless", "whether"}:
        return Force.WISHED
    if modals or words & {"will", "would"}:
        return Force.FUTURE
    return Force.ACTUAL


def is_conditional(analysis: Analysis, index: int) -> bool:
    """Whether the verb at ``index`` has a clause with *if* or *unless*."""
    marks = (m for clause in analysis.dependents(index, "advcl") for m in analysis.dependents(clause, "mark"))
    return any(analysis.tokens[m].text.casefold() in {"if", "unless"} for m in marks)
