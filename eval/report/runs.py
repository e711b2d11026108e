"""The files of a run, read into values. Their format is described in ``docs/evaluation.md``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.errors import UsageError

SCHEMA_VERSION = 1


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


def read_run(folder: Path) -> Run:
    """Read a run, but for the texts of its predictions.

    Args:
        folder: what ``python -m eval run -o`` wrote.

    Returns:
        The run; scores of systems and items that ``run.json`` does not name are left out.

    Raises:
        UsageError: if the folder is no run, or a file of it is damaged.
    """
    path = folder / "run.json"
    if not path.is_file():
        raise UsageError(
            f"{folder} is no run: it has no run.json. Make one with `python -m eval run -o {folder}`."
        )
    try:
        return _run(folder, _object(path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(
            f"{path} does not have the form of a run of version {SCHEMA_VERSION} "
            f"({type(error).__name__}: {error}); make the run again."
        ) from error


def _run(folder: Path, value: Mapping[str, Any]) -> Run:
    suite, judge = _suite(value["suite"]), value.get("judge")
    systems = {
        name: System(name, str(s["kind"]), Model(**s["gate"]) if s.get("gate") else None)
        for name, s in value["systems"].items()
    }
    metrics = {
        key: Metric(key, str(m["title"]), m["higher_is_better"], m["signature"])
        for key, m in value["metrics"].items()
    }
    known = {(s, i) for s in systems for i in suite.items}
    scores = (s for s in _files(folder / "scores") if (s["system"], s["item_id"]) in known)
    measured = folder / "measurements.json"
    return Run(
        folder=folder,
        name=str(value["name"]),
        code_version=str(value["code_version"]),
        suite=suite,
        systems=systems,
        metrics=metrics,
        judge=Model(**judge) if judge else None,
        failures=tuple(Failed(f["system"], f["item_id"], f["step"], f["error"]) for f in value["failures"]),
        values={(s["system"], s["item_id"]): _values(s["metrics"]) for s in scores},
        measurements=_object(measured) if measured.is_file() else {},
    )


def _suite(value: Mapping[str, Any]) -> Suite:
    items = {i["item_id"]: Item(i["item_id"], i["story"], i["title"]) for i in value["items"]}
    settings = {k: str(value[k]) for k in ("split", "size", "seed") if value.get(k) not in (None, "")}
    return Suite(value["name"], value["adapter"], value["digest"], settings, items)


def _values(metrics: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {key: m["total"] / m["weight"] for key, m in metrics.items() if m["weight"]}


def told(run: Run) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every prediction beside its score, in the order of systems and items.

    Raises:
        UsageError: if a file is damaged.
    """
    order = {(s, i) for s in run.systems for i in run.suite.items}
    for score in _files(run.folder / "scores"):
        if (score["system"], score["item_id"]) not in order:
            continue
        place = Path(*Path(score["_path"]).parts[-2:])
        prediction = run.folder / "predictions" / place
        if prediction.is_file():
            yield _object(prediction), score


def _files(folder: Path) -> Iterator[dict[str, Any]]:
    """The scores of a run, each with its path."""
    for path in sorted(folder.glob("*/*.json")):
        value = _object(path)
        if not {"system", "item_id", "metrics"} <= value.keys():
            raise UsageError(f"{path} is no score of a run; remove it or make the run again.")
        yield {**value, "_path": str(path)}


def _object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise UsageError(f"{path} holds no JSON object; make the run again.")
    return value


def stories_of(runs: Sequence[Run]) -> int:
    """Number of stories of runs on one suite."""
    return len({item.story for run in runs for item in run.suite.items.values()})
