"""Sentence embeddings by an encoder through transformers: mean pooling, L2 norm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from summarizer.adapters.weights import weights_digest
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import ModelError

_ROWS = 16
"""Rows of every batch. Fixed, and lengths padded to a multiple of ``_STEP``: matrix products of one
shape give one row the same bits whatever the other rows hold (measured), so a text's vector
depends neither on its neighbours nor on their order."""
_STEP = 8


class _Window(NamedTuple):
    text: int
    ids: list[int]


class TransformersEmbedder:
    """An ``Embedder`` on an encoder with mean pooling, such as all-MiniLM-L6-v2.

    Vectors are kept by text for the life of the instance. A text longer than the encoder's
    window is embedded window by window and averaged by tokens, so nothing of it is left out.
    """

    def __init__(self, folder: Path, model_id: str, window: int = 256) -> None:
        """Load the encoder.

        Args:
            folder: configuration, tokenizer and safetensors weights.
            model_id: its name, for the record.
            window: most tokens read at once, the two special tokens included.

        Raises:
            ModelError: if the folder holds no encoder that transformers can load.
        """
        disable_progress_bar()
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self._model = AutoModel.from_pretrained(
                folder, local_files_only=True, use_safetensors=True, dtype=torch.float32
            ).eval()
        except (OSError, ValueError) as error:
            raise ModelError(f"no encoder can be loaded from {folder}: {error}") from error
        self._window = window - 2
        self._identity = ModelIdentity("embedder", model_id, weights_digest(folder))
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def identity(self) -> ModelIdentity:
        """Name of the encoder and digest of its weights."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.config.hidden_size)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts in order.

        Args:
            texts: ``n`` non-empty strings; ``n`` may be 0.

        Returns:
            Array of shape ``(n, dimension)``; every row has L2 norm 1.
        """
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encode(new), strict=True))
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        return np.stack([self._known[text] for text in texts])

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        sums = np.zeros((len(texts), self.dimension), np.float32)
        with torch.inference_mode():
            for length, windows in _by_length(self._windows(texts)):
                for first in range(0, len(windows), _ROWS):
                    rows = windows[first : first + _ROWS]
                    for window, total in zip(rows, self._token_sums(rows, length), strict=True):
                        sums[window.text] += total
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(norms, np.finfo(np.float32).tiny), dtype=np.float32)

    def _windows(self, texts: Sequence[str]) -> list[_Window]:
        encoded = self._tokenizer(list(texts), add_special_tokens=False, verbose=False)["input_ids"]
        start, end = self._tokenizer.cls_token_id, self._tokenizer.sep_token_id
        return [
            _Window(number, [start, *ids[at : at + self._window], end])
            for number, ids in enumerate(encoded)
            for at in range(0, max(len(ids), 1), self._window)
        ]

    def _token_sums(self, rows: Sequence[_Window], length: int) -> NDArray[np.float32]:
        ids = torch.zeros((_ROWS, length), dtype=torch.long)
        mask = torch.zeros((_ROWS, length), dtype=torch.long)
        mask[:, 0] = 1  # an all-masked filler row would divide by zero in the attention
        for row, window in enumerate(rows):
            ids[row, : len(window.ids)] = torch.tensor(window.ids)
            mask[row, : len(window.ids)] = 1
        hidden = self._model(input_ids=ids, attention_mask=mask).last_hidden_state
        sums: NDArray[np.float32] = (hidden * mask[..., None]).sum(dim=1).numpy()
        return sums[: len(rows)]


def _by_length(windows: Sequence[_Window]) -> list[tuple[int, list[_Window]]]:
    groups: dict[int, list[_Window]] = {}
    for window in windows:
        groups.setdefault(-(-len(window.ids) // _STEP) * _STEP, []).append(window)
    return sorted(groups.items())
