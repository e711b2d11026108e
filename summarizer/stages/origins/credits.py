"""Whom articles name as the source of a text that they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from summarizer.domain.text import Document
from summarizer.language.pages.credits import credited

_DATELINE = re.compile(r"\A(?=[A-Z])[^\n]{0,60}?\((?P<name>[A-Z][\w ./-]{1,30})\)\s*[-–—]")


def stated_credit(documents: Sequence[Document]) -> str | None:
    """The credit that most of the documents state, or None where none or several are named as often.

    "NORTHERN PRESS" and "NP" are "Northern Press", where that is named as well.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for name in dict.fromkeys(_credits(document)):
            forms[name.casefold()][name] += 1
    known = {_initials(key): key for key in sorted(forms) if " " in key}
    for key in [key for key in forms if key in known]:
        forms[known[key]] += forms.pop(key)
    ranked = sorted(forms.values(), key=lambda found: -found.total())
    if not ranked or (len(ranked) > 1 and ranked[0].total() == ranked[1].total()):
        return None
    return min(ranked[0], key=lambda name: (name.isupper(), -ranked[0][name], name))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _credits(document: Document) -> Iterable[str]:
    for paragraph in document.paragraphs[:2]:
        if match := _DATELINE.match(paragraph):
            yield match["name"].strip()
    for passage in document.removed:
        if passage.reason == "credit" and (name := credited(passage.text)):
            yield name
