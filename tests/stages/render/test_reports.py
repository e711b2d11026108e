"""What the command says about cleaning and checking."""

from __future__ import annotations

import json
from dataclasses import replace

from summarizer.domain.edited import CheckReport, Failure
from summarizer.domain.text import Removed
from summarizer.language.pages.records import document_of
from summarizer.stages.render.reports import explain_cleaning, render_check, render_documents, render_reading
from tests.builders import article

FERRY = replace(
    article(
        "Ferry sails again", "It sailed at noon.", "It was full.", path="ferry.txt", standfirst="After a week"
    ),
    removed=(Removed(0, 20, "Photo: \x1b[31mHarbour", "photo credit"),),
)


def test_a_cleaned_article_is_one_json_line_that_says_everything() -> None:
    (line,) = render_documents([FERRY]).splitlines()
    record = json.loads(line)
    assert (record["doc_id"], record["title"], record["standfirst"]) == (
        FERRY.doc_id,
        "Ferry sails again",
        "After a week",
    )
    assert [record["text"][b["start"] : b["end"]] for b in record["blocks"]] == [
        "Ferry sails again",
        "After a week",
        "It sailed at noon.",
        "It was full.",
    ]
    assert record["removed"][0]["reason"] == "photo credit"
    assert document_of(record) == FERRY


def test_a_cleaned_article_reads_as_text() -> None:
    assert render_reading([FERRY]) == (
        f"== ferry.txt ({FERRY.doc_id})\n\nFerry sails again\n\nAfter a week\n\n"
        "It sailed at noon.\n\nIt was full.\n"
    )


def test_every_removed_passage_is_explained_without_obeying_it() -> None:
    # 20 of 20 + 65 raw characters were removed
    assert len(FERRY.text) == 65
    assert explain_cleaning([FERRY]) == (
        "== ferry.txt: Ferry sails again\n"
        "   kept 2 paragraphs; removed 1 passage (24 % of the characters)\n"
        "            0–20  photo credit: Photo: �[31mHarbour\n"
    )


def test_an_article_of_furniture_only_is_explained() -> None:
    nothing = replace(FERRY, blocks=(), text="")
    assert "no title found\n   kept 0 paragraphs; removed 1 passage (100 %" in explain_cleaning([nothing])


def test_a_check_names_each_failing_sentence_with_its_reasons() -> None:
    failure = Failure("brief 1, headline", "It sank.", ("no sinking is cited", "nor a ship"))
    assert render_check(CheckReport(3, (failure,), ("ferry.txt",))) == (
        "Not among the inputs: ferry.txt\n"
        "brief 1, headline: It sank.\n"
        "  - no sinking is cited\n"
        "  - nor a ship\n"
        "2 of 3 statements supported by the cited passages.\n"
    )
