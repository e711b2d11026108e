"""How well gate and judge agree with people who read the same sentences and passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np

from eval.reading.sheet import Answered, Key
from eval.statistics import Indices, Interval, balanced_accuracy, bootstrap
from eval.table import Cell, Row, Table
from summarizer.errors import UsageError

VERSION = "1"


def agreement(key: Key, readers: Sequence[Mapping[int, bool]], data: str) -> Table:
    """Compare gate and judge with the readers' majority, and the readers with each other.

    Args:
        key: what the sheet hides.
        readers: each reader's answers by number.
        data: digest of the sheets.

    Returns:
        A row a machine and a row a pair of readers; intervals from drawing whole stories again.

    Raises:
        UsageError: if nothing was answered.
    """
    labels = majority(readers)
    if not labels:
        raise UsageError("no sentence has a verdict; fill in the column “verdict” with yes, partly or no.")
    by_number = {s.number: s for s in key.sentences}
    read = [by_number[n] for n in sorted(labels)]
    signature = {"metric": f"blind reading/{VERSION}", "partly": "not supported"}
    machines: list[tuple[str, Callable[[Answered], bool | None]]] = [
        (f"judge: {key.judge}", lambda s: s.judge),
        (f"gate: {key.gate or 'none'}", lambda s: s.gate),
    ]
    rows = [Row(name, _cells(read, labels, of), signature, data) for name, of in machines]
    for (i, a), (j, b) in combinations(enumerate(readers, start=1), 2):
        both = [by_number[n] for n in sorted(a.keys() & b.keys())]
        if both:
            rows.append(Row(f"reader {i} and reader {j}", _between(both, a, b), signature, data))
    return Table("Agreement with a blind reading", tuple(rows), _notes(key, readers, labels))


def majority(readers: Sequence[Mapping[int, bool]]) -> dict[int, bool]:
    """What most readers say of each sentence; sentences on which they are divided evenly are left out.

    >>> majority([{1: True, 2: True}, {1: False, 2: True}, {2: False}])
    {2: True}
    """
    votes: dict[int, list[bool]] = {}
    for answers in readers:
        for number, yes in answers.items():
            votes.setdefault(number, []).append(yes)
    return {n: 2 * sum(v) > len(v) for n, v in votes.items() if 2 * sum(v) != len(v)}


def _notes(key: Key, readers: Sequence[Mapping[int, bool]], labels: Mapping[int, bool]) -> tuple[str, ...]:
    several = f", {len(readers)} readers, majority" if len(readers) > 1 else ""
    return (
        f"{len(labels)} of {len(key.sentences)} sentences with a verdict{several}.",
        "Balanced accuracy needs sentences of both kinds; a gate that let through all that was read has .5.",
    )


def _cells(
    read: Sequence[Answered], labels: Mapping[int, bool], of: Callable[[Answered], bool | None]
) -> dict[str, Cell]:
    decided = [s for s in read if of(s) is not None]
    theirs = np.array([labels[s.number] for s in decided], dtype=np.intp)
    own = np.array([bool(of(s)) for s in decided], dtype=np.intp)
    stories = [s.story for s in decided]
    return {
        "sentences": len(decided),
        "supported, say readers": int(theirs.sum()),
        "supported, it says": int(own.sum()),
        "balanced accuracy": _figure(_accuracy, theirs, own, stories),
        "Cohen's kappa": _figure(kappa, theirs, own, stories),
    }


def _between(both: Sequence[Answered], a: Mapping[int, bool], b: Mapping[int, bool]) -> dict[str, Cell]:
    first = np.array([a[s.number] for s in both], dtype=np.intp)
    second = np.array([b[s.number] for s in both], dtype=np.intp)
    return {
        "sentences": len(both),
        "supported, say readers": None,
        "supported, it says": None,
        "balanced accuracy": None,
        "Cohen's kappa": _figure(kappa, first, second, [s.story for s in both]),
    }


def _figure(
    figure: Callable[[Indices, Indices], float | None], a: Indices, b: Indices, stories: Sequence[str]
) -> Interval | None:
    """The figure with its interval; None where it is not defined."""
    if not len(a) or figure(a, b) is None:
        return None
    return bootstrap(lambda i: figure(a[i], b[i]), stories)


def _accuracy(labels: Indices, decisions: Indices) -> float | None:
    return balanced_accuracy(labels, decisions) if len(set(labels.tolist())) == 2 else None


def kappa(a: Indices, b: Indices) -> float | None:
    """Cohen's kappa: agreement beyond chance; None where both always say the same one thing.

    Written out, because a bootstrap asks a thousand times and scikit-learn takes milliseconds each time.

    Args:
        a: shape (n,), 0 or 1.
        b: shape (n,), 0 or 1.
    """
    agreed = float((a == b).mean())
    chance = float(a.mean() * b.mean() + (1 - a.mean()) * (1 - b.mean()))
    return None if chance == 1 else (agreed - chance) / (1 - chance)
