"""What the renderings say about a brief as a whole: its facts line, shared wording and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from summarizer.domain.brief import Brief, Briefing, Fate, Ledger
from summarizer.domain.claims import ConflictKind, Origin
from summarizer.domain.events import TimeBasis
from summarizer.domain.text import Document

SHARED_SHARE = 0.2
"""Two articles are not independent if they share at least this share of the shorter one's text."""
KIND_MEANS = {
    ConflictKind.CONTRADICTION: "contradiction: they cannot all be true",
    ConflictKind.PRECISION: "precision: some are more exact than others",
    ConflictKind.APPARENT: "apparent: all may be true",
    ConflictKind.ACCOUNT: "account: the sides tell it differently",
    ConflictKind.CORRECTION: "correction: a later value replaces an earlier one",
}


class Period(NamedTuple):
    """First and last known day of a brief's events."""

    start: date
    end: date
    inferred: bool
    """Whether either day was computed rather than stated."""


class Facts(NamedTuple):
    """The facts line of a brief."""

    articles: int
    independent_origins: int
    period: Period | None

    @property
    def text(self) -> str:
        """The line as printed: ``5 articles, 4 independent origins, events of 14–31 March 2031``."""
        parts = [counted(self.articles, "article"), counted(self.independent_origins, "independent origin")]
        if self.period is not None:
            parts.append(f"events of {day_range(self.period.start, self.period.end)}")
        line = ", ".join(parts)
        if self.period is not None and self.period.inferred:
            line += " (dates inferred)"
        if self.independent_origins == 1:
            line += "; nothing here is corroborated by a second origin"
        return line


def facts(brief: Brief, documents: Sequence[Document]) -> Facts:
    """Count articles and independent origins, and find the period.

    Args:
        brief: a brief.
        documents: the documents it was made of, at least.

    Returns:
        The facts line's parts; the period is None if no event has a calendar date.
    """
    lengths = {d.doc_id: len(d.text) for d in documents}
    ids = [source.doc_id for source in brief.sources]
    return Facts(len(ids), count_independent(ids, brief.origins, lengths), _period(brief))


def shared_wording(brief: Brief) -> tuple[tuple[tuple[int, ...], str | None], ...]:
    """Which sources share wording.

    Args:
        brief: a brief.

    Returns:
        Source numbers and stated credit of each origin of two sources or more; equal ones once.
    """
    numbers = {source.doc_id: source.number for source in brief.sources}
    rows = {
        (tuple(sorted({numbers[p.doc_id] for p in origin.passages if p.doc_id in numbers})), origin.credit)
        for origin in brief.origins
    }
    credited = {members for members, credit in rows if credit is not None}
    kept = [(m, c) for m, c in rows if len(m) > 1 and (c is not None or m not in credited)]
    return tuple(sorted(kept, key=lambda row: (row[0], row[1] or "")))


def left_out(briefing: Briefing, brief: Brief) -> str | None:
    """What became of the units of a brief's articles that it does not cite, in one or two sentences.

    Args:
        briefing: the briefing.
        brief: one of its briefs.

    Returns:
        At most 60 words, or None if there is nothing to say.
    """
    ids = {source.doc_id for source in brief.sources}
    fates = Counter(unit.fate for unit in briefing.ledger.units if unit.doc_id in ids)
    names = {
        Fate.NOT_CHOSEN: ("sentence not chosen", "sentences not chosen"),
        Fate.DUPLICATE: ("repeats another", "repeat another"),
        Fate.UNREAD: ("unread", "unread"),
        Fate.BOILERPLATE: ("passage of site furniture", "passages of site furniture"),
    }
    parts = [f"{fates[fate]} {forms[fates[fate] > 1]}" for fate, forms in names.items() if fates[fate]]
    cited = f"{counted(fates[Fate.CITED], 'sentence')} cited"
    return f"{', '.join(parts)}; {cited}." if parts else None


def not_shipped(ledger: Ledger) -> str | None:
    """How many sentences the gate did not let through, in one sentence; None if it let all through."""
    if not ledger.rejected:
        return None
    replaced = sum(1 for rejection in ledger.rejected if rejection.replaced_by is not None)
    return (
        f"{counted(len(ledger.rejected), 'draft sentence')} failed the check against the sources: "
        f"{replaced} replaced by source text, {len(ledger.rejected) - replaced} dropped."
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(3, "article")
    ('1 article', '3 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day_range(start: date, end: date) -> str:
    """A period in words, shared parts once.

    >>> day_range(date(2031, 3, 14), date(2031, 3, 31)), day_range(date(2031, 2, 28), date(2031, 3, 3))
    ('14–31 March 2031', '28 February – 3 March 2031')
    """
    last = f"{end.day} {end:%B %Y}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start.day} {start:%B}{year} – {last}"


def _period(brief: Brief) -> Period | None:
    dated = [e.time for e in brief.timeline if e.time.start is not None]
    if not dated:
        return None
    days = [day for time in dated for day in (time.start, time.end) if day is not None]
    return Period(min(days), max(days), any(time.basis is TimeBasis.INFERRED for time in dated))


def count_independent(ids: Sequence[str], origins: Iterable[Origin], lengths: Mapping[str, int]) -> int:
    """Number of groups of articles left when those that share wording at length are put together.

    Args:
        ids: of the articles.
        origins: passages that articles share.
        lengths: characters of each article.

    Returns:
        How many of the articles are independent of each other.
    """
    group = {doc_id: doc_id for doc_id in ids}
    for (one, other), shared in _shared_characters(origins).items():
        if one not in group or other not in group:
            continue
        if shared >= SHARED_SHARE * min(lengths.get(one, shared), lengths.get(other, shared)):
            old, new = group[one], group[other]
            group = {doc_id: new if root == old else root for doc_id, root in group.items()}
    return len(set(group.values()))


def _shared_characters(origins: Iterable[Origin]) -> Counter[tuple[str, str]]:
    """For each pair of documents, how many characters they share at most.

    An origin of three documents does not say which two of them share how much of it; no pair shares
    more than the shorter of its passages.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for origin in origins:
        covered: dict[str, set[int]] = {}
        for p in origin.passages:
            covered.setdefault(p.doc_id, set()).update(range(p.start, p.end))
        for one, other in combinations(sorted(covered), 2):
            shared[one, other] += min(len(covered[one]), len(covered[other]))
    return shared
