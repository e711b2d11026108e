"""The harness asks for what the reference gives, and reports every topic with its mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.stages.timelines.corpora import measure_timelines
from summarizer.errors import UsageError
from summarizer.wiring import Summarizer

pytestmark = pytest.mark.models
SANK = "The ferry Tarn sank off the harbour of Brill on Sunday with forty passengers aboard ."
RAISED = "Salvage crews raised the wreck of the ferry Tarn from the bottom of the bay on May 9 ."


@pytest.fixture(scope="module")
def summarizer() -> Summarizer:
    return Summarizer.from_config("extractive")


def topic_file(folder: Path, **changes: object) -> Path:
    record = {
        "topic": "ferry",
        "articles": [
            {"id": 1, "date": "2031-05-05", "text": SANK},
            {"id": 2, "date": "2031-05-12", "text": RAISED},
        ],
        "timelines": [
            [{"date": "2031-05-04", "sentences": [SANK]}, {"date": "2031-05-09", "sentences": [RAISED]}]
        ],
    }
    path = folder / "ferry.jsonl"
    path.write_text(json.dumps(record | changes) + "\n", encoding="utf-8")
    return path


def test_a_timeline_of_the_right_days_and_words_scores_one(tmp_path: Path, summarizer: Summarizer) -> None:
    scores, costs = measure_timelines(
        [topic_file(tmp_path)], summarizer.backends, summarizer.settings, free=False
    )
    row, mean = scores.rows
    assert (row.name, mean.name) == ("ferry 1 (dev)", "mean")
    assert row.cells["date F1"] == row.cells["AR1-F"] == row.cells["AR2-F"] == 1
    assert row.cells["mentions date F1"] == 1
    assert costs.rows[0].cells["articles"] == 2


def test_the_number_of_days_is_the_references(tmp_path: Path, summarizer: Summarizer) -> None:
    one = [{"date": "2031-05-04", "sentences": [SANK]}]
    path = topic_file(tmp_path, timelines=[one])
    scores, _ = measure_timelines([path], summarizer.backends, summarizer.settings, free=False)
    assert scores.rows[0].cells["told"] == 1


def test_a_file_without_timelines_is_refused(tmp_path: Path, summarizer: Summarizer) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no topic"):
        measure_timelines([path], summarizer.backends, summarizer.settings, free=False)
