"""Which numbers a sentence states, of what, and how exactly."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tagging import tagged

from summarizer.domain.syntax import Parse
from summarizer.language.numbers.approximations import approximation_after, approximation_before, reach
from summarizer.language.numbers.numerals import lexemes, read_numeral
from summarizer.language.numbers.quantities import Quantity, QuantityKind, find_quantities

K = QuantityKind


def only(notation: str) -> Quantity:
    """The single quantity of a sentence."""
    (quantity,) = find_quantities(tagged(notation))
    return quantity


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("40,000", 40_000),
        ("1.5", 1.5),
        ("forty-two", 42),
        ("two hundred and six", 206),
        ("twelve hundred", 1200),
        ("three million two hundred thousand and five", 3_200_005),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("half an", 0.5),
        ("one and a half million", 1_500_000),
        ("1.1B", 1.1e9),
        ("3.5 million", 3.5e6),
        ("10-million", 1e7),
        ("two-thirds", 2 / 3),
        ("third", 3),
        ("twenty-first", 21),
        ("21st", 21),
    ],
)
def test_a_numeral_is_read_to_its_value(words: str, value: float) -> None:
    numeral = read_numeral(lexemes(words), 0)
    assert numeral is not None
    assert (numeral.low, numeral.last) == (pytest.approx(value), len(lexemes(words)))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("tens of thousands", 10_000, 99_999),
        ("hundreds of thousands", 100_000, 999_999),
        ("hundreds", 100, 999),
        ("several hundred", 200, 999),
        ("a couple of", 2, 3),
    ],
)
def test_a_vague_number_is_the_range_it_leaves_open(words: str, low: float, high: float) -> None:
    numeral = read_numeral(lexemes(words), 0)
    assert numeral is not None
    assert (numeral.low, numeral.high) == (low, high)


@pytest.mark.parametrize("words", ["and", "hundred", "a ship", "several ships", "a third man", "tens"])
def test_words_that_state_no_number_are_none(words: str) -> None:
    found = read_numeral(lexemes(words), 0)
    assert found is None


def test_two_numbers_in_a_row_are_not_added_up() -> None:
    numeral = read_numeral(lexemes("six two"), 0)
    assert numeral is not None and (numeral.low, numeral.last) == (6, 1)


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_commas_are_one_number(value: int) -> None:
    plain, grouped = (read_numeral(lexemes(s), 0) for s in (str(value), f"{value:,}"))
    assert plain is not None and grouped is not None
    assert plain.low == grouped.low == value


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high", "approximation", "unit"),
    [
        ("about/ADV 40,000/NUM troops/NOUN", "about 40,000", 36_000, 44_000, "about", "troop"),
        ("more/ADJ than/ADP 40/NUM troops/NOUN", "more than 40", 40, math.inf, "more than", "troop"),
        ("lost up/ADP to/ADP nine/NUM ships/NOUN", "up to nine", 0, 9, "up to", "ship"),
        ("at least/ADV five/NUM men/NOUN", "at least five", 5, math.inf, "at least", "man"),
        ("20/NUM or more/ADJ old/ADJ boats/NOUN", "20 or more", 20, math.inf, "at least", "boat"),
        ("some/DET 200/NUM people/NOUN", "some 200", 180, 220, "about", "person"),
        (
            "tens/NOUN of/ADP thousands/NOUN of/ADP Russian/ADJ soldiers/NOUN",
            "tens of thousands", 10_000, 99_999, "vague", "soldier",
        ),
        ("10/NUM ~-/PUNCT ~15/NUM police/NOUN officers/NOUN", "10-15", 10, 15, "between", "officer"),
        ("between/ADP 5/NUM and/CCONJ 10/NUM ships/NOUN", "5 and 10", 5, 10, "between", "ship"),
        ("12/NUM of/ADP the/DET 15/NUM ships/NOUN", None, 12, 12, "", "ship"),
    ],
)  # fmt: skip
def test_a_count_has_its_noun_and_the_range_its_wording_allows(
    sentence: str, text: str | None, low: float, high: float, approximation: str, unit: str
) -> None:
    found = find_quantities(tagged(sentence))[0]
    assert (found.kind, found.approximation, found.unit) == (K.COUNT, approximation, unit)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert text is None or found.text == text


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit", "kind"),
    [
        ("$/SYM ~1.1B/NUM", "$1.1B", 1.1e9, "$", K.MONEY),
        ("£/SYM ~16500/NUM -/PUNCT £/SYM ~17500/NUM", "£16500 - £17500", 16_500, "£", K.MONEY),
        ("three/NUM million/NUM euros/NOUN", "three million euros", 3e6, "€", K.MONEY),
        ("$/SYM ~3/NUM ~-/SYM ~4/NUM million/NUM", "$3-4 million", 3e6, "$", K.MONEY),
        ("7.5/NUM ~%/NOUN", "7.5%", 7.5, "%", K.PERCENT),
        ("seven/NUM per/ADP cent/NOUN", "seven per cent", 7, "%", K.PERCENT),
        ("two/NUM thirds/NOUN of/ADP voters/NOUN", "two thirds", 2 / 3, "voter", K.FRACTION),
        ("four/NUM hours/NOUN of/ADP talks/NOUN", "four", 4, "hour", K.DURATION),
        ("four/NUM ~-/PUNCT ~hour/NOUN meeting/NOUN", "four", 4, "hour", K.DURATION),
        ("a 23/NUM ~-/PUNCT ~year/NOUN ~-/PUNCT ~old/ADJ man/NOUN", "23", 23, "year", K.AGE),
        ("Brenn/PROPN ~,/PUNCT 45/NUM ~,/PUNCT said/VERB", "45", 45, "", K.AGE),
        ("the third/ADJ vote/NOUN", "third", 3, "vote", K.ORDINAL),
        ("since/ADP 1998/NUM", "1998", 1998, "", K.YEAR),
        ("the 2000/NUM voters/NOUN came/VERB", "2000", 2000, "voter", K.COUNT),
        ("March/PROPN 14/NUM", "14", 14, "mar", K.DATE),
        ("the 14th/ADJ of/ADP March/PROPN", "14th", 14, "mar", K.DATE),
        ("at/ADP 8:30/NUM p.m./NOUN", "8:30 p.m.", 20.5, "", K.TIME),
        ("the F-16/PROPN landed/VERB", "16", 16, "", K.NAME),
        ("Flight/PROPN MH370/PROPN", "370", 370, "", K.NAME),
        ("on/ADP Channel/PROPN One/PROPN", "One", 1, "", K.NAME),
        ("on/ADP Route/PROPN 66/NUM", "66", 66, "", K.NAME),
    ],
)
def test_a_number_has_a_kind_and_a_unit(
    sentence: str, text: str, value: float, unit: str, kind: QuantityKind
) -> None:
    found = only(sentence)
    assert (found.text, found.value, found.unit, found.kind) == (text, pytest.approx(value), unit, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "call/VERB 555-123-4567/NUM now/ADV",
        "no/DET one/NOUN saw/VERB it/PRON",
        "one/NUM of/ADP them/PRON left/VERB",
        "First/ADV ~,/PUNCT he/PRON spoke/VERB",
    ],
)
def test_digits_and_words_that_count_nothing_are_left_alone(sentence: str) -> None:
    assert find_quantities(tagged(sentence)) == ()


def test_a_slashed_number_is_no_quantity() -> None:
    assert find_quantities(Parse("after 9/11, around 24/7", ())) == ()


def test_a_higher_first_number_makes_a_score_of_two() -> None:
    found = find_quantities(tagged("ruled/VERB 5/NUM ~-/PUNCT ~4/NUM"))
    assert [(q.value, q.kind) for q in found] == [(5, K.SCORE), (4, K.SCORE)]


def test_a_change_states_two_percentages_and_not_a_range() -> None:
    found = find_quantities(tagged("rose/VERB from/ADP 3/NUM to/ADP 5/NUM percent/NOUN"))
    assert [(q.low, q.high, q.unit) for q in found] == [(3, 3, "%"), (5, 5, "%")]


def test_a_weekday_after_a_number_is_not_what_it_counts() -> None:
    assert only("killed/VERB 12/NUM Sunday/PROPN").unit == ""


@given(st.text(alphabet="a 19,.-$%thousandf", max_size=40))
def test_quantities_reproduce_from_their_offsets_and_do_not_overlap(text: str) -> None:
    found = find_quantities(Parse(text, ()))
    assert all(q.text == text[q.start : q.end] and q.low <= q.high for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_an_approximation_is_a_whole_word() -> None:
    assert approximation_before("He spoke about ") == ("about", 9)
    assert approximation_before("a roundabout ")[0] == ""


def test_an_approximation_may_follow_its_number() -> None:
    assert approximation_after("+ fans") == ("at least", 1)
    assert approximation_after(" orders") == ("", 0)


def test_reach_is_open_where_the_wording_is() -> None:
    assert reach(10, 10, "less than") == (0, 10)
    assert reach(10, 10, "nearly") == (9, 10)
    assert reach(10, 12, "between") == (10, 12)
