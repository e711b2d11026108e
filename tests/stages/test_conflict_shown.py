"""Which sentences a language model compares, and which of them together."""

from __future__ import annotations

from itertools import permutations

import pytest

from summarizer.ports import Parser
from summarizer.prompting.prompts import load_prompt
from summarizer.stages.conflicts import Judges, batches, comparing_room, propose
from tests.builders import article
from tests.stages.scripted import Scripted
from tests.stages.stranded_ferry import STORY, lines_of

pytestmark = pytest.mark.models


def test_titles_questions_and_instructions_are_not_shown(parser: Parser) -> None:
    lines = [line.line for line in lines_of(STORY, parser)]
    assert not any(part in line for line in lines for part in ("sunk", "anybody", "strands off"))
    assert any("It was carrying" in line for line in lines)
    assert not any("\n" in line for line in lines)
    assert any(
        line.endswith(", Mara Voss: “The pilot had left the bridge,” said Mara Voss, who owns the line.")
        for line in lines
    )


def test_the_model_is_told_of_each_article_on_one_line(parser: Parser) -> None:
    chat = Scripted("[]")
    by_id = {document.doc_id: document for document in STORY}
    propose([lines_of(STORY, parser)], by_id, chat, parser, load_prompt("compare"), 500)
    told = chat.prompts[0].split("Articles:\n")[1].split("\n\n")[0].splitlines()
    assert [line[:3] for line in told] == ["A: ", "B: ", "C: "]
    assert {line[3:] for line in told} == {
        "Brill Herald, 2031-05-06",
        "Brill Herald, 2031-05-08",
        "Coast Radio (north)",
    }


def test_the_order_of_documents_changes_no_prompt(parser: Parser) -> None:
    prompts = set()
    for order in permutations(STORY):
        lines = lines_of(order, parser)
        prompts.add(tuple(line.line for batch in batches(lines, Judges(), len, 400) for line in batch))
    assert len(prompts) == 1


def test_every_sentence_is_shown_with_the_nearest_of_another_source_within_the_room(parser: Parser) -> None:
    towns = ["Brill", "Varn", "Halm", "Tolvik", "Sund", "Orme"]
    left = article(None, *(f"In {town} the market closed on Friday." for town in towns), path="a.txt")
    right = article(None, *(f"The market of {town} stays open." for town in towns), path="b.txt")
    lines = lines_of((left, right), parser)
    assert len(lines) == 12
    found = batches(lines, Judges(), lambda text: len(text.split()), 60)
    assert all(sum(len(f"[12] {line.line}".split()) for line in batch) <= 60 for batch in found)
    for town in towns:
        assert any(sum(town in line.sentence.text for line in batch) == 2 for batch in found)
    assert len(batches(lines, Judges(), len, 10_000)) == 1
    assert batches(lines[:6], Judges(), len, 10_000) == ()


def test_the_prompt_leaves_room_for_the_reply_in_the_models_context(parser: Parser) -> None:
    prompt = load_prompt("compare")
    small, large = Scripted("", context_tokens=1200), Scripted("", context_tokens=100_000)
    lines = lines_of(STORY, parser)
    framed = sum(len(m.content.split()) for m in prompt.messages({"articles": "", "statements": ""}))
    assert comparing_room(lines, large, prompt, 600, 300) == 600
    assert comparing_room(lines, small, prompt, 6000, 300) < 1200 - 300 - framed
