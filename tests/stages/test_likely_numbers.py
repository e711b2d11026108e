"""Ages, times of day and dates that two articles give for one point, and what is left alone."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from builders import claims_of

from summarizer.domain.claims import Conflict
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.support.analysis import analyse
from summarizer.ports import Embedder, Parser
from summarizer.stages.conflicts.ages import ages
from summarizer.stages.conflicts.context import rarity
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.likely_numbers import likely_number_conflicts, probability
from summarizer.stages.conflicts.moments import moments
from summarizer.stages.conflicts.number_weights import WEIGHTS

pytestmark = pytest.mark.models


def find(parser: Parser, judges: Judges, *articles: str) -> list[Conflict]:
    claims, documents = claims_of(parser, *articles)
    claims.sort(key=lambda claim: (claim.doc_id, claim.evidence[0].start))
    return likely_number_conflicts(claims, documents, rarity(claims), judges)


AGES = (
    "The driver of the gravel lorry, Jorun Halvik, 44, was cut free. Rain had fallen all night.",
    "Jorun Halvik, 47, the driver of the gravel lorry, was cut free. The road stayed shut.",
)
HOURS = (
    "The ferry struck the harbour wall at Tamsey at half past eight. A bell was lost.",
    "The ferry struck the harbour wall at Tamsey at 10 p.m. The crew were praised.",
)


@pytest.mark.parametrize(
    ("articles", "values"),
    [
        (AGES, {"44", "47"}),
        (HOURS, {"half past eight", "10 p.m."}),
        (
            (
                "The lock at Ondre was last inspected in January. Two boats wait there.",
                "The lock at Ondre was last inspected in June. The keeper was away.",
            ),
            {"January", "June"},
        ),
    ],
)
def test_ages_times_and_dates_of_one_point_are_set_against_each_other(
    parser: Parser, embedder: Embedder, articles: tuple[str, str], values: set[str]
) -> None:
    (conflict,) = find(parser, Judges(embedder), *articles)
    assert {v.value for v in conflict.values} == values


def test_the_point_of_a_time_names_what_it_is_the_time_of(parser: Parser, embedder: Embedder) -> None:
    (conflict,) = find(parser, Judges(embedder), *HOURS)
    assert conflict.point == "time of the ferry"


@pytest.mark.parametrize(
    "articles",
    [
        (  # one half of the day is not said
            "The ferry struck the harbour wall at Tamsey at half past eight.",
            "The ferry struck the harbour wall at Tamsey at 8.30 p.m.",
        ),
        (  # a month holds its days
            "The lock at Ondre was last inspected in January.",
            "The lock at Ondre was last inspected on 17 January.",
        ),
        (
            "The choir sold 300 tickets for its spring concert.",
            "The lorry driver had slept for nine hours in a lay-by.",
        ),
    ],
)
def test_what_may_both_be_so_or_has_nothing_in_common_is_left_alone(
    parser: Parser, embedder: Embedder, articles: tuple[str, str]
) -> None:
    assert find(parser, Judges(embedder), *articles) == []


def test_without_an_embedder_nothing_is_likely(parser: Parser) -> None:
    assert find(parser, Judges(), *AGES) == []


def test_the_order_of_the_articles_changes_nothing(parser: Parser, embedder: Embedder) -> None:
    found = [
        {(c.point, frozenset(v.value for v in c.values)) for c in find(parser, Judges(embedder), *order)}
        for order in permutations((AGES[0] + " " + HOURS[0], AGES[1] + " " + HOURS[1]))
    ]
    assert found[0] == found[1] != set()


def test_a_number_far_off_is_less_likely_to_be_of_the_point() -> None:
    near = dict.fromkeys(WEIGHTS, 0.0)
    assert probability(near | {"ratio": 4.0}) < probability(near | {"ratio": 0.1})


@pytest.mark.parametrize(
    ("sentence", "age"),
    [
        ("Leth, 39, is suspected of fraud.", 39),
        ("He was 19 and had gone out to fish.", 19),
        ("Police have arrested a man of 53 in the town.", 53),
        ("Locksmith Gerd Nissen (54) was dragged out of his house.", 54),
        ("A three-year-old boy was found in the barn.", 3),
    ],
)
def test_a_number_beside_a_person_is_an_age(parser: Parser, sentence: str, age: int) -> None:
    (parse,) = parser.parse([sentence])
    assert [q.value for q in ages(analyse(parse))] == [age]


@pytest.mark.parametrize(
    "sentence", ["She bought 19 lamps.", "The commissioner spat it out at 23.10, he said."]
)
def test_other_numbers_are_no_ages(parser: Parser, sentence: str) -> None:
    (parse,) = parser.parse([sentence])
    assert list(ages(analyse(parse))) == []


def test_a_date_is_the_stretch_of_its_days(parser: Parser) -> None:
    (claim,), _ = claims_of(parser, "The bridge was closed in March 2031.")
    (moment,) = moments(claim, None)
    assert moment.kind is QuantityKind.DATE
    assert (moment.low, moment.high) == (date(2031, 3, 1).toordinal(), date(2031, 3, 31).toordinal())


def test_a_weekday_is_counted_from_the_day_of_the_article(parser: Parser) -> None:
    (claim,), _ = claims_of(parser, "The bridge was closed on Tuesday.")
    assert [m.low for m in moments(claim, date(2031, 3, 6))] == [date(2031, 3, 4).toordinal()]
    assert [(m.low, m.unit) for m in moments(claim, None)] == [(2, "weekday")]
