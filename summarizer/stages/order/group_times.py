"""The time of a claim group, its words, and its weight among the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.domain.claims import ClaimGroup
from summarizer.domain.events import UNKNOWN_TIME, EventTime, Phase, TimeBasis
from summarizer.language.times.timex import find_time_expressions
from summarizer.language.times.timex_forms import Form, Shift, Unit, WeekdayName

LONG_AGO = -45.0
"""Days from the main day before which an event is background."""


def group_time(group: ClaimGroup) -> EventTime:
    """The time most claims of a group give; of several, the one with the best evidence."""
    known = [c.time for c in group.claims if c.time.basis is not TimeBasis.UNKNOWN]
    if not known:
        return UNKNOWN_TIME
    votes = Counter(t.offset for t in known)
    return max(known, key=lambda t: (t.start is not None, votes[t.offset], -known.index(t)))


def importance(group: ClaimGroup) -> tuple[int, int, tuple[int, ...], str]:
    """Sort key: groups that most origins report first, then those that stand earliest."""
    first = min(c.sentence_indexes for c in group.claims)
    return (-len(group.origins), -len(group.claims), first, group.group_id)


def phase_of(offset: float | None) -> Phase:
    """Where an event so many days from the main day stands in its story."""
    if offset is None or abs(offset) < 1:
        return Phase.MAIN
    if offset > 0:
        return Phase.AFTER
    return Phase.BACKGROUND if offset < LONG_AGO else Phase.BEFORE


def day_names(times: Iterable[EventTime]) -> dict[float | None, str]:
    """The weekday's name of each offset that some passage calls by it, as most passages put it."""
    named = Counter((t.offset, t.text) for t in times if isinstance(_form(t), WeekdayName))
    offsets = {offset for offset, _ in named}
    return {o: min((-n, len(t), t) for (p, t), n in named.items() if p == o)[2] for o in offsets}


def _form(time: EventTime) -> Form | None:
    found = find_time_expressions(time.text)
    return found[0].form if found else None


def named(time: EventTime, names: Mapping[float | None, str]) -> EventTime:
    """The time by its weekday's name instead of "today", which means nothing to a later reader."""
    form = _form(time)
    deictic = isinstance(form, Shift) and form.unit is Unit.DAY
    if not deictic and not isinstance(form, WeekdayName):
        return time
    return replace(time, text=names.get(time.offset, time.text))


def common_time(groups: Sequence[ClaimGroup]) -> EventTime:
    """The time most groups of an event give, in its plainest words."""
    known = [t for t in map(group_time, groups) if t.offset is not None]
    if not known:
        return UNKNOWN_TIME
    votes = Counter((t.offset, t.text) for t in known)
    best = min(known, key=lambda t: (t.start is None, -votes[t.offset, t.text], len(t.text), t.text))
    return named(best, day_names(known))
