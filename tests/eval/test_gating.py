"""Floors: what holds, what breaks, and how they are moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gate import Floors, changes, check, floors_of, read_floors, write_floors
from eval.running.reading import RunRead, Value
from summarizer.errors import UsageError

JUDGE = {"model_id": "ruler", "digest": "0" * 64}
DATA = "d" * 64


def made_run(coverage: float, repeats: float = 0.0, failures: tuple[dict[str, str], ...] = ()) -> RunRead:
    """One system on one story."""
    values = {"coverage": (Value("dam", "dam", coverage),), "redundancy": (Value("dam", "dam", repeats),)}
    return RunRead(
        path=Path("run"),
        suite={"name": "made up", "digest": DATA},
        systems={"lead": {}},
        metrics={},
        judge=JUDGE,
        failures=failures,
        items={"dam": "e" * 64},
        values={"lead": values},
    )


def floors(**limits: float) -> Floors:
    """Floors of the one system, set on the same data."""
    return Floors("made up", DATA, "ruler 000000000000", {"lead": limits})


def test_a_run_at_its_floor_passes() -> None:
    assert check(made_run(0.5), floors(coverage=0.5)).passed


def test_a_run_below_its_floor_does_not_and_both_numbers_are_named() -> None:
    verdict = check(made_run(0.4949), floors(coverage=0.5))
    assert not verdict.passed
    assert verdict.lines == ("lead: coverage is 0.4949, below its floor 0.50.",)


def test_where_lower_is_better_the_floor_is_a_ceiling() -> None:
    assert check(made_run(0.5, repeats=0.1), floors(redundancy=0.1)).passed
    assert check(made_run(0.5, repeats=0.2), floors(redundancy=0.1)).lines == (
        "lead: redundancy is 0.2000, above its ceiling 0.10.",
    )


def test_a_metric_without_a_value_does_not_pass() -> None:
    assert not check(made_run(0.5), floors(faithfulness=0.9)).passed


@pytest.mark.parametrize(
    ("held", "word"),
    [
        (Floors("made up", "f" * 64, "ruler 000000000000", {"lead": {"coverage": 0.1}}), "stories"),
        (Floors("made up", DATA, "tape 000000000000", {"lead": {"coverage": 0.1}}), "judge"),
        (Floors("made up", DATA, "ruler 000000000000", {"mine": {"coverage": 0.1}}), "lacks mine"),
        (Floors("made up", DATA, "ruler 000000000000", {}), "no floor"),
    ],
)
def test_floors_that_were_set_on_something_else_never_pass(held: Floors, word: str) -> None:
    verdict = check(made_run(0.9), held)
    assert not verdict.passed
    assert word in " ".join(verdict.lines)


def test_an_item_that_failed_does_not_pass_and_sets_no_floor() -> None:
    failure = {"system": "lead", "item_id": "dam", "step": "predict", "error": "no words came"}
    run = made_run(0.9, failures=(failure,))
    assert check(run, floors(coverage=0.1)).lines == ("lead failed on dam (predict): no words came",)
    with pytest.raises(UsageError, match="No floor is set"):
        floors_of(run)


def test_floors_are_the_hundredth_that_the_run_reaches_and_it_then_holds_them(tmp_path: Path) -> None:
    run, path = made_run(0.8149, repeats=0.031), tmp_path / "floors.toml"
    write_floors(floors_of(run), path)
    held = read_floors(path)
    assert held.limits == {"lead": {"coverage": 0.81, "redundancy": 0.04}}
    assert check(run, held).passed


def test_every_move_of_a_floor_is_said() -> None:
    old = floors(coverage=0.5, redundancy=0.05, faithfulness=1.0)
    new = floors(coverage=0.6, redundancy=0.1, faithfulness=1.0, differences=0.2)
    assert list(changes(old, new)) == [
        "lead: coverage from 0.50 to 0.60 (stricter)",
        "lead: redundancy from 0.05 to 0.10 (looser)",
        "lead: differences is set to 0.20",
    ]


def test_a_missing_file_says_how_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--write"):
        read_floors(tmp_path / "floors.toml")


def test_an_unknown_metric_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[floors.lead]\nbeauty = 0.5\n", "utf-8")
    with pytest.raises(UsageError, match="beauty"):
        read_floors(path)
