"""Show on a terminal what the pipeline is doing."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

DOING = {
    "read": "reading",
    "clean": "taking site furniture off",
    "segment": "finding sentences",
    "stories": "telling stories apart",
    "origins": "finding shared wording",
    "extract": "finding claims",
    "relate": "comparing claims",
    "draft": "checking what each claim may say",
    "plan": "choosing sentences",
    "write": "phrasing sentences",
    "repair": "repairing sentences",
    "check": "checking sentences",
}


class _Steps(MofNCompleteColumn):
    """Steps done of all steps; nothing where their number is not known."""

    def render(self, task: Task) -> Text:
        return super().render(task) if task.total is not None else Text()


class RichProgress:
    """One line on standard error that goes away at the end; an :class:`~summarizer.ports.Observer`."""

    def __init__(self, console: Console | None = None) -> None:
        """Prepare the line; it appears on entry.

        Args:
            console: where to show it; standard error by default.
        """
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            _Steps(),
            TimeElapsedColumn(),
            console=console or Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("starting", total=None)

    def __enter__(self) -> Self:
        """Show the line."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self._progress.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """Name the stage and start its bar."""
        self._progress.reset(self._task, description=DOING.get(name, name), total=total)

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        self._progress.advance(self._task, steps)

    def tokens(self, tokens_in: int, tokens_out: int) -> None:
        """Tokens are not shown."""
