"""What a language model may add to the differences between sources, and what of its proposals is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from summarizer.domain.claims import Conflict, ConflictKind
from summarizer.ports import Parser
from summarizer.prompting.prompts import load_prompt
from summarizer.prompting.replies import ReportedSide
from summarizer.stages.conflicts import Proposed, propose
from summarizer.stages.conflicts.sides import may_be_parties, side_of
from tests.builders import article
from tests.stages.scripted import Scripted
from tests.stages.stranded_ferry import STORY, lines_of

pytestmark = pytest.mark.models

Side = tuple[list[int], str]


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
    answer = ask()
    assert (answer.conflicts, answer.rejections, len(answer.read)) == ((), (), 1)


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
