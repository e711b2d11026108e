"""Make article text safe to print: it can never become markup or steer a terminal."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_REPLACED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

_MARKUP = re.compile(
    r"""[\\`*\[\]{}<>|~^@#]          # emphasis, code, links, HTML, tables, strikes, mentions
    | (?<![^\W_])_ | _(?![^\W_])      # emphasis, but not a_name
    | &(?=[\w#]+;)                    # entities
    | :(?=[/\w])(?!(?<=\d:)\d)        # URLs and :emoji:, not 10:30
    | (?<=www)\.                      # bare addresses
    | \$(?!\d)                        # mathematics, not prices: a $ before a digit cannot close a formula
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE_START = re.compile(r"^(?:[-+=!:%]|\d+[.)](?=\s|$))")


def plain(text: str) -> str:
    r"""One line of text without control characters.

    Args:
        text: untrusted text.

    Returns:
        The text with white space collapsed, invisible joiners left out, and every other control,
        format (bidirectional overrides among them), private or unassigned character shown as U+FFFD.

    >>> plain("red \x1b[31m alert")
    'red �[31m alert'
    """
    return _visible(" ".join("".join(c for c in text if c not in _INVISIBLE).split()))


def printable(text: str) -> str:
    r"""The text as it stands, lines and all, without other control characters (see :func:`plain`).

    >>> printable("one\n  two \x1b[31m")
    'one\n  two �[31m'
    """
    return "\n".join(_visible(line.replace("\t", " ")) for line in text.split("\n"))


def markdown(text: str) -> str:
    r"""The text as one line of Markdown that shows exactly ``plain(text)``.

    Args:
        text: untrusted text.

    Returns:
        Text with a backslash before every character that Markdown could read as markup.

    >>> markdown("1. *Free* tickets: <b>now</b>")
    '1\\. \\*Free\\* tickets: \\<b\\>now\\</b\\>'
    """
    escaped = _MARKUP.sub(r"\\\g<0>", plain(text))
    return _LINE_START.sub(lambda m: f"{m.group()[:-1]}\\{m.group()[-1]}", escaped)


def clip(text: str, words: int) -> str:
    """The first ``words`` words of ``text``, with an ellipsis where more follow.

    >>> clip("one two three", 2)
    'one two …'
    """
    parts = text.split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


def _visible(line: str) -> str:
    return "".join("\ufffd" if unicodedata.category(c) in _REPLACED else c for c in line)
