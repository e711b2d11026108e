"""One thing to summarise: the articles of a story as they were scraped, and its gold."""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from eval.metrics.told import Dispute, Marking
from eval.scoring.score import Gold
from summarizer.domain.text import RawArticle

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One story to summarise."""

    item_id: str
    """Unique in its data set, and fit to be a file's name."""
    story: str
    """Items of one story are not independent."""
    title: str
    articles: tuple[RawArticle, ...]
    gold: Gold = field(default_factory=Gold)
    references: tuple[str, ...] = ()
    """All references; the first one is also the gold's."""
    events: tuple[Marking, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    furniture: tuple[str, ...] = ()
    """Lines of the articles that no brief may contain."""

    @property
    def digest(self) -> str:
        """SHA-256 of the articles and all gold; where the files lie changes nothing."""
        gold = {key: value for key, value in asdict(self).items() if key != "articles"}
        return _sha256([self.articles_digest, gold])

    @property
    def articles_digest(self) -> str:
        """SHA-256 of what a system gets to see."""
        articles = [asdict(article) for article in self.articles]
        for article in articles:
            del article["path"], article["cleaned"]
        return _sha256(articles)

    @property
    def words(self) -> int:
        """Words of all articles as scraped."""
        return sum(len(a.text.split()) for a in self.articles)


def file_name(name: str) -> str:
    """A name made fit for a file; different names stay different.

    >>> file_name("sul-river-talks"), file_name("apple (trial)")
    ('sul-river-talks', 'apple-trial-.eff2dc')
    """
    plain = _UNSAFE.sub("-", name)[:_LONGEST].lstrip(".")
    if plain == name:
        return name
    return f"{plain}.{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def draw(items: Iterable[Item], size: int, seed: int) -> tuple[Item, ...]:
    """A sample that does not depend on the order of the items; read as a stream.

    Args:
        items: items with different ids.
        size: how many; 0 for all.
        seed: of the choice.

    Returns:
        The chosen items by id.
    """
    chosen = heapq.nsmallest(size, items, key=lambda i: (_lot(i, seed), i.item_id)) if size else list(items)
    return tuple(sorted(chosen, key=lambda i: i.item_id))


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


def _lot(item: Item, seed: int) -> str:
    return hashlib.sha256(f"{seed}:{item.item_id}".encode()).hexdigest()
