"""Differences that a capable model proposes, from the articles to the brief and the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from summarizer.adapters.entail_alignment import AlignmentEntailment
from summarizer.adapters.html_trafilatura import TrafilaturaExtractor
from summarizer.adapters.split_rules import RuleSplitter
from summarizer.backends import Backends
from summarizer.config import Settings, load_settings
from summarizer.domain.brief import Briefing
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Document
from summarizer.pipeline import summarize
from summarizer.ports import ChatReply, ChatRequest, Embedder, FinishReason, Parser
from summarizer.wiring import Silence
from summarizer.wiring.provenance import provenance_of
from tests.builders import harbour_documents

pytestmark = pytest.mark.models

CAPABLE = replace(load_settings("extractive"), mode="capable")
STAYS, BEGAN = "the roster stays", "announced the roster"


class Comparing:
    """A chat model that extracts nothing, and finds one difference and invents another."""

    identity = ModelIdentity("writer", "scripted", "0")
    context_tokens = 8192

    def __init__(self) -> None:
        self.compared: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        return [ChatReply(self.reply(request), FinishReason.STOP, 1, 1) for request in requests]

    def reply(self, request: ChatRequest) -> str:
        if request.json_schema is None or request.json_schema["title"] != "differences":
            return '{"claims": []}'
        text = request.messages[-1].content
        self.compared.append(text)
        numbers = {part: re.findall(rf"^\[(\d+)\].*{part}", text, re.M) for part in (STAYS, BEGAN)}
        if not all(numbers.values()):
            return '{"differences": []}'
        sides = [{"statements": [int(found[0])], "words": part} for part, found in numbers.items()]
        good = {"point": "the roster", "kind": "account", "sides": sides}
        bad = good | {"sides": [sides[0], {"statements": [1], "words": "the harbour has sunk"}]}
        return json.dumps({"differences": [good, bad]})


@pytest.fixture
def brief_of(parser: Parser, embedder: Embedder) -> Callable[..., Briefing]:
    """Make the briefing of documents with a chat model."""

    def make(documents: Sequence[Document], chat: Comparing, settings: Settings = CAPABLE) -> Briefing:
        backends = Backends(
            embedder=embedder,
            entailment=AlignmentEntailment(embedder),
            splitter=RuleSplitter(),
            parser=parser,
            extractor=TrafilaturaExtractor(),
            chat=chat,
        )
        made_by = provenance_of(settings, backends, None)
        return summarize(documents, backends, settings, made_by, observer=Silence())

    return make


def test_a_proposed_difference_is_in_the_brief_with_its_passages(brief_of: Callable[..., Briefing]) -> None:
    briefing = brief_of(harbour_documents(), Comparing())
    row = next(c for c in briefing.briefs[0].conflicts if c.point == "the roster")
    assert [value.value for value in row.values] == [f"Tomas Reil: {STAYS}", f"Norvik {BEGAN}"]
    texts = {document.doc_id: document.text for document in briefing.documents}
    for value, words in zip(row.values, (STAYS, BEGAN), strict=True):
        assert all(texts[c.span.doc_id][c.span.start : c.span.end] == c.quote for c in value.citations)
        assert all(words in c.quote for c in value.citations)


def test_what_is_refused_is_in_the_ledger_and_nowhere_else(brief_of: Callable[..., Briefing]) -> None:
    briefing = brief_of(harbour_documents(), Comparing())
    refused = [r for r in briefing.ledger.rejected if "harbour has sunk" in r.text]
    assert refused
    assert all("do not stand" in r.reason for r in refused)
    shown = [value.value for c in briefing.briefs[0].conflicts for value in c.values]
    assert not any("sunk" in value for value in shown)


def test_the_prompt_is_in_the_provenance(brief_of: Callable[..., Briefing]) -> None:
    named = [p.prompt_id for p in brief_of(harbour_documents(), Comparing()).provenance.prompts]
    assert "compare" in named


def test_the_order_of_inputs_changes_neither_prompts_nor_differences(
    brief_of: Callable[..., Briefing],
) -> None:
    asked, found = set(), set()
    for order in list(permutations(harbour_documents()))[::9]:
        chat = Comparing()
        found.add(brief_of(order, chat).briefs[0].conflicts)
        asked.add(tuple(chat.compared))
    assert len(asked) == len(found) == 1


def test_a_profile_may_keep_its_model_from_comparing(brief_of: Callable[..., Briefing]) -> None:
    chat = Comparing()
    settings = replace(CAPABLE, writer=replace(CAPABLE.writer, compare=False))
    briefing = brief_of(harbour_documents(), chat, settings)
    assert chat.compared == []
    assert "compare" not in [p.prompt_id for p in briefing.provenance.prompts]
