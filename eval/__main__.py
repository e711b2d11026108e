"""The harness on the command line: `python -m eval --help`. Arguments in, one call, a table out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from summarizer.errors import SummarizerError

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Measure briefs, and the measures themselves."
)

Data = Annotated[list[Path], typer.Option("--data", help="A labelled file, or a folder of them. Repeatable.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the table as Markdown and JSON.")]


def main() -> None:
    """Run the command line; an expected error is one sentence and its exit code."""
    try:
        app()
    except SummarizerError as error:
        sys.stderr.write(f"Error: {error}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
