"""What pages show of a report: texts ready to print, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.report.content import Section
from eval.report.failures import Failure, Kind
from eval.report.runs import Metric
from eval.statistics import Interval
from eval.table import Cell, Table

PARTS = (
    ("board", "Leaderboard"),
    ("frontier", "Quality against cost"),
    ("paired", "Paired comparisons"),
    ("trust", "Judge and gate"),
    ("failures", "Failures"),
    ("details", "Every metric"),
    ("how", "How each metric is measured"),
    ("gaps", "What was not measured"),
)
"""Parts of a section: anchor and name."""
_BETTER = {True: "more", False: "less", None: "neither"}


class Shown(NamedTuple):
    """A cell: the figure, its interval, and what a test says; the latter two may be empty."""

    value: str
    bounds: str = ""
    verdict: str = ""


class Line(NamedTuple):
    """A row of a table."""

    name: str
    cells: list[Shown]


class Grid(NamedTuple):
    """A table."""

    title: str
    corner: str
    columns: list[str]
    rows: list[Line]
    notes: tuple[str, ...]


class Measured(NamedTuple):
    """How a metric is measured."""

    title: str
    better: str
    signature: str


def grid(table: Table, corner: str = "System") -> Grid:
    """A table in texts."""
    columns = list(dict.fromkeys(c for row in table.rows for c in row.cells))
    rows = [Line(row.name, [shown(row.cells.get(c)) for c in columns]) for row in table.rows]
    return Grid(table.title, corner, columns, rows, table.notes)


def with_settings(table: Table) -> Grid:
    """A table of another command, with its signature as a note."""
    made = dict(table.rows[0].signature) if table.rows else {}
    signature = ", ".join(f"{k} {v}" for k, v in sorted(made.items()))
    return grid(table, "Data")._replace(notes=(*table.notes, f"Signature: {signature}"))


def shown(cell: Cell) -> Shown:
    """A cell in texts.

    >>> shown(Interval(0.5, 0.25, 0.75)), shown(None)
    (Shown(value='0.500', bounds='[0.250, 0.750]', verdict=''), Shown(value='–', bounds='', verdict=''))
    """
    match cell:
        case Interval(value, low, high):
            bounds = "" if low is None or high is None else f"[{_figure(low)}, {_figure(high)}]"
            return Shown(_figure(value), bounds)
        case None:
            return Shown("–")
        case float():
            return Shown(_figure(cell))
        case str() if " [" in cell and "] " in cell:
            figure, _, rest = cell.partition(" ")
            bounds, _, verdict = rest.partition("] ")
            return Shown(figure, f"{bounds}]", verdict)
        case _:
            return Shown(str(cell))


def _figure(value: float) -> str:
    """Three decimals for shares, fewer for larger numbers.

    >>> [_figure(v) for v in (0.1234, 4.56, 12.34, 345.6, -0.5)]
    ['0.123', '4.56', '12.3', '346', '−0.500']
    """
    size = abs(value)
    decimals = 3 if size <= 1 else 2 if size < 10 else 1 if size < 100 else 0
    return f"{value:,.{decimals}f}".replace("-", "−")


def by_kind(section: Section) -> Iterator[tuple[str, Sequence[Failure]]]:
    """The failures under a heading each."""
    for kind in Kind:
        listed = [f for f in section.failures if f.kind is kind]
        if listed:
            yield kind.value, listed


def measured(metric: Metric) -> Measured:
    """How a metric is measured, in words."""
    signature = ", ".join(f"{k} {v}" for k, v in sorted(metric.signature.items()))
    return Measured(metric.title, _BETTER[metric.higher_is_better], signature)
