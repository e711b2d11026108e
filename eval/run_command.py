"""What ``run``, ``compare`` and ``gate`` do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.compare import compare, pairs_of_systems
from eval.gate import changes, check, floors_of, read_floors, write_floors
from eval.running.reading import read_run
from eval.running.tables import summary
from eval.table import Table


def run_suite(suite: str, systems: Sequence[str], out: Path, judge: str) -> Table:
    """Run systems over a suite.

    Args:
        suite: a name of ``configs/eval/``, or a TOML file.
        systems: names or TOML files.
        out: folder of the run.
        judge: name of the judge.

    Returns:
        The main figures of every system.
    """
    from eval.datasets.spec import load_spec
    from eval.running.runner import run
    from eval.systems.registry import find_system

    spec, found = load_spec(suite), [find_system(name) for name in systems]
    run(spec, found, out, judge=judge)
    return summary(read_run(out))


def compare_runs(a: Path, b: Path, first: str | None, second: str | None) -> list[Table]:
    """One table for every pair of systems that is compared."""
    left, right = read_run(a), read_run(b)
    return [compare(left, right, x, y) for x, y in pairs_of_systems(left, right, first, second)]


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
