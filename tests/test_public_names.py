"""What a program may import from the package."""

from __future__ import annotations

import subprocess
import sys

import pytest

import summarizer


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_public_name_exists_and_is_documented(name: str) -> None:
    assert getattr(summarizer, name).__doc__


def test_there_are_a_dozen_public_names_at_most() -> None:
    assert len(summarizer.__all__) <= 12


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Summariser'"):
        _ = summarizer.Summariser  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, summarizer; print(sorted({'numpy', 'torch', 'spacy', 'rich'} & set(sys.modules)))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "[]"
