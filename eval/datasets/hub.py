"""Data sets of the Hugging Face hub, where the library that reads them is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from summarizer.errors import UsageError


def hub_records(name: str, split: str) -> Iterator[Mapping[str, Any]]:
    """Stream the records of a data set.

    Args:
        name: ``owner/name``, with a configuration after a colon if the set has several.
        split: part of the set; ``test`` if it is empty.

    Yields:
        The records; no code that comes with a data set is run.

    Raises:
        UsageError: if the library is not installed, or the data set cannot be reached.
    """
    try:
        library = import_module("datasets")
    except ImportError as error:
        raise UsageError(
            f"The data set {name!r} of the hub needs the library “datasets”: pip install datasets. "
            "Or download the set and name it by path."
        ) from error
    place, _, configuration = name.partition(":")
    try:
        yield from library.load_dataset(place, configuration or None, split=split or "test", streaming=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(f"The data set {name!r} cannot be read from the hub: {error}") from error
