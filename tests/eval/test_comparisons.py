"""Two systems against each other: pairs, corrections and what may not be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.compare import compare, pairs_of_systems
from eval.running.reading import RunRead, Value
from eval.table import Row, Table
from summarizer.errors import UsageError

STORIES = [f"story-{n}" for n in range(10)]
JUDGE = {"model_id": "ruler", "digest": "0" * 64}


def made_run(values: dict[str, dict[str, list[float]]], name: str = "a", **changes: object) -> RunRead:
    """A run of ten stories; ``words`` has no better side, all else is better when higher."""
    metrics = sorted({m for of in values.values() for m in of})
    described: dict[str, object] = {
        "path": Path(name),
        "suite": {"name": "made up", "digest": "d" * 64},
        "systems": {s: {"kind": "made up", "signature": {}, "gate": None} for s in values},
        "metrics": {
            m: {"higher_is_better": None if m == "words" else True, "signature": {"metric": f"{m} 1"}}
            for m in metrics
        },
        "judge": JUDGE,
        "failures": (),
        "items": dict.fromkeys(STORIES, "e" * 64),
        "values": {
            s: {m: tuple(Value(i, i, v) for i, v in zip(STORIES, of[m], strict=True)) for m in of}
            for s, of in values.items()
        },
    }
    return RunRead(**{**described, **changes})  # type: ignore[arg-type]


def row(table: Table, name: str) -> Row:
    """The row of one metric."""
    (found,) = (r for r in table.rows if r.name == name)
    return found


def test_a_difference_in_every_story_is_decisive() -> None:
    run = made_run({"old": {"coverage": [0.5] * 10}, "new": {"coverage": [0.6, 0.7] * 5}})
    cells = row(compare(run, run, "old", "new"), "coverage").cells
    assert cells["first"] == 0.5 and cells["second"] == pytest.approx(0.65)
    assert cells["difference"].value == pytest.approx(0.15)  # type: ignore[union-attr]
    assert cells["decisive"] == "second is better"


def test_a_difference_that_comes_and_goes_is_not_decisive() -> None:
    run = made_run({"old": {"coverage": [0.5] * 10}, "new": {"coverage": [0.4, 0.62] * 5}})
    assert row(compare(run, run, "old", "new"), "coverage").cells["decisive"] == "not decisive"


def test_p_values_are_corrected_for_the_number_of_metrics() -> None:
    even = {f"m{n}": [0.5] * 10 for n in range(4)}
    wobbling = {f"m{n}": [0.45, 0.56] * 5 for n in range(4)}
    run = made_run({"old": {"gain": [0.0] * 10, **even}, "new": {"gain": [1.0] * 10, **wobbling}})
    cells = row(compare(run, run, "old", "new"), "gain").cells
    assert cells["p (Holm)"] == pytest.approx(5 * cells["p"])  # type: ignore[operator]


def test_where_no_side_is_better_none_is_named_and_nothing_is_corrected() -> None:
    run = made_run({"old": {"words": [100.0] * 10}, "new": {"words": [300.0] * 10}})
    cells = row(compare(run, run, "old", "new"), "words").cells
    assert (cells["decisive"], cells["p (Holm)"]) == ("neither is better", None)


def test_lower_is_better_turns_the_verdict() -> None:
    metrics = {"repeats": {"higher_is_better": False, "signature": {"metric": "repeats 1"}}}
    run = made_run({"old": {"repeats": [0.1] * 10}, "new": {"repeats": [0.3] * 10}}, metrics=metrics)
    assert row(compare(run, run, "old", "new"), "repeats").cells["decisive"] == "first is better"


def test_figures_measured_in_different_ways_are_not_compared() -> None:
    a = made_run({"lead": {"coverage": [0.5] * 10}})
    other = {"coverage": {"higher_is_better": True, "signature": {"metric": "coverage 2"}}}
    b = made_run({"lead": {"coverage": [0.5] * 10}}, "b", metrics=other)
    with pytest.raises(UsageError, match="coverage was measured in different ways"):
        compare(a, b, "lead", "lead")


def test_items_whose_articles_changed_are_left_out_and_counted() -> None:
    a = made_run({"lead": {"coverage": [0.5] * 10}})
    items = {**dict.fromkeys(STORIES, "e" * 64), "story-0": "f" * 64}
    b = made_run({"lead": {"coverage": [0.9] * 10}}, "b", items=items)
    table = compare(a, b, "lead", "lead")
    assert row(table, "coverage").cells["items"] == 9
    assert any("1 items are in one run only" in note for note in table.notes)


def test_runs_without_a_common_item_cannot_be_compared() -> None:
    a = made_run({"lead": {"coverage": [0.5] * 10}})
    b = made_run({"lead": {"coverage": [0.5] * 10}}, "b", items={"other": "e" * 64})
    with pytest.raises(UsageError, match="no item in common"):
        compare(a, b, "lead", "lead")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (["lead", "random"], ["lead", "mine"], [("lead", "lead")]),
        (["lead"], ["mine"], [("lead", "mine")]),
        (["lead", "mine"], ["mine", "lead"], [("lead", "lead"), ("mine", "mine")]),
    ],
)
def test_without_names_systems_of_both_runs_are_paired(
    a: list[str], b: list[str], expected: list[tuple[str, str]]
) -> None:
    runs = [
        made_run({s: {"x": [0.0] * 10} for s in systems}, n) for n, systems in zip("ab", (a, b), strict=True)
    ]
    assert pairs_of_systems(*runs, None, None) == expected


def test_within_one_run_the_systems_must_be_named() -> None:
    run = made_run({"lead": {"x": [0.0] * 10}, "mine": {"x": [0.0] * 10}})
    assert pairs_of_systems(run, run, "lead", "mine") == [("lead", "mine")]
    with pytest.raises(UsageError, match="Name one of each run"):
        pairs_of_systems(run, run, None, None)
    with pytest.raises(UsageError, match="no system 'lexrank'"):
        pairs_of_systems(run, run, "lead", "lexrank")
