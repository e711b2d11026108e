"""Plots of a report: figures with their intervals, and quality against cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from eval.report import svg
from eval.statistics import Interval

_WIDTH = 360
_ROW = 24
_NAMES = 148
"""Room for the names of systems, in units of the drawing."""
_LONGEST_NAME = 21
_LONGEST_TITLE = 46
_FRONTIER_HEIGHT = 330
_DROPS = tuple(side * distance for distance in range(0, 120, 14) for side in (-1, 1))
"""How far above or below its dot a name may stand, nearest first."""
_ANCHORS = {"start": (8, 0.0), "end": (-8, 1.0), "middle": (0, 0.5)}
"""How far beside its dot a name is anchored, and which part of it stands before that point."""


class Bar(NamedTuple):
    """A system's figure; None where there is none."""

    system: str
    figure: Interval | None


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: _Box) -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


class _Label(NamedTuple):
    """A name, where it is anchored, what it covers, and its dot."""

    name: str
    anchor: str
    x: float
    box: _Box
    dot: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A system's quality and what it costs."""

    system: str
    cost: float
    quality: Interval


def interval_plot(title: str, bars: Sequence[Bar], *, share: bool) -> Element:
    """One line a system: a dot at its figure, a bar over its interval.

    Args:
        title: the metric, and which direction is better.
        bars: in the order in which they are shown.
        share: whether the figures are shares, whose axis is always 0 to 1.
    """
    height = 30 + _ROW * len(bars) + 24
    drawing = svg.canvas(_WIDTH, height, title)
    svg.words(drawing, svg.shortened(title, _LONGEST_TITLE), 8, 16, "label heading")
    values = [v for bar in bars if bar.figure for v in _ends(bar.figure)] or [0.0]
    scale = svg.linear(values, _NAMES, _WIDTH - 14, share=share)
    bottom = 30.0 + _ROW * len(bars)
    for tick in scale.ticks():
        svg.line(drawing, "grid", scale(tick), 26, scale(tick), bottom)
        svg.words(drawing, svg.number(tick), scale(tick), bottom + 15, "label quiet", "middle")
    for index, bar in enumerate(bars):
        middle = 30 + _ROW * (index + 0.5)
        svg.words(drawing, svg.shortened(bar.system, _LONGEST_NAME), _NAMES - 8, middle + 4, anchor="end")
        if bar.figure is None:
            svg.words(drawing, "not measured", _NAMES + 6, middle + 4, "label quiet")
            continue
        low, high = _ends(bar.figure)
        svg.line(drawing, "interval", scale(low), middle, scale(high), middle)
        svg.dot(drawing, "dot", scale(bar.figure.value), middle)
    return drawing


def frontier(points: Sequence[Point]) -> list[Point]:
    """The systems that no other one beats in quality at the same or lower cost, cheapest first.

    Args:
        points: in any order; of equal ones all are kept.
    """
    kept = [p for p in points if not any(_beats(other, p) for other in points)]
    return sorted(kept, key=lambda p: (p.cost, p.quality.value, p.system))


def _beats(a: Point, b: Point) -> bool:
    no_worse = a.cost <= b.cost and a.quality.value >= b.quality.value
    return no_worse and (a.cost, a.quality.value) != (b.cost, b.quality.value)


def frontier_plot(title: str, cost: str, points: Sequence[Point]) -> Element:
    """Quality against cost: full dots are on the frontier, hollow ones are beaten by another system.

    Args:
        title: the metric, and which direction is better.
        cost: what the horizontal axis shows, with its unit; its scale is logarithmic.
        points: at least one, with costs above 0.
    """
    drawing = svg.canvas(_WIDTH, _FRONTIER_HEIGHT, title)
    svg.words(drawing, svg.shortened(title, _LONGEST_TITLE), 8, 16, "label heading")
    left, bottom = 40.0, _FRONTIER_HEIGHT - 44.0
    across = svg.logarithmic([p.cost for p in points], left, _WIDTH - 14)
    up = svg.close([v for p in points for v in _ends(p.quality)], bottom, 30)
    _axes(drawing, across, up, left, bottom)
    svg.words(drawing, cost, (left + _WIDTH - 14) / 2, bottom + 34, "label quiet", "middle")
    best = frontier(points)
    places = {p: (across(p.cost), up(p.quality.value)) for p in points}
    svg.path(drawing, "frontier", _steps([places[p] for p in best]))
    for point, (x, y) in places.items():
        low, high = _ends(point.quality)
        svg.line(drawing, "interval", x, up(low), x, up(high))
        svg.dot(drawing, "dot" if point in best else "dot beaten", x, y, 4.5)
    for label in _labels(places, _Box(left, 24, _WIDTH, bottom)):
        _write(drawing, label)
    return drawing


