"""One house style for marks and forms of address, whatever each source uses."""

from __future__ import annotations

import re

from summarizer.language.words.quotations import inside, quotations

_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms)\.? (?=[A-Z])")
_BROKEN_HYPHEN = re.compile(r"(?<=[a-z])- (?=[a-z])(?!(?:and|or|to|nor|but) )")


def even(text: str) -> str:
    """Print a sentence in house style.

    Double quotation marks become typographic, without white space on their inner side. Outside
    them, forms of address before names go, and a compound broken at its hyphen is joined.

    Args:
        text: one sentence.

    Returns:
        The same words in the same order, but for forms of address.

    >>> even('He called it "a start " and left.')
    'He called it “a start” and left.'
    >>> even("Mr Orlan made a far- reaching offer for two- and three-year terms.")
    'Orlan made a far-reaching offer for two- and three-year terms.'
    """
    return _even_marks(_plain_forms(text))


def _even_marks(text: str) -> str:
    parts: list[str] = []
    position = 0
    for q in quotations(text):
        if not q.closed or text[q.start] not in '"“' or text[q.end - 1] not in '"”':
            continue
        inner = text[q.inner[0] : q.inner[1]].strip()
        parts += [text[position : q.start], f"“{inner}”"]
        position = q.end
    return "".join((*parts, text[position:]))


def _plain_forms(text: str) -> str:
    quoted = quotations(text)
    for pattern, new in ((_ADDRESS, ""), (_BROKEN_HYPHEN, "-")):
        for match in reversed(list(pattern.finditer(text))):
            if not inside(quoted, match.start()):
                text = text[: match.start()] + new + text[match.end() :]
        quoted = quotations(text)
    return text
