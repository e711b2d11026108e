"""What a run has come to so far, and what its steps depend on."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from eval.datasets.items import Item
from eval.running.folder import MEASUREMENTS, RunFolder, digest_of
from eval.running.progress import Progress
from summarizer.errors import OutputError, UsageError

ROOT = Path(__file__).parents[2]
_Made = TypeVar("_Made")


@dataclass
class Running:
    """What a run has come to so far."""

    folder: RunFolder
    items: tuple[Item, ...]
    progress: Progress
    measurements: dict[str, Any]
    systems: dict[str, dict[str, Any]] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)

    def failed(self, system: str, item: Item, step: str, reason: str) -> None:
        """Note what went wrong with one item."""
        self.failures.append({"system": system, "item_id": item.item_id, "step": step, "error": reason})

    def measured(self, system: str, item: Item, step: str, cost: Mapping[str, float | None]) -> None:
        """Note what a step cost."""
        of_system = self.measurements["items"].setdefault(system, {})
        of_system.setdefault(item.item_id, {})[step] = dict(cost)
        self.folder.write(self.folder.path / MEASUREMENTS, self.measurements)


def attempt(work: Callable[[], _Made]) -> tuple[_Made | None, str]:
    """Do one step; whatever goes wrong must not stop a run.

    Args:
        work: the step.

    Returns:
        What it made, or None and the reason.
    """
    try:
        return work(), ""
    except (OutputError, MemoryError):
        raise  # a full disk or an exhausted machine fails every item that follows
    except Exception as error:  # noqa: BLE001 - one failing item must not stop a run
        return None, f"{type(error).__name__}: {error}"


def read_measurements(folder: RunFolder) -> dict[str, Any]:
    """What earlier processes measured, or nothing yet."""
    try:
        return folder.read(MEASUREMENTS)
    except UsageError:
        machine = {"processors": os.cpu_count(), "platform": platform.platform()}
        return {"machine": machine, "load_seconds": {}, "items": {}}


def code_digest(*places: str) -> str:
    """Digest of the program's own files, so that a changed program never reuses old steps."""
    files: list[Path] = []
    for place in places:
        path = ROOT / place
        files += [path] if path.is_file() else [p for p in path.rglob("*") if p.suffix in {".py", ".md"}]
    return digest_of(sorted(files))
