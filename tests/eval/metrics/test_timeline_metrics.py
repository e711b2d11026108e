"""Timelines are compared by their days, and by their words on days that are near."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.timelines import Scores, Timeline, aligned_rouge, date_counts, rouge_words


def may(day: int) -> date:
    return date(2031, 5, day)


REFERENCE: Timeline = {may(1): ["Ferry, storm, pier."], may(3): ["Strike at the port."]}


def test_the_same_timeline_scores_one() -> None:
    assert date_counts(REFERENCE, REFERENCE).f1 == 1
    assert aligned_rouge(REFERENCE, REFERENCE, 1) == Scores(1, 1)
    assert aligned_rouge(REFERENCE, REFERENCE, 2) == Scores(1, 1)


def test_days_count_only_if_they_are_exact() -> None:
    counts = date_counts({may(1): ["x"], may(2): ["x"], may(4): ["x"]}, REFERENCE)
    assert (counts.hits, counts.system, counts.gold) == (1, 3, 2)


def test_a_day_is_aligned_to_the_cheapest_and_counts_by_its_nearness() -> None:
    # Costs of 2 May: to 1 May 1/2 * (1 - 2*1/(2+3)) = .3, to 3 May 1/2 * (1 - 2*1/(2+2)) = .25.
    # Precision: one of two words, half: .25. Recall: one of three and one of two words, half: 1/5.
    scores = aligned_rouge({may(2): ["Ferry strike."]}, REFERENCE, 1)
    assert scores.precision == pytest.approx(0.25)
    assert scores.recall == pytest.approx(0.2)
    assert scores.f1 == pytest.approx(2 * 0.25 * 0.2 / 0.45)


def test_the_same_day_is_preferred_even_without_a_shared_word() -> None:
    # 3 May costs nothing, 1 May 2/3 * (1 - 2*2/(2+3)); in recall 1 May has no other day to be aligned to.
    scores = aligned_rouge({may(3): ["Ferry, storm."]}, REFERENCE, 1)
    assert scores == Scores(0, pytest.approx(2 / 3 / 5))


def test_several_days_may_share_one() -> None:
    scores = aligned_rouge({may(1): ["Storm."], may(2): ["Storm."]}, {may(1): ["Storm."]}, 1)
    assert scores == Scores(pytest.approx((1 + 1 / 2) / 2), 1)


def test_pairs_of_words_count_across_sentences() -> None:
    scores = aligned_rouge({may(1): ["Ferry storm."]}, {may(1): ["Ferry.", "Storm.", "Pier."]}, 2)
    assert scores == Scores(1, 0.5)


def test_an_empty_timeline_scores_nothing() -> None:
    assert aligned_rouge({}, REFERENCE, 1) == Scores(0, 0)
    assert date_counts({}, REFERENCE).f1 == 0


def test_words_are_stemmed_without_stop_words() -> None:
    assert rouge_words("The ferries of Brill were delayed.") == ["ferri", "brill", "delay"]


def test_only_words_and_pairs_are_counted() -> None:
    with pytest.raises(ValueError, match="1 or 2"):
        aligned_rouge(REFERENCE, REFERENCE, 3)


DAYS = st.dictionaries(
    st.integers(1, 28).map(may), st.lists(st.sampled_from(["ferry storm", "port strike pier"]), max_size=3)
)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, st.sampled_from([1, 2]))
def test_precision_of_one_is_recall_of_the_other(one: Timeline, other: Timeline, n: int) -> None:
    forth, back = aligned_rouge(one, other, n), aligned_rouge(other, one, n)
    assert (forth.precision, forth.recall) == (back.recall, back.precision)
    assert 0 <= forth.precision <= 1 and 0 <= forth.recall <= 1
