"""From settings to loaded models: the adapters by name, each imported when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.config import Settings, load_settings
from summarizer.errors import UsageError
from summarizer.wiring.store import find_weights, hub_is_off, open_store, weights_or_hub_id

if TYPE_CHECKING:
    from summarizer.config import EmbedderSettings, EntailmentSettings, ParserSettings
    from summarizer.ports import ChatModel, Embedder, EntailmentModel, Parser


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
        weights_or_hub_id(writer.model, open_store()),
        model_id=writer.model,
        dtype=writer.dtype,
        batch_size=writer.batch_size,
        allow_hub=writer.allow_hub and not hub_is_off(),
    )


def as_chat_model(given: Any, settings: Settings) -> ChatModel:
    """A model that the caller brings, as a ``ChatModel``.

    Args:
        given: a ``ChatModel`` or a LangChain chat model.
        settings: the profile in which it writes.

    Returns:
        The model.
    """
    if hasattr(given, "complete") and hasattr(given, "count_tokens"):
        chat: ChatModel = given
        return chat
    from summarizer.adapters.chat_langchain import LangChainChat

    return LangChainChat(
        given, context_tokens=settings.writer.context_tokens, max_concurrency=settings.writer.batch_size
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
    if settings.provider == "likelihood":
        from summarizer.adapters.calibration import read_weights
        from summarizer.adapters.entail_likelihood import BASE, FILE, LikelihoodEntailment, Weights
        from summarizer.adapters.token_likelihood import TokenLikelihood

        reader = TokenLikelihood.load(find_weights(BASE, open_store()), BASE)
        return LikelihoodEntailment(reader, read_weights(Weights, FILE), settings.threshold)
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

        where = weights_or_hub_id(settings.model, open_store())
        allowed = settings.allow_hub and not hub_is_off()
        scorer = PairScorer.load(where, settings.model, allow_hub=allowed)
        return TransformersEntailment(scorer, Calibration(), settings.threshold)
    from summarizer.adapters.entail_shipped import load_shipped

    return load_shipped(settings.threshold)


def build_embedder(settings: EmbedderSettings) -> Embedder:
    """Load the sentence encoder that a profile names."""
    if settings.provider == "hashing":
        from summarizer.adapters.embed_hashing import HashingEmbedder

        return HashingEmbedder()
    from summarizer.adapters.embed_transformers import TransformersEmbedder

    return TransformersEmbedder(find_weights(settings.model, open_store()), settings.model)


def build_parser(settings: ParserSettings) -> Parser:
    """Load the syntactic parser that a profile names."""
    from summarizer.adapters.parse_spacy import SpacyParser

    return SpacyParser(find_weights(settings.model, open_store()), settings.model)
