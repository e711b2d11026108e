"""plan: choose what a brief says within its word budget, and where.

Candidates are ranked by how many independent origins report them, how central they are to the whole
set (LexRank, Erkan and Radev 2004), how early their articles bring them, and how much they add to what
is chosen already (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.brief import Method
from summarizer.domain.drafts import Candidate, Judged, Plan, Planned
from summarizer.language.hedging import is_reading
from summarizer.language.names import same_name
from summarizer.language.tokens import content_stems, words

HEADLINE_WORDS = 20
LEAD_WORDS = 30
SENTENCE_WORDS = 34
_LEAD_SHARE = 0.24
_POSITION_SHARE = 0.55
_SAME_MEANING = 0.84
_SAME_WORDS = 0.72
_SPEAKERS = 5


@dataclass(frozen=True)
class Pool:
    """Candidates with their scores and meanings, row for row."""

    candidates: tuple[Candidate, ...]
    scores: NDArray[np.float64]
    vectors: NDArray[np.float32]
    stems: tuple[frozenset[str], ...]


@dataclass
class _Selection:
    """What is chosen so far and the words it costs."""

    pool: Pool
    budget: int
    copying: int
    """Most verbatim words of one source."""
    chosen: list[int] = field(default_factory=list)
    spent: int = 0
    copied: dict[str, int] = field(default_factory=dict)

    def marginal(self, i: int) -> float:
        """Score of a candidate less what is already said; minus infinity if it says nothing new."""
        if not self.chosen:
            return float(self.pool.scores[i])
        similarity = float((self.pool.vectors[self.chosen] @ self.pool.vectors[i]).max())
        repeated = max(_containment(self.pool.stems[i], self.pool.stems[j]) for j in self.chosen)
        if i in self.chosen or similarity > _SAME_MEANING or repeated > _SAME_WORDS:
            return -math.inf
        return (
            float(self.pool.scores[i]) - 0.35 * max(0.0, similarity - 0.35) - 0.3 * max(0.0, repeated - 0.3)
        )

    def take(self, i: int, longest: int) -> Planned | None:
        """Choose a candidate in the fullest version that fits; None if none does."""
        candidate = self.pool.candidates[i]
        source = candidate.group.best.doc_id
        room = self.copying - self.copied.get(source, 0)
        longest = min(longest, self.budget - self.spent)
        version = fitting(
            replace(candidate, versions=tuple(v for v in candidate.versions if v.verbatim <= room)), longest
        )
        if version is None:
            return None
        self.chosen.append(i)
        self.copied[source] = self.copied.get(source, 0) + version.verbatim
        self.spent += word_count(version.draft.text)
        return Planned(candidate, version)


def make_plan(
    candidates: Sequence[Candidate], vectors: NDArray[np.float32], budget: int, copying: int
) -> Plan:
    """Choose and arrange the sentences of one brief.

    Args:
        candidates: at least one, each with at least one version, in event order.
        vectors: unit rows ``(n, d)``, the meaning of each candidate's group.
        budget: words for headline, lead and sections together.
        copying: most words in long verbatim runs from one source.

    Returns:
        The plan, its timeline still empty; a candidate stands once among events and positions.
    """
    pool = Pool(
        tuple(candidates),
        _scores(candidates, vectors),
        vectors,
        tuple(frozenset(content_stems(c.group.best.text)) for c in candidates),
    )
    headline = _headline(pool)
    selection = _Selection(pool, budget, copying)
    selection.spent = word_count(headline.version.draft.text)
    lead = _lead(selection, budget)
    sections = [*_every_speaker(selection), *_fill(selection)]
    events = [p for p in sections if p.version.draft.speaker is None]
    positions = [p for p in sections if p.version.draft.speaker is not None]
    return Plan(
        headline=headline,
        lead=tuple(lead),
        events=tuple(sorted(events, key=_event_order)),
        positions=_by_speaker(positions),
        timeline=(),
    )


def word_count(text: str) -> int:
    """Number of words as a reader counts them."""
    return len(text.split())


def fitting(candidate: Candidate, longest: int) -> Judged | None:
    """The fullest version of at most ``longest`` words, or None."""
    return next((v for v in candidate.versions if word_count(v.draft.text) <= longest), None)


def _scores(candidates: Sequence[Candidate], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    central = _lexrank(vectors.astype(np.float64))
    most = max(len(c.group.origins) for c in candidates)
    scores = np.empty(len(candidates))
    for i, candidate in enumerate(candidates):
        origins = math.log2(1 + len(candidate.group.origins)) / math.log2(1 + most)
        first = min(min(c.sentence_indexes) for c in candidate.group.claims)
        scores[i] = 0.45 * central[i] + 0.3 * origins + 0.25 / (1 + first / 6) - _discount(candidate)
    return scores


def _discount(candidate: Candidate) -> float:
    """What makes a sentence a worse choice: interpretation, great length, a bare quotation."""
    best = candidate.group.best
    shortest = min(word_count(v.draft.text) for v in candidate.versions)
    discount = 0.1 * max(0.0, (shortest - 28) / 12)
    if best.attribution is None and is_reading(best.parse):
        discount += 0.25
    if best.attribution is not None and best.attribution.direct:
        discount += 0.05
    if len(words(best.text)) < 7:
        discount += 0.1
    return discount


def _lexrank(vectors: NDArray[np.float64], damping: float = 0.85) -> NDArray[np.float64]:
    """Stationary weight of each row in the similarity graph, scaled to a largest value of 1."""
    weights = np.clip(vectors @ vectors.T - 0.2, 0.0, None)
    np.fill_diagonal(weights, 0.0)
    totals = weights.sum(axis=1, keepdims=True)
    n = len(vectors)
    steps = np.where(totals > 0, weights / np.where(totals > 0, totals, 1.0), 1.0 / n)
    rank = np.full(n, 1.0 / n)
    for _ in range(60):
        rank = (1 - damping) / n + damping * (steps.T @ rank)
    return np.asarray(rank / rank.max())


def _containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that the other one holds."""
    return len(a & b) / max(1, min(len(a), len(b)))


