"""Agreement of coverage with people: exact on made-up records, and a sample of the labelled data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.meta.coverage import coverage_rows, insight_rows
from eval.meta.neutrality import neutrality_rows
from eval.metrics.matching import UnitMatcher
from eval.statistics import Interval
from eval.table import Row
from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.errors import UsageError
from summarizer.ports import Embedder, Parser

DATA = Path(__file__).parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not beside this checkout")

RECORD = {
    "reference": "<t> The ferry sank off Brill . </t> <t> Eleven people died . </t>",
    "units": ["The ferry sank off Brill.", "Eleven people died."],
    "systems": {
        "both": {"summary": "The ferry sank off Brill. Eleven people died.", "present": [1, 1]},
        "one": {"summary": "The ferry sank off Brill.", "present": [1, 0]},
        "none": {"summary": "Voters elected a mayor.", "present": [0, 0]},
    },
}


def value(rows: list[Row], name: str, column: str) -> float:
    cell = next(row for row in rows if row.name.endswith(name)).cells[column]
    assert isinstance(cell, Interval)
    return cell.value


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


@pytest.mark.models
def test_a_metric_that_ranks_as_people_do_has_tau_one(tmp_path: Path, parser: Parser) -> None:
    path = write(tmp_path / "made.jsonl", RECORD, RECORD)
    rows = coverage_rows([path], UnitMatcher(HashingEmbedder()), parser)
    for name in ("ROUGE-2 recall", "given units", "reference alone"):
        assert value(rows, name, "Kendall, summaries") == pytest.approx(1.0)
    assert value(rows, "given units", "above ROUGE-2") == pytest.approx(0.0)


def test_a_file_of_something_else_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "other.jsonl", {"text": "Rain fell."})
    with pytest.raises(UsageError, match="no 'annotation'"):
        insight_rows([path], UnitMatcher(HashingEmbedder()))


def test_sentences_with_loaded_words_score_above_those_without(tmp_path: Path) -> None:
    loaded = {"text": "The shameless minister lied.", "label": 1, "url": "a"}
    plain = {"text": "The minister met the mayor.", "label": 0, "url": "b"}
    path = write(tmp_path / "made.jsonl", loaded, plain)
    assert value(neutrality_rows([path], HashingEmbedder()), "loaded words", "AUC") == 1.0


@needs_data
@pytest.mark.data
@pytest.mark.models
def test_coverage_agrees_with_people_on_a_sample(embedder: Embedder, parser: Parser) -> None:
    rows = coverage_rows([DATA / "coverage" / "pyrxsum.jsonl.gz"], UnitMatcher(embedder), parser, limit=8)
    assert value(rows, "given units", "Kendall, summaries") > 0.35
    assert value(rows, "reference alone", "Kendall, summaries") > 0.35


@needs_data
@pytest.mark.data
@pytest.mark.models
def test_loaded_language_is_told_from_neutral_on_a_sample(embedder: Embedder) -> None:
    rows = neutrality_rows([DATA / "neutrality" / "babe_sg2.jsonl.gz"], embedder, limit=300)
    assert value(rows, "words and tone", "AUC") > 0.62
