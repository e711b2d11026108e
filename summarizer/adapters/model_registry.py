"""The embedded models by name: what they are, where they come from, and every file's digest."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.adapters.weights import listing_digest
from summarizer.errors import ModelError

LAYOUTS = ("folder", "gguf")


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One embedded model, pinned by the digests of its files."""

    name: str
    role: str
    model_id: str
    licence: str
    layout: str
    """``folder``: the files are used as they are; ``gguf``: one file, converted once to safetensors."""
    files: Mapping[str, str]
    """SHA-256 by path."""
    default: bool = False
    """Whether the default profile needs it."""
    package: str | None = None
    """``NAME==VERSION`` of a package that carries the files as data."""
    inside: str = ""
    """Folder of the files inside that package."""
    hub: str | None = None
    """Repository on the Hugging Face hub."""
    revision: str = "main"
    """Revision there; what is accepted is settled by the digests."""
    weights: str | None = None
    """The file whose digest names the model; without one, all files together do."""

    @property
    def digest(self) -> str:
        """What names this model's weights."""
        if self.weights is not None:
            return self.files[self.weights]
        return next(iter(self.files.values())) if len(self.files) == 1 else listing_digest(dict(self.files))


def read_registry(path: Path) -> dict[str, ModelSpec]:
    """Read the registry.

    Args:
        path: ``models.toml``.

    Returns:
        The models by name, in the file's order.

    Raises:
        ModelError: if an entry lacks a key, has an unknown one or an impossible value.
    """
    with path.open("rb") as stream:
        entries = tomllib.load(stream).get("models", [])
    specs = [_spec(entry, path) for entry in entries]
    return {spec.name: spec for spec in specs}


def _spec(entry: dict[str, Any], path: Path) -> ModelSpec:
    name = entry.get("name", "?")
    try:
        spec = ModelSpec(**entry)
    except TypeError as error:
        raise ModelError(f"{path}: model {name!r}: {error}") from error
    if spec.layout not in LAYOUTS:
        raise ModelError(f"{path}: model {name!r}: layout is {spec.layout!r}; allowed: {', '.join(LAYOUTS)}")
    if not spec.files or (spec.weights is not None and spec.weights not in spec.files):
        raise ModelError(
            f"{path}: model {name!r}: 'files' must name the files, the one in 'weights' included"
        )
    return spec
