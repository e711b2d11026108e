"""Which lines of a raw text belong together."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.pages.layout import find_blocks

LEAD = (
    "The ferry between Brill and Halm sailed again on Friday after a pause of three weeks, during which "
    "divers had searched the hull and the harbour floor for the cause of the leak that stopped it."
)
BODY = (
    "Ana Roe, the mayor of Brill, said the island had lost half of its visitors in that time, and that "
    "hotels would need at least a year to recover from the longest interruption in the line's history."
)


def blocks(raw: str, *, is_markdown: bool = False) -> list[str]:
    return [raw[b.start : b.end] for b in find_blocks(raw, is_markdown=is_markdown)]


def test_a_line_is_a_paragraph_with_or_without_blank_lines() -> None:
    assert blocks(f"{LEAD}\n{BODY}") == [LEAD, BODY]
    assert blocks(f"{LEAD}\n\n\n{BODY}\n") == [LEAD, BODY]


def test_windows_and_unicode_line_ends_are_line_ends() -> None:
    assert blocks("One.\r\nTwo.\rThree.\u2028Four.") == ["One.", "Two.", "Three.", "Four."]


def test_lines_wrapped_at_one_width_are_joined() -> None:
    raw = "\n\n".join(textwrap.fill(text, 60) for text in (LEAD, BODY))
    assert [" ".join(b.split()) for b in blocks(raw)] == [LEAD, BODY]


def test_paragraphs_of_wrapped_text_without_blank_lines_end_at_short_lines() -> None:
    raw = "\n".join(textwrap.fill(text, 60) for text in (LEAD, BODY))
    assert [" ".join(b.split()) for b in blocks(raw)] == [LEAD, BODY]


def test_a_list_of_short_lines_is_not_joined() -> None:
    raw = "Home\nSport\nWeather today\nHarbour\nTides and currents\nObituaries"
    assert blocks(raw) == raw.split("\n")


def test_groups_are_separated_by_blank_lines() -> None:
    assert [b.group for b in find_blocks("A\nB\n \nC\r\n\r\nD", is_markdown=False)] == [0, 0, 1, 2]


@pytest.mark.parametrize("raw", ["", "\n \n", "\ufeff\n"])
def test_a_text_without_visible_characters_has_no_blocks(raw: str) -> None:
    assert find_blocks(raw, is_markdown=False) == []


def test_markdown_paragraphs_run_to_the_next_blank_line_or_mark() -> None:
    raw = "# Ferry runs\nIt sailed\nat noon.\n\n- one\n- two\ngoes on\n\n> “Yes”\n***\nEnd."
    assert blocks(raw, is_markdown=True) == [
        "# Ferry runs",
        "It sailed\nat noon.",
        "- one",
        "- two\ngoes on",
        "> “Yes”",
        "End.",
    ]


def test_both_kinds_of_markdown_heading_are_headings() -> None:
    raw = "# One\n\nTwo\n===\n\nThree"
    assert [b.heading for b in find_blocks(raw, is_markdown=True)] == [True, True, False]


def test_front_matter_is_no_block() -> None:
    assert blocks("---\ntitle: Ferry\n---\nIt sailed.", is_markdown=True) == ["It sailed."]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\u00a0\u2028"), max_size=80))
def test_blocks_of_plain_text_hold_every_visible_character_once_and_in_order(raw: str) -> None:
    assert "".join("".join(blocks(raw)).split()) == "".join(raw.split())
