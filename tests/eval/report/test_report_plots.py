"""Plots: where things stand, and that nothing they hold can become markup."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from eval.report import svg
from eval.report.plots import Bar, Point, frontier, frontier_plot, interval_plot
from eval.statistics import Interval

SVG = "{http://www.w3.org/2000/svg}"


def point(system: str, cost: float, quality: float) -> Point:
    return Point(system, cost, Interval(quality, None, None))


def parsed(drawing: Element) -> Element:
    return fromstring(svg.markup(drawing))  # noqa: S314 (its own text)


def test_a_system_that_is_worse_and_slower_than_another_is_beaten() -> None:
    cheap, good, beaten = point("a", 1, 0.5), point("b", 10, 0.9), point("c", 11, 0.9)
    assert frontier([beaten, good, cheap]) == [cheap, good]


def test_systems_of_equal_cost_and_quality_are_both_on_the_frontier() -> None:
    assert len(frontier([point("a", 1, 0.5), point("b", 1, 0.5)])) == 2


def test_a_dot_stands_at_its_figure_and_the_bar_over_its_interval() -> None:
    drawing = parsed(interval_plot("T", [Bar("a", Interval(0.5, 0.25, 1.0))], share=True))
    (dot,) = drawing.findall(f"{SVG}circle")
    (bar,) = [e for e in drawing.findall(f"{SVG}line") if e.get("class") == "interval"]
    middle, low, high = (float(v or "") for v in (dot.get("cx"), bar.get("x1"), bar.get("x2")))
    assert (middle - low) / (high - low) == pytest.approx(1 / 3, abs=0.01)


def test_a_share_is_drawn_on_an_axis_from_0_to_1_however_close_the_figures() -> None:
    drawing = parsed(interval_plot("T", [Bar("a", Interval(0.97, 0.96, 0.98))], share=True))
    ticks = [e.text for e in drawing.findall(f"{SVG}text") if e.get("class") == "label quiet"]
    assert ticks == ["0", "0.2", "0.4", "0.6", "0.8", "1"]


def test_a_missing_figure_is_said_and_not_drawn_as_zero() -> None:
    drawing = parsed(interval_plot("T", [Bar("a", None)], share=True))
    assert not drawing.findall(f"{SVG}circle")
    assert "not measured" in [e.text for e in drawing.findall(f"{SVG}text")]


def test_a_name_stands_beside_its_own_dot_even_if_ten_dots_lie_together() -> None:
    drawing = parsed(frontier_plot("T", "s", [point(f"system-{n}", 10 + n / 10, 0.9) for n in range(10)]))
    heights = [
        float(e.get("y") or "") for e in drawing.findall(f"{SVG}text") if (e.text or "").startswith("sys")
    ]
    assert len(heights) == 10
    assert len({round(h) for h in heights}) >= 4


@pytest.mark.parametrize("values", [[0.0], [5.0], [-1.0, 2.0], [0.003, 0.004]])
def test_every_value_lies_on_the_axis(values: list[float]) -> None:
    for scale in (svg.linear(values, 0, 100, share=False), svg.close(values, 0, 100)):
        assert scale.low <= min(values) and max(values) <= scale.high
        assert len(scale.ticks()) >= 2


@pytest.mark.parametrize("values", [[0.001], [1.0, 1.0], [0.5, 2000.0]])
def test_a_logarithmic_axis_shows_a_power_of_ten(values: list[float]) -> None:
    scale = svg.logarithmic(values, 0, 100)
    assert scale.low < min(values) and max(values) < scale.high and scale.ticks()


def test_names_cannot_become_markup() -> None:
    name = '</text><script>x</script>"&\u202e'
    text = svg.standalone(frontier_plot(name, name, [point(name, 1, 0.5)]))
    assert "<script" not in text and "\u202e" not in text
    fromstring(text)  # noqa: S314 (its own text)
