import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from summarizer.adapters.chat_langchain import LangChainChat
from summarizer.adapters.chat_replay import ReplayChat
from summarizer.adapters.model_registry import ModelSpec
from summarizer.adapters.model_store import ModelStore
from summarizer.config import Settings, WriterSettings
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import BlockKind, make_document
from summarizer.errors import ModelError, SeveralStoriesError
from summarizer.wiring import Summarizer, build_writer, find_weights
from tests.builders import brief_of, briefing_of

HEAVY = {"torch", "transformers", "spacy", "langchain", "langchain_core", "trafilatura"}


@pytest.fixture
def ships(tmp_path: Path) -> ModelStore:
    spec = ModelSpec("ships", "writer", "x/ships", "MIT", "gguf", {"ships.gguf": "0" * 64})

    def convert(source: Path, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(source.read_bytes())

    return ModelStore(tmp_path / "models", {"ships": spec}, (), convert)


def test_wiring_a_profile_loads_no_heavy_library() -> None:
    code = (
        "import sys; from summarizer.wiring import Summarizer; Summarizer.from_config(); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert set(done.stdout.split()) & HEAVY == set()


def test_an_embedded_model_that_is_absent_says_what_to_run(ships: ModelStore) -> None:
    with pytest.raises(ModelError, match="run: summarizer models pull ships"):
        find_weights("ships", ships)


def test_a_folder_is_taken_as_it_is(ships: ModelStore, tmp_path: Path) -> None:
    assert find_weights(str(tmp_path), ships) == tmp_path


def test_a_gguf_file_is_converted_into_the_store(ships: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "mine.gguf").write_bytes(b"weights")
    folder = find_weights(str(tmp_path / "mine.gguf"), ships)
    assert folder.parent == ships.folder and (folder / "model.safetensors").read_bytes() == b"weights"


def test_a_name_that_is_nothing_is_answered_with_what_there_is(ships: ModelStore) -> None:
    with pytest.raises(ModelError, match=r"'shipz' is neither an embedded model \(ships\)"):
        find_weights("shipz", ships)


def test_a_hub_id_that_is_not_on_this_machine_is_not_downloaded_unasked() -> None:
    writer = WriterSettings(provider="transformers", model="made-up-owner/made-up-model")
    with pytest.raises(ModelError, match="'made-up-owner/made-up-model' cannot be loaded"):
        build_writer(Settings(writer=writer))


def test_a_profile_without_a_writer_has_none() -> None:
    assert build_writer(Settings()) is None


def test_recorded_replies_can_take_the_writer_s_role(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    path.write_text(
        '{"model": {"role": "writer", "model_id": "m", "digest": "d"}, "context_tokens": 99}\n',
        encoding="utf-8",
    )
    chat = build_writer(Settings(writer=WriterSettings(provider="replay", model=str(path))))
    assert isinstance(chat, ReplayChat)
    assert chat.identity == ModelIdentity("writer", "m", "d")


class Chat:
    """The least of a ``ChatModel``."""

    identity = ModelIdentity("writer", "mine", "0")
    context_tokens = 1000

    def count_tokens(self, text: str) -> int:
        return len(text)

    def complete(self, requests: Any) -> list[Any]:
        return []


@pytest.mark.models
def test_a_given_chat_model_writes_in_place_of_the_profile_s(parser: Any, embedder: Any) -> None:
    mine = Chat()
    assert Summarizer.from_config(chat_model=mine).backends.chat is mine


@pytest.mark.models
def test_a_given_langchain_model_is_adapted(parser: Any, embedder: Any) -> None:
    backends = Summarizer.from_config(chat_model=FakeListChatModel(responses=["Yes."])).backends
    assert isinstance(backends.chat, LangChainChat)


@pytest.mark.models
def test_models_are_loaded_once(parser: Any, embedder: Any) -> None:
    summarizer = Summarizer.from_config("extractive")
    assert summarizer.backends is summarizer.backends
    assert summarizer.backends.parser is summarizer.backends.parser


def test_one_brief_of_several_stories_is_refused_with_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["The ferry to Brill sailed again.", "The lighthouse of Varn was closed."]
    documents = [make_document([(BlockKind.PARAGRAPH, text)]) for text in texts]
    briefs = [brief_of(document, text, text) for document, text in zip(documents, texts, strict=True)]
    summarizer = Summarizer(Settings())
    monkeypatch.setattr(summarizer, "summarize", lambda *_, **__: briefing_of(*briefs))
    with pytest.raises(
        SeveralStoriesError, match=r"2 stories: 'The ferry .* \(1 articles\); 'The lighthouse"
    ):
        summarizer.brief(documents)
