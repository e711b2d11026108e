"""The doctor says what is wrong and what to run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from summarizer.adapters import doctor
from summarizer.adapters.doctor import examine
from summarizer.adapters.model_channels import Channel
from summarizer.adapters.model_registry import ModelSpec
from summarizer.adapters.model_store import ModelStore

WEIGHTS = b"weights"


class Shelf:
    """A channel that has every file."""

    name = "shelf"

    def fetch(self, spec: ModelSpec, folder: Path) -> None:
        (folder / "weights.bin").write_bytes(WEIGHTS)


def spec(name: str, *, default: bool) -> ModelSpec:
    files = {"weights.bin": hashlib.sha256(WEIGHTS).hexdigest()}
    return ModelSpec(name, "writer", f"maker/{name}", "MIT", "folder", files, default=default)


def no_conversion(source: Path, folder: Path) -> None:
    raise AssertionError(f"{source} needs no conversion")


@pytest.fixture
def shelf_store(tmp_path: Path) -> ModelStore:
    channel: Channel = Shelf()
    specs = {"needed": spec("needed", default=True), "larger": spec("larger", default=False)}
    return ModelStore(tmp_path, specs, [channel], no_conversion)


def texts(store: ModelStore, *, good: bool) -> list[str]:
    return [finding.text for finding in examine(store) if finding.good is good]


def test_a_missing_model_is_a_problem_that_says_what_to_run(shelf_store: ModelStore) -> None:
    (problem,) = texts(shelf_store, good=False)
    assert "needed" in problem and "run: summarizer models pull needed" in problem


def test_an_optional_model_may_be_missing(shelf_store: ModelStore) -> None:
    assert "larger (writer) is not there; it is optional" in texts(shelf_store, good=True)


def test_models_that_are_there_and_whole_are_fine(shelf_store: ModelStore) -> None:
    shelf_store.pull("needed")
    assert texts(shelf_store, good=False) == []


def test_one_changed_byte_is_found(shelf_store: ModelStore, tmp_path: Path) -> None:
    shelf_store.pull("needed")
    (tmp_path / "needed" / "weights.bin").write_bytes(b"Weights")
    (problem,) = texts(shelf_store, good=False)
    assert "damaged" in problem


def test_a_missing_library_is_a_problem(shelf_store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", ("a-library-nobody-has",))
    assert "a-library-nobody-has is not installed; run: pip install multidoc-summarizer" in texts(
        shelf_store, good=False
    )
