"""Measure how piles of articles are split into stories: ``python -m eval stories``."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.labelled.halves import Half
from eval.labelled.piles import Labelled, draw, half_of, read_pile
from eval.labelled.records import digest
from eval.metrics.clustering import Agreement, bcubed, bcubed_items, pairwise
from eval.stages.stories.baselines import by_gists, by_words
from eval.statistics import Indices, Interval, bootstrap
from eval.table import Cell, Row, Table, with_mean
from summarizer.domain.text import Document
from summarizer.errors import UsageError
from summarizer.ports import Embedder
from summarizer.stages.stories import extend_stories, split_stories

_GIST = 600
"""Characters of a document that are embedded, as in the pipeline."""
_FIGURES = ("P", "R", "F1", "pair F1", "in batches F1", "one stays one", "tf-idf F1", "embedding F1")
_BATCHES = 3

Vectors = NDArray[np.float32]


def measure_stories(
    paths: Sequence[Path], embedder: Embedder, *, sample: int, seeds: int, half: Half | None
) -> Table:
    """Split piles drawn from labelled files.

    Args:
        paths: files of stories, which are mixed.
        embedder: embeds the articles' beginnings.
        sample: most stories of one pile.
        seeds: how many piles are drawn, if there are more stories than that.
        half: draw from this half only.

    Returns:
        A row a pile; the mean last.

    Raises:
        UsageError: if fewer than two stories are left.
    """
    pile = [each for each in read_pile(paths) if half is None or half_of(each.story) is half]
    stories = len({each.story for each in pile})
    if stories < 2:
        raise UsageError("a pile needs at least two stories.")
    data = hashlib.sha256("".join(map(digest, paths)).encode()).hexdigest()
    signature = {"measure": "stories 1", "embedder": embedder.identity.digest[:12], "half": half or "both"}
    rows = []
    for seed in range(1, (seeds if stories > sample else 1) + 1):
        drawn = draw(pile, sample, seed)
        vectors = embedder.embed([d.text[:_GIST] or d.path for d, _ in drawn])
        rows.append(Row(f"pile {seed}", _cells(drawn, vectors), signature, data))
    notes = (
        "P, R, F1: BCubed, with a 95 % interval by bootstrap over stories; pair F1: over pairs of articles.",
        f"in batches: the pile comes in {_BATCHES} parts, each added to the stories found so far.",
        "one stays one: share of the stories of several articles that are not split when given alone.",
        "tf-idf, embedding: average linkage at a fixed distance, BCubed F1.",
        "An article that an earlier story already holds is left out.",
    )
    return Table("Stories", with_mean(rows, _FIGURES), notes)


def _cells(drawn: Sequence[Labelled], vectors: Vectors) -> dict[str, Cell]:
    gold = [each.story for each in drawn]
    documents = [each.document for each in drawn]
    found = clusters(documents, split_stories(documents, vectors))
    agreement = bcubed(found, gold)
    return {
        "stories": len(set(gold)),
        "articles": len(gold),
        "P": agreement.precision,
        "R": agreement.recall,
        "F1": _interval(found, gold),
        "pair F1": pairwise(found, gold).f1,
        "in batches F1": bcubed(_in_batches(documents, vectors), gold).f1,
        "one stays one": _kept_whole(drawn, vectors),
        "tf-idf F1": bcubed(by_words([d.text for d in documents]), gold).f1,
        "embedding F1": bcubed(by_gists(vectors), gold).f1,
    }


def clusters(documents: Sequence[Document], stories: Sequence[Sequence[Document]]) -> list[int]:
    """The number of each document's story, in the order of the documents."""
    home = {d.doc_id: number for number, story in enumerate(stories) for d in story}
    return [home[d.doc_id] for d in documents]


def _interval(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Interval:
    precision, recall = bcubed_items(found, gold)

    def figure(drawn: Indices) -> float:
        return Agreement(float(precision[drawn].mean()), float(recall[drawn].mean())).f1

    return bootstrap(figure, gold)


def _in_batches(documents: Sequence[Document], vectors: Vectors) -> list[int]:
    place = {d.doc_id: i for i, d in enumerate(documents)}
    stories: tuple[tuple[Document, ...], ...] = ()
    for part in range(_BATCHES):
        batch = documents[part::_BATCHES]
        told = [*(d for story in stories for d in story), *batch]
        stories = extend_stories(stories, batch, vectors[[place[d.doc_id] for d in told]])
    return clusters(documents, stories)


def _kept_whole(drawn: Sequence[Labelled], vectors: Vectors) -> float | None:
    alone: dict[str, list[int]] = defaultdict(list)
    for i, each in enumerate(drawn):
        alone[each.story].append(i)
    several = [places for places in alone.values() if len(places) > 1]
    whole = [len(split_stories([drawn[i].document for i in p], vectors[p])) == 1 for p in several]
    return sum(whole) / len(whole) if whole else None
