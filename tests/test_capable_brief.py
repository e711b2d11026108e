"""The capable way, from claims a model extracts to groups it phrases: with recorded replies, and live."""

from __future__ import annotations

import pytest

from summarizer.adapters.chat_replay import ReplayChat
from summarizer.adapters.model_store import ModelStore
from summarizer.domain.brief import Briefing, Method, Verdict
from summarizer.ports import ChatModel
from tests.capable_brief import RECORDING, brief_with
from tests.conftest import EMBEDDER, PARSER, model_folder

pytestmark = pytest.mark.models


def hold_the_contract(briefing: Briefing) -> None:
    texts = {document.doc_id: document.text for document in briefing.documents}
    for sentence in briefing.briefs[0].sentences():
        assert sentence.support.verdict is Verdict.SUPPORTED
        assert all(texts[c.span.doc_id][c.span.start : c.span.end] == c.quote for c in sentence.citations)


@pytest.fixture(scope="module")
def replayed(store: ModelStore) -> Briefing:
    for name in (PARSER, EMBEDDER):
        model_folder(store, name)
    return brief_with(ReplayChat(RECORDING))


def test_claims_that_a_model_worded_stand_in_the_brief_under_the_same_contract(replayed: Briefing) -> None:
    hold_the_contract(replayed)
    written = [s for s in replayed.briefs[0].sentences() if s.method is Method.WRITTEN]
    assert written


def test_what_the_model_got_wrong_is_in_the_ledger_with_its_reason(replayed: Briefing) -> None:
    assert replayed.ledger.rejected
    assert all(rejection.reason for rejection in replayed.ledger.rejected)


def test_a_speaker_who_is_the_subject_is_not_named_twice(replayed: Briefing) -> None:
    texts = [sentence.text for sentence in replayed.briefs[0].sentences()]
    assert not [text for text in texts if text.casefold().count("shops in the town") > 1]


@pytest.mark.slow
def test_the_capable_way_works_live(capable_chat: ChatModel) -> None:
    briefing = brief_with(capable_chat)
    hold_the_contract(briefing)
    assert any(s.method is Method.WRITTEN for s in briefing.briefs[0].sentences())
