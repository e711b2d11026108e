"""Split a mixed pile of documents into stories, at a cost that is near-linear in the pile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.text import Document
from summarizer.stages.stories.blocking import neighbours
from summarizer.stages.stories.likeness import Group, crowding, leniency, timeless
from summarizer.stages.stories.linkage import link
from summarizer.stages.stories.namesakes import namesakes
from summarizer.stages.stories.traits import Traits, read_traits

Story = tuple[Document, ...]


def split_stories(documents: Sequence[Document], vectors: NDArray[np.float32]) -> tuple[Story, ...]:
    """Put documents of one story together.

    Args:
        documents: ``n`` documents in any order.
        vectors: array of shape ``(n, d)`` with unit rows: embeddings of the documents' beginnings
            (title and first paragraphs; 600 characters do).

    Returns:
        Stories, those of most documents first, then by their smallest id; documents by id.

    Raises:
        ValueError: if there is not one vector a document.
    """
    return extend_stories((), documents, vectors)


def extend_stories(
    known: Sequence[Story], documents: Sequence[Document], vectors: NDArray[np.float32]
) -> tuple[Story, ...]:
    """Add a batch of documents to stories found before: each joins one of them or opens a new one.

    Known stories are neither split nor merged, so that what is known of them stays valid. Within
    the batch the order changes nothing; that stories come in several batches may.

    Args:
        known: stories found before.
        documents: the new documents, in any order.
        vectors: unit rows: one for each known document, story by story, then one for each new one.

    Returns:
        The known stories in the order given, with their new documents, by id; then the new stories, as
        from :func:`split_stories`.

    Raises:
        ValueError: if there is not one vector a document.
    """
    count = sum(map(len, known)) + len(documents)
    if count != len(vectors):
        raise ValueError(f"{count} documents with {len(vectors)} vectors")
    told = [*(document for story in known for document in story), *documents]
    homes = [home for home, story in enumerate(known) for _ in story] + [None] * len(documents)
    order = sorted(range(count), key=lambda i: told[i].doc_id)
    pile = [told[i] for i in order]
    traits = read_traits(pile, vectors[order])
    groups = link(*_begin(traits, [homes[i] for i in order]))
    old: dict[int, Story] = {}
    new: list[Story] = []
    for group in link(groups, namesakes(groups, traits), timeless):
        story = tuple(pile[i] for i in sorted(group.members))
        if group.known is None:
            new.append(story)
        else:
            old[group.known] = story
    new.sort(key=lambda story: (-len(story), story[0].doc_id))
    return (*(old[home] for home in sorted(old)), *new)


def _begin(
    pile: Sequence[Traits], homes: Sequence[int | None]
) -> tuple[list[Group], Iterator[tuple[int, int]]]:
    """The groups to begin with, and which of them share rare words.

    Args:
        pile: the traits of all documents.
        homes: the known story of each, None for a new one.
    """
    singles = [Group.of(i, traits) for i, traits in enumerate(pile)]
    beside = neighbours(pile)
    for single, crowd in zip(
        singles, [crowding(singles, i, beside[i]) for i in range(len(pile))], strict=True
    ):
        single.crowding = crowd - leniency(len(pile))
    groups: list[Group] = []
    stories: dict[int, int] = {}
    place = []
    for single, home in zip(singles, homes, strict=True):
        if home is not None and home in stories:
            groups[stories[home]].absorb(single)
        else:
            if home is not None:
                stories[home], single.known = len(groups), home
            groups.append(single)
        place.append(stories[home] if home is not None else len(groups) - 1)
    pairs = ((place[i], place[j]) for i, others in enumerate(beside) for j in others)
    return groups, ((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
