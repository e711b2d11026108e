"""Tables that other commands saved, read back for the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval.report.runs import Model
from eval.statistics import Interval
from eval.table import Cell, Row, Table
from summarizer.errors import UsageError


def read_table(path: Path) -> Table:
    """Read what ``-o`` of a command of the harness wrote.

    Raises:
        UsageError: if the file is no such table.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        rows = tuple(_row(row) for row in value["rows"])
        return Table(str(value["title"]), rows, tuple(str(n) for n in value["notes"]))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path} is no table of the harness. Name the .json that `-o` of another command wrote."
        ) from error


def _row(value: dict[str, Any]) -> Row:
    cells = {str(k): _cell(v) for k, v in value["cells"].items()}
    signature = {str(k): str(v) for k, v in value["signature"].items()}
    return Row(str(value["name"]), cells, signature, str(value["data"]))


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return Interval(value["value"], value["low"], value["high"])
    if value is None or isinstance(value, str | int | float):
        return value
    raise ValueError(value)


def speaks_of(table: Table, model: Model) -> bool:
    """Whether a table says how well a judge or gate agrees with people."""
    return bool(table.rows) and any(_names(row, model) for row in table.rows)


def _names(row: Row, model: Model) -> bool:
    checker, digest = row.signature.get("checker"), row.signature.get("digest", "")
    return checker == model.model_id and bool(digest) and model.digest.startswith(digest)
