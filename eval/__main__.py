"""The harness on the command line: `python -m eval --help`. Arguments in, one call, a table out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.labelled.halves import Half
from eval.labelled.records import labelled_files
from eval.scoring.judges import DEFAULT as DEFAULT_JUDGE
from summarizer.errors import SummarizerError, UsageError

if TYPE_CHECKING:
    from eval.table import Table

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Measure briefs, and the measures themselves."
)

Data = Annotated[list[Path], typer.Option("--data", help="A labelled file, or a folder of them. Repeatable.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="Folder for the table as Markdown and JSON.")]


@app.command()
def time(data: Data, out: Out = None) -> None:
    """Time expressions: extents, types and values (.jsonl[.gz]), or sentences with expressions (.toml)."""
    from eval.labelled.parsing import load_parser
    from eval.stages.times.cases import measure_cases
    from eval.stages.times.corpora import measure_times

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
    from eval.stages.boundaries import measure_boundaries
    from summarizer.adapters.split_rules import RuleSplitter

    _show(measure_boundaries(labelled_files(data), RuleSplitter()), out, "sentences")


@app.command()
def speakers(
    data: Data,
    out: Out = None,
    documents: Annotated[int, typer.Option(min=0, help="Most articles of each half; 0 for all.")] = 60,
) -> None:
    """Who says what: cues and sources of labelled attributions, or the statements of a folder of stories."""
    from eval.labelled.parsing import load_parser
    from eval.stages.speakers.corpora import measure_speakers
    from eval.stages.speakers.suite import measure_statements
    from summarizer.wiring import Summarizer

    for suite in (path for path in data if any(path.glob("*/gold.toml"))):
        _show(measure_statements(suite, Summarizer.from_config("extractive")), out, "statements")
        data = [path for path in data if path != suite]
    if data:
        _show(measure_speakers(labelled_files(data), load_parser(), documents), out, "speakers")


@app.command()
def events(
    data: Annotated[Path, typer.Option("--data", help="Folder of stories with gold.")] = Path("eval/suite"),
    out: Out = None,
) -> None:
    """Events of the shipped stories: their order, phase and days."""
    from eval.stages.events import measure_events
    from summarizer.wiring import Summarizer

    _show(measure_events(data, Summarizer.from_config("extractive")), out, "events")


@app.command()
def stories(
    data: Data,
    out: Out = None,
    sample: Annotated[int, typer.Option(min=2, help="Most stories of one pile.")] = 300,
    seeds: Annotated[int, typer.Option(min=1, help="Piles drawn, if there are more stories.")] = 3,
    half: Annotated[Half | None, typer.Option(help="Stories of this half only.")] = None,
) -> None:
    """Mixed piles of articles, split into stories; all data is one pile."""
    from eval.labelled.parsing import load_embedder
    from eval.stages.stories.split import measure_stories

    embedder = load_embedder()
    _show(
        measure_stories(labelled_files(data), embedder, sample=sample, seeds=seeds, half=half), out, "stories"
    )


@app.command()
def conflicts(
    data: Annotated[
        list[Path],
        typer.Option("--data", help="Stories with gold (“suite”, or a folder), or pairs (.jsonl[.gz])."),
    ],
    out: Out = None,
    sample: Annotated[int, typer.Option(min=0, help="Most pairs of each half; 0 for all.")] = 1000,
    entailment: Annotated[bool, typer.Option(help="Ask the entailment model, too.")] = False,
) -> None:
    """Differences between sources, and whether two passages conflict on a claim."""
    from eval.gold.suite import SUITE
    from eval.stages.conflicts.pairs import measure_pairs
    from eval.stages.conflicts.suite import measure_conflicts
    from summarizer.wiring import Summarizer

    summarizer = Summarizer.from_config("extractive")
    folders = [
        SUITE if path == Path("suite") else path for path in data if path == Path("suite") or path.is_dir()
    ]
    pairs = labelled_files([path for path in data if path != Path("suite") and not path.is_dir()])
    for folder in folders:
        _show(measure_conflicts(folder, summarizer, entailment=entailment), out, "conflicts")
    if pairs:
        backends = summarizer.backends
        _show(measure_pairs(pairs, backends.parser, backends.embedder, sample), out, "conflict_pairs")


@app.command()
def origins(
    data: Annotated[list[Path] | None, typer.Option("--data", help="Files of stories. Repeatable.")] = None,
    suite: Annotated[Path, typer.Option(help="Folder of stories with gold.")] = Path("eval/suite"),
    out: Out = None,
    sample: Annotated[int, typer.Option(min=2, help="Most stories of a file in which copy is sought.")] = 300,
    half: Annotated[Half | None, typer.Option(help="Stories of this half only.")] = None,
) -> None:
    """Shared wording: in the shipped stories, in made copies, and where there should be none."""
    from eval.stages.origins.corpora import measure_copies, measure_false
    from eval.stages.origins.suite import measure_suite
    from summarizer.wiring import Summarizer

    _show(measure_suite(suite, Summarizer.from_config("extractive")), out, "origins_suite")
    if data:
        _show(measure_copies(labelled_files(data), half), out, "origins_copies")
        _show(measure_false(labelled_files(data), half, sample), out, "origins_found")


@app.command()
def timeline(
    data: Data,
    out: Out = None,
    free: Annotated[
        bool, typer.Option("--free", help="Leave the number of days and sentences to the program.")
    ] = False,
) -> None:
    """Timelines of topics against reference timelines, with simple baselines."""
    from eval.stages.timelines.corpora import measure_timelines
    from summarizer.wiring import Summarizer

    summarizer = Summarizer.from_config("extractive")
    files = labelled_files(data)
    scores, costs = measure_timelines(files, summarizer.backends, summarizer.settings, free=free)
    _show(scores, out, "timeline_free" if free else "timeline")
    _show(costs, out, "timeline_measurements")


@app.command()
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
        _show(table, out, table.title.casefold().replace(" ", "_"))


@app.command()
def run(
    suite: Annotated[str, typer.Option(help="A name of configs/eval/, or a TOML file.")],
    systems: Annotated[
        str,
        typer.Option(
            help="With commas: lead, random, textrank, lexrank, naive[:PROFILE], a profile, a TOML file."
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="Folder of the run; one that stands is continued.")
    ],
    judge: Annotated[
        str, typer.Option(help="What decides on support: news, alignment or gate.")
    ] = DEFAULT_JUDGE,
) -> None:
    """Run systems over a suite: predictions, scores, figures."""
    from eval.run_command import run_suite
    from eval.table import as_markdown

    print(as_markdown(run_suite(suite, [s for s in systems.split(",") if s], out, judge)))


@app.command()
def compare(
    run_a: Annotated[Path, typer.Argument(help="Folder of a run.")],
    run_b: Annotated[Path, typer.Argument(help="Folder of another run, or of the same one.")],
    first: Annotated[str | None, typer.Option(help="System of RUN_A.")] = None,
    second: Annotated[str | None, typer.Option(help="System of RUN_B.")] = None,
    out: Out = None,
) -> None:
    """Compare two runs, or two systems of one, item by item."""
    from eval.run_command import compare_runs

    for number, table in enumerate(compare_runs(run_a, run_b, first, second)):
        _show(table, out, f"compare_{number}" if number else "compare")


@app.command()
def gate(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    floors: Annotated[Path, typer.Option(help="File of the floors.")] = Path("configs/eval/floors.toml"),
    write: Annotated[bool, typer.Option("--write", help="Set the floors to what this run reaches.")] = False,
) -> None:
    """Hold a run to its floors; exit 1 if it does not reach them."""
    from eval.run_command import hold_to_floors

    passed, lines = hold_to_floors(run_folder, floors, write=write)
    print("\n".join(lines))
    if not passed:
        raise typer.Exit(1)


@app.command()
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
        _show(board, None, "")


@app.command()
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
        _show(read_sheets(read, key), out, "reading")
    elif runs and out and not (read or key):
        backends = Summarizer.from_config(gate_profile).backends if gate_profile else None
        write_sheet(runs, count, seed, out, (backends.entailment, backends.parser) if backends else None)
    else:
        raise UsageError("name RUN and -o SHEET.csv to draw sentences, or --read SHEET.csv --key KEY.json.")


def _show(table: Table, out: Path | None, name: str) -> None:
    """Print a table and keep it, if a folder is named."""
    from eval.table import as_markdown, save

    print(as_markdown(table))
    if out is not None:
        save(table, out, name)


@app.command()
def meta(
    data: Data,
    checker: Annotated[
        str, typer.Option(help="news, gate, alignment, chat:PROFILE, or a classifier's folder or hub id.")
    ] = "news",
    out: Out = None,
    allow_hub: Annotated[bool, typer.Option(help="Whether a hub id may be downloaded.")] = False,
) -> None:
    """How well measures agree with people: support, coverage, neutrality, by what the files hold."""
    from eval.meta.command import measure_all

    for name, table in measure_all(labelled_files(data), checker, out, allow_hub=allow_hub):
        _show(table, out, name)


def main() -> None:
    """Run the command line; an expected error is one sentence and its exit code."""
    try:
        app()
    except SummarizerError as error:
        sys.stderr.write(f"Error: {error}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
