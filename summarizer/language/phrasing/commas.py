"""What commas and dashes set off, and which of them two such phrases share."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.domain.syntax import Parse

COMMAS = frozenset({",", "–", "—", "--", ";"})
"""Marks that set a phrase off."""
_SET_OFF = frozenset({"appos", "relcl", "acl", "advcl", "amod", "nummod", "npadvmod", "advmod", "prep"})


class Beside(NamedTuple):
    """Which of its two marks a phrase shares, so that the mark stays where the phrase goes."""

    follows: bool
    """Something else that the same marks set off ends right before it, or ends where it ends."""
    leads: bool
    """Something else begins right after it."""


def beside(parse: Parse, first: int, last: int) -> Beside:
    """Look for phrases that share a comma with a phrase.

    Args:
        parse: analysis of the whole sentence.
        first: first token of a phrase that stands between two commas.
        last: its last token.

    Returns:
        What stands beside it.
    """
    follows = leads = False
    for i, token in enumerate(parse.tokens):
        if token.dep not in _SET_OFF or token.pos == "PUNCT":
            continue
        subtree = parse.subtree(i)
        low, high = subtree[0], subtree[-1]
        low += parse.tokens[low].text in COMMAS
        high -= parse.tokens[high].text in COMMAS
        if low == 0 or parse.tokens[low - 1].text not in COMMAS:
            continue
        follows = follows or (low < first and high in {first - 2, last})
        leads = leads or low == last + 2
    return Beside(follows, leads)
