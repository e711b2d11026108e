"""The report as Markdown, its plots as files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.report.content import Plot, Report, Section, Trusted
from eval.report.failures import Failure, Kind
from eval.report.layout import Grid, by_kind, grid, measured, with_settings
from summarizer.stages.render.escaping import markdown as escaped


def as_markdown(report: Report) -> str:
    """The page; plots are looked for under their names in the same folder."""
    lines = [f"# {escaped(report.title)}", ""]
    for section in report.sections:
        lines += _section(section)
    if report.reading:
        lines += ["## Read blind", ""]
        for table in report.reading:
            lines += [f"### {escaped(table.title)}", "", *_grid(with_settings(table))]
    return "\n".join(lines).rstrip() + "\n"


def _section(s: Section) -> Iterator[str]:
    yield from (f"## Suite: {escaped(s.name)}", "")
    if s.warning:
        yield from (f"**{escaped(s.warning)}**", "")
    yield from (f"- {name}: {escaped(value)}" for name, value in s.facts)
    yield from ("", "### Leaderboard", "", *_grid(grid(s.board)), *_plots(s.plots))
    yield from ("### Quality against cost", "", *_plots(s.frontiers))
    yield from (line for t in s.costs for line in _grid(grid(t)))
    yield from ("### Paired comparisons", "")
    for table in s.paired:
        yield from (f"#### {escaped(table.title)}", "", *_grid(grid(table)))
    yield from ("### Judge and gate", "")
    yield from (line for t in s.trusted for line in _trusted(t))
    yield from ("### The most instructive failures", "", *_grid(grid(s.counts)))
    if not s.quoted:
        yield from ("The articles of this suite are their publishers’, so no text is shown here.", "")
    for kind, failures in by_kind(s):
        yield from (f"#### {kind}", "")
        yield from (line for f in failures for line in _failure(f, quoted=s.quoted))
    yield from ("### Every metric", "")
    for table in s.details:
        yield from (f"#### {table.title}", "", *_grid(grid(table)))
    yield from ("### How each metric is measured", "")
    yield from _rows(["Metric", "Better", "Signature"], [list(measured(m)) for m in s.metrics])
    yield from ("", "### What was not measured", "", *(f"- {escaped(gap)}" for gap in s.gaps), "")


def _grid(table: Grid) -> Iterator[str]:
    rows = [[row.name, *(" ".join(part for part in c if part) for c in row.cells)] for row in table.rows]
    yield from _rows([table.corner, *table.columns], rows)
    yield ""
    if table.notes:
        yield from (*(f"- {escaped(note)}" for note in table.notes), "")


def _rows(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _line(columns)
    yield "|" + "|".join([" --- ", *(" ---: " for _ in columns[1:])]) + "|"
    yield from (_line(row) for row in rows)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escaped(c) for c in cells) + " |"


def _plots(plots: Sequence[Plot]) -> Iterator[str]:
    for plot in plots:
        yield from (f"![{escaped(plot.caption)}]({plot.name}.svg)", "")


def _trusted(t: Trusted) -> Iterator[str]:
    yield from (f"#### {t.role.capitalize()}: {escaped(t.model.model_id)}", "")
    yield from (f"Digest {escaped(t.model.digest)}.", "")
    if not t.agreement:
        yield from ("How well it agrees with people was not given.", "")
    for table in t.agreement:
        yield from (escaped(table.title), "", *_grid(with_settings(table)))


def _failure(f: Failure, *, quoted: bool) -> Iterator[str]:
    where = f"**{escaped(f.system)}** · {escaped(f.story or f.item_id)} · {escaped(f.place)}"
    if not quoted:
        yield f"- {where}"
        return
    yield from (where, "", f"> {escaped(f.text)}", "")
    yield from (f"- {escaped(who)}: {escaped(says)}" for who, says in f.verdicts)
    yield from (f"- cites {escaped(q.source)}: “{escaped(q.text)}”" for q in f.cited)
    nearest = "nearest in the brief" if f.kind is Kind.MISSED else "nearest in all sources"
    yield from (f"- {nearest}: “{escaped(text)}”" for text in f.found)
    yield ""
