"""Measure who says what on a corpus of labelled attributions: ``python -m eval speakers``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from eval.figures import share
from eval.labelled.halves import Half, half_of
from eval.labelled.parsing import as_document, sentences_of
from eval.labelled.records import digest, records, set_name
from eval.metrics.attributions import (
    Found,
    LabelledAttribution,
    Stretch,
    nearest_name,
    score_attribution,
    touches,
)
from eval.table import Cell, Row, Table, with_mean
from summarizer.domain.text import Sentence
from summarizer.errors import UsageError
from summarizer.language.people.reporting import JUDGING, SAYING
from summarizer.language.people.speakers import attributions
from summarizer.ports import Parser

_FIGURES = ("cue sentence", "cue", "source", "nearest name")


class _Scored(NamedTuple):
    document: str
    saying: bool
    found: Found
    nearest: bool


def measure_speakers(files: Sequence[Path], parser: Parser, documents: int) -> Table:
    """Find the sources of labelled attributions that have an explicit cue and source.

    Args:
        files: articles with ``id``, ``text`` and ``attributions`` of ``source``, ``cue`` and ``content``.
        parser: analyses the sentences.
        documents: most articles of each half; 0 for all.

    Returns:
        A row a set, half and kind of cue; the mean last.
    """
    rows = [row for file in files for row in _rows(file, parser, documents)]
    notes = (
        "Shares of attributions whose cue sentence was seen to report, whose cue was found, and whose source "
        "overlaps the labelled one.",
        "saying: the cue holds a verb of communication or “according to”; other: beliefs, nouns, wishes.",
        "nearest name (baseline): the capitalised words nearest to the labelled cue.",
        "dev and held out: by the digest of the article's id. Intervals: 95 %, bootstrap over articles.",
    )
    return Table("Speakers", with_mean(rows, _FIGURES), notes)


def _rows(file: Path, parser: Parser, documents: int) -> Iterator[Row]:
    for half in Half:
        own = (record for record in records(file) if half_of(record["id"]) is half)
        scored = [s for record in islice(own, documents or None) for s in _score(record, parser)]
        for name, saying in (("saying", True), ("other", False)):
            kind = [s for s in scored if s.saying is saying]
            if kind:
                yield _row(f"{set_name(file)} {half}, {name}", kind, file, parser)
        if not scored:
            raise UsageError(f"{file} holds no attribution with a cue and a source.")


def _score(record: Mapping[str, Any], parser: Parser) -> Iterator[_Scored]:
    document = as_document(record["id"], record["text"])
    sentences = sentences_of(document, parser)
    statements = [s for own in attributions(sentences, document.text) for s in own]
    for raw in record.get("attributions", ()):
        gold = LabelledAttribution(_pieces(raw["source"]), _pieces(raw["cue"]))
        if not gold.cue or not gold.source:
            continue
        cue = gold.cue[0]
        at = next((s for s in sentences if s.span.start <= cue.start < s.span.end), None)
        sentence = Stretch(at.span.start, at.span.end) if at else Stretch(cue.start, cue.end)
        near = nearest_name(document.text, sentence, cue)
        yield _Scored(
            record["id"],
            _says(gold, at),
            score_attribution(gold, sentence, statements),
            near is not None and touches(*near, gold.source),
        )


def _pieces(raw: Sequence[Mapping[str, Any]]) -> tuple[Stretch, ...]:
    return tuple(Stretch(piece["start"], piece["end"]) for piece in raw)


def _says(gold: LabelledAttribution, sentence: Sentence | None) -> bool:
    """Whether a labelled cue holds a verb of communication, or is "according to"."""
    if sentence is None:
        return False
    base = sentence.span.start
    words = {
        token.lemma.casefold()
        for token in sentence.parse.tokens
        if token.pos in {"VERB", "AUX"} and touches(base + token.start, base + token.end, gold.cue)
    }
    return bool(words & (SAYING | JUDGING | {"accord"}))


def _row(name: str, scored: Sequence[_Scored], file: Path, parser: Parser) -> Row:
    tests: Sequence[Callable[[_Scored], bool]] = (
        lambda s: s.found.sentence,
        lambda s: s.found.cue,
        lambda s: s.found.source,
        lambda s: s.nearest,
    )
    clusters = [s.document for s in scored]
    figures = [share([test(s) for s in scored], clusters) for test in tests]
    cells: dict[str, Cell] = {"articles": len(set(clusters)), "attributions": len(scored)}
    cells |= dict(zip(_FIGURES, figures, strict=True))
    return Row(name, cells, {"measure": "speakers 1", "parser": parser.identity.digest[:12]}, digest(file))
