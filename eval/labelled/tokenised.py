"""Text that a corpus keeps as tokens, set as it was printed."""

from __future__ import annotations

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_REWRITES = (
    (re.compile(r"-[LR][RSC]B-"), lambda m: _BRACKETS[m.group()]),
    (re.compile(r"\\(?=[/*])"), ""),
    (re.compile(r"` ?` ?"), "“"),
    (re.compile(r" ?(?:''|' ')(?= |$|[.,;:!?])"), "”"),
    (re.compile(r"([(\[{]) | (?=[)\]}])"), r"\1"),
    (re.compile(r" ([,.;:!?%])(?=\s|$|[”)])"), r"\1"),
    (re.compile(r" (['’]) ?(s|re|ve|ll|d|m|t)\b"), r"\1\2"),
    (re.compile(r" (n['’]t)\b"), r"\1"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"([$£€#]) (?=\d)"), r"\1"),
)


def as_printed(tokens: str) -> str:
    """Set tokens in the manner of the Penn Treebank as running text.

    Args:
        tokens: tokens with blanks between them.

    Returns:
        The text; what the tokens do not tell (which dash, which quotation mark) is guessed.

    >>> as_printed("The mayor -LRB- 61 -RRB- did n't say `` no '' , she said .")
    "The mayor (61) didn't say “no”, she said."
    """
    text = tokens.strip()
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return text
