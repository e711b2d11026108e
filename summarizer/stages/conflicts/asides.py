"""Sentences that cannot stand alone in a brief and yet give a value: "It had been filled to a quarter"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.domain.claims import Claim, SetAside
from summarizer.domain.text import BlockKind, Sentence
from summarizer.language.phrasing.standing import TO_READERS, WITHHELD


def asides(set_aside: Iterable[SetAside], sentences: Mapping[str, Sequence[Sentence]]) -> tuple[Claim, ...]:
    """Make claims of the sentences that were only set aside because they need what stands before them.

    Args:
        set_aside: the sentences that make no claim, with reasons.
        sentences: all sentences by ``doc_id``.

    Returns:
        A claim each, as written; none of titles, and of nothing that may not be news.
    """
    spans = {aside.span for aside in set_aside if aside.reason not in WITHHELD - {TO_READERS}}
    return tuple(
        Claim(f"aside-{s.span.doc_id}-{s.span.start}", s.span.doc_id, s.text, s.parse, (s.span,), (s.index,))
        for own in sentences.values()
        for s in own
        if s.span in spans and s.kind is not BlockKind.TITLE
    )
