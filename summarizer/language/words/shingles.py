"""Shared wording: word shingles that find candidates, and exact alignment of two sentences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from summarizer.language.words.tokens import is_stop_word, stem, words

SHINGLE = 4
"""Words in a shingle: with every tenth word replaced, two thirds of the shingles survive."""
_LINKS = 4
"""A frequent shingle links each sentence with its first holders only, which keeps the index linear."""
_GAP = 7
"""Changed words that an alignment bridges; more of them end it."""
_QUOTED = re.compile(
    r"“[^”“\n]*”"
    r"|(?<![^\s(\[—–\-])\"(?=\S)[^\"\n]*(?<=\S)\""  # a straight mark opens before a word, closes after one
    r"|^[“\"][^“\"\n]*$"  # a quotation that goes on in the next paragraph
    r"|“[^”“\n.!?]*"
    r"|(?<![^\s(\[—–\-])\"(?=\S)[^\"\n.!?]*",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one sentence: offsets, stems, and which of them tell wordings apart."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stems: tuple[str, ...]
    own: tuple[bool, ...]
    """Whether each word is the writer's: outside quotation marks."""
    telling: tuple[bool, ...]
    """Whether it is the writer's and no function word, number or name."""


def quoted_passages(text: str) -> list[tuple[int, int]]:
    """Find the passages in quotation marks, of which a careless copy may have lost some.

    A mark without its partner spoils at most its sentence here, where the module ``quotations``
    holds a speech together: in reordered copies that costs a sixth of the shared wording.

    Args:
        text: any text.

    Returns:
        Offsets in order. A quotation left open ends with its paragraph if it began it, else with its
        sentence.

    >>> quoted_passages("He said: “Stay.”")
    [(9, 16)]
    """
    return [m.span() for m in _QUOTED.finditer(text)]


def wording(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> Wording:
    """Read the words of a sentence.

    Args:
        text: the whole text.
        start: where the sentence begins in it.
        end: where it ends.
        quoted: the text's quoted passages.

    Returns:
        Its words; offsets count from the beginning of ``text``.
    """
    found = words(text[start:end])
    inside = [(a - start, b - start) for a, b in quoted if a < end and start < b]
    own = (
        tuple(not any(a <= w.start < b for a, b in inside) for w in found) if inside else (True,) * len(found)
    )
    telling = tuple(
        mine and w.text[0].islower() and not is_stop_word(w.text) for w, mine in zip(found, own, strict=True)
    )
    return Wording(
        tuple(start + w.start for w in found),
        tuple(start + w.end for w in found),
        tuple(stem(w.text) for w in found),
        own,
        telling,
    )


def candidates(
    groups: Sequence[Sequence[Sequence[str]]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Find sentences of different groups that share shingles.

    Args:
        groups: the stems of each sentence of each document.

    Yields:
        Two places ``(document, sentence)``, the first of them in the earlier document. Time and
        number are near-linear in the words, however many documents share one text.
    """
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for document, sentences in enumerate(groups):
        for number, sentence in enumerate(sentences):
            for shingle in set(_shingles(sentence)):
                index[shingle].append((document, number))
    shared: Counter[tuple[tuple[int, int], tuple[int, int]]] = Counter()
    for places in index.values():
        if len(places) == 1:
            continue
        for position, place in enumerate(places[1:], start=1):
            shared.update((first, place) for first in places[: min(position, _LINKS)] if first[0] != place[0])
    for (a, b), count in sorted(shared.items()):
        shorter = min(len(groups[d][s]) for d, s in (a, b))
        if count >= min(2, shorter - SHINGLE + 1):
            yield a, b


def _shingles(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(stems[i:] for i in range(SHINGLE)), strict=False)


class Alignment(NamedTuple):
    """Shared wording of two sentences: word ranges in each, and how much of them is equal."""

    a: tuple[int, int]
    b: tuple[int, int]
    matched: int
    own: int
    """Matched words outside quotation marks (in both)."""
    telling: int
    """Matched words that tell wordings apart (in both)."""
    longest: int
    """Longest run of equal words outside quotation marks."""


def align(a: Wording, b: Wording) -> Alignment | None:
    """Find the longest stretch of two sentences that is one wording, edits of a few words allowed.

    Args:
        a: a sentence.
        b: a sentence of another document.

    Returns:
        The stretch, or None if no two words in a row are equal.
    """
    matcher = SequenceMatcher(None, a.stems, b.stems, autojunk=False)
    blocks = [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    kept = [(i, j, n) for i, j, n in blocks if n > 1 or a.telling[i]]
    clusters: list[list[tuple[int, int, int]]] = [kept[:1]] if kept else []
    for before, block in pairwise(kept):
        gaps = (block[0] - before[0] - before[2], block[1] - before[1] - before[2])
        if max(gaps) <= _GAP:
            clusters[-1].append(block)
        else:
            clusters.append([block])
    return max((_measured(a, b, cluster) for cluster in clusters), key=lambda x: x.matched, default=None)


def _measured(a: Wording, b: Wording, blocks: Sequence[tuple[int, int, int]]) -> Alignment:
    pairs = [(i + k, j + k) for i, j, n in blocks for k in range(n)]
    runs = [sum(a.own[i + k] and b.own[j + k] for k in range(n)) for i, j, n in blocks]
    return Alignment(
        (pairs[0][0], pairs[-1][0] + 1),
        (pairs[0][1], pairs[-1][1] + 1),
        len(pairs),
        sum(a.own[i] and b.own[j] for i, j in pairs),
        sum(a.telling[i] and b.telling[j] for i, j in pairs),
        max(runs),
    )
