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
    """Run the chain on one story.

    Args:
        articles: raw texts, furniture and all.
        chat: the language model; all map calls go to it as one batch.

    Returns:
        The summaries and the brief.

    Raises:
        RuntimeError: if the model fails a call.
    """
    (brief,) = summarize_all_naively([articles], chat)
    return brief


def summarize_all_naively(stories: Sequence[Sequence[str]], chat: ChatModel) -> list[NaiveBrief]:
    """Run the chain on several stories: all their map calls are one batch, all their reduce calls another.

    Args:
        stories: the raw texts of each story.
        chat: the language model.

    Returns:
        One result a story.

    Raises:
        RuntimeError: if the model fails a call.
    """
    room = chat.context_tokens - MAP_TOKENS - _MARGIN_TOKENS - chat.count_tokens(_MAP)
    fitting = [[_clip(article, chat, room) for article in story] for story in stories]
    prompts = [_MAP.format(number=n, article=a) for story in fitting for n, a in enumerate(story, start=1)]
    replies = iter(chat.complete([_request(prompt, MAP_TOKENS) for prompt in prompts]))
    summaries = [tuple(_text(next(replies)) for _ in story) for story in stories]
    reduced = chat.complete([_request(_reduction(own, chat), REDUCE_TOKENS) for own in summaries])
    return [
        NaiveBrief(own, _text(reply), sum(map(len, story)) - sum(map(len, kept)))
        for own, reply, story, kept in zip(summaries, reduced, stories, fitting, strict=True)
    ]


def _reduction(summaries: Sequence[str], chat: ChatModel) -> str:
    listed = "\n\n".join(f"[{n}] {summary}" for n, summary in enumerate(summaries, start=1))
    room = chat.context_tokens - REDUCE_TOKENS - _MARGIN_TOKENS - chat.count_tokens(_REDUCE)
    return _REDUCE.format(summaries=_clip(listed, chat, room))


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
