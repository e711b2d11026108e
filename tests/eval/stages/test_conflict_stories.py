"""Which stories differences are measured on."""

from __future__ import annotations

import pytest

from eval.gold.suite import SUITE
from eval.stages.conflicts.suite import measure_conflicts
from summarizer.errors import UsageError
from summarizer.wiring import Summarizer


def test_a_story_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="no-such-story"):
        measure_conflicts(SUITE, Summarizer.from_config("extractive"), ["no-such-story"])
