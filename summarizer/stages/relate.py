"""Group the claims that say the same, and count the independent origins behind each group."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.claims import Claim, ClaimGroup, Origin, origin_of
from summarizer.language.numbers.quantities import Quantity, QuantityKind, find_quantities
from summarizer.language.people.names import same_name
from summarizer.language.support.propositions import Proposition, propositions
from summarizer.language.words.demonyms import country_key
from summarizer.language.words.thesaurus import same_sense
from summarizer.language.words.tokens import STOP_WORDS, stem, words

__all__ = ["origin_of", "relate"]

_CLOSE = 0.55
"""Cosine below which two claims are not compared."""
_ALIKE, _SHARED = 1.15, 0.4
"""Least cosine plus share that makes two claims one statement, and the least share: of the shorter
claim's words, by rarity, that the other holds (chosen by reading)."""
_ALIKE_IN_ONE_VOICE, _SHARED_IN_ONE_VOICE = 1.1, 0.25
"""The same where both claims name one speaker."""
_REPEATED = 1.75
"""Least cosine plus share within one document, where a second sentence mostly says something else."""
_UNATTRIBUTED = 0.1
"""What a claim without a named speaker must have more to join one with."""
_MENTION, _CLOSE_MENTION, _VERY_CLOSE = 0.4, 0.65, 0.8
"""Ratio of the claims' weights below which the shorter may be a mention, and cosines that outweigh doubts."""
_FEW_WORDS = 3
"""A claim of fewer telling words joins only one of the same words."""
_LONG = 35
"""Words from which on a claim's length counts against it as a group's best evidence."""
_COUNTED = {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.FRACTION}
_WEIGHTLESS = frozenset("say says said tell tells told add adds added according".split())


@dataclass(frozen=True, slots=True)
class _Content:
    """A claim as the comparison sees it."""

    claim: Claim
    weights: dict[str, float]
    """Stems by rarity among the story's claims, the speaker's name and the cue left out."""
    total: float
    plain: frozenset[str]
    """Those of them that are no names."""


def relate(
    claims: Sequence[Claim], vectors: NDArray[np.float32], origins: Sequence[Origin]
) -> tuple[ClaimGroup, ...]:
    """Put claims that say the same into groups.

    Close meaning (of the vectors) is not enough: claims must also share words that are rare in the
    story, and nothing about them may differ: not the speaker, not a number, not a denial.

    Args:
        claims: ``n`` claims of one story in any order.
        vectors: array of shape ``(n, d)`` with unit rows, one for each claim's text.
        origins: the story's shared passages.

    Returns:
        Groups that hold every claim once, those of most origins first; in each the best evidence first.

    Raises:
        ValueError: if there is not one vector a claim.
    """
    if len(claims) != len(vectors):
        raise ValueError(f"{len(claims)} claims with {len(vectors)} vectors")
    order = sorted(range(len(claims)), key=lambda i: _place(claims[i]))
    contents = _contents([claims[i] for i in order])
    scores = _scores(contents, vectors[order])
    clusters = _clusters(len(contents), scores)
    groups = (_group([contents[i] for i in cluster], origins) for cluster in clusters)
    return tuple(sorted(groups, key=lambda g: (-len(g.origins), _place(g.best))))


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.doc_id, min(span.start for span in claim.evidence), claim.claim_id


def _contents(claims: Sequence[Claim]) -> list[_Content]:
    read = [_stems(claim) for claim in claims]
    frequency = Counter(s for stems in read for s in stems)
    rarity = {s: math.log(1 + len(claims) / n) for s, n in frequency.items()}
    made = []
    for claim, stems in zip(claims, read, strict=True):
        weights = {s: rarity[s] for s in sorted(stems)}
        plain = frozenset(s for s, name in stems.items() if not name)
        made.append(_Content(claim, weights, sum(weights.values()), plain))
    return made


def _stems(claim: Claim) -> dict[str, bool]:
    """Telling stems of a claim, and whether each is a name."""
    told = claim.attribution
    left_out = {stem(w.text) for w in words(told.speaker)} | {stem(told.cue)} if told else set()
    found = {}
    for word in words(claim.text):
        name = word.text[0].isupper() and word.start > 0
        key = country_key(word.text) if word.text[0].isupper() else stem(word.text)
        if word.text.casefold().replace("’", "'") not in STOP_WORDS | _WEIGHTLESS and key not in left_out:
            found[key] = name
    return found


def _scores(contents: Sequence[_Content], vectors: NDArray[np.float32]) -> dict[tuple[int, int], float]:
    """Cosine plus shared words of the pairs that may be one statement, less what their kind requires."""
    cosines = vectors @ vectors.T
    found: dict[tuple[int, int], float] = {}
    for i, j in np.argwhere(np.triu(cosines >= _CLOSE, 1)).tolist():
        a, b = contents[i], contents[j]
        share = _share(a, b)
        score = float(cosines[i, j]) + share
        alike, shared = _required(a.claim, b.claim)
        if (
            share >= shared
            and score >= alike
            and _more_than_topic(a, b, score - share)
            and _compatible(a.claim, b.claim)
        ):
            found[i, j] = score
    return found


