"""Floors that a run must hold: ``python -m eval gate``."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from eval.running.measures import METRICS
from eval.running.reading import RunRead, read_run
from summarizer.adapters.output_file import write_files
from summarizer.errors import UsageError

GATED = (
    "faithfulness",
    "citation_recall",
    "citation_precision",
    "coverage",
    "corroborated",
    "differences",
    "rouge2_f1",
    "redundancy",
    "furniture",
    "loaded",
)
"""What a floor is kept for: one or two metrics of each family."""
_STEP = 0.01
"""Floors are kept to hundredths, so that another machine's arithmetic does not break them."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What ``floors.toml`` says."""

    suite: str
    data: str
    """Digest of the data they were set on."""
    judge: str
    limits: Mapping[str, Mapping[str, float]]
    """By system and metric: the least value, or the greatest where lower is better."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a run."""

    passed: bool
    lines: tuple[str, ...]


def hold_to_floors(run: Path, floors: Path, *, write: bool) -> tuple[bool, tuple[str, ...]]:
    """Hold a run to its floors, or set them to what it reaches.

    Args:
        run: a run.
        floors: file of the floors.
        write: whether to set them.

    Returns:
        Whether the run holds its floors, and what there is to say.
    """
    read = read_run(run)
    if not write:
        verdict = check(read, read_floors(floors))
        return verdict.passed, verdict.lines or ("Every floor holds.",)
    new = floors_of(read)
    lines = tuple(changes(read_floors(floors) if floors.exists() else None, new))
    write_floors(new, floors)
    return True, lines or ("No floor has changed.",)


def read_floors(path: Path) -> Floors:
    """Read floors.

    Raises:
        UsageError: if the file cannot be read or names a metric that is not known.
    """
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist. `python -m eval gate RUN --write` makes it.") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    limits = values.get("floors", {})
    if not isinstance(limits, dict) or not all(isinstance(v, dict) for v in limits.values()):
        raise UsageError(f"{path}: floors must be tables, one a system.")
    unknown = sorted({m for of in limits.values() for m in of} - set(METRICS))
    if unknown:
        raise UsageError(f"{path}: there is no metric {unknown[0]!r}.")
    return Floors(
        str(values.get("suite", "")), str(values.get("data", "")), str(values.get("judge", "")), limits
    )


def check(run: RunRead, floors: Floors) -> Verdict:
    """Hold a run to its floors.

    Args:
        run: a run.
        floors: what it must reach.

    Returns:
        Whether it does, and one line for everything that is below, missing or failed.
    """
    lines = [*_other_conditions(run, floors)]
    lines += [f"{f['system']} failed on {f['item_id']} ({f['step']}): {f['error']}" for f in run.failures]
    if not lines:
        lines = [
            problem
            for system, limits in floors.limits.items()
            for metric, limit in limits.items()
            if (problem := _problem(run, system, metric, limit)) is not None
        ]
    return Verdict(not lines, tuple(lines))


def _other_conditions(run: RunRead, floors: Floors) -> Iterator[str]:
    """Why the floors cannot be compared with the run at all."""
    again = "Look at the figures, then set the floors anew: `python -m eval gate RUN --write`."
    if not floors.limits:
        yield f"There is no floor. {again}"
    if floors.data != run.suite["digest"]:
        yield f"The stories are not those the floors were set on (suite {floors.suite!r}). {again}"
    if floors.judge != _judge(run):
        yield f"The judge is {_judge(run)}; the floors were set with {floors.judge}. {again}"
    missing = sorted(set(floors.limits) - set(run.systems))
    if missing:
        yield f"The run lacks {', '.join(missing)}, which has floors."


def _problem(run: RunRead, system: str, metric: str, limit: float) -> str | None:
    value = _value(run, system, metric)
    if value is None:
        return f"{system}: {metric} has no value; its floor is {limit:.2f}."
    if METRICS[metric].higher_is_better:
        return None if value >= limit else f"{system}: {metric} is {value:.4f}, below its floor {limit:.2f}."
    return None if value <= limit else f"{system}: {metric} is {value:.4f}, above its ceiling {limit:.2f}."


def _value(run: RunRead, system: str, metric: str) -> float | None:
    values = run.values[system].get(metric, ())
    return fmean(v.value for v in values) if values else None


def _judge(run: RunRead) -> str:
    return f"{run.judge['model_id']} {run.judge['digest'][:12]}"


def floors_of(run: RunRead) -> Floors:
    """The floors that a run just reaches.

    Raises:
        UsageError: if an item failed; its absence would make a floor meaningless.
    """
    if run.failures:
        failure = run.failures[0]
        raise UsageError(
            f"{failure['system']} failed on {failure['item_id']}: {failure['error']} No floor is set on that."
        )
    limits = {
        system: {
            metric: _rounded(value, higher=bool(METRICS[metric].higher_is_better))
            for metric in GATED
            if (value := _value(run, system, metric)) is not None
        }
        for system in run.systems
    }
    return Floors(str(run.suite["name"]), str(run.suite["digest"]), _judge(run), limits)


def _rounded(value: float, *, higher: bool) -> float:
    """The hundredth below a value, or above it where lower is better.

    >>> _rounded(0.8149, higher=True), _rounded(0.8149, higher=False), _rounded(1.0, higher=True)
    (0.81, 0.82, 1.0)
    """
    steps = value / _STEP
    return round((math.floor(steps + 1e-9) if higher else math.ceil(steps - 1e-9)) * _STEP, 2)


def changes(old: Floors | None, new: Floors) -> Iterator[str]:
    """One line a floor that is set, raised or lowered."""
    for system, limits in new.limits.items():
        for metric, limit in limits.items():
            before = None if old is None else old.limits.get(system, {}).get(metric)
            if before is None:
                yield f"{system}: {metric} is set to {limit:.2f}"
            elif before != limit:
                stricter = (limit > before) == bool(METRICS[metric].higher_is_better)
                way = "stricter" if stricter else "looser"
                yield f"{system}: {metric} from {before:.2f} to {limit:.2f} ({way})"
    for system in sorted(set(old.limits if old else ()) - set(new.limits)):
        yield f"{system}: its floors are dropped"


def write_floors(floors: Floors, path: Path) -> None:
    """Write floors; what they were set on stands beside them."""
    lines = [
        "# Least values (greatest, where lower is better) that every change must hold.",
        "# `python -m eval gate RUN --floors FILE --write` writes them; that raises or lowers a floor.",
        f'suite = "{floors.suite}"',
        f'data = "{floors.data}"',
        f'judge = "{floors.judge}"',
    ]
    for system, limits in floors.limits.items():
        lines += [
            "",
            f'[floors."{system}"]',
            *(f"{metric} = {limit:.2f}" for metric, limit in limits.items()),
        ]
    write_files({path: "\n".join(lines) + "\n"})
