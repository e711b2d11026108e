"""Choose the sentences of a brief within its words, and arrange them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.drafts import Candidate, Plan, Planned
from summarizer.domain.text import Span
from summarizer.language.people.names import same_name
from summarizer.language.words.tokens import content_stems
from summarizer.stages.plan.lengths import SENTENCE_WORDS, fitting, length, shortest
from summarizer.stages.plan.ranking import (
    hearings,
    is_background,
    leaves_subject_open,
    openings,
    scores,
    speaker_of,
)
from summarizer.stages.plan.selection import Pool, Selection, best_index

HEADLINE_WORDS = 20
LEAD_WORDS = 46
_LEAD_SHARE = 0.2
_EVENT_SHARE = 0.34
_SPEAKERS = 4
_TWICE = 2
_AROUND = 14
"""Days around the main event in which what somebody said on another day is an event of the story."""
_NEWS = 0.35
"""What opening an article is worth for a headline, where it tells what the whole story is about."""
_BACKGROUND = 0.3
"""What a sentence loses as a headline that tells what had been so before."""
_NEWS_IN_LEAD = 0.15
"""And for the lead: less, as some articles open with a scene."""
_JOINT_ACTS = frozenset({"agree", "decide", "vote", "sign", "pledge"})
"""Cues that tell what was done rather than what somebody holds."""


def make_plan(
    candidates: Sequence[Candidate],
    vectors: NDArray[np.float32],
    disputed: Sequence[Span],
    outdated: Sequence[Span],
    budget: int,
    copying: int,
) -> Plan:
    """Choose and arrange the sentences of one brief.

    Args:
        candidates: at least one, each with at least one version, in event order.
        vectors: unit rows ``(n, d)``, the meaning of each candidate's group.
        disputed: passages on which the sources differ; what they say gets room.
        outdated: passages whose value was corrected later; what they say is not told as news.
        budget: words for headline, lead and sections together.
        copying: most words in long verbatim runs from one source.

    Returns:
        The plan, its timeline still empty; a candidate stands once among lead, events and positions.
    """
    pool = Pool(
        tuple(candidates),
        scores(candidates, vectors, disputed, outdated),
        vectors,
        tuple(frozenset(content_stems(c.group.best.text)) for c in candidates),
        openings(candidates),
    )
    told = [i for i, c in enumerate(pool.candidates) if not is_position(c)]
    said = [i for i, c in enumerate(pool.candidates) if is_position(c)]
    news = [i for i in range(len(candidates)) if i in told or i in pool.openings] or said
    headline = _headline(pool, news)
    selection = Selection(pool, budget, copying, headline)
    selection.spent = length(headline.version)
    room = round(_LEAD_SHARE * budget)
    lead = _fill(selection, news, room, LEAD_WORDS, most=2, opening=True)
    share = round(_EVENT_SHARE * budget)
    chosen = _every_time(selection, told, share)
    chosen += _fill(selection, told, share - sum(length(p.version) for p in chosen))
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
    spent = sum(length(p.version) for p in (plan.headline, *plan.lead))
    kept = set()
    for planned in sorted((*plan.events, *plan.positions), key=lambda p: p.rank):
        if spent + length(planned.version) <= budget:
            spent += length(planned.version)
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
    return candidate.time.offset is None or not 1 <= abs(candidate.time.offset) <= _AROUND


def _headline(pool: Pool, indexes: Sequence[int]) -> Planned:
    """The best short sentence among those given: whole rather than quoted."""
    middle = pool.vectors @ pool.vectors.mean(axis=0)
    news_worth = _NEWS * np.clip(middle / max(float(middle.max()), 1e-9), 0.0, 1.0)

    def key(i: int) -> float:
        candidate = pool.candidates[i]
        words = length(shortest(candidate))
        unclear = 0.3 * leaves_subject_open(candidate.group.best.parse)
        quoted = 0.15 * ("“" in candidate.group.best.text)
        return (
            float(pool.scores[i])
            + float(news_worth[i]) * (i in pool.openings)
            - _BACKGROUND * is_background(candidate.group.best.parse)
            - unclear
            - quoted
            - 0.015 * max(0, words - HEADLINE_WORDS)
        )

    best = best_index(indexes, key) or 0
    candidate = pool.candidates[best]
    return Planned(candidate, fitting(candidate.versions, HEADLINE_WORDS) or shortest(candidate))


def _every_time(selection: Selection, indexes: Sequence[int], room: int) -> list[Planned]:
    """The best account of each dated event around the main one, weightiest events first."""
    best: dict[int, int] = {}
    for i in indexes:
        candidate = selection.pool.candidates[i]
        if candidate.time.offset is None or abs(candidate.time.offset) < 1:
            continue
        rival = best.get(candidate.event)
        if rival is None or selection.pool.scores[i] > selection.pool.scores[rival]:
            best[candidate.event] = i
    return _fill(selection, list(best.values()), room // 2)


def _every_speaker(selection: Selection, indexes: Sequence[int]) -> list[Planned]:
    """The best statements of the main speakers, so that every side is heard; the first two twice."""
    planned: list[Planned] = []
    speakers = _speakers(selection.pool, indexes)
    for speaker in (*speakers[:_SPEAKERS], *speakers[:_TWICE]):
        own = [i for i in indexes if _speaks(selection.pool.candidates[i], speaker)]
        planned += _fill(selection, own, selection.left, most=1)
    return planned


def _fill(
    selection: Selection,
    indexes: Sequence[int],
    room: int,
    longest: int = SENTENCE_WORDS,
    most: int | None = None,
    opening: bool = False,
) -> list[Planned]:
    """Whatever adds most among ``indexes``, until ``room`` words or ``most`` sentences are used."""

    def key(i: int) -> float:
        background = opening and is_background(selection.pool.candidates[i].group.best.parse)
        news = _NEWS_IN_LEAD * (opening and i in selection.pool.openings)
        return selection.marginal(i) + news - _BACKGROUND * background

    planned: list[Planned] = []
    open_ones = [i for i in indexes if selection.pool.is_worth_telling(i)]
    limit = selection.spent + room
    while open_ones and (most is None or len(planned) < most):
        best = best_index(open_ones, key)
        if best is None:
            break
        open_ones.remove(best)
        taken = selection.take(best, longest, limit - selection.spent)
        if taken is not None:
            planned.append(taken)
    return planned


def _speakers(pool: Pool, indexes: Sequence[int]) -> list[str]:
    """Speakers, those with the weightiest statements first."""
    heard = hearings([pool.candidates[i] for i in indexes])
    weight: dict[str, float] = {}
    for i in indexes:
        speaker = speaker_of(pool.candidates[i])
        name = next((n for n in weight if same_name(n, speaker)), speaker)
        weight[name] = weight.get(name, 0.0) + float(pool.scores[i]) * heard[speaker]
    return sorted(weight, key=lambda name: (-weight[name], name))


def _speaks(candidate: Candidate, speaker: str) -> bool:
    return same_name(speaker_of(candidate), speaker)


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
