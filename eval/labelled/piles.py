"""Piles of articles whose stories are labelled."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.labelled.halves import Half
from eval.labelled.records import records
from summarizer.domain.text import BlockKind, Document, make_document
from summarizer.errors import UsageError

_BEGINNING = 300
"""Characters of a body that tell articles apart; shorter bodies may be equal by chance."""


class Labelled(NamedTuple):
    """A document and the story that annotators put it in."""

    document: Document
    story: str


def read_pile(paths: Sequence[Path]) -> tuple[Labelled, ...]:
    """Read the articles of labelled files.

    Args:
        paths: files whose records are stories: an ``id`` with ``articles`` or ``documents`` that have a
            ``text`` or ``paragraphs``.

    Returns:
        The articles in order. One that an earlier story already holds is left out.

    Raises:
        UsageError: if a record is no such story.
    """
    first: dict[str, str] = {}
    pile: dict[str, Labelled] = {}
    for path in paths:
        for each in _labelled(path):
            beginning = " ".join(each.document.paragraphs).casefold()[:_BEGINNING]
            known = len(beginning) == _BEGINNING
            home = first.setdefault(beginning, each.story) if known else each.story
            if home == each.story:
                pile.setdefault(each.document.doc_id, each)
    return tuple(pile.values())


def _labelled(path: Path) -> Iterator[Labelled]:
    for record in records(path):
        story = record.get("id") or record.get("topic_id")
        articles = record.get("articles") or record.get("documents")
        if not story or not isinstance(articles, list):
            raise UsageError(f"{path}: a record is no story: it needs an id, and articles or documents.")
        for number, article in enumerate(articles):
            if "text" not in article and "paragraphs" not in article:
                raise UsageError(f"{path}: an article of “{story}” has neither text nor paragraphs.")
            yield Labelled(_document(article, f"{story}-{number}"), str(story))


def _document(article: Mapping[str, Any], path: str) -> Document:
    text = article.get("text") or "\n".join(article.get("paragraphs", ()))
    blocks = [(BlockKind.TITLE, article.get("title") or "")]
    blocks += [(BlockKind.PARAGRAPH, line.strip()) for line in text.split("\n")]
    outlet = article.get("publisher") or article.get("source")
    day = str(article.get("date") or "")[:10]
    return make_document(blocks, path=path, outlet=outlet, published=day if day[:1].isdigit() else None)


def half_of(story: str) -> Half:
    """The half a story belongs to, whatever else is measured with it."""
    digest = hashlib.md5(story.encode(), usedforsecurity=False).hexdigest()
    return Half.HELD_OUT if int(digest, 16) % 2 else Half.DEVELOPMENT


def draw(pile: Sequence[Labelled], stories: int, seed: int) -> tuple[Labelled, ...]:
    """The articles of some stories, shuffled.

    Args:
        pile: articles.
        stories: how many stories; all, if there are no more.
        seed: of the choice and the order.
    """
    rng = random.Random(seed)
    names = sorted({each.story for each in pile})
    chosen = set(rng.sample(names, min(stories, len(names))))
    drawn = [each for each in pile if each.story in chosen]
    rng.shuffle(drawn)
    return tuple(drawn)
