"""The yardstick is built the way it says, and the instruments count right."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from eval.systems.meters import CountingChat, Measurement
from eval.systems.naive_chain import summarize_all_naively, summarize_naively
from summarizer.domain.provenance import ModelIdentity
from summarizer.ports import ChatMessage, ChatReply, ChatRequest, FinishReason


class EchoChat:
    """Counts one token a word; remembers its batches; answers with a fixed text."""

    def __init__(self, context: int = 10_000, error: str | None = None) -> None:
        self.identity = ModelIdentity("writer", "echo", "0")
        self.context_tokens = context
        self.batches: list[list[ChatRequest]] = []
        self._error = error

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        self.batches.append(list(requests))
        return [ChatReply(" said so ", FinishReason.STOP, 7, 2, self._error) for _ in requests]


def test_the_chain_maps_all_articles_in_one_batch_and_reduces_once() -> None:
    chat = EchoChat()
    result = summarize_naively(["The ferry sailed.", "The ferry sank."], chat)
    maps, reduces = chat.batches
    assert [request.max_tokens for request in maps] == [200, 200]
    assert [request.max_tokens for request in reduces] == [400]
    assert "Article [2]:\nThe ferry sank." in maps[1].messages[0].content
    assert "[1] said so\n\n[2] said so" in reduces[0].messages[0].content
    assert result.brief == "said so"
    assert result.clipped_characters == 0


def test_what_does_not_fit_into_the_context_is_clipped_and_counted() -> None:
    article = "w" + " w" * 899
    chat = EchoChat(context=500)
    result = summarize_naively([article], chat)
    prompt = chat.batches[0][0].messages[0].content
    kept = prompt.split("Article [1]:\n")[1].split("\n\nSummary:")[0]
    assert chat.count_tokens(prompt) + 200 <= 500
    assert article.startswith(kept)
    assert result.clipped_characters == len(article) - len(kept)


def test_a_failed_call_stops_the_chain_with_its_reason() -> None:
    with pytest.raises(RuntimeError, match="out of memory"):
        summarize_naively(["The ferry sailed."], EchoChat(error="out of memory"))


def test_the_calls_of_several_stories_are_two_batches_and_each_story_keeps_its_own() -> None:
    chat = EchoChat()
    ferry, dam = summarize_all_naively([["The ferry sailed.", "The ferry sank."], ["The dam broke."]], chat)
    maps, reduces = chat.batches
    assert (len(maps), len(reduces)) == (3, 2)
    assert "Article [1]:\nThe dam broke." in maps[2].messages[0].content
    assert (ferry.summaries, dam.summaries) == (("said so", "said so"), ("said so",))
    assert "[2]" not in reduces[1].messages[0].content.split("\n\n", 1)[1]


def test_counts_add_up_over_batches_and_start_again_on_reset() -> None:
    chat = CountingChat(EchoChat())
    request = ChatRequest((ChatMessage("user", "Hello"),), 5)
    chat.complete([request, request])
    chat.complete([request])
    assert (chat.calls, chat.tokens_in, chat.tokens_out) == (3, 21, 6)
    chat.reset()
    assert (chat.calls, chat.tokens_in, chat.tokens_out, chat.seconds) == (0, 0, 0, 0.0)


def test_a_model_that_was_never_called_has_no_speed() -> None:
    assert Measurement(3.0, 3.0, 0.0, 0, 0, 0, None).tokens_per_second is None
    assert Measurement(3.0, 3.0, 2.0, 1, 10, 50, None).tokens_per_second == 25.0
