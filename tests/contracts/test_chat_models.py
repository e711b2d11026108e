"""What every ``ChatModel`` keeps to, whatever is behind it."""

from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from summarizer.adapters.chat_langchain import LangChainChat
from summarizer.adapters.chat_replay import RecordingChat, ReplayChat
from summarizer.ports import ChatMessage, ChatModel, ChatReply, ChatRequest, FinishReason

ADAPTERS = ["transformers", "langchain", "replay", "recording"]


def ask(text: str, max_tokens: int = 12) -> ChatRequest:
    return ChatRequest((ChatMessage("user", text),), max_tokens)


QUESTIONS = [ask("What is the capital of France?"), ask("Name a colour of the sea."), ask("Say yes.", 3)]
TOO_LONG = ask("ferry " * 60_000)


@pytest.fixture(params=ADAPTERS)
def model(request: pytest.FixtureRequest, tmp_path: Path) -> ChatModel:
    if request.param == "langchain":
        messages = (AIMessage(f"Answer {n}.") for n in range(1_000))
        return LangChainChat(GenericFakeChatModel(messages=messages), max_concurrency=1)
    real: ChatModel = request.getfixturevalue("chat")
    if request.param == "transformers":
        return real
    recording = RecordingChat(real)
    if request.param == "recording":
        return recording
    recording.complete([*QUESTIONS, TOO_LONG])
    recording.save(tmp_path / "replies.jsonl")
    return ReplayChat(tmp_path / "replies.jsonl")


@pytest.mark.models
def test_a_model_says_what_it_is(model: ChatModel) -> None:
    assert model.identity.role == "writer"
    assert model.identity.model_id and model.identity.digest
    assert model.context_tokens > 256


@pytest.mark.models
def test_longer_texts_have_more_tokens(model: ChatModel) -> None:
    assert 0 < model.count_tokens("A ferry.") < model.count_tokens("A ferry sailed to the islands in spring.")


@pytest.mark.models
def test_every_request_has_its_reply_with_token_usage(model: ChatModel) -> None:
    replies = model.complete(QUESTIONS)
    assert len(replies) == len(QUESTIONS)
    for reply in replies:
        assert reply.finish in {FinishReason.STOP, FinishReason.LENGTH}
        assert reply.text == reply.text.strip() != ""
        assert reply.tokens_in > 0 and reply.tokens_out > 0
        assert reply.error is None


@pytest.mark.models
def test_no_requests_have_no_replies(model: ChatModel) -> None:
    assert model.complete([]) == []


@pytest.mark.models
def test_a_prompt_beyond_the_context_fails_alone_and_is_not_truncated(model: ChatModel) -> None:
    first, long, last = model.complete([QUESTIONS[0], TOO_LONG, QUESTIONS[1]])
    assert (long.finish, long.text) == (FinishReason.ERROR, "")
    assert "context" in str(long.error)
    assert FinishReason.ERROR not in {first.finish, last.finish}


@pytest.mark.models
@pytest.mark.parametrize("model", ["transformers", "replay"], indirect=True)
def test_replies_do_not_depend_on_the_order_of_requests(model: ChatModel) -> None:
    assert model.complete(QUESTIONS[::-1])[::-1] == model.complete(QUESTIONS)


@pytest.mark.models
@pytest.mark.parametrize("model", ["transformers", "replay"], indirect=True)
def test_a_reply_that_reaches_its_limit_says_so(model: ChatModel) -> None:
    reply: ChatReply = model.complete([QUESTIONS[2]])[0]
    assert (reply.finish, reply.tokens_out) == (FinishReason.LENGTH, 3)
