"""The chain everyone uses: summarise each article, then summarise the summaries.

It is the yardstick of this program, written as it is usually written: whole raw articles,
one map call an article, one reduce call, citations asked for in the prompt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.ports import ChatMessage, ChatModel, ChatReply, ChatRequest

MAP_TOKENS = 200
REDUCE_TOKENS = 400
_MARGIN_TOKENS = 64
"""Kept free for the chat template around a prompt."""

_MAP = (
    "Write a concise, factual summary of the following news article. "
    "Cite it as [{number}].\n\nArticle [{number}]:\n{article}\n\nSummary:"
)
_REDUCE = (
    "The following are summaries of several news articles about the same story. Combine them into one "
    "neutral brief. Cite the articles with [n].\n\n{summaries}\n\nBrief:"
)
PROMPTS = (_MAP, _REDUCE)


@dataclass(frozen=True, slots=True)
class NaiveBrief:
    """What the chain wrote, and how much of the articles did not fit into the model's context."""

    summaries: tuple[str, ...]
    brief: str
    clipped_characters: int


def summarize_naively(articles: Sequence[str], chat: ChatModel) -> NaiveBrief:
    """Run the chain.

    Args:
        articles: raw texts, furniture and all.
        chat: the language model; all map calls go to it as one batch.

    Returns:
        The summaries and the brief.

    Raises:
        RuntimeError: if the model fails a call.
    """
    room = chat.context_tokens - MAP_TOKENS - _MARGIN_TOKENS - chat.count_tokens(_MAP)
    fitting = [_clip(article, chat, room) for article in articles]
    prompts = [_MAP.format(number=n, article=text) for n, text in enumerate(fitting, start=1)]
    summaries = [_text(r) for r in chat.complete([_request(p, MAP_TOKENS) for p in prompts])]
    listed = "\n\n".join(f"[{n}] {summary}" for n, summary in enumerate(summaries, start=1))
    room = chat.context_tokens - REDUCE_TOKENS - _MARGIN_TOKENS - chat.count_tokens(_REDUCE)
    reduce = _REDUCE.format(summaries=_clip(listed, chat, room))
    (reply,) = chat.complete([_request(reduce, REDUCE_TOKENS)])
    clipped = sum(len(a) for a in articles) - sum(len(f) for f in fitting)
    return NaiveBrief(tuple(summaries), _text(reply), clipped)


def _clip(text: str, chat: ChatModel, room: int) -> str:
    """The beginning of ``text`` that fits into ``room`` tokens, as such chains clip it."""
    tokens = chat.count_tokens(text)
    while tokens > room:
        text = text[: len(text) * room // tokens - 1]
        tokens = chat.count_tokens(text)
    return text


def _request(prompt: str, max_tokens: int) -> ChatRequest:
    return ChatRequest((ChatMessage("user", prompt),), max_tokens)


def _text(reply: ChatReply) -> str:
    if reply.error is not None:
        raise RuntimeError(f"The language model failed a call of the naive chain: {reply.error}")
    return reply.text.strip()
