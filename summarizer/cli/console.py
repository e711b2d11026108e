"""What a person sees of a command: progress, results, messages."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

# Everything else is imported where it is used: `--help` has to answer at once.
if TYPE_CHECKING:
    from summarizer.domain.brief import Briefing, UnreadInput
    from summarizer.domain.timelines import Chronology
    from summarizer.ports import Observer

_Result = TypeVar("_Result", "Briefing", "Chronology")


@contextmanager
def watched(stats: bool = False) -> Iterator[Observer]:
    """Progress where a person watches, figures where they were asked for, else silence."""
    from summarizer.adapters.statistics import Observers, Statistics

    figures = Statistics()
    watching: list[Observer] = [figures]
    with ExitStack() as stack:
        if sys.stderr.isatty():
            from summarizer.adapters.progress_rich import RichProgress

            watching.append(stack.enter_context(RichProgress()))
        yield Observers(watching)
    if stats:
        say(figures.table())


def deliver(
    result: _Result,
    forms: Mapping[str, Callable[[_Result], str]],
    to_read: Callable[..., str],
    output: Sequence[Path],
    ledger: Path | None,
) -> None:
    """Write the files asked for; without any, show the result."""
    from summarizer.adapters.output_file import write_files
    from summarizer.stages.render.json_writer import render_ledger

    files = {path: forms[path.suffix.lower()](result) for path in output}
    if ledger is not None:
        files[ledger] = render_ledger(result)
    write_files(files)
    if output:
        say(f"Written: {', '.join(map(str, files))}")
    elif sys.stdout.isatty():
        colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size().columns
        typer.echo(to_read(result, width=width, colour=colour), nl=False, color=colour)
    else:
        typer.echo(forms[".md"](result), nl=False)


def warn(unread: Iterable[UnreadInput]) -> None:
    """Say of every input that could not be used why."""
    for item in unread:
        say(f"warning: {item.path}: {item.reason}")


def say(message: str) -> None:
    """Say something on standard error, with nothing in it that could move a terminal."""
    from summarizer.stages.render.escaping import printable

    typer.echo(printable(message), err=True)


def interrupted() -> NoReturn:
    """End as a command does that was interrupted."""
    say("summarizer: interrupted; no output was written")
    sys.exit(130)


def speak_unicode() -> None:
    """Piped output is UTF-8 everywhere; a terminal shows an escape for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
