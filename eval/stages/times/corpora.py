"""Measure how time expressions are found and read: ``python -m eval time``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from eval.figures import f1
from eval.labelled.halves import Half, by_parity
from eval.labelled.parsing import as_document, sentences_of
from eval.labelled.records import digest, records, set_name
from eval.metrics.counts import Counts
from eval.metrics.times import LabelledTime, TimeScore, score_times
from eval.stages.times.baseline import dateutil_value
from eval.table import Cell, Row, Table, with_mean
from summarizer.errors import UsageError
from summarizer.language.times.reading import read_times
from summarizer.ports import Parser

_FIGURES = ("relaxed F1", "strict F1", "type F1", "value F1", "dateutil value F1")


class Text(NamedTuple):
    """A labelled text and the document it is drawn with."""

    half: Half
    cluster: str
    text: str
    written: date | None
    gold: tuple[LabelledTime, ...]
    single: bool
    """Whether the text is one expression, of which only the longest reading counts."""


class _Scored(NamedTuple):
    cluster: str
    own: TimeScore
    baseline: Counts


def measure_times(files: Sequence[Path], parser: Parser) -> Table:
    """Read the expressions of labelled texts.

    Args:
        files: TempEval-like texts (``timexes``) or TimeNorm-like lists (``expressions``).
        parser: analyses the sentences.

    Returns:
        A row a set and half, with dateutil's reading of the same extents as baseline; the mean last.
    """
    rows = [row for file in files for row in _rows(file, parser)]
    notes = (
        "Value F1: TempEval-3 task A, an expression counts if the extents overlap and the values are equal.",
        "dev: every second text from the first (or the set's own train part); held out: the others.",
        "Intervals: 95 %, bootstrap over texts.",
    )
    return Table("Time expressions", with_mean(rows, _FIGURES), notes)


def _rows(file: Path, parser: Parser) -> Iterator[Row]:
    halves: defaultdict[Half, list[_Scored]] = defaultdict(list)
    for text in _texts(file):
        halves[text.half].append(_score(text, parser))
    if not halves:
        raise UsageError(f"{file} holds no labelled time expression (timexes or expressions).")
    for half in sorted(halves):
        yield _row(f"{set_name(file)} {half}", halves[half], digest(file), parser)


def _texts(file: Path) -> Iterator[Text]:
    for half, record in by_parity(records(file)):
        written = _day(record.get("dct"))
        if "timexes" in record:
            yield Text(half, record["id"], record["text"], written, _marked(record["timexes"]), single=False)
        else:
            own = {"train": Half.DEVELOPMENT, "test": Half.HELD_OUT}.get(record.get("split", ""), half)
            for each in record.get("expressions", ()):
                gold = LabelledTime(0, len(each["text"]), each["type"], each["value"])
                yield Text(own, record["id"], each["text"], written, (gold,), single=True)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _marked(timexes: Sequence[Mapping[str, Any]]) -> tuple[LabelledTime, ...]:
    return tuple(LabelledTime(t["start"], t["end"], t["type"], t["value"]) for t in timexes)


def _score(text: Text, parser: Parser) -> _Scored:
    document = as_document(text.cluster, text.text)
    sentences = [(s.span.start, s.parse) for s in sentences_of(document, parser)]
    found = read_times(sentences, text.written)
    if text.single:
        found = tuple(sorted(found, key=lambda f: (f.start - f.end, f.start))[:1])
    dated = [replace(f, value=dateutil_value(text.text[f.start : f.end], text.written)) for f in found]
    return _Scored(text.cluster, score_times(text.gold, found), score_times(text.gold, dated).value)


def _row(name: str, scored: Sequence[_Scored], data: str, parser: Parser) -> Row:
    gold = sum(s.own.value.gold for s in scored)
    clusters = [s.cluster for s in scored]
    figures = [
        f1([s.own.relaxed for s in scored], clusters),
        f1([s.own.strict for s in scored], clusters),
        f1([s.own.type for s in scored], clusters),
        f1([s.own.value for s in scored], clusters),
        f1([s.baseline for s in scored], clusters),
    ]
    texts = len(set(clusters))
    cells: dict[str, Cell] = {
        "texts": texts,
        "expressions": gold,
        **dict(zip(_FIGURES, figures, strict=True)),
    }
    return Row(name, cells, {"measure": "times 1", "parser": parser.identity.digest[:12]}, data)
