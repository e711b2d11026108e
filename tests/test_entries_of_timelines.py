"""A sentence with a pronoun becomes an entry if the sentences before it show whom it means."""

from __future__ import annotations

import pytest

from summarizer.domain.brief import Role
from summarizer.domain.text import BlockKind, Document, make_document
from summarizer.wiring import Summarizer

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def summarizer() -> Summarizer:
    return Summarizer.from_config("extractive")


def article(*paragraphs: str) -> Document:
    blocks = [(BlockKind.PARAGRAPH, p) for p in paragraphs]
    return make_document(blocks, path="herald.txt", published="2031-05-06")


FINED = "She fined the owner of the ferry Tarn on Monday for leaving the crowded harbour at night."


def test_a_pronoun_is_replaced_by_the_name_before_it(summarizer: Summarizer) -> None:
    told = summarizer.timeline([article("Mayor Greta Halden opened the new pier of Brill.", FINED)])
    (entry,) = told.timeline.entries
    assert entry.sentence.text == FINED.replace("She", "Halden")
    assert any(c.role is Role.CONTEXT and "Halden" in c.quote for c in entry.sentence.citations)


def test_a_pronoun_without_a_name_before_it_is_no_entry(summarizer: Summarizer) -> None:
    shut = "The pier of Brill was shut on Sunday after the storm had broken its railings."
    told = summarizer.timeline([article(FINED, shut)])
    assert [entry.sentence.text for entry in told.timeline.entries] == [shut]
    reasons = {unit.text: unit.reason for unit in told.ledger.units}
    assert reasons[FINED].startswith("needs its context")


def test_what_a_picture_shows_is_no_entry_and_what_was_seen_is(summarizer: Summarizer) -> None:
    caption = "May 3: Smoke is seen rising over the harbour of Brill after the blaze on the ferry Tarn."
    shown = "Mayor Greta Halden is pictured on May 3 beside the burnt ferry Tarn in the harbour of Brill."
    seen = "The burning ferry Tarn was seen by forty people in the harbour of Brill on May 2."
    told = summarizer.timeline([article(caption, shown, seen)])
    assert [entry.sentence.text for entry in told.timeline.entries] == [seen]
    reasons = {unit.text: unit.reason for unit in told.ledger.units}
    assert {reasons[caption], reasons[shown]} == {"says what a picture shows"}


def test_an_entry_of_an_articles_own_chronology_stays(summarizer: Summarizer) -> None:
    listed = "May 3: The ferry Tarn burns in the harbour of Brill and forty people are rescued."
    told = summarizer.timeline([article(listed)])
    assert len(told.timeline.entries) == 1
