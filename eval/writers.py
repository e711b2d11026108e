"""What the language model changes: the same writers in two surroundings, and how the two effects differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from eval.running.measures import HEADLINE
from eval.running.reading import Pairs, RunRead, detectable, mean, require_system
from eval.running.tables import failed
from eval.statistics import holm, paired_permutation
from eval.table import Row, Table
from summarizer.errors import UsageError

ALPHA = 0.05


class Group(NamedTuple):
    """A surrounding, and its systems: one a writer, in the same order in every group."""

    name: str
    systems: tuple[str, ...]


def group_of(text: str) -> Group:
    """Read ``NAME=SYSTEM,SYSTEM``.

    >>> group_of("naive=naive,naive-1.5b")
    Group(name='naive', systems=('naive', 'naive-1.5b'))
    """
    name, _, systems = text.partition("=")
    return Group(name, tuple(s for s in systems.split(",") if s))


class _Effect(NamedTuple):
    """What a writer in place of the first one does to a metric, item by item."""

    row: str
    metric: str
    pairs: Pairs
    p: float


def writer_effects(run: RunRead, one: Group, other: Group) -> Table:
    """Compare writers within each surrounding, and the surroundings with each other.

    Args:
        run: a run that holds all systems.
        one: a surrounding; its first system is what its others are compared with.
        other: the other surrounding, with the same writers.

    Returns:
        For every writer but the first: its paired difference to the first one in either surrounding, and the
        first of these differences minus the second; with intervals over stories and p after Holm over all
        cells whose metric has a better side.

    Raises:
        UsageError: if a system is unknown, or the groups are not of one length.
    """
    _require(run, one, other)
    metrics = [m for m in HEADLINE if all(run.values[s].get(m) for s in (*one.systems, *other.systems))]
    found = [effect for metric in metrics for effect in _effects(run, one, other, metric)]
    ranked = [e for e in found if run.metrics[e.metric]["higher_is_better"] is not None]
    corrected = dict(zip(((e.row, e.metric) for e in ranked), holm([e.p for e in ranked]), strict=True))
    signature = run.signature(metrics)
    rows = [
        Row(
            row,
            {e.metric: _cell(e, corrected.get((row, e.metric))) for e in found if e.row == row},
            signature,
            str(run.suite["digest"]),
        )
        for row in dict.fromkeys(e.row for e in found)
    ]
    notes = (
        f"Rows “{one.name}” and “{other.name}”: what the writer named first changes against the second, item "
        f"by item. Rows “{one.name} / {other.name}”: the first change minus the second.",
        "95 % intervals by bootstrap over stories; p by flipping the signs of whole stories, Holm over "
        f"{len(ranked)} comparisons. Metrics of which neither more nor less is better are not tested.",
        *failed(run),
    )
    return Table(f"What the writer changes: {run.suite['name']}", tuple(rows), notes)


def _require(run: RunRead, one: Group, other: Group) -> None:
    if len(one.systems) != len(other.systems) or len(one.systems) < 2:
        raise UsageError(
            f"{one.name} and {other.name} need as many systems each, at least two, in one order of writers."
        )
    for name in (*one.systems, *other.systems):
        require_system(run, name)


def _effects(run: RunRead, one: Group, other: Group, metric: str) -> Iterator[_Effect]:
    for place in range(1, len(one.systems)):
        steps = [_step(run, group, place, metric) for group in (one, other)]
        for group, step in zip((one, other), steps, strict=True):
            yield _effect(run, f"{group.name}: {_named(group, place)}", metric, step)
        both = {item: steps[0][item] - steps[1][item] for item in steps[0] if item in steps[1]}
        yield _effect(run, f"{one.name} / {other.name}: {_named(one, place)}", metric, both)


def _named(group: Group, place: int) -> str:
    return f"{group.systems[place]} − {group.systems[0]}"


def _step(run: RunRead, group: Group, place: int, metric: str) -> dict[str, float]:
    """By item: a writer's value minus that of the first writer."""
    first = {v.item_id: v.value for v in run.values[group.systems[0]][metric]}
    later = {v.item_id: v.value for v in run.values[group.systems[place]][metric]}
    return {item: later[item] - first[item] for item in first if item in later}


def _effect(run: RunRead, row: str, metric: str, differences: Mapping[str, float]) -> _Effect:
    stories = {v.item_id: v.story for values in run.values.values() for v in values[metric]}
    pairs = Pairs(tuple(differences.values()), tuple(stories[item] for item in differences))
    return _Effect(row, metric, pairs, paired_permutation(*pairs))


def _cell(effect: _Effect, p: float | None) -> str:
    """A change with its interval, what the test says, and what it could have found."""
    change = mean(*effect.pairs)
    if change is None:
        return "–"
    low, high = change.low, change.high
    text = f"{change.value:+z.3f}" + ("" if low is None or high is None else f" [{low:+z.3f}, {high:+z.3f}]")
    if p is None:
        return text
    smallest = detectable(effect.pairs)
    limits = "" if smallest is None else f" (detectable {smallest:.3f})"
    return text + (f" p {p:.3f}" if p < ALPHA else f" not decisive{limits}")
