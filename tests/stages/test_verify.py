"""The gate: what it asks for, what it answers, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer.domain.brief import Method, Support, Verdict
from summarizer.domain.drafts import Draft
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.ports import EntailmentPair, Judgement, Parser
from summarizer.stages.verify import verify

STORY = make_document(
    [
        (BlockKind.TITLE, "Harbour closed after collision"),
        (
            BlockKind.PARAGRAPH,
            "More than 40,000 litres of oil leaked into the harbour on Friday, the port authority said.",
        ),
        (BlockKind.PARAGRAPH, "“We did not see the buoy,” captain Anders Vik said."),
    ],
    path="harbour.txt",
    outlet="Harbour Post",
    author="Lise Hagen",
)  # fmt: skip
OIL, BUOY = (Span(STORY.doc_id, b.start, b.end) for b in STORY.blocks[1:])


class Judge:
    """Says what it is told to, and remembers what it was asked."""

    identity = ModelIdentity("entailment", "told", "0")

    def __init__(self, verdict: Verdict | None = Verdict.SUPPORTED, reason: str = "") -> None:
        self.answer = Judgement(verdict, None if verdict is None else 0.9, None, reason)
        self.calls: list[list[EntailmentPair]] = []

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        self.calls.append(list(pairs))
        return [self.answer for _ in pairs]


class Words:
    """A parser that finds nothing, and counts how often it is called."""

    identity = ModelIdentity("parser", "none", "0")

    def __init__(self) -> None:
        self.calls = 0

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        self.calls += 1
        return [Parse(text, ()) for text in texts]


def draft(text: str, *evidence: Span) -> Draft:
    return Draft(text, evidence or (OIL,), Method.WRITTEN)


def gate(text: str, parser: Parser, *evidence: Span, document: Document = STORY) -> Support:
    return verify([draft(text, *evidence)], {document.doc_id: document}, Judge(), parser)[0]


def test_all_drafts_cost_one_call_of_each_model() -> None:
    judge, words = Judge(), Words()
    verify([draft("Oil leaked."), draft("A buoy.", BUOY)] * 5, {STORY.doc_id: STORY}, judge, words)
    assert (len(judge.calls), len(judge.calls[0]), words.calls) == (1, 10, 1)


def test_the_model_sees_all_cited_passages_together() -> None:
    judge = Judge()
    both = Draft("Oil leaked.", (OIL,), Method.WRITTEN, context=(BUOY,))
    verify([both], {STORY.doc_id: STORY}, judge, Words())
    assert judge.calls[0][0].premise == f"{STORY.quote(OIL)}\n{STORY.quote(BUOY)}"


def test_no_drafts_have_no_supports() -> None:
    assert verify([], {}, Judge(), Words()) == []


def test_support_needs_the_model_too() -> None:
    no = Judge(Verdict.NOT_ENOUGH_INFO, "the cited passages do not say: leaked")
    found = verify([draft("Oil leaked.")], {STORY.doc_id: STORY}, no, Words())
    assert found == [Support(Verdict.NOT_ENOUGH_INFO, 0.9, "the cited passages do not say: leaked")]


def test_a_model_that_contradicts_refutes() -> None:
    found = verify([draft("Oil leaked.")], {STORY.doc_id: STORY}, Judge(Verdict.REFUTED), Words())
    assert found[0].verdict is Verdict.REFUTED and found[0].reason


def test_a_model_without_an_answer_is_no_support() -> None:
    found = verify([draft("Oil leaked.")], {STORY.doc_id: STORY}, Judge(None, "no words"), Words())
    assert found == [Support(Verdict.NOT_ENOUGH_INFO, None, "no words")]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (draft("  "), "the sentence is empty"),
        (Draft("Oil leaked.", (), Method.WRITTEN), "the sentence cites no evidence"),
        (draft("Oil leaked.", Span("gone", 0, 5)), "it cites document gone, which is not among the sources"),
        (draft("Oil.", Span(STORY.doc_id, 0, 999)),
         f"it cites a passage beyond the end of document {STORY.doc_id}"),
    ],
)  # fmt: skip
def test_one_draft_that_cannot_be_judged_does_not_cost_the_others(wrong: Draft, reason: str) -> None:
    found = verify([wrong, draft("Oil leaked.")], {STORY.doc_id: STORY}, Judge(), Words())
    assert found[0] == Support(Verdict.NOT_ENOUGH_INFO, None, reason)
    assert found[1].verdict is Verdict.SUPPORTED


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "evidence", "reason"),
    [
        ("More than 45,000 litres of oil leaked, the port authority said.", OIL,
         "the number More than 45,000 is in none of the cited passages; they say More than 40,000"),
        ("The port authority said 40,000 litres of oil leaked.", OIL,
         "“40,000” is not what the cited passages say; they say More than 40,000"),
        ("More than 40,000 litres of oil leaked on Sunday, the port authority said.", OIL,
         "Sunday is in none of the cited passages; they say Friday"),
        ("More than 40,000 litres of oil leaked into the harbour.", OIL,
         "the cited passages say this only in the words of authority, who is not named"),
        ("Captain Anders Vik said they “did not see the ship”.", BUOY,
         "the words in quotation marks “did not see the ship” are not in the cited passages"),
        ("Captain Jonas Vik said they “did not see the buoy”.", BUOY,
         "the name Jonas Vik is in none of the cited passages"),
    ],
)  # fmt: skip
def test_the_reason_tells_an_editor_what_is_wrong(
    text: str, evidence: Span, reason: str, parser: Parser
) -> None:
    found = gate(text, parser, evidence)
    assert found.verdict is not Verdict.SUPPORTED
    assert reason in found.reason


@pytest.mark.models
@pytest.mark.parametrize(
    "text",
    [
        "More than 40,000 litres of oil leaked into the harbour, Harbour Post reports.",
        "Oil leaked into the harbour on Friday, the port authority told Lise Hagen of the Harbour Post.",
        "Anders Vik said: “We did not see the buoy.”",
    ],
)
def test_outlet_and_author_may_be_named_though_no_passage_names_them(text: str, parser: Parser) -> None:
    assert gate(text, parser, OIL, BUOY).reason == ""


@pytest.mark.models
def test_an_outlet_that_is_not_cited_may_not_be_named(parser: Parser) -> None:
    found = gate("Oil leaked into the harbour, Brillhaven Courier reports.", parser)
    assert "Brillhaven" in found.reason
