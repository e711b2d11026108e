"""The facts line, shared wording and what was left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from summarizer.domain.brief import Brief, Fate, Rejection, TimelineEntry, UnitFate
from summarizer.domain.claims import Origin
from summarizer.domain.events import EventTime, TimeBasis
from summarizer.stages.render.facts import day_range, facts, left_out, not_shipped, shared_wording
from tests.builders import (
    article,
    brief_of,
    briefing_of,
    harbour_brief,
    harbour_briefing,
    harbour_documents,
    passage,
    sources,
)


def with_time(brief: Brief, *times: EventTime) -> Brief:
    return replace(brief, timeline=tuple(TimelineEntry(time, brief.headline) for time in times))


def test_the_facts_line_counts_a_reprint_once() -> None:
    # herald and coast are the same agency text: 4 articles, 3 origins; first day March 3, last day March 10
    line = facts(harbour_brief(), harbour_documents()).text
    assert line == "4 articles, 3 independent origins, events of 3–10 March 2031 (dates inferred)"


def test_a_shared_sentence_does_not_make_a_reprint() -> None:
    shared = "Rain fell."
    one = article("One", shared, "The rest of this article is its own and much longer.", path="1")
    two = article("Two", shared, "So is the rest of this one, which nobody has copied.", path="2")
    brief = replace(
        brief_of(one, shared, shared),
        sources=sources([one, two]),
        origins=(Origin("o", (passage(one, shared), passage(two, shared))),),
    )
    assert facts(brief, [one, two]).independent_origins == 2


def test_articles_that_share_a_fifth_are_not_independent() -> None:
    shared = "x" * 20
    one = article(None, shared, "a" * 76, path="1")  # 20 + 2 + 76 characters, so the share is 20 / 98
    two = article(None, shared, "b" * 200, path="2")
    origin = Origin("o", (passage(one, shared), passage(two, shared)))
    brief = replace(brief_of(one, shared, shared), sources=sources([one, two]), origins=(origin,))
    assert facts(brief, [one, two]).independent_origins == 1
    longer = article(None, shared, "a" * 79, path="1")  # 20 / 101
    origin = Origin("o", (passage(longer, shared), passage(two, shared)))
    brief = replace(brief_of(longer, shared, shared), sources=sources([longer, two]), origins=(origin,))
    assert facts(brief, [longer, two]).independent_origins == 2


def test_an_origin_of_three_articles_does_not_lend_its_length_to_every_pair() -> None:
    # the first two share 40 characters of 62, the third only 10 of them
    one, two = (article(None, "w" * 40, letter * 20, path=letter) for letter in "ab")
    three = article(None, "w" * 10, "c" * 100, path="c")
    passages = (passage(one, "w" * 40), passage(two, "w" * 40), passage(three, "w" * 10))
    brief = replace(
        brief_of(one, "w", "a" * 20), sources=sources([one, two, three]), origins=(Origin("o", passages),)
    )
    assert facts(brief, [one, two, three]).independent_origins == 2


def test_reprints_of_reprints_are_one_origin() -> None:
    copy = "The ferry sailed at noon with forty people and their cars on board."
    documents = [article(None, copy, path=str(n)) for n in range(3)]
    a, b, c = documents
    origins = (
        Origin("o1", (passage(a, copy), passage(b, copy))),
        Origin("o2", (passage(b, copy), passage(c, copy))),
    )
    brief = replace(brief_of(a, copy, copy), sources=sources(documents), origins=origins)
    assert facts(brief, documents).independent_origins == 1


def test_one_article_is_said_to_stand_alone() -> None:
    alone = article("Ferry", "The ferry sailed at noon.")
    brief = brief_of(alone, "The ferry sailed at noon.", "The ferry sailed at noon.")
    assert facts(brief, [alone]).text == (
        "1 article, 1 independent origin; nothing here is corroborated by a second origin"
    )


def test_undated_events_give_no_period() -> None:
    brief = with_time(harbour_brief(), EventTime("Friday", TimeBasis.RELATIVE, offset=-2))
    assert facts(brief, harbour_documents()).period is None


def test_stated_dates_are_not_called_inferred() -> None:
    day = date(2031, 3, 14)
    found = facts(with_time(harbour_brief(), EventTime("March 14", TimeBasis.STATED, day, day)), ())
    assert found.text.endswith("events of 14 March 2031")


def test_a_period_names_shared_parts_once() -> None:
    assert day_range(date(2031, 3, 14), date(2031, 3, 14)) == "14 March 2031"
    assert day_range(date(2031, 3, 14), date(2031, 3, 31)) == "14–31 March 2031"
    assert day_range(date(2031, 2, 28), date(2031, 3, 3)) == "28 February – 3 March 2031"
    assert day_range(date(2030, 12, 30), date(2031, 1, 2)) == "30 December 2030 – 2 January 2031"


def test_shared_wording_names_sources_and_credit() -> None:
    assert shared_wording(harbour_brief()) == (((1, 2), "NPA"),)


def test_what_was_left_out_is_counted_by_fate() -> None:
    assert left_out(harbour_briefing(), harbour_brief()) == (
        "2 sentences not chosen, 1 repeats another, 2 passages of site furniture; 1 sentence cited."
    )


def test_what_was_left_out_of_other_stories_is_not_counted() -> None:
    other = article("Ferry", "The ferry sailed at noon.", path="ferry.txt")
    brief = brief_of(other, "The ferry sailed at noon.", "The ferry sailed at noon.")
    unit = UnitFate(harbour_documents()[0].doc_id, Fate.NOT_CHOSEN, "word budget", "x")
    assert left_out(briefing_of(brief, units=[unit]), brief) is None


def test_sentences_that_failed_the_gate_are_counted() -> None:
    assert not_shipped(harbour_briefing().ledger) == (
        "1 draft sentence failed the check against the sources: 0 replaced by source text, 1 dropped."
    )
    replaced = briefing_of(rejected=[Rejection("a", "b", "c"), Rejection("a", "b", None)]).ledger
    assert "1 replaced by source text, 1 dropped" in (not_shipped(replaced) or "")
    assert not_shipped(briefing_of().ledger) is None
