"""The stories about differences between sources keep the suite's format, with gold that is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gold.soundness import faults
from eval.gold.suite import SUITE, load_story

FOLDERS = sorted(gold.parent for gold in SUITE.with_name("differences").glob("*/*/gold.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_story_is_sound_and_holds_differences_and_traps(folder: Path) -> None:
    story = load_story(folder)
    assert faults(story) == []
    assert len(story.conflicts) >= 5
    assert len(story.traps) >= 4
