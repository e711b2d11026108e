"""The composition root: a profile becomes adapters. The only place that knows them by name.

Heavy libraries are imported when a model is first needed, and each model is loaded once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer import __version__
from summarizer.config import DEFAULT, Settings, load_settings
from summarizer.domain.provenance import Provenance
from summarizer.errors import (
    ModelError,
    NothingUsableError,
    SeveralStoriesError,
    UsageError,
    nothing_usable,
)

if TYPE_CHECKING:
    from summarizer.adapters.model_store import ModelStore
    from summarizer.backends import Backends
    from summarizer.config import EntailmentSettings
    from summarizer.domain.brief import Brief, Briefing, UnreadInput
    from summarizer.domain.edited import CheckReport
    from summarizer.domain.provenance import ModelIdentity, PromptIdentity
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
            self._provenance(as_of, self.backends),
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
            self._provenance(as_of, self._tools),
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
    def _store(self) -> ModelStore:
        return open_store()

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
        from summarizer.adapters.parse_spacy import SpacyParser

        name = self.settings.parser.model
        return SpacyParser(find_weights(name, self._store), name)

    @cached_property
    def _embedder(self) -> Embedder:
        if self.settings.embedder.provider == "hashing":
            from summarizer.adapters.embed_hashing import HashingEmbedder

            return HashingEmbedder()
        from summarizer.adapters.embed_transformers import TransformersEmbedder

        name = self.settings.embedder.model
        return TransformersEmbedder(find_weights(name, self._store), name)

    @cached_property
    def _entailment(self) -> EntailmentModel:
        return build_entailment(self.settings.entailment, lambda: self._embedder)

    @cached_property
    def _chat(self) -> ChatModel | None:
        if self._given is not None:
            return _as_chat_model(self._given, self.settings)
        return build_writer(self.settings)

    def _provenance(self, as_of: date | None, backends: Backends) -> Provenance:
        return Provenance(
            code_version=__version__,
            config_name=self.settings.name,
            config_digest=self.settings.digest,
            as_of=as_of.isoformat() if as_of else None,
            prompts=_prompts(self.settings) if backends.chat else (),
            models=_identities(backends),
        )


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


def open_store() -> ModelStore:
    """The embedded models of this user."""
    from summarizer.adapters.model_store import default_store

    def convert(source: Path, folder: Path) -> None:
        from summarizer.adapters.convert_gguf import convert_gguf

        convert_gguf(source, folder)

    return default_store(convert)


def find_weights(name: str, store: ModelStore) -> Path:
    """The folder of weights that a profile names.

    Args:
        name: name of an embedded model, a folder, or a GGUF file (converted when first used).
        store: the embedded models.

    Returns:
        The folder.

    Raises:
        ModelError: if there is no such model, or it is not on this machine.
    """
    if name in store.specs:
        return store.path(name)
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    if path.suffix == ".gguf" and path.is_file():
        return store.convert_file(path)
    raise ModelError(
        f"The model {name!r} is neither an embedded model ({', '.join(store.specs)}), "
        "nor a folder, nor a GGUF file."
    )


def build_writer(settings: Settings) -> ChatModel | None:
    """Load the language model that a profile names.

    Args:
        settings: the profile.

    Returns:
        The model, or None where the profile has none.
    """
    writer = settings.writer
    if writer.provider == "none":
        return None
    if writer.provider == "replay":
        from summarizer.adapters.chat_replay import ReplayChat

        return ReplayChat(Path(writer.model))
    if writer.provider == "langchain":
        from summarizer.adapters.chat_langchain import LangChainChat

        longest = max(writer.max_new_tokens, settings.extraction.max_new_tokens)
        return LangChainChat.from_id(
            writer.model,
            {"max_tokens": longest, **writer.options},
            context_tokens=writer.context_tokens,
            max_concurrency=writer.batch_size,
        )
    from summarizer.adapters.chat_transformers import TransformersChat

    return TransformersChat(
        _weights_or_hub_id(writer.model, open_store()),
        model_id=writer.model,
        dtype=writer.dtype,
        batch_size=writer.batch_size,
        allow_hub=writer.allow_hub and not _hub_is_off(),
    )


def build_entailment(settings: EntailmentSettings, embedder: Callable[[], Embedder]) -> EntailmentModel:
    """Load what judges whether passages support a sentence.

    Args:
        settings: which one.
        embedder: loads the embedder, for a model that needs it.

    Returns:
        The model.

    Raises:
        UsageError: if the profile that should judge has no writer.
    """
    if settings.provider == "alignment":
        from summarizer.adapters.entail_alignment import AlignmentEntailment

        return AlignmentEntailment(embedder(), settings.threshold)
    if settings.provider == "chat":
        from summarizer.adapters.entail_chat import ChatEntailment
        from summarizer.prompting.prompts import load_prompt

        chat = build_writer(load_settings(settings.model))
        if chat is None:
            raise UsageError(f"The profile {settings.model!r} has no writer that could judge.")
        return ChatEntailment(chat, load_prompt("judge"))
    if settings.provider == "transformers":
        from summarizer.adapters.calibration import Calibration
        from summarizer.adapters.entail_transformers import TransformersEntailment
        from summarizer.adapters.pair_scorer import PairScorer

        where = _weights_or_hub_id(settings.model, open_store())
        allowed = settings.allow_hub and not _hub_is_off()
        scorer = PairScorer.load(where, settings.model, allow_hub=allowed)
        return TransformersEntailment(scorer, Calibration(), settings.threshold)
    from summarizer.adapters.entail_shipped import load_shipped

    return load_shipped(settings.threshold)


def _weights_or_hub_id(model: str, store: ModelStore) -> Path | str:
    try:
        return find_weights(model, store)
    except ModelError:
        if model in store.specs or model.count("/") != 1 or model.startswith((".", "/", "~")):
            raise
        return model


def _hub_is_off() -> bool:
    return os.environ.get("HF_HUB_OFFLINE", "").casefold() in {"1", "true", "yes", "on"}


def _as_chat_model(given: Any, settings: Settings) -> ChatModel:
    if hasattr(given, "complete") and hasattr(given, "count_tokens"):
        chat: ChatModel = given
        return chat
    from summarizer.adapters.chat_langchain import LangChainChat

    return LangChainChat(
        given, context_tokens=settings.writer.context_tokens, max_concurrency=settings.writer.batch_size
    )


def _prompts(settings: Settings) -> tuple[PromptIdentity, ...]:
    from summarizer.prompting.prompts import load_prompt

    names = ["shorten"] if settings.mode == "small" else ["extract_claims", "merge"]
    names += ["repair"] if settings.writer.repair else []
    return tuple(load_prompt(name).identity for name in names)


def _identities(backends: Backends) -> tuple[ModelIdentity, ...]:
    models = (backends.chat, backends.embedder, backends.entailment, backends.parser)
    return tuple(model.identity for model in models if model is not None)
