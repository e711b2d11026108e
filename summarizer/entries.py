"""From sentences that name a day to entries of a timeline: each stands alone and passes the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer.backends import Backends
from summarizer.domain.brief import Support
from summarizer.domain.claims import Claim, ClaimGroup, Extraction
from summarizer.domain.drafts import Draft, Judged
from summarizer.domain.text import Document, Sentence
from summarizer.stages.datewise import Proposal, Refusal, fitting, leans_back, objection
from summarizer.stages.draft import BROKEN, drafts_of, passed
from summarizer.stages.extract import extract
from summarizer.stages.screen import screen
from summarizer.stages.verify import verify

_CONTEXT = 2
"""Sentences before one with a pronoun that are analysed to find out whom it means."""
_TOO_LONG = "too long for an entry, and nothing could be left out"


def write_entries(
    proposals: Sequence[Proposal],
    sentences: Mapping[str, Sequence[Sentence]],
    documents: Mapping[str, Document],
    backends: Backends,
) -> list[Judged | Refusal]:
    """Phrase entries in their sources' words, as trimmed by rule, and put them to the gate.

    Args:
        proposals: sentences that name a day.
        sentences: of each document, in order; not parsed.
        documents: by id.
        backends: models and tools.

    Returns:
        One entry, or the reason why there is none, for each proposal.
    """
    parses = backends.parser.parse([mention.sentence.text for mention, *_ in proposals])
    reasons = [objection(proposal[0], parse) for proposal, parse in zip(proposals, parses, strict=True)]
    answers: dict[int, Judged | Refusal] = {n: Refusal(r) for n, r in enumerate(reasons) if r is not None}
    asked = {n: proposal[0].sentence for n, proposal in enumerate(proposals) if n not in answers}
    claims = _claims({n: (sentence,) for n, sentence in asked.items()}, documents, backends)
    # Most stand alone; only where one does not and may lean on those before it are these analysed too.
    leaning = [n for n, claim in claims.items() if isinstance(claim, Refusal) and leans_back(parses[n])]
    claims |= _claims({n: _window(asked[n], sentences) for n in leaning}, documents, backends)
    claims = _screened(claims, documents, backends)
    drafts: dict[int, Draft] = {}
    for number, claim in claims.items():
        draft = claim if isinstance(claim, Refusal) else _draft(claim, proposals[number])
        if isinstance(draft, Refusal):
            answers[number] = draft
        else:
            drafts[number] = draft
    supports = verify(list(drafts.values()), documents, backends.entailment, backends.parser)
    for (number, draft), support in zip(drafts.items(), supports, strict=True):
        answers[number] = _judged(draft, support, proposals[number])
    return [answers[number] for number in range(len(proposals))]


def _window(sentence: Sentence, sentences: Mapping[str, Sequence[Sentence]]) -> tuple[Sentence, ...]:
    """A sentence and those before it."""
    own = sentences[sentence.span.doc_id]
    return tuple(own[max(0, sentence.index - _CONTEXT) : sentence.index + 1])


def _claims(
    windows: Mapping[int, Sequence[Sentence]], documents: Mapping[str, Document], backends: Backends
) -> dict[int, Claim | Refusal]:
    """What each window's last sentence says on its own."""
    texts = [sentence.text for window in windows.values() for sentence in window]
    parses = iter(backends.parser.parse(texts))
    found: dict[int, Claim | Refusal] = {}
    for number, window in windows.items():
        # Numbered anew: for what follows, the window is all that the document says.
        parsed = tuple(replace(s, parse=next(parses), index=n) for n, s in enumerate(window))
        found[number] = _claim(parsed, documents[parsed[0].span.doc_id], backends)
    return found


def _claim(window: tuple[Sentence, ...], document: Document, backends: Backends) -> Claim | Refusal:
    span = window[-1].span
    extraction = extract([document], {document.doc_id: window}, backends.parser)
    claims = [claim for claim in extraction.claims if span in claim.evidence]
    reasons = [aside.reason for aside in extraction.set_aside if aside.span == span]
    return claims[0] if claims else Refusal(reasons[0])


def _screened(
    found: Mapping[int, Claim | Refusal], documents: Mapping[str, Document], backends: Backends
) -> dict[int, Claim | Refusal]:
    claims = {c.claim_id: c for c in found.values() if isinstance(c, Claim)}
    screened = screen(Extraction(tuple(claims.values()), ()), list(documents.values()), {}, backends.embedder)
    reasons = {aside.span: aside.reason for aside in screened.set_aside}
    return {
        number: Refusal(reasons[claim.evidence[0]])
        if isinstance(claim, Claim) and claim.evidence[0] in reasons
        else claim
        for number, claim in found.items()
    }


def _draft(claim: Claim, proposal: Proposal) -> Draft | Refusal:
    drafts = drafts_of(ClaimGroup(claim.claim_id, (claim,), ()))
    draft = fitting(drafts)
    if draft is None:
        return Refusal(_TOO_LONG if drafts else BROKEN)
    written = proposal[0].written
    inferred = written is not None and not proposal[0].named.stated
    return replace(draft, anchors=written.anchors if written is not None and inferred else ())


def _judged(draft: Draft, support: Support, proposal: Proposal) -> Judged | Refusal:
    if not passed(support):
        return Refusal(f"stopped by the gate: {support.reason}", draft)
    return Judged(_with_copies(draft, proposal), support, tuple(dict.fromkeys(_voices(proposal))))


def _with_copies(draft: Draft, proposal: Proposal) -> Draft:
    """The draft with every article that has the same words as evidence."""
    copies = (mention.sentence.span for mention in proposal[1:])
    return replace(draft, evidence=tuple(dict.fromkeys((*draft.evidence, *copies))))


def _voices(proposal: Proposal) -> Iterator[str]:
    return (mention.voice for mention in proposal)
