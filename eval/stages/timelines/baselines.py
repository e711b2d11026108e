"""Timelines that need no reading: their days by a simple count, their sentences from the head of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from eval.metrics.timelines import Timeline
from summarizer.adapters.split_rules import RuleSplitter
from summarizer.domain.text import Document
from summarizer.domain.timelines import Written
from summarizer.stages.datewise import Mention, find_mentions
from summarizer.stages.segment import split


class Shelf:
    """A topic's articles, read once for all baselines."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Split articles and find the days they name.

        Args:
            documents: articles, each with the day it was published.
        """
        written = {d.doc_id: Written(date.fromisoformat(d.published)) for d in documents if d.published}
        sentences = split(documents, RuleSplitter())
        self.openings: dict[date, list[list[str]]] = {}
        for doc_id, when in written.items():
            self.openings.setdefault(when.day, []).append([s.text for s in sentences[doc_id]])
        self.mentions: dict[date, list[Mention]] = {}
        for mention in find_mentions(sentences, written, ()):
            self.mentions.setdefault(mention.day, []).append(mention)

    def heads(self, day: date, most: int) -> list[str]:
        """First sentences of the articles of a day, or of the next day that has any: first all the first."""
        following = (day + timedelta(days=n) for n in range(8))
        articles = next((self.openings[d] for d in following if d in self.openings), [])
        ranked = [text for rank in range(most) for own in articles for text in own[rank : rank + 1]]
        return ranked[:most]


def uniform(shelf: Shelf, first: date, last: date, days: int, sentences: int) -> Timeline:
    """Days at equal distances."""
    length = (last - first).days
    chosen = {first + timedelta(days=round(length * n / max(1, days - 1))) for n in range(days)}
    return {day: shelf.heads(day, sentences) for day in chosen}


def volume(shelf: Shelf, first: date, last: date, days: int, sentences: int) -> Timeline:
    """The days on which most articles were published."""
    counts = {day: len(own) for day, own in shelf.openings.items()}
    return {day: shelf.heads(day, sentences) for day in _top(counts, first, last, days)}


def mentions(shelf: Shelf, first: date, last: date, days: int, sentences: int) -> Timeline:
    """The days that most sentences name, each with the first of these sentences."""
    counts = {day: len(own) for day, own in shelf.mentions.items()}
    return {
        day: [m.sentence.text for m in shelf.mentions[day][:sentences]]
        for day in _top(counts, first, last, days)
    }


def _top(counts: Mapping[date, int], first: date, last: date, days: int) -> list[date]:
    inside = Counter({day: n for day, n in counts.items() if first <= day <= last})
    return sorted(inside, key=lambda day: (-inside[day], day))[:days]


Baseline = Callable[[Shelf, date, date, int, int], Timeline]
BASELINES: Mapping[str, Baseline] = {"uniform": uniform, "volume": volume, "mentions": mentions}
