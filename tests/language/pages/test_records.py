"""JSON records to articles, and documents to records and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.domain.text import BlockKind, make_document
from summarizer.language.pages.records import (
    RecordError,
    article_of,
    document_of,
    document_record,
    with_metadata,
)

FERRY = make_document(
    [(BlockKind.TITLE, "Ferry runs again"), (BlockKind.PARAGRAPH, "It sailed at noon.")],
    path="a/ferry.txt",
    outlet="Brill Post",
    published="2031-05-02",
)


@pytest.mark.parametrize("key", ["text", "content", "body", "article", "Text", "BODY"])
def test_the_text_may_stand_under_any_usual_key(key: str) -> None:
    assert article_of({key: "It sailed."}, "a.json").text == "It sailed."


def test_paragraphs_may_come_as_a_list() -> None:
    assert article_of({"paragraphs": ["One.", "Two."]}, "a.json").text == "One.\n\nTwo."


def test_metadata_is_taken_from_its_usual_keys() -> None:
    record = {
        "content": "It sailed.",
        "headline": "Ferry  runs",
        "dek": "At last",
        "publisher": {"name": "Brill Post"},
        "link": "https://brill.example/1",
        "authors": ["Ana Roe", "Bo Kim"],
        "pubdate": "2031-05-02T08:00:00Z",
    }
    article = article_of(record, "a.json")
    assert (article.title, article.standfirst, article.outlet) == ("Ferry runs", "At last", "Brill Post")
    assert (article.url, article.author) == ("https://brill.example/1", "Ana Roe, Bo Kim")
    assert article.published == "2031-05-02"
    assert article.text == "Ferry runs\n\nAt last\n\nIt sailed."


def test_a_title_that_opens_the_text_is_not_put_there_twice() -> None:
    text = "Ferry runs\nIt sailed."
    assert article_of({"title": "Ferry runs", "text": text}, "a.json").text == text


@pytest.mark.parametrize("key", ["published", "date", "pubDate"])
def test_a_date_in_words_becomes_an_iso_date(key: str) -> None:
    record = {"text": "It sailed.", key: "Fri, 02 May 2031 08:00:00 GMT"}
    assert article_of(record, "a.json").published == "2031-05-02"


def test_a_date_that_is_no_calendar_date_is_left_out() -> None:
    assert article_of({"text": "It sailed.", "date": "two days ago"}, "a.json").published is None


@pytest.mark.parametrize("record", [{}, {"title": "No text"}, {"text": ""}, {"text": 7}, {"text": None}])
def test_a_record_without_text_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(
        RecordError, match="there is no text in it; it has to stand under one of text, content"
    ):
        article_of(record, "a.json")


def test_what_a_record_does_not_state_stays_as_the_page_stated_it() -> None:
    page = article_of({"text": "It sailed.", "source": "Page", "title": "Ferry"}, "a.json")
    completed = with_metadata(page, {"title": "Ferry runs"})
    assert (completed.title, completed.outlet) == ("Ferry runs", "Page")


def test_a_document_comes_back_unchanged() -> None:
    assert document_of(json.loads(json.dumps(document_record(FERRY)))) == FERRY


def test_a_record_of_a_document_is_read_as_clean_already() -> None:
    article = article_of(document_record(FERRY), "clean.jsonl")
    assert article.cleaned == FERRY


def test_a_changed_document_is_refused() -> None:
    record = document_record(FERRY) | {"text": FERRY.text.replace("noon", "five")}
    with pytest.raises(
        RecordError, match=f"the text of document {FERRY.doc_id} was changed: clean the original"
    ):
        document_of(record)


@pytest.mark.parametrize("damage", [{"blocks": [{"kind": "aside"}]}, {"raw_map": [[1, 2]]}, {"blocks": 5}])
def test_a_damaged_document_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="damaged"):
        document_of(document_record(FERRY) | damage)
