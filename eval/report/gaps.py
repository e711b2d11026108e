"""What a report's figures do not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.report.board import metrics_of
from eval.report.families import WHY, by_family
from eval.report.figures import Entry, cost
from eval.report.runs import Model
from eval.report.saved import speaks_of
from eval.table import Table


def gaps(board: Sequence[Entry], agreement: Sequence[Table], reading: Sequence[Table]) -> list[str]:
    """Everything that a reader may miss and should not take for measured.

    Args:
        board: systems of runs on one suite.
        agreement: tables of agreement with people that were given.
        reading: tables of a blind reading that were given.

    Returns:
        One sentence each.
    """
    return [
        *_families(board),
        *_empty(board),
        *_failed(board),
        *_trust(board, agreement, reading),
        *_costs(board),
    ]


def _families(board: Sequence[Entry]) -> Iterator[str]:
    there = by_family(metrics_of(board))
    for family, why in WHY.items():
        if family not in there:
            yield f"{family.value} was not measured: these figures do not say {why}."


def _empty(board: Sequence[Entry]) -> Iterator[str]:
    for metric in metrics_of(board):
        without = [e.label for e in board if not e.values(metric.key)]
        if without:
            yield f"{metric.title}: no value for {', '.join(without)}."


def _failed(board: Sequence[Entry]) -> Iterator[str]:
    for entry in board:
        failed = [f for f in entry.run.failures if f.system == entry.system.name]
        for f in failed[:3]:
            yield f"{entry.label} failed on {f.item_id} ({f.step}): {f.error}"
        if len(failed) > 3:
            yield f"{entry.label} failed on {len(failed) - 3} more items."
        missing = len(entry.run.suite.items) - entry.scored - len({f.item_id for f in failed})
        if missing > 0:
            yield f"{entry.label}: {missing} of {len(entry.run.suite.items)} items were not run to the end."


def judges(board: Sequence[Entry]) -> list[Model]:
    """The judges of the runs."""
    return list(dict.fromkeys(e.run.judge for e in board if e.run.judge))


def gates(board: Sequence[Entry]) -> list[Model]:
    """The gates of the systems."""
    return list(dict.fromkeys(e.system.gate for e in board if e.system.gate))


def _trust(board: Sequence[Entry], agreement: Sequence[Table], reading: Sequence[Table]) -> Iterator[str]:
    for role, models in (("judge", judges(board)), ("gate", gates(board))):
        for model in models:
            if not any(speaks_of(t, model) for t in agreement):
                yield f"How well the {role} {model.model_id} agrees with people: no figures were given."
    if not reading:
        yield "No sentences of these runs were read blind by people."


def _costs(board: Sequence[Entry]) -> Iterator[str]:
    without = [e.label for e in board if cost(e) is None]
    if without:
        yield f"Time and memory: not kept for {', '.join(without)}."
    yield "Money and energy were not measured."
