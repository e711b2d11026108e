"""The harness on the command line: `python -m eval --help`. Arguments in, one call, a table out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from eval.records import labelled_files
from eval.table import Table, as_markdown, save
from summarizer.errors import SummarizerError

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Measure briefs, and the measures themselves."
)

Data = Annotated[list[Path], typer.Option("--data", help="A labelled file, or a folder of them. Repeatable.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the table as Markdown and JSON.")]


@app.command()
def time(data: Data, out: Out = None) -> None:
    """Time expressions: extents, types and values (.jsonl[.gz]), or sentences with expressions (.toml)."""
    from eval.parsing import load_parser
    from eval.time_cases import measure_cases
    from eval.times import measure_times

    cases = [path for path in data if path.suffix == ".toml"]
    texts = labelled_files([path for path in data if path.suffix != ".toml"])
    parser = load_parser()
    if texts:
        _show(measure_times(texts, parser), out, "time")
    if cases:
        _show(measure_cases(cases, parser), out, "time_cases")


@app.command()
def sentences(data: Data, out: Out = None) -> None:
    """Sentence boundaries."""
    from eval.boundaries import measure_boundaries
    from summarizer.adapters.split_rules import RuleSplitter

    _show(measure_boundaries(labelled_files(data), RuleSplitter()), out, "sentences")


@app.command()
def speakers(
    data: Data,
    out: Out = None,
    documents: Annotated[int, typer.Option(min=0, help="Most articles of each half; 0 for all.")] = 60,
) -> None:
    """Who says what: cues and sources of labelled attributions."""
    from eval.parsing import load_parser
    from eval.speakers import measure_speakers

    _show(measure_speakers(labelled_files(data), load_parser(), documents), out, "speakers")


def _show(table: Table, out: Path | None, name: str) -> None:
    """Print a table and keep it, if a folder is named."""
    print(as_markdown(table))
    if out is not None:
        save(table, out, name)


def main() -> None:
    """Run the command line; an expected error is one sentence and its exit code."""
    try:
        app()
    except SummarizerError as error:
        sys.stderr.write(f"Error: {error}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
