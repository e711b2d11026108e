"""Where sentences end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.words.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The harbour closed.", "Nobody was hurt."],
        ["The U.S. Coast Guard came.", "It left at 5 p.m. Friday."],
        ["She moved to the U.S. in May.", "He stayed in the U.S.", "The rest followed."],
        ["Mr. Aldo and Dr. B. K. Ruiz spoke.", "J. Orr did not."],
        ["Sen. Ana Roe (D-Calif.), a critic, objected.", "So did Rep. Kim (R-Pa.)."],
        ["BRILL, Dec. 3 — The ferry sank.", "Divers searched."],
        ["He wore No. 5.", "No. 7 was taken."],
        ["“Is it safe?” he asked.", "“No!” said the captain."],
        ["“It is late,” she said.", "“We must go.”", "They went."],
        ["“He told me ‘leave now.’”", "The crew left."],
        ["“Why now?” Mayor Ana Roe asked.", "Nobody answered."],
        ["The plan … was dropped.", "“We tried ...”", "Nobody helped."],
        ["Brill Corp. shares fell 3.5 percent.", "Acme Inc. rose."],
        ["It closed at 6 a.m.", "Police reopened it later."],
        ["The road (it was icy.) is shut.", "(The bridge is open.)", "Trains run."],
        ["Yahoo! is late.", "What?!", "Yes."],
        ["It was Plan B.", "The mayor chose it."],
        ["St. Olaf Street is near Ft. Dale.", "Go there."],
        ["Visit www.Brill.Com or mail Ana.Roe@brill.example today.", "It is free."],
        ["1. The first rule.", "2. The second rule."],
        ["He waited . . . and waited.", "Then he left."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_lost_space_between_sentences_is_seen() -> None:
    assert sentences("The ferry left.Nobody saw it.") == ["The ferry left.", "Nobody saw it."]


def test_a_line_break_does_not_end_a_sentence_but_a_blank_line_does() -> None:
    assert sentences("The ferry\nleft Brill\n\nNobody saw it") == ["The ferry\nleft Brill", "Nobody saw it"]


@pytest.mark.parametrize("text", ["", "  \n ", "\n\n\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


@given(st.text(alphabet=st.sampled_from("ab AB.!?…”“\"'()[]1\n "), max_size=60))
def test_sentences_are_disjoint_and_hold_every_character_that_is_not_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ["x", "Mr. ", "a.b ", "... ", "\n", '"', "Mr. a", ".A"])
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begin = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - begin < 10
