"""From a run over a SummHay suite to the benchmark's figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.datasets.summhay import Insight
from eval.insights import answered
from eval.metrics.matching import Match, UnitMatcher
from summarizer.adapters.embed_hashing import HashingEmbedder
from summarizer.errors import UsageError

GOLD = (
    Insight("The ferry sailed at noon.", frozenset({"d1", "d3"})),
    Insight("It rained.", frozenset({"d2"})),
)


def sentence(text: str, *passages: tuple[int, bool]) -> dict[str, Any]:
    """A predicted sentence; a passage is a source's number and whether it is evidence."""
    return {"text": text, "passages": [{"source": n, "supports": s, "text": "x"} for n, s in passages]}


def prediction(*sentences: dict[str, Any]) -> dict[str, Any]:
    """A prediction about three documents."""
    return {"sentences": list(sentences), "sources": [{"number": n, "path": f"d{n}"} for n in (1, 2, 3)]}


def nearest(*sentences: str) -> list[Match]:
    """Matches of a text that says both insights about as likely as not."""
    return [Match(g.text, 0.55, sentence) for g, sentence in zip(GOLD, sentences, strict=True)]


def test_an_insight_is_linked_to_the_documents_that_its_nearest_sentence_cites() -> None:
    text = prediction(
        sentence("At noon it sailed.", (1, True), (3, True)),
        sentence("There was rain.", (3, True), (2, False)),
    )
    ferry, rain = answered(text, nearest("At noon it sailed.", "There was rain."), GOLD)
    assert (ferry.cited, ferry.gold) == ({"d1", "d3"}, {"d1", "d3"})
    assert (rain.cited, rain.gold) == ({"d3"}, {"d2"})  # a passage read as context is no citation


def test_a_sentence_said_twice_cites_what_either_cites() -> None:
    text = prediction(sentence("It sailed.", (1, True)), sentence("It sailed.", (3, True)))
    ferry, _ = answered(text, nearest("It sailed.", ""), GOLD)
    assert ferry.cited == {"d1", "d3"}


def test_a_part_of_a_stated_sentence_is_found_in_it() -> None:
    text = prediction(sentence("“It  sailed. It was noon.”", (2, True)))
    ferry, _ = answered(text, nearest("It was noon.", ""), GOLD)
    assert ferry.cited == {"d2"}


def test_without_a_nearest_sentence_nothing_is_cited() -> None:
    _, rain = answered(prediction(sentence("It sailed.", (1, True))), nearest("It sailed.", ""), GOLD)
    assert rain.cited == frozenset()


def test_the_command_refuses_a_run_over_other_questions(tmp_path: Path) -> None:
    from eval.insights import measure_insights
    from tests.eval.made_up_run import write_run

    write_run(tmp_path / "run", {"lead": [{"coverage": 0.5}]})
    (tmp_path / "questions.jsonl").write_text('{"id": "q1", "extra": {"insights": []}}\n', "utf-8")
    with pytest.raises(UsageError, match="holds no question"):
        measure_insights(tmp_path / "run", tmp_path / "questions.jsonl", UnitMatcher(HashingEmbedder()))
