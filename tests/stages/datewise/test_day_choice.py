"""A day weighs by how long it is spoken of, and by how many independent voices."""

from __future__ import annotations

from datetime import date

from summarizer.domain.claims import Origin
from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.domain.timelines import Written
from summarizer.stages.datewise import Mention, chosen_days, find_mentions, weigh_days
from summarizer.stages.segment import split


class Lines:
    """A splitter for texts of one sentence a block."""

    def split(self, text: str) -> list[tuple[int, int]]:
        return [(0, len(text))]


def article(published: str, *sentences: str, title: str = "") -> Document:
    blocks = [(BlockKind.TITLE, title), *((BlockKind.PARAGRAPH, s) for s in sentences)]
    return make_document(blocks, path=f"{published} {sentences[0]}", published=published)


def mentions_of(*documents: Document, origins: tuple[Origin, ...] = ()) -> tuple[Mention, ...]:
    written = {d.doc_id: Written(date.fromisoformat(d.published)) for d in documents if d.published}
    return find_mentions(split(documents, Lines()), written, origins)


def test_titles_and_date_lines_name_no_day() -> None:
    found = mentions_of(
        article(
            "2031-05-05", "Monday, May 5, 2031; 3:26 PM", "It sank on Sunday.", title="Ferry sank Saturday"
        )
    )
    assert [m.day.isoformat() for m in found] == ["2031-05-04"]


def test_an_article_without_a_date_names_days_of_months_beside_dated_ones() -> None:
    undated = article("", "The ferry sank on May 1.", "Divers came on Tuesday.")
    sentences, latest = split([undated], Lines()), date(2031, 5, 20)
    found = find_mentions(sentences, {}, (), latest)
    assert [(m.day, m.dated) for m in found] == [(date(2031, 5, 1), True)]
    assert not any(m.dated for m in find_mentions(sentences, {}, ()))


def test_a_day_that_is_named_for_weeks_outweighs_one_that_a_burst_names() -> None:
    burst = [article("2031-05-05", f"Paper {n} says it rained on Sunday.") for n in range(4)]
    lasting = [
        article("2031-05-05", "The ferry sank on May 1."),
        article("2031-05-12", "The ferry had sunk on May 1."),
        article("2031-05-20", "The inquiry into what sank on May 1 goes on."),
    ]
    weights = weigh_days(mentions_of(*burst, *lasting), ())
    assert weights[date(2031, 5, 1)] > weights[date(2031, 5, 4)]


def test_agency_copy_is_one_voice() -> None:
    copies = [article("2031-05-05", "The ferry sank on Sunday.", f"Own line of paper {n}.") for n in range(3)]
    shared = Origin("o1", tuple(Span(d.doc_id, 0, len("The ferry sank on Sunday.")) for d in copies))
    day = date(2031, 5, 4)
    one = weigh_days(mentions_of(copies[0]), ())[day]
    assert weigh_days(mentions_of(*copies, origins=(shared,)), ())[day] == one
    assert weigh_days(mentions_of(*copies), ())[day] > one


def test_articles_written_on_a_day_add_to_its_weight() -> None:
    mentions = mentions_of(article("2031-05-20", "It sank on May 1. It burnt on May 9."))
    busy = [Written(date(2031, 5, 9))] * 5
    alone, beside = weigh_days(mentions, ()), weigh_days(mentions, busy)
    assert beside[date(2031, 5, 9)] > alone[date(2031, 5, 9)]
    assert beside[date(2031, 5, 1)] == alone[date(2031, 5, 1)]


def test_days_are_ranked_by_weight_and_then_by_date() -> None:
    weights = {date(2031, 5, 3): 1.0, date(2031, 5, 2): 2.0, date(2031, 5, 1): 1.0}
    ranked = [date(2031, 5, 2), date(2031, 5, 1), date(2031, 5, 3)]
    assert chosen_days(weights, 1) == ranked


def test_without_a_number_a_few_days_are_all_told_and_of_many_the_weighty_ones() -> None:
    few = {date(2031, 5, day): 1 / day for day in range(1, 6)}
    assert chosen_days(few, None) == sorted(few)
    many = {date(2031, 5, day): 2.0 if day <= 15 else 0.9 for day in range(1, 31)}
    assert chosen_days(many, None) == [date(2031, 5, day) for day in range(1, 16)]
    assert chosen_days({}, None) == []
