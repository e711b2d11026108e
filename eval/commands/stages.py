"""Single stages of the program beside labelled texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Data, Out, show
from eval.labelled.halves import Half
from eval.labelled.records import labelled_files


def time(data: Data, out: Out = None) -> None:
    """Time expressions: extents, types and values (.jsonl[.gz]), or sentences with expressions (.toml)."""
    from eval.labelled.parsing import load_parser
    from eval.stages.times.cases import measure_cases
    from eval.stages.times.corpora import measure_times

    cases = [path for path in data if path.suffix == ".toml"]
    texts = labelled_files([path for path in data if path.suffix != ".toml"])
    parser = load_parser()
    if texts:
        show(measure_times(texts, parser), out, "time")
    if cases:
        show(measure_cases(cases, parser), out, "time_cases")


def sentences(data: Data, out: Out = None) -> None:
    """Sentence boundaries."""
    from eval.stages.boundaries import measure_boundaries
    from summarizer.adapters.split_rules import RuleSplitter

    show(measure_boundaries(labelled_files(data), RuleSplitter()), out, "sentences")


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
        show(measure_statements(suite, Summarizer.from_config("extractive")), out, "statements")
        data = [path for path in data if path != suite]
    if data:
        show(measure_speakers(labelled_files(data), load_parser(), documents), out, "speakers")


def events(
    data: Annotated[Path, typer.Option("--data", help="Folder of stories with gold.")] = Path("eval/suite"),
    out: Out = None,
) -> None:
    """Events of the shipped stories: their order, phase and days."""
    from eval.stages.events import measure_events
    from summarizer.wiring import Summarizer

    show(measure_events(data, Summarizer.from_config("extractive")), out, "events")


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
    show(
        measure_stories(labelled_files(data), embedder, sample=sample, seeds=seeds, half=half), out, "stories"
    )


def conflicts(
    data: Annotated[
        list[Path],
        typer.Option("--data", help="Stories with gold (“suite”, or a folder), or pairs (.jsonl[.gz])."),
    ],
    out: Out = None,
    sample: Annotated[int, typer.Option(min=0, help="Most pairs of each half; 0 for all.")] = 1000,
    config: Annotated[
        str, typer.Option(help="Profile; the model of a capable one proposes differences, too.")
    ] = "extractive",
    story: Annotated[list[str] | None, typer.Option(help="Only this story. Repeatable.")] = None,
) -> None:
    """Differences between sources, and whether two passages conflict on a claim."""
    from eval.gold.suite import SUITE
    from eval.stages.conflicts.pairs import measure_pairs
    from eval.stages.conflicts.suite import measure_conflicts
    from summarizer.wiring import Summarizer

    summarizer = Summarizer.from_config(config)
    folders = [
        SUITE if path == Path("suite") else path for path in data if path == Path("suite") or path.is_dir()
    ]
    pairs = labelled_files([path for path in data if path != Path("suite") and not path.is_dir()])
    for folder in folders:
        show(measure_conflicts(folder, summarizer, story or ()), out, "conflicts")
    if pairs:
        backends = summarizer.backends
        show(measure_pairs(pairs, backends.parser, backends.embedder, sample), out, "conflict_pairs")


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

    show(measure_suite(suite, Summarizer.from_config("extractive")), out, "origins_suite")
    if data:
        show(measure_copies(labelled_files(data), half), out, "origins_copies")
        show(measure_false(labelled_files(data), half, sample), out, "origins_found")


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
    show(scores, out, "timeline_free" if free else "timeline")
    show(costs, out, "timeline_measurements")
