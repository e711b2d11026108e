"""Write what ships: weights of one byte, tokenizer, calibration, the documents that were used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from summarizer.adapters import int8_weights
from summarizer.adapters.calibration import FILE, Calibration
from summarizer.adapters.entail_shipped import USED, document_key

LABELS = ("entailment", "neutral", "contradiction")


def export(model: Any, tokenizer_file: Path, folder: Path) -> None:
    """Write weights, configuration and tokenizer.

    Args:
        model: the trained classifier.
        tokenizer_file: the base model's ``tokenizer.json``.
        folder: where; made if need be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = {k: v for k, v in model.state_dict().items() if not k.endswith("position_ids")}
    int8_weights.save(state, folder / "model.safetensors")
    config = {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "id2label": {str(i): name for i, name in enumerate(LABELS)},
        "label2id": {name: i for i, name in enumerate(LABELS)},
        **{
            key: getattr(model.config, key)
            for key in (
                "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
                "hidden_act", "max_position_embeddings", "type_vocab_size", "layer_norm_eps", "pad_token_id",
            )
        },
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(tokenizer_file, folder / "tokenizer.json")
    tokenizer = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer, indent=1) + "\n", encoding="utf-8")


def write_calibration(calibration: Calibration, folder: Path) -> None:
    """Write the weights that turn outputs into a probability."""
    (folder / FILE).write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")


def write_used(documents: Iterable[str], folder: Path) -> None:
    """Write the keys of all documents that trained the model or chose its threshold."""
    keys = sorted({document_key(text) for text in documents})
    (folder / USED).write_text("".join(f"{key}\n" for key in keys), encoding="utf-8")
