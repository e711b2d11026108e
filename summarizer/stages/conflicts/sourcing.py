"""Every word of a row of the table stands in the passages it cites: cite what names a speaker, or do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from summarizer.domain.brief import Rejection
from summarizer.domain.claims import Claim, Conflict, ConflictValue
from summarizer.domain.text import Document, Span
from summarizer.language.words.tokens import content_stems, foreign_stems

_FEWEST = 2
"""Sides without which there is no difference."""


def source(
    conflicts: Iterable[Conflict], claims: Iterable[Claim], documents: Mapping[str, Document]
) -> tuple[tuple[Conflict, ...], tuple[Rejection, ...]]:
    """Let every value say only what its passages do.

    A name that another sentence of the article gives is cited there, as context. What no passage gives is
    left out: of a speaker's name the words that are not cited, or the speaker.

    Args:
        conflicts: differences found in a story.
        claims: what the story says, with where names stand that its sentences only point to.
        documents: its documents by id.

    Returns:
        The differences, in order, and the values that say something else still, each with the reason; a
        difference of which fewer than two sides are left is given up.
    """
    contexts: dict[Span, list[Span]] = {}
    for claim in claims:
        named = (*claim.context, *(claim.attribution.context if claim.attribution else ()))
        for span in claim.evidence:
            contexts.setdefault(span, []).extend(named)
    kept: list[Conflict] = []
    rejections: list[Rejection] = []
    for conflict in conflicts:
        values: list[ConflictValue] = []
        unsaid: list[Rejection] = []
        for value in conflict.values:
            known = [c for span in value.evidence for c in contexts.get(span, ())]
            settled = _settle(value, known, documents)
            if isinstance(settled, ConflictValue):
                values.append(settled)
            else:
                unsaid.append(settled)
        if len(values) >= _FEWEST:
            kept.append(replace(conflict, values=tuple(values)))
            rejections += unsaid
        else:
            reasons = "; ".join(rejection.reason for rejection in unsaid)
            rejections.append(Rejection(named_in_full(conflict), reasons, None))
    return tuple(kept), tuple(rejections)


def named_in_full(conflict: Conflict) -> str:
    """A difference on one line, for the ledger."""
    return f"{conflict.point}: {' / '.join(value.value for value in conflict.values)}"


def _settle(
    value: ConflictValue, contexts: Sequence[Span], documents: Mapping[str, Document]
) -> ConflictValue | Rejection:
    quotes = [documents[span.doc_id].quote(span) for span in value.evidence]
    missing = set(foreign_stems(value.value, quotes))
    if not missing:
        return value
    naming = [
        span
        for span in dict.fromkeys(contexts)
        if not missing.isdisjoint(content_stems(documents[span.doc_id].quote(span)))
    ]
    quotes += [documents[span.doc_id].quote(span) for span in naming]
    for text in (value.value, *_with_less_of_the_speaker(value, quotes)):
        if not foreign_stems(text, quotes):
            return replace(value, value=text, context=tuple(naming))
    foreign = ", ".join(foreign_stems(value.value, quotes))
    return Rejection(value.value, f"a side of a difference: not in the cited passages: {foreign}", None)


def _with_less_of_the_speaker(value: ConflictValue, quotes: Sequence[str]) -> Iterable[str]:
    """The value with as much of its speaker's name as its passages have, or without him."""
    name = value.speaker or ""
    if not name or not value.value.startswith(name):
        return
    rest, words = value.value[len(name) :], name.split()
    if all(word[0].isupper() for word in words):  # no "Brill" of "the mayor of Brill"
        parts = (" ".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2))
        yield from sorted((p + rest for p in parts if not foreign_stems(p, quotes)), key=len)[-1:]
    if rest.startswith(": "):
        yield rest[2:]
