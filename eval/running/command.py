"""What ``run`` does."""

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
