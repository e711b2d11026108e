"""Baselines copy what they say they copy, cite it, and keep to their budget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.systems.base import Source, copied
from eval.systems.chains import without_unknown
from eval.systems.extracts import METHODS
from eval.systems.registry import SystemSpec, find_system
from summarizer.errors import UsageError


def articles(*texts: Sequence[str]) -> list[list[Source]]:
    """Sentences of articles."""
    return [[Source(number, text) for text in sentences] for number, sentences in enumerate(texts, start=1)]


STORY = articles(
    ["The old dam above Sorrel broke on Monday.", "Cows drowned."],
    ["On Monday the dam above Sorrel broke.", "A bakery stayed open."],
    ["The dam above Sorrel broke on Monday night.", "The mayor likes chess."],
)


def test_lead_takes_the_first_sentence_of_every_article_before_any_second() -> None:
    chosen = [s.text for s in METHODS["lead"](STORY, 24, 0)]
    assert chosen == [
        "The old dam above Sorrel broke on Monday.",
        "On Monday the dam above Sorrel broke.",
        "The dam above Sorrel broke on Monday night.",
    ]


def test_random_is_a_function_of_its_seed_and_keeps_the_articles_order() -> None:
    drawn = {seed: tuple(METHODS["random"](STORY, 15, seed)) for seed in range(8)}
    assert drawn[3] == tuple(METHODS["random"](STORY, 15, 3))
    assert len(set(drawn.values())) > 1
    assert all(list(c) == sorted(c, key=lambda s: s.article) for c in drawn.values())


@pytest.mark.parametrize("method", ["lexrank", "textrank"])
def test_the_sentence_that_shares_words_with_all_others_is_rated_highest(method: str) -> None:
    centre = "The dam broke, cows drowned and a bakery flooded."
    star = articles(["Cows drowned.", "A bakery flooded."], ["The dam broke.", centre])
    assert [s.text for s in METHODS[method](star, len(centre.split()), 0)] == [centre]


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize("budget", [1, 9, 30, 1000])
def test_no_baseline_exceeds_its_budget_or_says_a_sentence_twice(method: str, budget: int) -> None:
    chosen = list(METHODS[method]([*STORY, *STORY], budget, 0))
    assert sum(s.words for s in chosen) <= budget
    assert len({s.text for s in chosen}) == len(chosen)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_nothing_comes_of_nothing(method: str) -> None:
    assert list(METHODS[method]([], 300, 0)) == []


def test_a_copied_sentence_cites_itself() -> None:
    (stated,) = copied([Source(2, "Cows drowned.")])
    assert [(p.source, p.text) for p in stated.passages] == [(2, "Cows drowned.")]
    assert stated.text == "Cows drowned."


@pytest.mark.parametrize(
    ("text", "kept", "invented"),
    [
        ("It rained [1].", "It rained [1].", 0),
        ("It rained [4].", "It rained .", 1),
        ("It rained [1, 4; 2].", "It rained [1, 2].", 1),
        ("It rained [soon].", "It rained [soon].", 0),
    ],
)
def test_citations_of_articles_that_do_not_exist_are_counted_and_taken_out(
    text: str, kept: str, invented: int
) -> None:
    assert without_unknown(text, articles=2) == (kept, invented)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lead", SystemSpec("lead", "lead")),
        ("naive", SystemSpec("naive", "naive")),
        ("naive:capable-qwen", SystemSpec("naive-capable-qwen", "naive", "capable-qwen")),
        ("extractive", SystemSpec("extractive", "pipeline", "extractive")),
    ],
)
def test_systems_have_names(name: str, expected: SystemSpec) -> None:
    assert find_system(name) == expected


def test_a_file_may_be_a_system_or_a_profile(tmp_path: Path) -> None:
    system, profile = tmp_path / "naive-clean.toml", tmp_path / "mine.toml"
    system.write_text('kind = "naive"\nprofile = "offline"\ncleaned = true\n', "utf-8")
    profile.write_text('mode = "small"\n', "utf-8")
    assert find_system(str(system)) == SystemSpec("naive-clean", "naive", "offline", cleaned=True)
    assert find_system(str(profile)) == SystemSpec("mine", "pipeline", str(profile))


@pytest.mark.parametrize(
    ("content", "message"),
    [('kind = "oracle"', "no kind 'oracle'"), ('kind = "lead"\nsead = 1', "unknown key 'sead'")],
)
def test_a_system_that_is_not_understood_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "system.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=message):
        find_system(str(path))


def test_an_unknown_system_names_those_that_are_known() -> None:
    with pytest.raises(UsageError, match=r"no system 'gpt'.*lexrank.*extractive"):
        find_system("gpt")
