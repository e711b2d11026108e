"""Time expressions in single sentences: right, unknown or wrong (``python -m eval time``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from eval.figures import share
from eval.labelled.parsing import as_document, sentences_of
from eval.labelled.records import digest, set_name
from eval.metrics.times import LabelledTime, Reading, read_as, spurious
from eval.stages.times.baseline import dateutil_value
from eval.table import Cell, Row, Table, with_mean
from summarizer.errors import UsageError
from summarizer.language.times.reading import ReadTime, read_times
from summarizer.ports import Parser

_FIGURES = ("right", "unknown", "wrong", "dateutil right")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence or two, the day they were written, and what their expressions mean."""

    text: str
    written: date | None
    labels: tuple[LabelledTime, ...]


def load_cases(file: Path) -> tuple[Case, ...]:
    """Load the cases of one TOML file.

    Args:
        file: ``[[case]]`` tables with ``text``, ``anchor`` (a day, or empty) and ``expressions``, a list
            of surface and value.

    Returns:
        The cases in order.

    Raises:
        UsageError: if the file cannot be read, or an expression does not stand in its text.
    """
    try:
        found = tomllib.loads(file.read_text("utf-8"))["case"]
        return tuple(_case(c["text"], c["anchor"], c["expressions"]) for c in found)
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as time expressions: {error!r}.") from error


def _case(text: str, anchor: str, expressions: Sequence[tuple[str, str]]) -> Case:
    labels = [(text.index(surface), len(surface), value) for surface, value in expressions]
    written = date.fromisoformat(anchor) if anchor else None
    return Case(text, written, tuple(LabelledTime(start, start + n, "", value) for start, n, value in labels))


def read_case(case: Case, parser: Parser) -> tuple[ReadTime, ...]:
    """What the program reads in one case."""
    sentences = sentences_of(as_document("case", case.text), parser)
    return read_times([(s.span.start, s.parse) for s in sentences], case.written)


def measure_cases(files: Sequence[Path], parser: Parser) -> Table:
    """Read listed expressions in their sentences.

    Args:
        files: TOML files, see :func:`load_cases`.
        parser: analyses the sentences.

    Returns:
        A row a file, with dateutil's reading of the same extents as baseline; the mean last.
    """
    rows = [_row(file, load_cases(file), parser) for file in files]
    notes = (
        "unknown: not found or left without a value. spurious: found where the list has no expression.",
        "Intervals: 95 %, bootstrap over cases.",
    )
    return Table("Time expressions in context", with_mean(rows, _FIGURES), notes)


def _row(file: Path, cases: Sequence[Case], parser: Parser) -> Row:
    read = [(case, read_case(case, parser)) for case in cases]
    items = [
        (number, read_as(label, found), read_as(label, list(_by_dateutil(case, found))))
        for number, (case, found) in enumerate(read)
        for label in case.labels
    ]
    clusters = [str(number) for number, _, _ in items]
    shares = [share([own is reading for _, own, _ in items], clusters) for reading in Reading]
    baseline = share([other is Reading.RIGHT for _, _, other in items], clusters)
    cells: dict[str, Cell] = {
        "expressions": len(items),
        **dict(zip(_FIGURES, (*shares, baseline), strict=True)),
        "spurious": sum(len(spurious(case.labels, found)) for case, found in read),
    }
    return Row(
        set_name(file), cells, {"measure": "cases 1", "parser": parser.identity.digest[:12]}, digest(file)
    )


def _by_dateutil(case: Case, found: Sequence[ReadTime]) -> Iterator[ReadTime]:
    for each in found:
        yield replace(each, value=dateutil_value(case.text[each.start : each.end], case.written))
