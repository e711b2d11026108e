"""Real models for tests: loaded once a session, from the user's model cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.adapters.model_store import ModelStore, default_store
from summarizer.errors import ModelError
from summarizer.ports import ChatModel, Embedder, Parser

PARSER = "spacy-en-core-web-sm-3.8.0"
EMBEDDER = "minilm-l6-v2"
WRITER = "smollm2-135m"
CAPABLE_WRITER = "qwen2.5-coder-1.5b"


@pytest.fixture(scope="session")
def store() -> ModelStore:
    """The user's model store; tests read it and never pull."""

    def refuse(source: Path, folder: Path) -> None:
        raise AssertionError(f"a test must not convert {source} into {folder}")

    return default_store(refuse)


@pytest.fixture(scope="session")
def parser(store: ModelStore) -> Parser:
    """The embedded parser, or a skip that says what to run."""
    folder = model_folder(store, PARSER)
    from summarizer.adapters.parse_spacy import SpacyParser

    return SpacyParser(folder)


@pytest.fixture(scope="session")
def embedder(store: ModelStore) -> Embedder:
    """The embedded sentence encoder, or a skip that says what to run."""
    folder = model_folder(store, EMBEDDER)
    from summarizer.adapters.embed_transformers import TransformersEmbedder

    return TransformersEmbedder(folder, EMBEDDER)


@pytest.fixture(scope="session")
def chat(store: ModelStore) -> ChatModel:
    """The embedded language model, or a skip that says what to run."""
    folder = model_folder(store, WRITER)
    from summarizer.adapters.chat_transformers import TransformersChat

    return TransformersChat(folder, model_id=WRITER, batch_size=8)


@pytest.fixture(scope="session")
def capable_chat(store: ModelStore) -> ChatModel:
    """The optional larger language model, or a skip that says what to run."""
    folder = model_folder(store, CAPABLE_WRITER)
    from summarizer.adapters.chat_transformers import TransformersChat

    return TransformersChat(folder, model_id=CAPABLE_WRITER, dtype="bfloat16", batch_size=8)


def model_folder(store: ModelStore, name: str) -> Path:
    """The folder of an embedded model; skips the test where it is absent."""
    try:
        return store.path(name)
    except ModelError as error:
        pytest.skip(str(error))
