"""In whose words a sentence asserts a verb: a named speaker's, or its own."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.language.arguments import Analysis
from summarizer.language.reporting import SAYING

_DIRECTING = frozenset(
    """
    agree disagree demand urge request ask order instruct advise threaten find show charge thank toast
    rule pray preach promise pledge vow sing rap relate submit venture
    """.split()
)
_DEEMING = frozenset("believe think expect fear doubt suspect blame accuse assume".split())
ATTRIBUTING = (SAYING - _DIRECTING) | _DEEMING
"""Verbs whose content is so only in the words or the mind of their subject."""
_ACCUSING = frozenset({"accuse", "blame", "suspect"})


def reports(analysis: Analysis, index: int) -> bool:
    """Whether the verb at ``index`` is one of saying or believing."""
    return analysis.tokens[index].lemma.casefold() in ATTRIBUTING


def speaker_heads(analysis: Analysis, index: int) -> tuple[int, ...]:
    """Heads of the phrases that name who asserts the verb at ``index``.

    Args:
        analysis: the analysed parse.
        index: a verb.

    Returns:
        Subjects of the nearest attributing verb above it, or beside it as a parenthesis, or the
        noun after *according to*; empty if the sentence says it in its own voice.
    """
    inner = index
    for outer in analysis.chain(index):
        found = tuple(_reporter(analysis, inner, outer))
        if found:
            return found
        inner = outer
    return tuple(dict.fromkeys(_beside(analysis, index)))


def _reporter(analysis: Analysis, inner: int, outer: int) -> Iterator[int]:
    """Subjects of an attributing verb if ``inner`` is its content."""
    token = analysis.tokens[outer]
    if token.pos != "VERB" or token.lemma.casefold() not in ATTRIBUTING:
        return
    dep = analysis.tokens[inner].dep
    if dep in {"ccomp", "xcomp"} or (dep == "prep" and token.lemma in _ACCUSING):
        yield from _subject(analysis, outer)


def _subject(analysis: Analysis, verb: int, depth: int = 3) -> Iterator[int]:
    own = list(analysis.dependents(verb, "nsubj"))
    if own:
        yield from own
    elif depth and analysis.tokens[verb].dep == "conj":
        yield from _subject(analysis, analysis.tokens[verb].head, depth - 1)


def _beside(analysis: Analysis, index: int) -> Iterator[int]:
    """A speaker in a parenthesis (", police said,") or after *according to* in the same clause."""
    for above in (index, *analysis.chain(index)):
        for child in analysis.children[above]:
            token = analysis.tokens[child]
            if token.dep == "parataxis" and token.lemma.casefold() in ATTRIBUTING and child != index:
                yield from _subject(analysis, child)
            if token.text.casefold() == "according":
                for to in analysis.dependents(child, "prep"):
                    yield from analysis.dependents(to, "pobj")
