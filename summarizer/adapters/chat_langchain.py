"""Language models through LangChain: any chat model object, or any id that ``init_chat_model`` knows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.runnables import Runnable

from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError
from summarizer.ports import ChatReply, ChatRequest, FinishReason

_CUT_OFF = {"length", "max_tokens", "max_output_tokens", "model_length"}
"""What providers call the end of a reply that reached its limit."""
_CHARACTERS_PER_TOKEN = 3.5
"""Cautious for English, so that a prompt that is said to fit does fit."""
_TRUNCATED = 8
"""A backend that reports fewer tokens than one per so many characters has not read the whole prompt:
English text has four to five characters a token in every common vocabulary."""


class LangChainChat:
    """A ``ChatModel`` on any LangChain chat model.

    LangChain has no common way to set the length of one reply or to count tokens: the limit is the
    model object's own, and tokens are estimated from characters where the backend does not report them.
    """

    def __init__(
        self,
        model: BaseChatModel,
        *,
        model_id: str | None = None,
        context_tokens: int = 8192,
        max_concurrency: int = 8,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        """Wrap a chat model.

        Args:
            model: the LangChain object.
            model_id: its name, for the record; by default its class and model name.
            context_tokens: largest prompt plus reply; LangChain does not say.
            max_concurrency: most requests in flight at once.
            settings: what the model was made with, for the record.
        """
        self._model = model
        self._context_tokens = context_tokens
        self._max_concurrency = max_concurrency
        named = model_id or f"{type(model).__name__}:{_model_name(model)}"
        stated = json.dumps(
            {"class": type(model).__name__, "settings": settings or {}}, sort_keys=True, default=str
        )
        self._identity = ModelIdentity(
            "writer", named, f"settings:{hashlib.sha256(stated.encode()).hexdigest()}"
        )

    @classmethod
    def from_id(
        cls, model_id: str, options: Mapping[str, Any], *, context_tokens: int, max_concurrency: int
    ) -> LangChainChat:
        """Make the model that ``init_chat_model`` knows by this id.

        Args:
            model_id: such as ``openai:gpt-4o-mini``.
            options: passed on to ``init_chat_model``.
            context_tokens: largest prompt plus reply.
            max_concurrency: most requests in flight at once.

        Returns:
            The wrapped model.

        Raises:
            ModelError: if LangChain cannot make it; the message says why.
        """
        try:
            model = init_chat_model(model_id, **options)
        except Exception as error:  # every provider has its own exceptions
            raise ModelError(f"LangChain cannot make the model {model_id!r}: {_first_line(error)}") from error
        return cls(
            model,
            model_id=model_id,
            context_tokens=context_tokens,
            max_concurrency=max_concurrency,
            settings=options,
        )

    @property
    def identity(self) -> ModelIdentity:
        """Name of the model and a digest of its settings; weights behind an API have none."""
        return self._identity

    @property
    def context_tokens(self) -> int:
        """Largest prompt plus reply, in tokens, as configured."""
        return self._context_tokens

    def count_tokens(self, text: str) -> int:
        """Cautious estimate of the number of tokens of ``text``."""
        return int(len(text) / _CHARACTERS_PER_TOKEN) + 1

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """Answer every request, in order.

        Args:
            requests: prompts; a JSON schema is enforced by backends that offer it.

        Returns:
            One reply a request. Whatever goes wrong with one request is its failed reply: an
            exception, a prompt that does not fit, a prompt that the backend did not read whole.
        """
        replies: dict[int, ChatReply] = {}
        groups: dict[str, list[int]] = {}
        for number, request in enumerate(requests):
            if self._prompt_tokens(request) + request.max_tokens > self._context_tokens:
                replies[number] = _failed(
                    f"a prompt of about {self._prompt_tokens(request)} tokens and a reply of "
                    f"{request.max_tokens} do not fit the context of {self._context_tokens} tokens"
                )
            else:
                groups.setdefault(json.dumps(request.json_schema, sort_keys=True), []).append(number)
        for numbers in groups.values():
            runnable = self._runnable(requests[numbers[0]].json_schema)
            answers = runnable.batch(
                [[(m.role, m.content) for m in requests[n].messages] for n in numbers],
                config={"max_concurrency": self._max_concurrency},
                return_exceptions=True,
            )
            for number, answer in zip(numbers, answers, strict=True):
                replies[number] = self._reply(requests[number], answer)
        return [replies[number] for number in range(len(requests))]

    def _runnable(self, schema: Mapping[str, Any] | None) -> Runnable[Any, Any]:
        if schema is None:
            return self._model
        for options in ({"method": "json_schema"}, {}):
            try:
                return self._model.with_structured_output(dict(schema), include_raw=True, **options)
            except (NotImplementedError, ValueError, TypeError):
                continue  # this model does not offer it; the reply is checked in any case
        return self._model

    def _reply(self, request: ChatRequest, answer: Any) -> ChatReply:
        if isinstance(answer, Exception):
            return _failed(_first_line(answer))
        parsed = None
        if isinstance(answer, dict):
            answer, parsed = answer.get("raw"), answer.get("parsed")
        if not isinstance(answer, BaseMessage):
            return _failed(f"LangChain returned a {type(answer).__name__} in place of a message")
        text = answer.text if parsed is None else json.dumps(parsed, ensure_ascii=False)
        usage = answer.usage_metadata if isinstance(answer, AIMessage) else None
        tokens_in = (usage["input_tokens"] if usage else 0) or self._prompt_tokens(request)
        tokens_out = (usage["output_tokens"] if usage else 0) or self.count_tokens(text)
        if tokens_in * _TRUNCATED < _characters(request):
            return _failed(
                f"the backend read {tokens_in} tokens of a prompt of {_characters(request)} characters: "
                "it cut the prompt; raise its context or lower context_tokens"
            )
        finish = FinishReason.LENGTH if _finish(answer) in _CUT_OFF else FinishReason.STOP
        return ChatReply(text.strip(), finish, tokens_in, tokens_out)

    def _prompt_tokens(self, request: ChatRequest) -> int:
        return sum(self.count_tokens(m.content) + 4 for m in request.messages)


def _characters(request: ChatRequest) -> int:
    return sum(len(m.content) for m in request.messages)


def _finish(message: BaseMessage) -> str:
    stated = message.response_metadata
    reason = stated.get("finish_reason") or stated.get("stop_reason") or stated.get("done_reason") or ""
    return str(reason).casefold()


def _model_name(model: BaseChatModel) -> str:
    return str(getattr(model, "model_name", None) or getattr(model, "model", None) or model._llm_type)


def _failed(reason: str) -> ChatReply:
    return ChatReply("", FinishReason.ERROR, 0, 0, reason)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
