"""Every training is a command of one function: what its entry points share."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from summarizer.errors import SummarizerError


def run(command: Callable[..., None]) -> None:
    """Run a function as a command line; an expected error is one sentence and its exit code."""
    try:
        typer.run(command)
    except SummarizerError as error:
        sys.stderr.write(f"Error: {error}\n")
        sys.exit(error.exit_code)
