from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda

from summarizer.adapters.chat_langchain import LangChainChat
from summarizer.errors import ModelError
from summarizer.ports import ChatMessage, ChatReply, ChatRequest, FinishReason


class Scripted(BaseChatModel):
    """Answers every prompt with the message that ``answers`` holds for its last turn."""

    answers: dict[str, Any]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        answer = self.answers[str(messages[-1].content)]
        if isinstance(answer, Exception):
            raise answer
        return ChatResult(generations=[ChatGeneration(message=answer)])


class Structured(Scripted):
    """Offers structured output."""

    def with_structured_output(self, schema: Any, **options: Any) -> Runnable[Any, Any]:
        assert options == {"include_raw": True, "method": "json_schema"}
        parsed = {"claims": [], "schema": schema["title"]}
        return RunnableLambda(
            lambda _: {"raw": AIMessage("ignored"), "parsed": parsed, "parsing_error": None}
        )


def ask(text: str, schema: dict[str, Any] | None = None) -> ChatRequest:
    return ChatRequest((ChatMessage("system", "Be brief."), ChatMessage("user", text)), 20, schema)


def used(tokens_in: int, tokens_out: int) -> Any:
    return {"input_tokens": tokens_in, "output_tokens": tokens_out, "total_tokens": tokens_in + tokens_out}


@pytest.fixture
def replies() -> dict[str, ChatReply]:
    long = "boats " * 200  # 1,209 characters with the system turn: at least 151 tokens, were it read whole
    answers = {
        "fine": AIMessage(" Yes. ", usage_metadata=used(11, 3), response_metadata={"finish_reason": "stop"}),
        "cut": AIMessage("Yes and", response_metadata={"stop_reason": "max_tokens"}),
        "fails": TimeoutError("no answer\nafter a minute"),
        long: AIMessage("Boats.", usage_metadata=used(100, 2)),
    }
    model = LangChainChat(Scripted(answers=answers))
    given = model.complete([ask(text) for text in answers])
    return dict(zip(["fine", "cut", "fails", "truncated"], given, strict=True))


def test_reported_usage_becomes_token_counts(replies: dict[str, ChatReply]) -> None:
    assert replies["fine"] == ChatReply("Yes.", FinishReason.STOP, 11, 3)


def test_a_provider_s_word_for_the_length_limit_is_understood(replies: dict[str, ChatReply]) -> None:
    assert replies["cut"].finish is FinishReason.LENGTH


def test_an_exception_is_that_request_s_failed_reply(replies: dict[str, ChatReply]) -> None:
    assert replies["fails"] == ChatReply("", FinishReason.ERROR, 0, 0, "TimeoutError: no answer")


def test_a_backend_that_read_far_fewer_tokens_than_were_sent_has_cut_the_prompt(
    replies: dict[str, ChatReply],
) -> None:
    assert replies["truncated"].finish is FinishReason.ERROR
    assert "read 100 tokens of a prompt of 1209 characters" in str(replies["truncated"].error)


def test_a_schema_is_enforced_where_the_model_offers_it() -> None:
    chat = LangChainChat(Structured(answers={"plain": AIMessage("Hi.")}))
    plain, structured = chat.complete([ask("plain"), ask("list", {"title": "claims", "type": "object"})])
    assert (plain.text, structured.text) == ("Hi.", '{"claims": [], "schema": "claims"}')


def test_a_schema_is_only_a_wish_where_the_model_offers_none() -> None:
    chat = LangChainChat(Scripted(answers={"list": AIMessage("[]")}))
    assert chat.complete([ask("list", {"title": "claims", "type": "object"})])[0].text == "[]"


def test_an_id_that_langchain_does_not_know_is_a_model_error() -> None:
    with pytest.raises(ModelError, match="LangChain cannot make the model 'nobody:nothing'"):
        LangChainChat.from_id("nobody:nothing", {}, context_tokens=1000, max_concurrency=1)


def test_settings_are_in_the_digest() -> None:
    model = Scripted(answers={})
    digests = {LangChainChat(model, settings={"temperature": t}).identity.digest for t in (0, 0, 1)}
    assert len(digests) == 2
