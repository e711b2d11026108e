"""The files of a run, read into values. Their format is described in ``docs/evaluation.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from eval.running.folder import MEASUREMENTS, PREDICTIONS, RUN, SCORES, RunFolder
from eval.running.reading import RunRead
from eval.running.reading import read_run as read_figures
from summarizer.errors import UsageError


class Model(NamedTuple):
    """A judge or a gate."""

    model_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured, and how."""

    key: str
    title: str
    higher_is_better: bool | None
    signature: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class System:
    """Something that writes briefs; ``gate`` is None for those without."""

    name: str
    kind: str
    gate: Model | None
    code: str = ""
    """Digest of the program's files that wrote its texts; empty in runs that do not say so."""
    writer: str = ""
    """Name and first digits of the digest of its language model; empty for those without."""


@dataclass(frozen=True, slots=True)
class Item:
    """One set of articles."""

    item_id: str
    story: str
    title: str


@dataclass(frozen=True, slots=True)
class Suite:
    """What the systems were run on."""

    name: str
    adapter: str
    digest: str
    settings: Mapping[str, str]
    items: Mapping[str, Item]


class Failed(NamedTuple):
    """An item that a system did not bring to an end."""

    system: str
    item_id: str
    step: str
    error: str


@dataclass(frozen=True, slots=True)
class Run:
    """What was run, and the value of every metric for every item of every system."""

    folder: Path
    name: str
    code_version: str
    suite: Suite
    systems: Mapping[str, System]
    metrics: Mapping[str, Metric]
    judge: Model | None
    failures: tuple[Failed, ...]
    values: Mapping[tuple[str, str], Mapping[str, float]]
    """By system and item: the metrics that have a value."""
    measurements: Mapping[str, Any]


def read_run(path: Path) -> Run:
    """Read a run, but for the texts of its predictions.

    Args:
        path: what ``python -m eval run -o`` wrote.

    Returns:
        The run; scores of systems and items that ``run.json`` does not name are left out.

    Raises:
        UsageError: if the folder is no run, or a file of it is damaged.
    """
    read, folder = read_figures(path), RunFolder(path)
    try:
        return _run(path, read, folder.read(RUN), _measurements(folder))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{path} is no run that this version can read: {error!r}.") from error


def _run(path: Path, read: RunRead, value: Mapping[str, Any], measurements: Mapping[str, Any]) -> Run:
    judge, values = value.get("judge"), dict[tuple[str, str], dict[str, float]]()
    for system, by_metric in read.values.items():
        for metric, found in by_metric.items():
            for item, _, figure in found:
                values.setdefault((system, item), {})[metric] = figure
    return Run(
        folder=path,
        name=path.resolve().name,
        code_version=str(value["code_version"]),
        suite=_suite(value["suite"]),
        systems={
            name: System(
                name,
                str(s["kind"]),
                _model(s["gate"]) if s.get("gate") else None,
                str(s.get("code", "")),
                str(s.get("signature", {}).get("writer", "")),
            )
            for name, s in value["systems"].items()
        },
        metrics={
            key: Metric(key, str(m["title"]), m["higher_is_better"], m["signature"])
            for key, m in value["metrics"].items()
        },
        judge=_model(judge) if judge else None,
        failures=tuple(Failed(f["system"], f["item_id"], f["step"], f["error"]) for f in value["failures"]),
        values=values,
        measurements=measurements,
    )


def _measurements(folder: RunFolder) -> Mapping[str, Any]:
    return folder.read(MEASUREMENTS) if (folder.path / MEASUREMENTS).is_file() else {}


def _model(value: Mapping[str, Any]) -> Model:
    return Model(str(value["model_id"]), str(value["digest"]))


def _suite(value: Mapping[str, Any]) -> Suite:
    items = {i["item_id"]: Item(i["item_id"], i["story"], i["title"]) for i in value["items"]}
    settings = {k: str(value[k]) for k in ("split", "half", "size", "words") if value.get(k)}
    if value.get("size"):
        settings["seed"] = str(value["seed"])
    return Suite(value["name"], value["adapter"], value["digest"], settings, items)


def told(run: Run) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every prediction beside its score, in the order of systems and items.

    Raises:
        UsageError: if a file is damaged.
    """
    folder = RunFolder(run.folder)
    for system in run.systems:
        for item in run.suite.items:
            found = [folder.step(step, system, item) for step in (PREDICTIONS, SCORES)]
            if all(path.is_file() for path in found):
                prediction, score = (folder.read(str(path.relative_to(run.folder))) for path in found)
                yield prediction, score


def stories_of(runs: Sequence[Run]) -> int:
    """Number of stories of runs on one suite."""
    return len({item.story for run in runs for item in run.suite.items.values()})
