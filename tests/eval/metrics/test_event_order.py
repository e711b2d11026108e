"""The order, phase and days of events, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from eval.metrics.event_order import DayReading, PairCounts, Placed, count_pairs, day_reading
from summarizer.domain.events import Phase

MARCH = date(2031, 3, 14), date(2031, 3, 16)


def test_pairs_are_ahead_back_or_open() -> None:
    # (1,2) and (1,3) in order, (2,3) the other way round; the fourth event is not placed: three open pairs
    assert count_pairs([(1, -5.0), (2, 1.0), (3, 0.0), (4, None)]) == PairCounts(2, 1, 3)


def test_events_of_equal_rank_make_no_pair_and_equal_places_an_open_one() -> None:
    assert count_pairs([(1, 0.0), (1, 3.0), (2, 3.0)]) == PairCounts(1, 0, 1)


def test_a_system_that_places_nothing_gets_no_credit() -> None:
    assert count_pairs([(1, None), (2, None)]).tau == 0.0
    assert PairCounts().tau is None


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (MARCH, DayReading.RIGHT),
        ((date(2031, 3, 15), date(2031, 3, 15)), DayReading.RIGHT),
        ((date(2031, 3, 1), date(2031, 3, 31)), DayReading.WRONG),
        (None, DayReading.UNKNOWN),
    ],
)
def test_days_are_right_if_they_begin_with_the_true_ones_or_lie_within(
    system: tuple[date, date] | None, expected: DayReading
) -> None:
    assert day_reading(Placed(1, Phase.MAIN, MARCH, 0.0, Phase.MAIN, system)) is expected


def test_an_event_whose_days_nobody_can_know_is_not_judged() -> None:
    assert day_reading(Placed(1, Phase.MAIN, None, 0.0, Phase.MAIN, MARCH)) is None
