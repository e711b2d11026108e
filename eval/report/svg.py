"""The little SVG that plots need: elements that escape what they hold, and scales with round ticks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from summarizer.stages.render.escaping import plain

STYLE = (Path(__file__).parent / "plots.css").read_text(encoding="utf-8")
"""How the classes of a plot look, on light and on dark ground and in print."""
_CHARACTER = 6.4
"""Width of a character in a wide font at the plots' size, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values to positions, linearly or by their logarithm."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        """Position of a value; values beyond the ends stay at them.

        >>> Scale(0, 10, 100, 200)(5), Scale(1, 100, 0, 10, logarithmic=True)(10)
        (150.0, 5.0)
        """
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, at = math.log(low), math.log(high), math.log(at)
        return self.start + (at - low) / (high - low) * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Round values between the ends.

        >>> Scale(0, 1, 0, 1).ticks()
        [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
        >>> Scale(0.5, 40, 0, 1, logarithmic=True).ticks()
        [1, 10]
        """
        if self.logarithmic:
            exponents = range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)
            return [float(f"1e{e}") if e < 0 else 10**e for e in exponents]
        step = _round_step(self.high - self.low)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [round(i * step, 10) for i in range(first, last + 1)]


def linear(values: Sequence[float], start: float, end: float, *, share: bool) -> Scale:
    """A scale that holds all values; shares are always shown from 0 to 1.

    Args:
        values: at least one.
        start: position of the low end.
        end: position of the high end.
        share: whether the values are shares.
    """
    if share and all(0 <= v <= 1 for v in values):
        return Scale(0.0, 1.0, start, end)
    low, high = min(0.0, *values), max(0.0, *values)
    step = _round_step(high - low or 1.0)
    return Scale(math.floor(low / step) * step, math.ceil((high or step) / step) * step, start, end)


def close(values: Sequence[float], start: float, end: float) -> Scale:
    """A scale that spreads the values over the drawing and need not hold 0.

    Args:
        values: at least one.
        start: position of the low end.
        end: position of the high end.
    """
    low, high = min(values), max(values)
    step = _round_step(max(high - low, 0.01 * max(abs(low), abs(high)), 1e-9))
    if math.ceil(high / step) == math.floor(low / step):
        low -= step
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, start, end)


def logarithmic(values: Sequence[float], start: float, end: float) -> Scale:
    """A scale by logarithm with room at both ends and at least two whole powers of ten.

    Args:
        values: at least one, all above 0.
        start: position of the low end.
        end: position of the high end.
    """
    low, high = min(values) / 1.6, max(values) * 1.6
    if high / low < 200:
        low, high = min(low, 10 ** math.floor(math.log10(low))), max(high, 10 ** math.ceil(math.log10(high)))
    return Scale(low, high, start, end, logarithmic=True)


def _round_step(extent: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives four to nine ticks."""
    rough = extent / 5
    power = float(10 ** math.floor(math.log10(rough)))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)


def canvas(width: float, height: float, title: str) -> Element:
    """An empty drawing with a name for those who cannot see it."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:g} {height:g}",
            "role": "img",
            "class": "plot",
            "aria-label": plain(title),
        },
    )
    SubElement(root, "title").text = plain(title)
    return root


def line(parent: Element, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
    """A straight line of a class."""
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    SubElement(parent, "line", {"class": kind, **ends})


def dot(parent: Element, kind: str, x: float, y: float, radius: float = 4) -> None:
    """A disc of a class."""
    SubElement(parent, "circle", {"class": kind, "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:g}"})


def path(parent: Element, kind: str, points: Sequence[tuple[float, float]]) -> None:
    """An open line through points."""
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    SubElement(parent, "polyline", {"class": kind, "points": drawn})


def words(parent: Element, text: str, x: float, y: float, kind: str = "label", anchor: str = "start") -> None:
    """Text, made safe; ``anchor`` is ``start``, ``middle`` or ``end``."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    SubElement(parent, "text", {"class": kind, **place}).text = plain(text)


def width_of(text: str) -> float:
    """About how wide a label is."""
    return len(text) * _CHARACTER


def shortened(text: str, most: int) -> str:
    """A label that fits: its middle goes first, since names of one family differ at their ends.

    >>> shortened("pipeline", 20), shortened("naive-qwen2.5-coder-0.5b", 14)
    ('pipeline', 'naive-q…r-0.5b')
    """
    shown = plain(text)
    if len(shown) <= most:
        return shown
    end = (most - 1) // 2
    return f"{shown[: most - 1 - end]}…{shown[-end:]}"


def number(value: float) -> str:
    """A tick's label.

    >>> [number(v) for v in (0.2, 1.0, 10, 1500, 0.01)]
    ['0.2', '1', '10', '1,500', '0.01']
    """
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"


def markup(drawing: Element) -> str:
    """The drawing as it stands inside a page."""
    return tostring(drawing, encoding="unicode")


def standalone(drawing: Element) -> str:
    """The drawing as a file of its own, its style included."""
    text = markup(drawing)
    end = text.index(">") + 1
    return f"{text[:end]}<style>{STYLE}</style>{text[end:]}\n"
