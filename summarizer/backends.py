"""What fills the pipeline's roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.domain.provenance import ModelIdentity
from summarizer.ports import (
    ChatModel,
    ChatReply,
    ChatRequest,
    Embedder,
    EntailmentModel,
    HtmlExtractor,
    Observer,
    Parser,
    SentenceSplitter,
)


@dataclass(frozen=True)
class Backends:
    """What fills the roles; ``chat`` is None where briefs are made by rule alone."""

    embedder: Embedder
    entailment: EntailmentModel
    splitter: SentenceSplitter
    parser: Parser
    extractor: HtmlExtractor
    chat: ChatModel | None = None


class Metered:
    """A chat model that tells an observer what it reads, writes and has done."""

    def __init__(self, chat: ChatModel, observer: Observer) -> None:
        """Wrap a chat model."""
        self._chat = chat
        self._observer = observer

    @property
    def identity(self) -> ModelIdentity:
        """The wrapped model's identity."""
        return self._chat.identity

    @property
    def context_tokens(self) -> int:
        """The wrapped model's context."""
        return self._chat.context_tokens

    def count_tokens(self, text: str) -> int:
        """Tokens of ``text`` for the wrapped model."""
        return self._chat.count_tokens(text)

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """The wrapped model's replies."""
        replies = self._chat.complete(requests)
        self._observer.tokens(sum(r.tokens_in for r in replies), sum(r.tokens_out for r in replies))
        self._observer.advance(len(replies))
        return replies
