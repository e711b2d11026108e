"""What speaks for and against two numbers being about one point, each as a small number."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from summarizer.domain.claims import Claim
from summarizer.language.numbers.measures import is_currency
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.words.thesaurus import same_sense
from summarizer.stages.conflicts.context import overlap, same_word
from summarizer.stages.conflicts.counting import counts_people
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.moments import is_moment
from summarizer.stages.conflicts.number_kinds import meet
from summarizer.stages.conflicts.number_mention import NumberMention

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_MOST_RATIO, _MOST_GAP, _MOST_SIZE, _MOST_SHARED = 6.0, 6.0, 4.0, 3
_BEFORE, _AFTER = 5, 6
"""Words on either side of a number that say at once what it is."""

Pair = tuple[int, int]


class Setting:
    """The numbers of a story with what every two of them are compared by."""

    def __init__(
        self,
        mentions: Sequence[NumberMention],
        claims: Sequence[Claim],
        weights: Mapping[str, float],
        judges: Judges,
    ) -> None:
        """Compare all numbers by their sentences, clauses and neighbouring words.

        Args:
            mentions: the numbers, by document and in order.
            claims: all claims of the story, those without numbers included.
            weights: rarity of stems in it.
            judges: models that compare sentences.
        """
        self.mentions = mentions
        self._weights = weights
        self._clauses = judges.likeness([m.masked_clause for m in mentions])
        self._near = np.maximum(judges.likeness([m.masked for m in mentions]), self._clauses)
        self._units = judges.likeness([m.unit or "number" for m in mentions])
        self._windows = judges.likeness([_window(m) for m in mentions])
        self._families = [_family(m) for m in mentions]
        self._places: dict[tuple[str, str], list[int]] = {}
        for n, mention in enumerate(mentions):
            self._places.setdefault((mention.claim.doc_id, self._families[n]), []).append(n)
        self._sentences = judges.likeness([c.text for c in claims])
        self._rows = {c.claim_id: n for n, c in enumerate(claims)}
        self._documents = {d: np.array([c.doc_id == d for c in claims]) for d in {c.doc_id for c in claims}}
        self._means = {d: self._sentences[:, own].mean(axis=1) for d, own in self._documents.items()}
        self._fates = [m.fate for m in mentions]
        self._planned = [m.planned for m in mentions]

    def pairs(self) -> Iterator[Pair]:
        """Numbers of one kind in two documents, be they equal or not."""
        for i, j in combinations(range(len(self.mentions)), 2):
            a, b = self.mentions[i], self.mentions[j]
            if a.claim.doc_id != b.claim.doc_id and self._families[i] == self._families[j]:
                yield i, j

    def nearness(self, i: int, j: int) -> float:
        """Cosine of the sentences or clauses of two numbers without the numbers, the larger one."""
        return float(self._near[i, j])

    def known_apart(self, i: int, j: int) -> bool:
        """Whether a document of two numbers has the other one as well, counting what has that fate."""
        return any(self._repeats(k, x) for x, y in ((i, j), (j, i)) for k in self._beside(i, y))

    def _repeats(self, k: int, x: int) -> bool:
        a, b = self.mentions[k], self.mentions[x]
        of_one = a.counted_class == b.counted_class and self._fates[k] == self._fates[x] != ""
        return of_one and (a.amount.low, a.amount.high) == (b.amount.low, b.amount.high)

    def features(self, i: int, j: int) -> dict[str, float]:
        """What speaks for and against two numbers being about one point.

        Args:
            i: place of a number.
            j: place of another, of one kind.

        Returns:
            Features by name.
        """
        return self._of_sentences(i, j) | self._of_rivals(i, j) | self._of_values(i, j) | self._of_words(i, j)

    def _of_sentences(self, i: int, j: int) -> dict[str, float]:
        """How near the sentences are, beside all others of the other document."""
        a, b = self.mentions[i].claim, self.mentions[j].claim
        x, y = self._rows[a.claim_id], self._rows[b.claim_id]
        cosine = float(self._sentences[x, y])
        nearer = sum(
            int((self._sentences[k, self._documents[d]] > cosine).sum())
            for k, d in ((x, b.doc_id), (y, a.doc_id))
        )
        places = a.sentence_indexes[0], b.sentence_indexes[0]
        return {
            "centered": cosine - float(self._means[b.doc_id][x] + self._means[a.doc_id][y]) / 2,
            "rank": math.log1p(nearer),
            "clause": float(self._clauses[i, j]),
            "window": float(self._windows[i, j]),
            "position": math.log1p(min(places)),
            "apart": math.log1p(abs(places[0] - places[1])),
            "told": float((a.attribution is not None) + (b.attribution is not None)),
            "documents": float(len(self._documents)),
        }

    def _of_rivals(self, i: int, j: int) -> dict[str, float]:
        """How the pair stands beside the other numbers of the kind in both documents."""
        sides = ((i, j), (j, i))
        near = float(self._near[i, j])
        rivals = [[k for k in self._beside(i, y) if k != y] for _, y in sides]
        values = [{self.mentions[k].amount.value for k in self._beside(i, y)} for _, y in sides]
        alone = sum(len(found) == 1 for found in values)
        best = [
            max((float(self._near[x, k]) for k in r), default=0.0)
            for (x, _), r in zip(sides, rivals, strict=True)
        ]
        known = sum(
            any(meet(self.mentions[k].amount, self.mentions[x].amount) for k in self._beside(i, y))
            for x, y in sides
        )
        return {
            "margin": near - max(best),
            "rivals": sum(math.log1p(len(r)) for r in rivals),
            "alone_both": float(alone == 2),
            "alone_one": float(alone == 1),
            "known": float(known),
        }

    def _beside(self, i: int, other: int) -> list[int]:
        """The numbers of a kind in the document of another."""
        return self._places[self.mentions[other].claim.doc_id, self._families[i]]

    def _of_values(self, i: int, j: int) -> dict[str, float]:
        """How far the values are apart, and of what kind they are."""
        a, b = self.mentions[i], self.mentions[j]
        moment = is_moment(a.quantity)
        low, high = sorted((abs(a.amount.value), abs(b.amount.value)))
        ratio = min(_MOST_RATIO, math.log2(high / low)) if low > 0 else _MOST_RATIO
        return {
            "ratio": 0.0 if moment else ratio,
            "size": 0.0 if moment else min(_MOST_SIZE, math.log10(1 + low)),
            "gap": min(_MOST_GAP, math.log2(1 + abs(a.amount.low - b.amount.low))) if moment else 0.0,
            "rough": float(bool(a.amount.approximation) + bool(b.amount.approximation)),
            "date": float(moment and a.quantity.kind is QuantityKind.DATE),
            "time": float(moment and a.quantity.kind is QuantityKind.TIME),
        }

    def _of_words(self, i: int, j: int) -> dict[str, float]:
        """What the words around and the nouns counted have in common."""
        a, b = self.mentions[i], self.mentions[j]
        counts = self._families[i] == QuantityKind.COUNT
        units = bool(a.unit and b.unit)
        people = counts_people(a.unit) and counts_people(b.unit)
        named = [[word for word, is_name in m.words if is_name] for m in (a, b)]
        same_name = any(same_word(x, True, y, True) for x in named[0] for y in named[1])
        fates = self._fates[i], self._fates[j]
        return {
            "plain": float(min(_MOST_SHARED, overlap(a.words, b.words, self._weights).plain)),
            "unit_cosine": float(self._units[i, j]) if counts and units else 0.0,
            "unit_apart": float(counts and units and not people and not same_sense(a.unit, b.unit)),
            "unit_missing": float(counts * ((not a.unit) + (not b.unit))),
            "names_apart": float(all(named) and not same_name),
            "fate_same": float(all(fates) and fates[0] == fates[1]),
            "fate_apart": float(all(fates) and fates[0] != fates[1]),
            "planned": float(self._planned[i] is not self._planned[j]),
        }


def _family(mention: NumberMention) -> str:
    """What is compared with what: counts, money, shares, ages, each measure, times of day, dates."""
    kind = mention.quantity.kind
    if kind in _SHARES:
        return "share"
    if is_moment(mention.quantity):
        return f"{kind} {mention.quantity.unit.removeprefix('half ')}"
    if kind is QuantityKind.MONEY or (kind is QuantityKind.COUNT and is_currency(mention.unit)):
        return QuantityKind.MONEY
    if kind is QuantityKind.COUNT and mention.unit and mention.measured != mention.unit:
        return mention.measured
    return kind


def _window(mention: NumberMention) -> str:
    """The words next to a number."""
    text, quantity = mention.claim.parse.text, mention.quantity
    before, after = text[: quantity.start].split()[-_BEFORE:], text[quantity.end :].split()[:_AFTER]
    return " ".join((*before, "some", *after))
