"""The gate on minimal pairs: a sentence that the passages support, and the same with one error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.adapters.entail_alignment import AlignmentEntailment
from summarizer.domain.brief import Method, Verdict
from summarizer.domain.drafts import Draft
from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.ports import Embedder, Parser
from summarizer.stages.verify import verify

pytestmark = pytest.mark.models

MISSED_OUTSIDE, REJECTED_OUTSIDE = 0.095, 0.355
"""As measured, with room for one pair or two: not yet what a gate should do, and not to get worse."""
MISSED_REWORDED, REJECTED_REWORDED = 0.06, 0.78
"""The same for freely reworded sentences, of which the gate still knows few as true."""
HERE = Path(__file__).parent


class Case(NamedTuple):
    kind: str
    document: Document
    true: Draft
    false: Draft


class Outcome(NamedTuple):
    missed: list[str]
    rejected: list[str]


def cases(file: str) -> Iterator[Case]:
    for story in tomllib.loads((HERE / file).read_text())["story"]:
        passages = [*story["evidence"], *story.get("context", [])]
        document = make_document([(BlockKind.PARAGRAPH, p) for p in passages], path=story["id"])
        spans = [Span(document.doc_id, b.start, b.end) for b in document.blocks]
        evidence, context = tuple(spans[: len(story["evidence"])]), tuple(spans[len(story["evidence"]) :])
        for kind, *texts in story["pairs"]:
            true, false = (Draft(t, evidence, Method.WRITTEN, context=context) for t in texts)
            yield Case(kind, document, true, false)


def outcome(found: list[Case], parser: Parser, embedder: Embedder) -> Outcome:
    documents = {c.document.doc_id: c.document for c in found}
    drafts = [d for c in found for d in (c.true, c.false)]
    supports = verify(drafts, documents, AlignmentEntailment(embedder), parser)
    passed = [s.verdict is Verdict.SUPPORTED for s in supports]
    return Outcome(
        missed=[f"{c.kind}: {c.false.text}" for c, p in zip(found, passed[1::2], strict=True) if p],
        rejected=[
            f"{c.kind}: {c.true.text} << {s.reason}"
            for c, s in zip(found, supports[::2], strict=True)
            if s.verdict is not Verdict.SUPPORTED
        ],
    )


def test_nineteen_of_twenty_errors_are_caught_and_true_sentences_passed(
    parser: Parser, embedder: Embedder
) -> None:
    found = list(cases("news_errors.toml"))
    missed, rejected = outcome(found, parser, embedder)
    assert len(found) >= 150
    assert len(missed) <= len(found) * 0.05, "\n".join(missed)
    assert len(rejected) <= len(found) * 0.05, "\n".join(rejected)


def test_pairs_written_after_the_checks_fare_about_as_well(parser: Parser, embedder: Embedder) -> None:
    found = list(cases("news_errors_unseen.toml"))
    missed, rejected = outcome(found, parser, embedder)
    assert len(missed) <= len(found) * 0.1, "\n".join(missed)
    assert len(rejected) <= len(found) * 0.1, "\n".join(rejected)


def test_pairs_by_somebody_who_never_saw_the_checks_keep_their_floor(
    parser: Parser, embedder: Embedder
) -> None:
    found = list(cases("news_errors_outside.toml"))
    missed, rejected = outcome(found, parser, embedder)
    assert len(found) >= 250
    assert len(missed) <= len(found) * MISSED_OUTSIDE, "\n".join(missed)
    assert len(rejected) <= len(found) * REJECTED_OUTSIDE, "\n".join(rejected)


def test_freely_reworded_pairs_keep_their_floor(parser: Parser, embedder: Embedder) -> None:
    found = list(cases("news_errors_reworded.toml"))
    missed, rejected = outcome(found, parser, embedder)
    assert len(found) >= 150
    assert len(missed) <= len(found) * MISSED_REWORDED, "\n".join(missed)
    assert len(rejected) <= len(found) * REJECTED_REWORDED, "\n".join(rejected)


def test_pairs_written_after_the_checks_were_mended_keep_their_floor(
    parser: Parser, embedder: Embedder
) -> None:
    found = list(cases("news_errors_fresh.toml"))
    missed, rejected = outcome(found, parser, embedder)
    assert len(found) >= 200
    assert len(missed) <= len(found) * 0.1, "\n".join(missed)
    assert len(rejected) <= len(found) * 0.38, "\n".join(rejected)


def test_a_second_set_by_somebody_who_never_saw_the_checks_keeps_its_floor(
    parser: Parser, embedder: Embedder
) -> None:
    found = list(cases("news_errors_second.toml"))
    missed, rejected = outcome(found, parser, embedder)
    assert len(found) >= 190
    assert len(missed) <= len(found) * 0.06, "\n".join(missed)
    assert len(rejected) <= len(found) * 0.57, "\n".join(rejected)


def test_a_passage_always_supports_itself(parser: Parser, embedder: Embedder) -> None:
    documents = {c.document.doc_id: c.document for c in cases("news_errors.toml")}
    drafts = [
        Draft(d.text[b.start : b.end], (Span(d.doc_id, b.start, b.end),), Method.EXTRACT)
        for d in documents.values()
        for b in d.blocks
    ]
    supports = verify(drafts, documents, AlignmentEntailment(embedder), parser)
    assert not [s.reason for s in supports if s.verdict is not Verdict.SUPPORTED]
