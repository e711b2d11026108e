"""Runs: made, compared, and held to floors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Out, show
from eval.scoring.judges import DEFAULT as DEFAULT_JUDGE


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
    from eval.running.command import run_suite

    show(run_suite(suite, [s for s in systems.split(",") if s], out, judge), None, "run")


def rescore(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder of the new run.")],
    suite: Annotated[str | None, typer.Option(help="The suite, if the run's name does not say it.")] = None,
    judge: Annotated[
        str, typer.Option(help="What decides on support: news, alignment or gate.")
    ] = DEFAULT_JUDGE,
) -> None:
    """Score a run's predictions again, as they stand: with another judge, or a newer version."""
    from eval.running.command import rescore_run

    show(rescore_run(run_folder, out, suite, judge), None, "run")


def compare(
    run_a: Annotated[Path, typer.Argument(help="Folder of a run.")],
    run_b: Annotated[Path, typer.Argument(help="Folder of another run, or of the same one.")],
    first: Annotated[str | None, typer.Option(help="System of RUN_A.")] = None,
    second: Annotated[str | None, typer.Option(help="System of RUN_B.")] = None,
    out: Out = None,
) -> None:
    """Compare two runs, or two systems of one, item by item."""
    from eval.compare import compare_runs

    for number, table in enumerate(compare_runs(run_a, run_b, first, second)):
        show(table, out, f"compare_{number}" if number else "compare")


def gate(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.")],
    floors: Annotated[Path, typer.Option(help="File of the floors.")] = Path("configs/eval/floors.toml"),
    write: Annotated[bool, typer.Option("--write", help="Set the floors to what this run reaches.")] = False,
) -> None:
    """Hold a run to its floors; exit 1 if it does not reach them."""
    from eval.gate import hold_to_floors

    passed, lines = hold_to_floors(run_folder, floors, write=write)
    print("\n".join(lines))
    if not passed:
        raise typer.Exit(1)


def writers(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Folders of runs on one suite.")],
    one: Annotated[str, typer.Option(help="NAME=SYSTEM,SYSTEM,…: one surrounding, all writers in order.")],
    other: Annotated[str, typer.Option(help="The other surrounding with the same writers.")],
    out: Out = None,
) -> None:
    """What the writer changes in two surroundings, and how the two changes differ."""
    from eval.running.reading import joined, read_run
    from eval.writers import group_of, writer_effects

    run = joined([read_run(path) for path in runs])
    show(writer_effects(run, group_of(one), group_of(other)), out, "writers")


def insights(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run over a SummHay suite.")],
    data: Annotated[Path, typer.Option("--data", help="The file of questions that the suite was made of.")],
    out: Out = None,
) -> None:
    """SummHay's figures for the systems of a run: insights covered, their documents cited, both together."""
    from eval.insights import measure_insights
    from eval.labelled.parsing import load_embedder
    from eval.metrics.matching import UnitMatcher

    show(measure_insights(run_folder, data, UnitMatcher(load_embedder())), out, "insights")
