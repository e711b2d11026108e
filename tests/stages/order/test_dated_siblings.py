"""Undated articles beside dated ones of the same made-up story: a ferry that sank off Brill on 6 March 2031.

6 March 2031 was a Thursday.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from summarizer.domain.claims import Claim
from summarizer.domain.events import DatedBy, EventTime, TimeBasis
from summarizer.domain.text import Document
from summarizer.ports import Parser
from summarizer.stages.order import resolve_times
from tests.articles import all_sentences
from tests.builders import article

pytestmark = pytest.mark.models

WIRE = "The ferry Alma sank off Brill on Thursday. Divers found the wreck on Friday."


def times(parser: Parser, *documents: Document, as_of: date | None = None) -> dict[str, EventTime]:
    """The time of each sentence, by its beginning up to the verb."""
    sentences = all_sentences(documents, parser)
    claims = [
        Claim(f"{s.span.doc_id}-{s.index}", s.span.doc_id, s.text, s.parse, (s.span,), (s.index,))
        for own in sentences.values()
        for s in own
    ]
    return {c.text: c.time for c in resolve_times(documents, sentences, claims, as_of)}


def test_a_weekday_in_an_undated_article_is_dated_by_its_dated_sibling(parser: Parser) -> None:
    dated = article(None, WIRE, path="a.txt", published="2031-03-07")
    undated = article(None, "The captain of the Alma was arrested on Friday.", path="b.txt")
    found = times(parser, dated, undated)["The captain of the Alma was arrested on Friday."]
    assert (found.basis, found.start, found.dated_by) == (
        TimeBasis.INFERRED,
        date(2031, 3, 7),
        DatedBy.STORY,
    )
    assert found.anchors == (), "only the sibling's metadata state a date: there is no passage to cite"


def test_the_sibling_s_dateline_is_cited_where_it_states_the_date(parser: Parser) -> None:
    dated = article(None, f"BRILL, March 7, 2031 (NNA) — {WIRE}", path="a.txt")
    undated = article(None, "The captain of the Alma was arrested on Friday.", path="b.txt")
    found = times(parser, dated, undated)["The captain of the Alma was arrested on Friday."]
    assert (found.start, found.dated_by) == (date(2031, 3, 7), DatedBy.STORY)
    assert [dated.quote(span) for span in found.anchors] == ["March 7, 2031"]


def test_today_in_an_undated_article_stays_without_a_date_while_several_days_fit(parser: Parser) -> None:
    dated = article(None, WIRE, path="a.txt", published="2031-03-07")
    undated = article(
        None, "The ferry Alma sank on Thursday.", "A judge freed the captain today.", path="b.txt"
    )
    found = times(parser, dated, undated)["A judge freed the captain today."]
    assert found.start is None
    assert found.basis is not TimeBasis.INFERRED


def test_articles_of_many_weeks_do_not_date_an_undated_one(parser: Parser) -> None:
    first = article(None, WIRE, path="a.txt", published="2031-03-07")
    last = article(None, "The trial of the captain opened on Monday.", path="b.txt", published="2031-05-06")
    undated = article(None, "The captain of the Alma wept on Tuesday.", path="c.txt")
    assert times(parser, first, last, undated)["The captain of the Alma wept on Tuesday."].start is None


@pytest.mark.parametrize(
    ("published", "as_of", "text", "by"),
    [
        ("2031-03-07", None, "The ferry sank on Thursday.", DatedBy.ARTICLE),
        (None, date(2031, 3, 7), "The ferry sank on Thursday.", DatedBy.READER),
        (None, None, "The ferry sank on 6 March 2031.", DatedBy.PASSAGE),
    ],
)
def test_every_date_says_what_it_is_known_from(
    parser: Parser, published: str | None, as_of: date | None, text: str, by: DatedBy
) -> None:
    found = times(parser, article(None, text, published=published), as_of=as_of)[text]
    assert (found.start, found.dated_by) == (date(2031, 3, 6), by)


def test_an_undated_follow_up_that_names_the_main_day_is_later_than_it(parser: Parser) -> None:
    main: Sequence[Document] = [
        article(None, f"The ferry Alma sank on Thursday off {place}.", path=f"{place}.txt")
        for place in ("Brill", "Sarn")
    ]
    later = article(
        None, "A judge freed the captain on Tuesday.", "The ferry sank on Thursday.", path="z.txt"
    )
    found = times(parser, *main, later)
    assert found["A judge freed the captain on Tuesday."].offset == 5


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is expected in Brill on Tuesday.",
        "The hearing is set for Tuesday.",
        "The inquiry opens on Tuesday.",
    ],
)
def test_what_is_scheduled_lies_ahead(parser: Parser, text: str) -> None:
    assert times(parser, article(None, text, published="2031-03-07"))[text].start == date(2031, 3, 11)
