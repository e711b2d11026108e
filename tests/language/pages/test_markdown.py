"""Markdown syntax is left out, its text stays."""

from __future__ import annotations

import time

import pytest

from summarizer.language.pages.markdown import looks_like_markdown, text_intervals


def plain(text: str) -> str:
    return "".join(text[start:end] for start, end in text_intervals(text, 0, len(text)))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("## The ferry", "The ferry"),
        ("> “It sailed,” he said", "“It sailed,” he said"),
        ("- first", "first"),
        ("2. second", "second"),
        ("It **never** _really_ `left`.", "It never really left."),
        ("The [mayor](https://brill.example/roe_(mayor)) left.", "The mayor left."),
        ("The [mayor][1] left.", "The mayor left."),
        ("Before ![a ship](ship.png) after", "Before  after"),
        (r"5 \* 4", "5 * 4"),
        ("One<br/> two", "One two"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("He said [sic] so.", "He said [sic] so."),
        ("in 2031. it closed", "in 2031. it closed"),
    ],
)
def test_only_syntax_is_left_out(source: str, text: str) -> None:
    assert plain(source) == text


def test_unlabelled_text_is_markdown_if_it_has_headings_or_links() -> None:
    assert looks_like_markdown("# Ferry\n\nIt sailed.")
    assert looks_like_markdown("It [sailed](https://brill.example).\n\nThen it sank.")
    assert not looks_like_markdown("Ferry #1\n\nIt sailed [sic].")


@pytest.mark.parametrize("unit", ["[", "![", "*", "<a ", "`", "[a](", "\\"])
def test_hostile_markup_costs_linear_time(unit: str) -> None:
    text = unit * 100_000
    begin = time.perf_counter()
    text_intervals(text, 0, len(text))
    assert time.perf_counter() - begin < 10
