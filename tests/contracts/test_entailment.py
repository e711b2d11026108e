"""What every ``EntailmentModel`` keeps to, whatever is behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer.adapters import entail_shipped
from summarizer.adapters.calibration import Calibration
from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.adapters.entail_alignment import AlignmentEntailment
from summarizer.adapters.entail_chat import ChatEntailment
from summarizer.adapters.entail_transformers import TransformersEntailment
from summarizer.adapters.pair_scorer import PairScorer
from summarizer.config import EntailmentSettings
from summarizer.domain.brief import Verdict
from summarizer.domain.provenance import ModelIdentity
from summarizer.ports import (
    ChatReply,
    ChatRequest,
    Embedder,
    EntailmentModel,
    EntailmentPair,
    FinishReason,
)
from summarizer.prompting.prompts import load_prompt
from summarizer.wiring import build_entailment

PREMISE = "The ferry sank in the harbour on Friday. Divers found the captain two days later."
PAIRS = [
    EntailmentPair(PREMISE, "The ferry sank on Friday."),
    EntailmentPair(PREMISE, "Taxes on wine rise in spring."),
    EntailmentPair(PREMISE, "Divers found the captain."),
    EntailmentPair("Taxes on wine rise in spring.", "Wine taxes rise."),
]

pytestmark = pytest.mark.models


class Reader:
    """A chat model that answers as a careful reader would, from a list of what the passages say."""

    context_tokens = 400
    identity = ModelIdentity("writer", "careful reader", "0")

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        return [self.answer(request.messages[-1].content) for request in requests]

    def answer(self, asked: str) -> ChatReply:
        passages, _, sentence = asked.partition("Sentence: ")
        told = {w.strip(".,").casefold() for w in passages.split()}
        wanted = {w.strip(".,").casefold() for w in sentence.split("\n")[0].split()}
        text = "Supported." if wanted <= told else "not stated"
        return ChatReply(text, FinishReason.STOP, self.count_tokens(asked), 2)


@pytest.fixture(scope="module")
def classifier() -> PairScorer:
    """The shipped weights, taken as those of any classifier in a folder."""
    return PairScorer.load(entail_shipped.FOLDER, "a folder")


@pytest.fixture(
    params=["alignment", "alignment with hashed words", "shipped", "likelihood", "classifier", "judge"]
)
def model(request: pytest.FixtureRequest) -> EntailmentModel:
    match request.param:
        case "alignment with hashed words":
            return AlignmentEntailment(HashingEmbedder())
        case "alignment":
            real: Embedder = request.getfixturevalue("embedder")
            return AlignmentEntailment(real)
        case "classifier":
            # Without calibration this one is sure of too little, so its threshold is lower.
            return TransformersEntailment(request.getfixturevalue("classifier"), Calibration(), threshold=0.3)
        case "likelihood":
            # Three words in another order are little to go by, so its threshold is lower here too.
            settings = EntailmentSettings(provider="likelihood", threshold=0.3)
            return build_entailment(settings, HashingEmbedder)
        case "judge":
            return ChatEntailment(Reader(), load_prompt("judge"))
        case _:
            return entail_shipped.load_shipped()


def test_a_model_says_what_it_is(model: EntailmentModel) -> None:
    assert model.identity.role == "entailment"
    assert model.identity.model_id and model.identity.digest


def test_no_pairs_have_no_judgements(model: EntailmentModel) -> None:
    assert model.judge([]) == []


def test_what_a_passage_says_is_supported_and_what_it_does_not_mention_is_not(model: EntailmentModel) -> None:
    verdicts = [j.support for j in model.judge(PAIRS)]
    assert verdicts[1] is not Verdict.SUPPORTED
    assert [v for i, v in enumerate(verdicts) if i != 1] == [Verdict.SUPPORTED] * 3


def test_every_text_supports_itself(model: EntailmentModel) -> None:
    texts = [p.hypothesis for p in PAIRS] + [PREMISE]
    assert {j.support for j in model.judge([EntailmentPair(t, t) for t in texts])} == {Verdict.SUPPORTED}


def test_probabilities_if_there_are_any_lie_between_0_and_1(model: EntailmentModel) -> None:
    for judgement in model.judge(PAIRS):
        assert judgement.probability is None or 0 <= judgement.probability <= 1
        assert judgement.contradiction is None or 0 <= judgement.contradiction <= 1


def test_a_judgement_depends_neither_on_neighbours_nor_on_order(model: EntailmentModel) -> None:
    together = model.judge(PAIRS)
    assert [model.judge([pair])[0] for pair in PAIRS] == together
    assert model.judge(PAIRS[::-1]) == together[::-1]


@pytest.mark.parametrize("empty", ["", "  \n ", "…", "— ?"])
def test_no_text_is_no_verdict_with_a_reason(model: EntailmentModel, empty: str) -> None:
    for pair in (EntailmentPair(empty, "The ferry sank."), EntailmentPair("The ferry sank.", empty)):
        judgement = model.judge([pair])[0]
        assert (judgement.support, judgement.probability) == (None, None)
        assert judgement.reason


def test_a_missing_verdict_or_support_always_has_a_reason_or_a_number(model: EntailmentModel) -> None:
    refused = model.judge(PAIRS)[1]
    assert refused.reason


def test_a_passage_counts_to_its_end(model: EntailmentModel) -> None:
    long = "The mayor opened a new bridge over the river Asker. " * 300 + PREMISE
    assert model.judge([EntailmentPair(long, "The ferry sank on Friday.")])[0].support is Verdict.SUPPORTED
