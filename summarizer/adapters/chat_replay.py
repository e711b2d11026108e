"""Recorded replies: a language model's answers kept in a file and given again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError
from summarizer.ports import ChatModel, ChatReply, ChatRequest, FinishReason


def request_key(request: ChatRequest) -> str:
    """Name a request by everything that can change its reply."""
    return _key(asdict(request))


class RecordingChat:
    """A ``ChatModel`` that passes everything on and remembers it for a :class:`ReplayChat`."""

    def __init__(self, model: ChatModel) -> None:
        """Record ``model``.

        Args:
            model: the model that answers.
        """
        self._model = model
        self._replies: dict[str, ChatReply] = {}
        self._counts: dict[str, int] = {}

    @property
    def identity(self) -> ModelIdentity:
        """The recorded model's."""
        return self._model.identity

    @property
    def context_tokens(self) -> int:
        """The recorded model's."""
        return self._model.context_tokens

    def count_tokens(self, text: str) -> int:
        """Number of tokens of ``text`` for the recorded model."""
        return self._counts.setdefault(_key(text), self._model.count_tokens(text))

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """Answer every request, in order, and remember the replies."""
        replies = self._model.complete(requests)
        self._replies.update(zip(map(request_key, requests), replies, strict=True))
        return replies

    def save(self, path: Path) -> None:
        """Write what was recorded as JSON Lines: the model, then token counts and replies by key.

        Args:
            path: the file to write.
        """
        lines: list[dict[str, object]] = [
            {"model": asdict(self.identity), "context_tokens": self.context_tokens}
        ]
        lines += [{"text": key, "tokens": count} for key, count in sorted(self._counts.items())]
        lines += [{"request": key, **asdict(reply)} for key, reply in sorted(self._replies.items())]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        path.write_text(text, encoding="utf-8")


class ReplayChat:
    """A ``ChatModel`` that gives recorded replies; a request that was not recorded is a failed reply."""

    def __init__(self, path: Path) -> None:
        """Read a recording.

        Args:
            path: a file that :class:`RecordingChat` saved.

        Raises:
            ModelError: if it cannot be read as a recording.
        """
        try:
            lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
            self._identity = ModelIdentity(**lines[0]["model"])
            self._context_tokens = int(lines[0]["context_tokens"])
            self._counts = {
                line["text"]: int(line["tokens"]) for line in lines[1:] if "text" in line and "tokens" in line
            }
            self._replies = {line["request"]: _reply(line) for line in lines[1:] if "request" in line}
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ModelError(f"{path} cannot be read as recorded replies: {error!r}") from error

    @property
    def identity(self) -> ModelIdentity:
        """Id and digest of the model that was recorded."""
        return self._identity

    @property
    def context_tokens(self) -> int:
        """Largest prompt plus reply of the model that was recorded."""
        return self._context_tokens

    def count_tokens(self, text: str) -> int:
        """Recorded number of tokens of ``text``, or an estimate from its length."""
        return self._counts.get(_key(text), len(text) // 4 + 1)

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """Give the recorded reply to every request, in order."""
        return [self._replies.get(request_key(r), _missing(r)) for r in requests]


def _key(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]


def _reply(line: dict[str, object]) -> ChatReply:
    error = line["error"]
    return ChatReply(
        str(line["text"]),
        FinishReason(str(line["finish"])),
        int(str(line["tokens_in"])),
        int(str(line["tokens_out"])),
        None if error is None else str(error),
    )


def _missing(request: ChatRequest) -> ChatReply:
    reason = f"no reply was recorded for the request {request_key(request)}"
    return ChatReply("", FinishReason.ERROR, 0, 0, reason)
