"""Which sentences of a long premise speak of what a hypothesis says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.language.words.tokens import content_stems, words

_AGAIN = 0.15
"""What a word counts for in a further sentence, beside the first that has it."""
_LEAST = 0.08
"""A sentence that adds less than this share of the hypothesis is noise."""


@lru_cache(maxsize=65536)
def _features(text: str) -> frozenset[str]:
    """Stems of the content words, and neighbouring pairs of them."""
    stems = content_stems(text)
    return frozenset(stems) | {f"{a} {b}" for a, b in pairwise(stems)}


def copied_share(sentences: Sequence[str], hypothesis: str) -> float:
    """Share of the word pairs of a hypothesis that stand in a premise.

    Args:
        sentences: the premise's sentences.
        hypothesis: one sentence.

    Returns:
        From 0 to 1; 1 for a hypothesis of fewer than two words.

    >>> copied_share(["The dam held on Friday."], "The dam held.")
    1.0
    >>> copied_share(["The dam held on Friday."], "The dam broke on Friday.")
    0.5
    """
    wanted = _pairs(hypothesis)
    if not wanted:
        return 1.0
    there = frozenset[tuple[str, str]]().union(*(_pairs(s) for s in sentences))
    return sum(p in there for p in wanted) / len(wanted)


@lru_cache(maxsize=65536)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(pairwise(w.text.casefold() for w in words(text)))


@lru_cache(maxsize=65536)
def _length(text: str) -> int:
    return len(words(text))


def relevant(sentences: Sequence[str], hypothesis: str, most_words: int = 110) -> tuple[int, ...]:
    """Pick the sentences that together cover most of a hypothesis.

    A rare word counts for more than one that stands in every sentence, and a word that is covered
    already for little, so that support which only two passages give together is kept together.

    Args:
        sentences: the premise's sentences in order.
        hypothesis: one sentence.
        most_words: the picked sentences hold no more words than this, unless the first alone does.

    Returns:
        Indices in order; empty only if there are no sentences.

    >>> relevant(["Rain fell.", "The dam held.", "The minister praised the engineers."],
    ...          "The minister said that the dam held.", 8)
    (1, 2)
    """
    features = [_features(s) for s in sentences]
    spread = Counter(f for found in features for f in found)
    wanted = {f: math.log(1 + len(sentences) / spread[f]) for f in _features(hypothesis) if f in spread}
    total = sum(wanted.values())
    picked: list[int] = []
    room = most_words
    while wanted and len(picked) < len(sentences):
        gains = {
            i: sum(w for f, w in wanted.items() if f in features[i])
            for i in range(len(sentences))
            if i not in picked and (not picked or _length(sentences[i]) <= room)
        }
        best = max(gains, key=lambda i: (gains[i], -i), default=None)
        if best is None or gains[best] < _LEAST * total:
            break
        picked.append(best)
        room -= _length(sentences[best])
        wanted = {f: w * (_AGAIN if f in features[best] else 1.0) for f, w in wanted.items()}
    return tuple(sorted(_with_lead_in(picked, sentences, room))) or ((0,) if sentences else ())


def _with_lead_in(picked: Sequence[int], sentences: Sequence[str], room: int) -> set[int]:
    """The picked sentences and, if there is room, what the pronouns of the best of them point back to."""
    found = set(picked)
    for index in picked[:2]:
        before = index - 1
        if before >= 0 and before not in found and _length(sentences[before]) <= room:
            found.add(before)
            room -= _length(sentences[before])
    return found
