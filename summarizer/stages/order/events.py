"""Events: claim groups around one happening, in the order to tell them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from summarizer.domain.claims import Claim, ClaimGroup, Event, Moment
from summarizer.domain.events import UNKNOWN_TIME, EventTime, Phase, TimeBasis
from summarizer.language.tense import tense_of
from summarizer.language.timex import Tense, find_time_expressions
from summarizer.language.timex_forms import Form, Shift, Unit, WeekdayName
from summarizer.language.tokens import content_stems

_SAME_DAY = 0.75
_ANNOUNCED = 1.5
"""Announced days often differ by one between articles."""
_SAME_EVENT = 0.2
"""Share of a group's weighted words that an event of the same time must hold."""
_ALIKE = 0.2
"""Weighted Jaccard similarity to a dated group from which one without a time goes with it."""
_LONG_AGO = -45.0
_A_WEEK = 7
_NEAR = 60.0
"""Days around the main day within which a mere mention is worth an entry in a timeline."""
_FAR = 400.0


@dataclass
class _Cluster:
    """An event being built."""

    offset: float | None
    phase: Phase
    groups: list[ClaimGroup] = field(default_factory=list)
    """Dated groups first, in the order they came."""
    stems: set[str] = field(default_factory=set)

    def add(self, group: ClaimGroup, stems: frozenset[str]) -> None:
        """Take a group in."""
        self.groups.append(group)
        self.stems |= stems


@dataclass(frozen=True, slots=True)
class _Words:
    """The stems of each group and how telling each stem is (inverse document frequency)."""

    stems: Mapping[str, frozenset[str]]
    weight: Mapping[str, float]

    def shared(self, group: ClaimGroup, others: Iterable[str]) -> float:
        """Share of the group's weighted stems that stand among others."""
        own = self.stems[group.group_id]
        total = math.fsum(self.weight[s] for s in sorted(own))
        return math.fsum(self.weight[s] for s in sorted(own & set(others))) / total if total else 0.0

    def alike(self, a: ClaimGroup, b: ClaimGroup) -> float:
        """Weighted Jaccard similarity of two groups."""
        one, other = self.stems[a.group_id], self.stems[b.group_id]
        either = math.fsum(self.weight[s] for s in sorted(one | other))
        return math.fsum(self.weight[s] for s in sorted(one & other)) / either if either else 0.0


def order_events(groups: Sequence[ClaimGroup]) -> tuple[Event, ...]:
    """Arrange claim groups in events, and events in time.

    Groups of one time form an event where they share enough of their words. A group without a time joins
    the event it shares most with, else the main event.

    Args:
        groups: claim groups of one story; their order does not matter.

    Returns:
        Events in order: background first, what is announced last; every group is in exactly one.
    """
    ranked = sorted(groups, key=_importance)
    words = _count_words(ranked)
    clusters: list[_Cluster] = []
    for group in ranked:
        time = group_time(group)
        if time.offset is not None:
            _place(group, time.offset, clusters, words)
    dated = [(c, g) for c in clusters if c.phase in {Phase.BEFORE, Phase.MAIN} for g in c.groups]
    for group in ranked:
        if group_time(group).offset is None:
            _attach(group, dated, clusters, words)
    ordered = sorted(clusters, key=_position)
    return tuple(
        Event(f"e{number}", _event_time(c.groups), tuple(c.groups), c.phase)
        for number, c in enumerate(ordered, start=1)
    )


def timeline_candidates(groups: Sequence[ClaimGroup]) -> tuple[Moment, ...]:
    """Happenings with a time worth an entry in a timeline.

    Args:
        groups: claim groups of one story.

    Returns:
        Moments in order of time; of one time, those most origins tell first, and what a claim tells
        before what it only mentions. "Tonight" and "late on Friday" bear the day's name.
    """
    moments = [
        m for group in sorted(groups, key=_importance) for c in group.claims for m in _moments(group, c)
    ]
    names = _day_names(m.time for m in moments)
    return tuple(sorted((replace(m, time=_named(m.time, names)) for m in moments), key=_moment_order))


def _day_names(times: Iterable[EventTime]) -> dict[float | None, str]:
    """The weekday's name of each offset that some passage calls by it, as most passages put it."""
    named = Counter((t.offset, t.text) for t in times if isinstance(_form(t), WeekdayName))
    offsets = {offset for offset, _ in named}
    return {o: min((-n, len(t), t) for (p, t), n in named.items() if p == o)[2] for o in offsets}


def _form(time: EventTime) -> Form | None:
    found = find_time_expressions(time.text)
    return found[0].form if found else None


def _named(time: EventTime, names: Mapping[float | None, str]) -> EventTime:
    """The time by its weekday's name instead of "today", which means nothing to a later reader."""
    form = _form(time)
    deictic = isinstance(form, Shift) and form.unit is Unit.DAY
    if not deictic and not isinstance(form, WeekdayName):
        return time
    return replace(time, text=names.get(time.offset, time.text))


