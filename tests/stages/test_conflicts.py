"""On which points sources differ, in their own words, and what is no difference."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from builders import article

from summarizer.domain.claims import Attribution, Claim, ClaimGroup, Conflict, ConflictKind
from summarizer.domain.text import Document, Span
from summarizer.ports import Parser
from summarizer.stages.conflicts import find_conflicts

pytestmark = pytest.mark.models

Tell = Callable[..., tuple[Conflict, ...]]


@pytest.fixture
def differences(parser: Parser) -> Tell:
    """Conflicts between sentences, each of its own article; ``published`` dates them in order."""

    def find(
        *sentences: str, published: tuple[str, ...] = (), speakers: tuple[str | None, ...] = ()
    ) -> tuple[Conflict, ...]:
        dates = published or (None,) * len(sentences)
        documents = [
            article(None, text, path=str(i), published=day)
            for i, (text, day) in enumerate(zip(sentences, dates, strict=True))
        ]
        groups = groups_of(parser, documents, speakers or (None,) * len(sentences))
        return find_conflicts(groups, {d.doc_id: d for d in documents})

    return find


def groups_of(
    parser: Parser, documents: list[Document], speakers: tuple[str | None, ...]
) -> list[ClaimGroup]:
    """One claim and group a document."""
    parses = parser.parse([d.text for d in documents])
    return [
        ClaimGroup(
            d.doc_id,
            (
                Claim(
                    d.doc_id,
                    d.doc_id,
                    d.text,
                    parse,
                    (Span(d.doc_id, 0, len(d.text)),),
                    (0,),
                    attribution=Attribution(speaker, "say", direct=False) if speaker else None,
                ),
            ),
            (f"doc:{d.doc_id}",),
        )
        for d, parse, speaker in zip(documents, parses, speakers, strict=True)
    ]


MASSED = (
    "Norvik wants the union to send home the tens of thousands of dockers massed at the northern gate.",
    "Police said about 40,000 dockers were massed at the northern gate of the port.",
    "The union has massed more than 40,000 dockers at the northern gate.",
)


def test_vague_and_exact_numbers_of_one_point_are_a_difference_of_precision(differences: Tell) -> None:
    (conflict,) = differences(*MASSED)
    assert conflict.kind is ConflictKind.PRECISION
    assert {v.value for v in conflict.values} == {
        "tens of thousands of dockers",
        "about 40,000 dockers",
        "more than 40,000 dockers",
    }
    assert conflict.point.startswith("number of dockers")


def test_every_value_stands_in_its_passages(differences: Tell) -> None:
    (conflict,) = differences(*MASSED)
    assert all(len(value.evidence) == 1 for value in conflict.values)


def test_numbers_that_exclude_each_other_are_a_contradiction(differences: Tell) -> None:
    (conflict,) = differences(
        "The explosion at the Halm refinery killed 12 workers.",
        "The explosion at the Halm refinery killed 19 workers.",
    )
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert [v.value for v in conflict.values] == ["12 workers", "19 workers"]


def test_a_later_number_corrects_an_earlier_one(differences: Tell) -> None:
    (conflict,) = differences(
        "The explosion at the Halm refinery killed 12 workers.",
        "The explosion at the Halm refinery killed 19 workers.",
        published=("2031-03-10", "2031-03-12"),
    )
    assert conflict.kind is ConflictKind.CORRECTION


def test_verbs_of_being_somewhere_differ_in_nothing(differences: Tell) -> None:
    (conflict,) = differences(
        "On Monday evening, 31 lorries stood in line outside the tunnel waiting for a permit.",
        "Twelve lorries were in line outside the tunnel on Monday evening waiting for a permit.",
    )
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert [v.value for v in conflict.values] == ["Twelve lorries", "31 lorries"]


def test_what_was_said_at_first_is_corrected(differences: Tell) -> None:
    (conflict,) = differences(
        "The hospital in Halm said at first that the explosion at the refinery had killed 12 workers.",
        "The explosion at the Halm refinery killed 19 workers.",
    )
    assert conflict.kind is ConflictKind.CORRECTION


def test_one_known_day_of_publication_corrects_nothing(differences: Tell) -> None:
    (conflict,) = differences(
        "The explosion at the Halm refinery killed 12 workers.",
        "The explosion at the Halm refinery killed 19 workers.",
        published=("2031-03-10", ""),
    )
    assert conflict.kind is ConflictKind.CONTRADICTION


def test_numbers_that_only_two_sides_give_are_their_accounts(differences: Tell) -> None:
    (conflict,) = differences(
        "The police in Halm said the guards had injured 12 dockers at the gate.",
        "The union in Halm said the guards had injured 90 dockers at the gate.",
        speakers=("the police in Halm", "the union in Halm"),
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert [v.speaker for v in conflict.values] == ["the police in Halm", "the union in Halm"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one number, put in two ways
        ("Gusts of up to 95 kilometres hit the harbour of Halm.", "Gusts of 95 kilometres hit Halm harbour."),
        ("About 300 dockers blocked the gate in Halm.", "300 dockers blocked the gate in Halm."),
        # one place at two times
        (
            "On Monday, 31 lorries stood in line outside the tunnel waiting for a permit.",
            "On Tuesday, 12 lorries stood in line outside the tunnel waiting for a permit.",
        ),
    ],
)
def test_what_is_no_difference_worth_showing_is_not_shown(differences: Tell, one: str, other: str) -> None:
    assert differences(one, other) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one unit, two things counted
        ("Two dockers were hurt at the gate.", "The union has massed 40,000 dockers at the gate."),
        (
            "The explosion at the refinery killed 12 workers.",
            "The explosion at the refinery injured 19 workers.",
        ),
        ("The refinery in Halm employs 300 workers.", "The shipyard in Brill employs 900 workers."),
        # some of them, and others
        ("The blast at the refinery killed 12 workers.", "The blast at the refinery killed 7 more workers."),
        ("The blast killed 12 male workers.", "The blast killed 7 female workers."),
        # two years
        ("In 2029 the port of Halm employed 300 dockers.", "In 2031 the port of Halm employed 900 dockers."),
        # equal numbers, and numbers equal but for rounding
        ("The blast at the refinery killed 12 workers.", "The blast at the refinery killed twelve workers."),
        ("Norvik bought the refinery for $3.2 billion.", "Norvik bought the refinery for $3.23 billion."),
        # prices move
        ("Shares of Norvik fell 5 percent in Halm.", "Shares of Norvik fell 9 percent in Halm."),
    ],
)
def test_numbers_of_two_points_are_no_conflict(differences: Tell, one: str, other: str) -> None:
    assert differences(one, other) == ()


def test_equal_values_are_one_value_with_both_passages(differences: Tell) -> None:
    (conflict,) = differences(MASSED[1], MASSED[1].replace("Police said", "Police say"), MASSED[2])
    assert sorted(len(v.evidence) for v in conflict.values) == [1, 2]


def test_overlapping_days_of_one_event_are_an_apparent_conflict(differences: Tell) -> None:
    (conflict,) = differences(
        "Harbour ministers of the northern states are to meet Tuesday and Wednesday to discuss tolls.",
        "Brenn will travel to Halm Wednesday and Thursday for a meeting of northern harbour ministers.",
    )
    assert conflict.kind is ConflictKind.APPARENT
    assert {v.value for v in conflict.values} == {"Tuesday and Wednesday", "Wednesday and Thursday"}
    assert "meeting of northern harbour ministers" in conflict.point


def test_days_of_two_events_are_no_conflict(differences: Tell) -> None:
    found = differences(
        "Harbour ministers of the northern states are to meet Tuesday and Wednesday to discuss tolls.",
        "Children in Halm have a school holiday Wednesday and Thursday.",
    )
    assert found == ()


def test_days_of_the_next_meeting_may_be_among_those_of_another_source(differences: Tell) -> None:
    (conflict,) = differences(
        "The next meeting is set for Saturday.",
        "Brenn is expected to meet both sides again in Halm on Saturday and Sunday.",
    )
    assert conflict.kind is ConflictKind.APPARENT
    assert {v.value for v in conflict.values} == {"Saturday", "Saturday and Sunday"}
    assert conflict.point == "days of the next meeting"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what has happened: one source tells less
        ("Brenn met both sides again on Saturday.", "Brenn met both sides again on Saturday and Sunday."),
        # not said to be one in a row
        ("Brenn will meet Reil on Saturday.", "The harbour board is to meet on Saturday and Sunday."),
        # somebody else's
        (
            "Ada Brenn will meet Tomas Reil again on Saturday.",
            "Piet Lander will meet Ruth Amadi again on Saturday and Sunday.",
        ),
        # no meeting
        ("The next storm is expected on Saturday.", "Trains will stop again on Saturday and Sunday."),
        ("The next meeting is set for Saturday.", "Brenn will meet both sides again on Sunday."),
    ],
)
def test_days_among_those_of_something_else_are_no_conflict(differences: Tell, one: str, other: str) -> None:
    assert differences(one, other) == ()


def test_two_sides_in_one_sentence_are_two_accounts(differences: Tell) -> None:
    (conflict,) = differences(
        "Norvik maintains that its guards at the gate are there for routine drills, "
        "but union officials say the guards suggest a plan to end the strike.",
        speakers=("Norvik",),
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert [v.speaker for v in conflict.values] == ["Norvik", "union officials"]
    assert conflict.point == "guards at the gate"


def test_two_speakers_who_agree_are_no_accounts(differences: Tell) -> None:
    found = differences(
        "Brenn said that the talks with Norvik were constructive.",
        "Reil insisted that the talks were useful.",
        speakers=("Ada Brenn", "Tomas Reil"),
    )
    assert found == ()


def test_a_denied_account_stands_against_it_with_what_is_said_instead(parser: Parser) -> None:
    documents = [
        article(None, "The Halm Authority says that the ship's rear anchor broke.", path="0"),
        article(
            None,
            "Norvik Lines rejected the authority's account that the rear anchor broke. "
            "The anchor was new and was holding at noon, a spokesman for the company said.",
            path="1",
        ),
    ]
    (conflict,) = find_conflicts(sentences_of(parser, documents), {d.doc_id: d for d in documents})
    assert conflict.kind is ConflictKind.ACCOUNT
    assert {v.speaker: v.value.split(": ")[1] for v in conflict.values} == {
        "Halm Authority": "the ship's rear anchor broke",
        "Norvik Lines": "the anchor was new and was holding at noon",
    }
    assert conflict.point == "ship's rear anchor"


def sentences_of(parser: Parser, documents: list[Document]) -> list[ClaimGroup]:
    """One claim and group a sentence."""
    groups = []
    for document in documents:
        start = 0
        for index, text in enumerate(document.text.replace(". ", ".|").split("|")):
            (parse,) = parser.parse([text])
            span = Span(document.doc_id, start, start + len(text))
            claim = Claim(f"{document.doc_id}-{index}", document.doc_id, text, parse, (span,), (index,))
            groups.append(ClaimGroup(claim.claim_id, (claim,), (f"doc:{document.doc_id}",)))
            start += len(text) + 1
    return groups


def test_a_bare_denial_is_told_as_a_denial(differences: Tell) -> None:
    (conflict,) = differences(
        "The inspectors said the tanks at the plant had leaked oil.",
        "Norvik denied that the tanks at the plant had leaked oil.",
    )
    assert {v.value for v in conflict.values} == {
        "the inspectors: the tanks at the plant had leaked oil",
        "Norvik denied that the tanks at the plant had leaked oil",
    }


def test_a_denial_that_names_the_accuser_holds_both_sides(differences: Tell) -> None:
    (conflict,) = differences("Norvik rejected the inspectors' claim that the tanks had leaked oil.")
    assert {v.speaker: v.value for v in conflict.values} == {
        "the inspectors": "the inspectors: the tanks had leaked oil",
        "Norvik": "Norvik rejected the inspectors' claim that the tanks had leaked oil",
    }
    assert conflict.point == "whether the tanks had leaked oil"


def test_a_denial_that_is_only_possible_is_no_account(differences: Tell) -> None:
    assert differences("Norvik may reject the inspectors' claim that the tanks had leaked oil.") == ()


def test_what_somebody_wants_is_no_statement_of_what_is_so(differences: Tell) -> None:
    found = differences(
        "The union wants night crews of eight restored.",
        "Brenn denied that the night crews were too small.",
    )
    assert found == ()


def test_a_number_put_in_the_place_of_another_sides_is_an_account(differences: Tell) -> None:
    (conflict,) = differences(
        "The union says 1,200 of the port's dockers have stopped work; Brenn put the number at 900.",
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert [v.value for v in conflict.values] == ["the union: 1,200", "Brenn: 900"]
    assert conflict.point == "number of dockers"


@pytest.mark.parametrize(
    "sentence",
    [
        "The union says 1,200 dockers have stopped work; Brenn put the number of arrests at 90.",
        "The union says 1,200 dockers have stopped work; the union put the number at 1,300 on Friday.",
        "The union says 1,200 dockers have stopped work; Brenn put the number on a blackboard.",
    ],
)
def test_a_number_of_something_else_or_of_one_side_is_no_account(differences: Tell, sentence: str) -> None:
    assert differences(sentence) == ()


@pytest.mark.parametrize(
    ("one", "other", "point"),
    [
        (
            "Dozens of people were hurt when the tram left the rails in Halm.",
            "43 people were injured when the tram left the rails in Halm.",
            "number of people injured",
        ),
        (
            "About 90 percent of the bank's deposits in Halm were uninsured.",
            "Some 94 percent of deposits at the Halm bank were uninsured.",
            "share of deposits",
        ),
    ],
)
def test_a_point_says_what_is_counted_and_what_happened_to_it(
    differences: Tell, one: str, other: str, point: str
) -> None:
    (conflict,) = differences(one, other)
    assert conflict.point.startswith(point)


def test_the_order_of_the_groups_changes_nothing(parser: Parser) -> None:
    documents = [article(None, text, path=str(i)) for i, text in enumerate(MASSED)]
    groups = groups_of(parser, documents, (None,) * len(documents))
    by_id = {d.doc_id: d for d in documents}
    assert len({find_conflicts(order, by_id) for order in permutations(groups)}) == 1
