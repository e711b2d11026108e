"""From runs to figures: means with intervals, paired differences, costs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eval.report.runs import Metric, Run, System
from eval.running.reading import Pairs, detectable
from eval.running.reading import mean as over_stories
from eval.statistics import Interval, holm, paired_permutation
from summarizer.errors import UsageError

DECISIVE = 0.05
"""Corrected p-values from here on are not decisive."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One system of one run."""

    label: str
    system: System
    run: Run

    def values(self, metric: str) -> dict[str, float]:
        """The metric's value by item, for the items that have one."""
        items = self.run.suite.items
        return {
            i: found[metric]
            for i in sorted(items)
            if metric in (found := self.run.values.get((self.system.name, i), {}))
        }

    @property
    def scored(self) -> int:
        """Number of items that have a score."""
        return sum((self.system.name, i) in self.run.values for i in self.run.suite.items)


@dataclass(frozen=True, slots=True)
class Difference:
    """One system against another on the items of both."""

    system: str
    against: str
    metric: Metric
    difference: Interval
    p: float
    """Corrected for all comparisons that were made."""
    detectable: float | None
    """The smallest true difference that would be found with 80 % power."""

    @property
    def decisive(self) -> bool:
        """Whether chance is an unlikely cause."""
        return self.p < DECISIVE


def entries(runs: Sequence[Run]) -> list[Entry]:
    """All systems of runs on one suite; a name that two runs use carries the run's name.

    Raises:
        UsageError: if one run is given twice.
    """
    if len({r.folder.resolve() for r in runs}) < len(runs):
        raise UsageError("a run is named twice; name each run once.")
    pairs = [(run, system) for run in runs for system in run.systems.values()]
    names = [system.name for _, system in pairs]
    return [
        Entry(f"{s.name} ({run.name})" if names.count(s.name) > 1 else s.name, s, run) for run, s in pairs
    ]


def mean(entry: Entry, metric: str) -> Interval | None:
    """The mean of the items' values, its interval over stories; None where no item has a value."""
    values = entry.values(metric)
    if not values:
        return None
    return _mean(tuple(values.values()), tuple(entry.run.suite.items[i].story for i in values))


@lru_cache(maxsize=4096)
def _mean(values: tuple[float, ...], stories: tuple[str, ...]) -> Interval:
    """The mean with its interval; tables and plots ask for the same ones again."""
    found = over_stories(values, stories)
    if found is None:
        raise ValueError("no values")
    return found


def differences(
    board: Sequence[Entry], against: Sequence[Entry], metrics: Sequence[Metric]
) -> tuple[Difference, ...]:
    """Compare systems with the named ones, metric by metric, on the items that both have a value for.

    Args:
        board: all systems.
        against: those to compare with; none is compared with itself, and no pair twice.
        metrics: what to compare.

    Returns:
        The differences, with Holm's correction over all of them.
    """
    pairs = [(e, a) for at, a in enumerate(against) for e in board if e is not a and e not in against[:at]]
    found: list[tuple[Entry, Entry, Metric, Pairs, float]] = []
    for entry, other in pairs:
        for metric in metrics:
            own, theirs = entry.values(metric.key), other.values(metric.key)
            shared = [i for i in own if i in theirs]
            if shared:
                stories = tuple(entry.run.suite.items[i].story for i in shared)
                gaps = tuple(own[i] - theirs[i] for i in shared)
                found.append((entry, other, metric, Pairs(gaps, stories), paired_permutation(gaps, stories)))
    corrected = holm([p for *_, p in found])
    return tuple(
        Difference(e.label, o.label, m, _mean(*pairs), p, detectable(pairs))
        for (e, o, m, pairs, _), p in zip(found, corrected, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """What a system's briefs cost, per item; None where it was not measured."""

    label: str
    machine: str
    cpu_seconds: Interval
    """Processor seconds of all threads, which other programs' load hardly changes."""
    seconds: Interval
    tokens_in: float | None
    tokens_out: float | None
    peak_mb: float | None
    load_seconds: float | None


def cost(entry: Entry) -> Cost | None:
    """What one system cost in its run; None where its times were not kept."""
    measured = entry.run.measurements
    by_item: Mapping[str, Any] = measured.get("items", {}).get(entry.system.name, {})
    items = entry.run.suite.items
    steps = {i: by_item[i]["predict"] for i in sorted(items) if "predict" in by_item.get(i, {})}
    timed = {
        key: {i: float(s[key]) for i, s in steps.items() if s.get(key) is not None}
        for key in ("cpu_seconds", "seconds")
    }
    if not all(timed.values()):
        return None
    means = {
        key: _mean(tuple(found.values()), tuple(items[i].story for i in found))
        for key, found in timed.items()
    }
    return Cost(
        label=entry.label,
        machine=json.dumps(measured.get("machine", {}), sort_keys=True),
        cpu_seconds=means["cpu_seconds"],
        seconds=means["seconds"],
        tokens_in=_average(steps, "tokens_in"),
        tokens_out=_average(steps, "tokens_out"),
        peak_mb=max((float(s["peak_mb"]) for s in steps.values() if s.get("peak_mb")), default=None),
        load_seconds=measured.get("load_seconds", {}).get(entry.system.name),
    )


def _average(steps: Mapping[str, Mapping[str, Any]], key: str) -> float | None:
    present = [float(s[key]) for s in steps.values() if s.get(key) is not None]
    return sum(present) / len(present) if present else None