def story_period(groups: Sequence[ClaimGroup]) -> tuple[date, date] | None:
    """First and last known day of what happened around the main event; None if no date is known."""
    times = [
        t for t in map(group_time, groups) if abs(t.offset if t.offset is not None else _NEAR) < -_LONG_AGO
    ]
    days = [(t.start, t.end) for t in times if t.start and t.end and (t.end - t.start).days < _A_WEEK]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def group_time(group: ClaimGroup) -> EventTime:
    """The time most claims of a group give; of several, the one with the best evidence."""
    known = [c.time for c in group.claims if c.time.basis is not TimeBasis.UNKNOWN]
    if not known:
        return UNKNOWN_TIME
    votes = Counter(t.offset for t in known)
    return max(known, key=lambda t: (t.start is not None, votes[t.offset], -known.index(t)))


def _importance(group: ClaimGroup) -> tuple[int, int, tuple[int, ...], str]:
    """Sort key: groups that most origins report first, then those that stand earliest."""
    first = min(c.sentence_indexes for c in group.claims)
    return (-len(group.origins), -len(group.claims), first, group.group_id)


def _count_words(groups: Sequence[ClaimGroup]) -> _Words:
    stems = {g.group_id: frozenset(s for c in g.claims for s in content_stems(c.text)) for g in groups}
    spread = Counter(s for own in stems.values() for s in own)
    return _Words(stems, {s: math.log(1 + len(groups) / n) for s, n in spread.items()})


def _phase(offset: float | None) -> Phase:
    if offset is None or abs(offset) < 1:
        return Phase.MAIN
    if offset > 0:
        return Phase.AFTER
    return Phase.BACKGROUND if offset < _LONG_AGO else Phase.BEFORE


def _place(group: ClaimGroup, offset: float, clusters: list[_Cluster], words: _Words) -> None:
    """Add a dated group to the event of its time that it shares most with, or begin one."""
    phase = _phase(offset)
    reach = _ANNOUNCED if phase is Phase.AFTER else _SAME_DAY
    near = [
        c for c in clusters if c.offset is not None and abs(c.offset - offset) < reach and c.phase is phase
    ]
    best = max(near, key=lambda c: words.shared(group, c.stems), default=None)
    if best is None or words.shared(group, best.stems) < _SAME_EVENT:
        best = _Cluster(offset, phase)
        clusters.append(best)
    best.add(group, words.stems[group.group_id])


def _attach(
    group: ClaimGroup,
    dated: Sequence[tuple[_Cluster, ClaimGroup]],
    clusters: list[_Cluster],
    words: _Words,
) -> None:
    """Add a group without a time to background, outlook, the event of its likest group, or the main event.

    What a group only mentions ("… after Friday's call") is not what it tells.
    """
    phase = _told_phase(group.best)
    home = next((c for c in clusters if c.phase is phase and (c.offset is None or phase is Phase.MAIN)), None)
    mentioned = {m.time.offset for claim in group.claims for m in claim.mentions}
    dated = [(c, g) for c, g in dated if c.phase is Phase.MAIN or c.offset not in mentioned]
    if phase is Phase.MAIN and dated:
        cluster, likest = max(dated, key=lambda pair: words.alike(group, pair[1]))
        home = cluster if home is None or words.alike(group, likest) >= _ALIKE else home
    if home is None:
        home = _Cluster(None, phase)
        clusters.append(home)
    home.add(group, words.stems[group.group_id])


def _told_phase(claim: Claim) -> Phase:
    """Phase of a claim without a time by its narration; statements belong to the main event."""
    parse = claim.parse
    if claim.attribution is not None or not parse.roots:
        return Phase.MAIN
    root = parse.roots[0]
    helpers = [parse.tokens[i] for i in parse.children(root) if parse.tokens[i].dep.startswith("aux")]
    spoken = {t.text.casefold() for t in helpers}
    if "had" in spoken:
        return Phase.BACKGROUND
    announced = spoken & {"will", "shall"} or (parse.tokens[root].lemma == "be" and not spoken)
    return Phase.AFTER if announced and tense_of(parse, root) is Tense.FUTURE else Phase.MAIN


def _position(cluster: _Cluster) -> tuple[float, int, tuple[int, int, tuple[int, ...], str]]:
    """Sort key: by time; of one time, the event that matters most first."""
    undated = {Phase.BACKGROUND: -math.inf, Phase.BEFORE: -math.inf, Phase.MAIN: 0.0, Phase.AFTER: math.inf}
    offset = undated[cluster.phase] if cluster.offset is None else cluster.offset
    day = float(round(offset)) if math.isfinite(offset) else offset
    return (day, -len(cluster.groups), min(_importance(g) for g in cluster.groups))


def _event_time(groups: Sequence[ClaimGroup]) -> EventTime:
    """The time most groups of an event give, in its plainest words."""
    known = [t for t in map(group_time, groups) if t.offset is not None]
    if not known:
        return UNKNOWN_TIME
    votes = Counter((t.offset, t.text) for t in known)
    best = min(known, key=lambda t: (t.start is None, -votes[t.offset, t.text], len(t.text), t.text))
    return _named(best, _day_names(known))


def _moments(group: ClaimGroup, claim: Claim) -> Iterable[Moment]:
    if claim.time.offset is not None and _LONG_AGO < claim.time.offset < _FAR:
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
