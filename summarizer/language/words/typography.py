"""One way of printing quotation marks, whatever each source uses."""

from __future__ import annotations

from summarizer.language.words.quotations import quotations


def even(text: str) -> str:
    """Print double quotation marks typographically, without white space on their inner side.

    Args:
        text: one sentence.

    Returns:
        The same words in the same order.

    >>> even('He called it "a start " and left.')
    'He called it “a start” and left.'
    """
    parts: list[str] = []
    position = 0
    for q in quotations(text):
        if not q.closed or text[q.start] not in '"“' or text[q.end - 1] not in '"”':
            continue
        inner = text[q.inner[0] : q.inner[1]].strip()
        parts += [text[position : q.start], f"“{inner}”"]
        position = q.end
    return "".join((*parts, text[position:]))
