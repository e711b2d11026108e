"""Measure whether two passages are seen to conflict on a claim: ``python -m eval conflicts``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.labelled.halves import Half, half_of
from eval.labelled.records import digest, records, set_name
from eval.stages.conflicts.baselines import numbers_differ
from eval.statistics import Indices, Interval, balanced_accuracy, bootstrap
from eval.table import Cell, Row, Table, with_mean
from summarizer.ports import Embedder, Parser
from summarizer.stages.conflicts.replacements import in_conflict

_CONFLICT = "conflict"
_CLOSE = 0.95
"""Cosine from which the baseline takes two passages to say one thing with other values."""
_FIGURES = ("balanced accuracy", "recall of conflicts", "recall of others", "numbers", "embeddings")
_BATCH = 256


class _Decided(NamedTuple):
    page: str
    conflict: bool
    found: bool
    numbers: bool
    embeddings: bool


def measure_pairs(files: Sequence[Path], parser: Parser, embedder: Embedder, sample: int) -> Table:
    """Decide for pairs of passages whether they conflict on a claim.

    Args:
        files: records of ``claim``, passages ``a`` and ``b``, their ``page``, and a ``label``.
        parser: analyses the sentences.
        embedder: for the baseline.
        sample: most records of each half; 0 for all.

    Returns:
        A row a file and half; the mean last.
    """
    rows = [
        _row(f"{set_name(file)} {half}", list(_decided(file, half, parser, embedder, sample)), file)
        for file in files
        for half in Half
    ]
    notes = (
        "balanced accuracy: mean of the recalls of pairs that conflict on the claim and of the others.",
        "numbers, embeddings (baselines): balanced accuracy of “each passage has a number that the other has "
        f"not” and of “their cosine is at least {_CLOSE}”.",
        "dev and held out: by the digest of the page. Intervals: 95 %, bootstrap over pages.",
    )
    return Table("Passages that conflict on a claim", with_mean(rows, _FIGURES), notes)


def _decided(file: Path, half: Half, parser: Parser, embedder: Embedder, sample: int) -> Iterator[_Decided]:
    own = (record for record in records(file) if half_of(record["page"]) is half)
    kept = islice(own, sample or None)
    while batch := list(islice(kept, _BATCH)):
        yield from _decide(batch, parser, embedder)


def _decide(batch: Sequence[dict[str, Any]], parser: Parser, embedder: Embedder) -> Iterator[_Decided]:
    parses = parser.parse([record[key] for record in batch for key in ("claim", "a", "b")])
    vectors = embedder.embed([record[key] for record in batch for key in ("a", "b")])
    for n, record in enumerate(batch):
        claim, a, b = parses[3 * n : 3 * n + 3]
        yield _Decided(
            record["page"],
            record["label"] == _CONFLICT,
            in_conflict(claim, a, b),
            numbers_differ(a, b),
            float(vectors[2 * n] @ vectors[2 * n + 1]) >= _CLOSE,
        )


def _row(name: str, decided: Sequence[_Decided], file: Path) -> Row:
    truth = np.array([d.conflict for d in decided], dtype=np.intp)
    found = np.array([d.found for d in decided], dtype=np.intp)
    pages = [d.page for d in decided]

    def accuracy(answers: NDArray[np.intp]) -> Interval:
        def figure(drawn: Indices) -> float | None:
            if len(set(truth[drawn].tolist())) < 2:
                return None
            return balanced_accuracy(truth[drawn], answers[drawn])

        return bootstrap(figure, pages)

    cells: dict[str, Cell] = {
        "pairs": len(decided),
        "conflicts": int(truth.sum()),
        "balanced accuracy": accuracy(found),
        "recall of conflicts": float(found[truth == 1].mean()),
        "recall of others": float(1 - found[truth == 0].mean()),
        "numbers": accuracy(np.array([d.numbers for d in decided], dtype=np.intp)),
        "embeddings": accuracy(np.array([d.embeddings for d in decided], dtype=np.intp)),
    }
    return Row(name, cells, {"measure": "conflict pairs 1"}, digest(file))
