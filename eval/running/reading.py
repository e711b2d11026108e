"""Runs read back: an item's value of a metric, a system's figure, paired differences."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from eval.running.folder import RUN, SCORES, RunFolder
from eval.statistics import Indices, Interval, bootstrap
from summarizer.errors import UsageError

CONFIDENCE, POWER = 0.95, 0.8


class Value(NamedTuple):
    """One item's value of one metric."""

    item_id: str
    story: str
    value: float


@dataclass(frozen=True, slots=True)
class RunRead:
    """What a run came to."""

    path: Path
    suite: Mapping[str, object]
    systems: Mapping[str, Mapping[str, object]]
    metrics: Mapping[str, Mapping[str, object]]
    judge: Mapping[str, str]
    failures: tuple[Mapping[str, str], ...]
    items: Mapping[str, str]
    """Digest of every item by its id."""
    values: Mapping[str, Mapping[str, tuple[Value, ...]]]
    """By system and metric."""

    def signature(self, metrics: Sequence[str]) -> dict[str, str]:
        """Everything that these metrics' figures depend on, in one mapping."""
        found: dict[str, str] = {"suite": str(self.suite["digest"])[:12]}
        versions = []
        for name in metrics:
            own = dict(self.metrics[name]["signature"])  # type: ignore[call-overload]
            versions.append(own.pop("metric"))
            found |= own
        return {**found, "metrics": ", ".join(versions)}


def require_system(run: RunRead, name: str) -> None:
    """Refuse a system that is not in a run.

    Raises:
        UsageError: naming those that are.
    """
    if name not in run.systems:
        raise UsageError(f"{run.path} has no system {name!r}; it has {', '.join(run.systems)}.")


def read_run(path: Path) -> RunRead:
    """Read a run.

    Args:
        path: its folder.

    Returns:
        The run with every item's value of every metric.

    Raises:
        UsageError: if it is no run, or one of its files is damaged.
    """
    folder = RunFolder(path)
    described = folder.read(RUN)
    try:
        items = {i["item_id"]: i for i in described["suite"]["items"]}
        return RunRead(
            path=path,
            suite=described["suite"],
            systems=described["systems"],
            metrics=described["metrics"],
            judge=described["judge"],
            failures=tuple(described["failures"]),
            items={name: item["digest"] for name, item in items.items()},
            values={
                system: _values(folder, system, list(items), list(described["metrics"]))
                for system in described["systems"]
            },
        )
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path} is no run that this version can read: {error!r}.") from error


def _values(
    folder: RunFolder, system: str, items: Sequence[str], metrics: Sequence[str]
) -> dict[str, tuple[Value, ...]]:
    found: dict[str, list[Value]] = {name: [] for name in metrics}
    for item in items:
        path = folder.step(SCORES, system, item)
        if not path.is_file():
            continue
        record = json.loads(path.read_text("utf-8"))
        for name in metrics:
            stat = record["metrics"][name]
            if stat["weight"]:
                found[name].append(Value(item, record["story"], stat["total"] / stat["weight"]))
    return {name: tuple(values) for name, values in found.items()}


def figure(values: Sequence[Value]) -> Interval | None:
    """Mean over items, with the interval over stories; None without a value."""
    return mean([v.value for v in values], [v.story for v in values])


def mean(values: Sequence[float], clusters: Sequence[Hashable]) -> Interval | None:
    """Mean with its interval; None without a value."""
    if not values:
        return None
    array = np.array(values)

    def of(drawn: Indices) -> float | None:
        return float(array[drawn].mean())

    return bootstrap(of, clusters)


class Pairs(NamedTuple):
    """Differences of two systems on the items that both have a value for."""

    differences: tuple[float, ...]
    stories: tuple[str, ...]


def paired(a: Sequence[Value], b: Sequence[Value]) -> Pairs:
    """Differences *b* minus *a*, item by item."""
    others = {v.item_id: v for v in b}
    both = [(v, others[v.item_id]) for v in a if v.item_id in others]
    return Pairs(tuple(w.value - v.value for v, w in both), tuple(v.story for v, _ in both))


def detectable(pairs: Pairs) -> float | None:
    """The smallest true difference that a paired test on as many stories would find.

    From the spread of the differences over stories, for a two-sided test at 5 % with 80 % power; by
    Student's t, without a correction for several comparisons.

    Args:
        pairs: paired differences.

    Returns:
        A difference of the metric; None for fewer than three stories.
    """
    by_story: dict[str, list[float]] = {}
    for difference, story in zip(pairs.differences, pairs.stories, strict=True):
        by_story.setdefault(story, []).append(difference)
    n = len(by_story)
    if n < 3:
        return None
    from scipy.stats import t

    spread = float(np.std([np.mean(d) for d in by_story.values()], ddof=1))
    return float((t.ppf(1 - (1 - CONFIDENCE) / 2, n - 1) + t.ppf(POWER, n - 1)) * spread / np.sqrt(n))


def joined(runs: Sequence[RunRead]) -> RunRead:
    """Runs of different systems on one suite as one.

    Args:
        runs: at least one.

    Returns:
        The first run with the systems, values and failures of all.

    Raises:
        UsageError: if they were run on different articles, measured in different ways, or share a system.
    """
    first = runs[0]
    for other in runs[1:]:
        if other.suite["digest"] != first.suite["digest"]:
            raise UsageError(f"{first.path} and {other.path} were run on different articles.")
        if other.metrics != first.metrics:
            raise UsageError(f"{first.path} and {other.path} were measured in different ways; rescore one.")
    names = [name for run in runs for name in run.systems]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(f"{twice[0]} is in two of the runs; name only one of them.")
    return replace(
        first,
        systems={name: system for run in runs for name, system in run.systems.items()},
        values={name: values for run in runs for name, values in run.values.items()},
        failures=tuple(failure for run in runs for failure in run.failures),
    )
