"""Where a model's weights are: among the embedded models, in a folder, or behind a hub id."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ModelError

if TYPE_CHECKING:
    from summarizer.adapters.model_store import ModelStore


def open_store() -> ModelStore:
    """The embedded models of this user."""
    from summarizer.adapters.model_store import default_store

    def convert(source: Path, folder: Path) -> None:
        from summarizer.adapters.convert_gguf import convert_gguf

        convert_gguf(source, folder)

    return default_store(convert)


def find_weights(name: str, store: ModelStore) -> Path:
    """The folder of weights that a profile names.

    Args:
        name: name of an embedded model, a folder, or a GGUF file (converted when first used).
        store: the embedded models.

    Returns:
        The folder.

    Raises:
        ModelError: if there is no such model, or it is not on this machine.
    """
    if name in store.specs:
        return store.path(name)
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    if path.suffix == ".gguf" and path.is_file():
        return store.convert_file(path)
    raise ModelError(
        f"The model {name!r} is neither an embedded model ({', '.join(store.specs)}), "
        "nor a folder, nor a GGUF file."
    )


def weights_or_hub_id(model: str, store: ModelStore) -> Path | str:
    """The folder of weights that a profile names, or the name itself where it has the form of a hub id.

    Args:
        model: what :func:`find_weights` takes, or ``OWNER/NAME``.
        store: the embedded models.

    Returns:
        The folder, or the hub id.

    Raises:
        ModelError: if it is neither.
    """
    try:
        return find_weights(model, store)
    except ModelError:
        if model in store.specs or model.count("/") != 1 or model.startswith((".", "/", "~")):
            raise
        return model


def hub_is_off() -> bool:
    """Whether the environment forbids the hub (``HF_HUB_OFFLINE``)."""
    return os.environ.get("HF_HUB_OFFLINE", "").casefold() in {"1", "true", "yes", "on"}
