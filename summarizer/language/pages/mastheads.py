"""Lines that belong to the site or the paper rather than to the article: menus, paths, mastheads."""

from __future__ import annotations

import re

from summarizer.language.pages.credits import OUTLET_WORDS
from summarizer.language.pages.dates import stated_date

_BAR = re.compile(r"\s*[|>›»·•]\s*|\s+\*\s+")
_DASH = re.compile(r"\s+[/\\–—-]\s+")
_FEWEST_ITEMS = 3
_FEWEST_DASHED_ITEMS = 4
"""Two dashes may set off a part of a headline; three make a list."""
_LONGEST_ITEM = 5
_LONGEST_NAME = 5
_TAIL = re.compile(r" (?:online|newsroom)$", re.I)
_PAPERS = OUTLET_WORDS | frozenset(
    """
    advertiser advocate argus bulletin courier dispatch echo enquirer examiner express globe independent
    inquirer ledger messenger monitor observer record register reporter republic review sentinel standard star
    sun tidings voice weekly world magazine newspaper
    """.split()
)
_NAME_END = re.compile(r"\s*[|·•*:!]|\s+[—–-]\s|,\s")
_SINCE = re.compile(r"\b(?:since|est(?:ablished|\.)?|founded(?: in)?)\s+1[6-9]\d\d\b", re.I)


_LAST_WORDS = frozenset(
    """
    advertiser advocate argus bulletin chronicle courier dispatch echo enquirer examiner express gazette globe
    guardian herald independent inquirer journal ledger mail mercury messenger mirror monitor observer post
    record register review sentinel standard star sun telegraph tidings times tribune voice wire
    """.split()
)
"""What the names of papers end in, and the names of sections and agencies do not."""
_BROADCASTERS = frozenset({"radio", "tv", "television"})
_KICKERS = frozenset({"review", "record", "star", "voice", "mail"})
"""Ends of a paper's name that a section may have too ("Book Review"): they count beside a date only."""
_SMALL = frozenset({"of", "the", "and", "for", "on"})


def outlet_named(line: str) -> str | None:
    """The paper or station whose name a line of an article's head is, or opens with.

    Args:
        line: one line, clean.

    Returns:
        Its name, not in capitals, or None.

    >>> outlet_named("THE BRILL OBSERVER | News | Sport"), outlet_named("Radio Brill")
    ('The Brill Observer', 'Radio Brill')
    >>> outlet_named("Dock Review, 18 October 2024"), outlet_named("Book Review")
    ('Dock Review', None)
    >>> outlet_named("Brill Observer finds leak"), outlet_named("News Opinion Books")
    (None, None)
    """
    dated = stated_date(line) is not None
    if dated and "|" in line:
        first, rest = line.split("|", 1)
        line = rest.strip() if stated_date(first) else line
    end = _NAME_END.search(line)
    name = _TAIL.sub("", (line[: end.start()] if end else line).strip())
    found = [w for w in name.split() if w.casefold() not in _SMALL]
    if not 0 < len(found) < _LONGEST_NAME or not all(w[:1].isupper() and w.isalpha() for w in found):
        return None
    first, last = found[0].casefold(), found[-1].casefold()
    several = len(found) > 1 or name.casefold().startswith("the ")
    known = last in _LAST_WORDS or first in _BROADCASTERS or last in _BROADCASTERS
    if not (known and several) or (last in _KICKERS and not dated):
        return None
    return name.title() if name.isupper() else name


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
    name = _TAIL.sub("", text[: end.start()] if end else text)
    found = [w for w in re.findall(r"[^\W\d_]+", name) if w not in {"of", "the", "and", "for"}]
    proper = all(w[:1].isupper() for w in found)
    return (
        0 < len(found) <= _LONGEST_NAME
        and proper
        and any(w.casefold() in _PAPERS for w in (found[0], found[-1]))
    )
