"""Instruments: a language model that counts, and the peak of memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.domain.provenance import ModelIdentity
from summarizer.ports import ChatModel, ChatReply, ChatRequest


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one way of making a brief cost."""

    seconds: float
    cpu_seconds: float
    """Processor seconds of all threads; what else the machine does changes them little."""
    model_seconds: float
    """Seconds spent inside the language model."""
    calls: int
    tokens_in: int
    tokens_out: int
    peak_mb: float | None
    """Highest resident memory, in MiB."""

    @property
    def tokens_per_second(self) -> float | None:
        """New tokens a second of model time; None if the model was not called."""
        return self.tokens_out / self.model_seconds if self.model_seconds else None


class CountingChat:
    """Passes everything on to another model, and counts."""

    def __init__(self, inner: ChatModel) -> None:
        """Wrap ``inner``."""
        self._inner = inner
        self.reset()

    def reset(self) -> None:
        """Start again from zero."""
        self.seconds = 0.0
        self.calls = 0
        self.tokens_in = 0
        self.tokens_out = 0

    @property
    def identity(self) -> ModelIdentity:
        """The inner model's."""
        return self._inner.identity

    @property
    def context_tokens(self) -> int:
        """The inner model's."""
        return self._inner.context_tokens

    def count_tokens(self, text: str) -> int:
        """The inner model's count."""
        return self._inner.count_tokens(text)

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        """The inner model's replies, counted."""
        began = time.perf_counter()
        replies = self._inner.complete(requests)
        self.seconds += time.perf_counter() - began
        self.calls += len(requests)
        self.tokens_in += sum(reply.tokens_in for reply in replies)
        self.tokens_out += sum(reply.tokens_out for reply in replies)
        return replies


def forget_peak() -> None:
    """Let :func:`peak_mb` start anew, where the system allows it (Linux)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def peak_mb() -> float | None:
    """Highest resident memory since :func:`forget_peak` (without Linux: since the start), in MiB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(peaks[0]) / 1024 if peaks else None
