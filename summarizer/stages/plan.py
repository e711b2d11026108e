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

from summarizer.domain.drafts import Candidate, Judged, Plan, Planned
from summarizer.domain.text import Span
from summarizer.language.people.names import same_name
from summarizer.language.phrasing.hedging import is_reading
from summarizer.language.words.tokens import content_stems, words

HEADLINE_WORDS = 20
LEAD_WORDS = 46
SENTENCE_WORDS = 28
LONGEST_SENTENCE = 36
"""A sentence of more than ``SENTENCE_WORDS`` is taken only if nothing shorter says it."""
_LEAD_SHARE = 0.2
_EVENT_SHARE = 0.34
_SAME_MEANING = 0.84
_SAME_WORDS = 0.72
_SPEAKERS = 4
_WORTH_TELLING = 0.45
"""Share of the best score below which a date alone earns no place."""
_JOINT_ACTS = frozenset({"agree", "decide", "vote", "sign", "pledge"})
"""Cues that tell what was done rather than what somebody holds."""


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
    texts: set[str] = field(default_factory=set)

    @property
    def left(self) -> int:
        """Words not yet spent."""
        return self.budget - self.spent

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

    def take(self, i: int, longest: int, room: int) -> Planned | None:
        """Choose a candidate in a version that fits; None if none does.

        Args:
            i: its index.
            longest: words of the fullest version wanted.
            room: words it may cost at most.

        Returns:
            The fullest version within ``longest``, else the shortest within ``LONGEST_SENTENCE``.
        """
        candidate = self.pool.candidates[i]
        source = candidate.group.best.doc_id
        copying = self.copying - self.copied.get(source, 0)
        open_ones = [
            v for v in candidate.versions if v.verbatim <= copying and v.draft.text not in self.texts
        ]
        room = min(room, self.left)
        version = fitting(open_ones, min(longest, room))
        if version is None and open_ones:
            version = fitting([min(open_ones, key=_length)], min(LONGEST_SENTENCE, room))
        if version is None:
            return None
        rank = len(self.chosen)
        self.chosen.append(i)
        self.texts.add(version.draft.text)
        self.copied[source] = self.copied.get(source, 0) + version.verbatim
        self.spent += _length(version)
        return Planned(candidate, version, rank)


def make_plan(
    candidates: Sequence[Candidate],
    vectors: NDArray[np.float32],
    disputed: Sequence[Span],
    budget: int,
    copying: int,
) -> Plan:
    """Choose and arrange the sentences of one brief.

    Args:
        candidates: at least one, each with at least one version, in event order.
        vectors: unit rows ``(n, d)``, the meaning of each candidate's group.
        disputed: passages on which the sources differ; what they say gets room.
        budget: words for headline, lead and sections together.
        copying: most words in long verbatim runs from one source.

    Returns:
        The plan, its timeline still empty; a candidate stands once among lead, events and positions.
    """
    pool = Pool(
        tuple(candidates),
        _scores(candidates, vectors, disputed),
        vectors,
        tuple(frozenset(content_stems(c.group.best.text)) for c in candidates),
    )
    told = [i for i, c in enumerate(pool.candidates) if not is_position(c)]
    said = [i for i, c in enumerate(pool.candidates) if is_position(c)]
    headline = _headline(pool, told or said)
    selection = _Selection(pool, budget, copying)
    selection.spent = _length(headline.version)
    selection.texts.add(headline.version.draft.text)
    lead = _fill(selection, told or said, round(_LEAD_SHARE * budget), LEAD_WORDS, most=3)
    share = round(_EVENT_SHARE * budget)
    chosen = _every_time(selection, told, share)
    chosen += _fill(selection, told, share - sum(_length(p.version) for p in chosen))
    chosen += [*_every_speaker(selection, said), *_fill(selection, said, selection.left)]
    chosen += _fill(selection, [*told, *said], selection.left)
    return Plan(
        headline=headline,
        lead=tuple(lead),
        events=tuple(sorted((p for p in chosen if not is_position(p.candidate)), key=_event_order)),
        positions=_by_speaker([p for p in chosen if is_position(p.candidate)]),
        timeline=(),
    )


def pruned(plan: Plan, budget: int) -> Plan:
    """The plan without the section sentences chosen last that do not fit the budget.

    Args:
        plan: a plan, perhaps rewritten since it was made.
        budget: words for headline, lead and sections together.

    Returns:
        The plan within the budget; headline and lead stay.
    """
    spent = sum(_length(p.version) for p in (plan.headline, *plan.lead))
    kept = set()
    for planned in sorted((*plan.events, *plan.positions), key=lambda p: p.rank):
        if spent + _length(planned.version) <= budget:
            spent += _length(planned.version)
            kept.add(planned.rank)
    return replace(
        plan,
        events=tuple(p for p in plan.events if p.rank in kept),
        positions=tuple(p for p in plan.positions if p.rank in kept),
    )


def is_position(candidate: Candidate) -> bool:
    """Whether a candidate tells what somebody holds, rather than an act or what was said on another day."""
    attribution = candidate.group.best.attribution
    if attribution is None or attribution.cue in _JOINT_ACTS:
        return False
    return candidate.time.offset is None or abs(candidate.time.offset) < 1


def word_count(text: str) -> int:
    """Number of words as a reader counts them."""
    return len(text.split())


def fitting(versions: Sequence[Judged], longest: int) -> Judged | None:
    """The fullest version of at most ``longest`` words, or None; of equal ones the first."""
    short = [v for v in versions if word_count(v.draft.text) <= longest]
    return max(short, key=lambda v: word_count(v.draft.text), default=None)


