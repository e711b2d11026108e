"""Commands that read articles: brief, timeline, clean, check."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.console import deliver, warn, watched
from summarizer.cli.options import AsOf, Config, Inputs, LedgerFile, Outputs, Stats, read_day

# Everything else is imported where it is used: `--help` has to answer at once.


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
    with watched(stats) as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
        briefing = summarizer.summarize(documents, as_of=as_of, unread=reading.unread, observer=observer)
    warn(briefing.ledger.inputs_unread)
    deliver(briefing, {".md": render_markdown, ".json": render_json}, render_terminal, output, ledger)


def timeline(
    inputs: Inputs,
    config: Config = "offline",
    first: Annotated[
        date | None,
        typer.Option("--from", parser=read_day, metavar="DATE", help="First day (YYYY-MM-DD)."),
    ] = None,
    last: Annotated[
        date | None,
        typer.Option("--to", parser=read_day, metavar="DATE", help="Last day (YYYY-MM-DD)."),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Most days to tell of; by default ten or more, those that the articles make most of.",
        ),
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
    request = TimelineRequest(first, last, top, sentences)
    with watched(stats) as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
        chronology = summarizer.timeline(
            documents, request, as_of=as_of, unread=reading.unread, observer=observer
        )
    warn(chronology.ledger.inputs_unread)
    deliver(
        chronology,
        {".md": timeline_markdown, ".json": timeline_json},
        timeline_terminal,
        output,
        ledger,
    )


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
    with watched() as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
    warn(reading.unread)
    if output is not None:
        write_files({output: render_documents(documents)})
    if explain:
        typer.echo(explain_cleaning(documents), nl=False)
    elif output is None:
        form = render_reading if sys.stdout.isatty() else render_documents
        typer.echo(form(documents), nl=False)


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
    with watched() as observer:
        observer.stage("read")
        reading = summarizer.read(inputs)
        documents = summarizer.clean(reading, observer=observer)
        observer.stage("check")
        report = summarizer.check(text, documents)
    warn(reading.unread)
    typer.echo(render_check(report), nl=False)
    if report.failures:
        raise typer.Exit(1)
