"""Measure where sentences end: ``python -m eval sentences``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.figures import f1
from eval.labelled.halves import Half, by_parity
from eval.labelled.records import digest, records, set_name
from eval.metrics.counts import Counts
from eval.table import Cell, Row, Table, with_mean
from summarizer.errors import UsageError
from summarizer.ports import SentenceSplitter

_FIGURES = ("F1", "full stop F1")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_STOP = re.compile(r"[.!?][”\"’')\]]*(?=\s+[A-Z“\"‘'(])|[^\s]\s*\Z")


class _Scored(NamedTuple):
    own: Counts
    baseline: Counts


def measure_boundaries(files: Sequence[Path], splitter: SentenceSplitter) -> Table:
    """Split labelled texts block by block.

    Args:
        files: records with ``text`` and ``sentences`` of ``start`` and ``end``.
        splitter: what is measured.

    Returns:
        A row a set and half; the mean last.
    """
    rows = [row for file in files for row in _rows(file, splitter)]
    notes = (
        "A boundary is the offset at which a sentence ends.",
        "full stop (baseline): every mark of end before white space and a capital letter.",
        "dev: every second text from the first; held out: the others. Intervals: 95 %, bootstrap over texts.",
    )
    return Table("Sentence boundaries", with_mean(rows, _FIGURES), notes)


def _rows(file: Path, splitter: SentenceSplitter) -> Iterator[Row]:
    halves: defaultdict[Half, list[_Scored]] = defaultdict(list)
    for half, record in by_parity(records(file)):
        if "sentences" not in record:
            raise UsageError(f"{file} holds no offsets of sentences; it cannot be measured here.")
        halves[half].append(_score(record, splitter))
    for half in sorted(halves):
        scored = halves[half]
        cells: dict[str, Cell] = {
            "texts": len(scored),
            "sentences": sum(s.own.gold for s in scored),
            "F1": f1([s.own for s in scored], range(len(scored))),
            "full stop F1": f1([s.baseline for s in scored], range(len(scored))),
        }
        yield Row(f"{set_name(file)} {half}", cells, {"measure": "boundaries 1"}, digest(file))


def _score(record: Mapping[str, Any], splitter: SentenceSplitter) -> _Scored:
    wanted = {sentence["end"] for sentence in record["sentences"]}
    blocks = list(_BLOCK.finditer(record["text"]))
    own = {b.start() + end for b in blocks for _, end in splitter.split(b.group())}
    stops = {b.start() + _ending(m) for b in blocks for m in _STOP.finditer(b.group())}
    return _Scored(*(Counts(len(wanted & found), len(found), len(wanted)) for found in (own, stops)))


def _ending(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())
