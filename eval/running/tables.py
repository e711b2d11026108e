"""What a run shows at its end: a line a system, and what the suite can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median

from eval.running.folder import RUN
from eval.running.measures import HEADLINE
from eval.running.reading import RunRead, detectable, figure, paired
from eval.table import Row, Table


def summary(run: RunRead) -> Table:
    """The main figures of every system.

    Args:
        run: a run.

    Returns:
        A row a system; its notes say what failed and what difference can be detected.
    """
    metrics = [m for m in HEADLINE if any(of[m] for of in run.values.values())]
    signature = run.signature(metrics)
    rows = tuple(
        Row(
            name,
            {metric: figure(run.values[name][metric]) for metric in metrics},
            signature,
            str(run.suite["digest"]),
        )
        for name in run.systems
    )
    return Table(
        f"{run.suite['name']}: {len(run.items)} stories",
        rows,
        (*_about(run), *detectable_note(run, metrics), *failed(run)),
    )


def _about(run: RunRead) -> Iterable[str]:
    yield "Mean over items; 95 % interval by bootstrap over stories. scores/ has all metrics of every item."
    gates = {g["model_id"] for s in run.systems.values() if isinstance(g := s["gate"], dict)}
    same = {s for s, v in run.systems.items() if v["gate"] == dict(run.judge)}
    yield f"Judge: {run.judge['model_id']}. Gate: {', '.join(sorted(gates)) or 'none'}."
    if same:
        yield (
            f"The judge is also the gate of {', '.join(sorted(same))}: its faithfulness and citation figures "
            "say only that its text is what the gate lets through."
        )


def detectable_note(run: RunRead, metrics: Sequence[str]) -> Iterable[str]:
    """The smallest difference that can be detected, by metric: the median over all pairs of systems."""
    found = []
    for metric in metrics:
        sizes = [
            size
            for a, b in combinations(run.systems, 2)
            if (size := detectable(paired(run.values[a][metric], run.values[b][metric]))) is not None
        ]
        sizes = [size for size in sizes if size > 0]  # baselines that copy are all alike
        if sizes:
            found.append(f"{metric} {median(sizes):.3g}")
    if found:
        yield (
            "Smallest difference that can be detected (two-sided 5 %, power 80 %, one comparison; median "
            f"over pairs of systems that differ): {', '.join(found)}."
        )


def failed(run: RunRead) -> Iterable[str]:
    """One line a failure: items that no figure counts."""
    for failure in run.failures:
        yield (
            f"FAILED: {failure['system']} on {failure['item_id']} ({failure['step']}): {failure['error']} "
            f"It counts in no figure; {Path(RUN).name} lists it."
        )
