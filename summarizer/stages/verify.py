"""The gate: a sentence ships only if the passages it cites support it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.domain.brief import Support, Verdict
from summarizer.domain.drafts import Draft
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Document, Span
from summarizer.language.phrasing.reported import Reported, strip_attribution
from summarizer.language.phrasing.rewriting import dateline_end
from summarizer.language.support.exact import problems
from summarizer.language.support.problem import Problem
from summarizer.ports import EntailmentModel, EntailmentPair, Judgement, Parser


class _Case(NamedTuple):
    """One draft made ready: its own words, what it cites, and what its sources are called."""

    bare: Reported
    passages: tuple[str, ...]
    metadata: tuple[str, ...]
    flaw: str
    """Why it cannot be judged at all, or the empty string."""


def verify(
    drafts: Sequence[Draft], documents: Mapping[str, Document], entailment: EntailmentModel, parser: Parser
) -> list[Support]:
    """Decide for every draft whether its cited passages support it.

    Args:
        drafts: sentences with the passages they cite; written by anybody.
        documents: the cited documents by id.
        entailment: says whether the passages together support the sentence.
        parser: analyses sentences and passages, in one call.

    Returns:
        One support a draft, in order: SUPPORTED only if the entailment model says so and no exact check
        objects; otherwise the reason tells an editor what is wrong.
    """
    cases = [_case(draft, documents) for draft in drafts]
    sound = [case for case in cases if not case.flaw]
    texts = list(dict.fromkeys(t for case in sound for t in (case.bare.text, *case.passages)))
    parses = dict(zip(texts, parser.parse(texts), strict=True))
    pairs = [EntailmentPair("\n".join(case.passages), case.bare.text) for case in sound]
    judgements = iter(entailment.judge(pairs))
    return [
        Support(Verdict.NOT_ENOUGH_INFO, None, case.flaw)
        if case.flaw
        else _decide(case, parses, next(judgements))
        for case in cases
    ]


def _case(draft: Draft, documents: Mapping[str, Document]) -> _Case:
    spans = list(dict.fromkeys(span for span, _ in draft.cited()))
    cited = [documents[s.doc_id] for s in spans if s.doc_id in documents]
    metadata = tuple(dict.fromkeys(m for d in cited for m in (d.outlet, d.author, d.title) if m))
    bare = strip_attribution(draft.text, frozenset(d.outlet for d in cited if d.outlet))
    flaw = _flaw(draft, spans, documents)
    quotes = () if flaw else tuple(documents[s.doc_id].quote(s) for s in spans)
    return _Case(bare, tuple(p for q in quotes for p in _without_dateline(q)), metadata, flaw)


def _without_dateline(quote: str) -> tuple[str, ...]:
    """A passage in one piece, or its dateline apart, which a parser would take for the subject."""
    end = dateline_end(quote)
    return (quote[:end], quote[end:]) if 0 < end < len(quote) else (quote,)


def _flaw(draft: Draft, spans: Sequence[Span], documents: Mapping[str, Document]) -> str:
    if not draft.text.strip():
        return "the sentence is empty"
    if not draft.evidence:
        return "the sentence cites no evidence"
    for span in spans:
        if span.doc_id not in documents:
            return f"it cites document {span.doc_id}, which is not among the sources"
        if span.end > len(documents[span.doc_id].text):
            return f"it cites a passage beyond the end of document {span.doc_id}"
    return ""


def _decide(case: _Case, parses: Mapping[str, Parse], judgement: Judgement) -> Support:
    found = problems(
        parses[case.bare.text],
        [parses[p] for p in case.passages],
        case.metadata,
        attributed=case.bare.outlet is not None,
    )
    supported = judgement.support is Verdict.SUPPORTED
    if supported and not found:
        return Support(Verdict.SUPPORTED, judgement.probability, "")
    reasons = [p.message for p in found]
    if not supported:
        reasons.append(judgement.reason or "the entailment model finds no support for it")
    return Support(_verdict(found, judgement), judgement.probability, "; ".join(reasons))


def _verdict(found: Sequence[Problem], judgement: Judgement) -> Verdict:
    refuted = any(p.refutes for p in found) or judgement.support is Verdict.REFUTED
    return Verdict.REFUTED if refuted else Verdict.NOT_ENOUGH_INFO
