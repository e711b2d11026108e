"""The passages of an edited brief: every kind of damage is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.domain.brief import Citation, Role
from summarizer.domain.edited import Statement
from summarizer.domain.text import Document, Span
from summarizer.stages.check import draft_of, passage_problems, value_problems
from tests.builders import article, cite, sources

FERRY = article("Ferry sails again", "The ferry sailed at noon. It carried 40 cars.", path="ferry.txt")
SAILED = cite(FERRY, "The ferry sailed at noon.")


def statement(*citations: Citation, text: str = "The ferry sailed.", headline: bool = False) -> Statement:
    return Statement("brief 1, headline", text, citations, is_headline=headline)


def problems(checked: Statement, *documents: Document) -> str:
    known = {d.doc_id: d for d in documents or (FERRY,)}
    return "; ".join(passage_problems(checked, sources([FERRY]), known))


def test_a_sound_citation_has_no_problem() -> None:
    assert problems(statement(SAILED)) == ""


def test_a_sentence_without_evidence_says_so() -> None:
    assert problems(replace(statement(), problem="no passage is cited as evidence")) == (
        "no passage is cited as evidence"
    )


@pytest.mark.parametrize(
    ("citation", "complaint"),
    [
        (
            replace(SAILED, quote="The ferry sank at noon."),
            "[1] 19–44 reads “The ferry sailed at noon.”, not what",
        ),
        (replace(SAILED, number=2), "which is source [1]"),
        (
            replace(SAILED, span=Span(FERRY.doc_id, 19, 4000)),
            "[1] cites 19–4000, but the article has 64 characters",
        ),
        (
            replace(SAILED, span=Span("ffff", 19, 44)),
            "document ffff, which is not in the brief's list of sources",
        ),
    ],
)
def test_every_kind_of_damage_is_named(citation: Citation, complaint: str) -> None:
    assert complaint in problems(statement(citation))


def test_an_article_that_is_missing_is_named_by_its_path() -> None:
    other = article("Other", "Other text.", path="other.txt")
    found = problems(statement(SAILED), other)
    assert found == f"[1] cites ferry.txt (document {FERRY.doc_id}), which is not among the inputs"


def test_an_article_that_was_renamed_is_recognised_but_not_accepted() -> None:
    renamed = article("Ferry sails again", *FERRY.paragraphs, path="moved/renamed.txt")
    assert "renamed.txt reads the same there, but goes by another name" in problems(
        statement(SAILED), renamed
    )


def test_an_article_that_has_changed_is_told_from_a_missing_one() -> None:
    changed = article("Ferry sails again", "The ferry sailed at one.", path="ferry.txt")
    assert "has another text now" in problems(statement(SAILED), changed)


def test_a_headline_cannot_rest_on_a_title_alone() -> None:
    title = cite(FERRY, "Ferry sails again")
    assert "a title is its only evidence" in problems(statement(title, headline=True))
    assert problems(statement(title, SAILED, headline=True)) == ""
    assert "only evidence" in problems(statement(title, replace(SAILED, role=Role.CONTEXT), headline=True))


def test_a_value_keeps_to_the_words_of_its_passages() -> None:
    cars = cite(FERRY, "It carried 40 cars.")
    assert value_problems(statement(cars, text="40 cars")) == ()
    assert value_problems(statement(cars, text="45 cars")) == ("not in the cited passages: 45",)


def test_the_gate_gets_every_passage_in_its_role() -> None:
    name = cite(FERRY, "Ferry", role=Role.CONTEXT)
    draft = draft_of(replace(statement(SAILED, name), speaker="the harbour master"))
    assert draft.text == "The ferry sailed."
    assert (draft.evidence, draft.context, draft.anchors) == ((SAILED.span,), (name.span,), ())
    assert draft.speaker == "the harbour master"
