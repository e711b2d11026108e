"""Measures beside people's judgements."""

from __future__ import annotations

from typing import Annotated

import typer

from eval.commands.options import Data, Out, show
from eval.labelled.records import labelled_files


def meta(
    data: Data,
    checker: Annotated[
        str,
        typer.Option(
            help="news, gate, likelihood, alignment, chat:PROFILE, or a classifier's folder or hub id."
        ),
    ] = "news",
    out: Out = None,
    allow_hub: Annotated[bool, typer.Option(help="Whether a hub id may be downloaded.")] = False,
) -> None:
    """How well measures agree with people: support, coverage, neutrality, by what the files hold."""
    from eval.meta.command import measure_all

    for name, table in measure_all(labelled_files(data), checker, out, allow_hub=allow_hub):
        show(table, out, name)
