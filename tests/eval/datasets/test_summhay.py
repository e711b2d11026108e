"""Questions about a haystack become items: the paragraphs nearest to the question, by document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.datasets.spec import SuiteSpec, load_items
from eval.datasets.summhay import Insight, excerpts, insights_of
from eval.metrics.coverage import Unit
from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.errors import UsageError
from tests.conftest import EMBEDDER, model_folder

QUESTION = "When did the ferry sail?"
TEXTS = (
    "The council met.\n\nThe ferry did sail at noon.",
    "A bakery opened in town.",
    "The ferry and its crew sail at dawn.\n\nWhen did the ferry sail? At noon.",
)


def test_the_nearest_paragraphs_are_kept_in_their_documents_order() -> None:
    # 6 words of the nearest paragraph and 7 of the next; the third ferry paragraph has 8 and does not fit
    found = excerpts(QUESTION, TEXTS, HashingEmbedder(), 13)
    assert found == ["The ferry did sail at noon.", "", "When did the ferry sail? At noon."]


def test_with_room_for_all_nothing_is_left_out() -> None:
    assert excerpts(QUESTION, TEXTS, HashingEmbedder(), 100) == list(TEXTS)


def test_nothing_is_taken_past_the_first_paragraph_that_does_not_fit() -> None:
    # three words are left, in which “The council met.” would fit
    found = excerpts(QUESTION, TEXTS, HashingEmbedder(), 16)
    assert found == ["The ferry did sail at noon.", "", "When did the ferry sail? At noon."]


def haystack(folder: Path, **question: Any) -> Path:
    """One question about three documents, on disk."""
    documents = [
        {"doc_id": f"d{n}", "text": t, "source": f"outlet {n}"} for n, t in enumerate(TEXTS, start=1)
    ]
    (folder / "documents.jsonl").write_text(json.dumps({"haystack": "h", "documents": documents}), "utf-8")
    insights = [{"insight": "The ferry sailed at noon.", "documents": ["d1", "d3"]}]
    record = {
        "id": "q1",
        "documents": {"file": "documents.jsonl", "haystack": "h"},
        "extra": {"query": QUESTION, "insights": insights},
    }
    path = folder / "questions.jsonl"
    path.write_text(json.dumps({**record, **question}), "utf-8")
    return path


@pytest.mark.models
@pytest.mark.parametrize(("adapter", "documents"), [("summhay", "d1 d2 d3"), ("summhay-oracle", "d1 d3")])
def test_an_item_holds_excerpts_by_document_and_insights_as_units(
    tmp_path: Path, store: Any, adapter: str, documents: str
) -> None:
    model_folder(store, EMBEDDER)
    (item,) = load_items(SuiteSpec("h", adapter, path=str(haystack(tmp_path))))
    assert (item.item_id, item.story, item.title) == ("q1", "h", QUESTION)
    assert [a.path for a in item.articles] == documents.split()
    assert item.gold.units == (Unit("The ferry sailed at noon."),)


def test_insights_are_read_with_their_documents(tmp_path: Path) -> None:
    found = insights_of(haystack(tmp_path))
    assert found == {"q1": (Insight("The ferry sailed at noon.", frozenset({"d1", "d3"})),)}


def test_records_of_another_kind_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no insights"):
        insights_of(haystack(tmp_path, extra={}))
