"""Whether a story's gold holds together: what stands where it is said to stand, and what refers to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from eval.gold.suite import Article, Story, article_text, locate
from summarizer.errors import UsageError

FEWEST_ARTICLES, MOST_ARTICLES = 3, 8


def faults(story: Story) -> list[str]:
    """What is wrong with a story's gold, one sentence each; empty for a sound one."""
    checks = (_articles, _quotes, _names, _days, _differences)
    return [fault for check in checks for fault in check(story)]


def _articles(story: Story) -> Iterator[str]:
    if not FEWEST_ARTICLES <= len(story.articles) <= MOST_ARTICLES:
        yield f"{story.id} has {len(story.articles)} articles, not {FEWEST_ARTICLES} to {MOST_ARTICLES}"
    for article in story.articles:
        if not article.path.is_file():
            yield f"{story.id}: there is no {article.path.name}"
    for folder in {article.path.parent for article in story.articles}:
        unlisted = {p.name for p in folder.iterdir()} - {a.path.name for a in story.articles}
        yield from (f"{story.id}: {name} is not in the gold" for name in sorted(unlisted))


def _quotes(story: Story) -> Iterator[str]:
    known = {article.path.name: article for article in story.articles if article.path.is_file()}
    texts = {name: article_text(article.path) for name, article in known.items()}
    for quote in dict.fromkeys(story.quotes()):
        if quote.file not in texts:
            yield f"{story.id}: “{quote.text}” is quoted from {quote.file}, which is not in the gold"
            continue
        try:
            locate(texts[quote.file], quote)
        except UsageError as error:
            yield f"{story.id}: {error}"
    for name, article in known.items():
        yield from _furniture(article, texts[name], story)


def _furniture(article: Article, text: str, story: Story) -> Iterator[str]:
    lines = {line.strip() for line in text.splitlines()}
    quoted = [q.text for q in story.quotes() if q.file == article.path.name]
    for each in article.furniture:
        # In a web page or a record a line of furniture is part of a line of the file.
        whole = article.path.suffix in {".txt", ".md"}
        if each not in (lines if whole else text):
            yield f"{story.id}: {article.path.name} has no line “{each}”"
        yield from (f"{story.id}: “{q}” lies within furniture" for q in quoted if q in each)


def _names(story: Story) -> Iterator[str]:
    for kind, ids in (
        ("event", [e.id for e in story.events]),
        ("nugget", [n.id for n in story.nuggets]),
        ("origin", [o.id for o in story.origins]),
        ("article", [a.path.name for a in story.articles]),
    ):
        yield from (f"{story.id}: two {kind}s are called {name}" for name in _repeated(ids))
    events = {e.id for e in story.events}
    for nugget in story.nuggets:
        if nugget.event is not None and nugget.event not in events:
            yield f"{story.id}: nugget {nugget.id} belongs to event {nugget.event}, which is not there"
    for earlier, later in pairwise(story.events):
        if earlier.rank > later.rank:
            yield f"{story.id}: event {later.id} stands after {earlier.id} and has a lower rank"
        if earlier.rank < later.rank and (earlier.start or "") > (later.start or "9999"):
            yield f"{story.id}: event {later.id} ranks after {earlier.id} and begins before it"


def _days(story: Story) -> Iterator[str]:
    stated = [
        *(a.published for a in story.articles),
        *(day for e in story.events for day in (e.start, e.end)),
    ]
    for day in dict.fromkeys(stated):
        try:
            date.fromisoformat(day or "0001-01-01")
        except ValueError:
            yield f"{story.id}: “{day}” is no day; a day is written 2031-03-14"


def _differences(story: Story) -> Iterator[str]:
    for conflict in story.conflicts:
        if len(conflict.values) < 2 or not all(v.support for v in conflict.values):
            yield f"{story.id}: the conflict about {conflict.point} needs two values with their quotes"
    for trap in story.traps:
        if len(trap.passages) < 2:
            yield f"{story.id}: the trap “{trap.why}” needs two passages"
    for origin in story.origins:
        if len({passage.first.file for passage in origin.passages}) < 2:
            yield f"{story.id}: origin {origin.id} needs passages of two articles"
        for first, last in origin.passages:
            if first.file != last.file:
                yield f"{story.id}: a passage of origin {origin.id} ends in another article"


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
