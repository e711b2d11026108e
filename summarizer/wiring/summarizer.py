"""One profile as an object: read, clean, summarize, check, with models loaded when first needed, and once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.config import DEFAULT, Settings, load_settings
from summarizer.errors import NothingUsableError, SeveralStoriesError, nothing_usable
from summarizer.wiring.models import (
    as_chat_model,
    build_embedder,
    build_entailment,
    build_parser,
    build_writer,
)
from summarizer.wiring.provenance import provenance_of

if TYPE_CHECKING:
    from summarizer.backends import Backends
    from summarizer.domain.brief import Brief, Briefing, UnreadInput
    from summarizer.domain.edited import CheckReport
    from summarizer.domain.text import Document
    from summarizer.domain.timelines import Chronology, TimelineRequest
    from summarizer.ports import (
        ChatModel,
        Embedder,
        EntailmentModel,
        HtmlExtractor,
        Observer,
        Parser,
        SentenceSplitter,
    )
    from summarizer.stages.read import Reading


class Summarizer:
    """Briefs of news articles under one profile; models are loaded when first needed, and once."""

    def __init__(self, settings: Settings, *, chat_model: Any = None) -> None:
        """Take a profile; nothing is loaded yet.

        Args:
            settings: the profile.
            chat_model: a ``ChatModel`` or a LangChain chat model, to write in place of the profile's.
        """
        self.settings = settings
        self._given = chat_model

    @classmethod
    def from_config(
        cls, name_or_path: str | Path = DEFAULT, *, words: int | None = None, chat_model: Any = None
    ) -> Summarizer:
        """Take a profile by name or file.

        Args:
            name_or_path: a profile's name, or a TOML file.
            words: most words of a brief; the profile's by default.
            chat_model: a ``ChatModel`` or a LangChain chat model, to write in place of the profile's.

        Returns:
            The summarizer.
        """
        settings = load_settings(name_or_path)
        return cls(settings if words is None else settings.with_words(words), chat_model=chat_model)

    def read(self, inputs: Sequence[str | Path]) -> Reading:
        """Read articles.

        Args:
            inputs: files, folders, or ``-`` for standard input.

        Returns:
            The articles, and the inputs that could not be read with their reasons.
        """
        from summarizer.stages.read import read_inputs

        stdin = sys.stdin.buffer if "-" in map(str, inputs) else None
        return read_inputs(
            [str(path) for path in inputs],
            extractor=self._extractor,
            max_input_mb=self.settings.reading.max_input_mb,
            stdin=stdin,
        )

    def clean(self, reading: Reading, *, observer: Observer | None = None) -> tuple[Document, ...]:
        """Take site furniture off the articles.

        Args:
            reading: what :meth:`read` returned.
            observer: hears of progress.

        Returns:
            One document an article, in order.

        Raises:
            NothingUsableError: if nothing could be read; no model is loaded to find that out.
        """
        from summarizer.stages.clean import clean

        if not reading.articles:
            raise NothingUsableError(nothing_usable([f"{u.path}: {u.reason}" for u in reading.unread]))
        (observer or Silence()).stage("clean", len(reading.articles))
        return clean(reading.articles, self._embedder, self._splitter)

    def summarize(
        self,
        documents: Sequence[Document],
        *,
        as_of: date | None = None,
        unread: Sequence[UnreadInput] = (),
        observer: Observer | None = None,
    ) -> Briefing:
        """Write the briefs of all stories that the documents tell.

        Args:
            documents: clean documents, in any order.
            as_of: the day that weekdays and "yesterday" refer to, where articles are undated.
            unread: inputs that could not be used, for the ledger.
            observer: hears of progress.

        Returns:
            One brief a story, and the ledger.
        """
        from summarizer.pipeline import summarize

        return summarize(
            documents,
            self.backends,
            self.settings,
            provenance_of(self.settings, self.backends, as_of),
            observer=observer or Silence(),
            as_of=as_of,
            unread=unread,
        )

    def brief(self, documents: Sequence[Document], *, as_of: date | None = None) -> Brief:
        """Write the brief of the one story that the documents tell.

        Args:
            documents: clean documents, in any order.
            as_of: the day that weekdays and "yesterday" refer to, where articles are undated.

        Returns:
            The brief.

        Raises:
            SeveralStoriesError: if there are several stories; the message names them.
        """
        briefs = self.summarize(documents, as_of=as_of).briefs
        if len(briefs) > 1:
            stories = "; ".join(f"{b.headline.text!r} ({len(b.sources)} articles)" for b in briefs)
            raise SeveralStoriesError(
                f"The documents tell {len(briefs)} stories: {stories}. Pass one story, or use summarize()."
            )
        return briefs[0]

    def timeline(
        self,
        documents: Sequence[Document],
        request: TimelineRequest | None = None,
        *,
        as_of: date | None = None,
        unread: Sequence[UnreadInput] = (),
        observer: Observer | None = None,
    ) -> Chronology:
        """Write one timeline of all that the documents tell; no language model takes part.

        Args:
            documents: clean documents of one topic, in any order, up to thousands.
            request: period and lengths; by default everything that is told of again and again.
            as_of: the day that weekdays and "yesterday" refer to, where articles are undated.
            unread: inputs that could not be used, for the ledger.
            observer: hears of progress.

        Returns:
            The timeline, its sources and the ledger.
        """
        from summarizer.chronology import chronicle
        from summarizer.domain.timelines import TimelineRequest

        return chronicle(
            documents,
            self._tools,
            request or TimelineRequest(),
            provenance_of(self.settings, self._tools, as_of),
            observer=observer or Silence(),
            as_of=as_of,
            unread=unread,
        )

    def check(self, text: str, documents: Sequence[Document]) -> CheckReport:
        """Check every sentence of a briefing, also one that a person has edited.

        Args:
            text: the briefing's JSON.
            documents: the cleaned articles it was made of.

        Returns:
            The statements that fail, with reasons.
        """
        from summarizer.checking import check_brief

        return check_brief(text, documents, self._entailment, self._parser)

    @cached_property
    def backends(self) -> Backends:
        """Everything that fills a role, loaded."""
        return replace(self._tools, chat=self._chat)

    @cached_property
    def _tools(self) -> Backends:
        """Everything but the language model."""
        from summarizer.backends import Backends

        return Backends(
            embedder=self._embedder,
            entailment=self._entailment,
            splitter=self._splitter,
            parser=self._parser,
            extractor=self._extractor,
        )

    @cached_property
    def _extractor(self) -> HtmlExtractor:
        from summarizer.adapters.html_trafilatura import TrafilaturaExtractor

        return TrafilaturaExtractor()

    @cached_property
    def _splitter(self) -> SentenceSplitter:
        from summarizer.adapters.split_rules import RuleSplitter

        return RuleSplitter()

    @cached_property
    def _parser(self) -> Parser:
        return build_parser(self.settings.parser)

    @cached_property
    def _embedder(self) -> Embedder:
        return build_embedder(self.settings.embedder)

    @cached_property
    def _entailment(self) -> EntailmentModel:
        return build_entailment(self.settings.entailment, lambda: self._embedder)

    @cached_property
    def _chat(self) -> ChatModel | None:
        if self._given is not None:
            return as_chat_model(self._given, self.settings)
        return build_writer(self.settings)


class Silence:
    """An ``Observer`` that nobody listens to."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing."""

    def advance(self, steps: int = 1) -> None:
        """Nothing."""

    def tokens(self, tokens_in: int, tokens_out: int) -> None:
        """Nothing."""


def build_backends(settings: Settings, *, chat_model: Any = None) -> Backends:
    """Load everything a profile names.

    Args:
        settings: the profile.
        chat_model: a ``ChatModel`` or a LangChain chat model, to write in place of the profile's.

    Returns:
        The loaded backends.
    """
    return Summarizer(settings, chat_model=chat_model).backends
