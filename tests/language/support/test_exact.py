"""The exact checks one by one: what the passages say, what a sentence may make of it, and what not."""

from __future__ import annotations

import pytest

from summarizer.language.support.exact import problems
from summarizer.language.support.exact_times import time_words
from summarizer.ports import Parser

pytestmark = pytest.mark.models

TRUE = [
    ("Forty thousand people fled.", "40,000 people fled."),
    ("Some 900 people fled.", "About 900 people fled."),
    ("Tens of thousands of people fled.", "Tens of thousands of people fled."),
    ("Almost 300 people fled.", "Nearly 300 people fled."),
    ("Mr Holm left.", "Minister Per Holm left."),
    ("The American envoy left.", "The U.S. envoy left."),
    ("He left on Feb. 3.", "He left on February 3."),
    ("She called it “a … mistake”.", "“It was a very grave mistake,” she said, calling it a grave mistake."),
    ("She called it 'a mistake'.", "She called it “a mistake.”"),
]
FALSE = [
    ("Forty people fled.", "40,000 people fled.", "the number Forty"),
    ("40,000 people fled.", "More than 40,000 people fled.", "they say More than 40,000"),
    ("900 people fled.", "About 900 people fled.", "they say About 900"),
    ("The ship is 30 miles away.", "The ship is 30 kilometres away.", "30"),
    ("Prices rose 3 percent.", "Prices rose 3 percentage points.", "3 percent"),
    ("Jan Holm resigned.", "Otto Holm resigned.", "the name Jan Holm"),
    ("He left on Tuesday.", "He left on Monday.", "Tuesday"),
    ("He left in March.", "He left in February.", "March"),
    ("She called it “a blunder”.", "She called it “a mistake”.", "“a blunder”"),
    ("All passengers survived.", "Passengers survived.", "“all” goes beyond"),
    ("They met before the vote.", "They met after the vote.", "say “after”"),
    ("The company knows of deaths.", "The company knows of no deaths.", "deny “death”"),
    ("The team won 3-0.", "The team won 3-1.", "the number"),
]


@pytest.mark.parametrize(("sentence", "passage"), TRUE)
def test_another_way_to_put_it_is_no_problem(sentence: str, passage: str, parser: Parser) -> None:
    one, other = parser.parse([sentence, passage])
    assert problems(one, [other]) == ()


@pytest.mark.parametrize(("sentence", "passage", "said"), FALSE)
def test_another_value_is_a_problem_that_is_named(
    sentence: str, passage: str, said: str, parser: Parser
) -> None:
    one, other = parser.parse([sentence, passage])
    assert said in "; ".join(p.message for p in problems(one, [other]))


def test_metadata_supports_names_and_nothing_else(parser: Parser) -> None:
    one, other = parser.parse(["Lise Hagen counted 12 ships.", "She counted ships."])
    assert any("Lise Hagen" in p.message for p in problems(one, [other]))
    with_author = problems(one, [other], ["Lise Hagen", "12 ships lost"])
    assert [p.message for p in with_author] == ["the number 12 is in none of the cited passages"]


def test_several_passages_support_a_sentence_together(parser: Parser) -> None:
    one, *others = parser.parse(
        ["Per Holm left on Monday.", "The minister left on Monday.", "Minister Per Holm"]
    )
    assert problems(one, others) == ()


def test_may_and_march_are_months_only_where_they_can_be() -> None:
    assert [key for key, _ in time_words("They may march on Sunday; May brings rain.")] == ["sunday", "may"]
    assert [key for key, _ in time_words("May they win.")] == []
