"""Differences in quite other words: who was harmed, what is sure, which side, who did it, who counts what."""

from __future__ import annotations

import pytest
from test_conflict_readings import told

from summarizer.domain.claims import ConflictKind
from summarizer.ports import Parser

pytestmark = pytest.mark.models


def test_people_hurt_are_compared_whatever_is_said_to_hurt_them(parser: Parser) -> None:
    (conflict,) = told(
        parser, "Eleven others were injured.", "Hospitals in Tarn admitted seventeen injured people."
    )
    assert [v.value for v in conflict.values] == ["Eleven others", "seventeen injured people"]


def test_the_dead_are_not_compared_with_the_hurt(parser: Parser) -> None:
    assert told(parser, "Two people were killed in the crash.", "Nine people were hurt in the crash.") == ()


def test_a_surname_may_be_spelt_two_ways(parser: Parser) -> None:
    (conflict,) = told(
        parser, "The verdict was read by Martin Trewen.", "Crowds waited for Martin Trewin on Monday."
    )
    assert conflict.point == "spelling of Martin Trewen"


@pytest.mark.parametrize("surname", ["Walden", "Bell", "Trewenn"])
def test_another_surname_or_a_letter_that_is_not_heard_is_no_spelling(parser: Parser, surname: str) -> None:
    assert told(parser, "Rain fell on Martin Trewen.", f"Crowds waited for Martin {surname}.") == ()


def test_nobody_hurt_stands_against_who_was_hurt(parser: Parser) -> None:
    (conflict,) = told(parser, "Nobody was hurt.", "Four passengers were treated in hospital for burns.")
    assert conflict.point == "people hurt"


@pytest.mark.parametrize(
    "spared", ["Nobody was killed.", "No other injuries were reported.", "Nobody was hurt that time."]
)
def test_nobody_killed_or_others_or_another_time_do_not(parser: Parser, spared: str) -> None:
    assert told(parser, spared, "Four passengers were treated in hospital for burns.") == ()


def test_what_may_come_stands_against_what_will(parser: Parser) -> None:
    (conflict,) = told(
        parser, "New doses could arrive within two weeks.", "Fresh doses will be in the clinics by May."
    )
    assert "doses" in conflict.point


@pytest.mark.parametrize(
    "sure", ["Fresh bread will be in the shops by May.", "Fresh doses may be in the clinics by May."]
)
def test_what_may_come_agrees_with_what_may_and_with_other_things(parser: Parser, sure: str) -> None:
    assert told(parser, "New doses could arrive within two weeks.", sure) == ()


def test_the_side_of_one_thing_is_compared(parser: Parser) -> None:
    (conflict,) = told(
        parser, "Boats lay across the northern entrance.", "There was iron across the southern entrance."
    )
    assert [v.value for v in conflict.values] == ["northern entrance", "southern entrance"]
    assert conflict.point == "side of the entrance"


def test_a_document_that_knows_both_sides_knows_them_apart(parser: Parser) -> None:
    both = "The southern entrance is shallow. Boats lay across the northern entrance."
    assert told(parser, both, "There was iron across the southern entrance.") == ()


def test_two_speakers_count_one_crowd_two_sentences_apart(parser: Parser) -> None:
    (conflict,) = told(
        parser, "More than 80,000 came. The avenue was a sea of flags. Police counted 35,000.", "It rained."
    )
    assert [v.value for v in conflict.values] == ["More than 80,000", "police: 35,000"]
    assert conflict.kind is ConflictKind.ACCOUNT


@pytest.mark.parametrize(
    "rebuttal", ["The organisers say the reverse.", "The club disagreed: a helicopter had released the snow."]
)
def test_to_say_the_reverse_disputes_what_was_just_said(parser: Parser, rebuttal: str) -> None:
    (conflict,) = told(parser, f"The guide said the group had set off the snow. {rebuttal}", "It rained.")
    assert conflict.kind is ConflictKind.ACCOUNT
    assert rebuttal.rstrip(".") in conflict.values[1].value


def test_to_differ_about_something_disputes_nothing(parser: Parser) -> None:
    text = "The guide said the group had set off the snow. The two lawyers disagreed about the deal."
    assert told(parser, text, "It rained.") == ()


def test_who_ran_into_whom_is_told_two_ways(parser: Parser) -> None:
    text = (
        "The police said that the trawler had steered into the launch. "
        "Its skipper, Ewan Strood, said that the launch had rammed him."
    )
    (conflict,) = told(parser, text, "It rained.")
    assert len(conflict.values) == 2


def test_the_assembly_meets_on_one_day_or_on_two(parser: Parser) -> None:
    (conflict,) = told(
        parser, "The assembly will meet on Friday to discuss the plan.", "It will sit on Friday and Saturday."
    )
    assert conflict.kind is ConflictKind.APPARENT
    assert conflict.point == "days of the assembly"


def test_one_leader_calls_for_a_strike_and_wants_none(parser: Parser) -> None:
    found = told(
        parser,
        "Union leader Mila Rost called for a general strike.",
        "Mila Rost did not want a general strike.",
    )
    assert len(found) == 1


def test_two_leaders_may_want_different_things(parser: Parser) -> None:
    assert (
        told(
            parser,
            "Union leader Mila Rost called for a general strike.",
            "Mayor Otto Brand did not want a general strike.",
        )
        == ()
    )
