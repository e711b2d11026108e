"""Whether a verb is denied, and with what force it is asserted."""

from __future__ import annotations

from enum import IntEnum

from summarizer.language.analysis import Analysis

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
            flips += analysis.tokens[above].lemma.casefold() in {"against", "from"}
        flips += analysis.tokens[above].lemma.casefold() in _DENYING
    return flips % 2 == 1


def _negative_below(analysis: Analysis, index: int) -> list[bool]:
    """One entry for each place around a verb where a negative word may stand."""
    tokens = analysis.tokens
    direct = any(
        _negative(analysis, c)
        for c in analysis.children[index]
        if tokens[c].dep in {"neg", "preconj", "advmod", "cc"}
    )
    nouns = [
        c
        for c in analysis.children[index]
        if tokens[c].dep in {"nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "pobj", "expl"}
    ]
    phrases = [
        _negative(analysis, n)
        or any(_negative(analysis, c) for c in analysis.dependents(n, "det", "neg", "advmod", "preconj"))
        for n in nouns
    ]
    inherited = (
        tokens[index].dep == "conj"
        and tokens[index].tag == "VB"
        and any(_negative(analysis, c) for c in analysis.dependents(tokens[index].head, "neg"))
    )
    return [direct, *phrases, inherited]


def _negative(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    return token.dep == "neg" or token.text.casefold() in _NEGATIVE_WORDS


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
    if token.dep == "conj" and found is Force.ACTUAL and token.tag == "VB" and above != index:
        return _own_force(analysis, above)
    if token.dep not in _EMBEDDED or above == index:
        return found
    if analysis.tokens[above].pos == "ADP" and analysis.tokens[above].head != above:
        if analysis.tokens[above].lemma.casefold() in {"for", "against", "about", "of", "to", "from"}:
            found = min(found, Force.WISHED)
        return found
    lemma = analysis.tokens[above].lemma.casefold()
    if lemma in _WISHED and token.dep in {"xcomp", "ccomp", "acl", "advcl"} and _infinite(analysis, index):
        return Force.WISHED
    if lemma in _SEEMING:
        return Force.WISHED
    if lemma in _SETTLED and _infinite(analysis, index):
        return min(found, Force.FUTURE)
    return found


def _infinite(analysis: Analysis, index: int) -> bool:
    """Whether a verb has no finite form of its own: "to leave", "closing", "that he leave"."""
    return analysis.tokens[index].tag in {"VB", "VBG"}


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
