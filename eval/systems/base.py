"""What every system is to a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.datasets.items import Item
from eval.metrics.answers import Passage, Stated
from eval.systems.meters import CountingChat
from eval.systems.predictions import Prediction
from summarizer.adapters.split_rules import RuleSplitter
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import BlockKind, Document
from summarizer.stages.read import Reading
from summarizer.wiring import Summarizer


class System(Protocol):
    """Writes about items."""

    @property
    def kind(self) -> str:
        """What sort of system it is."""

    @property
    def signature(self) -> Mapping[str, str]:
        """All that its texts depend on besides code and item: settings, prompts, models."""

    @property
    def gate(self) -> ModelIdentity | None:
        """The model that decides which sentences it lets through, if there is one."""

    @property
    def chat(self) -> CountingChat | None:
        """Its language model, which counts what it does; None if it has none."""

    @property
    def together(self) -> int:
        """How many items it is given at once."""

    def predict(self, items: Sequence[Item]) -> list[Prediction]:
        """Write about each item; one prediction an item, in order."""


def clean_articles(item: Item, summarizer: Summarizer) -> tuple[Document, ...]:
    """The item's articles without what surrounds them: one document an article, in order."""
    return summarizer.clean(Reading(item.articles, ()))


@dataclass(frozen=True, slots=True)
class Source:
    """One sentence of an article's body."""

    article: int
    """Number of the article, from 1."""
    text: str

    @property
    def words(self) -> int:
        """Its length."""
        return len(self.text.split())


def body_sentences(documents: Sequence[Document]) -> list[list[Source]]:
    """The sentences of every document but its title, in order."""
    return [list(_sentences(number, document)) for number, document in enumerate(documents, start=1)]


def _sentences(number: int, document: Document) -> Iterator[Source]:
    splitter = RuleSplitter()
    for block in document.blocks:
        if block.kind is not BlockKind.TITLE:
            text = document.text[block.start : block.end]
            yield from (
                Source(number, " ".join(text[start:end].split())) for start, end in splitter.split(text)
            )


def copied(sources: Sequence[Source]) -> tuple[Stated, ...]:
    """Sentences that cite the very sentences they were copied from."""
    return tuple(
        Stated(f"sentence {n}", s.text, (Passage(s.article, s.text),)) for n, s in enumerate(sources, start=1)
    )


def within(sources: Iterator[Source], budget: int) -> Iterator[Source]:
    """Sentences in order, without repetitions, that fit into a number of words."""
    seen: set[str] = set()
    for source in sources:
        if source.text not in seen and source.words <= budget:
            seen.add(source.text)
            budget -= source.words
            yield source
