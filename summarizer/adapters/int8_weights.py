"""Weights of one byte each: a row of a matrix shares one scale; everything else is half precision."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from summarizer.errors import ModelError

_FORMAT = {"format": "int8-rows"}
_SCALE = ".scale"


def narrowed(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Round every matrix to 8 bits, symmetrically and row by row.

    Args:
        state: parameters by name.

    Returns:
        Int8 matrices of the same shapes, each with its scales, shape (rows,), under its name and
        ``.scale``; other floating-point parameters in half precision.
    """
    found: dict[str, torch.Tensor] = {}
    for name, values in state.items():
        if values.ndim == 2:
            scale = (values.abs().amax(dim=1) / 127).clamp(min=1e-12).float()
            found[name] = torch.round(values.float() / scale[:, None]).clamp(-127, 127).to(torch.int8)
            found[name + _SCALE] = scale
        else:
            found[name] = values.half() if values.is_floating_point() else values
    return {name: values.contiguous() for name, values in found.items()}


def widened(path: Path) -> dict[str, torch.Tensor]:
    """Read parameters back in single precision.

    Args:
        path: a file that ``save`` wrote.

    Raises:
        ModelError: if a matrix has lost its scales.
    """
    stored = load_file(path)
    found: dict[str, torch.Tensor] = {}
    for name, values in stored.items():
        if name.endswith(_SCALE) and name.removesuffix(_SCALE) in stored:
            continue
        if values.dtype is torch.int8:
            if name + _SCALE not in stored:
                raise ModelError(f"{path} is damaged: {name} has no scales. Install the package again.")
            found[name] = values.float() * stored[name + _SCALE][:, None]
        else:
            found[name] = values.float() if values.is_floating_point() else values
    return found


def save(state: Mapping[str, torch.Tensor], path: Path) -> None:
    """Write parameters narrowed."""
    save_file(narrowed(state), path, metadata=_FORMAT)


def is_int8(path: Path) -> bool:
    """Whether a safetensors file was written by ``save``."""
    with safe_open(path, framework="pt") as file:
        return (file.metadata() or {}).get("format") == _FORMAT["format"]
