"""The way from runs to pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from eval.report import svg
from eval.report.content import Report, Wishes, compose
from eval.report.html import as_html
from eval.report.markdown import as_markdown
from eval.report.runs import read_run
from eval.report.saved import read_table
from eval.table import Table, write_into


def write_report(
    runs: Sequence[Path], out: Path, agreement: Sequence[Path], reading: Sequence[Path], wishes: Wishes
) -> list[Table]:
    """Write ``report.html``, and ``report.md`` with its plots.

    Args:
        runs: folders of runs.
        out: folder of the report, made if need be.
        agreement: saved tables of how well judges and gates agree with people.
        reading: saved tables of blind readings of these runs.
        wishes: title, systems to compare with, and whether any suite may be quoted.

    Returns:
        The leaderboards.

    Raises:
        UsageError: if an input cannot be read, or runs were made in different ways.
        OutputError: if the folder cannot be written.
    """
    read = []
    for folder in runs:
        sys.stderr.write(f"reading {folder}\n")
        read.append(read_run(folder))
    report = compose(read, [read_table(p) for p in agreement], [read_table(p) for p in reading], wishes)
    write_into(out, pages(report))
    sys.stderr.write(f"wrote {out / 'report.html'} and {out / 'report.md'}\n")
    return [section.board for section in report.sections]


def pages(report: Report) -> dict[str, str]:
    """The files of a report by name."""
    plots = [p for s in report.sections for p in (*s.plots, *s.frontiers)]
    drawings = {f"{p.name}.svg": svg.standalone(p.drawing) for p in plots}
    return {"report.html": as_html(report), "report.md": as_markdown(report), **drawings}