def reliability_plot(title: str, points: Sequence[tuple[float, float]]) -> Element:
    """What was observed against what was stated: on the diagonal a probability means what it says.

    Args:
        title: whose probabilities.
        points: mean stated probability and observed share, both 0 to 1, by rising probability.
    """
    drawing = svg.canvas(_WIDTH, _FRONTIER_HEIGHT, title)
    svg.words(drawing, svg.shortened(title, _LONGEST_TITLE), 8, 16, "label heading")
    left, bottom = 40.0, _FRONTIER_HEIGHT - 44.0
    across, up = svg.Scale(0, 1, left, _WIDTH - 14), svg.Scale(0, 1, bottom, 30)
    _axes(drawing, across, up, left, bottom)
    caption = "stated probability; upright: share called supported"
    svg.words(drawing, caption, (left + _WIDTH - 14) / 2, bottom + 34, "label quiet", "middle")
    svg.path(drawing, "frontier", [(across(0), up(0)), (across(1), up(1))])
    for (x1, y1), (x2, y2) in pairwise(points):
        svg.line(drawing, "interval", across(x1), up(y1), across(x2), up(y2))
    for x, y in points:
        svg.dot(drawing, "dot", across(x), up(y))
    return drawing


def _axes(drawing: Element, across: svg.Scale, up: svg.Scale, left: float, bottom: float) -> None:
    for tick in across.ticks():
        svg.line(drawing, "grid", across(tick), 30, across(tick), bottom)
        svg.words(drawing, svg.number(tick), across(tick), bottom + 15, "label quiet", "middle")
    for tick in up.ticks():
        svg.line(drawing, "grid", left, up(tick), _WIDTH - 14, up(tick))
        svg.words(drawing, svg.number(tick), left - 6, up(tick) + 4, "label quiet", "end")
    svg.line(drawing, "axis", left, bottom, _WIDTH - 14, bottom)


def _steps(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The frontier as steps: nothing is known to lie between two systems."""
    drawn: list[tuple[float, float]] = []
    for x, y in places:
        drawn += [(x, drawn[-1][1]), (x, y)] if drawn else [(x, y)]
    return drawn


def _labels(places: dict[Point, tuple[float, float]], frame: _Box) -> list[_Label]:
    """Where the names go: beside their dots, wherever they overlap others least."""
    taken = [_Box(x - 6, y - 6, x + 6, y + 6) for x, y in places.values()]
    found: list[_Label] = []
    for point, dot in sorted(places.items(), key=lambda item: (item[1], item[0].system)):
        options = [_label(point.system, dot, anchor, drop) for drop in _DROPS for anchor in _ANCHORS]
        best = min(options, key=lambda label: _crowding(label.box, taken, frame))
        taken.append(best.box)
        found.append(best)
    return found


def _label(system: str, dot: tuple[float, float], anchor: str, drop: float) -> _Label:
    name, (x, y) = svg.shortened(system, _LONGEST_NAME), dot
    shift, before = _ANCHORS[anchor]
    left = x + shift - before * svg.width_of(name)
    return _Label(
        name, anchor, x + shift, _Box(left, y + drop - 7, left + svg.width_of(name), y + drop + 7), dot
    )


def _write(drawing: Element, label: _Label) -> None:
    """A name, with a thin line to its dot if it does not stand beside it."""
    box, (x, y) = label.box, label.dot
    if not box.top <= y <= box.bottom:
        near = box.bottom if box.bottom < y else box.top
        svg.line(drawing, "leader", x, y, min(max(x, box.left), box.right), near)
    svg.words(drawing, label.name, label.x, box.bottom - 3, anchor=label.anchor)


def _crowding(box: _Box, taken: Sequence[_Box], frame: _Box) -> float:
    area = (box.right - box.left) * (box.bottom - box.top)
    outside = area - box.overlap(frame)
    return sum(box.overlap(other) for other in taken) + 10 * outside


def _ends(figure: Interval) -> tuple[float, float]:
    """The bounds, or the value itself where there are none."""
    low = figure.value if figure.low is None else figure.low
    return low, figure.value if figure.high is None else figure.high
