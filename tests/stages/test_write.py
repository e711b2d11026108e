"""A writer sees one group's statements at a time, and what it writes is a proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.domain.brief import Method, Support, Verdict
from summarizer.domain.claims import Claim, ClaimGroup
from summarizer.domain.drafts import Candidate, Draft, Judged, Planned
from summarizer.domain.events import UNKNOWN_TIME
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span
from summarizer.ports import ChatReply, ChatRequest, FinishReason
from summarizer.prompting.prompts import load_prompt
from summarizer.stages.write import merge, repair, shorten, wants_writing

SUPPORTED = Support(Verdict.SUPPORTED, 1.0, "")


class Chat:
    """A chat model that answers by function and counts words as tokens."""

    identity = ModelIdentity("writer", "scripted", "0")

    def __init__(self, answer: Callable[[str], str], context: int = 4096) -> None:
        self.answer = answer
        self.context_tokens = context
        self.prompts: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        asked = [r.messages[-1].content for r in requests]
        self.prompts += asked
        return [ChatReply(self.answer(text), FinishReason.STOP, 1, 1) for text in asked]


def planned(*statements: str, reporter: str | None = None) -> Planned:
    claims = tuple(
        Claim(f"c{i}", f"d{i}", text, Parse(text, ()), (Span(f"d{i}", 0, len(text)),), (0,))
        for i, text in enumerate(statements)
    )
    text = statements[0] if reporter is None else f"{statements[0][:-1]}, {reporter} reports."
    evidence = tuple(span for claim in claims for span in claim.evidence)
    version = Judged(Draft(text, evidence, Method.EXTRACT, reporter=reporter), SUPPORTED, ("o",))
    return Planned(Candidate(ClaimGroup("g", claims, ("o",)), (version,), 0, UNKNOWN_TIME), version)


LONG = (
    "The council of Tarn, after a debate of nine hours, voted to close the old fish market by the end of May."
)


def test_a_short_sentence_is_left_alone_and_several_statements_call_for_a_merger() -> None:
    assert not wants_writing(planned("The dam held."), merging=False)
    assert wants_writing(planned(LONG), merging=False)
    assert not wants_writing(planned("The dam held.", "The dam did hold."), merging=False)
    assert wants_writing(planned("The dam held.", "The dam did hold."), merging=True)


def test_a_shortened_sentence_keeps_evidence_and_the_credit_to_its_only_source() -> None:
    chat = Chat(lambda prompt: "The council of Tarn voted to close the old fish market.")
    (proposal,) = shorten([planned(LONG, reporter="Tarn Echo")], chat, load_prompt("shorten"), 40)
    assert proposal.draft is not None
    assert proposal.draft.text == "The council of Tarn voted to close the old fish market, Tarn Echo reports."
    assert (proposal.draft.method, proposal.draft.evidence) == (Method.WRITTEN, (Span("d0", 0, len(LONG)),))
    assert "Tarn Echo reports" not in chat.prompts[0]


def test_a_reply_that_is_no_sentence_is_no_draft_and_says_why() -> None:
    (proposal,) = shorten([planned(LONG)], Chat(lambda prompt: "One.\nTwo."), load_prompt("shorten"), 40)
    assert proposal.draft is None
    assert "2 lines" in proposal.reason


def test_statements_that_do_not_fit_the_context_are_merged_in_parts_first() -> None:
    statements = [f"{name} said that the dam of Tarn had held {'so ' * 30}well." for name in "ABCDEF"]
    fixed = sum(
        len(m.content.split()) for m in load_prompt("merge").messages({"statements": "-", "words": "-"})
    )
    chat = Chat(lambda prompt: "The dam of Tarn had held.", context=fixed + 40 + 64 + 100)
    (proposal,) = merge([planned(*statements)], chat, load_prompt("merge"), 40, 28)
    assert proposal.draft is not None
    assert proposal.draft.text == "The dam of Tarn had held."
    assert len(proposal.draft.evidence) == 6
    assert [prompt.count("\n- ") + prompt.startswith("- ") for prompt in chat.prompts] == [2, 2, 2, 3]


def test_a_statement_larger_than_the_context_does_not_go_round_in_circles() -> None:
    huge = ["The dam " + "held " * 300 + "well.", "The dam " + "stood " * 300 + "firm."]
    chat = Chat(lambda prompt: "The dam held.", context=500)
    (proposal,) = merge([planned(*huge)], chat, load_prompt("merge"), 40, 28)
    assert proposal.draft is not None
    assert len(chat.prompts) <= 2


def test_a_repair_is_told_what_is_wrong() -> None:
    chat = Chat(lambda prompt: "The council of Tarn voted to close the market.")
    (first,) = shorten([planned(LONG)], chat, load_prompt("shorten"), 40)
    repair([(first, "the number nine is in none of the cited passages")], chat, load_prompt("repair"), 40)
    assert "the number nine is in none of the cited passages" in chat.prompts[-1]
    assert LONG in chat.prompts[-1]
