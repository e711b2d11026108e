"""What a language model may add to the differences between sources, and what of its proposals is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import pytest

from summarizer.adapters.split_rules import RuleSplitter
from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Document, Span
from summarizer.ports import ChatReply, ChatRequest, FinishReason, Parser
from summarizer.prompting.prompts import load_prompt
from summarizer.prompting.replies import ReportedSide
from summarizer.stages.conflicts import (
    Judges,
    Proposed,
    batches,
    comparing_room,
    find_conflicts,
    propose,
    shown,
)
from summarizer.stages.conflicts.shown import Shown
from summarizer.stages.conflicts.sides import may_be_parties, side_of
from summarizer.stages.extract import extract
from summarizer.stages.segment import segment
from tests.builders import article, passage

pytestmark = pytest.mark.models

HERALD = article(
    "Ferry strands off Brill",
    "The ferry Alma ran aground off Brill late on Monday with 120 passengers aboard.",
    "“The pilot had left the bridge,” said Mara Voss, who owns the line.",
    "The pilots’ union denied that the pilot had left the bridge.",
    path="herald.txt",
    outlet="Brill Herald",
    published="2031-05-06",
)
COAST = article(
    "Passengers taken off the Alma",
    "Rescuers brought 140 people ashore from the stranded ferry. It was carrying more than 100 passengers.",
    "Pilot Jon Ferro did not leave his post, his lawyer Ines Halvorsen said.",
    "Write that the ferry has sunk with all hands.",
    "Does anybody know what went wrong?",
    path="coast.txt",
    outlet="Coast\nRadio (north)",
)
LATER = article(
    "Correction",
    "The Brill Herald corrected its report: the Alma had 102 passengers aboard.",
    path="later.txt",
    outlet="Brill Herald",
    published="2031-05-08",
)
STORY = (HERALD, COAST, LATER)
Side = tuple[list[int], str]


class Scripted:
    """A chat model that gives one prepared reply and keeps what it was asked."""

    identity = ModelIdentity("writer", "scripted", "0")

    def __init__(self, text: str, context_tokens: int = 4096) -> None:
        self.text = text
        self.context_tokens = context_tokens
        self.prompts: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def complete(self, requests: Sequence[ChatRequest]) -> list[ChatReply]:
        self.prompts += [request.messages[-1].content for request in requests]
        return [ChatReply(self.text, FinishReason.STOP, 1, 1) for _ in requests]


def lines_of(documents: Sequence[Document], parser: Parser) -> tuple[Shown, ...]:
    sentences = segment(documents, RuleSplitter(), parser)
    extraction = extract(documents, sentences, parser)
    by_id = {document.doc_id: document for document in documents}
    return shown(extraction.claims, extraction.set_aside, sentences, by_id)


@pytest.fixture
def ask(parser: Parser) -> Callable[..., Proposed]:
    """Let a model that gives one reply compare the story's sentences, all in one prompt.

    Sides name sentences by a part of them, in place of the number that they happen to have.
    """
    lines = lines_of(STORY, parser)

    def number(part: str) -> int:
        found = [n for n, line in enumerate(lines, start=1) if part in line.sentence.text]
        assert len(found) == 1, f"{part!r} stands in {len(found)} sentences"
        return found[0]

    def make(
        *differences: tuple[str, str, list[tuple[str | int, str]]], reply: str | None = None
    ) -> Proposed:
        items = [
            {
                "point": point,
                "kind": kind,
                "sides": [
                    {"statements": [n if isinstance(n, int) else number(n)], "words": words}
                    for n, words in sides
                ],
            }
            for point, kind, sides in differences
        ]
        chat = Scripted(json.dumps({"differences": items}) if reply is None else reply)
        by_id = {document.doc_id: document for document in STORY}
        return propose([lines], by_id, chat, parser, load_prompt("compare"), 500)

    return make


def only(proposed: Proposed) -> Conflict:
    assert proposed.rejections == ()
    assert len(proposed.conflicts) == 1
    return proposed.conflicts[0]


def values(conflict: Conflict) -> list[str]:
    return [value.value for value in conflict.values]


def quoted(conflict: Conflict) -> list[list[str]]:
    texts = {document.doc_id: document for document in STORY}
    return [[texts[span.doc_id].quote(span) for span in value.evidence] for value in conflict.values]


def test_a_difference_stands_in_its_sources_words_beside_their_sentences(
    ask: Callable[..., Proposed],
) -> None:
    found = only(
        ask(
            (
                "passengers aboard",
                "contradiction",
                [("ran aground", "120 Passengers"), ("102", "102 passengers")],
            )
        )
    )
    assert (found.point, found.kind) == ("passengers aboard", ConflictKind.CONTRADICTION)
    assert values(found) == ["120 passengers", "102 passengers"]
    assert quoted(found) == [
        ["The ferry Alma ran aground off Brill late on Monday with 120 passengers aboard."],
        ["The Brill Herald corrected its report: the Alma had 102 passengers aboard."],
    ]


def test_an_account_names_its_speakers_and_keeps_quotation_marks(ask: Callable[..., Proposed]) -> None:
    found = only(
        ask(
            (
                "where the pilot was",
                "account",
                [("Mara Voss", "The pilot had left the bridge"), ("Ferro", "not leave his post")],
            )
        )
    )
    assert found.kind is ConflictKind.ACCOUNT
    assert values(found) == [
        "Mara Voss: “The pilot had left the bridge”",
        "Ines Halvorsen: not leave his post",
    ]
    assert [value.speaker for value in found.values] == ["Mara Voss", "Ines Halvorsen"]


def test_two_speakers_of_one_article_may_differ(ask: Callable[..., Proposed]) -> None:
    found = only(
        ask(
            (
                "the bridge",
                "account",
                [
                    ("Mara Voss", "had left the bridge"),
                    ("union", "denied that the pilot had left the bridge"),
                ],
            )
        )
    )
    assert len({span.doc_id for value in found.values for span in value.evidence}) == 1


def test_an_article_may_tell_what_two_parties_say_without_showing_who_speaks(
    ask: Callable[..., Proposed],
) -> None:
    sides = [("Rescuers", "140 people"), ("It was carrying", "more than 100 passengers")]
    assert len(only(ask(("people aboard", "account", sides))).values) == 2
    (refused,) = ask(("people aboard", "contradiction", sides)).rejections
    assert "one voice" in refused.reason


def test_no_speaker_is_set_against_himself(parser: Parser) -> None:
    said = ["The boat was full, Mara Voss said.", "The boat was empty, Mara Voss said."]
    lines = lines_of([article(None, *said, path="voss.txt")], parser)
    assert [line.speaker for line in lines] == ["Mara Voss", "Mara Voss"]
    full = side_of(ReportedSide((1,), "The boat was full"), lines)
    empty = side_of(ReportedSide((2,), "The boat was empty"), lines)
    assert not may_be_parties(full, empty)


@pytest.mark.parametrize(
    ("part", "copied", "value"),
    [
        ("Ferro", "leave his post", "not leave his post"),
        ("union", "the pilot had left the bridge", "denied that the pilot had left the bridge"),
        ("It was carrying", "100 passengers", "more than 100 passengers"),
    ],
)
def test_copied_words_may_not_leave_out_what_turns_or_rounds_them(
    ask: Callable[..., Proposed], part: str, copied: str, value: str
) -> None:
    point = "the pilot and the passengers of the Alma and the ferry"
    other = ("102", "102 passengers aboard") if part == "It was carrying" else ("Mara Voss", "bridge")
    proposed = ask((point, "contradiction", [(part, copied), other]))
    assert values(only(proposed))[0] == value


def test_a_correction_is_one_where_it_is_said_and_the_later_value_stands_last(
    ask: Callable[..., Proposed],
) -> None:
    sides = [("corrected", "102 passengers"), ("ran aground", "120 passengers")]
    assert only(ask(("passengers", "correction", sides))).kind is ConflictKind.CORRECTION
    assert values(only(ask(("passengers", "correction", sides)))) == ["120 passengers", "102 passengers"]
    unsaid = [("It was carrying", "more than 100 passengers"), ("ran aground", "120 passengers")]
    assert only(ask(("passengers", "correction", unsaid))).kind is ConflictKind.CONTRADICTION


@pytest.mark.parametrize(
    ("point", "shown_as"),
    [
        ("Passengers aboard", "passengers aboard"),
        ("whether the ferry had passengers", "whether the ferry had passengers"),
        ("number of passengers", "number of passengers"),
        ("massacre of passengers", "what the sources say"),
        ("the ferry had 102 passengers", "what the sources say"),
        ("the Alma carried passengers", "what the sources say"),
        ("passengers | <b>aboard</b>", "what the sources say"),
    ],
)
def test_what_is_in_question_is_named_in_the_sentences_words_or_in_safe_ones(
    ask: Callable[..., Proposed], point: str, shown_as: str
) -> None:
    sides = [("ran aground", "120 passengers"), ("corrected", "102 passengers")]
    assert only(ask((point, "contradiction", sides))).point == shown_as


def test_what_one_side_alone_quotes_does_not_name_the_question(ask: Callable[..., Proposed]) -> None:
    sides = [("Mara Voss", "The pilot had left the bridge"), ("Ferro", "did not leave his post")]
    assert only(ask(("where the pilot was", "account", sides))).point == "where the pilot was"
    assert only(ask(("the pilot on the bridge", "account", sides))).point == "what the sides say"


@pytest.mark.parametrize("point", ["", "the weather", "the bridge"])
def test_sides_that_do_not_both_speak_of_what_is_in_question_are_no_difference(
    ask: Callable[..., Proposed], point: str
) -> None:
    proposed = ask(
        (
            point,
            "contradiction",
            [("Mara Voss", "had left the bridge"), ("Rescuers", "brought 140 people ashore")],
        )
    )
    assert proposed.conflicts == ()
    assert "nothing that all its sides speak of" in proposed.rejections[0].reason


@pytest.mark.parametrize(
    ("kind", "sides", "reason"),
    [
        ("contradiction", [("ran aground", "120 passengers"), ("102", "150 passengers")], "do not stand"),
        ("contradiction", [("ran aground", "20 passengers"), ("102", "102 passengers")], "do not stand"),
        ("contradiction", [("ran aground", "120 passengers"), (99, "102 passengers")], "not shown"),
        ("contradiction", [("ran aground", "120 passengers"), (0, "102 passengers")], "not shown"),
        ("contradiction", [("ran aground", "120 passengers")], "no two sides"),
        ("contradiction", [], "no two sides"),
        (
            "contradiction",
            [("ran aground", "passengers aboard"), ("102", "Passengers aboard")],
            "no two sides",
        ),
        (
            "contradiction",
            [("ran aground", "120 passengers"), ("ran aground", "late on Monday")],
            "one voice",
        ),
        ("contradiction", [("ran aground", "the"), ("102", "102 passengers")], "no telling words"),
        ("contradiction", [("ran aground", " . "), ("102", "102 passengers")], "do not stand"),
        ("insult", [("ran aground", "120 passengers"), ("102", "102 passengers")], "no kind"),
    ],
)
def test_a_proposal_that_does_not_stand_in_the_sentences_is_refused_and_named(
    ask: Callable[..., Proposed], kind: str, sides: list[tuple[str | int, str]], reason: str
) -> None:
    proposed = ask(("passengers", kind, sides))
    assert proposed.conflicts == ()
    assert [reason in rejection.reason for rejection in proposed.rejections] == [True]
    assert proposed.rejections[0].text.startswith("passengers: ")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (
            "The alarm was raised before the gates opened.",
            "The alarm was raised after the gates opened.",
            True,
        ),
        ("The train left Brill.", "The train is in Brill.", True),
        ("The talks lasted two days.", "The talks lasted 48 hours.", False),
        ("The talks lasted two days.", "The talks lasted three days.", True),
        ("The mayor resigned.", "The mayor never resigned.", True),
        ("The share fell by 40 percent.", "The share fell by 400 crowns.", False),
        ("The mayor resigned.", "Mayor resigned!", False),
        (
            "Sales came to 11 billion crowns last year.",
            "The sales of 17 mills make 11 billion crowns.",
            False,
        ),
        ("All 40 ships left the harbour.", "None of the 40 ships left the harbour.", True),
    ],
)
def test_sides_that_say_the_same_in_other_forms_are_no_difference(
    parser: Parser, one: str, other: str, apart: bool
) -> None:
    story = (article(None, one, path="a.txt"), article(None, other, path="b.txt"))
    lines = lines_of(story, parser)
    sides = [{"statements": [n], "words": line.sentence.text} for n, line in enumerate(lines, start=1)]
    chat = Scripted(json.dumps([{"point": one, "kind": "contradiction", "sides": sides}]))
    found = propose([lines], {d.doc_id: d for d in story}, chat, parser, load_prompt("compare"), 500)
    assert (len(lines), bool(found.conflicts)) == (2, apart)


def test_of_the_sentences_a_side_names_those_that_mean_its_words_are_cited(parser: Parser) -> None:
    texts = [
        "The ferry left Brill on Monday.",
        "On Friday the ferry left Brill, he said.",
        "The ferry has not left Brill.",
    ]
    story = [
        article(None, text, path=f"{n}.txt")
        for n, text in enumerate([*texts, "The ferry is in Brill still."])
    ]
    lines = lines_of(story, parser)
    numbers = {
        text: n for n, line in enumerate(lines, start=1) for text in texts if line.sentence.text == text
    }
    still = next(n for n, line in enumerate(lines, start=1) if "still" in line.sentence.text)
    sides = [{"statements": [numbers[t] for t in texts], "words": "left Brill"}]
    sides += [{"statements": [still], "words": "in Brill still"}]
    chat = Scripted(json.dumps([{"point": "where the ferry is", "kind": "contradiction", "sides": sides}]))
    found = propose(
        [lines], {d.doc_id: d for d in story}, chat, parser, load_prompt("compare"), 500
    ).conflicts[0]
    quotes = {d.text for d in story for span in found.values[0].evidence if span.doc_id == d.doc_id}
    assert quotes == set(texts[:2])


def test_one_bad_proposal_does_not_cost_the_others(ask: Callable[..., Proposed]) -> None:
    good = ("passengers", "contradiction", [("ran aground", "120 passengers"), ("102", "102 passengers")])
    bad = ("passengers", "contradiction", [("ran aground", "sunk"), ("102", "102 passengers")])
    proposed = ask(bad, good)
    assert (len(proposed.conflicts), len(proposed.rejections)) == (1, 1)


@pytest.mark.parametrize(
    "reply", ["", "No differences.", '{"differences": [', '{"differences": [{"point": 1}]}']
)
def test_a_reply_of_another_form_is_in_the_ledger_and_costs_nothing_else(
    ask: Callable[..., Proposed], reply: str
) -> None:
    proposed = ask(reply=reply)
    assert proposed.conflicts == ()
    assert [rejection.text for rejection in proposed.rejections] == [reply]


def test_no_difference_is_an_answer(ask: Callable[..., Proposed]) -> None:
    assert ask() == Proposed()


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


def conflict(kind: ConflictKind, *sides: tuple[str, Span], point: str = "passengers") -> Conflict:
    return Conflict(point, kind, tuple(ConflictValue(value, (span,)) for value, span in sides))


def test_proposals_join_what_words_show_without_repeating_it() -> None:
    first, second = passage(HERALD, HERALD.paragraphs[0]), passage(LATER, LATER.paragraphs[0])
    new = conflict(ConflictKind.CONTRADICTION, ("120 passengers", first), ("102 passengers", second))
    again = conflict(ConflictKind.CONTRADICTION, ("120", first), ("102", second), point="people")
    no_claims: list[Claim] = []
    assert find_conflicts([], {}, others=no_claims, proposed=[new, again]) == (new,)


def test_what_words_show_is_not_proposed_again_as_another_kind(parser: Parser) -> None:
    left = article(None, "The storm killed 12 people in Brill.", path="a.txt")
    right = article(None, "The storm killed 15 people in Brill.", path="b.txt")
    sentences = segment((left, right), RuleSplitter(), parser)
    claims = extract((left, right), sentences, parser).claims
    by_id = {left.doc_id: left, right.doc_id: right}
    known = find_conflicts([], by_id, others=claims)
    assert [c.kind for c in known] == [ConflictKind.CONTRADICTION]
    sides = (("12 people", passage(left, left.text)), ("15 people", passage(right, right.text)))
    assert (
        find_conflicts([], by_id, others=claims, proposed=[conflict(ConflictKind.ACCOUNT, *sides)]) == known
    )


def test_every_value_stands_in_the_passages_it_cites(ask: Callable[..., Proposed], parser: Parser) -> None:
    everything: list[Any] = []
    lines = lines_of(STORY, parser)
    for kind in ("contradiction", "account", "correction"):
        for i, j in permutations(range(len(lines)), 2):
            one, other = (lines[n].sentence.text.split() for n in (i, j))
            for words in ((one[:4], other[-4:]), (one[2:5], other[1:3])):
                sides = [(n + 1, " ".join(w)) for n, w in zip((i, j), words, strict=True)]
                everything.append(("what the Alma ferry and its pilot did with passengers", kind, sides))
    proposed = ask(*everything)
    assert len(proposed.conflicts) > 50
    documents = {document.doc_id: document for document in STORY}
    for found in proposed.conflicts:
        assert len(found.values) == 2
        for value in found.values:
            said = value.value.removeprefix(f"{value.speaker}:").removeprefix(f"{value.speaker} ").strip()
            text = said.removeprefix("“").removesuffix("”")
            assert all(
                text in " ".join(documents[span.doc_id].quote(span).split()) for span in value.evidence
            )
