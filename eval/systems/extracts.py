"""Baselines that copy sentences: first ones, random ones, those that TextRank and LexRank rate highest."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import chain, zip_longest
from typing import Any

from eval.datasets.items import Item
from eval.systems.base import Source, body_sentences, clean_articles, copied, within
from eval.systems.predictions import Prediction, ungated
from summarizer.language.words.tokens import content_stems
from summarizer.wiring import Summarizer

Choose = Callable[[Sequence[Sequence[Source]], int, int], Iterable[Source]]
"""(sentences of each article, most words, seed) to the sentences chosen, in order of presentation."""


class Extract:
    """A system that copies sentences and cites them."""

    gate = None
    chat = None
    together = 1

    def __init__(self, kind: str, words: int, seed: int = 0) -> None:
        """Choose the method.

        Args:
            kind: a name of ``METHODS``.
            words: most words of a text.
            seed: of what is drawn; only ``random`` draws.
        """
        self.kind = kind
        self._words, self._seed = words, seed
        self._summarizer = Summarizer.from_config("extractive")

    @property
    def signature(self) -> Mapping[str, str]:
        """Method, length and seed; the version of the library where one does the rating."""
        found = {"method": self.kind, "words": str(self._words), **_versions(self.kind)}
        return {**found, "seed": str(self._seed)} if self.kind == "random" else found

    def predict(self, items: Sequence[Item]) -> list[Prediction]:
        """Copy sentences of the cleaned articles of each item."""
        return [self._extract(item) for item in items]

    def _extract(self, item: Item) -> Prediction:
        sentences = body_sentences(clean_articles(item, self._summarizer))
        seed = int.from_bytes(hashlib.sha256(f"{self._seed}:{item.item_id}".encode()).digest()[:8])
        return ungated(copied(list(METHODS[self.kind](sentences, self._words, seed))))


def lead(articles: Sequence[Sequence[Source]], words: int, _seed: int) -> Iterable[Source]:
    """The first sentence of every article, then the second of every article, and so on."""
    rounds = chain.from_iterable(zip_longest(*articles))
    return within((s for s in rounds if s is not None), words)


def drawn(articles: Sequence[Sequence[Source]], words: int, seed: int) -> Iterable[Source]:
    """Sentences at random, in the order in which they stand in the articles."""
    pool = [s for sentences in articles for s in sentences]
    order = random.Random(seed).sample(range(len(pool)), len(pool))
    chosen = set(within((pool[i] for i in order), words))
    return within((s for s in pool if s in chosen), words)


def rated(name: str) -> Choose:
    """A method of sumy over all sentences as one document, in their order; equal sentences once."""

    def choose(articles: Sequence[Sequence[Source]], words: int, _seed: int) -> Iterable[Source]:
        pool = list({s.text: s for sentences in articles for s in sentences}.values())
        if not pool:
            return []
        by_text = {s.text: s for s in pool}
        found = _sumy(name, pool, lambda infos: _fitting(infos, by_text, words))
        return [by_text[str(sentence)] for sentence in found]

    return choose


def _fitting(infos: Sequence[Any], sources: Mapping[str, Source], words: int) -> list[Any]:
    """The best rated sentences that fit into the budget."""
    kept = set(within((sources[str(i.sentence)] for i in infos), words))
    return [i for i in infos if sources[str(i.sentence)] in kept]


def _sumy(name: str, pool: Sequence[Source], count: Callable[[Sequence[Any]], list[Any]]) -> Iterable[Any]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    method = {"textrank": TextRankSummarizer, "lexrank": LexRankSummarizer}[name]()
    sentences = [Sentence(s.text, _Words()) for s in pool]
    found: Iterable[Any] = method(ObjectDocumentModel([Paragraph(sentences)]), count)
    return found


class _Words:
    """Words as sumy asks for them: our own stems without function words, so that it needs no corpora."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The stems of a sentence's content words."""
        return tuple(content_stems(text))


def _versions(kind: str) -> Mapping[str, str]:
    return {"sumy": version("sumy")} if kind in {"textrank", "lexrank"} else {}


METHODS: Mapping[str, Choose] = {
    "lead": lead,
    "random": drawn,
    "textrank": rated("textrank"),
    "lexrank": rated("lexrank"),
}
