"""Which sentences of a long source are read beside a claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.support.retrieval import copied_share, relevant

SOURCE = [
    "Heavy rain fell over the valley on Monday.",
    "The water authority opened the gates of the Corvan dam at noon.",
    "Schools were closed in three towns.",
    "Nobody was hurt, the mayor of Lower Corvan said.",
    "A festival planned for Friday was called off.",
]


def test_support_that_two_distant_passages_give_together_is_kept_together() -> None:
    found = relevant(SOURCE, "The gates of the Corvan dam were opened and nobody was hurt.", 24)
    assert {1, 3} <= set(found)


def test_the_sentence_before_the_best_one_is_read_too_if_there_is_room() -> None:
    assert relevant(SOURCE, "Schools were closed in three towns.", 20) == (1, 2)
    assert relevant(SOURCE, "Schools were closed in three towns.", 8) == (2,)


def test_a_claim_about_something_else_still_gets_something_to_be_compared_with() -> None:
    assert relevant(SOURCE, "Wine taxes rise.") == (0,)
    assert relevant([], "Wine taxes rise.") == ()


@given(st.lists(st.text("ab cd.", min_size=1, max_size=30), max_size=8), st.text("ab cd", max_size=20))
def test_picks_are_in_order_distinct_and_within_the_source(sentences: list[str], claim: str) -> None:
    found = relevant(sentences, claim, 6)
    assert list(found) == sorted(set(found))
    assert all(0 <= i < len(sentences) for i in found)


def test_pairs_of_words_are_counted_not_words() -> None:
    assert copied_share(["Ann thanked Ben."], "Ben thanked Ann.") == 0.0
    assert copied_share(["Ann thanked Ben.", "Ben left."], "Ann thanked Ben. Ben left.") == 0.75
