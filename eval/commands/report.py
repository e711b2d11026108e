"""Runs on a page, and their sentences before readers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import show
from summarizer.errors import UsageError


def report(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Folders of runs.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder of the report.")],
    title: Annotated[str, typer.Option(help="Title of the report.")] = "Report",
    against: Annotated[
        list[str] | None, typer.Option(help="System that the others are compared with. Repeatable.")
    ] = None,
    meta_table: Annotated[
        list[Path] | None, typer.Option("--meta", help="Saved table of agreement with people. Repeatable.")
    ] = None,
    reading: Annotated[
        list[Path] | None, typer.Option(help="Saved table of a blind reading of these runs. Repeatable.")
    ] = None,
    quote_all: Annotated[
        bool, typer.Option("--quote-all", help="Show texts of suites other than the shipped one, too.")
    ] = False,
) -> None:
    """Show runs on one page: leaderboard, cost, paired tests, failures, and what was not measured."""
    from eval.report.command import write_report
    from eval.report.content import Wishes

    wishes = Wishes(title, tuple(against or ()), quote_all)
    for board in write_report(runs, out, meta_table or [], reading or [], wishes):
        show(board, None, "")


def sample(
    runs: Annotated[list[Path] | None, typer.Argument(metavar="[RUN...]", help="Folders of runs.")] = None,
    count: Annotated[int, typer.Option("-n", min=1, help="How many sentences.")] = 200,
    seed: Annotated[int, typer.Option(help="Of the draw.")] = 0,
    gate_profile: Annotated[
        str | None, typer.Option("--gate", help="Profile whose gate is asked about every sentence.")
    ] = None,
    read: Annotated[list[Path] | None, typer.Option(help="A filled-in sheet. Repeatable.")] = None,
    key: Annotated[Path | None, typer.Option(help="The key of the sheets that are read.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The sheet (.csv); with --read, the table's folder."),
    ] = None,
) -> None:
    """Draw sentences for a blind reading; with --read, how well gate and judge agree with it."""
    from eval.reading.command import read_sheets, write_sheet
    from summarizer.wiring import Summarizer

    if read and key:
        show(read_sheets(read, key), out, "reading")
    elif runs and out and not (read or key):
        backends = Summarizer.from_config(gate_profile).backends if gate_profile else None
        write_sheet(runs, count, seed, out, (backends.entailment, backends.parser) if backends else None)
    else:
        raise UsageError("name RUN and -o SHEET.csv to draw sentences, or --read SHEET.csv --key KEY.json.")
