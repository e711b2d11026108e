"""Lines that belong to the site or the paper rather than to the article: menus, paths, mastheads."""

from __future__ import annotations

import re

from summarizer.language.pages.credits import OUTLET_WORDS

_BAR = re.compile(r"\s*[|>›»·•]\s*|\s+\*\s+")
_DASH = re.compile(r"\s+[/\\–—-]\s+")
_FEWEST_ITEMS = 3
_FEWEST_DASHED_ITEMS = 4
"""Two dashes may set off a part of a headline; three make a list."""
_LONGEST_ITEM = 5
_LONGEST_NAME = 5
_PAPERS = OUTLET_WORDS | frozenset(
    """
    advertiser advocate argus bulletin courier dispatch echo enquirer examiner express globe independent
    inquirer ledger messenger monitor observer record register reporter republic review sentinel standard star
    sun tidings voice weekly world magazine newspaper
    """.split()
)
_NAME_END = re.compile(r"\s*[|·•*:!]|\s+[—–-]\s|,\s")
_SINCE = re.compile(r"\b(?:since|est(?:ablished|\.)?|founded(?: in)?)\s+1[6-9]\d\d\b", re.I)


def is_menu(text: str) -> bool:
    """Whether a line is a list of short items: a menu, or the path to a page.

    >>> is_menu("Front page > Region > Accidents"), is_menu("herald / home / my area / money")
    (True, True)
    >>> is_menu("Mayor - a week late - opens ferry")
    False
    """
    for separator, fewest in ((_BAR, _FEWEST_ITEMS), (_DASH, _FEWEST_DASHED_ITEMS)):
        items = [item for item in separator.split(text) if item]
        if len(items) >= fewest and all(len(item.split()) <= _LONGEST_ITEM for item in items):
            return True
    return False


def is_masthead(text: str) -> bool:
    """Whether a line opens with a paper's name, set off from what follows.

    >>> is_masthead("Brill Observer — your weekly since 1894"), is_masthead("Observer finds leak in ferry")
    (True, False)
    """
    if _SINCE.search(text):
        return True
    end = _NAME_END.search(text)
    name = text[: end.start()] if end else text
    found = [w for w in re.findall(r"[^\W\d_]+", name) if w not in {"of", "the", "and", "for"}]
    proper = all(w[:1].isupper() for w in found)
    return (
        0 < len(found) <= _LONGEST_NAME
        and proper
        and any(w.casefold() in _PAPERS for w in (found[0], found[-1]))
    )
