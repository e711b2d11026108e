"""Words that were copied from a sentence: where they stand in it, and what of it they must not leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.domain.syntax import Token
from summarizer.language.support.analysis import Analysis
from summarizer.language.words.quotations import quotations
from summarizer.stages.conflicts.statements import DENYING

_FOLDED = str.maketrans("“”„«»’‘–—\u00a0", '"""""\'\'-- ')
_AROUND = " .,;:…\"'"
NEGATIVE = frozenset("no not n't never nobody nothing none neither nor cannot hardly barely without".split())
"""Words that turn what they belong to into its contrary."""
_OPEN = frozenset(
    """
    if whether unless perhaps possibly probably maybe likely unlikely reportedly allegedly apparently
    """.split()
)
_REFUSING = DENYING | frozenset("fail refuse decline doubt".split())
_GOVERNED = frozenset("ccomp xcomp acl dobj pcomp".split())


def find_words(text: str, copied: str) -> tuple[int, int] | None:
    """Find where words stand in a sentence.

    Args:
        text: the sentence.
        copied: words said to stand in it; capitals, white space, the form of quotation marks and dashes, and
            marks around them count for nothing.

    Returns:
        Offsets of their first place that cuts no word and no number, or None.
    """
    pieces = _fold(copied).strip(_AROUND).split()
    if not pieces:
        return None
    inner = r"\s+".join(map(re.escape, pieces))
    found = re.search(rf"(?<!\w)(?<!\d[.,]){inner}(?!\w)(?![.,]\d)", _fold(text))
    return found.span() if found else None


def _fold(text: str) -> str:
    """The text in small letters and plain marks, character by character."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLDED))


def whole_words(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Widen a passage of a sentence to what it must not leave out.

    Args:
        analysis: the sentence.
        start: offset of the passage.
        end: offset of its end.

    Returns:
        Offsets of the passage with the whole of its numbers, with what negates, denies, doubts or rounds
        it, and with the quotation that it is only partly in.
    """
    while True:
        reach = [(start, end), *_left_out(analysis, start, end)]
        wider = min(first for first, _ in reach), max(last for _, last in reach)
        if wider == (start, end):
            return wider
        start, end = wider


def _left_out(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int]]:
    for quantity in analysis.quantities:
        if quantity.start < end and start < quantity.end:
            yield quantity.start, quantity.end
    for quotation in quotations(analysis.parse.text):
        apart = end <= quotation.start or quotation.end <= start
        if not apart and not (quotation.start <= start and end <= quotation.end):
            yield quotation.start, quotation.end
    inside = {i for i, t in enumerate(analysis.tokens) if t.start < end and start < t.end}
    for i in sorted(inside):
        for child in analysis.children[i]:
            if child not in inside and _turns(analysis, child):
                yield analysis.tokens[child].start, analysis.tokens[child].end
        above = analysis.tokens[i].head
        if above not in inside and analysis.tokens[i].dep in _GOVERNED and _refuses(analysis, above):
            yield analysis.tokens[above].start, analysis.tokens[above].end


def _turns(analysis: Analysis, index: int) -> bool:
    """Whether a word makes what it belongs to untrue, open, or less exact."""
    token = analysis.tokens[index]
    word = token.text.casefold()
    return token.dep in {"neg", "quantmod"} or token.tag == "MD" or word in NEGATIVE or word in _OPEN


def _refuses(analysis: Analysis, index: int) -> bool:
    """Whether what hangs on a verb is denied by it."""
    return is_refusal(analysis.tokens[index]) or analysis.has(index, "neg")


def is_refusal(token: Token) -> bool:
    """Whether a verb says that something is not so, or is not done: "deny", "fail"."""
    return token.pos == "VERB" and token.lemma.casefold() in _REFUSING
