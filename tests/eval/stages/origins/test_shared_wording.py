"""Copies are made as described, and characters are counted right."""

from __future__ import annotations

import random

import pytest
from builders import article, passage

from eval.stages.origins.copies import make_copy, share_quotation
from eval.stages.origins.corpora import copy_row, equal_runs, shared_passages
from eval.statistics import Interval

SOURCE = [
    f"Sentence {n} of the agency told how the ferry left quay {n} in heavy fog before dawn."
    for n in "ABCDEFGH"
]
HOST = [f"In paragraph {n} the local paper wrote about bakers and their bread." for n in "ABCD"]


def seeded() -> random.Random:
    return random.Random(1)


def test_a_copy_without_edits_holds_the_same_sentences_in_both_articles() -> None:
    made = make_copy(SOURCE, HOST, 0.0, ["word"], seeded())
    own, copied = (d.quote(s) for d, s in zip(made.documents, made.shared, strict=True))
    assert sorted(own.split(". ")) != own.split(". ") or own != copied
    assert sorted(own.rstrip(".").split(". ")) == sorted(copied.rstrip(".").split(". "))
    assert made.documents[1].text.startswith(HOST[0]) and made.documents[1].text.endswith(HOST[-1])


def test_edits_come_from_the_vocabulary_and_leave_function_words() -> None:
    made = make_copy(SOURCE, HOST, 1.0, ["turnip"], seeded())
    copied = made.documents[1].quote(made.shared[1])
    assert "turnip" in copied and " the " in copied and " of the " in copied
    assert made.documents[0].quote(made.shared[0]).count("ferry") == 6


def test_a_shared_quotation_is_all_that_two_articles_share() -> None:
    first, second = share_quotation("We sail at dawn and will be back by night", SOURCE, HOST)
    assert [p for p in (first, second) if "“We sail at dawn" in p.text] == [first, second]
    assert shared_passages([first, second]) == []
    assert equal_runs([first, second]) != []


def test_characters_of_the_passages_are_counted() -> None:
    line = (
        "The harbour master ordered incoming freighters to anchor behind the breakwater until further notice."
    )
    first, second = article("A", line, HOST[0], path="a"), article("B", "Bakers sold bread.", line, path="b")
    gold = [passage(first, line), passage(second, line)]
    right = copy_row("all", [([first, second], gold)]).cells
    assert (right["P"], right["R"]) == (1.0, 1.0)
    half = copy_row("half", [([first, second], gold[:1])]).cells
    assert (half["P"], half["R"]) == (0.5, 1.0)
    assert isinstance(half["F1"], Interval) and half["F1"].value == pytest.approx(2 / 3)


def test_runs_of_eight_words_are_found_and_shorter_ones_are_not() -> None:
    eight = "one two three four five six seven eight"
    first, second = article(None, f"{eight} nine", path="a"), article(None, f"Zero {eight}", path="b")
    assert [first.quote(s) for s in equal_runs([first, second]) if s.doc_id == first.doc_id] == [eight]
    assert equal_runs([first, article(None, "one two three four five six seven nine", path="c")]) == []
