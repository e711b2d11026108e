"""Figures of runs, their pairs, and what a suite can tell apart."""

from __future__ import annotations

import math

import pytest

from eval.running.reading import Pairs, Value, detectable, figure, paired


def test_a_figure_is_the_mean_over_items() -> None:
    interval = figure([Value("a", "a", 0.25), Value("b", "b", 0.75), Value("c", "c", 0.5)])
    assert interval is not None
    assert interval.value == 0.5
    assert interval.low is not None and interval.high is not None
    assert 0.25 <= interval.low < 0.5 < interval.high <= 0.75


def test_there_is_no_figure_without_a_value() -> None:
    assert figure([]) is None


def test_only_items_that_both_systems_have_are_paired() -> None:
    a = [Value("dam", "s1", 0.5), Value("ferry", "s2", 0.25)]
    b = [Value("strike", "s3", 1.0), Value("ferry", "s2", 1.0)]
    assert paired(a, b) == Pairs((0.75,), ("s2",))


def test_the_detectable_difference_follows_from_the_spread_over_stories() -> None:
    # Differences -1, 0, 1 in three stories: standard deviation 1, standard error 1/sqrt(3).
    # Student's t with 2 degrees of freedom: 4.3027 at .975 and 1.0607 at .8.
    size = detectable(Pairs((-1.0, 0.0, 1.0), ("a", "b", "c")))
    assert size == pytest.approx((4.30265 + 1.06066) / math.sqrt(3), abs=1e-4)


def test_items_of_one_story_count_once() -> None:
    single = Pairs((-1.0, 0.0, 1.0), ("a", "b", "c"))
    doubled = Pairs((-1.0, -1.0, 0.0, 0.0, 1.0, 1.0), ("a", "a", "b", "b", "c", "c"))
    assert detectable(doubled) == detectable(single)


def test_two_stories_are_too_few_to_say_what_can_be_detected() -> None:
    assert detectable(Pairs((0.1, 0.2), ("a", "b"))) is None
