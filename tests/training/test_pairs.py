"""What trains and what measures never meet."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import torch

from summarizer.adapters.entail_shipped import fingerprint
from training.fit import loss_of
from training.pairs import LABELLED, MEASURED, detokenised, held_out, training_documents


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_a_document_of_a_measuring_set_never_trains_in_whatever_set_it_turns_up(tmp_path: Path) -> None:
    free = next(
        f"Story {i}. It rained." for i in range(50) if not held_out(fingerprint(f"Story {i}. It rained."))
    )
    for name in MEASURED:
        write(tmp_path / "faithfulness" / f"{name}.jsonl.gz", [{"document": "Shared by two sets."}])
    allowed = training_documents(tmp_path)
    assert allowed(free)
    assert not allowed("SHARED  by two sets!")
    assert not set(MEASURED) & set(LABELLED)


def test_about_four_documents_in_ten_are_held_out_whatever_their_order() -> None:
    held = [held_out(f"document {i}") for i in range(2000)]
    assert 0.35 < sum(held) / 2000 < 0.45
    assert not held_out(None)


def test_tokenised_text_is_printed_as_people_write_it() -> None:
    assert detokenised("Kim -LRB- born 1970 -RRB- was n't paid $ 3,000 , he said .") == (
        "Kim (born 1970) wasn't paid $3,000, he said."
    )


def test_a_two_way_label_asks_only_that_entailment_be_unlikely() -> None:
    sure = torch.tensor([[-20.0, 0.0, 0.0]])
    either = loss_of(sure, torch.tensor([3]), torch.ones(1))
    neutral = loss_of(sure, torch.tensor([1]), torch.ones(1))
    assert either.item() < 1e-6
    assert abs(neutral.item() - 0.6931) < 1e-3
