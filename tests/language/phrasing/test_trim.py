"""Shortening leaves out whole adjuncts and never changes what the rest says."""

from __future__ import annotations

import pytest

from summarizer.language.phrasing.trim import shortenings, without_connectives
from summarizer.language.words.tokens import words
from summarizer.ports import Parser

pytestmark = pytest.mark.models

STRONGEST = [
    (
        "The harbour master, who took office in May, closed the northern pier.",
        "The harbour master closed the northern pier.",
    ),
    (
        "The council approved the levy, prompting shopkeepers to shut their doors.",
        "The council approved the levy.",
    ),
    (
        "As the storm was still blowing, the crews repaired the eastern dam.",
        "The crews repaired the eastern dam.",
    ),
    (
        "Ines Calder (Independent) asked the court to stop the sale.",
        "Ines Calder asked the court to stop the sale.",
    ),
    (
        "The firm will cut 300 jobs in Tarn, and the union plans a strike for Monday.",
        "The firm will cut 300 jobs in Tarn.",
    ),
    (
        "The dam, which was built in 1954, failed on Monday, flooding two villages.",
        "The dam failed on Monday.",
    ),
    (
        "In a letter to the residents, the mayor promised a new pump.",
        "The mayor promised a new pump.",
    ),
    (
        "The strike ended after nine hours of talks between the union and the port.",
        "The strike ended after nine hours of talks.",
    ),
]

UNTOUCHED = [
    "The company will rehire the drivers if the regulator withdraws the fine.",
    "The drivers that the company dismissed will return to work on Monday.",
    "Oakes told reporters on the steps, adding that the port was closed.",
    "The minister said the bridge was safe, according to the transport agency.",
    "“The plan, which nobody read, is dead,” Calder said.",
    "The ferry sails daily unless the wind is stronger than 50 knots.",
]


@pytest.mark.parametrize(("sentence", "expected"), STRONGEST)
def test_the_strongest_shortening_keeps_the_main_statement(
    parser: Parser, sentence: str, expected: str
) -> None:
    assert shortenings(parser.parse([sentence])[0])[-1] == expected


@pytest.mark.parametrize("sentence", UNTOUCHED)
def test_conditions_restrictions_attributions_and_quotations_stay(parser: Parser, sentence: str) -> None:
    assert shortenings(parser.parse([sentence])[0]) == ()


@pytest.mark.parametrize(
    ("sentence", "shorter"),
    [
        (
            "Elise Vantner, the transport minister, who invited both sides, said it would take until May.",
            "Elise Vantner, the transport minister, said it would take until May.",
        ),
        (
            "Her deputy, Ida Renn, the former mayor of Halm, who left in May, said the port would close.",
            "Her deputy, Ida Renn, the former mayor of Halm, said the port would close.",
        ),
        (
            "Vantner, the regional transport minister, speaking after the talks, said both sides would meet.",
            "Vantner, speaking after the talks, said both sides would meet.",
        ),
        (
            "Vantner, the regional transport minister, speaking after the talks, said both sides would meet.",
            "Vantner said both sides would meet.",
        ),
    ],
)
def test_a_phrase_that_stays_keeps_both_its_commas(parser: Parser, sentence: str, shorter: str) -> None:
    assert shorter in shortenings(parser.parse([sentence])[0])


def test_a_list_is_never_taken_apart(parser: Parser) -> None:
    sentence = "The plan covers roads, which need repair, two bridges, a tunnel and the old harbour."
    for text in shortenings(parser.parse([sentence])[0]):
        assert "two bridges, a tunnel and the old harbour" in text


def test_a_shortening_has_only_words_of_the_sentence_in_their_order(parser: Parser) -> None:
    for sentence, _ in STRONGEST:
        source = [w.text.casefold() for w in words(sentence)]
        for text in shortenings(parser.parse([sentence])[0]):
            remaining = iter(source)
            assert all(w.text.casefold() in remaining for w in words(text)), text


def test_a_side_clause_that_names_the_subject_is_kept(parser: Parser) -> None:
    sentence = "While the ferry was being repaired, it blocked the harbour."
    assert shortenings(parser.parse([sentence])[0]) == ()


def test_a_contrast_is_never_cut_in_half(parser: Parser) -> None:
    sentence = "The owners agreed to pay, but the court rejected the sum."
    assert shortenings(parser.parse([sentence])[0]) == ()


def test_a_setting_stays_where_the_sentence_denies_something(parser: Parser) -> None:
    sentence = "At a news conference in Tarn, Calder did not mention the leak."
    assert shortenings(parser.parse([sentence])[0]) == ()


def test_a_word_that_points_back_goes(parser: Parser) -> None:
    parse = parser.parse(["Calder also asked the court to stop the sale."])[0]
    assert without_connectives(parse) == "Calder asked the court to stop the sale."
    kept = parser.parse(["The plan was not also a promise, and the town, too, knew it."])[0]
    assert without_connectives(kept) == kept.text


def test_the_purpose_of_an_act_may_go(parser: Parser) -> None:
    parse = parser.parse(
        ["The ministers are to meet on Monday and Tuesday to decide how the fund is shared."]
    )[0]
    assert shortenings(parse)[-1] == "The ministers are to meet on Monday and Tuesday."
