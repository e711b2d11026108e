"""A table keeps together only what can be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.labelled.records import labelled_files, records
from eval.statistics import Interval
from eval.table import Row, Table, as_json, as_markdown, with_mean
from summarizer.errors import UsageError

SIGNATURE = {"metric": "x/1"}


def test_the_last_row_is_the_plain_mean_of_the_sets() -> None:
    rows = with_mean(
        [
            Row("a", {"n": 900, "f": Interval(0.2, 0.1, 0.3)}, SIGNATURE),
            Row("b", {"n": 1, "f": 0.6}, SIGNATURE),
            Row("c", {"n": 5, "f": None}, SIGNATURE),
        ],
        ["f"],
    )
    assert rows[-1].name == "mean" and rows[-1].cells["f"] == pytest.approx(0.4)
    text = as_markdown(Table("T", rows))
    assert "| a | 900 | 0.200 [0.100, 0.300] |" in text
    assert "| c | 5 | – |" in text


def test_rows_made_with_other_settings_are_refused() -> None:
    with pytest.raises(UsageError, match="different ways"):
        Table("T", (Row("a", {}, SIGNATURE), Row("b", {}, {"metric": "x/2"})))


def test_json_holds_bounds_and_keeps_none_apart_from_zero() -> None:
    table = Table("T", (Row("a", {"f": Interval(0.5, None, None), "g": None}, SIGNATURE),))
    cells = json.loads(as_json(table))["rows"][0]["cells"]
    assert cells == {"f": {"value": 0.5, "low": None, "high": None}, "g": None}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"a": 1}\n[2]\n')
    with pytest.raises(UsageError, match="line 2"):
        list(records(file))


def test_a_file_that_is_no_gzip_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_text("{}")
    with pytest.raises(UsageError, match=r"a\.jsonl\.gz cannot be read"):
        list(records(file))


def test_a_folder_without_labelled_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no"):
        labelled_files([tmp_path])
