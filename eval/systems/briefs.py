"""This program as a system, with any profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from eval.datasets.items import Item
from eval.metrics.answers import Part, Passage, Stated
from eval.systems.base import clean_articles
from eval.systems.meters import CountingChat
from eval.systems.predictions import Prediction
from summarizer.config import load_settings
from summarizer.domain.brief import Brief, Briefing, CitedSentence, Role
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Document
from summarizer.stages.render.json_writer import render_json
from summarizer.wiring import Summarizer, build_writer


class Pipeline:
    """Writes the brief of an item under one profile."""

    kind = "pipeline"
    together = 1

    def __init__(self, profile: str, words: int) -> None:
        """Load all models of the profile.

        Args:
            profile: a profile's name, or a TOML file.
            words: most words of headline, lead and sections together.
        """
        writer = build_writer(load_settings(profile))
        self.chat = None if writer is None else CountingChat(writer)
        self._summarizer = Summarizer.from_config(profile, words=words, chat_model=self.chat)
        self._backends = self._summarizer.backends

    @cached_property
    def signature(self) -> Mapping[str, str]:
        """The profile's settings and the models that fill its roles."""
        backends = self._backends
        identities = [backends.embedder.identity, backends.entailment.identity, backends.parser.identity]
        identities += [self.chat.identity] if self.chat else []
        return {
            "profile": f"{self._summarizer.settings.name} {self._summarizer.settings.digest[:12]}",
            **{i.role: f"{i.model_id} {i.digest[:12]}" for i in identities},
        }

    @property
    def gate(self) -> ModelIdentity:
        """The entailment model of the profile."""
        return self._backends.entailment.identity

    def predict(self, items: Sequence[Item]) -> list[Prediction]:
        """Write of each item the brief of the story that most articles tell."""
        cleaned = [clean_articles(item, self._summarizer) for item in items]
        return [from_briefing(self._summarizer.summarize(d), d) for d in cleaned]


def from_briefing(briefing: Briefing, documents: Sequence[Document]) -> Prediction:
    """The first brief of a briefing as a prediction.

    Args:
        briefing: what the program wrote.
        documents: the item's articles, in order; citations are counted by them.
    """
    brief = briefing.briefs[0]
    numbers: dict[str, int] = {}
    for number, document in enumerate(documents, start=1):
        numbers.setdefault(document.doc_id, number)
    found = [(_stated(place, part, s, numbers), s.support) for place, part, s in _parts(brief)]
    others = len(briefing.briefs) - 1
    notes = (f"{others} more stories were found among the articles",) if others else ()
    return Prediction(
        sentences=tuple(stated for stated, _ in found),
        gates=tuple(support for _, support in found),
        values=tuple(tuple(v.value for v in conflict.values) for conflict in brief.conflicts),
        brief=render_json(briefing),
        notes=notes,
    )


def _parts(brief: Brief) -> Iterator[tuple[str, Part, CitedSentence]]:
    yield "headline", Part.HEADLINE, brief.headline
    for number, sentence in enumerate(brief.lead, start=1):
        yield f"In brief, {number}", Part.LEAD, sentence
    for section in brief.sections:
        for number, sentence in enumerate(section.sentences, start=1):
            yield f"{section.title}, {number}", Part.BODY, sentence
    for number, entry in enumerate(brief.timeline, start=1):
        yield f"Timeline, {number}", Part.TIMELINE, entry.sentence


def _stated(place: str, part: Part, sentence: CitedSentence, numbers: Mapping[str, int]) -> Stated:
    passages = tuple(
        Passage(numbers[c.span.doc_id], c.quote, c.role is Role.EVIDENCE) for c in sentence.citations
    )
    return Stated(place, sentence.text, passages, sentence.method, sentence.speaker, part)
