"""Tables of a report: the leaderboard, every metric, paired differences, costs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median

from eval.report.failures import SHORT, Kind, Survey
from eval.report.families import by_family, leading
from eval.report.figures import Cost, Difference, Entry, mean
from eval.report.runs import Metric
from eval.statistics import Interval
from eval.table import Cell, Row, Table

NOT_DECISIVE = "not decisive"
_COST_NOTES = (
    "Loading a model is counted apart. Compare ratios, not seconds.",
    "Other programs on the machine lengthen the seconds; they change processor seconds little.",
)
_ARROWS = {True: " ↑", False: " ↓", None: ""}


def heading(metric: Metric) -> str:
    """A metric's title with the direction that is better, if one is."""
    return metric.title[:1].upper() + metric.title[1:] + _ARROWS[metric.higher_is_better]


def leaderboard(board: Sequence[Entry], name: str) -> Table:
    """Systems against the leading metrics of every family.

    Raises:
        UsageError: if two runs measured in different ways, or on different articles.
    """
    metrics = leading(metrics_of(board))
    notes = [
        "Means over items; 95 % intervals from drawing whole stories again.",
        "Copying from the sources wins at faithfulness: read it beside coverage and copying.",
        "Rows stand in the order of coverage.",
    ]
    return Table(f"Leaderboard: {name}", _rows(board, metrics), tuple(notes))


def details(board: Sequence[Entry]) -> list[Table]:
    """Every metric, one table a family."""
    return [
        Table(family.value, _rows(board, metrics)) for family, metrics in by_family(metrics_of(board)).items()
    ]


def metrics_of(board: Iterable[Entry]) -> list[Metric]:
    """All metrics of some systems' runs, in the order of the first run that has them."""
    found: dict[str, Metric] = {}
    for entry in board:
        for metric in entry.run.metrics.values():
            found.setdefault(metric.key, metric)
    return list(found.values())


def _rows(board: Sequence[Entry], metrics: Sequence[Metric]) -> tuple[Row, ...]:
    return tuple(
        Row(
            entry.label,
            {
                "items": f"{entry.scored} of {len(entry.run.suite.items)}",
                **{heading(m): mean(entry, m.key) for m in metrics},
            },
            signature(entry, metrics),
            entry.run.suite.digest,
        )
        for entry in board
    )


def signature(entry: Entry, metrics: Sequence[Metric]) -> dict[str, str]:
    """What a row depends on: the articles, and each metric with its settings."""
    own = entry.run.metrics
    made = {m.key: _told(own[m.key].signature) if m.key in own else "not measured" for m in metrics}
    suite = entry.run.suite
    return {"suite": suite.digest, "word budget": suite.settings.get("words", ""), **made}


def _told(values: Mapping[str, str]) -> str:
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=False)


def paired(found: Sequence[Difference], against: str) -> Table:
    """The differences to one system, as rows of systems and columns of metrics."""
    mine = [d for d in found if d.against == against]
    systems = list(dict.fromkeys(d.system for d in mine))
    rows = [
        Row(
            system,
            {heading(d.metric): difference_cell(d) for d in mine if d.system == system},
            {"test": f"paired sign flips of whole stories, Holm over {len(found)} comparisons"},
        )
        for system in systems
    ]
    notes = (
        "Difference of the means on the items of both, with its 95 % interval and the corrected p-value.",
        "Metrics of which neither more nor less is better are not compared.",
        f"“{NOT_DECISIVE}”: the corrected p-value is 0.05 or more.",
        *_detectable(mine),
    )
    return Table(f"Difference to {against}", tuple(rows), notes)


def _detectable(found: Sequence[Difference]) -> Iterator[str]:
    """The smallest difference that could be found, by metric: the median over the systems."""
    sizes: dict[str, list[float]] = {}
    for d in found:
        if d.detectable is not None:
            sizes.setdefault(d.metric.title, []).append(d.detectable)
    if sizes:
        listed = ", ".join(f"{title} {median(values):.3f}" for title, values in sizes.items())
        yield (
            "Smallest true difference that would be found with 80 % power, without correction, by the median "
            f"system: {listed}."
        )


def difference_cell(d: Difference) -> str:
    """A difference in words."""
    low, high = d.difference.low, d.difference.high
    bounds = "" if low is None or high is None else f" [{_signed(low)}, {_signed(high)}]"
    p = f"p {d.p:.3f}" if d.p >= 0.001 else "p < 0.001"
    return f"{_signed(d.difference.value)}{bounds} {p if d.decisive else NOT_DECISIVE}"


def _signed(value: float) -> str:
    return f"{value:+.{3 if abs(value) <= 1 else 1}f}".replace("-", "−")


def cost_tables(costs: Sequence[Cost]) -> list[Table]:
    """What systems cost, one table a machine: seconds of two machines cannot be compared."""
    machines = list(dict.fromkeys(c.machine for c in costs))
    return [_cost_table([c for c in costs if c.machine == machine], machine) for machine in machines]


def _cost_table(costs: Sequence[Cost], machine: str) -> Table:
    columns: dict[str, Callable[[Cost], Cell]] = {
        "processor seconds per item ↓": lambda c: c.cpu_seconds,
        "seconds per item ↓": lambda c: c.seconds,
        "tokens read per item ↓": lambda c: c.tokens_in,
        "tokens written per item ↓": lambda c: c.tokens_out,
        "memory, MB ↓": lambda c: c.peak_mb,
        "seconds to load ↓": lambda c: c.load_seconds,
    }
    rows = [
        Row(c.label, {name: rounded(of(c)) for name, of in columns.items()}, {"machine": machine})
        for c in costs
    ]
    return Table("Cost", tuple(rows), _COST_NOTES)


def rounded(cell: Cell) -> Cell:
    """A measured cost without decimals that mean nothing."""
    match cell:
        case Interval():
            return cell
        case int() | float() if cell >= 10 or cell == int(cell):
            return f"{cell:,.0f}"
        case float():
            return f"{cell:.1f}"
        case _:
            return cell


def failure_counts(board: Sequence[Entry], survey: Survey) -> Table:
    """How often each system failed in each way."""
    rows = tuple(
        Row(
            entry.label,
            {SHORT[kind]: survey.counts.get((entry.label, kind), 0) for kind in Kind},
            {"suite": entry.run.suite.digest},
            entry.run.suite.digest,
        )
        for entry in board
    )
    return Table("Failures", rows, ("Numbers of sentences, and in the last column of content units.",))
