"""Split a mixed pile of documents into stories."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.text import Document
from summarizer.language.words.tokens import STOP_WORDS, stem, words

_READ = 1500
"""Characters of a document that tell its story; more changed no figure (benchmarks/relate.py)."""
_DIMENSIONS = 8192
_BACKGROUND = 50.0
"""Weight of what is assumed of other news, in documents: it keeps words that all documents of a small
pile share from counting as common ones."""
_NAME_RATE, _WORD_RATE = 0.01, 0.05
"""Assumed share of other news with a given name, and with a given other word."""
_SMALL_PILE = 8
_NEAR, _NEAR_STEP, _NEAR_MOST = 0.45, 0.05, 0.85
"""Mean similarity (of embeddings plus of words, so at most 2) that joins two groups: for a small pile,
more for each doubling of it, since among more documents more are alike by chance, and the most."""


def split_stories(
    documents: Sequence[Document], vectors: NDArray[np.float32]
) -> tuple[tuple[Document, ...], ...]:
    """Put documents of one story together: average linkage over embeddings and shared words.

    Time and memory grow with the square of the pile's size (5,000 documents: about 200 MB).

    Args:
        documents: ``n`` documents in any order.
        vectors: array of shape ``(n, d)`` with unit rows: embeddings of the documents' beginnings
            (title and first paragraphs; 600 characters do).

    Returns:
        Stories, those of most documents first, then by their smallest id; documents by id.

    Raises:
        ValueError: if there is not one vector a document.
    """
    if len(documents) != len(vectors):
        raise ValueError(f"{len(documents)} documents with {len(vectors)} vectors")
    order = sorted(range(len(documents)), key=lambda i: documents[i].doc_id)
    pile = [documents[i] for i in order]
    if not pile:
        return ()
    leads, shared = vectors[order], _word_vectors(pile)
    similarity = leads @ leads.T + shared @ shared.T
    near = _NEAR + _NEAR_STEP * math.log2(max(len(pile), _SMALL_PILE) / _SMALL_PILE)
    groups = _average_linkage(similarity, min(near, _NEAR_MOST))
    stories = (tuple(pile[i] for i in sorted(group)) for group in groups)
    return tuple(sorted(stories, key=lambda story: (-len(story), story[0].doc_id)))


def _word_vectors(pile: Sequence[Document]) -> NDArray[np.float32]:
    """Unit rows of shape ``(n, _DIMENSIONS)``: words by rarity, hashed so that memory stays bounded."""
    read = [_terms(document.text[:_READ]) for document in pile]
    frequency = Counter(term for terms, _ in read for term in terms)
    rows = np.zeros((len(pile), _DIMENSIONS), dtype=np.float32)
    for row, (terms, names) in zip(rows, read, strict=True):
        for term, count in terms.items():
            rate = _NAME_RATE if term in names else _WORD_RATE
            share = (frequency[term] + _BACKGROUND * rate) / (len(pile) + _BACKGROUND)
            place = zlib.crc32(term.encode())
            sign = 1.0 if place & 1 else -1.0
            row[(place >> 1) % _DIMENSIONS] += sign * (1 + math.log(count)) * -math.log(share)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float32] = rows / np.maximum(norms, 1e-9)
    return unit


def _terms(text: str) -> tuple[Counter[str], set[str]]:
    """Stems with their counts, and those of them that are names (a capital within a sentence)."""
    counts: Counter[str] = Counter()
    names = set()
    for word in words(text):
        if word.text.casefold() in STOP_WORDS:
            continue
        term = stem(word.text)
        counts[term] += 1
        before = text[max(0, word.start - 2) : word.start]
        if word.text[0].isupper() and before.endswith(" ") and before[0] not in '.!?:”"\n ':
            names.add(term)
    return counts, names


def _average_linkage(similarity: NDArray[np.float32], near: float) -> list[list[int]]:
    """Groups in which every merge had a mean similarity of at least ``near``.

    Follows chains of nearest neighbours (Benzécri 1982): average linkage is reducible, so two
    groups that are each other's nearest may be merged at once, and one whose nearest is not
    ``near`` will never have a nearer one.
    """
    work = similarity.astype(np.float64)
    np.fill_diagonal(work, -np.inf)
    members = {i: [i] for i in range(len(work))}
    finished: list[list[int]] = []
    chain: list[int] = []
    while members:
        if not chain:
            chain.append(min(members))
        here = chain[-1]
        nearest = int(np.argmax(work[here]))
        if len(chain) > 1 and work[here, chain[-2]] >= work[here, nearest]:
            nearest = chain[-2]
        if work[here, nearest] < near:
            finished.append(members.pop(here))
            _retire(work, here)
            chain.clear()
        elif len(chain) > 1 and nearest == chain[-2]:
            _merge(work, members, nearest, here)
            del chain[-2:]
        else:
            chain.append(nearest)
    return finished


def _merge(work: NDArray[np.float64], members: dict[int, list[int]], kept: int, gone: int) -> None:
    a, b = len(members[kept]), len(members[gone])
    mean = (a * work[kept] + b * work[gone]) / (a + b)
    work[kept], work[:, kept] = mean, mean
    work[kept, kept] = -np.inf
    members[kept] += members.pop(gone)
    _retire(work, gone)


def _retire(work: NDArray[np.float64], index: int) -> None:
    work[index], work[:, index] = -np.inf, -np.inf
