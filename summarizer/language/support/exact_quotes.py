"""Exact check of the words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.language.support.analysis import Analysis
from summarizer.language.support.problem import Problem
from summarizer.language.words.tokens import words

_ELLIPSIS = re.compile(r"\s*(?:\[?(?:…|\.\s?\.\s?\.)\]?)\s*")
_REMARK = re.compile(r"\([^()]*\)")
_INSERTED = re.compile(r"\[[^\]]*\]")


def quotation_problems(sentence: Analysis, premises: Sequence[Analysis]) -> Iterator[Problem]:
    """Find quoted words that do not stand in a passage as they are.

    Kind of quotation marks, case and end punctuation do not matter; words left out are allowed where an
    ellipsis marks the place, words in square brackets are the writer's, and
    a source's remark in parentheses may be left out.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.

    Yields:
        One problem a quotation.
    """
    sources = [_plain(t) for p in premises for t in (p.parse.text, _REMARK.sub(" ", p.parse.text))]
    text = sentence.parse.text
    for quotation in sentence.quotations:
        start, end = quotation.inner
        pieces = [_plain(p) for part in _ELLIPSIS.split(text[start:end]) for p in _INSERTED.split(part)]
        if not any(_in_order([p for p in pieces if p.strip()], source) for source in sources):
            yield Problem(
                f"the words in quotation marks “{text[start:end]}” are not in the cited passages", False
            )


def _plain(text: str) -> str:
    return " " + " ".join(w.text.casefold().replace("’", "'").rstrip(".") for w in words(text)) + " "


def _in_order(pieces: Sequence[str], source: str) -> bool:
    position = 0
    for piece in pieces:
        found = source.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece) - 1
    return True
