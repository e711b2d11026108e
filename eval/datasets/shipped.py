"""The stories that ship with the project, or any folder of stories in their format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from eval.datasets.items import Item
from eval.gold.suite import GOLD, SUITE, Quote, Story, load_suite
from eval.metrics.told import Dispute, Marked, Marking
from eval.scoring.gold_files import read_gold
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
            events=tuple(Marking(e.rank, _marked(e.support, story)) for e in story.events),
            disputes=tuple(
                Dispute(c.point, tuple(_marked(v.support, story) for v in c.values)) for c in story.conflicts
            ),
            furniture=tuple(line for a in story.articles for line in a.furniture),
        )


def _marked(quotes: Sequence[Quote], story: Story) -> Marked:
    numbers = {a.path.name: number for number, a in enumerate(story.articles, start=1)}
    return tuple((numbers[q.file], q.text) for q in quotes)
