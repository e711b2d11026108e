"""The harness on the command line: `python -m eval --help`."""

from __future__ import annotations

import sys

import typer

from eval.commands.meta import meta
from eval.commands.report import report, sample
from eval.commands.runs import compare, gate, insights, rescore, run, writers
from eval.commands.score import score
from eval.commands.stages import conflicts, events, origins, sentences, speakers, stories, time, timeline
from summarizer.collecting import collect_rarely
from summarizer.errors import SummarizerError

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Measure briefs, and the measures themselves."
)
STAGES = (time, sentences, speakers, events, stories, conflicts, origins, timeline)
RUNS = (run, rescore, compare, writers, insights, gate, report, sample)
for command in (*STAGES, score, *RUNS, meta):
    app.command()(command)


def main() -> None:
    """Run the command line; an expected error is one sentence and its exit code."""
    collect_rarely()
    try:
        app()
    except SummarizerError as error:
        sys.stderr.write(f"Error: {error}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
