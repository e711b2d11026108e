"""Whether stated probabilities mean what they say, by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.meta.command import measure_all
from eval.meta.reliability import Stated, alike, calibration_error, curve, pooled


def stated(*answers: tuple[float, int]) -> Stated:
    return Stated(
        np.array([y for _, y in answers], dtype=np.intp), np.array([p for p, _ in answers], dtype=np.float64)
    )


def test_the_curve_has_a_point_for_every_tenth_that_was_stated() -> None:
    bins = curve(stated((0.05, 0), (0.93, 1), (0.97, 0), (1.0, 1)))
    assert [(b.low, b.high, b.count) for b in bins] == [(0.0, 0.1, 1), (0.9, 1.0, 3)]
    assert bins[1].stated == pytest.approx((0.93 + 0.97 + 1) / 3)
    assert bins[1].supported == pytest.approx(2 / 3)


def test_a_probability_that_comes_true_as_often_as_it_says_has_no_error() -> None:
    assert calibration_error(curve(stated((0.5, 1), (0.5, 0)))) == 0
    assert calibration_error(curve(stated((1.0, 1), (0.0, 0)))) == 0


def test_certainty_that_is_always_wrong_has_the_largest_error() -> None:
    assert calibration_error(curve(stated((1.0, 0), (0.0, 1)))) == 1


def test_labels_alike_make_nine_true_texts_weigh_as_much_as_one_false() -> None:
    answers = stated(*[(0.5, 1)] * 9, (0.5, 0))
    assert calibration_error(curve(answers)) == pytest.approx(0.4)
    assert calibration_error(curve(answers, alike(answers.labels))) == pytest.approx(0)


def test_sets_count_alike_however_large() -> None:
    _, weights = pooled([stated(*[(0.5, 1), (0.5, 0)] * 50), stated((0.5, 1), (0.5, 0))])
    assert weights[:100].sum() == pytest.approx(0.5)
    assert weights.sum() == pytest.approx(1)


def test_the_command_draws_the_curve_and_keeps_times_apart(tmp_path: Path) -> None:
    data = tmp_path / "set.jsonl"
    rows = [("It rained in Tolverne.", c, y) for c, y in (("It rained in Tolverne.", 1), ("A cat slept.", 0))]
    data.write_text(
        "".join(json.dumps({"document": d, "claim_or_summary": c, "label": y}) + "\n" for d, c, y in rows)
    )
    names = [name for name, _ in measure_all([data], "alignment", tmp_path / "out", allow_hub=False)]
    assert names == ["support", "reliability"]
    assert (tmp_path / "out" / "reliability.svg").read_text().count("<circle") == 2
    assert list(json.loads((tmp_path / "out" / "measurements.json").read_text())) == ["pairs per second"]
