"""Article text and metadata of web pages through trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from trafilatura import bare_extraction
from trafilatura.settings import Document

from summarizer.domain.text import RawArticle

# A page without these says the same, and parsing it costs a fraction.
_DEAD_WEIGHT = ("script", "style", "svg", "noscript", "template")
_DATA_URI = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,50};base64,[A-Za-z0-9+/=]+", re.I)
_LARGEST_PAGE = 3_000_000
"""Characters of mark-up that are parsed: about 4 s; the extractor's time grows faster than the page."""
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Stated dates only: no guess from the page's text, and no dependence on today's date."""
_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+")
_LONGEST_SECTION = 2
_LIST_MARK = re.compile(r"^- ", re.M)


class TrafilaturaExtractor:
    """An ``HtmlExtractor``; keeps no state between pages."""

    def extract(self, html: str, path: str) -> RawArticle | None:
        """Read one page.

        Args:
            html: the page's source.
            path: where it came from, as given.

        Returns:
            The article, or None if there is none or the page is too large to be parsed.
        """
        page = _DATA_URI.sub("", _without_dead_weight(html))
        if len(page) > _LARGEST_PAGE or not page.strip():
            return None
        _quiet()
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
        if not isinstance(found, Document) or not found.text:
            return None
        return RawArticle(
            text=_LIST_MARK.sub("", found.text),
            path=path,
            outlet=found.sitename or None,
            url=found.url or None,
            title=_without_site(found.title, (found.sitename, found.hostname)) or None,
            author=found.author or None,
            published=found.date or None,
        )


def _without_site(title: str | None, site_names: Iterable[str | None]) -> str:
    """Leave out the site's name, and a section's before it, at the end of a page's title."""
    head, *rest = _TITLE_PARTS.split(title or "")
    names = {_letters(name).removesuffix("com") for name in site_names if name}
    if not rest or not any(_letters(rest[-1]) in (name, f"the{name}") for name in names):
        return title or ""
    kept = [part for part in rest[:-1] if len(part.split()) > _LONGEST_SECTION]
    return " – ".join((head, *kept)) if kept else head


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _quiet() -> None:
    """Keep trafilatura's remarks about odd pages out of our output; its answer says enough."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def _without_dead_weight(html: str) -> str:
    """Leave out elements that never hold article text, JSON-LD metadata excepted, in linear time."""
    for name in _DEAD_WEIGHT:
        html = _without(html, name)
    return html


def _without(html: str, name: str) -> str:
    opening = re.compile(rf"<{name}\b[^>]{{0,2000}}>", re.I)
    closing = re.compile(rf"</{name}\s*>", re.I)
    parts: list[str] = []
    position = 0
    while start := opening.search(html, position):
        end = closing.search(html, start.end())
        if end is None:
            break
        parts.append(html[position : start.start()])
        if "ld+json" in start.group():
            parts.append(html[start.start() : end.end()])
        position = end.end()
    return "".join((*parts, html[position:]))
