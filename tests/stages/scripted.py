"""A chat model of one prepared reply."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.provenance import ModelIdentity
from summarizer.ports import ChatReply, ChatRequest, FinishReason


class Scripted:
    """A chat model that gives one prepared reply to every request and keeps what it was asked."""

    identity = ModelIdentity("writer", "scripted", "0")

    def __init__(self, text: str, context_tokens: int = 4096) -> None:
        self.text = text
        self.context_tokens = context_tokens
        self.prompts: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        self.prompts += [request.messages[-1].content for request in requests]
        return [ChatReply(self.text, FinishReason.STOP, 1, 1) for _ in requests]
