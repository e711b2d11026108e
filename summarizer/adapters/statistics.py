"""Measure what each stage costs; figures never enter a brief."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.ports import Observer


@dataclass
class StageFigures:
    """What one stage has cost so far, over all stories."""

    seconds: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    peak_mb: float | None = None
    """Largest memory of the process up to the end of the stage; None where the system does not say."""


class Statistics:
    """Times stages and counts tokens; an :class:`~summarizer.ports.Observer`."""

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        peak: Callable[[], float | None] | None = None,
    ) -> None:
        """Start measuring.

        Args:
            clock: seconds from some fixed moment.
            peak: largest memory so far in MB; the process's own by default.
        """
        self.stages: dict[str, StageFigures] = {}
        self._clock = clock
        self._peak = peak or peak_memory_mb
        self._current: str | None = None
        self._since = clock()

    def stage(self, name: str, total: int | None = None) -> None:  # noqa: ARG002 - the port's signature
        """Close the stage before and begin one."""
        self.finish()
        self._current = name
        self.stages.setdefault(name, StageFigures())

    def advance(self, steps: int = 1) -> None:
        """Steps are not counted."""

    def tokens(self, tokens_in: int, tokens_out: int) -> None:
        """Count tokens for the current stage."""
        if self._current is not None:
            self.stages[self._current].tokens_in += tokens_in
            self.stages[self._current].tokens_out += tokens_out

    def finish(self) -> None:
        """Close the current stage."""
        now = self._clock()
        if self._current is not None:
            figures = self.stages[self._current]
            figures.seconds += now - self._since
            figures.peak_mb = self._peak()
        self._current = None
        self._since = now

    def table(self) -> str:
        """The figures as a table, the sum last."""
        self.finish()
        rows = [_row(name, figures) for name, figures in self.stages.items()]
        whole = StageFigures(
            sum(f.seconds for f in self.stages.values()),
            sum(f.tokens_in for f in self.stages.values()),
            sum(f.tokens_out for f in self.stages.values()),
            self._peak(),
        )
        head = f"{'stage':<10} {'seconds':>8} {'tokens in':>10} {'tokens out':>11} {'peak MB':>8}"
        return "\n".join([head, *rows, _row("all", whole)])


class Observers:
    """Passes on what it hears to several observers."""

    def __init__(self, observers: Sequence[Observer]) -> None:
        """Name the observers; there may be none."""
        self._observers = tuple(observers)

    def stage(self, name: str, total: int | None = None) -> None:
        """Pass on that a stage begins."""
        for observer in self._observers:
            observer.stage(name, total)

    def advance(self, steps: int = 1) -> None:
        """Pass on that steps are done."""
        for observer in self._observers:
            observer.advance(steps)

    def tokens(self, tokens_in: int, tokens_out: int) -> None:
        """Pass on that tokens were read and written."""
        for observer in self._observers:
            observer.tokens(tokens_in, tokens_out)


def peak_memory_mb() -> float | None:
    """Largest memory of this process so far, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows has no such module
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def _row(name: str, figures: StageFigures) -> str:
    peak = "-" if figures.peak_mb is None else f"{figures.peak_mb:.0f}"
    return f"{name:<10} {figures.seconds:>8.2f} {figures.tokens_in:>10} {figures.tokens_out:>11} {peak:>8}"