def _scores(
    candidates: Sequence[Candidate], vectors: NDArray[np.float32], disputed: Sequence[Span]
) -> NDArray[np.float64]:
    central = _lexrank(vectors.astype(np.float64))
    most = max(len(c.group.origins) for c in candidates)
    heard = _hearings(candidates)
    loudest = max(heard.values(), default=1)
    scores = np.empty(len(candidates))
    for i, candidate in enumerate(candidates):
        origins = math.log2(1 + len(candidate.group.origins)) / math.log2(1 + most)
        printed = 0.05 * min(len({c.doc_id for c in candidate.group.claims}) - 1, 3)
        first = min(min(c.sentence_indexes) for c in candidate.group.claims)
        scores[i] = 0.4 * central[i] + 0.3 * origins + printed + 0.2 / (1 + first / 6)
        at_issue = any(s.overlaps(d) for s in candidate.group.best.evidence for d in disputed)
        scores[i] += (
            0.1 * at_issue - _discount(candidate) + 0.1 * heard.get(_speaker(candidate), loudest) / loudest
        )
    return scores


def _hearings(candidates: Sequence[Candidate]) -> dict[str, int]:
    """In how many documents each speaker is heard: a party to the story, or one article's expert."""
    documents: dict[str, set[str]] = {}
    for candidate in candidates:
        for claim in candidate.group.claims:
            if claim.attribution is not None:
                documents.setdefault(claim.attribution.speaker, set()).add(claim.doc_id)
    names = sorted(documents)
    return {
        name: len({d for other in names if same_name(name, other) for d in documents[other]})
        for name in names
    }


def _speaker(candidate: Candidate) -> str:
    attribution = candidate.group.best.attribution
    return attribution.speaker if attribution is not None else ""


def _discount(candidate: Candidate) -> float:
    """What makes a sentence a worse choice: interpretation, length, a bare quotation."""
    best = candidate.group.best
    shortest = min(word_count(v.draft.text) for v in candidate.versions)
    discount = 0.004 * max(0, shortest - 16)
    if best.attribution is None and is_reading(best.parse):
        discount += 0.25
    if best.attribution is not None and best.attribution.direct:
        discount += 0.05 if len(words(best.text)) > 12 else 0.3
    elif len(words(best.text)) < 7:
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


def _headline(pool: Pool, indexes: Sequence[int]) -> Planned:
    """The best short sentence about the main event: whole rather than quoted, early rather than late."""

    def key(i: int) -> float:
        candidate = pool.candidates[i]
        length = word_count(_shortest(candidate).draft.text)
        early = 0.1 * (min(c.sentence_indexes[0] for c in candidate.group.claims) <= 2)
        quoted = 0.15 * ("“" in candidate.group.best.text)
        return float(pool.scores[i]) + early - quoted - 0.04 * max(0, length - HEADLINE_WORDS)

    best = _best(indexes, key) or 0
    candidate = pool.candidates[best]
    return Planned(candidate, fitting(candidate.versions, HEADLINE_WORDS) or _shortest(candidate))


def _every_time(selection: _Selection, indexes: Sequence[int], room: int) -> list[Planned]:
    """The best account of each dated event around the main one, weightiest events first."""
    best: dict[int, int] = {}
    enough = _WORTH_TELLING * selection.pool.scores.max()
    for i in indexes:
        candidate = selection.pool.candidates[i]
        far = candidate.time.offset is not None and abs(candidate.time.offset) >= 1
        if not far or selection.pool.scores[i] < enough:
            continue
        rival = best.get(candidate.event)
        if rival is None or selection.pool.scores[i] > selection.pool.scores[rival]:
            best[candidate.event] = i
    return _fill(selection, list(best.values()), room // 2)


def _every_speaker(selection: _Selection, indexes: Sequence[int]) -> list[Planned]:
    """The best statement of each of the main speakers, so that every side is heard."""
    planned: list[Planned] = []
    for speaker in _speakers(selection.pool, indexes)[:_SPEAKERS]:
        own = [i for i in indexes if _speaks(selection.pool.candidates[i], speaker)]
        planned += _fill(selection, own, selection.left, most=1)
    return planned


def _fill(
    selection: _Selection,
    indexes: Sequence[int],
    room: int,
    longest: int = SENTENCE_WORDS,
    most: int | None = None,
) -> list[Planned]:
    """Whatever adds most among ``indexes``, until ``room`` words or ``most`` sentences are used."""
    planned: list[Planned] = []
    open_ones = list(indexes)
    limit = selection.spent + room
    while open_ones and (most is None or len(planned) < most):
        best = _best(open_ones, selection.marginal)
        if best is None:
            break
        open_ones.remove(best)
        taken = selection.take(best, longest, limit - selection.spent)
        if taken is not None:
            planned.append(taken)
    return planned


def _speakers(pool: Pool, indexes: Sequence[int]) -> list[str]:
    """Speakers, those with the weightiest statements first."""
    heard = _hearings([pool.candidates[i] for i in indexes])
    weight: dict[str, float] = {}
    for i in indexes:
        speaker = _speaker(pool.candidates[i])
        name = next((n for n in weight if same_name(n, speaker)), speaker)
        weight[name] = weight.get(name, 0.0) + float(pool.scores[i]) * heard[speaker]
    return sorted(weight, key=lambda name: (-weight[name], name))


def _speaks(candidate: Candidate, speaker: str) -> bool:
    return same_name(_speaker(candidate), speaker)


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
    return min(candidate.versions, key=_length)


def _length(version: Judged) -> int:
    return word_count(version.draft.text)
