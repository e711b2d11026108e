"""What the commands share: options, and how a table is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from eval.table import Table

Data = Annotated[list[Path], typer.Option("--data", help="A labelled file, or a folder of them. Repeatable.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the table as Markdown and JSON.")]


def show(table: Table, out: Path | None, name: str) -> None:
    """Print a table and keep it, if a folder is named."""
    from eval.table import as_markdown, save

    print(as_markdown(table))
    if out is not None:
        save(table, out, name)
