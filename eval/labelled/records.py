"""Labelled files: one JSON record a line, gzipped or not, read one at a time."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from summarizer.errors import UsageError


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Stream a file's records.

    Args:
        path: a ``.jsonl`` or ``.jsonl.gz`` file.

    Yields:
        Each line's JSON object.

    Raises:
        UsageError: if the file cannot be read, or a line is no JSON object.
    """
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _record(line, path, number)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}. Name a .jsonl or .jsonl.gz file.") from error


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _record(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"{path}, line {number}: not JSON ({error.msg}). One record a line is wanted."
        ) from error
    if not isinstance(found, dict):
        raise UsageError(f"{path}, line {number}: a JSON object is wanted, not {type(found).__name__}.")
    return found


def labelled_files(given: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, in order.

    Raises:
        UsageError: if a path does not exist or a folder holds no labelled file.
    """
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = sorted([*path.glob("*.jsonl"), *path.glob("*.jsonl.gz")])
            if not inside:
                raise UsageError(f"{path} holds no .jsonl or .jsonl.gz file.")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise UsageError(f"{path} does not exist.")
    return found


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def set_name(path: Path) -> str:
    """A file's name without its endings and licence flag.

    >>> set_name(Path("quotes/polnear.NOLIC.jsonl.gz"))
    'polnear'
    """
    return path.name.split(".")[0]
