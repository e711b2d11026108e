"""Which sentences say best what the articles say of a day."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.text import BlockKind, Sentence, Span
from summarizer.domain.timelines import WrittenOn
from summarizer.language.words.tokens import content_stems
from summarizer.stages.datewise.mentions import Mention

_OPENING = 5
"""Sentences at the head of an article that tell of the day it was written, or the one before."""
_OPENING_WEIGHT = 0.5
"""Weight of openings beside sentences that name the day."""
_FEWEST, _MOST = 6, 30
"""Content words of a sentence that can be an entry."""
_SAME = 0.6
"""Cosine from which on two sentences say too much alike."""

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class DayPool:
    """The sentences that name one day, and how near each is to what is said of it."""

    day: date
    mentions: tuple[tuple[Mention, ...], ...]
    """Candidates; the mentions of one have the same words in different articles."""
    vectors: Vector
    """One row a candidate, of length 1."""
    centroid: Vector
    relevance: Vector
    """What a candidate's words weigh in all the articles, 1 or more."""

    def best(self, chosen: Collection[int], barred: Collection[int]) -> int | None:
        """Find the candidate that, with those chosen, comes nearest to what is said of the day.

        Args:
            chosen: candidates already taken.
            barred: candidates that may not be taken.

        Returns:
            Its position, or None if none is left that says anything else.
        """
        left = [i for i in range(len(self.mentions)) if i not in chosen and i not in barred]
        if chosen:
            told = self.vectors[list(chosen)]
            left = [i for i in left if float((told @ self.vectors[i]).max()) < _SAME]
        if not left:
            return None
        sums = self.vectors[left] + self.vectors[list(chosen)].sum(axis=0)
        nearness = sums @ self.centroid / np.linalg.norm(sums, axis=1)
        return left[int(np.argmax(nearness * self.relevance[left]))]


class Pools:
    """The pools of all days of one topic; each is made when it is asked for."""

    def __init__(
        self, sentences: Mapping[str, Sequence[Sentence]], mentions: Sequence[Mention], written: WrittenOn
    ) -> None:
        """Count the topic's words.

        Args:
            sentences: of each document, in order.
            mentions: which sentences name which days.
            written: when each document was written, as far as known.
        """
        self._stems = {s.span: content_stems(s.text) for own in sentences.values() for s in own}
        self._words = _Words.of(sentences, self._stems)
        self._mentions: defaultdict[date, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.day].append(mention)
        dated = {m.sentence.span for m in mentions}
        self._openings: defaultdict[date, list[Span]] = defaultdict(list)
        for doc_id, when in written.items():
            for span in _opening(sentences.get(doc_id, ()), dated):
                self._openings[when.day].append(span)
                self._openings[when.day - timedelta(days=1)].append(span)

    def of(self, day: date) -> DayPool:
        """The pool of one day, perhaps empty; the order of candidates is that of documents and text."""
        named = _looking_back(self._mentions[day])
        spans = [m.sentence.span for m in named] + self._openings[day]
        vectors = self._words.vectors([self._stems[span] for span in spans])
        weights = _shares(len(named), 1.0) + _shares(len(spans) - len(named), _OPENING_WEIGHT)
        kept = self._candidates(named)
        rows = [rows[0] for rows in kept]
        relevance = [self._words.relevance(self._stems[named[row].sentence.span]) for row in rows]
        return DayPool(
            day,
            tuple(tuple(named[row] for row in same) for same in kept),
            vectors[rows],
            np.asarray(weights, np.float32) @ vectors,
            np.asarray(relevance, np.float32),
        )

    def _candidates(self, named: Sequence[Mention]) -> list[list[int]]:
        """Rows of the sentences of a fit length, those of the same words together."""
        same: dict[str, list[int]] = {}
        for row, mention in enumerate(named):
            if _FEWEST <= len(self._stems[mention.sentence.span]) <= _MOST:
                same.setdefault(" ".join(mention.sentence.text.casefold().split()), []).append(row)
        return list(same.values())


def _shares(count: int, whole: float) -> list[float]:
    return [whole / count] * count if count else []


def _looking_back(named: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions written on the day or after it, if there are any: what was announced may not have come."""
    since = [m for m in named if m.written is None or m.written.day >= m.day]
    return since or named


def _opening(sentences: Sequence[Sentence], dated: Collection[Span]) -> Iterator[Span]:
    body = [s for s in sentences if s.kind is not BlockKind.TITLE][:_OPENING]
    return (s.span for s in body if s.span not in dated)


@dataclass(frozen=True)
class _Words:
    """How rare a topic's words are, and how many of its articles have them."""

    rarity: Mapping[str, float]
    """Inverse sentence frequency."""
    spread: Mapping[str, float]
    """Share of the articles."""

    @classmethod
    def of(cls, sentences: Mapping[str, Sequence[Sentence]], stems: Mapping[Span, Sequence[str]]) -> _Words:
        in_sentences = Counter(w for own in stems.values() for w in set(own))
        in_articles = Counter(
            w for own in sentences.values() for w in {w for s in own for w in stems[s.span]}
        )
        return cls(
            {w: math.log((1 + len(stems)) / (1 + n)) + 1 for w, n in in_sentences.items()},
            {w: n / len(sentences) for w, n in in_articles.items()},
        )

    def vectors(self, texts: Sequence[Sequence[str]]) -> Vector:
        """TF-IDF vectors of length 1, one row a text; columns are the texts' words."""
        columns = {w: i for i, w in enumerate(dict.fromkeys(w for text in texts for w in text))}
        rows = np.zeros((len(texts), max(1, len(columns))), np.float32)
        for row, text in enumerate(texts):
            for word in text:
                rows[row, columns[word]] += self.rarity[word]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, np.finfo(np.float32).tiny), np.float32)

    def relevance(self, text: Sequence[str]) -> float:
        """One, and the mean share of articles that have the text's words, rare words counting for more."""
        own = sorted(set(text))
        return 1 + sum(self.spread[w] * self.rarity[w] for w in own) / sum(self.rarity[w] for w in own)
