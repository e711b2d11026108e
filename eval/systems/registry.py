"""Systems by name: a baseline, the naive chain, a profile of this program, or a TOML file that says more."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from eval.datasets.items import file_name
from eval.systems.base import System
from summarizer.config import DEFAULT, profiles
from summarizer.errors import UsageError

EXTRACTS = ("lead", "random", "textrank", "lexrank")
KINDS = (*EXTRACTS, "naive", "pipeline")


@dataclass(frozen=True, slots=True)
class SystemSpec:
    """One system to run."""

    name: str
    kind: str
    profile: str = DEFAULT
    """Of *pipeline*: all its settings; of *naive*: whose language model writes."""
    seed: int = 0
    """Of *random*."""
    cleaned: bool = False
    """Of *naive*: whether it gets the articles without page furniture."""


def find_system(name: str) -> SystemSpec:
    """Find a system.

    Args:
        name: ``lead``, ``random``, ``textrank``, ``lexrank``; ``naive`` or ``naive:PROFILE``; a profile's
            name; or a TOML file, of a system if it has a ``kind``, otherwise of a profile.

    Returns:
        The system; nothing is loaded yet.

    Raises:
        UsageError: if there is no such system, or its file is not understood.
    """
    kind, _, profile = name.partition(":")
    if kind in EXTRACTS and not profile:
        return SystemSpec(kind, kind)
    if kind == "naive":
        return SystemSpec(file_name(_short(name)), "naive", profile or DEFAULT)
    if name.endswith(".toml"):
        return _from_file(Path(name))
    if name in profiles():
        return SystemSpec(name, "pipeline", name)
    known = ", ".join([*EXTRACTS, "naive[:PROFILE]", *profiles()])
    raise UsageError(f"There is no system {name!r}. Known: {known}; or name a .toml file.")


def _short(name: str) -> str:
    """A name without the folder and ending of the profile's file."""
    kind, _, profile = name.partition(":")
    return f"{kind}-{Path(profile).stem}" if profile else kind


def load_system(spec: SystemSpec, words: int) -> System:
    """Load a system with its models.

    Args:
        spec: which one.
        words: most words that it may write.
    """
    if spec.kind == "pipeline":
        from eval.systems.briefs import Pipeline

        return Pipeline(spec.profile, words)
    if spec.kind == "naive":
        from eval.systems.chains import NaiveChain

        return NaiveChain(spec.profile, cleaned=spec.cleaned)
    from eval.systems.extracts import Extract

    return Extract(spec.kind, words, spec.seed)


def _from_file(path: Path) -> SystemSpec:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    if "kind" not in values:
        return SystemSpec(file_name(path.stem), "pipeline", str(path))
    return SystemSpec(**_checked({"name": path.stem, **values}, path))


def _checked(values: Mapping[str, Any], path: Path) -> dict[str, Any]:
    kinds = {f.name: str(f.type) for f in fields(SystemSpec)}
    for key, value in values.items():
        if key not in kinds:
            raise UsageError(f"{path}: unknown key {key!r}. Allowed: {', '.join(kinds)}.")
        if type(value).__name__ != kinds[key]:
            raise UsageError(f"{path}: {key} must be {kinds[key]}, not {value!r}.")
    if values["kind"] not in KINDS:
        raise UsageError(f"{path}: there is no kind {values['kind']!r}. Known: {', '.join(KINDS)}.")
    if file_name(values["name"]) != values["name"]:
        raise UsageError(f"{path}: the name {values['name']!r} is not fit for a folder.")
    return dict(values)
