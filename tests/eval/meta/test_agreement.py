"""How agreement with people is counted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.meta.support import Checker, measure_agreement
from eval.statistics import Interval
from eval.table import Row
from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import UsageError
from summarizer.ports import EntailmentPair, Judgement


class Reader:
    """Believes what contains the word that it was given; counts what it is asked."""

    def __init__(self, word: str = "rain") -> None:
        self.word = word
        self.asked = 0

    @property
    def identity(self) -> ModelIdentity:
        return ModelIdentity("entailment", "reader", self.word)

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        self.asked += len(pairs)
        return [
            Judgement(Verdict.SUPPORTED, 0.9, None, "")
            if self.word in pair.hypothesis
            else Judgement(Verdict.NOT_ENOUGH_INFO, 0.1, None, "no")
            for pair in pairs
        ]


def file_of(folder: Path, rows: Sequence[tuple[str, str, int]], name: str = "set") -> Path:
    path = folder / f"{name}.jsonl"
    records: list[dict[str, Any]] = [
        {"id": str(i), "document": d, "claim_or_summary": c, "label": y} for i, (d, c, y) in enumerate(rows)
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in records))
    return path


ROWS = [
    ("It rained.", "rain fell", 1),
    ("It rained.", "snow fell", 0),
    ("It rained hard.", "rain, rain", 1),
    ("It rained hard.", "rain of stones", 0),
]


def value(row: Row, name: str) -> float:
    cell = row.cells[name]
    assert isinstance(cell, Interval)
    return cell.value


def measured(path: Path, reader: Reader, folder: Path | None = None) -> tuple[Row, float | None]:
    found = measure_agreement(path, Checker("reader", reader), folder, lambda steps: None)
    return found.row, found.speed


def test_balanced_accuracy_and_auc_by_hand(tmp_path: Path) -> None:
    row, speed = measured(file_of(tmp_path, ROWS), Reader())
    assert value(row, "balanced accuracy") == pytest.approx((1 + 0.5) / 2)
    assert value(row, "ROC-AUC") == pytest.approx((1 + 0.5 + 1 + 0.5) / 4)
    assert row.cells["n"] == 4 and speed is not None


def test_documents_that_a_checker_was_trained_on_are_left_out(tmp_path: Path) -> None:
    checker = Checker("reader", Reader(), lambda text: "hard" in text)
    row = measure_agreement(file_of(tmp_path, ROWS), checker, None, lambda steps: None).row
    assert row.cells["n"] == 2 and value(row, "balanced accuracy") == 1.0


def test_calibration_error_by_hand(tmp_path: Path) -> None:
    row, _ = measured(file_of(tmp_path, ROWS), Reader())
    # .9 is said of three texts, two of them supported; .1 of one, which is not.
    assert row.cells["calibration error"] == pytest.approx(0.75 * (0.9 - 2 / 3) + 0.25 * 0.1)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path, kept = file_of(tmp_path, ROWS), tmp_path / "kept"
    whole, _ = measured(path, Reader(), kept)
    file = next(kept.iterdir())
    lines = [line for line in file.read_text().splitlines(keepends=True) if line.strip()]
    file.write_text("".join(lines[:2]) + lines[2][:7])
    reader = Reader()
    again, _ = measured(path, reader, kept)
    assert reader.asked == 2 and again == whole
    last, speed = measured(path, reader, kept)
    assert reader.asked == 2 and speed is None and last == whole


def test_answers_of_another_checker_are_not_taken_for_this_ones(tmp_path: Path) -> None:
    path, kept = file_of(tmp_path, ROWS), tmp_path / "kept"
    measured(path, Reader("rain"), kept)
    other = Reader("snow")
    measured(path, other, kept)
    assert other.asked == 4


def test_pairs_of_a_reference_and_its_edits_are_ranked_within_one_document(tmp_path: Path) -> None:
    row, _ = measured(file_of(tmp_path, ROWS, "bump"), Reader())
    assert row.cells["pairs ranked right"] == pytest.approx((1 + 0.5) / 2)


def test_passages_and_claim_are_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "cited.jsonl"
    rows = [
        {"question": "q", "references": ["It rained."], "claim": "rain fell", "label": 1},
        {"question": "r", "references": ["It rained.", "It was dark."], "claim": "snow", "label": 0},
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    assert value(measured(path, Reader())[0], "balanced accuracy") == 1.0


@pytest.mark.parametrize("rows", [[("a b", "c", 1)], []])
def test_labels_of_one_kind_measure_nothing(rows: list[tuple[str, str, int]], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="both labels"):
        measured(file_of(tmp_path, rows), Reader())


def test_a_record_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"document": "It rained.", "label": 1}\n')
    with pytest.raises(UsageError, match="record 1"):
        measured(path, Reader())
