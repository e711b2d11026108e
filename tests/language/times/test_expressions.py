"""Several hundred time expressions in made-up sentences, half of them written without sight of the code.

An expression is right if what is found there has its value. What is not right should be unknown, not wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.metrics.times import LabelledTime, Reading, read_as, spurious
from summarizer.language.times.reading import ReadTime, read_times
from summarizer.language.words.sentences import split_sentences
from summarizer.ports import Parser

pytestmark = pytest.mark.models

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((HERE / name).read_text("utf-8"))["case"])


def labels(case: Mapping[str, Any]) -> list[LabelledTime]:
    text = case["text"]
    starts = [(text.index(surface), surface, value) for surface, value in case["expressions"]]
    return [LabelledTime(start, start + len(surface), "", value) for start, surface, value in starts]


def read(case: Mapping[str, Any], parser: Parser) -> tuple[ReadTime, ...]:
    spans = split_sentences(case["text"])
    parses = parser.parse([case["text"][start:end] for start, end in spans])
    written = date.fromisoformat(case["anchor"]) if case["anchor"] else None
    return read_times(zip((start for start, _ in spans), parses, strict=True), written)


OWN, OUTSIDE = "expressions.toml", "expressions_outside.toml"


@pytest.mark.parametrize("name", [OWN, OUTSIDE])
def test_at_least_95_of_100_expressions_are_read_right(name: str, parser: Parser) -> None:
    readings = [
        read_as(label, found)
        for case in cases(name)
        for found in [read(case, parser)]
        for label in labels(case)
    ]
    assert len(readings) >= 150
    assert readings.count(Reading.RIGHT) / len(readings) >= 0.95


@pytest.mark.parametrize("name", [OWN, OUTSIDE])
def test_few_words_that_are_no_time_are_taken_for_one(name: str, parser: Parser) -> None:
    extra = sum(len(spurious(labels(case), read(case, parser))) for case in cases(name))
    assert extra <= 0.05 * sum(len(case["expressions"]) for case in cases(name))


def test_every_case_quotes_its_text_and_names_a_day_the_calendar_has() -> None:
    for case in (*cases(OWN), *cases(OUTSIDE)):
        assert all(surface in case["text"] for surface, _ in case["expressions"])
        assert case["anchor"] == "" or date.fromisoformat(case["anchor"])


@pytest.mark.parametrize(
    ("sentences", "value"),
    [
        ("The ferry sank on 4 May. Two days later divers found it.", "2031-05-06"),
        ("In 2028 it had ten boats. The previous year it had nine.", "2027"),
        ("In May it had ten boats. The next day it had nine.", "2031-06-10"),
    ],
)
def test_what_counts_from_the_time_last_told_counts_from_one_of_its_own_kind(
    sentences: str, value: str, parser: Parser
) -> None:
    *_, last = read({"text": sentences, "anchor": "2031-06-09"}, parser)
    assert last.value == value


def test_an_undated_text_leaves_its_years_open(parser: Parser) -> None:
    found = read({"text": "They met on Friday, 14 March, and again last week.", "anchor": ""}, parser)
    assert [f.value for f in found] == ["XXXX-03-14", None]
