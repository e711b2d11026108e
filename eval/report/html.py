"""The report as one page that needs nothing else: no scripts, no fonts, no pictures from outside.

Article texts and what models wrote are untrusted: the template escapes every value, and control and
bidirectional characters are replaced before that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.report import svg
from eval.report.content import Plot, Report, Section
from eval.report.layout import PARTS, by_kind, grid, measured, with_settings
from summarizer.stages.render.escaping import plain

_FOLDER = Path(__file__).parent


def as_html(report: Report) -> str:
    """The page; the same bytes for the same report."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
    )
    style = (_FOLDER / "page.css").read_text(encoding="utf-8") + svg.STYLE
    return environment.get_template("page.html.j2").render(
        title=report.title,
        style=Markup(style),  # noqa: S704 (the project's own files)
        parts=PARTS,
        sections=[_section(s) for s in report.sections],
        reading=[with_settings(t) for t in report.reading],
    )


def _safe(value: object) -> object:
    """Text without characters that steer a page, on one line."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "warning": section.warning,
        "facts": section.facts,
        "board": grid(section.board),
        "plots": [_plot(p) for p in section.plots],
        "frontiers": [_plot(p) for p in section.frontiers],
        "costs": [grid(t) for t in section.costs],
        "paired": [grid(t) for t in section.paired],
        "trusted": [
            {
                "role": t.role.capitalize(),
                "name": t.model.model_id,
                "digest": t.model.digest,
                "agreement": [with_settings(table) for table in t.agreement],
            }
            for t in section.trusted
        ],
        "counts": grid(section.counts),
        "quoted": section.quoted,
        "failures": list(by_kind(section)),
        "details": [grid(t) for t in section.details],
        "metrics": [measured(m) for m in section.metrics],
        "gaps": section.gaps,
    }


def _plot(plot: Plot) -> dict[str, Any]:
    drawn = Markup(svg.markup(plot.drawing))  # noqa: S704 (built as elements, which escape their text)
    return {"svg": drawn, "caption": plot.caption}
