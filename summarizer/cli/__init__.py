"""The command line: arguments in, one call, text out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summarizer import __version__
from summarizer.cli.articles import brief, check, clean, timeline
from summarizer.cli.console import interrupted, say, speak_unicode
from summarizer.cli.models import doctor, list_models, pull
from summarizer.collecting import collect_rarely
from summarizer.errors import SummarizerError

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
embedded = typer.Typer(help="Fetch and list the embedded models.", no_args_is_help=True)
embedded.command("pull")(pull)
embedded.command("list")(list_models)
app.add_typer(embedded, name="models")
for command in (brief, timeline, clean, check, doctor):
    app.command()(command)


def main() -> None:
    """Run the command; an expected error becomes one message and its exit code."""
    speak_unicode()
    collect_rarely()
    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        say(f"summarizer: {error}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        interrupted()
    except SystemExit as leaving:
        if leaving.code == 130:
            interrupted()
        raise


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
