"""Labelled piles are read as they are, and drawn the same way every time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval.labelled.halves import Half
from eval.labelled.piles import draw, half_of, read_pile
from eval.stages.stories.split import measure_stories
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import UsageError

FERRY, COMET = (
    "The ferry to Brill runs again after a week. " * 9,
    "A comet can be seen after dusk in the north. " * 9,
)


def labelled(folder: Path, *stories: dict[str, object], name: str = "pile") -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(map(json.dumps, stories)), "utf-8")
    return path


def story(name: str, *articles: dict[str, object]) -> dict[str, object]:
    return {"id": name, "articles": list(articles)}


class Axes:
    """Embeds what mentions a comet along one axis, the rest along another."""

    identity = ModelIdentity("embedder", "axes", "0" * 64)

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        return np.array(
            [[1.0, 0.0] if "comet" in t.casefold() else [0.0, 1.0] for t in texts], dtype=np.float32
        )


def test_an_article_keeps_its_title_outlet_date_and_story(tmp_path: Path) -> None:
    path = labelled(
        tmp_path,
        story(
            "ferry",
            {"title": "It sails", "text": "One.\nTwo.", "publisher": "Post", "date": "2031-03-14T08:00"},
        ),
    )
    ((document, name),) = read_pile([path])
    assert (name, document.title, document.paragraphs) == ("ferry", "It sails", ("One.", "Two."))
    assert (document.outlet, document.published) == ("Post", "2031-03-14")


def test_a_date_that_is_the_word_none_is_no_date(tmp_path: Path) -> None:
    path = labelled(tmp_path, story("ferry", {"paragraphs": ["One."], "date": "None"}))
    assert read_pile([path])[0].document.published is None


def test_an_article_that_another_story_holds_already_is_left_out(tmp_path: Path) -> None:
    path = labelled(
        tmp_path,
        story("ferry", {"text": FERRY, "title": "A"}),
        story("boats", {"text": FERRY, "title": "B"}, {"text": COMET}),
        story("comet", {"text": "Brief."}),
        story("stars", {"text": "Brief."}),
    )
    assert [each.story for each in read_pile([path])] == ["ferry", "boats", "comet", "stars"]


@pytest.mark.parametrize(
    "record", [{"id": "x"}, {"articles": []}, {"id": "x", "articles": [{"title": "No text"}]}]
)
def test_what_is_no_story_is_refused_with_the_name_of_its_file(
    tmp_path: Path, record: dict[str, object]
) -> None:
    with pytest.raises(UsageError, match=r"pile\.jsonl"):
        read_pile([labelled(tmp_path, record)])


def test_a_draw_takes_whole_stories_and_depends_on_its_seed_alone(tmp_path: Path) -> None:
    stories = [story(f"s{i}", {"text": f"{i} one."}, {"text": f"{i} two."}) for i in range(9)]
    pile = read_pile([labelled(tmp_path, *stories)])
    drawn = draw(pile, 4, seed=1)
    assert len(drawn) == 8 and len({each.story for each in drawn}) == 4
    assert draw(pile, 4, seed=1) == drawn != draw(pile, 4, seed=2)


def test_both_halves_get_stories() -> None:
    assert {half_of(f"story {i}") for i in range(20)} == set(Half)


def test_a_pile_that_is_easy_to_split_is_split_right_by_everyone(tmp_path: Path) -> None:
    stories = [
        story(name, *({"title": name, "text": f"{text} {i}"} for i in range(3)))
        for name, text in (
            ("Ferry", "The ferry to Brill sails again."),
            ("Comet", "Astronomers watch a comet glow."),
        )
    ]
    table = measure_stories([labelled(tmp_path, *stories)], Axes(), sample=9, seeds=2, half=None)
    assert [row.name for row in table.rows] == ["pile 1", "mean"]
    assert {name: value for name, value in table.rows[-1].cells.items() if value != 1.0} == {}


def test_one_story_is_no_pile(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two stories"):
        measure_stories(
            [labelled(tmp_path, story("x", {"text": "One."}))], Axes(), sample=9, seeds=1, half=None
        )
