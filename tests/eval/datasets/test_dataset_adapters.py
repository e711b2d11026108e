"""Data sets in their public forms become items."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.datasets.items import Item, draw
from eval.datasets.spec import SuiteSpec, load_items, load_spec
from summarizer.domain.text import RawArticle
from summarizer.errors import UsageError

SHARED = Path(__file__).parents[4] / "shared" / "data"


def records_suite(folder: Path, *records: dict[str, Any], **settings: Any) -> SuiteSpec:
    """A suite of records in a file."""
    path = folder / "set.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), "utf-8")
    return SuiteSpec("made-up", "stories", path=str(path), **settings)


def texts(item: Item) -> list[str]:
    """The articles' texts."""
    return [a.text for a in item.articles]


@pytest.mark.parametrize(
    "record",
    [
        {"id": "x", "documents": [{"text": "It rained."}, {"text": "It stopped."}]},
        {"id": "x", "articles": [{"paragraphs": ["It rained."]}, {"sentences": [[1, "It stopped."]]}]},
        {"id": "x", "document": ["It rained.", "It stopped."]},
        {"id": "x", "document": "It rained.|||||It stopped."},
    ],
)
def test_articles_are_found_in_every_form_of_a_record(tmp_path: Path, record: dict[str, Any]) -> None:
    (item,) = load_items(records_suite(tmp_path, record))
    assert texts(item) == ["It rained.", "It stopped."]


@pytest.mark.parametrize("name", ["references", "summary", "highlights"])
def test_references_are_found_whatever_they_are_called(tmp_path: Path, name: str) -> None:
    (item,) = load_items(records_suite(tmp_path, {"article": "It rained all day.", name: "Rain."}))
    assert item.references == ("Rain.",) and item.gold.reference == "Rain."


def test_what_an_article_states_of_itself_is_kept(tmp_path: Path) -> None:
    article = {"text": "It rained.", "title": "Rain", "publisher": "Post", "date": "2031-03-14T08:00"}
    (item,) = load_items(records_suite(tmp_path, {"id": "x", "articles": [article]}))
    (found,) = item.articles
    assert (found.title, found.outlet, found.published) == ("Rain", "Post", "2031-03-14")


def test_a_record_that_only_names_its_articles_is_an_error(tmp_path: Path) -> None:
    suite = records_suite(tmp_path, {"id": "x", "documents": {"file": "elsewhere.jsonl"}})
    with pytest.raises(UsageError, match="names its articles"):
        load_items(suite)


def test_multi_news_is_read_from_its_parallel_files(tmp_path: Path) -> None:
    (tmp_path / "test.src.cleaned").write_text("It rained.NEWLINE_CHARHard.|||||It stopped.\n", "utf-8")
    (tmp_path / "test.tgt").write_text("– Rain came and went.\n", "utf-8")
    (item,) = load_items(SuiteSpec("mn", "multi-news", path=str(tmp_path)))
    assert texts(item) == ["It rained.\nHard.", "It stopped."]
    assert item.references == ("Rain came and went.",)


def test_parallel_files_of_different_length_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "test.src").write_text("It rained.\nIt stopped.\n", "utf-8")
    (tmp_path / "test.tgt").write_text("Rain.\n", "utf-8")
    with pytest.raises(UsageError, match="differ in length"):
        load_items(SuiteSpec("mn", "multi-news", path=str(tmp_path)))


def test_a_duc_topic_has_its_articles_and_all_its_references(tmp_path: Path) -> None:
    topic = tmp_path / "docs" / "d30001t"
    topic.mkdir(parents=True)
    marked = (
        "<DOC><DOCNO> A1 </DOCNO><HEADLINE> Rain </HEADLINE><TEXT><P>It rained.</P><P>Hard.</P></TEXT></DOC>"
    )
    (topic / "A1").write_text(marked, "utf-8")
    (topic / "B1.txt").write_text("It stopped.", "utf-8")
    (tmp_path / "models").mkdir()
    for name, text in (
        ("D30001.M.100.T.A", "Rain."),
        ("D30001.M.100.T.B", "Wet."),
        ("D30002.M.100.T.A", "No."),
    ):
        (tmp_path / "models" / name).write_text(text, "utf-8")
    (item,) = load_items(SuiteSpec("duc", "duc", path=str(tmp_path)))
    assert [" ".join(t.split()) for t in texts(item)] == ["It rained. Hard.", "It stopped."]
    assert item.articles[0].title == "Rain"
    assert item.references == ("Rain.", "Wet.")


