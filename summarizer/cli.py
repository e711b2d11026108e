"""The command line: arguments in, one call, text out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from summarizer import __version__
from summarizer.errors import SummarizerError

# Everything else is imported where it is used: `--help` has to answer at once.
if TYPE_CHECKING:
    from summarizer.domain.brief import Briefing, UnreadInput
    from summarizer.domain.timelines import Chronology
    from summarizer.ports import Observer

_Result = TypeVar("_Result", "Briefing", "Chronology")

app = typer.Typer(
    name="summarizer",
    help="Neutral briefs of many news articles: every sentence points at the passages that support it.",
    epilog="Exit codes: 1 a check failed, 2 usage, 3 no usable input, 4 a model is missing, "
    "5 an output cannot be written, 130 interrupted.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
models = typer.Typer(help="Fetch and list the embedded models.", no_args_is_help=True)
app.add_typer(models, name="models")

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Text, Markdown or HTML files, folders, JSON or JSONL, or - for standard input.",
        metavar="INPUT",
        show_default=False,
    ),
]
Config = Annotated[str, typer.Option(help="A profile's name, or a TOML file.", metavar="NAME|FILE")]


def _forms(outputs: list[Path]) -> list[Path]:
    for path in outputs:
        if path.suffix.lower() not in {".md", ".json"}:
            raise typer.BadParameter(f"{path}: the name must end in .md or .json")
    return outputs


AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="The day (YYYY-MM-DD) that weekdays and 'yesterday' refer to, where articles are undated.",
    ),
]
Outputs = Annotated[
    list[Path],
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        callback=_forms,
        help="Write Markdown (.md) or JSON (.json) instead of showing it; may be repeated.",
    ),
]
LedgerFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write what became of every sentence of every input (JSON Lines)."),
]
Stats = Annotated[
    bool, typer.Option("--stats", help="Show time, tokens and memory of each stage at the end.")
]


def main() -> None:
    """Run the command; an expected error becomes one message and its exit code."""
    _speak_unicode()
    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        _say(f"summarizer: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _interrupted()
    except SystemExit as leaving:
        if leaving.code == 130:
            _interrupted()
        raise


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def brief(
    inputs: Inputs,
    config: Config = "offline",
    words: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Words of a brief, per story; the profile's by default."),
    ] = None,
    as_of: AsOf = None,
    output: Outputs = [],  # noqa: B006 - typer reads the default, nothing changes it
    ledger: LedgerFile = None,
    stats: Stats = False,
) -> None:
    """Write a brief of the articles, one a story."""
    from summarizer.adapters.output_file import require_writable
    from summarizer.stages.render.json_writer import render_json
    from summarizer.stages.render.markdown import render_markdown
    from summarizer.stages.render.terminal import render_terminal
    from summarizer.wiring import Summarizer

    require_writable([*output, *([ledger] if ledger else [])])
    summarizer = Summarizer.from_config(config, words=words)
    with _observer(stats) as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
        briefing = summarizer.summarize(
            documents, as_of=_day(as_of), unread=reading.unread, observer=observer
        )
    _warn(briefing.ledger.inputs_unread)
    _deliver(briefing, {".md": render_markdown, ".json": render_json}, render_terminal, output, ledger)


@app.command()
def timeline(
    inputs: Inputs,
    config: Config = "offline",
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], metavar="DATE", help="First day (YYYY-MM-DD)."),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], metavar="DATE", help="Last day (YYYY-MM-DD)."),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Days to tell of; by default those the articles make most of."),
    ] = None,
    sentences: Annotated[int, typer.Option(metavar="N", min=1, help="Most sentences a day.")] = 2,
    as_of: AsOf = None,
    output: Outputs = [],  # noqa: B006 - typer reads the default, nothing changes it
    ledger: LedgerFile = None,
    stats: Stats = False,
) -> None:
    """Write a timeline of the articles: what happened on which day, each entry with its passages."""
    from summarizer.adapters.output_file import require_writable
    from summarizer.domain.timelines import TimelineRequest
    from summarizer.stages.render.timelines import timeline_json, timeline_markdown, timeline_terminal
    from summarizer.wiring import Summarizer

    if first is not None and last is not None and first > last:
        raise typer.BadParameter(f"--from {first:%Y-%m-%d} is after --to {last:%Y-%m-%d}")
    require_writable([*output, *([ledger] if ledger else [])])
    summarizer = Summarizer.from_config(config)
    request = TimelineRequest(_day(first), _day(last), top, sentences)
    with _observer(stats) as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
        chronology = summarizer.timeline(
            documents, request, as_of=_day(as_of), unread=reading.unread, observer=observer
        )
    _warn(chronology.ledger.inputs_unread)
    _deliver(
        chronology,
        {".md": timeline_markdown, ".json": timeline_json},
        timeline_terminal,
        output,
        ledger,
    )


@app.command()
def clean(
    inputs: Inputs,
    config: Config = "offline",
    explain: Annotated[bool, typer.Option("--explain", help="Show what was removed and why.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the articles as JSON Lines.")
    ] = None,
) -> None:
    """Take site furniture off the articles."""
    from summarizer.adapters.output_file import require_writable, write_files
    from summarizer.stages.render.reports import explain_cleaning, render_documents, render_reading
    from summarizer.wiring import Summarizer

    if output is not None:
        require_writable([output])
    summarizer = Summarizer.from_config(config)
    with _observer() as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
    _warn(reading.unread)
    if output is not None:
        write_files({output: render_documents(documents)})
    if explain:
        typer.echo(explain_cleaning(documents), nl=False)
    elif output is None:
        form = render_reading if sys.stdout.isatty() else render_documents
        typer.echo(form(documents), nl=False)


@app.command()
def check(
    brief_file: Annotated[
        Path,
        typer.Argument(
            help="A brief as JSON, also one that was edited.", metavar="BRIEF.json", show_default=False
        ),
    ],
    inputs: Inputs,
    config: Config = "offline",
) -> None:
    """Check every sentence of a brief against its articles."""
    from summarizer.adapters.output_file import read_text
    from summarizer.stages.render.reports import render_check
    from summarizer.wiring import Summarizer

    text = read_text(brief_file)
    summarizer = Summarizer.from_config(config)
    with _observer() as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
        observer.stage("check")
        report = summarizer.check(text, documents)
    _warn(reading.unread)
    typer.echo(render_check(report), nl=False)
    if report.failures:
        raise typer.Exit(1)


@models.command("pull")
def pull(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]", help="Models to fetch; all that the default profile needs by default."
        ),
    ] = None,
) -> None:
    """Fetch embedded models, check their digests and convert them once."""
    from summarizer.wiring import open_store

    store = open_store()
    for name in names or [spec.name for spec in store.specs.values() if spec.default]:
        _say(f"{name}: fetching and checking …")
        typer.echo(f"{name}: ready (from: {store.pull(name)})")


@models.command("list")
def list_models() -> None:
    """List the embedded models and what is there of them."""
    from summarizer.wiring import open_store

    store = open_store()
    typer.echo(f"Models in {store.folder}")
    for spec in store.specs.values():
        need = "default" if spec.default else "optional"
        state = store.state(spec.name).value
        typer.echo(f"{state:<8} {spec.name:<28} {spec.role:<10} {need:<9} {spec.licence:<11} {spec.model_id}")


@app.command()
def doctor() -> None:
    """Examine the installation and its models."""
    from summarizer.adapters.doctor import examine
    from summarizer.wiring import open_store

    findings = examine(open_store())
    for finding in findings:
        typer.echo(f"{'ok' if finding.good else 'PROBLEM':<8} {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(4)


@contextmanager
def _observer(stats: bool = False) -> Iterator[Observer]:
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
        _say(figures.table())


def _deliver(
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
        _say(f"Written: {', '.join(map(str, files))}")
    elif sys.stdout.isatty():
        colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size().columns
        typer.echo(to_read(result, width=width, colour=colour), nl=False, color=colour)
    else:
        typer.echo(forms[".md"](result), nl=False)


def _warn(unread: Iterable[UnreadInput]) -> None:
    for item in unread:
        _say(f"warning: {item.path}: {item.reason}")


def _say(message: str) -> None:
    from summarizer.stages.render.escaping import printable

    typer.echo(printable(message), err=True)


def _interrupted() -> None:
    _say("summarizer: interrupted; no output was written")
    sys.exit(130)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _speak_unicode() -> None:
    """Piped output is UTF-8 everywhere; a terminal shows an escape for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
