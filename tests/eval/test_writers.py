"""What a writer changes in two surroundings: paired by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.running.reading import joined, read_run
from eval.table import Table
from eval.writers import Group, writer_effects
from summarizer.errors import UsageError
from tests.eval.made_up_run import write_run

NAIVE, GATED = Group("naive", ("n1", "n2")), Group("gated", ("g1", "g2"))
STORIES = 16


def levels(*values: float) -> list[dict[str, float]]:
    """Values of one system, repeated over all stories."""
    return [{"coverage": values[n % len(values)], "words": 100 + n} for n in range(STORIES)]


def effects(folder: Path, one: Group = NAIVE, other: Group = GATED) -> Table:
    """Writers that gain .2 without the gate and .05 with it, in every second story .1 more or less."""
    values = {
        "n1": levels(0.2, 0.3),
        "n2": levels(0.5, 0.4),
        "g1": levels(0.6, 0.7),
        "g2": levels(0.65, 0.75),
    }
    return writer_effects(read_run(write_run(folder / "run", values)), one, other)


def test_both_changes_and_their_difference_stand_below_each_other(tmp_path: Path) -> None:
    rows = {row.name: str(row.cells["coverage"]) for row in effects(tmp_path).rows}
    # naive: +.3 and +.1 in turn, so +.2; gated: +.05 everywhere; the difference is +.15
    assert list(rows) == ["naive: n2 − n1", "gated: g2 − g1", "naive / gated: n2 − n1"]
    assert [text.split(" [")[0] for text in rows.values()] == ["+0.200", "+0.050", "+0.150"]
    assert "[+0.050, +0.050]" in rows["gated: g2 − g1"]


def test_what_chance_may_have_done_is_called_not_decisive(tmp_path: Path) -> None:
    values = {"n1": levels(0.5), "n2": levels(0.7, 0.3), "g1": levels(0.5), "g2": levels(0.6)}
    table = writer_effects(read_run(write_run(tmp_path / "run", values)), NAIVE, GATED)
    rows = {row.name: str(row.cells["coverage"]) for row in table.rows}
    assert "+0.000" in rows["naive: n2 − n1"] and "not decisive (detectable" in rows["naive: n2 − n1"]
    assert " p 0.0" in rows["gated: g2 − g1"]


def test_metrics_without_a_better_side_are_shown_and_not_tested(tmp_path: Path) -> None:
    table = effects(tmp_path)
    assert {str(row.cells["words"]) for row in table.rows} == {"+0.000 [+0.000, +0.000]"}
    assert "over 3 comparisons" in table.notes[1]


def test_writers_may_stand_in_several_runs_of_one_suite(tmp_path: Path) -> None:
    halves = [{"n1": levels(0.2), "n2": levels(0.5)}, {"g1": levels(0.6), "g2": levels(0.65)}]
    runs = [read_run(write_run(tmp_path / str(n), values)) for n, values in enumerate(halves)]
    rows = [str(row.cells["coverage"]) for row in writer_effects(joined(runs), NAIVE, GATED).rows]
    assert [text.split(" [")[0] for text in rows] == ["+0.300", "+0.050", "+0.250"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"articles": "dd" * 32}, "different articles"),
        ({"metric_settings": {"judge": "another"}}, "different ways"),
        ({}, "n1 is in two"),
    ],
)
def test_runs_that_are_not_of_one_suite_and_one_way_are_not_joined(
    tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    values = {"n1": levels(0.2)}
    runs = [write_run(tmp_path / "a", values), write_run(tmp_path / "b", values, **changes)]
    with pytest.raises(UsageError, match=says):
        joined([read_run(run) for run in runs])


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (Group("naive", ("n1",)), Group("gated", ("g1",)), "at least two"),
        (NAIVE, Group("gated", ("g1", "g2", "g3")), "as many systems"),
        (NAIVE, Group("gated", ("g1", "g9")), "no system 'g9'"),
    ],
)
def test_surroundings_that_do_not_match_are_refused(
    tmp_path: Path, one: Group, other: Group, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        effects(tmp_path, one, other)
