"""Units made from a reference, and units found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.coverage import Unit, reference_coverage, unit_coverage
from eval.metrics.matching import UnitMatcher
from eval.metrics.units import units_of
from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.ports import Parser

TEXT = "The ferry sank off Brill on Monday. Eleven people died, the coast guard said."
MATCHER = UnitMatcher(HashingEmbedder())


def closeness(unit: str, text: str = TEXT) -> float:
    return MATCHER.match([unit], text)[0].closeness


def test_a_unit_that_stands_there_word_for_word_is_closest() -> None:
    # All six signals are 1: words, content, one sentence, pairs, window, sentence.
    assert closeness("The ferry sank off Brill on Monday.") == pytest.approx(1.0, abs=1e-6)


def test_a_unit_about_something_else_is_far() -> None:
    assert closeness("Voters elected a new mayor.") < 0.2


def test_another_number_is_further_than_the_right_one() -> None:
    assert closeness("Eleven people died.") > closeness("Forty people died.") + 0.1


def test_nothing_is_said_by_an_empty_text() -> None:
    match = MATCHER.match(["Eleven people died."], " \n")[0]
    assert (match.closeness, match.nearest) == (0.0, "")


def test_the_evidence_is_the_sentence_that_says_it() -> None:
    assert MATCHER.match(["Eleven people died."], TEXT)[0].nearest.startswith("Eleven")


def test_vital_units_weigh_twice_as_much_as_okay_ones() -> None:
    said, unsaid = "The ferry sank off Brill on Monday.", "Voters elected a new mayor."
    vital_said = unit_coverage([Unit(said, 1.0), Unit(unsaid, 0.5)], TEXT, MATCHER)
    okay_said = unit_coverage([Unit(said, 0.5), Unit(unsaid, 1.0)], TEXT, MATCHER)
    assert vital_said.strict == pytest.approx(2 / 3)
    assert okay_said.strict == pytest.approx(1 / 3)


def test_without_units_there_is_no_share() -> None:
    assert unit_coverage([], TEXT, MATCHER).graded is None


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["ferry", "sank", "Brill", "eleven", "mayor", "Monday", "."]), max_size=8))
def test_closeness_stays_between_nothing_and_everything(tokens: list[str]) -> None:
    text = " ".join(tokens)
    for match in MATCHER.match(["The ferry sank.", "Eleven people died."], text):
        assert 0.0 <= match.closeness <= 1.0


@pytest.mark.models
def test_a_sentence_is_taken_apart_into_its_verb_and_what_is_added_to_it(parser: Parser) -> None:
    found = units_of("Marine police rescued 12 crew members from a burning ferry on Friday.", parser)
    assert {"Marine police rescued crew members", "12 crew members", "burning ferry"} <= set(found)
    assert "Marine police rescued from ferry" in found


@pytest.mark.models
def test_a_denial_keeps_its_negation(parser: Parser) -> None:
    assert "strike not damage port" in units_of("The strike did not damage the port.", parser)


@pytest.mark.models
def test_a_text_covers_itself_and_not_another_story(parser: Parser) -> None:
    own = reference_coverage(TEXT, TEXT, MATCHER, parser).closeness
    other = reference_coverage(TEXT, "Voters elected a new mayor.", MATCHER, parser).closeness
    assert own is not None and other is not None
    assert own > 0.8 > 0.3 > other
