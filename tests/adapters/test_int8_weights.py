"""Weights of one byte each."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from summarizer.adapters.calibration import Calibration, read_weights
from summarizer.adapters.int8_weights import is_int8, save, widened
from summarizer.adapters.pair_scorer import Order, label_order
from summarizer.errors import ModelError


def test_a_matrix_comes_back_within_half_a_step_of_its_rows_scale(tmp_path: Path) -> None:
    torch.manual_seed(0)
    state = {"w": torch.randn(5, 64) * torch.tensor([[0.01], [1], [5], [100], [0]]), "b": torch.randn(5)}
    save(state, tmp_path / "m.safetensors")
    found = widened(tmp_path / "m.safetensors")
    step = state["w"].abs().amax(dim=1, keepdim=True) / 127
    assert ((found["w"] - state["w"]).abs() <= step / 2 + 1e-6).all()
    assert torch.allclose(found["b"], state["b"], atol=1e-2)
    assert set(found) == {"w", "b"} and found["w"].dtype is torch.float32


def test_a_matrix_takes_a_quarter_of_the_room(tmp_path: Path) -> None:
    state = {"w": torch.randn(256, 256)}
    save(state, tmp_path / "small.safetensors")
    save_file(state, tmp_path / "large.safetensors")
    small, large = ((tmp_path / f"{n}.safetensors").stat().st_size for n in ("small", "large"))
    assert small < large * 0.27
    assert is_int8(tmp_path / "small.safetensors") and not is_int8(tmp_path / "large.safetensors")


def test_a_file_without_scales_is_called_damaged(tmp_path: Path) -> None:
    save({"w": torch.randn(4, 4)}, tmp_path / "m.safetensors")
    stored = load_file(tmp_path / "m.safetensors")
    save_file({"w": stored["w"]}, tmp_path / "n.safetensors")
    with pytest.raises(ModelError, match="damaged"):
        widened(tmp_path / "n.safetensors")


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        ({0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}, Order(2, 0)),
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, Order(0, 2)),
        ({0: "not_entailment", 1: "entailment"}, Order(1, None)),
        ({0: "unsupported", 1: "supported"}, Order(1, None)),
        ({0: "SUPPORTS", 1: "REFUTES", 2: "NOT ENOUGH INFO"}, Order(0, 1)),
        ({0: "hallucinated", 1: "consistent"}, Order(1, None)),
        ({0: "LABEL_0"}, Order(0, None)),
    ],
)
def test_the_order_of_outputs_is_read_from_the_labels(labels: dict[int, str], order: Order) -> None:
    assert label_order(labels, "a model") == order


def test_labels_without_a_meaning_are_refused() -> None:
    with pytest.raises(ModelError, match="LABEL_0, LABEL_1"):
        label_order({0: "LABEL_0", 1: "LABEL_1"}, "a model")


def test_a_damaged_calibration_is_named(tmp_path: Path) -> None:
    file = tmp_path / "calibration.json"
    file.write_text('{"slope": 1}')
    with pytest.raises(ModelError, match=r"calibration\.json is damaged"):
        read_weights(Calibration, file)