def _required(a: Claim, b: Claim) -> tuple[float, float]:
    """Least score and share for two claims to be one statement."""
    if a.doc_id == b.doc_id:
        return _REPEATED, _SHARED
    match (a.attribution is None, b.attribution is None):
        case (False, False):
            return _ALIKE_IN_ONE_VOICE, _SHARED_IN_ONE_VOICE
        case (True, True):
            return _ALIKE, _SHARED
        case _:
            return _ALIKE + _UNATTRIBUTED, _SHARED


def _share(a: _Content, b: _Content) -> float:
    """Share of the shorter claim's words, by rarity, that the other says too, synonyms for half."""
    less, more = (a, b) if a.total <= b.total else (b, a)
    if len(less.weights) < _FEW_WORDS:
        return float(bool(less.weights) and less.weights.keys() == more.weights.keys())
    missing = [s for s in less.weights if s not in more.weights]
    others = [s for s in more.weights if s not in less.weights]
    equal = sum(w for s, w in less.weights.items() if s in more.weights)
    near = sum(less.weights[s] for s in missing if any(same_sense(s, o) for o in others))
    return (equal + near / 2) / less.total


def _more_than_topic(a: _Content, b: _Content, cosine: float) -> bool:
    """Whether more than names is shared, and more than a passing mention where one says much more."""
    less, more = sorted((a.total, b.total))
    if less < _MENTION * more and cosine < _CLOSE_MENTION:
        return False
    return cosine >= _VERY_CLOSE or len(a.plain & b.plain) >= _FEW_WORDS - 1


def _compatible(a: Claim, b: Claim) -> bool:
    """Whether nothing says that two claims are two statements."""
    return _one_voice(a, b) and not (_numbers_differ(a, b) or _times_differ(a, b) or _denied_by(a, b))


def _one_voice(a: Claim, b: Claim) -> bool:
    if a.attribution is None or b.attribution is None:
        return True
    return same_name(a.attribution.speaker, b.attribution.speaker)


def _numbers_differ(a: Claim, b: Claim) -> bool:
    """Whether a number of the one excludes all of its kind and unit in the other."""
    mine, theirs = _counted(a), _counted(b)
    for q in mine:
        rivals = [r for r in theirs if (r.kind, r.unit) == (q.kind, q.unit)]
        if rivals and not any(q.low <= r.high and r.low <= q.high for r in rivals):
            return True
    return False


def _times_differ(a: Claim, b: Claim) -> bool:
    """Whether both claims have a known time and the days are not the same."""
    if a.time.start is None or a.time.end is None or b.time.start is None or b.time.end is None:
        return False
    return a.time.end < b.time.start or b.time.end < a.time.start


def _counted(claim: Claim) -> tuple[Quantity, ...]:
    return tuple(q for q in find_quantities(claim.parse) if q.kind in _COUNTED)


def _denied_by(a: Claim, b: Claim) -> bool:
    """Whether the claims' shared assertions are affirmed in one and denied in the other."""
    verdicts = [
        p.negated is q.negated
        for p in _assertions(a)
        for q in _assertions(b)
        if same_sense(p.lemma, q.lemma) and (_heads(p) & _heads(q))
    ]
    return bool(verdicts) and not any(verdicts)


@lru_cache(maxsize=8192)
def _assertions(claim: Claim) -> tuple[Proposition, ...]:
    return tuple(p for p in propositions(claim.parse) if not p.reporting)


def _heads(proposition: Proposition) -> set[str]:
    arguments = (*proposition.subjects, *proposition.objects, *(o.filler for o in proposition.obliques))
    return {a.lemma for a in arguments} | set(proposition.complements)


def _clusters(size: int, scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage over the scored pairs, nearest first; an unscored pair counts nothing."""
    cluster_of = {i: [i] for i in range(size)}
    for (i, j), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        a, b = cluster_of[i], cluster_of[j]
        if a is b:
            continue
        linked = sum(scores.get((min(x, y), max(x, y)), 0.0) for x in a for y in b)
        if linked >= _ALIKE_IN_ONE_VOICE * len(a) * len(b):
            a += b
            for member in b:
                cluster_of[member] = a
    return [sorted(c) for c in {id(c): c for c in cluster_of.values()}.values()]


def _group(members: Sequence[_Content], origins: Sequence[Origin]) -> ClaimGroup:
    ranked = sorted(members, key=lambda m: (-_merit(m, members), _place(m.claim)))
    name = "|".join(sorted(m.claim.claim_id for m in members))
    found = sorted({origin_of(m.claim.evidence, origins) for m in members})
    group_id = "g" + hashlib.sha256(name.encode()).hexdigest()[:10]
    return ClaimGroup(group_id, tuple(m.claim for m in ranked), tuple(found))


def _merit(content: _Content, members: Sequence[_Content]) -> float:
    """How well a claim stands for its group: says what the others say, shortly, attributed, early."""
    claim = content.claim
    others = [m for m in members if m is not content]
    held = [sum(w for s, w in m.weights.items() if s in content.weights) / m.total for m in others if m.total]
    complete = sum(held) / len(held) if held else 0.0
    excess = max(0, len(words(claim.text)) - _LONG)
    attributed = 0.1 if claim.attribution is not None else 0.0
    return complete - 0.02 * excess + attributed - 0.002 * min(claim.sentence_indexes, default=0)
