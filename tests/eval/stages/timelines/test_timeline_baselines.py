"""Simple timelines to compare with: even days, busy days, days that are named most."""

from __future__ import annotations

from datetime import date

import pytest

from eval.metrics.timelines import Timeline
from eval.stages.timelines.baselines import Shelf, mentions, uniform, volume
from summarizer.domain.text import BlockKind, Document, make_document


def may(day: int) -> date:
    return date(2031, 5, day)


def article(day: int, *sentences: str) -> Document:
    blocks = [(BlockKind.PARAGRAPH, s) for s in sentences]
    return make_document(blocks, path=f"{day} {sentences[0]}", published=may(day).isoformat())


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        [
            article(2, "It rained.", "The pier broke on May 1."),
            article(5, "It sank.", "It sank on May 4."),
            article(5, "It sank on May 4.", "Nobody drowned."),
        ]
    )


def test_even_days_span_the_period_with_the_heads_of_the_next_articles(shelf: Shelf) -> None:
    told = uniform(shelf, may(1), may(5), 3, 1)
    assert sorted(told) == [may(1), may(3), may(5)]
    assert told[may(1)] == ["It rained."]
    assert told[may(3)] in (["It sank."], ["It sank on May 4."])


def test_busy_days_are_told_with_the_first_sentence_of_each_article_first(shelf: Shelf) -> None:
    expected: set[str] = {"It sank.", "It sank on May 4."}
    told = volume(shelf, may(1), may(5), 1, 2)
    assert list(told) == [may(5)]
    assert set(told[may(5)]) == expected


def test_days_named_most_are_told_with_the_sentences_that_name_them(shelf: Shelf) -> None:
    told: Timeline = mentions(shelf, may(1), may(5), 1, 5)
    assert told == {may(4): ["It sank on May 4."] * 2}


def test_days_outside_the_period_are_not_told(shelf: Shelf) -> None:
    assert list(mentions(shelf, may(1), may(3), 9, 1)) == [may(1)]
    assert list(volume(shelf, may(3), may(4), 9, 1)) == []
