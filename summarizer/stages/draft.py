"""draft: phrase claim groups by rule, as extracts and ever shorter versions, each with its evidence.

A brief must already be good when no language model helps; these drafts are what it falls back to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.domain.brief import Method, Support, Verdict
from summarizer.domain.claims import Claim, ClaimGroup
from summarizer.domain.drafts import Draft, Judged
from summarizer.domain.text import Document, Span
from summarizer.language.phrasing.reported import SHARED, UNNAMED, attribute
from summarizer.language.phrasing.trim import shortenings, without_connectives
from summarizer.language.words.typography import even
from summarizer.language.words.verbatim import verbatim_words

_MOST_VERSIONS = 4
_MOST_WITNESSES = 4
_MOST_PHRASED = 3
BROKEN = "a bracket or quotation mark without its partner, or a link or handle"
"""Why a claim has no version that could be printed."""
_HANDLE = re.compile(r"(?<!\w)@\w|https?://|www\.|^[-–—•*]{1,2}\s")
"""Marks of a post or a link that stands among the sentences."""


def drafts_of(group: ClaimGroup) -> tuple[Draft, ...]:
    """Phrase a group from its best claims.

    Args:
        group: claims that say the same.

    Returns:
        The best claim as it stands, then shorter versions; then the next best claims likewise.
    """
    return tuple(dict.fromkeys(d for claim in group.claims[:_MOST_PHRASED] for d in _versions(claim)))


def witnesses(group: ClaimGroup, draft: Draft) -> tuple[Draft, ...]:
    """The same sentence on the evidence of each other claim of the group, for the gate to test.

    Args:
        group: claims that say the same.
        draft: the sentence on its own evidence.

    Returns:
        One draft for each claim the sentence was not made from.
    """
    others = [claim for claim in group.claims if claim.evidence != draft.evidence]
    return tuple(
        replace(draft, evidence=claim.evidence, context=claim.context) for claim in others[:_MOST_WITNESSES]
    )


def combine(
    group: ClaimGroup,
    draft: Draft,
    support: Support,
    corroboration: Sequence[Draft],
    documents: Mapping[str, Document],
) -> Judged:
    """Join a supported draft with the corroboration that passed, and credit its source where it stands alone.

    Args:
        group: the claims that say the same.
        draft: the sentence on the evidence it was made from.
        support: the gate's answer for it.
        corroboration: the same sentence on other claims' evidence, only those the gate let through.
        documents: the story's documents by id.

    Returns:
        The sentence with all its evidence; a narration known from one origin only, among several
        sources, says so.
    """
    evidence = tuple(dict.fromkeys(span for d in (draft, *corroboration) for span in d.evidence))
    context = tuple(dict.fromkeys(span for d in (draft, *corroboration) for span in d.context))
    joined = replace(draft, evidence=evidence, context=context)
    if draft.speaker is None and len(group.origins) == 1 and len(documents) > 1:
        reporter = _reporter({documents[span.doc_id].outlet or "" for span in evidence}, evidence)
        joined = replace(joined, text=attribute(draft.text, reporter), reporter=reporter)
    copied = verbatim_words(draft.text, [documents[s.doc_id].quote(s) for s in evidence])
    return Judged(joined, support, group.origins, copied)


def _reporter(outlets: set[str], evidence: Sequence[Span]) -> str:
    if len({span.doc_id for span in evidence}) > 1:
        return SHARED
    return outlets.pop() or UNNAMED


def passed(support: Support) -> bool:
    """Whether the gate lets a sentence through."""
    return support.verdict is Verdict.SUPPORTED


def _is_whole(text: str) -> bool:
    """Whether brackets and quotation marks come in pairs and nothing but prose is in the text."""
    paired = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”"))
    return paired and text.count('"') % 2 == 0 and not _HANDLE.search(text)


def _versions(claim: Claim) -> list[Draft]:
    whole = without_connectives(claim.parse)
    worded = Method.EXTRACT if whole == claim.text else Method.TRIMMED
    texts = [(whole, Method.WRITTEN if claim.worded_by_model else worded)]
    texts += [(text, Method.TRIMMED) for text in shortenings(claim.parse)[-(_MOST_VERSIONS - 1) :]]
    texts = [(text, method) for text, method in texts if _is_whole(text)]
    own_words = _versions(claim.fallback) if claim.fallback is not None else []
    return [*(_draft(claim, text, method) for text, method in texts), *own_words]


def _draft(claim: Claim, text: str, method: Method) -> Draft:
    return Draft(
        text=even(text),
        evidence=claim.evidence,
        method=method,
        context=claim.context,
        anchors=claim.time.anchors,
        speaker=claim.attribution.speaker if claim.attribution else None,
    )
