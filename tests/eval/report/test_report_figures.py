"""Figures of runs, derived by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.report.board import NOT_DECISIVE, cost_tables, difference_cell, leaderboard, paired
from eval.report.figures import cost, differences, entries, mean
from eval.report.runs import read_run
from eval.table import as_markdown
from summarizer.errors import UsageError
from tests.eval.made_up_run import write_run


def constant(**values: float) -> list[dict[str, float]]:
    return [dict(values) for _ in range(8)]


def test_a_systems_figure_is_the_mean_of_its_items(tmp_path: Path) -> None:
    run = read_run(
        write_run(tmp_path / "r", {"a": [{"coverage": 0.2}, {"coverage": 0.6}, {"coverage": 0.4}]})
    )
    figure = mean(entries([run])[0], "coverage")
    assert figure is not None and figure.value == pytest.approx(0.4)
    assert figure.low is not None and 0.2 <= figure.low < 0.4


def test_an_item_without_weight_has_no_value_and_is_no_zero(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "r", {"a": [{"coverage": 0.2}, {"words": 3.0}]})
    figure = mean(entries([read_run(folder)])[0], "coverage")
    assert figure is not None and figure.value == pytest.approx(0.2)
    assert mean(entries([read_run(folder)])[0], "copied") is None


def test_differences_are_taken_item_by_item_on_the_items_of_both(tmp_path: Path) -> None:
    values = {
        "a": [{"coverage": 0.5}, {"coverage": 0.7}, {"coverage": 0.9}],
        "b": [{"coverage": 0.4}, {"coverage": 0.6}],
    }
    board = entries([read_run(write_run(tmp_path / "r", values))])
    (found,) = differences(board, [board[1]], [board[0].run.metrics["coverage"]])
    assert found.system == "a" and found.difference.value == pytest.approx(0.1)


def test_a_constant_gap_over_eight_stories_is_decisive_and_no_gap_is_not(tmp_path: Path) -> None:
    values = {"a": constant(coverage=0.9, words=5), "b": constant(coverage=0.1, words=5)}
    board = entries([read_run(write_run(tmp_path / "r", values))])
    metrics = [board[0].run.metrics[k] for k in ("coverage", "words")]
    large, none = differences(board, [board[1]], metrics)
    assert large.decisive and not none.decisive
    assert large.p == pytest.approx(2 * 2 / 2**8, rel=0.3)  # Holm over two comparisons
    assert NOT_DECISIVE in difference_cell(none) and NOT_DECISIVE not in difference_cell(large)


def test_the_smallest_difference_that_could_be_found_stands_below_the_comparisons(tmp_path: Path) -> None:
    values = {"a": [{"coverage": v} for v in (0.5, 0.6, 0.7)], "b": [{"coverage": 0.5}] * 3}
    board = entries([read_run(write_run(tmp_path / "r", values))])
    table = paired(differences(board, [board[1]], [board[0].run.metrics["coverage"]]), "b")
    # differences 0, .1, .2: (4.303 + 1.061) * .1 / sqrt(3), from Student's t with two degrees of freedom
    assert any("nuggets 0.310" in note for note in table.notes)


def test_runs_that_were_measured_differently_share_no_table(tmp_path: Path) -> None:
    runs = [
        read_run(
            write_run(tmp_path / judge, {judge: constant(coverage=0.5)}, metric_settings={"judge": judge})
        )
        for judge in ("one", "two")
    ]
    with pytest.raises(UsageError, match="different ways"):
        leaderboard(entries(runs), "T")


def test_runs_with_different_word_budgets_share_no_table(tmp_path: Path) -> None:
    runs = [
        read_run(write_run(tmp_path / str(words), {f"s{words}": constant(coverage=0.5)}, words=words))
        for words in (100, 300)
    ]
    with pytest.raises(UsageError, match="different ways"):
        leaderboard(entries(runs), "T")


def test_a_name_of_two_runs_carries_the_name_of_its_run(tmp_path: Path) -> None:
    runs = [read_run(write_run(tmp_path / n, {"a": constant(coverage=0.5)})) for n in ("one", "two")]
    assert [e.label for e in entries(runs)] == ["a (one)", "a (two)"]
    with pytest.raises(UsageError, match="twice"):
        entries([runs[0], runs[0]])


def test_the_leaderboard_shows_coverage_and_copying_beside_faithfulness(tmp_path: Path) -> None:
    run = read_run(write_run(tmp_path / "r", {"a": constant(faithfulness=1.0, coverage=0.1, copied=0.9)}))
    head = as_markdown(leaderboard(entries([run]), "T")).splitlines()[2]
    assert "supported by the sources" in head and "Coverage" in head and "Copied share" in head


def test_seconds_of_two_machines_stand_in_two_tables(tmp_path: Path) -> None:
    values = {"a": constant(coverage=0.5)}
    runs = [
        read_run(write_run(tmp_path / p, values, seconds={"a": 2.0}, processor=p)) for p in ("slow", "fast")
    ]
    tables = cost_tables([c for e in entries(runs) if (c := cost(e))])
    assert [t.rows[0].name for t in tables] == ["a (slow)", "a (fast)"]


def test_processor_seconds_stand_beside_the_seconds_that_passed(tmp_path: Path) -> None:
    run = read_run(write_run(tmp_path / "r", {"a": constant(coverage=0.5)}, seconds={"a": 2.0}))
    found = cost(entries([run])[0])
    assert found is not None and (found.cpu_seconds.value, found.seconds.value) == (3.0, 2.0)


def test_a_run_without_measurements_has_no_cost(tmp_path: Path) -> None:
    (entry,) = entries([read_run(write_run(tmp_path / "r", {"a": constant(coverage=0.5)}))])
    assert cost(entry) is None


def test_a_folder_that_is_no_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no run"):
        read_run(tmp_path)
    (tmp_path / "run.json").write_text('{"systems": 3, "suite": {"items": []}}')
    with pytest.raises(UsageError, match="no run that"):
        read_run(tmp_path)


def test_scores_of_systems_that_the_run_no_longer_has_are_left_out(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "r", {"a": constant(coverage=0.5), "old": constant(coverage=0.1)})
    write_run(folder, {"a": constant(coverage=0.5)})
    assert {system for system, _ in read_run(folder).values} == {"a"}
