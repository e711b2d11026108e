"""Figures derived by hand, and what must hold of intervals and tests."""

from __future__ import annotations

import numpy as np
import pytest

from eval.statistics import balanced_accuracy, bootstrap, holm, paired_permutation, roc_auc


def test_balanced_accuracy_is_the_mean_of_both_recalls() -> None:
    labels, decisions = np.array([1, 1, 1, 0]), np.array([1, 1, 0, 0])
    assert balanced_accuracy(labels, decisions) == pytest.approx((2 / 3 + 1) / 2)


def test_auc_counts_a_tie_half() -> None:
    assert roc_auc(np.array([1, 0, 0]), np.array([0.5, 0.5, 0.1])) == pytest.approx(0.75)


def test_items_of_one_document_are_drawn_together() -> None:
    values = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    apart = bootstrap(lambda i: float(values[i].mean()), range(6))
    together = bootstrap(lambda i: float(values[i].mean()), "aaabbb")
    assert together.low == 0.0 and together.high == 1.0
    assert apart.low is not None and apart.low > 0.0


def test_an_interval_needs_two_documents() -> None:
    assert bootstrap(lambda i: 0.5, "aaa").low is None


def test_a_resample_without_a_class_is_drawn_again() -> None:
    labels = np.array([0, 0, 0, 1, 1, 1])

    def auc(indices: np.ndarray) -> float | None:
        drawn = labels[indices]
        return None if len(set(drawn.tolist())) < 2 else roc_auc(drawn, drawn.astype(float))

    interval = bootstrap(auc, "abcdef")
    assert (interval.value, interval.low, interval.high) == (1.0, 1.0, 1.0)


def test_a_figure_without_a_value_on_all_items_is_an_error() -> None:
    with pytest.raises(ValueError, match="not defined"):
        bootstrap(lambda i: None, "ab")


def test_equal_systems_are_not_told_apart_and_clear_ones_are() -> None:
    assert paired_permutation([0.0] * 10, range(10)) == 1.0
    assert paired_permutation([1.0] * 10, range(10)) == pytest.approx(2 / 1024, abs=0.002)


def test_one_story_alone_proves_nothing() -> None:
    assert paired_permutation([1.0] * 10, "a" * 10) == 1.0


def test_holm_never_reverses_the_order_of_p_values() -> None:
    assert holm([0.5, 0.01, 0.02]) == [0.5, 0.03, 0.04]
