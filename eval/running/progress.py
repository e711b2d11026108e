"""How far a run is and how long it will take, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO


class Progress:
    """Counts steps; those that were found done say nothing about the time left."""

    def __init__(
        self, total: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Start counting.

        Args:
            total: steps of the whole run.
            stream: where to write; standard error by default.
            clock: seconds from some fixed moment.
        """
        self._total, self._clock = total, clock
        self._stream = stream or sys.stderr
        self._done = 0
        self._seconds: list[float] = []
        self._began = clock()

    def begin(self, what: str) -> None:
        """Say what is being done now."""
        self._began = self._clock()
        self._say(what)

    def end(self, *, cached: bool = False) -> None:
        """Count the step as done.

        Args:
            cached: whether it was done before.
        """
        self._done += 1
        if not cached:
            self._seconds.append(self._clock() - self._began)

    def close(self) -> None:
        """End the line."""
        self._say("done")
        self._stream.write("\n")

    def left(self) -> float | None:
        """Seconds left, by the mean of the steps so far; None before the first one."""
        if not self._seconds:
            return None
        return (self._total - self._done) * sum(self._seconds) / len(self._seconds)

    def _say(self, what: str) -> None:
        left = self.left()
        time_left = f", about {_readable(left)} left" if left else ""
        line = f"[{self._done}/{self._total}{time_left}] {what}"
        self._stream.write(f"\r\x1b[K{line}" if self._stream.isatty() else f"{line}\n")
        self._stream.flush()


def _readable(seconds: float) -> str:
    """Seconds for people.

    >>> _readable(42.4), _readable(125), _readable(7300)
    ('42 s', '2 min', '2.0 h')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
