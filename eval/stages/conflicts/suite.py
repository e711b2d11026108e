"""Measure the differences found between sources: ``python -m eval conflicts``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.gold.suite import Quote, Story, gold_digest, load_suite, locate
from eval.labelled.halves import Half
from eval.metrics.conflict_matching import springs, tally, tally_by_kind
from eval.metrics.counts import Counts, total
from eval.stages.conflicts.baselines import alike, differing_numbers
from eval.stages.told import read_articles, tell
from eval.table import Cell, Row, Table
from summarizer.backends import Backends
from summarizer.comparison import compare_sources
from summarizer.domain.claims import Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document, Span
from summarizer.errors import UsageError
from summarizer.stages.conflicts import Judges, find_differences
from summarizer.wiring import Silence, Summarizer

_KINDS = tuple(ConflictKind)


class _Measured(NamedTuple):
    """One story: counts by kind, whatever the kind, of both baselines, and of the traps."""

    kinds: Mapping[ConflictKind, Counts]
    blind: Counts
    numbers: Counts
    embeddings: Counts
    traps: int
    sprung: int


def measure_conflicts(root: Path, summarizer: Summarizer, only: Sequence[str] = ()) -> Table:
    """Find the differences between the articles of every story.

    Args:
        root: a folder of stories with gold.
        summarizer: the profile that reads them; in the capable way its model proposes differences, too.
        only: names of the stories to read; without any, all.

    Returns:
        For each half of the stories a row a kind, one for all kinds, one with kinds left out of account and
        one a baseline; last the mean over the kinds of both halves.

    Raises:
        UsageError: if there is no such story.
    """
    halves: dict[Half, list[_Measured]] = {half: [] for half in Half}
    stories = tuple(story for story in load_suite(root) if not only or story.id in only)
    if not stories:
        raise UsageError(f"{root} has no story of these names: {', '.join(only)}.")
    for story in stories:
        halves[half_of(story.id)].append(_measure(story, summarizer))
    data = gold_digest(root, stories)
    signature = _signature(summarizer.backends)
    rows = [
        Row(f"{half}, {name}", cells, signature, data)
        for half, measured in halves.items()
        if measured
        for name, cells in _cells(measured)
    ]
    kinds = [row for row in rows if row.name.split(", ")[1] in set(_KINDS)]
    notes = (
        "right: two values of a found difference stand in passages of two values of a labelled one, which is "
        "of the same kind except where the kind is left out of account; each is paired once.",
        "numbers (baseline): two sentences on one topic, each with a number the other has not. "
        "embeddings (baseline): two sentences that are alike but not the same. Both leave out the kind.",
        "traps: labelled passages that differ and do not disagree; sprung: a found difference sets them "
        "against each other.",
        "dev and held out: by the digest of the story's name.",
    )
    return Table("Differences between sources", (*rows, _mean(kinds)), notes)


def half_of(story: str) -> Half:
    """The half a story belongs to, which new stories do not change."""
    odd = hashlib.blake2b(story.encode(), digest_size=4).digest()[0] % 2
    return Half.HELD_OUT if odd else Half.DEVELOPMENT


def _measure(story: Story, summarizer: Summarizer) -> _Measured:
    documents = read_articles([article.path for article in story.articles], summarizer)
    names = {a.path.name: d for a, d in zip(story.articles, documents, strict=True)}
    gold = [
        Conflict(
            c.point, c.kind, tuple(ConflictValue(v.value, passages_of(v.support, names)) for v in c.values)
        )
        for c in story.conflicts
    ]
    backends = summarizer.backends
    told = tell(documents, backends)
    by_id = {d.doc_id: d for d in documents}
    proposed = compare_sources(
        told.extraction, told.sentences, by_id, backends, summarizer.settings, Silence()
    )
    judges = Judges(backends.embedder)
    found = find_differences(told.groups, by_id, judges, told.asides, proposed).conflicts
    sprung = [any(springs(f, passages_of(t.passages, names)) for f in found) for t in story.traps]
    vectors = backends.embedder.embed([claim.text for claim in told.claims])
    return _Measured(
        tally_by_kind(found, gold),
        tally(found, gold),
        tally(differing_numbers(told.claims), gold),
        tally(alike(told.claims, vectors), gold),
        len(sprung),
        sum(sprung),
    )


def passages_of(quotes: Sequence[Quote], documents: Mapping[str, Document]) -> tuple[Span, ...]:
    """Find where quotes stand in the cleaned articles; one that cleaning took away can only be missed.

    Args:
        quotes: words of the articles.
        documents: the cleaned articles by file name.
    """
    found = []
    for quote in quotes:
        document = documents[quote.file]
        try:
            found.append(Span(document.doc_id, *locate(document.text, quote)))
        except UsageError:
            continue
    return tuple(found)


def _cells(measured: Sequence[_Measured]) -> list[tuple[str, dict[str, Cell]]]:
    of: list[tuple[str, Callable[[_Measured], Counts]]] = [
        ("all kinds", _with_kind),
        ("kind left out", lambda m: m.blind),
        ("numbers (baseline)", lambda m: m.numbers),
        ("embeddings (baseline)", lambda m: m.embeddings),
    ]
    rows = [(kind.value, _figures(total(m.kinds[kind] for m in measured))) for kind in _KINDS]
    rows += [(name, _figures(total(map(counts, measured)))) for name, counts in of]
    rows[len(_KINDS) + 1][1].update(
        traps=sum(m.traps for m in measured), sprung=sum(m.sprung for m in measured)
    )
    return rows


def _with_kind(measured: _Measured) -> Counts:
    return total(measured.kinds.values())


def _figures(counts: Counts) -> dict[str, Cell]:
    return {
        "labelled": counts.gold,
        "found": counts.system,
        "precision": counts.precision,
        "recall": counts.recall,
        "F1": counts.f1,
    }


def _mean(rows: Sequence[Row]) -> Row:
    """The mean over kinds, of figures that are defined."""
    cells: dict[str, Cell] = {}
    for column in ("precision", "recall", "F1"):
        values = [v for row in rows if isinstance(v := row.cells[column], float)]
        cells[column] = sum(values) / len(values) if values else None
    return Row("mean", cells, rows[0].signature)


def _signature(backends: Backends) -> dict[str, str]:
    writer = {} if backends.chat is None else {"writer": backends.chat.identity.digest[:12]}
    return writer | {
        "measure": "conflicts 2",
        "embedder": backends.embedder.identity.digest[:12],
        "parser": backends.parser.identity.digest[:12],
    }
