"""Extract, the capable way: a language model lists the claims of a chunk, by sentence number.

What the model reports is a proposal beside the small way's claims. It is refused if it cannot be
traced to the sentences it names, or names another speaker than they show; the small way's claims
stand for every sentence that no good proposal covers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from summarizer.domain.brief import Rejection
from summarizer.domain.claims import Attribution, Claim, Extraction
from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Chunk, Sentence, Span
from summarizer.errors import ReplyError
from summarizer.language.people.names import same_name
from summarizer.language.phrasing.standing import WITHHELD
from summarizer.language.support.grounding import introduces, name_stems, says_who, ungrounded
from summarizer.language.words.tokens import content_stems
from summarizer.ports import ChatModel, ChatReply, ChatRequest, Parser
from summarizer.prompting.prompts import Prompt
from summarizer.prompting.replies import CLAIMS_SCHEMA, ReportedClaim, parse_claims


@dataclass(frozen=True, slots=True)
class ModelExtraction:
    """Claims of both ways together, and what the model proposed in vain."""

    extraction: Extraction
    rejections: tuple[Rejection, ...]


class _Proposal(NamedTuple):
    """A claim as the model reports it, parsed, within what the model was shown."""

    reported: ReportedClaim
    parse: Parse
    shown: tuple[Sentence, ...]

    @property
    def named(self) -> list[Sentence]:
        return [self.shown[number - 1] for number in self.reported.sentences]


class _RefusalError(Exception):
    """A proposal is no claim; the message says why."""


def extract_with_model(
    chunks: Sequence[Chunk],
    small: Extraction,
    chat: ChatModel,
    parser: Parser,
    prompt: Prompt,
    max_tokens: int,
) -> ModelExtraction:
    """Let a language model list the claims of every chunk, in one batch.

    Args:
        chunks: consecutive sentences within the model's token budget.
        small: what the small way makes of the same sentences.
        chat: the model.
        parser: analyses the claims.
        prompt: takes ``sentences``, one a line with its number in brackets.
        max_tokens: most tokens of a reply.

    Returns:
        The model's claims, and the small way's for every sentence that is evidence of none of
        them: also for all of a chunk whose reply is not what was asked for.
    """
    withheld = {aside.span for aside in small.set_aside if aside.reason in WITHHELD}
    shown = [own for own in (_shown(chunk, withheld) for chunk in chunks) if own]
    replies = chat.complete([_request(own, prompt, max_tokens) for own in shown])
    proposals, rejections = _proposals(shown, replies, parser)
    speakers = {claim.evidence[0]: claim.attribution for claim in small.claims}
    drafts: list[tuple[Claim, str]] = []
    for proposal in proposals:
        try:
            drafts.append(_draft(proposal, speakers))
        except _RefusalError as reason:
            rejections.append(Rejection(proposal.parse.text, f"the model's claim {reason}", None))
    parses = parser.parse([text for _, text in drafts])
    claims = [_finished(claim, parse) for (claim, _), parse in zip(drafts, parses, strict=True)]
    return ModelExtraction(_joined(claims, small), tuple(rejections))


def _shown(chunk: Chunk, withheld: set[Span]) -> tuple[Sentence, ...]:
    return tuple(s for s in chunk.sentences if s.kind is not BlockKind.TITLE and s.span not in withheld)


def _request(shown: Sequence[Sentence], prompt: Prompt, max_tokens: int) -> ChatRequest:
    # One line a sentence, so that no sentence can pass for the number of another.
    lines = [f"[{number}] {' '.join(s.text.split())}" for number, s in enumerate(shown, start=1)]
    return prompt.request({"sentences": "\n".join(lines)}, max_tokens, CLAIMS_SCHEMA)


def _proposals(
    shown: Sequence[tuple[Sentence, ...]], replies: Sequence[ChatReply], parser: Parser
) -> tuple[list[_Proposal], list[Rejection]]:
    found: list[tuple[ReportedClaim, tuple[Sentence, ...]]] = []
    rejections: list[Rejection] = []
    for own, reply in zip(shown, replies, strict=True):
        try:
            found += [(reported, own) for reported in parse_claims(reply, len(own))]
        except ReplyError as error:
            rejections.append(
                Rejection(reply.text, f"claims of sentences {own[0].text!r} ff.: {error}", None)
            )
    parses = parser.parse([_sentence(reported.text) for reported, _ in found])
    return [_Proposal(r, parse, own) for (r, own), parse in zip(found, parses, strict=True)], rejections


def _draft(proposal: _Proposal, speakers: Mapping[Span, Attribution | None]) -> tuple[Claim, str]:
    """The claim of a proposal, and its text with the speaker in it."""
    named = proposal.named
    problem = ungrounded(proposal.parse, [s.text for s in named], [s.text for s in proposal.shown])
    if problem is not None:
        raise _RefusalError(problem)
    evidence = _evidence(proposal.parse, named)
    attribution = _attribution(proposal, speakers.get(evidence[0].span))
    context = _context(proposal, evidence)
    if attribution is not None:
        context += [span for span in attribution.context if span not in context]
    claim = Claim(
        claim_id="",
        doc_id=evidence[0].span.doc_id,
        text=proposal.parse.text,
        parse=proposal.parse,
        evidence=tuple(s.span for s in evidence),
        sentence_indexes=tuple(s.index for s in evidence),
        context=tuple(context),
        attribution=attribution,
    )
    return claim, _attributed(proposal.parse, attribution)


def _evidence(parse: Parse, named: Sequence[Sentence]) -> list[Sentence]:
    """The named sentences that add a word of their own, in the model's order."""
    wanted = set(content_stems(parse.text)) - name_stems(parse)
    evidence: list[Sentence] = []
    for sentence in named:
        found = wanted & set(content_stems(sentence.text))
        if found or not evidence:
            evidence.append(sentence)
        wanted -= found
    return evidence


