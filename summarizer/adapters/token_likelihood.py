"""How likely a language model finds every token of a text after a given beginning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from summarizer.adapters.weights import weights_digest
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError

_ROWS = 8
"""Rows of every batch, fixed: what a text is given must not depend on its neighbours."""
_STEP = 32

Floats = NDArray[np.float64]


class Continuation(NamedTuple):
    """A text and what it follows."""

    beginning: str
    text: str


class _Encoded(NamedTuple):
    ids: list[int]
    start: int
    """Where the text's own tokens begin."""


class TokenLikelihood:
    """A causal language model that is read, not asked to write."""

    def __init__(self, model: Any, tokenizer: Any, identity: ModelIdentity) -> None:
        """Take a loaded model.

        Args:
            model: the language model.
            tokenizer: its tokenizer.
            identity: what it is.
        """
        self._model = model.eval()
        self._tokenizer = tokenizer
        self._known: dict[Continuation, Floats | None] = {}
        self.identity = identity

    @classmethod
    def load(cls, where: Path | str, model_id: str, *, allow_hub: bool = False) -> TokenLikelihood:
        """Load a model in the half precision that such models are published in.

        Args:
            where: a folder of configuration, tokenizer and safetensors weights, or a hub id.
            model_id: its name, for the record.
            allow_hub: whether a hub id may be downloaded.

        Raises:
            ModelError: if nothing can be loaded from there.
        """
        disable_progress_bar()
        offline: dict[str, Any] = {"local_files_only": not allow_hub, "trust_remote_code": False}
        try:
            tokenizer = AutoTokenizer.from_pretrained(where, **offline)
            model = AutoModelForCausalLM.from_pretrained(
                where, dtype=torch.bfloat16, use_safetensors=True, **offline
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"no language model can be loaded from {where}: {error}. "
                "Name a folder, or a hub id that is on this machine."
            ) from error
        revision = getattr(model.config, "_commit_hash", None)
        digest = weights_digest(where) if isinstance(where, Path) else str(revision or model_id)
        return cls(model, tokenizer, ModelIdentity("entailment", model_id, digest))

    @property
    def window(self) -> int:
        """Most tokens of a beginning and its text together."""
        return int(self._model.config.get_text_config().max_position_embeddings)

    def log_probabilities(self, asked: Sequence[Continuation]) -> list[Floats | None]:
        """Natural logarithms of the probability of every token of every text.

        Args:
            asked: texts with their beginnings.

        Returns:
            In order, an array of one value a token, or None where both together exceed the window.
        """
        new = [one for one in dict.fromkeys(asked) if one not in self._known]
        encoded = [self._encoded(one) for one in new]
        fitting = [i for i, e in enumerate(encoded) if len(e.ids) <= self.window]
        self._known.update(dict.fromkeys(new))
        for i, found in self._scored(encoded, fitting):
            self._known[new[i]] = found
        return [self._known[one] for one in asked]

    def pieces(self, text: str) -> list[str]:
        """What a text's tokens stand for, one string a token, as :meth:`log_probabilities` counts them."""
        offsets = self._tokenizer(f" {text}", add_special_tokens=False, return_offsets_mapping=True)
        return [f" {text}"[start:end] for start, end in offsets["offset_mapping"]]

    def _encoded(self, one: Continuation) -> _Encoded:
        before, after = (
            self._tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
            for text in (one.beginning, f" {one.text}")
        )
        return _Encoded([*before, *after], len(before))

    def _scored(self, encoded: Sequence[_Encoded], chosen: Iterable[int]) -> Iterable[tuple[int, Floats]]:
        groups: dict[int, list[int]] = {}
        for i in chosen:
            groups.setdefault(-(-len(encoded[i].ids) // _STEP) * _STEP, []).append(i)
        for length, members in sorted(groups.items()):
            for first in range(0, len(members), _ROWS):
                rows = members[first : first + _ROWS]
                yield from zip(rows, self._read([encoded[i] for i in rows], length), strict=True)

    def _read(self, batch: Sequence[_Encoded], length: int) -> list[Floats]:
        ids = torch.zeros((_ROWS, length), dtype=torch.long)
        mask = torch.zeros_like(ids)
        mask[:, 0] = 1  # an all-masked filler row would divide by zero in the attention
        for row, one in enumerate(batch):
            ids[row, : len(one.ids)] = torch.tensor(one.ids)
            mask[row, : len(one.ids)] = 1
        with torch.inference_mode():
            hidden = self._model.get_decoder()(input_ids=ids, attention_mask=mask).last_hidden_state
            return [self._chances(hidden[row], one) for row, one in enumerate(batch)]

    def _chances(self, hidden: torch.Tensor, one: _Encoded) -> Floats:
        logits = self._model.get_output_embeddings()(hidden[one.start - 1 : len(one.ids) - 1])
        told = torch.tensor(one.ids[one.start :])
        chances = torch.log_softmax(logits.double(), dim=-1)
        found: Floats = chances[torch.arange(len(told)), told].numpy()
        return found
