"""Agreement of clusterings, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.clustering import Agreement, bcubed, bcubed_items, pairwise

FOUND, GOLD = "aaab", "xxyy"
"""Three items in one cluster, the last alone; the first two belong together, and the last two."""


def test_bcubed_of_an_item_is_the_purity_and_wholeness_of_its_cluster() -> None:
    precision, recall = bcubed_items(FOUND, GOLD)
    assert precision.tolist() == pytest.approx([2 / 3, 2 / 3, 1 / 3, 1])
    assert recall.tolist() == pytest.approx([1, 1, 1 / 2, 1 / 2])


def test_bcubed_is_the_mean_over_items() -> None:
    found = bcubed(FOUND, GOLD)
    assert found == pytest.approx((2 / 3, 3 / 4))
    assert found.f1 == pytest.approx(12 / 17)


def test_pairwise_counts_pairs_that_are_together() -> None:
    # Found: 12, 13, 23. Gold: 12, 34. In both: 12.
    found = pairwise(FOUND, GOLD)
    assert found == pytest.approx((1 / 3, 1 / 2))
    assert found.f1 == pytest.approx(2 / 5)


def test_one_large_cluster_has_recall_and_no_purity() -> None:
    assert bcubed("aaaa", "wxyz") == (1 / 4, 1)
    assert pairwise("aaaa", "wxyz") == (0, 1)


def test_items_alone_are_pure_and_nothing_is_whole() -> None:
    assert bcubed("abcd", "xxxx") == (1, 1 / 4)
    assert pairwise("abcd", "xxxx") == (1, 0)


def test_no_agreement_has_no_harmonic_mean() -> None:
    assert Agreement(0, 0).f1 == 0


def test_every_item_needs_a_label() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        bcubed("aab", "xy")


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_swapping_the_clusterings_swaps_precision_and_recall(items: list[tuple[int, int]]) -> None:
    found, gold = zip(*items, strict=True)
    for measure in (bcubed, pairwise):
        there, back = measure(found, gold), measure(gold, found)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_the_order_of_items_changes_nothing(items: list[tuple[int, int]]) -> None:
    for measure in (bcubed, pairwise):
        there = measure(*zip(*items, strict=True))
        assert measure(*zip(*reversed(items), strict=True)) == pytest.approx(there)
