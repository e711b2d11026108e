"""Natural language inference by a sequence classifier: a premise and a hypothesis in, probabilities out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from summarizer.adapters.int8_weights import is_int8, widened
from summarizer.adapters.weights import weights_digest
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError

_ROWS = 8
"""Rows of every batch, fixed for the same reason as the embedder's: a pair's bits must not depend on
its neighbours."""
_STEP = 32
_LONGEST = 512
"""Most tokens of a pair where a tokenizer states no limit of its own."""
_SUPPORT = re.compile(r"entail|support|consistent|factual|faithful|attributable", re.IGNORECASE)
_AGAINST = re.compile(r"contradict|refut", re.IGNORECASE)
_NEGATED = re.compile(r"^(?:not|non|un|in)[\W_]*|hallucinat", re.IGNORECASE)


class Order(NamedTuple):
    """Which outputs of a classifier mean support and contradiction."""

    support: int
    contradiction: int | None


class PairScorer:
    """A cross-encoder behind two numbers a pair: probability of support, and of contradiction."""

    def __init__(self, model: Any, tokenizer: Any, identity: ModelIdentity, order: Order) -> None:
        """Take a loaded classifier.

        Args:
            model: the classifier.
            tokenizer: its tokenizer.
            identity: what it is.
            order: what its outputs mean.
        """
        self._model = model.eval()
        self._tokenizer = tokenizer
        self._order = order
        self._known: dict[tuple[str, str], NDArray[np.float64]] = {}
        self.identity = identity

    @classmethod
    def load(cls, where: Path | str, model_id: str, *, allow_hub: bool = False) -> PairScorer:
        """Load a classifier.

        Args:
            where: a folder of configuration, tokenizer and safetensors weights, or a hub id.
            model_id: its name, for the record.
            allow_hub: whether a hub id may be downloaded.

        Raises:
            ModelError: if there is no such classifier, or its labels do not say which means support.
        """
        disable_progress_bar()
        offline = not allow_hub
        try:
            config = AutoConfig.from_pretrained(where, local_files_only=offline)
            order = label_order(config.id2label, model_id)
            tokenizer = AutoTokenizer.from_pretrained(where, local_files_only=offline)
            model = _classifier(where, config, offline)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"no entailment model can be loaded from {where}: {error}. "
                "Name a folder, or a hub id that is on this machine."
            ) from error
        digest = weights_digest(where) if isinstance(where, Path) else str(config._commit_hash or model_id)
        return cls(model, tokenizer, ModelIdentity("entailment", model_id, digest), order)

    @property
    def window(self) -> int:
        """Most tokens of a premise and a hypothesis together, special tokens included."""
        limits = (self._tokenizer.model_max_length, _positions(self._model.config), _LONGEST)
        return int(min(limit for limit in limits if limit))

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Score every pair.

        Args:
            pairs: n premises with their hypotheses, each pair within the window.

        Returns:
            Array of shape (n, 2): probability of support and of contradiction; the latter is NaN where the
            classifier has no such class.
        """
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if new:
            self._known.update(zip(new, self._scored(new), strict=True))
        return np.stack([self._known[pair] for pair in pairs]) if pairs else np.zeros((0, 2))

    def _scored(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        encoded = self._tokenizer(
            [p for p, _ in pairs], [h for _, h in pairs], truncation="longest_first", max_length=self.window
        )
        fields = [name for name in ("input_ids", "token_type_ids", "attention_mask") if name in encoded]
        groups: dict[int, list[int]] = {}
        for index, ids in enumerate(encoded["input_ids"]):
            groups.setdefault(-(-len(ids) // _STEP) * _STEP, []).append(index)
        found = np.zeros((len(pairs), 2))
        with torch.inference_mode():
            for length, members in sorted(groups.items()):
                for first in range(0, len(members), _ROWS):
                    rows = members[first : first + _ROWS]
                    inputs = {f: self._padded([encoded[f][i] for i in rows], f, length) for f in fields}
                    found[rows] = self._read(self._model(**inputs).logits[: len(rows)])
        return found

    def _padded(self, rows: Sequence[Sequence[int]], name: str, length: int) -> torch.Tensor:
        filler = (self._tokenizer.pad_token_id or 0) if name == "input_ids" else 0
        padded = torch.full((_ROWS, length), filler, dtype=torch.long)
        if name == "attention_mask":
            padded[:, 0] = 1  # an all-masked filler row would divide by zero in the attention
        for row, values in enumerate(rows):
            padded[row, : len(values)] = torch.tensor(values)
        return padded

    def _read(self, logits: torch.Tensor) -> NDArray[np.float64]:
        if logits.shape[1] == 1:
            support = torch.sigmoid(logits.double())[:, 0]
            return np.stack([support.numpy(), np.full(len(support), np.nan)], axis=1)
        chances = torch.softmax(logits.double(), dim=1).numpy()
        against = self._order.contradiction
        other = np.full(len(chances), np.nan) if against is None else chances[:, against]
        return np.stack([chances[:, self._order.support], other], axis=1)


def label_order(labels: Mapping[int, str], model_id: str) -> Order:
    """Read from a classifier's own labels which output means what.

    Args:
        labels: name by output.
        model_id: the classifier's name, for the message.

    Raises:
        ModelError: if it has several outputs and their names do not say which means support.

    >>> label_order({0: "contradiction", 1: "neutral", 2: "entailment"}, "x")
    Order(support=2, contradiction=0)
    >>> label_order({0: "not_entailment", 1: "entailment"}, "x")
    Order(support=1, contradiction=None)
    """
    if len(labels) == 1:
        return Order(0, None)
    meaning = {int(i): str(name) for i, name in labels.items()}
    support = [i for i, name in meaning.items() if _SUPPORT.search(name) and not _NEGATED.search(name)]
    against = [i for i, name in meaning.items() if _AGAINST.search(name)]
    if len(support) != 1:
        raise ModelError(
            f"the labels of {model_id} ({', '.join(meaning.values())}) do not say which one means support; "
            "take a model whose configuration names its labels (entailment, contradiction, …)."
        )
    return Order(support[0], against[0] if len(against) == 1 else None)


def _classifier(where: Path | str, config: Any, offline: bool) -> Any:
    weights = Path(where) / "model.safetensors"
    if isinstance(where, Path) and weights.is_file() and is_int8(weights):
        model = AutoModelForSequenceClassification.from_config(config)
        model.load_state_dict(widened(weights))
        return model
    return AutoModelForSequenceClassification.from_pretrained(
        where, local_files_only=offline, use_safetensors=True, dtype=torch.float32
    )


def _positions(config: Any) -> int | None:
    positions = getattr(config, "max_position_embeddings", None)
    return int(positions) if positions and positions > 0 else None
