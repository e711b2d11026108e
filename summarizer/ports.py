"""What the pipeline needs from outside, as small Protocols that speak batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.syntax import Parse
from summarizer.domain.text import RawArticle


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One turn; ``role`` is ``system``, ``user`` or ``assistant``."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A prompt for a language model."""

    messages: tuple[ChatMessage, ...]
    max_tokens: int
    """Most new tokens to generate."""
    json_schema: Mapping[str, Any] | None = None
    """Schema of the JSON object wanted, for backends that can hold a model to it."""


class FinishReason(StrEnum):
    """Why a reply ended."""

    STOP = "stop"
    LENGTH = "length"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class ChatReply:
    """An answer, or why there is none (``finish`` is ERROR and ``error`` says why)."""

    text: str
    finish: FinishReason
    tokens_in: int
    tokens_out: int
    error: str | None = None


class ChatModel(Protocol):
    """A language model."""

    @property
    def identity(self) -> ModelIdentity:
        """Id and digest of the model."""

    @property
    def context_tokens(self) -> int:
        """Largest prompt plus reply, in tokens."""

    def count_tokens(self, text: str) -> int:
        """Number of tokens of ``text`` for this model."""

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """Answer every request, greedily and in order; one bad request is one failed reply."""


class Embedder(Protocol):
    """Sentence embeddings."""

    @property
    def identity(self) -> ModelIdentity:
        """Id and digest of the model."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts in order.

        Args:
            texts: ``n`` non-empty strings; ``n`` may be 0.

        Returns:
            Array of shape ``(n, dimension)``; every row has L2 norm 1.
        """


@dataclass(frozen=True, slots=True)
class EntailmentPair:
    """The question whether ``premise`` supports ``hypothesis``."""

    premise: str
    hypothesis: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer; ``support`` and the probabilities are None, with a reason, where there is none."""

    support: Verdict | None
    probability: float | None
    """Probability that the premise supports the hypothesis, 0 to 1."""
    contradiction: float | None
    """Probability that the premise contradicts it, 0 to 1; None if the model does not say."""
    reason: str


class EntailmentModel(Protocol):
    """Says whether passages support a sentence."""

    @property
    def identity(self) -> ModelIdentity:
        """Id and digest of the model."""

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        """Judge every pair, in order."""


class SentenceSplitter(Protocol):
    """Finds sentences."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Offsets of the sentences of one block, in order, without surrounding white space."""


class HtmlExtractor(Protocol):
    """Finds the article in a web page."""

    def extract(self, html: str, path: str) -> RawArticle | None:
        """Read one page.

        Args:
            html: the page's source.
            path: where it came from, as given.

        Returns:
            The article's text, one line a block, with the title, outlet, address, author and date that
            the page states; None if the page holds no article.
        """


class Parser(Protocol):
    """Syntactic analysis."""

    @property
    def identity(self) -> ModelIdentity:
        """Id and digest of the model."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Analyse every sentence, in order."""


class Observer(Protocol):
    """Hears what the pipeline does, for progress and statistics; never changes a result."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins, with the number of steps it will take if that is known."""

    def advance(self, steps: int = 1) -> None:
        """Steps of the current stage are done."""

    def tokens(self, tokens_in: int, tokens_out: int) -> None:
        """A language model read and wrote so many tokens."""
