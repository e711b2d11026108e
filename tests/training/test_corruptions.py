"""Each kind of error: on a sentence that offers a place for it, and on one that does not."""

from __future__ import annotations

from random import Random

import pytest

from summarizer.ports import Parser
from training.corruptions import CORRUPTIONS, Surroundings, corrupted

pytestmark = pytest.mark.models

NEIGHBOURS = [
    "Chancellor Otto Brandis rejected the plan on Monday.",
    "Norfield Rail carried 48,000 passengers in 2029.",
]
NAMES = {"PERSON": ("Ida Torsen",), "GPE": ("Lund",), "ORG": ("Halden Foods",)}

PLACES = {
    "number": "The strike kept 12,500 passengers at home.",
    "date": "The council meets on Friday.",
    "name": "Ruth Amadi left Westmark in haste.",
    "speaker": "Ruth Amadi said that the verdict was unfair.",
    "roles": "The guards attacked the protesters near the bridge.",
    "negation": "The council approved the budget.",
    "modality": "The dam may open its gates.",
    "scope": "Some workers have returned to the plant.",
    "predicate": "The committee accepted the offer.",
    "unit": "The firm lost 40 million euros.",
    "merge": "Ruth Amadi appealed against the verdict.",
    "attribution": "The union claims that the port ignored two warnings in May.",
}


@pytest.mark.parametrize("kind", sorted(CORRUPTIONS))
def test_a_sentence_with_a_place_for_an_error_is_changed(kind: str, parser: Parser) -> None:
    parse = parser.parse([PLACES[kind]])[0]
    around = Surroundings(tuple(parser.parse(NEIGHBOURS)), NAMES)
    found = CORRUPTIONS[kind](parse, around, Random(3))
    assert found and found != parse.text


@pytest.mark.parametrize(
    "kind", ["number", "date", "speaker", "roles", "modality", "scope", "unit", "attribution"]
)
def test_a_sentence_without_a_place_for_it_is_left_alone(kind: str, parser: Parser) -> None:
    parse = parser.parse(["It rained."])[0]
    assert CORRUPTIONS[kind](parse, Surroundings((), NAMES), Random(3)) is None


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("roles", "The protesters attacked the guards near the bridge."),
        ("modality", "The dam will open its gates."),
        ("scope", "All workers have returned to the plant."),
        ("negation", "The council did not approve the budget."),
        ("attribution", "The port ignored two warnings in May."),
    ],
)
def test_an_error_changes_one_thing(kind: str, wanted: str, parser: Parser) -> None:
    parse = parser.parse([PLACES[kind]])[0]
    assert CORRUPTIONS[kind](parse, Surroundings((), NAMES), Random(0)) == wanted


def test_no_two_errors_of_a_sentence_are_of_one_kind(parser: Parser) -> None:
    parse = parser.parse(["Ruth Amadi may sell 40 trucks to Halden Foods on Friday."])[0]
    found = corrupted(parse, Surroundings(tuple(parser.parse(NEIGHBOURS)), NAMES), Random(1), 4)
    assert len({kind for kind, _ in found}) == len(found) == 4


def test_the_same_seed_makes_the_same_errors(parser: Parser) -> None:
    parse = parser.parse(["Ruth Amadi may sell 40 trucks to Halden Foods on Friday."])[0]
    around = Surroundings(tuple(parser.parse(NEIGHBOURS)), NAMES)
    assert corrupted(parse, around, Random(1), 3) == corrupted(parse, around, Random(1), 3)
