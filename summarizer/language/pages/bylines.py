"""Lines that say who wrote an article, and when: bylines, timestamps, datelines."""

from __future__ import annotations

import re

from summarizer.language.pages.dates import stated_date

_LONGEST = 120
_SHORT_WORDS = 10
_LONGEST_DATELINE = 60
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?{month},?\s+\d{4}\b|\b{month}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b"
    r"|\b\d{4}-\d\d-\d\d\b".replace(
        "{month}", r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
    ),
    re.I,
)
_CALENDAR = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """.split()
)
_CLOCK = frozenset(
    """
    am pm a p m h hrs hours hour minutes minute min mins days day ago noon midnight local time
    gmt utc bst cet cest est edt pst pdt et
    published publication posted updated update modified created first last issued filed date on at of the
    """.split()
)
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h)?")
_STAFF = (
    r"(?:(?:reporter|correspondent|writer|editor|journalist|columnist|critic|contributor|analyst)s?"
    r"|reporting|staff|newsroom|desk|team|bureau|agenc(?:y|ies))"
)
_ROLE = re.compile(rf"(?:[\w’'-]+ ){{0,4}}{_STAFF}(?: (?:and|in|at|for) [\w .&’'-]{{1,40}})?", re.I)
_CAPITALISED = r"[A-ZÀ-Þ0-9][\w./’'-]*"
_NAME = re.compile(
    rf"{_CAPITALISED}(?:,? (?:(?:and|at|de|der|for|in|la|of|the|van|von|&) ){{0,2}}{_CAPITALISED}){{0,9}}"
)
_BY = re.compile(
    r"(?:(?:analysis|column|comment|compiled|essay|interview|live|live updates|opinion|report|story|text"
    r"|updates|words|written) )?by:? ",
    re.I,
)
_GAP = re.compile(r"\s*[|·•;,–—]\s*|\s+[/-]\s+|(?<=[a-z]{3})\.\s+")


def is_byline(text: str) -> bool:
    """Whether a short block names the writer or the date of the article.

    >>> is_byline("By Ana Roe, court reporter"), is_byline("By our reporters | Friday, 5 February 2027")
    (True, True)
    >>> is_byline("By noon the ferry was gone"), is_byline("Ferry runs again")
    (False, False)
    """
    if len(text) > _LONGEST:
        return False
    dated = _DATE.search(text) is not None
    if dated and sum(_WORD.search(word) is not None for word in text.split()) <= _SHORT_WORDS:
        return True
    parts = [part for part in _GAP.split(text.rstrip(" .")) if part]
    written = any(_is_writer(part) for part in parts)
    signed = any(_is_role(part) for part in parts) and any(_NAME.fullmatch(part) for part in parts[:1])
    fits = all(is_timestamp(p) or _is_writer(p) or _is_role(p) or _NAME.fullmatch(p) for p in parts)
    return is_timestamp(text) or (fits and (written or (len(parts) > 1 and signed)))


def _is_writer(part: str) -> bool:
    """Whether a part is "by" with a name or with the paper's own people."""
    by = _BY.match(part)
    return by is not None and bool(_NAME.fullmatch(part, by.end()) or _ROLE.fullmatch(part, by.end()))


def _is_role(part: str) -> bool:
    return _ROLE.fullmatch(part) is not None


def is_timestamp(text: str) -> bool:
    """Whether a text consists of a day or a time and nothing else.

    >>> is_timestamp("Friday, March 12, 2027, 5:10 pm"), is_timestamp("Posted Tuesday, 7:15")
    (True, True)
    >>> is_timestamp("March 12 protest"), is_timestamp("12")
    (False, False)
    """
    found = _WORD.findall(text[: _LONGEST + 1].casefold())
    numbers = [w for w in found if _NUMBER.fullmatch(w)]
    named = [w for w in found if w in _CALENDAR]
    known = all(w in _CALENDAR or w in _CLOCK or _NUMBER.fullmatch(w) for w in found)
    return (
        known and bool(numbers) and (bool(named) or stated_date(text) is not None) and len(text) <= _LONGEST
    )


def dateline_date(paragraph: str) -> str | None:
    """The full date in a dateline at the beginning of a paragraph.

    >>> dateline_date("HALM, Nov. 4, 2029 (NPA) -- The port closed.")
    '2029-11-04'
    >>> dateline_date("NATO met on 3 May 2024. It agreed.")
    """
    head = re.split(r"\s+(?:--|[—–-])\s+|(?<=\d{4})\.\s|:\s", paragraph[: _LONGEST_DATELINE + 5], maxsplit=1)[
        0
    ]
    found = _WORD.findall(head)
    place = len(found) > 1 and len(found[0]) > 2 and found[0].isupper()
    return stated_date(head) if place and not any(w[:1].islower() for w in found) else None