def test_a_cnn_story_has_its_highlights_as_reference(tmp_path: Path) -> None:
    story = "It rained.\n\n@highlight\n\nRain\n\n@highlight\n\nNo sun\n"
    (tmp_path / "abc.story").write_text(story, "utf-8")
    (item,) = load_items(SuiteSpec("cnn", "cnn-dm", path=str(tmp_path)))
    assert texts(item) == ["It rained."]
    assert item.references == ("Rain.\nNo sun.",)


def test_the_hub_needs_its_library_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(UsageError, match="pip install datasets"):
        load_items(SuiteSpec("hub", "stories", hub="someone/some_set"))


def test_records_of_the_hub_are_read_as_those_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        @staticmethod
        def load_dataset(*given: object, **settings: object) -> list[dict[str, Any]]:
            assert (given, settings) == (("a/b", "3.0.0"), {"split": "validation", "streaming": True})
            return [{"id": "x", "article": "It rained.", "highlights": "Rain."}]

    monkeypatch.setitem(sys.modules, "datasets", Library)  # type: ignore[arg-type]
    (item,) = load_items(SuiteSpec("hub", "cnn-dm", hub="a/b:3.0.0", split="validation"))
    assert (texts(item), item.references) == (["It rained."], ("Rain.",))


def make(name: str) -> Item:
    """An item with one article."""
    return Item(name, name, name, (RawArticle(f"It rained in {name}.", name),))


def test_a_sample_does_not_depend_on_the_order_of_the_items() -> None:
    items = [make(name) for name in "abcdefgh"]
    chosen = draw(items, 3, seed=1)
    assert draw(reversed(items), 3, seed=1) == chosen
    assert len(chosen) == 3
    assert {draw(items, 3, seed=s) for s in range(8)} > {chosen}


def test_gold_changes_an_items_digest_and_not_that_of_what_systems_see() -> None:
    bare, told = make("Halm"), replace(make("Halm"), references=("Rain.",))
    assert bare.digest != told.digest
    assert bare.articles_digest == told.articles_digest


def test_where_files_lie_does_not_change_an_items_digest() -> None:
    one, other = (
        Item("x", "x", "", (RawArticle("Rain.", "a/1"),)),
        Item("x", "x", "", (RawArticle("Rain.", "b/1"),)),
    )
    assert one.digest == other.digest
    assert one.digest != Item("x", "x", "", (RawArticle("Sun.", "a/1"),)).digest


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('adapter = "stories"\ncolour = 1', "unknown key 'colour'"),
        ('adapter = "stories"\nsize = "ten"', "size must be int"),
        ('adapter = "stories"\nhalf = "left"', "half must be one of"),
        ('path = "x"', "adapter is missing"),
        ('adapter = "stories"\nsize = -1', "cannot be negative"),
    ],
)
def test_a_suite_that_is_not_understood_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "suite.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=message):
        load_spec(str(path))


def test_a_path_counts_from_the_folder_of_the_suite(tmp_path: Path) -> None:
    (tmp_path / "suite.toml").write_text('adapter = "stories"\npath = "data/set.jsonl"', "utf-8")
    assert load_spec(str(tmp_path / "suite.toml")).path == str(tmp_path / "data" / "set.jsonl")


def test_a_suite_that_leaves_nothing_is_an_error(tmp_path: Path) -> None:
    record = {"id": "x", "article": "It rained.", "split": "train"}
    with pytest.raises(UsageError, match="no item is left"):
        load_items(records_suite(tmp_path, record, split="test"))


def test_the_gate_runs_on_six_shipped_stories_with_all_their_gold() -> None:
    items = load_items(load_spec("ci"))
    assert len(items) == 6
    for item in items:
        assert len(item.articles) >= 3 and item.references and item.events
        assert item.gold.units and len(item.disputes) == len(item.gold.differences) > 0
        assert not any(Path(a.path).is_absolute() for a in item.articles)


@pytest.mark.data
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled data is not beside the checkout")
@pytest.mark.parametrize(
    ("name", "items", "articles"), [("neus", 40, 3), ("basil", 20, 3), ("diversesumm", 2, 10)]
)
def test_suites_of_real_stories_load(name: str, items: int, articles: int) -> None:
    found = load_items(load_spec(name))
    assert len(found) == items
    assert {len(item.articles) for item in found} == {articles}
