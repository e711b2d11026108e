"""What a run costs, stage by stage."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from summarizer.adapters.progress_rich import DOING, RichProgress
from summarizer.adapters.statistics import Observers, Statistics, peak_memory_mb
from summarizer.ports import Observer


def measured() -> Statistics:
    """Three calls to ``stage`` at seconds 1, 3 and 6, the end at 10."""
    moments = iter([0.0, 1.0, 3.0, 6.0, 10.0, 11.0])
    statistics = Statistics(clock=lambda: next(moments), peak=lambda: 500.0)
    statistics.stage("read")
    statistics.stage("draft", 2)
    statistics.tokens(100, 20)
    statistics.tokens(50, 10)
    statistics.stage("read")
    statistics.finish()
    return statistics


def test_a_stage_that_comes_again_adds_up() -> None:
    stages = measured().stages
    assert list(stages) == ["read", "draft"]
    assert stages["read"].seconds == 2.0 + 4.0  # from 1 to 3 and from 6 to 10
    assert stages["draft"].seconds == 3.0


def test_tokens_belong_to_their_stage() -> None:
    stages = measured().stages
    assert (stages["draft"].tokens_in, stages["draft"].tokens_out) == (150, 30)
    assert (stages["read"].tokens_in, stages["read"].tokens_out) == (0, 0)


def test_the_table_ends_with_the_sum() -> None:
    lines = measured().table().splitlines()
    assert lines[0].split() == ["stage", "seconds", "tokens", "in", "tokens", "out", "peak", "MB"]
    assert [line.split() for line in lines[1:]] == [
        ["read", "6.00", "0", "0", "500"],
        ["draft", "3.00", "150", "30", "500"],
        ["all", "9.00", "150", "30", "500"],
    ]


def test_a_system_that_hides_its_memory_gives_no_figure() -> None:
    statistics = Statistics(peak=lambda: None)
    statistics.stage("read")
    assert statistics.table().splitlines()[1].split()[-1] == "-"


def test_this_process_has_used_some_memory() -> None:
    peak = peak_memory_mb()
    assert peak is None or 5 < peak < 100_000


def test_several_observers_hear_the_same() -> None:
    one, two = Statistics(), Statistics()
    both: Observer = Observers([one, two])
    both.stage("draft", 3)
    both.advance()
    both.tokens(5, 7)
    assert one.stages["draft"].tokens_out == two.stages["draft"].tokens_out == 7


def test_progress_says_what_is_done_and_goes_away() -> None:
    screen = StringIO()
    with RichProgress(Console(file=screen, force_terminal=True, width=80)) as progress:
        progress.stage("draft", 4)
        progress.advance(3)
        progress.tokens(1, 1)
    shown = screen.getvalue()
    assert DOING["draft"] in shown and "3/4" in shown
    assert shown.endswith("\x1b[2K")  # the line is erased
    assert "0/?" not in shown  # no count where the number of steps is not known


def test_an_unknown_stage_is_shown_by_its_name() -> None:
    screen = StringIO()
    with RichProgress(Console(file=screen, force_terminal=True, width=80)) as progress:
        progress.stage("polish")
    assert "polish" in screen.getvalue()
