"""Where the syntax of Markdown stands, so that it can be left out with offsets kept."""

from __future__ import annotations

import re

_LINE_SYNTAX = re.compile(
    r"^[^\S\n]{0,20}(?:(?P<heading>\#{1,6})(?=\s)|(?P<mark>>(?:[^\S\n]?>){0,8}|[-*+•](?=\s)|\d{1,3}[.)](?=\s)))[^\S\n]*"
)
_NO_TEXT = re.compile(
    r"[^\S\n]{0,20}(?:[-*_=~`\s]{3,}|\[[^\]\n]{1,100}\]:\s?\S{1,2000}.{0,200}|[|:\-\s]{3,}|!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\))\s*"
)
_IMAGE = r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\]\n]{0,100}\]"
_LINK = rf"(?P<open>\[)[^\[\]\n]{{1,500}}(?P<close>\](?:{_TARGET}))"
_INLINE = re.compile(rf"{_IMAGE}|{_LINK}")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?:\*{1,3}|_{1,3}|~~|`{1,3})(?=\S)|(?<=[^\s\\])(?:\*{1,3}|_{1,3}|~~|`{1,3})(?![\w*])"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>\n]{0,500})?/?>")
_SMELL = re.compile(r"(?m)^\#{1,6}\s\S|\]\(https?://[^)\s]{1,500}\)")
_SMELL_WINDOW = 4000


def looks_like_markdown(text: str) -> bool:
    """Whether unlabelled text is Markdown: a heading mark or a link near its beginning, and blank lines."""
    return "\n\n" in text and bool(_SMELL.search(text, 0, _SMELL_WINDOW))


def is_heading(line: str) -> bool:
    """Whether a line is a heading (``# …``)."""
    match = _LINE_SYNTAX.match(line)
    return bool(match and match.group("heading"))


def starts_block(line: str) -> bool:
    """Whether a line begins a heading, a quotation or a list item rather than going on with a paragraph."""
    return _LINE_SYNTAX.match(line) is not None


def is_bare(line: str) -> bool:
    """Whether a line is syntax alone: a rule, an underline, a fence, a link definition, an image."""
    return _NO_TEXT.fullmatch(line) is not None


def text_intervals(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """What remains of ``raw[start:end]`` without Markdown syntax.

    Args:
        raw: Markdown text.
        start: where a block begins.
        end: where it ends.

    Returns:
        Half-open intervals in order.

    >>> text = "## The *harbour* [reopens](https://brill.example)"
    >>> "".join(text[a:b] for a, b in text_intervals(text, 0, len(text)))
    'The harbour reopens'
    """
    block = raw[start:end]
    cuts = [m.span() for m in _EMPHASIS.finditer(block)]
    cuts += [m.span() for pattern in (_ESCAPE, _TAG) for m in pattern.finditer(block)]
    if lead := _LINE_SYNTAX.match(block):
        cuts.append(lead.span())
    for match in _INLINE.finditer(block):
        cuts += [match.span()] if match.group("open") is None else [match.span("open"), match.span("close")]
    return _complement(sorted(cuts), start, end)


def _complement(cuts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    kept = []
    position = start
    for low, high in cuts:
        if start + low > position:
            kept.append((position, start + low))
        position = max(position, start + high)
    if position < end:
        kept.append((position, end))
    return kept
