"""What is computed from a language model's likelihoods, by hand and on the embedded model."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from summarizer.adapters.calibration import read_weights
from summarizer.adapters.entail_likelihood import (
    BASE,
    FILE,
    LikelihoodEntailment,
    Part,
    Weights,
    parts_of,
)
from summarizer.adapters.token_likelihood import Continuation, TokenLikelihood
from summarizer.domain.brief import Verdict
from summarizer.errors import ModelError
from summarizer.ports import EntailmentPair
from summarizer.wiring import find_weights, open_store


def part(after: Sequence[float], alone: Sequence[float], copied: float = 1.0) -> Part:
    return Part("Rain fell.", np.array(after), np.array(alone), copied)


def test_the_share_of_surprise_taken_away_and_the_least_gain() -> None:
    relative, least, copied = part([-1.0, -2.0], [-4.0, -2.0], 0.5).figures()
    assert relative == 0.5  # of 6 nats 3 are left
    assert (least, copied) == (0.0, 0.5)


def test_a_single_word_that_the_passages_speak_against_shows_in_the_least_gain() -> None:
    _, least, _ = part([-0.1, -9.0], [-5.0, -3.0]).figures()
    assert least == -6.0


def test_a_text_counts_half_by_its_mean_and_half_by_its_worst_sentence() -> None:
    row = Weights.row([part([-1.0], [-4.0], 1.0), part([-3.0], [-4.0], 0.0)])
    assert row.tolist() == pytest.approx([0.5 * (0.5 + 0.25), 0.5 * (2.0 + 1.0), 0.5 * (0.5 + 0.0)])


def test_the_probability_is_logistic() -> None:
    weights = Weights(bias=-1.0, relative=2.0, least=0.5, copied=1.0)
    parts = [part([-1.0, -2.0], [-4.0, -2.0], 0.5)]
    assert weights.probability(parts) == pytest.approx(1 / (1 + math.exp(-(-1.0 + 2.0 * 0.5 + 0.5))))


def test_damaged_weights_are_named() -> None:
    with pytest.raises(ModelError, match=r"nowhere\.json is damaged"):
        read_weights(Weights, FILE.with_name("nowhere.json"))


@pytest.fixture(scope="module")
def reader() -> TokenLikelihood:
    return TokenLikelihood.load(find_weights(BASE, open_store()), BASE)


PASSAGE = "The ferry to Orland sank on Friday after its engine caught fire, the coastguard said."


@pytest.mark.models
def test_there_is_one_value_a_token_and_they_follow_one_another(reader: TokenLikelihood) -> None:
    whole, first, rest = reader.log_probabilities(
        [
            Continuation("News:", "The ferry sank."),
            Continuation("News:", "The ferry"),
            Continuation("News: The ferry", "sank."),
        ]
    )
    assert whole is not None and first is not None and rest is not None
    assert len(whole) == len(reader.pieces("The ferry sank.")) == len(first) + len(rest)
    assert np.concatenate([first, rest]) == pytest.approx(whole, abs=0.2)  # half precision, other lengths


@pytest.mark.models
def test_what_the_passage_says_is_likelier_than_what_it_does_not(reader: TokenLikelihood) -> None:
    said, unsaid = parts_of(
        [
            EntailmentPair(PASSAGE, "The ferry sank on Friday."),
            EntailmentPair(PASSAGE, "The ferry sank on Monday."),
        ],
        reader,
    )
    assert said is not None and unsaid is not None
    assert said[0].figures()[0] > unsaid[0].figures()[0]
    day = reader.pieces("The ferry sank on Friday.").index(" Friday")
    assert said[0].gains[day] > 3 > unsaid[0].gains[day]


@pytest.mark.models
def test_the_reason_names_the_word_that_the_passages_speak_against(reader: TokenLikelihood) -> None:
    model = LikelihoodEntailment(reader, read_weights(Weights, FILE), threshold=0.99)
    judgement = model.judge([EntailmentPair(PASSAGE, "The ferry to Orland sank on Monday.")])[0]
    assert judgement.support is Verdict.NOT_ENOUGH_INFO
    assert judgement.reason.endswith("least of all “Monday”")


@pytest.mark.models
def test_a_stretch_beyond_the_window_has_no_verdict(reader: TokenLikelihood) -> None:
    endless = "x1" * reader.window
    model = LikelihoodEntailment(reader, read_weights(Weights, FILE))
    judgements = model.judge([EntailmentPair(PASSAGE, endless), EntailmentPair(PASSAGE, PASSAGE)])
    assert judgements[0].support is None
    assert "exceeds" in judgements[0].reason
    assert judgements[1].support is Verdict.SUPPORTED
