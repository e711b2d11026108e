"""Which happening a time belongs to, in made-up sentences."""

from __future__ import annotations

import pytest

from summarizer.language.times.event_times import Place, place_times
from summarizer.language.times.timex import Tense
from summarizer.ports import Parser

pytestmark = pytest.mark.models

TOLD, SAID, SUBJECT, ASIDE, BOUND = Place


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministers met on Friday in Brill.", {"Friday": TOLD}),
        ("Mayor Anna Holt said on Friday that the bridge was closed.", {"Friday": SAID}),
        ("Holt said that the two sides met last week in Brill.", {"last week": TOLD}),
        ("Holt said on Friday that the two sides met last week.", {"Friday": SAID, "last week": TOLD}),
        ("Friday's meeting ended without a deal.", {"Friday": SUBJECT}),
        ("Two people died when a bus hit a wall on Friday.", {"Friday": TOLD}),
        ("Holt will resign when the council meets on Friday.", {"Friday": ASIDE}),
        ("Holt denied that the crew on Friday was too small.", {"Friday": ASIDE}),
        ("The meeting follows a phone call on Friday between Holt and Brandt.", {"Friday": TOLD}),
        ("The meeting came after a phone call on Friday between Holt and Brandt.", {"Friday": TOLD}),
        ("The meeting was arranged after Brandt called Holt on Friday.", {"Friday": ASIDE}),
        ("Holt met Brandt, who left office last year.", {"last year": ASIDE}),
        (
            "They met last week in Brill, where Holt answered a plan Brandt gave her at a May 3 meeting.",
            {"last week": TOLD, "May 3": ASIDE},
        ),
        ("The bridge has been closed since Monday.", {"Monday": BOUND}),
        ("The bridge will stay closed until Monday.", {"Monday": BOUND}),
        ("In an interview Sunday with local radio, Holt called the plan a mistake.", {"Sunday": TOLD}),
    ],
)
def test_a_time_belongs_to_the_happening_it_dates(parser: Parser, sentence: str, expected: dict[str, Place]):
    [parse] = parser.parse([sentence])
    assert {p.expression.text: p.place for p in place_times(parse)} == expected


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The ministers met on Friday.", Tense.PAST),
        ("The ministers have met on Friday.", Tense.PAST),
        ("The ministers will meet on Friday.", Tense.FUTURE),
        ("The ministers are to meet on Friday.", Tense.FUTURE),
        ("The minister was expected to travel to Brill on Friday.", Tense.FUTURE),
        ("The ministers agreed to meet on Friday.", Tense.FUTURE),
        ("The ministers failed to agree on Friday.", Tense.PAST),
        ("The ministers are meeting on Friday.", Tense.FUTURE),
        ("The ministers would meet again on Friday.", Tense.FUTURE),
    ],
)
def test_the_tense_of_a_time_is_that_of_its_clause(parser: Parser, sentence: str, tense: Tense):
    [parse] = parser.parse([sentence])
    [placed] = place_times(parse)
    assert placed.tense is tense


def test_a_mentioned_happening_is_its_clause_or_its_noun_phrase(parser: Parser):
    clause, phrase = parser.parse(
        [
            "The meeting was arranged after Brandt called Holt on Friday.",
            "Holt rejected a plan that Brandt gave her at a May 3 meeting in Brill.",
        ]
    )
    [in_clause] = place_times(clause)
    [in_phrase] = place_times(phrase)
    assert clause.text[in_clause.start : in_clause.end] == "after Brandt called Holt on Friday"
    assert phrase.text[in_phrase.start : in_phrase.end] == "a May 3 meeting in Brill"


def test_a_text_without_tokens_has_no_times(parser: Parser):
    [parse] = parser.parse([""])
    assert place_times(parse) == ()
