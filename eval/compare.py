"""Two systems, item by item: ``python -m eval compare``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.running.reading import Pairs, RunRead, detectable, mean, paired, read_run, require_system
from eval.running.tables import failed
from eval.statistics import Interval, holm, paired_permutation
from eval.table import Cell, Row, Table
from summarizer.errors import UsageError

ALPHA = 0.05


class _Compared(NamedTuple):
    """One metric of two systems."""

    metric: str
    pairs: Pairs
    first: Interval | None
    second: Interval | None
    p: float


def compare_runs(a: Path, b: Path, first: str | None, second: str | None) -> list[Table]:
    """One table for every pair of systems that is compared."""
    left, right = read_run(a), read_run(b)
    return [compare(left, right, x, y) for x, y in pairs_of_systems(left, right, first, second)]


def compare(a: RunRead, b: RunRead, first: str, second: str) -> Table:
    """Compare two systems by paired differences.

    Args:
        a: a run.
        b: a run, or the same one.
        first: a system of ``a``.
        second: a system of ``b``.

    Returns:
        A row a metric: both figures, their difference (second minus first) with its interval over stories,
        p by sign flips of whole stories, p after Holm's correction over the rows that have a better side,
        and whether that is decisive.

    Raises:
        UsageError: if the runs hold different data, or were scored in different ways.
    """
    shared = _shared(a, b)
    metrics = [name for name in a.metrics if name in b.metrics]
    _require_one_way(a, b, metrics)
    found = [c for name in metrics if (c := _compared(name, a, b, (first, second), shared)) is not None]
    ranked = [c for c in found if a.metrics[c.metric]["higher_is_better"] is not None]
    adjusted = dict(zip((c.metric for c in ranked), holm([c.p for c in ranked]), strict=True))
    signature = a.signature(metrics)
    rows = tuple(
        Row(c.metric, _cells(c, adjusted.get(c.metric), a.metrics[c.metric]["higher_is_better"]), signature)
        for c in found
    )
    title = f"{second} against {first}, {len(shared)} items"
    return Table(title, rows, (*_notes(a, b, shared), *failed(a), *(failed(b) if b.path != a.path else ())))


def pairs_of_systems(a: RunRead, b: RunRead, first: str | None, second: str | None) -> list[tuple[str, str]]:
    """Which systems are compared: the two named; or those in both runs; or the only one of each.

    Raises:
        UsageError: if a named one is not there, or nothing can be paired.
    """
    for run, name in ((a, first), (b, second)):
        if name is not None:
            require_system(run, name)
    if first is not None and second is not None:
        return [(first, second)]
    if first is not None or second is not None:
        known = first or second or ""
        return pairs_of_systems(a, b, first or known, second or known)
    both = [(name, name) for name in a.systems if name in b.systems] if a.path != b.path else []
    if both:
        return both
    if len(a.systems) == 1 and len(b.systems) == 1 and a.path != b.path:
        return [(next(iter(a.systems)), next(iter(b.systems)))]
    raise UsageError("Which systems? Name one of each run with --first and --second.")


def _shared(a: RunRead, b: RunRead) -> frozenset[str]:
    shared = frozenset(name for name, digest in a.items.items() if b.items.get(name) == digest)
    if not shared:
        raise UsageError(f"{a.path} and {b.path} have no item in common; nothing can be compared.")
    return shared


def _require_one_way(a: RunRead, b: RunRead, metrics: Sequence[str]) -> None:
    for name in metrics:
        one, other = a.metrics[name]["signature"], b.metrics[name]["signature"]
        if one != other:
            raise UsageError(
                f"{name} was measured in different ways: {one} in {a.path}, {other} in {b.path}. "
                "Run the older suite again; what has not changed is not done twice."
            )


def _compared(
    metric: str, a: RunRead, b: RunRead, systems: tuple[str, str], shared: frozenset[str]
) -> _Compared | None:
    mine = [v for v in a.values[systems[0]][metric] if v.item_id in shared]
    theirs = [v for v in b.values[systems[1]][metric] if v.item_id in shared]
    pairs = paired(mine, theirs)
    if not pairs.differences:
        return None
    ids = {v.item_id for v in mine} & {v.item_id for v in theirs}
    sides = [
        mean([v.value for v in side if v.item_id in ids], [v.story for v in side if v.item_id in ids])
        for side in (mine, theirs)
    ]
    return _Compared(metric, pairs, sides[0], sides[1], paired_permutation(*pairs))


def _cells(c: _Compared, adjusted: float | None, higher_is_better: object) -> dict[str, Cell]:
    difference = mean(c.pairs.differences, c.pairs.stories)
    return {
        "items": len(c.pairs.differences),
        "first": None if c.first is None else c.first.value,
        "second": None if c.second is None else c.second.value,
        "difference": difference,
        "p": c.p,
        "p (Holm)": adjusted,
        "decisive": _verdict(difference, adjusted, higher_is_better),
        "detectable": detectable(c.pairs),
    }


def _verdict(difference: Interval | None, adjusted: float | None, higher_is_better: object) -> str:
    if adjusted is None or difference is None:
        return "neither is better"
    if adjusted >= ALPHA or difference.value == 0:
        return "not decisive"
    return "second is better" if (difference.value > 0) == bool(higher_is_better) else "first is better"


def _notes(a: RunRead, b: RunRead, shared: frozenset[str]) -> Iterable[str]:
    yield (
        "difference: second minus first, item by item; 95 % interval by bootstrap over stories; p by "
        "flipping the signs of whole stories, corrected after Holm over all metrics that have a better side."
    )
    yield (
        "detectable: the smallest true difference that this suite would find with 80 % power, from the "
        "spread of these differences over stories (two-sided 5 %, one comparison)."
    )
    left = len(a.items.keys() | b.items.keys()) - len(shared)
    if left:
        yield f"{left} items are in one run only, or their data differ; they are left out."
