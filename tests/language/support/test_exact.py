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
    ("Most of the districts are dry.", "14 of the 22 districts are dry."),
    ("There were no reports of deaths.", "No deaths were reported."),
    ("Holm did not vote for the plan.", "Holm voted against the plan."),
    ("Intruders copied no passwords.", "Intruders copied names but no passwords."),
    ("The bridge is to open on Monday.", "The bridge will open on Monday."),
    ("Chiara Monte leads the union.", "The union leader, Chiara Monte, asked Eva Lund to lead the march."),
    ("Two men were hurt in the crash.", "Two men were hurt in the crash, the police said."),
    ("Staff walk out for two days.", "Staff walk out for 48 hours."),
    ("The site is 0.4 kilometres away.", "The site is 400 metres away."),
    ("The chair said 75 percent of members had voted.", "The chair said three in four members had voted."),
    ("Mainline said 20 percent of trains would run.", "Mainline said a fifth of its trains would run."),
    ("The tax raised 11 million pounds.", "The tax raised GBP 11 million."),
    ("Children younger than five fell ill.", "Children under five fell ill."),
    ("The ministers met on 9 October.", "PARIS, 9 October - The ministers met on Wednesday."),
    ("The bill will be drafted by autumn.", "The government will draft the bill by autumn."),
    ("It promised not to sack anyone.", "It promised not to sack workers."),
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
    ("Most of the districts are dry.", "3 of the 22 districts are dry.", "“most” goes beyond"),
    ("All the districts are dry.", "14 of the 22 districts are all dry.", "say “14 of 22”"),
    ("Holm voted for the plan.", "Holm voted against the plan.", "say “against”"),
    ("The bank raised its rate.", "The bank lowered its rate.", "say “lower”"),
    ("The crack is in the western span.", "The eastern span has a crack.", "say “eastern span”"),
    ("Jan Holm, 29, left with Otto.", "Jan Holm, 34, left with Otto, 29.", "Holm is 34, not 29"),
    ("He left on 3 May.", "He left on 2 May and returned on 3 June.", "May"),
    ("It was seen in the village of Lom.", "It was seen in the village of Brod, not of Lom.", "Brod"),
    ("At least two men were hurt.", "At least two men were hurt, the police said.", "in the words of"),
    ("A fault caused the crash.", "A fault caused the crash, the police said.", "in the words of"),
    ("The guard fired.", "The guard fired, police said, but his lawyer said he slept.", "in the words of"),
    ("They met before the vote.", "They met after the vote.", "say “after”"),
    ("The company knows of deaths.", "The company knows of no deaths.", "deny “death”"),
    ("The team won 3-0.", "The team won 3-1.", "the number"),
    ("It saves 18 million crowns a month.", "It saves 18 million crowns a year.", "a year"),
    ("The rate is 20 percent of wages.", "The rate is a quarter of wages.", "20 percent"),
    ("Old Harbour defeated Verano City.", "Verano City beat Old Harbour.", "not the other way round"),
    (
        'Jana Hruba called the talks "frank and painful".',
        'Karl Enquist said the talks had been "frank and painful". Jana Hruba left early.',
        "quoted words",
    ),
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
