from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.adapters.chat_replay import RecordingChat, ReplayChat, request_key
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError
from summarizer.ports import ChatMessage, ChatReply, ChatRequest, FinishReason


class Echo:
    identity = ModelIdentity("writer", "echo", "0")
    context_tokens = 100

    def count_tokens(self, text: str) -> int:
        return 7

    def complete(self, requests: list[ChatRequest]) -> list[ChatReply]:
        return [ChatReply(r.messages[0].content.upper(), FinishReason.STOP, 1, 1) for r in requests]


SAY = ChatRequest((ChatMessage("user", "ahoy – “é”"),), 5)


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    recording = RecordingChat(Echo())  # type: ignore[arg-type]
    recording.complete([SAY])
    recording.count_tokens("ferry")
    recording.save(tmp_path / "replies.jsonl")
    return tmp_path / "replies.jsonl"


def test_a_recording_gives_the_same_replies_counts_and_identity(recorded: Path) -> None:
    replay = ReplayChat(recorded)
    assert replay.complete([SAY]) == [ChatReply("AHOY – “É”", FinishReason.STOP, 1, 1)]
    assert replay.count_tokens("ferry") == 7
    assert (replay.identity, replay.context_tokens) == (Echo.identity, 100)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SAY, max_tokens=6),
        replace(SAY, json_schema={"type": "object"}),
        replace(SAY, messages=(ChatMessage("system", "ahoy – “é”"),)),
    ],
)
def test_a_request_that_was_not_recorded_is_a_failed_reply(recorded: Path, changed: ChatRequest) -> None:
    reply, known = ReplayChat(recorded).complete([changed, SAY])
    assert reply.finish is FinishReason.ERROR
    assert request_key(changed) in str(reply.error)
    assert known.finish is FinishReason.STOP


@pytest.mark.parametrize("content", ["", "{}", "not JSON", '{"model": {}, "context_tokens": 1}'])
def test_a_file_that_is_no_recording_is_a_model_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"bad\.jsonl"):
        ReplayChat(path)
