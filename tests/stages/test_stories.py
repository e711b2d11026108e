"""Mixed piles come apart into their stories; one story stays one."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from builders import article
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from summarizer.domain.text import Document
from summarizer.ports import Embedder
from summarizer.stages.stories import extend_stories, split_stories

STRIKE = tuple(
    article(title, text, path=f"strike-{i}")
    for i, (title, text) in enumerate(
        [
            ("Dockers in Halm walk out", "Dockers at the port of Halm walked out over a new night roster."),
            (
                "Port of Halm at a standstill",
                "No ship was unloaded in Halm as dockers refused the night roster.",
            ),
            (
                "Norvik calls strike unlawful",
                "Norvik, which runs the port of Halm, said the dockers must return.",
            ),
        ]
    )
)
COMET = tuple(
    article(title, text, path=f"comet-{i}")
    for i, (title, text) in enumerate(
        [
            (
                "Comet Tarle brightens",
                "Comet Tarle can be seen with the naked eye this week, astronomers said.",
            ),
            ("How to see Comet Tarle", "Look north after dusk: the tail of Comet Tarle spans ten degrees."),
        ]
    )
)


def towards(*directions: int) -> NDArray[np.float32]:
    """Unit vectors along the named axes of four dimensions."""
    return np.eye(4, dtype=np.float32)[list(directions)]


def test_two_unrelated_stories_come_apart_largest_first() -> None:
    mixed = (COMET[0], STRIKE[0], STRIKE[1], COMET[1], STRIKE[2])
    found = split_stories(mixed, towards(1, 0, 0, 1, 0))
    assert [{d.path[:5] for d in story} for story in found] == [{"strik"}, {"comet"}]


def test_documents_of_a_story_are_sorted_by_id() -> None:
    (story,) = split_stories(STRIKE, towards(0, 0, 0))
    assert [d.doc_id for d in story] == sorted(d.doc_id for d in STRIKE)


def test_stories_of_one_size_are_sorted_by_their_smallest_id() -> None:
    found = split_stories((STRIKE[0], COMET[0]), towards(0, 1))
    assert [s[0].doc_id for s in found] == sorted((STRIKE[0].doc_id, COMET[0].doc_id))


def test_shared_words_hold_a_story_together_where_its_vectors_alone_do_not() -> None:
    half = np.array([[1, 0], [0.4, 0.84**0.5]], dtype=np.float32)
    strangers = split_stories((STRIKE[0], COMET[0]), half)
    neighbours = split_stories(STRIKE[:2], half)
    assert (len(strangers), len(neighbours)) == (2, 1)


def test_no_documents_make_no_story() -> None:
    assert split_stories((), np.zeros((0, 4), dtype=np.float32)) == ()


def test_a_missing_vector_is_an_error_that_names_both_numbers() -> None:
    with pytest.raises(ValueError, match="2 documents with 1 vectors"):
        split_stories(COMET, towards(0))


def test_the_order_of_the_input_changes_nothing() -> None:
    pile = dict(zip((*STRIKE, *COMET), towards(0, 0, 0, 1, 1), strict=True))
    results = {split_stories(order, np.stack([pile[d] for d in order])) for order in permutations(pile)}
    assert len(results) == 1


@given(st.lists(st.integers(min_value=0, max_value=3), min_size=1, max_size=8))
def test_every_document_is_in_exactly_one_story(directions: list[int]) -> None:
    pile = [article(f"Report {i}", f"Text number {i}.", path=str(i)) for i in range(len(directions))]
    found = split_stories(pile, towards(*directions))
    assert sorted(d.doc_id for story in found for d in story) == sorted(d.doc_id for d in pile)


@pytest.mark.models
def test_real_embeddings_tell_two_stories_apart(embedder: Embedder) -> None:
    pile: tuple[Document, ...] = (*STRIKE, *COMET)
    found = split_stories(pile, embedder.embed([d.text for d in pile]))
    assert [len(story) for story in found] == [3, 2]


def test_new_articles_join_their_story_or_open_one() -> None:
    known = split_stories(STRIKE[:2], towards(0, 0))
    found = extend_stories(known, (COMET[0], STRIKE[2], COMET[1]), towards(0, 0, 1, 0, 1))
    assert [{d.path[:5] for d in story} for story in found] == [{"strik"}, {"comet"}]
    assert set(known[0]) < set(found[0])


def test_known_stories_keep_their_places_and_are_never_merged() -> None:
    known = ((STRIKE[0],), (COMET[0],), (STRIKE[1],))
    found = extend_stories(known, (STRIKE[2],), towards(0, 1, 0, 0))
    assert len(found) == 3
    assert all(set(before) <= set(after) for before, after in zip(known, found, strict=True))


def test_the_order_of_a_batch_changes_nothing() -> None:
    known = ((STRIKE[0],), (COMET[0],))
    batch = dict(zip((*STRIKE[1:], COMET[1]), towards(0, 0, 1), strict=True))
    results = {
        extend_stories(known, order, np.stack([*towards(0, 1), *(batch[d] for d in order)]))
        for order in permutations(batch)
    }
    assert len(results) == 1


def test_without_new_articles_the_known_stories_stay() -> None:
    known = (STRIKE, COMET)
    assert list(map(set, extend_stories(known, (), towards(0, 0, 0, 1, 1)))) == list(map(set, known))
