"""What a candidate is worth.

Candidates are ranked by how many independent origins report them, how central they are to the whole
set (LexRank, Erkan and Radev 2004) and how early their articles bring them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.domain.drafts import Candidate
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import REPORTING
from summarizer.language.people.roles import is_role
from summarizer.language.phrasing.hedging import is_reading
from summarizer.language.words.tokens import words
from summarizer.stages.plan.lengths import length, shortest

_OUTDATED = 2.0
"""More than any candidate is worth."""
_LATE = 4
"""Sentence index after which a document's first claim is no opening."""


def scores(
    candidates: Sequence[Candidate],
    vectors: NDArray[np.float32],
    disputed: Sequence[Span],
    outdated: Sequence[Span],
) -> NDArray[np.float64]:
    """What each candidate is worth to a reader, from about 0 to 1.

    Args:
        candidates: at least one.
        vectors: unit rows ``(n, d)``, their meanings.
        disputed: passages on which the sources differ.
        outdated: passages whose value was corrected later.

    Returns:
        One score a candidate, shape ``(n,)``.
    """
    central = _lexrank(vectors.astype(np.float64))
    most = max(len(c.group.origins) for c in candidates)
    heard = hearings(candidates)
    loudest = max(heard.values(), default=1)
    scores = np.empty(len(candidates))
    for i, candidate in enumerate(candidates):
        origins = math.log2(1 + len(candidate.group.origins)) / math.log2(1 + most)
        printed = 0.05 * min(len({c.doc_id for c in candidate.group.claims}) - 1, 3)
        first = min(min(c.sentence_indexes) for c in candidate.group.claims)
        scores[i] = 0.4 * central[i] + 0.3 * origins + printed + 0.2 / (1 + first / 6)
        at_issue = _rests_on(candidate, disputed)
        scores[i] += 0.1 * at_issue + 0.1 * _is_agreement(candidate) - _discount(candidate)
        scores[i] -= _OUTDATED * _rests_on(candidate, outdated)
        scores[i] += 0.1 * heard.get(speaker_of(candidate), loudest) / loudest
    return scores


def _rests_on(candidate: Candidate, passages: Sequence[Span]) -> bool:
    return any(s.overlaps(p) for s in candidate.group.best.evidence for p in passages)


def hearings(candidates: Sequence[Candidate]) -> dict[str, int]:
    """In how many documents each speaker is heard: a party to the story, or one article's expert."""
    documents: dict[str, set[str]] = {}
    for candidate in candidates:
        for claim in candidate.group.claims:
            if claim.attribution is not None:
                documents.setdefault(claim.attribution.speaker, set()).add(claim.doc_id)
    names = sorted(documents)
    return {
        name: len({d for other in names if same_name(name, other) for d in documents[other]})
        for name in names
    }


def _is_agreement(candidate: Candidate) -> bool:
    """Whether it tells what sides agreed on: rarer and weightier than what each of them says."""
    parse = candidate.group.best.parse
    return any(parse.tokens[root].lemma == "agree" for root in parse.roots)


def speaker_of(candidate: Candidate) -> str:
    """Who says it, or the empty string."""
    attribution = candidate.group.best.attribution
    return attribution.speaker if attribution is not None else ""


def _discount(candidate: Candidate) -> float:
    """What makes a sentence a worse choice: interpretation, length, a bare quotation, a nameless subject."""
    best = candidate.group.best
    discount = 0.004 * max(0, length(shortest(candidate)) - 16)
    if best.attribution is None and is_reading(best.parse):
        discount += 0.25
    if best.attribution is not None and best.attribution.direct:
        discount += 0.05 if len(words(best.text)) > 12 else 0.3
    elif len(words(best.text)) < 9:
        discount += 0.2
    return discount + 0.12 * leaves_subject_open(best.parse)


def openings(candidates: Sequence[Candidate]) -> frozenset[int]:
    """The candidates that an article opens with: what it holds to be the news.

    Args:
        candidates: all candidates of a story.

    Returns:
        Indices of those with a document's first claim, unless that is a direct quotation or not
        understood without its article.
    """
    first: dict[str, int] = {}
    for candidate in candidates:
        for claim in candidate.group.claims:
            index = claim.sentence_indexes[0]
            first[claim.doc_id] = min(index, first.get(claim.doc_id, index))
    return frozenset(
        i
        for i, candidate in enumerate(candidates)
        if not _is_direct(candidate)
        and not leaves_subject_open(candidate.group.best.parse)
        and any(c.sentence_indexes[0] == first[c.doc_id] <= _LATE for c in candidate.group.claims)
    )


def _is_direct(candidate: Candidate) -> bool:
    attribution = candidate.group.best.attribution
    return attribution is not None and attribution.direct


def leaves_subject_open(parse: Parse) -> bool:
    """Whether the subject is a bare "the minister" or "the decision", which only its article makes clear."""
    subjects = [i for i, t in enumerate(parse.tokens) if t.dep.startswith("nsubj") and t.head in parse.roots]
    return any(_is_bare(parse, i) for i in subjects)


def is_background(parse: Parse) -> bool:
    """Whether the main verb tells what had been so, was going on, or is so at all times."""
    return any(_is_under_way(parse, root) for root in parse.roots)


def _is_under_way(parse: Parse, verb: int) -> bool:
    token, children = parse.tokens[verb], parse.children(verb)
    helpers = [parse.tokens[c] for c in children if parse.tokens[c].dep in {"aux", "auxpass"}]
    had = any(h.lemma == "have" and h.tag == "VBD" for h in helpers)
    going_on = token.tag == "VBG" and any(h.tag == "VBD" for h in helpers)
    always = not helpers and token.tag in {"VBZ", "VBP"} and token.lemma not in REPORTING
    # "It was on its way when it struck the reef": the news stands in the side clause.
    interrupted = token.lemma == "be" and any(
        parse.tokens[c].dep == "advcl" and any(parse.tokens[i].lemma == "when" for i in parse.children(c))
        for c in children
    )
    return had or going_on or always or interrupted


def _is_bare(parse: Parse, noun: int) -> bool:
    """Whether a common noun has "the" and nothing that says which, or is a role with "the"."""
    own = [parse.tokens[c] for c in parse.children(noun)]
    definite = any(t.text.lower() == "the" for t in own)
    telling = any(t.dep in {"prep", "relcl", "acl", "amod", "compound", "poss", "nmod", "appos"} for t in own)
    token = parse.tokens[noun]
    return definite and token.pos == "NOUN" and (not telling or is_role(token.text))


def _lexrank(vectors: NDArray[np.float64], damping: float = 0.85) -> NDArray[np.float64]:
    """Stationary weight of each row in the similarity graph, scaled to a largest value of 1."""
    weights = np.clip(vectors @ vectors.T - 0.2, 0.0, None)
    np.fill_diagonal(weights, 0.0)
    totals = weights.sum(axis=1, keepdims=True)
    n = len(vectors)
    steps = np.where(totals > 0, weights / np.where(totals > 0, totals, 1.0), 1.0 / n)
    rank = np.full(n, 1.0 / n)
    for _ in range(60):
        rank = (1 - damping) / n + damping * (steps.T @ rank)
    return np.asarray(rank / rank.max())
