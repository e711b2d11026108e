"""The example story is what its gold file says it is."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain.claims import ConflictKind

EXAMPLES = Path(__file__).parent.parent / "examples"
STORY = EXAMPLES / "kelmouth"
GOLD: dict[str, Any] = json.loads((EXAMPLES / "gold.json").read_text("utf-8"))


def raw_text(name: str) -> str:
    """The words of an article file without mark-up, white space collapsed."""
    text = (STORY / name).read_text("utf-8")
    if name.endswith(".jsonl"):
        text = " ".join(json.loads(line)["text"] for line in text.splitlines())
    if name.endswith(".html"):
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return " ".join(text.split())


def passages() -> list[tuple[str, str]]:
    """Every (article, passage) pair the gold file claims to be in an article."""
    values = [value for conflict in GOLD["conflicts"] for value in conflict["values"]]
    quoted = [(entry["article"], entry["quote"]) for entry in (*GOLD["facts"], *values)]
    shared = [(article, GOLD["shared_copy"]["quote"]) for article in GOLD["shared_copy"]["articles"]]
    return quoted + shared + [(entry["article"], entry["line"]) for entry in GOLD["furniture"]]


@pytest.mark.parametrize(("article", "passage"), passages())
def test_every_passage_of_the_gold_file_stands_in_its_article(article: str, passage: str) -> None:
    assert passage in raw_text(article)


def test_the_story_is_told_by_at_least_six_articles_of_ordinary_length() -> None:
    records = [json.loads(line)["text"] for line in (STORY / "wire.jsonl").read_text("utf-8").splitlines()]
    files = [raw_text(path.name) for path in STORY.iterdir() if path.suffix != ".jsonl"]
    lengths = [len(text.split()) for text in (*records, *files)]
    assert len(lengths) >= 6
    assert all(250 <= length <= 650 for length in lengths), lengths


def test_the_articles_come_as_text_markdown_html_and_records() -> None:
    assert {path.suffix for path in STORY.iterdir()} == {".txt", ".md", ".html", ".jsonl"}


def test_the_shared_copy_is_credited_wherever_it_stands() -> None:
    for article in GOLD["shared_copy"]["articles"]:
        assert GOLD["shared_copy"]["credit"] in raw_text(article)


def test_every_kind_of_difference_occurs() -> None:
    assert {conflict["kind"] for conflict in GOLD["conflicts"]} == {kind.value for kind in ConflictKind}


def test_some_articles_are_dated_and_some_are_not() -> None:
    dated = {path.name for path in STORY.iterdir() if re.search(r"2024", path.read_text("utf-8"))}
    assert dated == {"dockside-review.md", "skerra-beacon.html", "wire.jsonl"}
