"""The brief of the example story, measured against what a careful reader finds in the articles."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from summarizer import Brief, Briefing, Document, Summarizer
from summarizer.adapters.model_store import ModelStore
from tests.conftest import EMBEDDER, PARSER, model_folder

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLD: dict[str, Any] = json.loads((EXAMPLES / "gold.json").read_text("utf-8"))
FACTS_AT_LEAST = 7
"""Floor; raise it when the brief gets better."""

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def summarizer(store: ModelStore) -> Summarizer:
    """The profile without a language model, whose brief is the floor of all others."""
    for name in (PARSER, EMBEDDER):
        model_folder(store, name)
    return Summarizer.from_config("extractive")


@pytest.fixture(scope="module")
def documents(summarizer: Summarizer) -> tuple[Document, ...]:
    return summarizer.clean(summarizer.read([EXAMPLES / "kelmouth"]))


@pytest.fixture(scope="module")
def briefing(summarizer: Summarizer, documents: tuple[Document, ...]) -> Briefing:
    return summarizer.summarize(documents)


@pytest.fixture(scope="module")
def brief(briefing: Briefing) -> Brief:
    assert len(briefing.briefs) == 1
    return briefing.briefs[0]


def words_of(brief: Brief) -> str:
    return " ".join(sentence.text for sentence in brief.sentences())


def test_cleaning_keeps_every_passage_that_matters(documents: tuple[Document, ...]) -> None:
    text = " ".join(" ".join(document.text.split()) for document in documents)
    values = [value["quote"] for conflict in GOLD["conflicts"] for value in conflict["values"]]
    assert [quote for quote in (*(f["quote"] for f in GOLD["facts"]), *values) if quote not in text] == []


def test_no_line_of_page_furniture_reaches_the_brief(brief: Brief) -> None:
    quotes = " ".join(c.quote for sentence in brief.sentences() for c in sentence.citations)
    assert [entry["line"] for entry in GOLD["furniture"] if entry["line"] in words_of(brief) + quotes] == []


def test_the_brief_tells_the_main_facts(brief: Brief) -> None:
    text = words_of(brief).lower()
    told = {fact["id"] for fact in GOLD["facts"] if all(word.lower() in text for word in fact["words"])}
    assert len(told) >= FACTS_AT_LEAST
    assert {"talks", "inquiry"} <= told


def test_both_sides_speak(brief: Brief) -> None:
    speakers = " ".join(sentence.speaker or "" for sentence in brief.sentences())
    assert "Oakes" in speakers or "Union" in speakers
    assert "Rourke" in speakers or "Authority" in speakers


@pytest.mark.parametrize("gold", GOLD["conflicts"], ids=lambda gold: str(gold["id"]))
def test_every_difference_stands_in_the_table_with_its_kind(brief: Brief, gold: dict[str, Any]) -> None:
    wanted = [value["value"].casefold() for value in gold["values"]]
    tables = [
        " | ".join(value.value.casefold() for value in c.values)
        for c in brief.conflicts
        if c.kind == gold["kind"]
    ]
    assert any(all(value in table for value in wanted) for table in tables)


def test_no_difference_is_made_up(brief: Brief) -> None:
    assert len(brief.conflicts) == len(GOLD["conflicts"])


def test_agency_copy_in_three_articles_is_one_origin(brief: Brief) -> None:
    talks = [s for s in brief.sentences() if "Five hours of talks" in s.text]
    assert talks
    assert all(len({c.number for c in s.citations}) == 3 and len(s.origins) == 1 for s in talks)


def test_loaded_words_stand_in_quotation_marks_only(brief: Brief) -> None:
    narration = re.sub(r"[“\"][^”\"]*[”\"]", "", words_of(brief))
    assert [word for word in GOLD["loaded_words"] if word in narration] == []


def test_every_quote_stands_where_its_citation_points(briefing: Briefing) -> None:
    texts = {document.doc_id: document.text for document in briefing.documents}
    cited = [c for brief in briefing.briefs for sentence in brief.sentences() for c in sentence.citations]
    assert cited
    assert all(texts[c.span.doc_id][c.span.start : c.span.end] == c.quote for c in cited)


def test_a_number_that_was_corrected_is_told_in_the_table_only(brief: Brief) -> None:
    body = [brief.headline, *brief.lead, *(s for section in brief.sections for s in section.sentences)]
    assert not [s.text for s in body if "Three people were killed" in s.text]
    assert any("Three people" in value.value for c in brief.conflicts for value in c.values)
