"""Which sentences name which days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.domain.claims import Origin, origin_of
from summarizer.domain.text import BlockKind, Sentence
from summarizer.domain.timelines import Written, WrittenOn
from summarizer.language.times.naming import NamedDay, named_days


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that a sentence names."""

    sentence: Sentence
    """Not parsed: few of a thousand articles' sentences need to be."""
    named: NamedDay
    written: Written | None
    voice: str
    """The origin of the sentence: agency copy in three articles is one voice."""

    @property
    def day(self) -> date:
        """The day named; where nothing is dated, a stand-in that keeps the order."""
        return self.named.day

    @property
    def dated(self) -> bool:
        """Whether the day is a real one."""
        return self.named.stated or (self.written is not None and self.written.known)


def find_mentions(
    sentences: Mapping[str, Sequence[Sentence]],
    written: WrittenOn,
    origins: Sequence[Origin],
    latest: date | None = None,
) -> tuple[Mention, ...]:
    """Find the days that articles name; a title's do not count, as it supports nothing on its own.

    Args:
        sentences: of each document, by ``doc_id``, in order; parsed or not.
        written: when each document was written, as far as known.
        origins: passages that documents share.
        latest: the last day on which an article was written, if that is known; a day of a month that an
            article without a date names is taken for the last one before it.

    Returns:
        The mentions in the order of documents and text; a day that a sentence names twice counts once.
    """
    shared = _by_document(origins)
    found: list[Mention] = []
    for doc_id, own in sentences.items():
        when = written.get(doc_id)
        undated = when is None and latest is not None
        if undated and latest is not None:
            when = Written(latest)
        day = told = when.day if when is not None else None
        for sentence in own:
            if sentence.kind is BlockKind.TITLE:
                continue
            named_here = [
                n
                for n in named_days(sentence.text, day, told)
                if _means(n, when) and (n.by_month or not undated)
            ]
            days = {n.day: n for n in reversed(named_here)}
            if not days:
                continue
            voice = origin_of([sentence.span], shared.get(doc_id, ()))
            named = sorted(days.values(), key=lambda n: n.start)
            found += [Mention(sentence, n, when, voice) for n in named]
            told = named[0].day
    return tuple(found)


def _means(named: NamedDay, written: Written | None) -> bool:
    """Whether a day can be placed, and is no date line.

    No article says the year of the day it is written on, but the stamps above it do. Where nothing is dated,
    "March 14" stands in no order to "Friday".
    """
    if written is None:
        return True
    if named.stated:
        return named.day != written.day
    return written.known or not named.by_month


def _by_document(origins: Sequence[Origin]) -> dict[str, list[Origin]]:
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        for doc_id in dict.fromkeys(p.doc_id for p in origin.passages):
            found.setdefault(doc_id, []).append(origin)
    return found
