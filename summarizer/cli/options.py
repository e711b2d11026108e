"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

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


def read_day(text: str) -> date:
    """A day as an option gives it.

    Raises:
        BadParameter: if there is no such day, or it is written otherwise.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day of the calendar written as YYYY-MM-DD.") from None


AsOf = Annotated[
    date | None,
    typer.Option(
        parser=read_day,
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
