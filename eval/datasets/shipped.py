"""The stories that ship with the project, or any folder of stories in their format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from eval.datasets.items import Item, Quoted
from eval.gold_files import read_gold
from eval.suite import GOLD, SUITE, Story, load_suite
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from eval.datasets.spec import SuiteSpec


def items(spec: SuiteSpec) -> Iterator[Item]:
    """One item a story.

    Raises:
        UsageError: if an article cannot be read.
    """
    from summarizer.wiring import Summarizer

    root = Path(spec.path) if spec.path else SUITE
    summarizer = Summarizer.from_config("extractive")
    for story in load_suite(root):
        if spec.items and story.id not in spec.items:
            continue
        reading = summarizer.read([a.path for a in story.articles])
        if reading.unread:
            raise UsageError(f"{reading.unread[0].path} cannot be read: {reading.unread[0].reason}")
        gold = read_gold(root / story.id / GOLD, None)
        yield Item(
            item_id=story.id,
            story=story.id,
            title=story.title,
            # where the checkout lies must not show in what is made of the articles
            articles=tuple(replace(a, path=f"{story.id}/{Path(a.path).name}") for a in reading.articles),
            gold=gold,
            references=(story.reference,),
            events=_events(story),
            furniture=tuple(line for a in story.articles for line in a.furniture),
        )


def _events(story: Story) -> tuple[Quoted, ...]:
    numbers = {a.path.name: number for number, a in enumerate(story.articles, start=1)}
    return tuple(
        Quoted(event.rank, tuple((numbers[q.file], q.text) for q in event.support)) for event in story.events
    )
