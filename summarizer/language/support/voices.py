"""In whose words a sentence asserts a verb: a named speaker's, or its own."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis

_DIRECTING = frozenset(
    """
    agree disagree demand urge request ask order instruct advise threaten find show charge thank toast
    rule pray preach promise pledge vow sing rap relate submit venture
    """.split()
)
_DEEMING = frozenset("believe think expect fear doubt suspect blame accuse assume".split())
ATTRIBUTING = (SAYING - _DIRECTING) | _DEEMING | {"continue"}
"""Verbs whose content is so only in the words or the mind of their subject."""
ACCUSING = frozenset({"accuse", "blame", "suspect"})
"""Those that name the accused as object and the deed after a preposition."""
_CONTENT = ("ccomp", "xcomp", "dobj")
_STOPS = frozenset({";", ".", "?", "!"})


def reports(analysis: Analysis, index: int) -> bool:
    """Whether the verb at ``index`` is one of saying or believing."""
    return analysis.tokens[index].lemma.casefold() in ATTRIBUTING


def speaker_heads(analysis: Analysis, index: int) -> tuple[int, ...]:
    """Heads of the phrases that name who asserts the verb at ``index``.

    Args:
        analysis: the analysed parse.
        index: a verb.

    Returns:
        Subjects of all attributing verbs above it, nearest first, or beside it as a parenthesis,
        and the noun after *according to* in its clause; empty if the sentence says it in its own voice.
    """
    above = [s for inner, outer in _links(analysis, index) for s in _reporter(analysis, inner, outer)]
    heads = (*above, *_parenthesis(analysis, index), *_according(analysis, index))
    heads = heads or tuple(_trailing(analysis, index))
    return tuple(dict.fromkeys(c for head in heads for c in analysis.with_conjuncts(head)))


def saying_words(analysis: Analysis, index: int) -> frozenset[str]:
    """Lemmas of the words by which a speaker asserts the verb at ``index``.

    Args:
        analysis: the analysed parse.
        index: a verb.

    Returns:
        All attributing words found by :func:`speaker_heads`, "according" among them.
    """
    above = {outer for inner, outer in _links(analysis, index) if list(_reporter(analysis, inner, outer))}
    aside = {
        child
        for top in (index, *analysis.chain(index))
        for child in analysis.dependents(top, "parataxis")
        if child != index and reports(analysis, child)
    }
    words = {analysis.tokens[i].lemma.casefold() for i in above | aside}
    return frozenset(words | ({"according"} if list(_according(analysis, index)) else set()))


def is_aside(analysis: Analysis, index: int) -> bool:
    """Whether the verb stands in a relative clause, perhaps the writer's remark inside another's words."""
    return any(_modifies(analysis, i) for i in (index, *analysis.chain(index)))


def _modifies(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    participle = token.dep == "acl" and token.tag == "VBN"
    # A sentence whose root is a noun is a misread one, and the participle its verb.
    return token.dep in {"relcl", "appos"} or (
        participle
        and not any(
            analysis.tokens[i].dep == "ROOT" and analysis.tokens[i].pos == "NOUN"
            for i in analysis.chain(index)
        )
    )


def _links(analysis: Analysis, index: int) -> Iterator[tuple[int, int]]:
    inner = index
    for outer in analysis.chain(index):
        yield inner, outer
        inner = outer


def _reporter(analysis: Analysis, inner: int, outer: int) -> Iterator[int]:
    """Subjects of an attributing verb if ``inner`` is its content."""
    token = analysis.tokens[outer]
    if token.pos != "VERB" or token.lemma.casefold() not in ATTRIBUTING:
        return
    dep = analysis.tokens[inner].dep
    if dep in {"ccomp", "xcomp"} or (dep == "prep" and token.lemma in ACCUSING):
        yield from _subject(analysis, outer)


def _subject(analysis: Analysis, verb: int, depth: int = 3) -> Iterator[int]:
    own = list(analysis.dependents(verb, "nsubj"))
    if own:
        yield from own
    elif list(beside(analysis, verb)):
        yield from beside(analysis, verb)
    elif depth and analysis.tokens[verb].dep == "conj":
        yield from _subject(analysis, analysis.tokens[verb].head, depth - 1)


def _parenthesis(analysis: Analysis, index: int) -> Iterator[int]:
    """A speaker in a parenthesis: ", police said,"."""
    for above in (index, *analysis.chain(index)):
        for child in analysis.dependents(above, "parataxis"):
            if child != index and reports(analysis, child):
                yield from _subject(analysis, child)


def _trailing(analysis: Analysis, index: int) -> Iterator[int]:
    """A speaker after a comma at the end (", police said."), where the parse ties it to nothing."""
    for verb in _segment(analysis, index):
        if verb <= index or not reports(analysis, verb) or analysis.has(verb, *_CONTENT):
            continue
        for subject in analysis.dependents(verb, "nsubj"):
            left = min(analysis.parse.subtree(subject))
            if index < left < verb and analysis.tokens[left - 1].text == ",":
                yield subject


def _according(analysis: Analysis, index: int) -> Iterator[int]:
    """The source after *according to* between the same full stops or semicolons."""
    for i in _segment(analysis, index):
        if analysis.tokens[i].text.casefold() == "according":
            for to in analysis.dependents(i, "prep"):
                yield from analysis.dependents(to, "pobj")


def _segment(analysis: Analysis, index: int) -> range:
    first, last = index, index
    while first > 0 and analysis.tokens[first - 1].text not in _STOPS:
        first -= 1
    while last + 1 < len(analysis.tokens) and analysis.tokens[last + 1].text not in _STOPS:
        last += 1
    return range(first, last + 1)


def beside(analysis: Analysis, verb: int) -> Iterator[int]:
    """The noun before ", said": an apposition that is the speaker where the parse finds no subject."""
    if verb < 2 or analysis.tokens[verb - 1].text != "," or not reports(analysis, verb):
        return
    noun = verb - 2
    if analysis.tokens[noun].pos in {"NOUN", "PROPN"} and analysis.tokens[noun].dep == "appos":
        yield noun
