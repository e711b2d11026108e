"""Which times of day a text names, and whether it says which half of the day."""

from __future__ import annotations

import pytest

from summarizer.language.times.clock import find_clock_times


@pytest.mark.parametrize(
    ("text", "hour", "certain"),
    [
        ("The horn blew at a quarter past seven.", 7.25, False),
        ("They came at three, with dogs.", 3.0, False),
        ("She was kept until four in the morning.", 4.0, True),
        ("The gate was shut at ten to three.", 2 + 50 / 60, False),
        ("It rang at half past midnight.", 0.5, True),
        ("It was 00.20 when she struck.", 1 / 3, True),
        ("Power was back at 23:38.", 23 + 38 / 60, True),
        ("The doors opened at 10:15.", 10.25, False),
        ("It ended shortly before midnight.", 0.0, True),
        ("He left at 2 p.m. for home.", 14.0, True),
    ],
)
def test_a_time_of_day_is_read_in_words_and_figures(text: str, hour: float, certain: bool) -> None:
    (time,) = find_clock_times(text)
    assert time.hour == pytest.approx(hour)
    assert time.certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "The yield slipped to 4.02 per cent.",
        "Three to four people were held at one end.",
        "The toll has risen to four.",
        "It was won in 2:13:42.",
        "The line was cut after nine seconds.",
        "The bridge peaked at 7.40 metres.",
    ],
)
def test_other_numbers_are_no_times_of_day(text: str) -> None:
    assert find_clock_times(text) == ()


def test_times_apart_by_the_half_of_the_day_that_is_not_said_may_be_one() -> None:
    (morning,) = find_clock_times("at three,")
    (afternoon,) = find_clock_times("at 15:00")
    assert morning.apart(afternoon) == 0.0
