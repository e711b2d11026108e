"""The naive chain as a system: its free text with ``[n]`` becomes sentences that cite whole articles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from eval.datasets.items import Item
from eval.metrics.answers import Passage, Stated
from eval.scoring.cited_text import read_cited_text
from eval.systems import naive_chain
from eval.systems.base import clean_articles
from eval.systems.meters import CountingChat
from eval.systems.predictions import Prediction, ungated
from summarizer.config import load_settings
from summarizer.domain.text import Document
from summarizer.errors import ModelError
from summarizer.wiring import Summarizer, build_writer

_MARKER = re.compile(r"\[([\d\s,;–-]*\d[\d\s,;–-]*)\]")


TOGETHER = 16
"""Stories whose calls are batched: a step of a large model costs about the same for one text as for many."""


class NaiveChain:
    """Summarise each article, then the summaries, with the language model of a profile."""

    kind = "naive"
    gate = None
    together = TOGETHER

    def __init__(self, profile: str, *, cleaned: bool = False) -> None:
        """Load the language model.

        Args:
            profile: whose language model writes.
            cleaned: whether the chain gets the articles without page furniture; it usually does not.

        Raises:
            ModelError: if the profile has no language model.
        """
        model = build_writer(load_settings(profile))
        if model is None:
            raise ModelError(f"The profile {profile!r} has no language model, which the naive chain needs.")
        self.chat = CountingChat(model)
        self._cleaned = cleaned
        self._summarizer = Summarizer.from_config("extractive")

    @property
    def signature(self) -> Mapping[str, str]:
        """The model, the prompts, and whether articles are cleaned."""
        identity = self.chat.identity
        return {
            "writer": f"{identity.model_id} {identity.digest[:12]}",
            "prompts": hashlib.sha256("".join(naive_chain.PROMPTS).encode()).hexdigest()[:12],
            "articles": "cleaned" if self._cleaned else "as scraped",
        }

    def predict(self, items: Sequence[Item]) -> list[Prediction]:
        """Run the chain on all items at once and read its citations."""
        cleaned = [clean_articles(item, self._summarizer) for item in items]
        if self._cleaned:
            texts = [[d.text for d in documents] for documents in cleaned]
        else:
            texts = [[a.text for a in item.articles] for item in items]
        results = naive_chain.summarize_all_naively(texts, self.chat)
        return [_prediction(r, documents) for r, documents in zip(results, cleaned, strict=True)]


def _prediction(result: naive_chain.NaiveBrief, documents: Sequence[Document]) -> Prediction:
    text, invented = without_unknown(result.brief, len(documents))
    notes = [f"{invented} citations of articles that do not exist"] if invented else []
    if result.clipped_characters:
        notes.append(f"{result.clipped_characters} characters did not fit into the model's context")
    return ungated(_sentences(text, documents), notes)


def without_unknown(text: str, articles: int) -> tuple[str, int]:
    """A text without citations of articles that do not exist, and how many it had.

    >>> without_unknown("It rained [1, 7]. It stopped [9].", 3)
    ('It rained [1]. It stopped .', 2)
    """
    found = 0

    def keep(marker: re.Match[str]) -> str:
        nonlocal found
        numbers = [int(n) for n in re.findall(r"\d{1,9}", marker.group(1))]
        known = [n for n in numbers if 1 <= n <= articles]
        found += len(numbers) - len(known)
        if len(known) == len(numbers):
            return marker.group()
        return f"[{', '.join(map(str, known))}]" if known else ""

    return _MARKER.sub(keep, text), found


def _sentences(text: str, documents: Sequence[Document]) -> list[Stated]:
    lines = read_cited_text(text, documents, "the naive chain's brief")
    return [Stated(line.place, line.text, tuple(Passage(n, "") for n in line.sources)) for line in lines]
