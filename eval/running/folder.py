"""The files of a run. ``docs/evaluation.md`` describes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from summarizer.adapters.output_file import write_files
from summarizer.errors import OutputError, UsageError

SCHEMA = 1
PREDICTIONS, SCORES = "predictions", "scores"
RUN, MEASUREMENTS = "run.json", "measurements.json"


class RunFolder:
    """Reads and writes the files of one run; a file is written whole or not at all."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is made yet."""
        self.path = path

    def open(self) -> None:
        """Make the folder, and clear away what a killed process left unfinished.

        Raises:
            OutputError: if it cannot be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for part in self.path.rglob(".*.part"):
                part.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{self.path} cannot be written: {error.strerror or error}") from error

    def step(self, step: str, system: str, item: str) -> Path:
        """Where the file of one step lies."""
        return self.path / step / system / f"{item}.json"

    def cached(self, step: str, system: str, item: str, key: str) -> Mapping[str, Any] | None:
        """A step's record, if it was made of the same inputs; a damaged file counts as absent."""
        try:
            record = json.loads(self.step(step, system, item).read_text("utf-8"))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError):
            return None
        return record if isinstance(record, dict) and record.get("key") == key else None

    def write(self, path: Path, record: Mapping[str, Any]) -> None:
        """Write a record.

        Raises:
            OutputError: if that cannot be done.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
        write_files({path: as_text(record)})

    def read(self, name: str) -> dict[str, Any]:
        """One of the two files that describe the run.

        Raises:
            UsageError: if it is not there or not readable.
        """
        path = self.path / name
        try:
            record = json.loads(path.read_text("utf-8"))
        except FileNotFoundError as error:
            raise UsageError(
                f"{path} does not exist: {self.path} is no run. `python -m eval run` makes one."
            ) from error
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise UsageError(f"{path} cannot be read: {error}.") from error
        if not isinstance(record, dict):
            raise UsageError(f"{path} holds no JSON object.")
        return record


def as_text(record: Mapping[str, Any]) -> str:
    """JSON that is the same for equal records."""
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def key_of(*parts: object) -> str:
    """SHA-256 of anything that can be JSON."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def digest_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the contents of some files, in the order given."""
    found = hashlib.sha256()
    for path in paths:
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
