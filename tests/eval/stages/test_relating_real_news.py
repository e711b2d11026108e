"""Stories and origins of real articles; skipped where the labelled data is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.labelled.halves import Half
from eval.stages.origins.corpora import measure_copies, measure_false
from eval.stages.stories.split import measure_stories
from eval.statistics import Interval
from eval.table import Row, Table
from summarizer.ports import Embedder

DATA = Path(__file__).parents[4] / "shared" / "data"

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not beside this checkout"),
]


def figure(row: Row, name: str) -> float:
    cell = row.cells[name]
    assert isinstance(cell, Interval)
    return cell.value


def named(table: Table, ending: str) -> Row:
    return next(row for row in table.rows if row.name.endswith(ending))


@pytest.mark.models
def test_piles_of_full_articles_are_split_better_than_by_distances_alone(embedder: Embedder) -> None:
    path = DATA / "stories" / "basil.NOLIC.jsonl.gz"
    *piles, mean = measure_stories([path], embedder, sample=30, seeds=3, half=None).rows
    assert all(figure(pile, "F1") >= 0.9 for pile in piles)
    for baseline in ("tf-idf F1", "embedding F1"):
        assert float(str(mean.cells["F1"])) > float(str(mean.cells[baseline]))


def test_edited_and_reordered_copy_is_found() -> None:
    table = measure_copies([DATA / "stories" / "basil.NOLIC.jsonl.gz"], Half.HELD_OUT)
    for rate, least in (("0% edited", 0.98), ("10% edited", 0.95), ("20% edited", 0.9)):
        assert figure(named(table, rate), "F1") >= least


def test_a_shared_quotation_is_never_taken_for_shared_wording() -> None:
    table = measure_false([DATA / "stories" / "basil.NOLIC.jsonl.gz"], Half.HELD_OUT, sample=2)
    assert figure(named(table, "quotations"), "found") == 0
    assert figure(named(table, "quotations"), "runs") > 0.9
