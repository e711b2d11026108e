"""Tables of figures: rows that carry what made them, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from eval.statistics import Interval
from summarizer.adapters.output_file import write_files
from summarizer.errors import OutputError, UsageError

Cell = str | int | float | Interval | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, on how much, with which settings and data."""

    name: str
    cells: Mapping[str, Cell]
    signature: Mapping[str, str]
    """What the figures depend on besides the row's own data: metric, version, settings, model digests."""
    data: str = ""
    """SHA-256 of the row's data; empty for a mean."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one title; every row must have been made the same way."""

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that cannot be compared."""
        signatures = {json.dumps(dict(row.signature), sort_keys=True) for row in self.rows}
        if len(signatures) > 1:
            raise UsageError(
                f"the rows of “{self.title}” were made in different ways and cannot stand in one table: "
                + " / ".join(sorted(signatures))
            )


def with_mean(rows: Sequence[Row], columns: Sequence[str]) -> tuple[Row, ...]:
    """The rows, and as the last one the plain mean of the named columns.

    Raises:
        ValueError: if there are no rows.
    """
    if not rows:
        raise ValueError("no rows to average")
    cells: dict[str, Cell] = {}
    for column in columns:
        values = [_number(row.cells.get(column)) for row in rows]
        present = [v for v in values if v is not None]
        cells[column] = fmean(present) if present else None
    return (*rows, Row("mean", cells, rows[0].signature))


def _number(cell: Cell) -> float | None:
    if isinstance(cell, Interval):
        return cell.value
    return float(cell) if isinstance(cell, int | float) else None


def as_markdown(table: Table) -> str:
    """The table for people: figures with three decimals, intervals in brackets."""
    columns = list(dict.fromkeys(c for row in table.rows for c in row.cells))
    lines = [f"# {table.title}", "", _line(["", *columns]), _line(["---", *("---:" for _ in columns)])]
    lines += [_line([row.name, *(_shown(row.cells.get(c)) for c in columns)]) for row in table.rows]
    lines += ["", *(f"- {note}" for note in table.notes)]
    if table.rows:
        settings = ", ".join(f"{k} {v}" for k, v in sorted(table.rows[0].signature.items()))
        lines += [f"- Signature: {settings}"]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return "–"
        case Interval(value, low, high) if low is not None and high is not None:
            return f"{value:.3f} [{low:.3f}, {high:.3f}]"
        case Interval(value, _, _):
            return f"{value:.3f}"
        case float():
            return f"{cell:.3f}"
        case _:
            return str(cell)


def as_json(table: Table) -> str:
    """The table for programs; byte-identical for identical figures."""
    value = {
        "title": table.title,
        "notes": list(table.notes),
        "rows": [
            {
                "name": row.name,
                "data": row.data,
                "signature": dict(row.signature),
                "cells": {name: _plain(cell) for name, cell in row.cells.items()},
            }
            for row in table.rows
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(cell: Cell) -> object:
    if isinstance(cell, Interval):
        return {"value": cell.value, "low": cell.low, "high": cell.high}
    return cell


def save(table: Table, folder: Path, name: str) -> None:
    """Write ``name.md`` and ``name.json`` into a folder, made if need be."""
    write_into(folder, {f"{name}.md": as_markdown(table), f"{name}.json": as_json(table)})


def write_into(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts, by the names of their files, into a folder, made if need be.

    Raises:
        OutputError: if the folder cannot be made or a file not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made: {error.strerror or error}") from error
    write_files({folder / name: text for name, text in texts.items()})
