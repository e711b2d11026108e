"""All that a report says, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from eval.report import board as tables
from eval.report.failures import Failure, look
from eval.report.families import Family, by_family, leading
from eval.report.figures import Cost, Entry, cost, differences, entries, mean
from eval.report.gaps import gaps, gates, judges
from eval.report.plots import Bar, Point, frontier_plot, interval_plot
from eval.report.runs import Metric, Model, Run, stories_of
from eval.report.saved import speaks_of
from eval.statistics import Interval
from eval.table import Table
from summarizer.errors import UsageError

SHIPPED = frozenset({"shipped", "suite"})
"""Adapters of made-up stories, which may be quoted anywhere."""


class Plot(NamedTuple):
    """A drawing with its file name and what it shows."""

    name: str
    caption: str
    drawing: Element


class Trusted(NamedTuple):
    """A judge or a gate, with the tables of its agreement with people."""

    role: str
    model: Model
    agreement: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What runs on one suite gave."""

    name: str
    facts: tuple[tuple[str, str], ...]
    warning: str
    board: Table
    plots: tuple[Plot, ...]
    frontiers: tuple[Plot, ...]
    paired: tuple[Table, ...]
    costs: tuple[Table, ...]
    trusted: tuple[Trusted, ...]
    counts: Table
    failures: tuple[Failure, ...]
    quoted: bool
    """Whether texts may be shown."""
    details: tuple[Table, ...]
    metrics: tuple[Metric, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Sections by suite, and what people said."""

    title: str
    sections: tuple[Section, ...]
    reading: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asks for."""

    title: str = "Report"
    against: tuple[str, ...] = ()
    quote_all: bool = False


def compose(
    runs: Sequence[Run], agreement: Sequence[Table], reading: Sequence[Table], wishes: Wishes
) -> Report:
    """Bring runs together, those on the same articles side by side.

    Args:
        runs: at least one.
        agreement: how well judges and gates agree with people.
        reading: how well they agree with a blind reading of these runs.
        wishes: title, systems to compare with, and whether any suite may be quoted.

    Raises:
        UsageError: if runs on one suite measured in different ways, or a system to compare with is unknown.
    """
    suites = {run.suite.digest: run.suite for run in runs}
    boards = {digest: entries([r for r in runs if r.suite.digest == digest]) for digest in suites}
    known = {e.label for board in boards.values() for e in board}
    for name in wishes.against:
        if name not in known:
            raise UsageError(
                f"there is no system {name!r} to compare with; known: {', '.join(sorted(known))}."
            )
    sections = [
        _section(board, agreement, reading, wishes, index) for index, board in enumerate(boards.values(), 1)
    ]
    return Report(wishes.title, tuple(sections), tuple(reading))


def _section(
    board: Sequence[Entry], agreement: Sequence[Table], reading: Sequence[Table], wishes: Wishes, index: int
) -> Section:
    board = _ordered(board)
    suite, metrics = board[0].run.suite, tables.metrics_of(board)
    costs = [c for c in map(cost, board) if c is not None]
    against = [e for e in board if e.label in wishes.against] or _reference(board)
    ranked = [m for m in leading(metrics) if m.higher_is_better is not None]
    found = differences(board, against, ranked)
    quoted = wishes.quote_all or suite.adapter in SHIPPED
    trusted = [*(("judge", m) for m in judges(board)), *(("gate", m) for m in gates(board))]
    survey = look(board)
    return Section(
        name=suite.name,
        facts=_facts(board),
        warning=_warning(board),
        board=tables.leaderboard(board, suite.name),
        plots=tuple(_bars(board, m, index) for m in leading(metrics)),
        frontiers=tuple(_frontiers(board, costs, metrics, index)),
        paired=tuple(t for e in against if (t := tables.paired(found, e.label)).rows),
        costs=tuple(tables.cost_tables(costs)),
        trusted=tuple(Trusted(r, m, tuple(t for t in agreement if speaks_of(t, m))) for r, m in trusted),
        counts=tables.failure_counts(board, survey),
        failures=tuple(f if quoted else _unquoted(f) for f in survey.shown),
        quoted=quoted,
        details=tuple(tables.details(board)),
        metrics=tuple(m for listed in by_family(metrics).values() for m in listed),
        gaps=tuple(gaps(board, agreement, reading)),
    )


def _warning(board: Sequence[Entry]) -> str:
    """What makes a judge's figures of support no independent ones, or nothing."""
    if same := set(judges(board)) & set(gates(board)):
        return (
            f"The judge is the gate ({', '.join(m.model_id for m in same)}): figures of support say only "
            "that the briefs are what the gate lets through."
        )
    if own := [e.label for e in board if e.system.writer and _reads_its_own(e)]:
        return (
            f"The judge reads the language model that writes for {', '.join(own)}: it may find likely, and "
            "so supported, what that model is apt to write."
        )
    return ""


def _reads_its_own(entry: Entry) -> bool:
    judge = entry.run.judge
    return judge is not None and judge.digest.startswith(entry.system.writer.split()[-1])


def _ordered(board: Sequence[Entry]) -> list[Entry]:
    """Best coverage first: ordered by faithfulness, those that only copy would lead."""
    covering = by_family(tables.metrics_of(board)).get(Family.COVERAGE, [])
    levels = {e.label: mean(e, covering[0].key) if covering else None for e in board}
    return sorted(board, key=lambda e: (-(f.value if (f := levels[e.label]) else -1.0), e.label))


def _reference(board: Sequence[Entry]) -> list[Entry]:
    """The system to compare with if none is named: the first that has a gate, else the first."""
    return [next((e for e in board if e.system.gate), board[0])]


def _facts(board: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    runs = list({id(e.run): e.run for e in board}.values())
    suite = runs[0].suite
    return (
        ("Suite", suite.name),
        ("Items", f"{len(suite.items)}, of {stories_of(runs)} stories"),
        ("Drawn by", ", ".join([suite.adapter, *(f"{k} {v}" for k, v in suite.settings.items())])),
        ("Digest of the articles", suite.digest),
        ("Runs", ", ".join(f"{r.name} (version {r.code_version})" for r in runs)),
        ("Code that wrote the texts", _written_by(board)),
    )


def _written_by(board: Sequence[Entry]) -> str:
    """Digests of code with the systems that it ran; without them where there is one for all."""
    by_code: dict[str, list[str]] = {}
    for entry in board:
        by_code.setdefault(entry.system.code[:12] or "not said", []).append(entry.label)
    if len(by_code) == 1:
        return next(iter(by_code))
    return "; ".join(f"{code}: {', '.join(labels)}" for code, labels in by_code.items())


def _bars(board: Sequence[Entry], metric: Metric, index: int) -> Plot:
    figures = {e.label: mean(e, metric.key) for e in board}
    title = tables.heading(metric)
    drawing = interval_plot(title, [Bar(n, f) for n, f in figures.items()], share=_is_share(figures.values()))
    return Plot(f"suite{index}-{_slug(metric.key)}", f"{title}, mean with 95 % interval", drawing)


def _frontiers(
    board: Sequence[Entry], costs: Sequence[Cost], metrics: Sequence[Metric], index: int
) -> list[Plot]:
    """Faithfulness and coverage against processor time: of each the first metric of which more is better."""
    families = by_family(metrics)
    wanted = [families.get(f, []) for f in (Family.FAITHFULNESS, Family.COVERAGE)]
    firsts = [m for listed in wanted for m in [m for m in listed if m.higher_is_better][:1]]
    plots: list[Plot] = []
    for machine in dict.fromkeys(c.machine for c in costs):
        here = {c.label: c for c in costs if c.machine == machine}
        for metric in firsts:
            figures = {e.label: mean(e, metric.key) for e in board if e.label in here}
            points = [
                Point(label, max(here[label].cpu_seconds.value, 0.001), figure)
                for label, figure in figures.items()
                if figure is not None
            ]
            if points:
                title = f"{tables.heading(metric)} against processor time"
                drawing = frontier_plot(tables.heading(metric), "processor seconds per item", points)
                name = f"suite{index}-frontier{len(plots) + 1}-{_slug(metric.key)}"
                plots.append(
                    Plot(name, f"{title}: nothing is both better and cheaper than a full dot", drawing)
                )
    return plots


def _is_share(figures: Iterable[Interval | None]) -> bool:
    return all(f is None or 0 <= f.value <= 1 for f in figures)


def _slug(key: str) -> str:
    return (
        "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in key.casefold()).split())
        or "metric"
    )


def _unquoted(failure: Failure) -> Failure:
    return replace(failure, text="", cited=(), found=(), story="", verdicts=())