def _best(indexes: Sequence[int], key: Callable[[int], float]) -> int | None:
    """The index with the largest finite key; ties go to the earlier one."""
    ranked = [(key(i), -i) for i in indexes]
    top = max(ranked, default=(-math.inf, 0))
    return -top[1] if top[0] > -math.inf else None


def _headline(pool: Pool) -> Planned:
    """The best short sentence about the main event: narrated rather than said, whole rather than quoted."""

    def key(i: int) -> float:
        candidate = pool.candidates[i]
        version = _shortest(candidate)
        length = word_count(version.draft.text)
        score = float(pool.scores[i]) - 0.06 * max(0, length - HEADLINE_WORDS)
        score -= 0.3 * (version.draft.speaker is not None) + 0.15 * ("“" in version.draft.text)
        return score + 0.1 * (candidate.group.best.sentence_indexes[0] <= 2)

    best = _best(range(len(pool.candidates)), key) or 0
    candidate = pool.candidates[best]
    return Planned(candidate, fitting(candidate, HEADLINE_WORDS) or _shortest(candidate))


def _lead(selection: _Selection, budget: int) -> list[Planned]:
    """Two or three sentences that say the main thing."""
    lead: list[Planned] = []
    start = selection.spent
    while len(lead) < 3 and selection.spent - start < _LEAD_SHARE * budget:
        open_ones = [i for i, c in enumerate(selection.pool.candidates) if c.group.best.attribution is None]
        best = _best(open_ones or range(len(selection.pool.candidates)), selection.marginal)
        if best is None:
            break
        room = round(_LEAD_SHARE * budget) - (selection.spent - start)
        planned = selection.take(best, max(min(LEAD_WORDS, room), 0) if lead else LEAD_WORDS)
        if planned is None:
            break
        lead.append(planned)
    return lead


def _every_speaker(selection: _Selection) -> list[Planned]:
    """The best statement of each of the main speakers, so that every side is heard."""
    planned = []
    for speaker in _speakers(selection.pool)[:_SPEAKERS]:
        own = [i for i, c in enumerate(selection.pool.candidates) if _speaks(c, speaker)]
        best = _best(own, selection.marginal)
        taken = selection.take(best, SENTENCE_WORDS) if best is not None else None
        if taken is not None:
            planned.append(taken)
    return planned


def _fill(selection: _Selection) -> list[Planned]:
    """Whatever adds most, until no room is left; positions keep to their share."""
    planned: list[Planned] = []
    refused: set[int] = set()
    positions = 0
    room = _POSITION_SHARE * selection.budget
    while True:
        open_ones = [i for i in range(len(selection.pool.candidates)) if i not in refused]
        best = _best(open_ones, selection.marginal)
        if best is None:
            return planned
        spoken = selection.pool.candidates[best].group.best.attribution is not None
        taken = None if spoken and positions > room else selection.take(best, SENTENCE_WORDS)
        refused.add(best)
        if taken is not None:
            positions += word_count(taken.version.draft.text) if spoken else 0
            planned.append(taken)


def _speakers(pool: Pool) -> list[str]:
    """Speakers, those with the weightiest statements first."""
    weight: dict[str, float] = {}
    for score, candidate in zip(pool.scores, pool.candidates, strict=True):
        attribution = candidate.group.best.attribution
        if attribution is None:
            continue
        name = next((n for n in weight if same_name(n, attribution.speaker)), attribution.speaker)
        weight[name] = weight.get(name, 0.0) + float(score)
    return sorted(weight, key=lambda name: (-weight[name], name))


def _speaks(candidate: Candidate, speaker: str) -> bool:
    attribution = candidate.group.best.attribution
    return attribution is not None and same_name(attribution.speaker, speaker)


def _by_speaker(positions: Sequence[Planned]) -> tuple[Planned, ...]:
    """Statements of one speaker together; speakers with most to say first."""
    heads: list[list[Planned]] = []
    for planned in sorted(positions, key=_event_order):
        speaker = planned.version.draft.speaker or ""
        for head in heads:
            if same_name(head[0].version.draft.speaker or "", speaker):
                head.append(planned)
                break
        else:
            heads.append([planned])
    heads.sort(key=lambda head: (-len(head), head[0].version.draft.speaker or ""))
    return tuple(planned for head in heads for planned in head)


def _event_order(planned: Planned) -> tuple[int, int, str]:
    best = planned.candidate.group.best
    return (planned.candidate.event, best.sentence_indexes[0], best.claim_id)


def _shortest(candidate: Candidate) -> Judged:
    return min(candidate.versions, key=lambda v: (word_count(v.draft.text), v.draft.method is Method.WRITTEN))
