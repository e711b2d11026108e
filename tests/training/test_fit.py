"""The training loop: batches of few shapes that hold every pair once, and a loss that falls."""

from __future__ import annotations

import random
from collections import Counter

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from summarizer.wiring import find_weights, open_store
from training.fit import TOKENS_IN_BATCH, batches, fit, padded
from training.pairs import Label, Pair

LENGTHS = [8 + (i * 37) % 120 for i in range(3000)]


def test_every_pair_is_in_one_batch_and_none_holds_more_tokens_than_fit() -> None:
    found = batches(LENGTHS, random.Random(0))
    assert Counter(i for batch in found for i in batch) == Counter(range(3000))
    assert max(len(b) * padded(max(LENGTHS[i] for i in b)) for b in found) <= TOKENS_IN_BATCH


def test_batches_have_few_shapes_because_every_shape_costs_a_kernel() -> None:
    found = batches(LENGTHS, random.Random(0))
    shapes = Counter((len(b), padded(max(LENGTHS[i] for i in b))) for b in found)
    assert len(found) > 50
    assert len(shapes) <= 2 * len({padded(n) for n in LENGTHS})


def test_a_second_pass_sees_pairs_in_other_company() -> None:
    rng = random.Random(0)
    first, second = (sorted(map(sorted, batches(LENGTHS, rng))) for _ in range(2))
    assert first != second


@pytest.mark.models
def test_a_word_that_decides_the_label_is_learnt_and_the_seed_decides_the_weights() -> None:
    tokenizer = AutoTokenizer.from_pretrained(find_weights("minilm-l6-v2", open_store()))
    pairs = [
        Pair(f"Boat {i} sailed.", f"Boat {i} {'sailed' if i % 2 else 'sank'}.", Label(0 if i % 2 else 3), "x")
        for i in range(400)
    ]

    def trained() -> BertForSequenceClassification:
        torch.manual_seed(0)
        config = BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64)
        config.num_labels = 3
        model = BertForSequenceClassification(config)
        fit(model, tokenizer, pairs, seed=0, rate=5e-3, final_rate=1e-3, max_tokens=32,
            report=lambda _: None, passes=12)  # fmt: skip
        return model

    model = trained()
    asked = tokenizer(
        ["Boat 7 sailed."] * 2, ["Boat 7 sailed.", "Boat 7 sank."], return_tensors="pt", padding=True
    )
    with torch.inference_mode():
        support = torch.softmax(model(**asked).logits, dim=1)[:, 0]
    assert support[0] > 0.7 > 0.3 > support[1]
    again = trained()
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), again.parameters(), strict=True))
