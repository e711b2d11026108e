"""Citations in plain text belong to the sentence they stand in or behind."""

from __future__ import annotations

import pytest

from eval.scoring.cited_text import read_cited_text
from summarizer.domain.text import BlockKind, Document, make_document
from summarizer.errors import UsageError


def source(name: str, title: str) -> Document:
    return make_document([(BlockKind.TITLE, title), (BlockKind.PARAGRAPH, "It sailed.")], path=f"in/{name}")


SOURCES = [source("a.txt", "Ferry runs"), source("b.txt", "Dam holds"), source("c.txt", "Mayor wins")]


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(line.text, line.sources) for line in read_cited_text(text, SOURCES, "brief.txt")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rain fell [1]. The dam held [2].", [("Rain fell.", (1,)), ("The dam held.", (2,))]),
        ("Rain fell. [1] The dam held. [2]", [("Rain fell.", (1,)), ("The dam held.", (2,))]),
        ("Rain fell.[1][2] The dam held.", [("Rain fell.", (1, 2)), ("The dam held.", ())]),
        ("Rain fell [1,3].", [("Rain fell.", (1, 3))]),
        ("Rain fell [1-3].", [("Rain fell.", (1, 2, 3))]),
        ("- Rain fell [2] all night [1].", [("Rain fell all night.", (2, 1))]),
        ("# Weather\n\nRain fell. [1]", [("Rain fell.", (1,))]),
        ("# Rain fell [1]", [("Rain fell", (1,))]),
        ("Rain fell [2](x), [he] said.", [("Rain fell [2](x), [he] said.", ())]),
    ],
)
def test_a_marker_belongs_to_its_sentence(text: str, wanted: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(text) == wanted


def test_a_list_of_sources_gives_the_numbers_their_meaning() -> None:
    assert read("Rain fell. [1]\n\n## Sources\n\n1. Dam holds, The Gazette\n2. a.txt") == [
        ("Rain fell.", (2,))
    ]


def test_a_number_without_a_source_is_an_error_that_says_so() -> None:
    with pytest.raises(UsageError, match=r"cites \[4\], but there are 3 sources"):
        read("Rain fell. [4]")


def test_a_listed_source_that_was_not_named_is_an_error() -> None:
    with pytest.raises(UsageError, match="source 1, “Goats escape”, is none of the articles"):
        read("Rain fell. [1]\n\nSources\n[1] Goats escape")
