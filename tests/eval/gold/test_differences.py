"""The stories about differences between sources keep the suite's format, with gold that is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gold.soundness import faults
from eval.gold.suite import SUITE, load_story

FOLDERS = sorted(gold.parent for gold in SUITE.with_name("differences").glob("*/*/gold.toml"))
LEARNT = sorted(gold.parent for gold in (SUITE.parents[1] / "training" / "stories").glob("*/gold.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_story_is_sound_and_holds_differences_and_traps(folder: Path) -> None:
    story = load_story(folder)
    assert faults(story) == []
    assert len(story.conflicts) >= 5
    assert len(story.traps) >= 3


def test_every_story_to_learn_from_is_sound_and_none_of_them_measures() -> None:
    stories = [load_story(folder) for folder in LEARNT]
    found = [fault for story in stories for fault in faults(story)]
    assert [fault for fault in found if "has 2 articles" not in fault] == []  # a difference needs no third
    assert len(stories) == 228 and sum(len(story.conflicts) for story in stories) == 1516
    measured = [*FOLDERS, *(gold.parent for gold in SUITE.glob("*/gold.toml"))]
    assert not {story.id for story in stories} & {folder.name for folder in measured}
