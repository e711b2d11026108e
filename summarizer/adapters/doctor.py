"""Examine the installation: interpreter, libraries, models."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from summarizer import __version__
from summarizer.adapters.model_store import ModelStore, State

LIBRARIES = ("torch", "transformers", "spacy", "trafilatura", "langchain")


class Finding(NamedTuple):
    """One thing that was examined."""

    good: bool
    text: str


def examine(store: ModelStore) -> tuple[Finding, ...]:
    """Examine everything the default profile needs.

    Args:
        store: the embedded models; those that are there are read whole and checked by digest.

    Returns:
        Findings; a bad one says what to do. An optional model that is absent is not bad.
    """
    return (
        Finding(True, f"multidoc-summarizer {__version__}, Python {platform.python_version()}"),
        Finding(
            True, f"{os.cpu_count()} processors; OMP_NUM_THREADS={os.environ.get('OMP_NUM_THREADS', 'unset')}"
        ),
        *map(_library, LIBRARIES),
        *_models(store),
    )


def _library(name: str) -> Finding:
    try:
        return Finding(True, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding(False, f"{name} is not installed; run: pip install multidoc-summarizer")


def _models(store: ModelStore) -> Iterator[Finding]:
    for spec in store.specs.values():
        if not spec.default and store.state(spec.name) is State.MISSING:
            yield Finding(True, f"{spec.name} ({spec.role}) is not there; it is optional")
            continue
        problems = store.problems(spec.name)
        yield from (Finding(False, problem) for problem in problems)
        if not problems:
            yield Finding(True, f"{spec.name} ({spec.role}) {spec.digest[:12]}… in {store.folder}")
