"""Which happenings are worth an entry in a timeline, and the period they span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from summarizer.domain.claims import Claim, ClaimGroup, Moment
from summarizer.stages.order.group_times import LONG_AGO, day_names, group_time, importance, named

_FEW_DAYS = 3
_NEAR = 60.0
"""Days around the main day within which a mere mention is worth an entry in a timeline."""
_FAR = 400.0


def timeline_candidates(groups: Sequence[ClaimGroup]) -> tuple[Moment, ...]:
    """Happenings with a time worth an entry in a timeline.

    Args:
        groups: claim groups of one story.

    Returns:
        Moments in order of time; of one time, those most origins tell first, and what a claim tells
        before what it only mentions. "Tonight" and "late on Friday" bear the day's name.
    """
    moments = [
        m for group in sorted(groups, key=importance) for c in group.claims for m in _moments(group, c)
    ]
    names = day_names(m.time for m in moments)
    return tuple(sorted((replace(m, time=named(m.time, names)) for m in moments), key=_moment_order))


def story_period(groups: Sequence[ClaimGroup]) -> tuple[date, date] | None:
    """First and last day that the story around its main event names; None if no date is known."""
    times = [
        t for t in map(group_time, groups) if abs(t.offset if t.offset is not None else _NEAR) < -LONG_AGO
    ]
    days = [(t.start, t.end) for t in times if t.start and t.end and (t.end - t.start).days < _FEW_DAYS]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _moments(group: ClaimGroup, claim: Claim) -> Iterable[Moment]:
    if claim.time.offset is not None and LONG_AGO < claim.time.offset < _FAR:
        yield Moment(claim.time, group, claim, 0, len(claim.text))
    for mention in claim.mentions:
        if mention.time.offset is not None and abs(mention.time.offset) < _NEAR:
            yield Moment(mention.time, group, claim, mention.start, mention.end)


def _moment_order(moment: Moment) -> tuple[float, bool, int, tuple[int, ...], str, int]:
    return (
        moment.time.offset or 0.0,
        moment.start > 0 or moment.end < len(moment.claim.text),
        -len(moment.group.origins),
        moment.claim.sentence_indexes,
        moment.claim.claim_id,
        moment.start,
    )
