"""Several hundred time expressions in made-up sentences, half of them written without sight of the code.

An expression is right if what is found there has its value. What is not right should be unknown, not wrong.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eval.metrics.times import Reading, read_as, spurious
from eval.stages.times.cases import Case, load_cases, read_case
from summarizer.language.times.reading import ReadTime
from summarizer.language.times.timex_find import RULES
from summarizer.ports import Parser

pytestmark = pytest.mark.models

HERE = Path(__file__).parent


def read(text: str, anchor: str, parser: Parser) -> tuple[ReadTime, ...]:
    return read_case(Case(text, date.fromisoformat(anchor) if anchor else None, ()), parser)


OWN, OUTSIDE = HERE / "expressions.toml", HERE / "expressions_outside.toml"


@pytest.mark.parametrize("file", [OWN, OUTSIDE], ids=lambda file: file.stem)
def test_at_least_95_of_100_expressions_are_read_right(file: Path, parser: Parser) -> None:
    read = [(case, read_case(case, parser)) for case in load_cases(file)]
    readings = [read_as(label, found) for case, found in read for label in case.labels]
    assert len(readings) >= 150
    assert readings.count(Reading.RIGHT) / len(readings) >= 0.95


@pytest.mark.parametrize("file", [OWN, OUTSIDE], ids=lambda file: file.stem)
def test_few_words_that_are_no_time_are_taken_for_one(file: Path, parser: Parser) -> None:
    cases = load_cases(file)
    extra = sum(len(spurious(case.labels, read_case(case, parser))) for case in cases)
    assert extra <= 0.05 * sum(len(case.labels) for case in cases)


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
    *_, last = read(sentences, "2031-06-09", parser)
    assert last.value == value


def test_an_undated_text_leaves_its_years_open(parser: Parser) -> None:
    found = read("They met on Friday, 14 March, and again last week.", "", parser)
    assert [f.value for f in found] == ["XXXX-03-14", None]


@pytest.mark.parametrize("file", [OWN, OUTSIDE], ids=lambda file: file.stem)
def test_the_words_by_which_a_rule_is_passed_over_stand_in_all_that_it_matches(file: Path) -> None:
    texts = [case.text for case in load_cases(file)]
    matches = [(rule, m.group()) for rule in RULES for text in texts for m in rule.pattern.finditer(text)]
    assert len(matches) >= 200
    assert [text for rule, text in matches if not rule.may_match(text.casefold())] == []
