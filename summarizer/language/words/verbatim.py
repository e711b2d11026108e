"""How much of a text is copied word for word."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.language.words.quotations import inside, quotations
from summarizer.language.words.tokens import words

LONGEST_RUN = 12
"""Runs of at most this many words are not counted: names, formulas and short clauses recur by nature."""


def verbatim_words(text: str, sources: Iterable[str], longest: int = LONGEST_RUN) -> int:
    """Count the words of ``text`` that stand in long runs copied from a source.

    Args:
        text: a sentence.
        sources: passages it may have been taken from.
        longest: runs of at most this many words are free.

    Returns:
        Words outside quotation marks in runs longer than ``longest``. A run may span a quotation;
        its quoted words are not counted.

    >>> verbatim_words("the ferry sailed at noon", ["On Monday the ferry sailed at noon."], longest=4)
    5
    >>> verbatim_words("the ferry sailed at noon", ["The ferry left."], longest=4)
    0
    """
    quoted = quotations(text)
    own = words(text)
    plain = [w.text.casefold() for w in own]
    width = longest + 1
    copied: set[int] = set()
    for source in sources:
        there = [w.text.casefold() for w in words(source)]
        shingles = {tuple(there[i : i + width]) for i in range(len(there) - longest)}
        for i in range(len(plain) - longest):
            if tuple(plain[i : i + width]) in shingles:
                copied.update(range(i, i + width))
    return sum(not inside(quoted, own[i].start) for i in copied)
