"""Events: claim groups around one happening, in the order to tell them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.domain.claims import Claim, ClaimGroup, Event
from summarizer.domain.events import Phase
from summarizer.domain.syntax import Parse
from summarizer.language.times.event_times import place_times
from summarizer.language.times.tense import tense_of
from summarizer.language.times.timex import Tense
from summarizer.language.words.tokens import content_stems
from summarizer.stages.order.group_times import common_time, group_time, importance, phase_of

_SAME_DAY = 0.75
_ANNOUNCED = 1.5
"""Announced days often differ by one between articles."""
_SAME_EVENT = 0.2
"""Share of a group's weighted words that an event of the same time must hold."""
_ALIKE = 0.2
"""Weighted Jaccard similarity to a dated group from which one without a time goes with it."""


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
    the event that it names ("the call") or shares most words with, else the main event.

    Args:
        groups: claim groups of one story; their order does not matter.

    Returns:
        Events in order: background first, what is announced last; every group is in exactly one.
    """
    ranked = sorted(groups, key=importance)
    words = _count_words(ranked)
    clusters: list[_Cluster] = []
    for group in ranked:
        time = group_time(group)
        if time.offset is not None:
            _place(group, time.offset, clusters, words)
    dated = _Dated(
        tuple((c, g) for c in clusters if c.phase in {Phase.BEFORE, Phase.MAIN} for g in c.groups),
        _event_nouns(ranked),
        words,
    )
    for group in ranked:
        if group_time(group).offset is None:
            _attach(group, dated, clusters)
    ordered = sorted(clusters, key=_position)
    return tuple(
        Event(f"e{number}", common_time(c.groups), tuple(c.groups), c.phase)
        for number, c in enumerate(ordered, start=1)
    )


def _count_words(groups: Sequence[ClaimGroup]) -> _Words:
    stems = {g.group_id: frozenset(s for c in g.claims for s in content_stems(c.text)) for g in groups}
    spread = Counter(s for own in stems.values() for s in own)
    return _Words(stems, {s: math.log(1 + len(groups) / n) for s, n in spread.items()})


def _place(group: ClaimGroup, offset: float, clusters: list[_Cluster], words: _Words) -> None:
    """Add a dated group to the event of its time that it shares most with, or begin one."""
    phase = phase_of(offset)
    reach = _ANNOUNCED if phase is Phase.AFTER else _SAME_DAY
    near = [
        c for c in clusters if c.offset is not None and abs(c.offset - offset) < reach and c.phase is phase
    ]
    best = max(near, key=lambda c: words.shared(group, c.stems), default=None)
    if best is None or words.shared(group, best.stems) < _SAME_EVENT:
        best = _Cluster(offset, phase)
        clusters.append(best)
    best.add(group, words.stems[group.group_id])


@dataclass(frozen=True, slots=True)
class _Dated:
    """What groups without a time are held against."""

    groups: Sequence[tuple[_Cluster, ClaimGroup]]
    nouns: Mapping[str, float]
    words: _Words

    def home(self, group: ClaimGroup) -> _Cluster | None:
        """The event that a group names, or that of the group most like it; None if none is close.

        What a group only mentions ("… which Friday's call had settled") is not what it tells, but what
        came "after Holt called on Friday" is best told with the call.
        """
        mentioned = {
            m.time.offset
            for claim in group.claims
            for m in claim.mentions
            if not claim.text[m.start : m.end].casefold().startswith("after ")
        }
        open_ones = [(c, g) for c, g in self.groups if c.phase is Phase.MAIN or c.offset not in mentioned]
        named = {self.nouns[noun] for noun in _definite_nouns(group.best.parse) if noun in self.nouns}
        times = [m.time.offset for m in group.best.mentions]
        named |= {offset for offset in times if offset is not None and offset not in mentioned}
        for cluster, _ in open_ones:
            if cluster.offset in named:
                return cluster
        if not open_ones:
            return None
        cluster, likest = max(open_ones, key=lambda pair: self.words.alike(group, pair[1]))
        return cluster if self.words.alike(group, likest) >= _ALIKE else None


def _event_nouns(groups: Sequence[ClaimGroup]) -> dict[str, float]:
    """Nouns that a time is attached to, if it is always the same time ("call" for "a call on Friday")."""
    offsets: defaultdict[str, set[float]] = defaultdict(set)
    for claim in (c for group in groups for c in group.claims):
        times = {t.text: t.offset for t in (claim.time, *(m.time for m in claim.mentions))}
        for placed in place_times(claim.parse):
            offset = times.get(placed.expression.text)
            if placed.noun and offset is not None:
                offsets[placed.noun].add(offset)
    return {noun: found.pop() for noun, found in offsets.items() if len(found) == 1}


def _definite_nouns(parse: Parse) -> list[str]:
    """Lemmas of the nouns that a text takes as known ("the call", "that call")."""
    return [
        token.lemma.casefold()
        for i, token in enumerate(parse.tokens)
        if token.pos == "NOUN"
        and any(parse.tokens[j].lemma.casefold() in {"the", "that", "this"} for j in parse.children(i))
    ]


def _attach(group: ClaimGroup, dated: _Dated, clusters: list[_Cluster]) -> None:
    """Add a group without a time to background, outlook, the event it belongs to, or the main event."""
    phase = _told_phase(group.best)
    home = dated.home(group) if phase is Phase.MAIN else None
    if home is None:
        home = next(
            (c for c in clusters if c.phase is phase and (c.offset is None or phase is Phase.MAIN)), None
        )
    if home is None:
        home = _Cluster(None, phase)
        clusters.append(home)
    home.add(group, dated.words.stems[group.group_id])


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
    return (day, -len(cluster.groups), min(importance(g) for g in cluster.groups))
