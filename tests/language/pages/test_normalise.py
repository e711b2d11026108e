"""Clean text and its way back to the raw text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.pages.normalise import Piece, normalise


def clean(raw: str) -> Piece:
    return normalise(raw, [(0, len(raw))])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The ferry left.", "The ferry left."),
        ("  The\u00a0ferry\t left.\n", "The ferry left."),
        ("The ferry\nleft", "The ferry left"),
        ("a far-\nreaching plan", "a far-reaching plan"),
        ("two -\nor three", "two - or three"),
        ("cafe\u0301", "café"),
        ("\ufeffThe fer\u00adry\u200b", "The ferry"),
        ("a \u200b b", "a b"),
        ("a\x00b", "ab"),
        ("\u1100\u1161\u11a8", "\uac01"),
        ("\u200b \x00", ""),
    ],
)
def test_odd_white_space_invisible_characters_and_loose_accents_are_cleaned(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_every_character_knows_where_it_stood() -> None:
    raw = "\ufeffCafe\u0301  of  Brill"
    piece = clean(raw)
    assert piece.text == "Café of Brill"
    assert piece.cut(8, 13).raw == (12, 17)
    assert raw[12:17] == "Brill"
    assert piece.cut(3, 4).raw == (4, 6)


def test_a_cut_keeps_its_way_back() -> None:
    piece = clean("The  old ferry left")
    part = piece.cut(4, 13)
    assert part.text == "old ferry"
    assert part.raw == (5, 14)


def test_intervals_are_read_one_after_the_other() -> None:
    raw = "The *old* ferry"
    piece = normalise(raw, [(0, 4), (5, 8), (9, 15)])
    assert piece.text == "The old ferry"
    assert [(s.raw_start, s.raw_end) for s in piece.segments] == [(0, 4), (5, 8), (9, 15)]


@given(st.text(alphabet=st.sampled_from("aé e\u0301\u0308 \n\u00a0\u200b-B\u1100\u1161가\x00"), max_size=40))
def test_clean_text_is_composed_single_spaced_and_mapped_whole(raw: str) -> None:
    piece = clean(raw)
    assert unicodedata.is_normalized("NFC", piece.text)
    assert piece.text == " ".join(piece.text.split())
    assert "".join(piece.text[s.start : s.end] for s in piece.segments) == piece.text
    assert all(a.end == b.start and a.raw_end <= b.raw_start for a, b in pairwise(piece.segments))
    for s in piece.segments:
        if s.end - s.start == s.raw_end - s.raw_start > 1:
            assert piece.text[s.start : s.end] == re.sub(r"\s", " ", raw[s.raw_start : s.raw_end])
