"""Shared wording and its credits on the shipped stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.figures import share
from eval.gold.suite import SharedWording, Story, gold_digest, load_suite, locate
from eval.labelled.halves import Half
from eval.labelled.piles import half_of
from eval.stages.origins.corpora import copy_row
from eval.stages.told import read_articles
from eval.table import Cell, Row, Table, with_mean
from summarizer.domain.claims import Origin
from summarizer.domain.text import Document, Span
from summarizer.errors import UsageError
from summarizer.stages.origins import find_origins
from summarizer.wiring import Summarizer


class _Read(NamedTuple):
    """A story's clean articles, its labelled passages there, and the origins found."""

    story: Story
    documents: tuple[Document, ...]
    gold: tuple[tuple[SharedWording, tuple[Span, ...]], ...]
    found: tuple[Origin, ...]


def measure_suite(root: Path, summarizer: Summarizer) -> Table:
    """Find the shared wording of every shipped story.

    Args:
        root: a folder of stories.
        summarizer: the profile that cleans their articles.

    Returns:
        A row a half; the mean last.
    """
    stories = load_suite(root)
    data = gold_digest(root, stories)
    signature = {"measure": "origins 1"}
    rows = []
    for half in Half:
        read = [_read(story, summarizer) for story in stories if half_of(story.id) is half]
        if any(each.gold for each in read):
            rows.append(_row(half, read, signature, data))
    notes = (
        "P, R, F1: over characters of shared passages; 95 % interval by bootstrap over stories; runs: the "
        "baseline of eight equal words.",
        "credit: share of labelled origins whose largest part is found with the labelled credit, or with "
        "none where none is labelled.",
        "invented: origins found that share no character with a labelled one.",
    )
    return Table(
        "Shared wording of the shipped stories", with_mean(rows, ("P", "R", "F1", "runs F1", "credit")), notes
    )


def _read(story: Story, summarizer: Summarizer) -> _Read:
    documents = read_articles([a.path for a in story.articles], summarizer)
    by_path = {d.path: d for d in documents}
    by_name = {a.path.name: by_path[str(a.path)] for a in story.articles}
    gold = tuple((origin, _passages(origin, by_name)) for origin in story.origins)
    return _Read(story, documents, gold, find_origins(documents))


def _passages(origin: SharedWording, documents: Mapping[str, Document]) -> tuple[Span, ...]:
    """The labelled passages as they stand in the clean text; one that cleaning cut is an error."""
    found = []
    for first, last in origin.passages:
        document = documents[first.file]
        try:
            start, _ = locate(document.text, first)
            _, end = locate(document.text, last)
        except UsageError as error:
            raise UsageError(f"origin {origin.id}: {error}") from error
        found.append(Span(document.doc_id, start, end))
    return tuple(found)


def _row(half: Half, read: Sequence[_Read], signature: Mapping[str, str], data: str) -> Row:
    cases = [(each.documents, [span for _, spans in each.gold for span in spans]) for each in read]
    credited = [(each.story.id, _credited(*labelled, each.found)) for each in read for labelled in each.gold]
    invented = sum(_shared(origin, _all(each)) == 0 for each in read for origin in each.found)
    cells: dict[str, Cell] = {
        **copy_row(half, cases).cells,
        "origins": len(credited),
        "credit": share([right for _, right in credited], [story for story, _ in credited]),
        "invented": invented,
    }
    return Row(half, cells, signature, data)


def _all(each: _Read) -> list[Span]:
    return [span for _, spans in each.gold for span in spans]


def _credited(wanted: SharedWording, spans: Sequence[Span], found: Sequence[Origin]) -> bool:
    best = max(found, key=lambda origin: _shared(origin, spans), default=None)
    return best is not None and _shared(best, spans) > 0 and best.credit == wanted.credit


def _shared(origin: Origin, spans: Sequence[Span]) -> int:
    """Characters that an origin has in common with passages."""
    pairs = ((p, s) for p in origin.passages for s in spans if p.overlaps(s))
    return sum(min(p.end, s.end) - max(p.start, s.start) for p, s in pairs)
