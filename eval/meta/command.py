"""All measures beside people's judgements: each file is measured by what its records hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from eval.labelled.parsing import load_embedder, load_parser
from eval.labelled.records import records, set_name
from eval.meta.checkers import load_checker
from eval.meta.reliability import Bin, Stated, calibration_error, curve, pooled
from eval.meta.support import measure_agreement
from eval.report import svg
from eval.report.plots import reliability_plot
from eval.table import Row, Table, with_mean, write_into
from summarizer.errors import UsageError

SUPPORT, COVERAGE, INSIGHTS, NEUTRALITY = "support", "coverage", "insights", "neutrality"
RELIABILITY = "reliability"
_FIELDS = {"systems": COVERAGE, "insights": INSIGHTS, "biased_words": NEUTRALITY, "label": SUPPORT}
_SUPPORT_NOTES = (
    "Support: balanced accuracy at the checker's one threshold; 95 % intervals by bootstrap over documents.",
    "Documents that the checker was trained on, or that chose its threshold, are left out.",
    "Copied bigrams is a baseline: the share of the text's word pairs found in the source, with the "
    "threshold that suits each set best. Published figures are balanced accuracies, in percent.",
    "Calibration error: expected, over ten bins of equal width; as the set is, and with both labels counting "
    "alike, as a threshold of .5 takes them to.",
)
_RELIABILITY_NOTE = "Sets count alike, and both labels within a set; bins by the stated probability."


_MEAN = (
    "balanced accuracy",
    "ROC-AUC",
    "calibration error",
    "the same, labels alike",
    "copied bigrams, best threshold",
    "copied bigrams, AUC",
)


def kind_of(path: Path) -> str:
    """What a file's records are labelled for.

    Raises:
        UsageError: if the first record has none of the fields that tell.
    """
    first = next(iter(islice(records(path), 1)), {})
    for field, kind in _FIELDS.items():
        if field in first:
            return kind
    raise UsageError(
        f"{path} holds no labels that a measure can be compared with; wanted is one of: {', '.join(_FIELDS)}."
    )


def measure_all(
    paths: Sequence[Path], checker: str, folder: Path | None, *, allow_hub: bool
) -> Iterator[tuple[str, Table]]:
    """A table for each kind of label among the files.

    Args:
        paths: labelled files.
        checker: what is measured where the labels are about support.
        folder: where a checker's answers are kept; None keeps none.
        allow_hub: whether a checker may be downloaded.

    Yields:
        The kind, and the table whose last row is the mean over the files.
    """
    kinds = {path: kind_of(path) for path in paths}
    if labelled := [path for path in paths if kinds[path] == SUPPORT]:
        yield from _support(labelled, checker, folder, allow_hub=allow_hub)
    for kind, measure in _MEASURES.items():
        if chosen := [path for path in paths if kinds[path] == kind]:
            yield kind, Table(f"Agreement with people: {kind}", tuple(measure(chosen)))


def _support(
    paths: Sequence[Path], name: str, folder: Path | None, *, allow_hub: bool
) -> Iterator[tuple[str, Table]]:
    checker = load_checker(name, allow_hub=allow_hub)
    rows: list[Row] = []
    stated: list[Stated] = []
    speeds: dict[str, float] = {}
    for path in paths:
        found = measure_agreement(path, checker, folder and folder / "answers", _Progress(set_name(path)))
        if found.speed is not None:
            speeds[set_name(path)] = round(found.speed, 1)
            sys.stderr.write(f"{set_name(path)}: {found.speed:.0f} pairs/s\n")
        rows.append(found.row)
        stated += [found.stated] if found.stated else []
    _keep_speeds(speeds, folder)
    table = Table(f"Agreement with people: support, by {name}", with_mean(rows, _MEAN), _SUPPORT_NOTES)
    yield SUPPORT, table
    if stated:
        yield RELIABILITY, _reliability(stated, name, rows[0].signature, folder)


def _keep_speeds(speeds: dict[str, float], folder: Path | None) -> None:
    """Timings stand apart from figures, which are the same in every run."""
    if folder is not None and speeds:
        text = json.dumps({"pairs per second": speeds}, indent=1, sort_keys=True) + "\n"
        write_into(folder, {"measurements.json": text})


def _reliability(
    stated: Sequence[Stated], name: str, signature: Mapping[str, str], folder: Path | None
) -> Table:
    bins = curve(*pooled(stated))
    title = f"What a stated probability means: {name}"
    if folder is not None:
        drawing = reliability_plot(title, [(b.stated, b.supported) for b in bins])
        write_into(folder, {f"{RELIABILITY}.svg": svg.standalone(drawing)})
    error = f"Expected calibration error {calibration_error(bins):.3f}."
    return Table(title, tuple(_line(b, signature) for b in bins), (error, _RELIABILITY_NOTE))


def _line(found: Bin, signature: Mapping[str, str]) -> Row:
    cells = {
        "n": found.count,
        "mean stated": found.stated,
        "called supported by people": found.supported,
        "weight": found.weight,
    }
    return Row(f"{found.low:.1f} to {found.high:.1f}", cells, signature)


class _Progress:
    """Counts on the standard error stream, where somebody watches."""

    def __init__(self, name: str) -> None:
        self._name, self._done = name, 0

    def __call__(self, steps: int) -> None:
        self._done += steps
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self._name}: {self._done} records ")
            sys.stderr.flush()


def _coverage(paths: Sequence[Path]) -> Sequence[Row]:
    from eval.meta.coverage import coverage_rows
    from eval.metrics.matching import UnitMatcher

    return coverage_rows(paths, UnitMatcher(load_embedder()), load_parser())


def _insights(paths: Sequence[Path]) -> Sequence[Row]:
    from eval.meta.coverage import insight_rows
    from eval.metrics.matching import UnitMatcher

    return insight_rows(paths, UnitMatcher(load_embedder()))


def _neutrality(paths: Sequence[Path]) -> Sequence[Row]:
    from eval.meta.neutrality import neutrality_rows

    return neutrality_rows(paths, load_embedder())


_MEASURES: dict[str, Callable[[Sequence[Path]], Sequence[Row]]] = {
    COVERAGE: _coverage,
    INSIGHTS: _insights,
    NEUTRALITY: _neutrality,
}
