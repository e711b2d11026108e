"""The shipped stories: their gold stands word for word in their articles, as scraped and as cleaned."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from eval.gold.soundness import faults
from eval.gold.suite import SUITE, Quote, Story, article_text, load_story, load_suite, locate
from summarizer import Document
from summarizer.adapters.html_trafilatura import TrafilaturaExtractor
from summarizer.adapters.split_rules import RuleSplitter
from summarizer.errors import UsageError
from summarizer.ports import Embedder
from summarizer.stages.clean import clean
from summarizer.stages.read import read_inputs

FOLDERS = sorted(gold.parent for gold in SUITE.glob("*/gold.toml"))
by_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)

ARTICLES = [article.path for folder in FOLDERS for article in load_story(folder).articles]

MISSES = tomllib.loads((Path(__file__).parent / "cleaning_misses.toml").read_text("utf-8"))
HEADS = tomllib.loads((Path(__file__).parent / "article_heads.toml").read_text("utf-8"))

GOLD = """
id = "bridge"
field = "transport"
title = "Bridge closes"
about = "A bridge closes."
reference = "The bridge closed."
[[article]]
file = "01-post.txt"
outlet = "Post"
published = ""
furniture = ["Sign up"]
[[event]]
id = "e1"
rank = 1
phase = "main"
start = ""
end = ""
text = "The bridge closed."
support = [["01-post.txt", "The bridge closed on Monday."]]
[[nugget]]
id = "n1"
weight = "vital"
text = "The bridge closed."
event = "e1"
support = [["01-post.txt", "closed on Monday"]]
"""


def made_up(folder: Path, gold: str = GOLD) -> Story:
    (folder / "articles").mkdir(parents=True)
    (folder / "gold.toml").write_text(gold, "utf-8")
    article = "Bridge shut\n\nThe bridge closed on Monday. Ferries run on Tuesday.\n\nSign up\n"
    (folder / "articles" / "01-post.txt").write_text(article, "utf-8")
    return load_story(folder)


@by_story
def test_every_quote_and_line_of_the_gold_stands_in_its_article(folder: Path) -> None:
    story = load_story(folder)
    assert story.id == folder.name
    assert faults(story) == []


@by_story
def test_every_story_has_facts_that_matter_and_a_reference_of_a_readable_length(folder: Path) -> None:
    story = load_story(folder)
    assert 12 <= len(story.nuggets) <= 20
    assert sum(n.weight == "vital" for n in story.nuggets) >= 4
    assert 130 <= len(story.reference.split()) <= 220
    assert any(e.phase == "main" for e in story.events)


@pytest.fixture(scope="module")
def documents(embedder: Embedder) -> dict[Path, Document]:
    # All stories at once: one call of the embedder costs less than fourteen.
    articles = read_inputs([str(path) for path in ARTICLES], extractor=TrafilaturaExtractor()).articles
    cleaned = clean(articles, embedder, RuleSplitter())
    return {Path(document.path): document for document in cleaned}


@pytest.mark.models
@by_story
def test_cleaning_keeps_quotes_drops_furniture_and_reads_dates_but_for_the_known_misses(
    folder: Path, documents: dict[Path, Document]
) -> None:
    # A miss that is mended has to be taken off the list, so that it cannot come back unseen.
    story = load_story(folder)
    own = {article.path.name: documents[article.path] for article in story.articles}
    known = {kind: set(lines) for kind, lines in MISSES.get(story.id, {}).items()}
    assert lost_quotes(story, own) == known.get("lost", set())
    assert left_furniture(story, own) == known.get("left", set())
    assert misdated(story, own) == known.get("misdated", set())
    assert mistitled(story, own) == known.get("mistitled", set())
    assert lost_standfirsts(story, own) == set()


def lost_quotes(story: Story, documents: Mapping[str, Document]) -> set[str]:
    found = set()
    for quote in story.quotes():
        try:
            locate(documents[quote.file].text, quote)
        except UsageError:
            found.add(quote.text)
    return found


def left_furniture(story: Story, documents: Mapping[str, Document]) -> set[str]:
    return {
        line
        for article in story.articles
        for line in article.furniture
        if line in documents[article.path.name].text
    }


def misdated(story: Story, documents: Mapping[str, Document]) -> set[str]:
    return {a.path.name for a in story.articles if documents[a.path.name].published != a.published}


def mistitled(story: Story, documents: Mapping[str, Document]) -> set[str]:
    heads = HEADS[story.id]
    return {name for name, d in documents.items() if d.title != heads.get(name, {}).get("title")}


def lost_standfirsts(story: Story, documents: Mapping[str, Document]) -> set[str]:
    heads = HEADS[story.id]
    return {n for n, d in documents.items() if heads.get(n, {}).get("standfirst", "") not in d.text}


def test_a_quote_is_found_over_a_line_break_and_only_where_it_is_unambiguous() -> None:
    text = "The bridge\nclosed. The bridge opened."
    assert locate(text, Quote("a.txt", "bridge closed")) == (4, 17)
    with pytest.raises(UsageError, match=r"a\.txt: the quote “The bridge” is found 2 times"):
        locate(text, Quote("a.txt", "The bridge"))
    with pytest.raises(UsageError, match="not found"):
        locate(text, Quote("a.txt", "the bridge closed"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("closed on Monday.", "closed on Sunday."), "not found"),
        (('"01-post.txt", "closed', '"02-post.txt", "closed'), "02-post.txt, which is not in the gold"),
        (('"Sign up"', '"Sign in"'), "has no line “Sign in”"),
        (('"Sign up"', '"The bridge closed on Monday. Ferries run on Tuesday."'), "lies within furniture"),
        (('event = "e1"', 'event = "e2"'), "event e2, which is not there"),
        (('published = ""', 'published = "4 May"'), "“4 May” is no day"),
        (('start = ""', 'start = "2031-02-30"'), "“2031-02-30” is no day"),
    ],
)
def test_a_gold_that_does_not_fit_its_articles_is_found_out(
    tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    found = faults(made_up(tmp_path / "bridge", GOLD.replace(*change)))
    assert any(complaint in fault for fault in found)


def test_the_made_up_story_lacks_articles_and_nothing_else(tmp_path: Path) -> None:
    assert faults(made_up(tmp_path / "bridge")) == ["bridge has 1 articles, not 3 to 8"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('weight = "vital"', 'weight = "huge"'), "huge"),
        (('phase = "main"', 'phase = "middle"'), "middle"),
        (("rank = 1\n", ""), "'rank' is missing"),
        (('id = "n1"', "id = n1"), "cannot be read"),
    ],
)
def test_a_gold_with_an_unknown_word_or_a_missing_field_is_one_sentence(
    tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        made_up(tmp_path / "bridge", GOLD.replace(*change))


def test_a_folder_without_stories_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no story"):
        load_suite(tmp_path)


def test_a_record_is_read_as_its_title_and_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Shut", "text": "The bridge closed.\\n\\nAgain."}\n', "utf-8")
    assert article_text(path) == "Shut\n\nThe bridge closed.\n\nAgain."
    (tmp_path / "b.jsonl").write_text(path.read_text("utf-8") * 2, "utf-8")
    with pytest.raises(UsageError, match="holds 2 records"):
        article_text(tmp_path / "b.jsonl")
