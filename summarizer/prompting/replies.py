"""Replies of language models as values, or a ``ReplyError`` that says what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from summarizer.errors import ReplyError
from summarizer.ports import ChatReply, FinishReason

CLAIMS_SCHEMA: dict[str, Any] = {
    "title": "claims",
    "description": "The claims of numbered sentences.",
    "type": "object",
    "additionalProperties": False,
    "required": ["claims"],
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["sentences", "claim", "speaker"],
                "properties": {
                    "sentences": {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": 1}},
                    "claim": {"type": "string"},
                    "speaker": {"type": ["string", "null"]},
                },
            },
        }
    },
}
"""What a reply to the prompt ``extract_claims`` must be."""

DIFFERENCES_SCHEMA: dict[str, Any] = {
    "title": "differences",
    "description": "The points on which numbered statements differ.",
    "type": "object",
    "additionalProperties": False,
    "required": ["differences"],
    "properties": {
        "differences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["point", "kind", "sides"],
                "properties": {
                    "point": {"type": "string"},
                    "kind": {"type": "string", "enum": ["contradiction", "account", "correction"]},
                    "sides": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["statements", "words"],
                            "properties": {
                                "statements": {"type": "array", "items": {"type": "integer"}},
                                "words": {"type": "string"},
                            },
                        },
                    },
                },
            },
        }
    },
}
"""What a reply to the prompt ``compare`` must be."""

_CODE_FENCE = re.compile(r"\A```[a-z]*\n(.*?)\n?```\Z", re.DOTALL)
_LIST_MARK = re.compile(r"\A(?:[-*•–]|\d+[.)])\s+")
_NOBODY = {"", "null", "none", "n/a", "unknown"}
_PAIRS = {'"': '"', "“": "”", "«": "»"}


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """A claim as a model reports it: which sentences (from 1) say what, and who says it."""

    sentences: tuple[int, ...]
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class ReportedSide:
    """One side of a difference as a model reports it: which statements (from 1), and the words they have."""

    statements: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class ReportedDifference:
    """A difference as a model reports it; only its form has been checked."""

    point: str
    kind: str
    sides: tuple[ReportedSide, ...]


def parse_sentence(reply: ChatReply) -> str:
    """Read a reply that should be one sentence.

    Args:
        reply: the model's answer.

    Returns:
        The sentence on one line, without a list mark or quotation marks around it, with a final stop.

    Raises:
        ReplyError: if the reply failed, was cut off, is empty, or has more than one line.
    """
    lines = [line.strip() for line in _whole(reply).splitlines() if line.strip()]
    if len(lines) != 1:
        raise ReplyError(f"one sentence was asked for; the reply has {len(lines)} lines")
    text = _LIST_MARK.sub("", lines[0])
    if len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not set(text[1:-1]) & {text[0], text[-1]}:
        text = text[1:-1].strip()
    if not any(c.isalpha() for c in text):
        raise ReplyError("the reply has no words")
    return text if text[-1] in ".!?…\"”»'’)" else f"{text}."


def parse_claims(reply: ChatReply, sentences: int) -> tuple[ReportedClaim, ...]:
    """Read a reply that should list claims as JSON.

    Args:
        reply: the model's answer.
        sentences: how many numbered sentences the model was shown.

    Returns:
        The claims, in the reply's order; there may be none.

    Raises:
        ReplyError: if the reply failed or was cut off, is not the JSON asked for, or names a
            sentence that was not shown.
    """
    return tuple(dict.fromkeys(_claim(item, sentences) for item in _items(reply, "claims")))


def parse_differences(reply: ChatReply) -> tuple[ReportedDifference, ...]:
    """Read a reply that should list differences as JSON.

    Args:
        reply: the model's answer.

    Returns:
        The differences, in the reply's order; there may be none. Whether their statements exist and
        have their words is not checked here.

    Raises:
        ReplyError: if the reply failed or was cut off, or is not the JSON asked for.
    """
    return tuple(dict.fromkeys(_difference(item) for item in _items(reply, "differences")))


def _items(reply: ChatReply, name: str) -> list[Any]:
    """The list that a reply should be, bare or under its name in an object."""
    text = _whole(reply)
    fenced = _CODE_FENCE.match(text)
    try:
        value = json.loads(fenced.group(1) if fenced else text)
    except (ValueError, RecursionError) as error:
        raise ReplyError(f"the reply is not JSON: {error}") from error
    items = value.get(name) if isinstance(value, dict) else value
    if not isinstance(items, list):
        raise ReplyError(f"the reply has no list of {name}")
    return items


def _whole(reply: ChatReply) -> str:
    if reply.finish is FinishReason.ERROR:
        raise ReplyError(f"the model did not answer: {reply.error}")
    if reply.finish is FinishReason.LENGTH:
        raise ReplyError(f"the reply was cut off after {reply.tokens_out} tokens")
    return reply.text.strip()


def _claim(item: Any, sentences: int) -> ReportedClaim:
    if not isinstance(item, dict) or set(item) - {"sentences", "claim", "speaker"}:
        raise ReplyError(f"a claim must have the keys sentences, claim and speaker: {_short(item)}")
    numbers, text, speaker = item.get("sentences"), item.get("claim"), item.get("speaker")
    if not _are_numbers(numbers, sentences):
        raise ReplyError(f"a claim names sentences that were not shown: {_short(item)}")
    if not isinstance(text, str) or not any(c.isalpha() for c in text):
        raise ReplyError(f"a claim has no words: {_short(item)}")
    if speaker is not None and not isinstance(speaker, str):
        raise ReplyError(f"a speaker must be a name or null: {_short(item)}")
    named = speaker.strip() if speaker else ""
    return ReportedClaim(
        tuple(dict.fromkeys(numbers)),
        " ".join(text.split()),
        named if named.casefold() not in _NOBODY else None,
    )


def _difference(item: Any) -> ReportedDifference:
    if not isinstance(item, dict) or set(item) != {"point", "kind", "sides"}:
        raise ReplyError(f"a difference must have the keys point, kind and sides: {_short(item)}")
    point, kind, sides = item["point"], item["kind"], item["sides"]
    if not isinstance(point, str) or not isinstance(kind, str) or not isinstance(sides, list):
        raise ReplyError(f"a difference must have a point, a kind and a list of sides: {_short(item)}")
    return ReportedDifference(" ".join(point.split()), kind.strip().casefold(), tuple(map(_side, sides)))


def _side(item: Any) -> ReportedSide:
    if not isinstance(item, dict) or set(item) != {"statements", "words"}:
        raise ReplyError(f"a side must have the keys statements and words: {_short(item)}")
    numbers, text = item["statements"], item["words"]
    if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
        raise ReplyError(f"a side must name statements by their numbers: {_short(item)}")
    if not isinstance(text, str):
        raise ReplyError(f"the words of a side must be text: {_short(item)}")
    return ReportedSide(tuple(dict.fromkeys(numbers)), " ".join(text.split()))


def _are_numbers(value: Any, highest: int) -> TypeGuard[Sequence[int]]:
    return (
        isinstance(value, Sequence)
        and bool(value)
        and all(type(number) is int and 1 <= number <= highest for number in value)
    )


def _short(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False)[:120]
