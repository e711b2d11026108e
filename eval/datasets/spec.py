"""Suites as files: which data set, which part of it, how many items."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from eval.datasets.items import Item, draw
from eval.labelled.halves import Half
from summarizer.errors import UsageError

CONFIGS = Path(__file__).parents[2] / "configs" / "eval"


@dataclass(frozen=True, slots=True)
class SuiteSpec:
    """What ``configs/eval/NAME.toml`` says."""

    name: str
    adapter: str
    path: str = ""
    """A file or folder, from the folder of the spec; empty for the shipped stories."""
    hub: str = ""
    """Name of a data set of the Hugging Face hub, in place of a path."""
    split: str = ""
    half: str = ""
    """``dev`` or ``held out``: items whose story belongs to that half."""
    size: int = 0
    """How many items are drawn; 0 for all."""
    seed: int = 0
    words: int = 300
    """Most words that a system may write."""
    items: tuple[str, ...] = ()
    """Ids of the only items wanted; empty for all."""


def load_spec(name_or_path: str) -> SuiteSpec:
    """Read a suite.

    Args:
        name_or_path: a name of ``configs/eval/`` without ending, or a path that ends in ``.toml``.

    Returns:
        The suite; its path is made absolute.

    Raises:
        UsageError: if there is no such file, or it holds an unknown key or a value of a wrong type.
    """
    path = Path(name_or_path) if name_or_path.endswith(".toml") else CONFIGS / f"{name_or_path}.toml"
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        known = ", ".join(sorted(p.stem for p in CONFIGS.glob("*.toml") if p.stem != "floors"))
        raise UsageError(
            f"There is no suite {name_or_path!r}. Known: {known}; or name a .toml file."
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    return _checked({"name": path.stem, **values}, path)


def _checked(values: dict[str, Any], path: Path) -> SuiteSpec:
    kinds = {f.name: str(f.type) for f in fields(SuiteSpec)}
    for key, value in values.items():
        kind = kinds.get(key)
        if kind is None:
            raise UsageError(f"{path}: unknown key {key!r}. Allowed: {', '.join(kinds)}.")
        if not _fits(value, kind):
            raise UsageError(f"{path}: {key} must be {kind}, not {value!r}.")
    if "adapter" not in values:
        raise UsageError(f"{path}: adapter is missing. Known: {', '.join(_adapters())}.")
    if values.get("half", "") not in {"", *Half}:
        raise UsageError(f"{path}: half must be one of {', '.join(Half)}, not {values['half']!r}.")
    if any(values.get(key, 0) < 0 for key in ("size", "seed")) or values.get("words", 1) < 1:
        raise UsageError(f"{path}: size and seed cannot be negative, and words must be at least 1.")
    given = values.get("path", "")
    place = str((path.parent / given).resolve()) if given else ""
    return SuiteSpec(**{**values, "path": place, "items": tuple(values.get("items", ()))})


def _fits(value: Any, kind: str) -> bool:
    if kind in {"str", "int"}:
        return type(value).__name__ == kind
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def load_items(spec: SuiteSpec) -> tuple[Item, ...]:
    """The items of a suite, by id.

    Raises:
        UsageError: if the data cannot be read, or nothing is left of it.
    """
    adapters = _adapters()
    if spec.adapter not in adapters:
        raise UsageError(
            f"suite {spec.name!r}: there is no adapter {spec.adapter!r}. Known: {', '.join(adapters)}."
        )
    wanted = (item for item in adapters[spec.adapter](spec) if _belongs(item, spec))
    found = draw(wanted, spec.size, spec.seed)
    missing = set(spec.items) - {item.item_id for item in found}
    if missing and not spec.size:
        raise UsageError(f"suite {spec.name!r}: there is no item {', '.join(sorted(missing))} in its data.")
    if not found:
        raise UsageError(f"suite {spec.name!r}: no item is left of its data. Look at split, half and items.")
    return found


def _belongs(item: Item, spec: SuiteSpec) -> bool:
    from eval.labelled.piles import half_of

    return (not spec.items or item.item_id in spec.items) and (
        not spec.half or half_of(item.story) == spec.half
    )


def _adapters() -> dict[str, Callable[[SuiteSpec], Iterator[Item]]]:
    from eval.datasets import folders, shipped, stories, summhay

    return {
        "shipped": shipped.items,
        "stories": stories.items,
        "multi-news": folders.multi_news,
        "duc": folders.duc,
        "cnn-dm": folders.cnn_dm,
        "summhay": summhay.retrieved,
        "summhay-oracle": summhay.oracle,
    }
