"""What a folder of weights contains: its digest, and the manifest the model store leaves in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest in ``folder``, or None if there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None


def weights_digest(path: Path) -> str:
    """Name weights by their content.

    Args:
        path: a weight file, or a folder of them.

    Returns:
        SHA-256: of the file; or, for a folder, the digest that the model store recorded when it
        checked the folder's source; or, without one, of the names and digests of all files but
        descriptions in Markdown, which change nothing that is computed.
    """
    if path.is_file():
        return file_digest(path)
    manifest = read_manifest(path)
    if manifest is not None and isinstance(manifest.get("digest"), str):
        return str(manifest["digest"])
    return listing_digest(
        {
            str(f.relative_to(path)): file_digest(f)
            for f in sorted(path.rglob("*"))
            if f.is_file() and f.suffix != ".md"
        }
    )


def listing_digest(digests: dict[str, str]) -> str:
    """One digest for several files: SHA-256 over their sorted names and digests."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
