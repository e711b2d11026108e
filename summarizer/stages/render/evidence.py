"""How citations are shown: source numbers beside a sentence, quotes in a list of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.domain.brief import (
    Brief,
    BriefConflictValue,
    Citation,
    CitedSentence,
    Role,
    Section,
    SectionKind,
)
from summarizer.domain.events import EventTime, TimeBasis
from summarizer.language.people.names import fullest_name, same_name


class SpeakerSentences(NamedTuple):
    """What one speaker says; ``speaker`` is None for sentences without one."""

    speaker: str | None
    sentences: tuple[CitedSentence, ...]


class Passages(NamedTuple):
    """The same words in one source or several; ``places`` reads ``[1] 51–139, [2] 43–131``."""

    role: Role
    places: str
    quote: str


class EvidenceEntry(NamedTuple):
    """A sentence, or one value of a difference, with what it stands on."""

    text: str
    citations: tuple[Citation, ...]
    origins: int | None
    """Independent origins behind it; None where they are not counted."""


class EvidenceGroup(NamedTuple):
    """The evidence of one part of a brief."""

    title: str
    entries: tuple[EvidenceEntry, ...]


def marker(citations: Sequence[Citation]) -> str:
    """The numbers of the sources that say it, as ``[1,3]``: of evidence, not of context or anchors."""
    numbers = sorted({c.number for c in citations if c.role is Role.EVIDENCE})
    return f"[{','.join(map(str, numbers))}]"


def passages(citations: Sequence[Citation]) -> tuple[Passages, ...]:
    """Put citations of the same words together (a reprint is quoted once)."""
    groups: dict[tuple[Role, str], list[str]] = {}
    for c in citations:
        groups.setdefault((c.role, c.quote), []).append(f"[{c.number}] {c.span.start}–{c.span.end}")
    return tuple(Passages(role, ", ".join(places), quote) for (role, quote), places in groups.items())


def when(time: EventTime) -> str:
    """An event's time as printed: its calendar day if that is known, else the sources' own words."""
    if time.start is None:
        return time.text or "time not stated"
    shown = f"{time.start.day} {time.start:%B %Y}"
    if time.end is not None and time.end != time.start:
        shown += f" – {time.end.day} {time.end:%B %Y}"
    return f"{shown} (inferred)" if time.basis is TimeBasis.INFERRED else shown


def by_speaker(section: Section) -> tuple[SpeakerSentences, ...]:
    """A section's sentences by speaker, under the fullest name, in order of their first sentence.

    Args:
        section: a section; only one of positions is grouped.

    Returns:
        Groups; one group without a speaker for a section of events.
    """
    if section.kind is SectionKind.EVENTS:
        return (SpeakerSentences(None, section.sentences),)
    groups: list[list[CitedSentence]] = []
    for sentence in section.sentences:
        own = next((g for g in groups if _same_speaker(g[0].speaker, sentence.speaker)), None)
        if own is None:
            groups.append([sentence])
        else:
            own.append(sentence)
    return tuple(SpeakerSentences(_speaker(group), tuple(group)) for group in groups)


def evidence_groups(brief: Brief) -> tuple[EvidenceGroup, ...]:
    """Everything a brief says with its passages, in reading order; a repeated sentence is listed once.

    Args:
        brief: a brief.

    Returns:
        One group a part of the brief that has something new.
    """
    parts: list[tuple[str, list[EvidenceEntry]]] = [
        ("Headline", [_entry(brief.headline)]),
        ("In brief", [_entry(s) for s in brief.lead]),
        *((s.title, [_entry(x) for part in by_speaker(s) for x in part.sentences]) for s in brief.sections),
        ("Where the sources differ", [_value(v) for c in brief.conflicts for v in c.values]),
        ("Timeline", [_entry(e.sentence) for e in brief.timeline]),
    ]
    seen: set[tuple[str, tuple[Citation, ...]]] = set()
    groups = []
    for title, entries in parts:
        new = [e for e in entries if (e.text, e.citations) not in seen]
        seen.update((e.text, e.citations) for e in new)
        if new:
            groups.append(EvidenceGroup(title, tuple(new)))
    return tuple(groups)


def _same_speaker(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and same_name(one, other))


def _speaker(sentences: Sequence[CitedSentence]) -> str | None:
    named = [s.speaker for s in sentences if s.speaker is not None]
    return fullest_name(named) if len(set(named)) > 1 else next(iter(named), None)


def _entry(sentence: CitedSentence) -> EvidenceEntry:
    return EvidenceEntry(sentence.text, sentence.citations, len(sentence.origins))


def _value(value: BriefConflictValue) -> EvidenceEntry:
    return EvidenceEntry(value.value, value.citations, None)
