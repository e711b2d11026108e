"""What ``run`` and ``rescore`` do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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


def rescore_run(source: Path, path: Path, suite: str | None, judge: str) -> Table:
    """Score what a run predicted again.

    Args:
        source: folder of the run.
        path: folder of the new run.
        suite: a name of ``configs/eval/``, or a TOML file; by default the name that the run carries.
        judge: name of the judge.

    Returns:
        The main figures of every system.
    """
    from eval.datasets.spec import load_spec
    from eval.running.runner import rescore

    rescore(load_spec(suite or str(read_run(source).suite["name"])), source, path, judge=judge)
    return summary(read_run(path))
