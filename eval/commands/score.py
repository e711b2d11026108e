"""The score of one brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Out, show
from eval.scoring.judges import DEFAULT as DEFAULT_JUDGE


def score(
    brief: Annotated[Path, typer.Argument(help="JSON of a briefing, or any text with [n] citations.")],
    sources: Annotated[
        list[str], typer.Option("--sources", help="The articles, in the order of their numbers. Repeatable.")
    ],
    more: Annotated[list[str] | None, typer.Argument(help="More articles.", metavar="INPUT...")] = None,
    reference: Annotated[Path | None, typer.Option(help="A reference text.")] = None,
    units: Annotated[
        Path | None, typer.Option(help="Content units: a line each, .jsonl, or a story's gold.toml.")
    ] = None,
    judge: Annotated[
        str, typer.Option(help="Who decides on support: news, alignment or gate.")
    ] = DEFAULT_JUDGE,
    config: Annotated[str, typer.Option(help="The profile that cleans the articles.")] = "extractive",
    out: Out = None,
) -> None:
    """Score a brief: faithfulness, citations, coverage, language; with the evidence of every figure."""
    from eval.scoring.command import score_file
    from summarizer.wiring import Summarizer

    tables = score_file(
        brief,
        [*sources, *(more or [])],
        Summarizer.from_config(config),
        reference=reference,
        units=units,
        judge=judge,
        out=out,
    )
    for table in tables:
        show(table, out, table.title.casefold().replace(" ", "_"))
