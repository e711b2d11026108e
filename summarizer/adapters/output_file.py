"""Write output files whole or not at all, and read them back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from summarizer.errors import OutputError, UsageError


def require_writable(paths: Iterable[Path]) -> None:
    """Refuse outputs that cannot be written, before any work is done for them.

    Args:
        paths: files to be written later.

    Raises:
        OutputError: if one is a folder, or its folder is missing or not writable.
    """
    for path in paths:
        folder = path.resolve().parent
        if path.is_dir():
            raise OutputError(f"{path} is a folder; name a file in it")
        if not folder.is_dir():
            raise OutputError(f"{path} cannot be written: there is no folder {folder}; create it first")
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise OutputError(f"{path} cannot be written: permission denied; choose another place")


def write_files(outputs: Mapping[Path, str]) -> None:
    """Write texts as UTF-8; either every file is complete, or none has been touched.

    Args:
        outputs: text by path. A path that names something other than a file (a pipe, a device) is
            written to directly.

    Raises:
        OutputError: if a file cannot be written.
    """
    waiting: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in outputs.items():
            target = path.resolve()
            # lone surrogates (a file name that is not Unicode) become the escapes JSON has for them
            content = text.encode("utf-8", "backslashreplace")
            if target.exists() and not target.is_file():
                target.write_bytes(content)
                continue
            beside = target.with_name(f".{target.name}.{os.getpid()}.part")
            waiting[beside] = target
            beside.write_bytes(content)
        for path in list(waiting):
            path.replace(waiting.pop(path))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        for beside in waiting:
            beside.unlink(missing_ok=True)


def read_text(path: Path) -> str:
    """Read a file this package wrote.

    Args:
        path: the file.

    Returns:
        Its text.

    Raises:
        UsageError: if it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text; name the JSON file that `brief -o` wrote") from error
