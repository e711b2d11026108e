"""Marked passages found in what a text cites: the order of events, and differences told or shown."""

from __future__ import annotations

import pytest

from eval.metrics.answers import Answer, Passage, Stated, article
from eval.metrics.event_order import PairCounts
from eval.metrics.told import Dispute, Marking, cited, event_pairs, values_beside, values_told

GAZETTE = article("gazette", "The dam broke at noon. Twelve people died. Help came at dusk.")
COURIER = article("courier", "At dusk help arrived. Nine people died.")
BREAK = Marking(1, ((1, "The dam broke"),))
HELP = Marking(2, ((1, "Help came at dusk"), (2, "At dusk help\narrived")))
DEATHS = Dispute("deaths", (((1, "Twelve people"),), ((2, "Nine people died."),)))


def answer(*passages: tuple[int, str]) -> Answer:
    """A text of one sentence a passage, citing it."""
    stated = tuple(Stated(f"sentence {n}", text, (Passage(n, text),)) for n, text in passages)
    return Answer(stated, (GAZETTE, COURIER))


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([(1, "The dam broke at noon."), (2, "At dusk help arrived.")], PairCounts(1, 0, 0)),
        ([(2, "At dusk help arrived."), (1, "The dam broke at noon.")], PairCounts(0, 1, 0)),
        ([(1, "The dam broke at noon. Twelve people died. Help came at dusk")], PairCounts(0, 0, 1)),
        ([(1, "The dam broke at noon.")], PairCounts(0, 0, 0)),
        ([(2, "The dam broke at noon."), (2, "At dusk help arrived.")], PairCounts(0, 0, 0)),
    ],
    ids=["in order", "in reverse", "in one sentence", "one untold", "in the wrong article"],
)
def test_events_are_told_where_their_passages_are_cited(
    passages: list[tuple[int, str]], expected: PairCounts
) -> None:
    assert event_pairs(answer(*passages), [BREAK, HELP]) == expected


def test_a_citation_of_a_whole_article_tells_no_event() -> None:
    whole = answer((1, GAZETTE.text), (2, COURIER.text))
    assert event_pairs(whole, [BREAK, HELP]) == PairCounts(0, 0, 0)
    assert values_told(whole, [DEATHS], []) == [False]


def test_a_difference_is_told_if_two_of_its_values_are_cited_anywhere() -> None:
    assert values_told(answer((1, "Twelve people died."), (2, "Nine people died.")), [DEATHS], []) == [True]
    assert values_told(answer((1, "Twelve people died."), (1, "The dam broke")), [DEATHS], []) == [False]


def test_a_difference_is_shown_if_one_row_sets_two_of_its_values_apart() -> None:
    twelve, nine = cited([(1, "Twelve people died.")]), cited([(2, "Nine people died.")])
    other = cited([(1, "The dam broke at noon.")])
    assert values_beside([DEATHS], [(twelve, nine)]) == [True]
    assert values_beside([DEATHS], [(twelve, other), (nine, other)]) == [False]
    assert values_beside([DEATHS], [(twelve | nine, other)]) == [False]


def test_values_of_a_row_count_as_told() -> None:
    row = (cited([(1, "Twelve people died.")]), cited([(2, "Nine people died.")]))
    assert values_told(answer((1, "The dam broke")), [DEATHS], [row]) == [True]
