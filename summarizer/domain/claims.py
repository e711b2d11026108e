"""Claims, the groups that say the same, the origins they share and the conflicts between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.events import UNKNOWN_TIME, EventTime, Phase
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a claim, as resolved within its article."""

    speaker: str
    """Fullest name the article gives the speaker ("Sergey V. Lavrov", "U.S. officials")."""
    cue: str
    """Lemma of the reporting verb ("say"); empty if there is none."""
    direct: bool
    """Whether the whole statement is in quotation marks."""
    context: tuple[Span, ...] = ()
    """Where the name stands, if the statement itself has only a pronoun or a role."""


@dataclass(frozen=True, slots=True)
class TimedMention:
    """A happening that a claim mentions beside what it tells ("… after a phone call on Friday").

    It stands at ``[start, end)`` of the claim's text: the clause or noun phrase that the time belongs to.
    """

    time: EventTime
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one article that can stand on its own.

    ``text`` is what a brief may print: the evidence's words, with pronouns that point outside it
    replaced by the name that ``context`` shows and a leading dateline or connective left off.
    """

    claim_id: str
    doc_id: str
    text: str
    parse: Parse
    """Analysis of ``text``."""
    evidence: tuple[Span, ...]
    sentence_indexes: tuple[int, ...]
    """The document's sentences this claim was made from."""
    context: tuple[Span, ...] = ()
    attribution: Attribution | None = None
    time: EventTime = UNKNOWN_TIME
    """Time of what the claim tells."""
    mentions: tuple[TimedMention, ...] = ()
    """Other happenings in it whose time is known."""
    worded_by_model: bool = False
    """Whether a language model phrased ``text``."""
    fallback: Claim | None = None
    """What the evidence says in its own words, where a model phrased ``text``."""


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of different documents that say the same."""

    group_id: str
    claims: tuple[Claim, ...]
    """Best evidence first."""
    origins: tuple[str, ...]
    """Ids of the independent origins behind the claims; corroboration is their number."""

    @property
    def best(self) -> Claim:
        """The claim whose evidence represents the group."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Origin:
    """Passages of several documents that share their wording, with the credit they state."""

    origin_id: str
    passages: tuple[Span, ...]
    credit: str | None = None


def origin_of(evidence: Sequence[Span], origins: Iterable[Origin]) -> str:
    """Name the origin of a claim.

    Args:
        evidence: the claim's passages in one document; at least one.
        origins: shared passages of the story.

    Returns:
        Id of the origin that holds at least half of the evidence (the largest part, if several do),
        or ``doc:<doc_id>`` where it is its document's own.

    >>> wire = Origin("o1", (Span("a", 0, 50), Span("b", 10, 60)))
    >>> origin_of([Span("a", 20, 70)], [wire]), origin_of([Span("a", 40, 90)], [wire])
    ('o1', 'doc:a')
    """
    shared = {
        origin.origin_id: sum(
            min(p.end, span.end) - max(p.start, span.start)
            for p in origin.passages
            for span in evidence
            if p.overlaps(span)
        )
        for origin in origins
    }
    best = max(sorted(shared), key=lambda name: shared[name], default=None)
    if best is not None and 2 * shared[best] >= sum(span.end - span.start for span in evidence):
        return best
    return f"doc:{evidence[0].doc_id}"


class ConflictKind(StrEnum):
    """How values for one point differ (see docs/data-model.md)."""

    CONTRADICTION = "contradiction"
    PRECISION = "precision"
    APPARENT = "apparent"
    ACCOUNT = "account"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One value, close to its source's words, and where it stands."""

    value: str
    evidence: tuple[Span, ...]
    speaker: str | None = None
    context: tuple[Span, ...] = ()
    """Where a name stands that the evidence only points to."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Differing values for one point."""

    point: str
    kind: ConflictKind
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claim groups around one happening, with its time."""

    event_id: str
    time: EventTime
    groups: tuple[ClaimGroup, ...]
    phase: Phase = Phase.MAIN


@dataclass(frozen=True, slots=True)
class Moment:
    """A happening with a time, for a timeline: what ``claim.text[start:end]`` tells."""

    time: EventTime
    group: ClaimGroup
    claim: Claim
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A sentence that makes no claim, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the map step found: every sentence is in a claim or set aside."""

    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