def _context(proposal: _Proposal, evidence: Sequence[Sentence]) -> list[Span]:
    """Where the claim's names stand, if not in its evidence: the nearest sentence before, or else after."""
    own = {name for s in evidence for name in content_stems(s.text)}
    missing = name_stems(proposal.parse) - own
    spans = [_nearest(name, proposal.shown, evidence[0]) for name in sorted(missing)]
    return list(dict.fromkeys(s.span for s in spans if s is not None))


def _nearest(name: str, shown: Sequence[Sentence], start: Sentence) -> Sentence | None:
    before = [s for s in reversed(shown) if s.index < start.index]
    after = [s for s in shown if s.index > start.index]
    return next((s for s in (*before, *after) if introduces(name, s.text)), None)


def _attribution(proposal: _Proposal, resolved: Attribution | None) -> Attribution | None:
    """Who says the claim: as the small way resolved it, or else whom the model finds in the evidence."""
    speaker = proposal.reported.speaker
    if resolved is not None:
        if speaker is not None and not same_name(speaker, resolved.speaker):
            raise _RefusalError(f"is laid to {speaker}; the passage shows {resolved.speaker}")
        return resolved
    if speaker is None:
        return None
    if not any(introduces(speaker, s.text) for s in proposal.named):
        raise _RefusalError(f"is laid to {speaker}, whom its sentences do not name")
    return Attribution(speaker, "say", direct=False)


def _attributed(parse: Parse, attribution: Attribution | None) -> str:
    if attribution is None or says_who(parse, attribution.speaker):
        return parse.text
    if parse.text.casefold().startswith(attribution.speaker.casefold()):
        return parse.text  # its subject is the speaker: "Shops in the town reported no shortage."
    if parse.text.endswith(".") and parse.text[-2].isalnum():
        return f"{parse.text[:-1]}, {attribution.speaker} said."
    return f"{attribution.speaker} said: {parse.text}"


def _finished(claim: Claim, parse: Parse) -> Claim:
    key = "\x1f".join([parse.text, *(f"{s.doc_id}:{s.start}:{s.end}" for s in claim.evidence)])
    return Claim(
        claim_id=hashlib.sha256(key.encode()).hexdigest()[:12],
        doc_id=claim.doc_id,
        text=parse.text,
        parse=parse,
        evidence=claim.evidence,
        sentence_indexes=claim.sentence_indexes,
        context=claim.context,
        attribution=claim.attribution,
        worded_by_model=True,
    )


def _joined(claims: Sequence[Claim], small: Extraction) -> Extraction:
    own_words = {claim.evidence[0]: claim for claim in small.claims}
    claims = [replace(claim, fallback=own_words.get(claim.evidence[0])) for claim in claims]
    covered = {span for claim in claims for span in claim.evidence}
    rest = tuple(claim for claim in small.claims if covered.isdisjoint(claim.evidence))
    by_id = {claim.claim_id: claim for claim in (*claims, *rest)}
    asides = tuple(aside for aside in small.set_aside if aside.span not in covered)
    return Extraction(tuple(by_id.values()), asides)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ".”", '."')) else f"{text}."
