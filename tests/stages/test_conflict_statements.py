"""Statements that stand against each other: denials, answers, swapped roles; and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from builders import article, claims_of
from numpy.typing import NDArray

from summarizer.domain.claims import Attribution, Claim, ClaimGroup, Conflict, ConflictKind
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Span
from summarizer.ports import Parser
from summarizer.stages.conflicts import Judges, find_conflicts
from summarizer.stages.conflicts.questions import questions
from summarizer.stages.conflicts.statements import statements
from summarizer.stages.conflicts.telling import shared_point

pytestmark = pytest.mark.models


class Alike:
    """Finds every two sentences as alike as it is told."""

    def __init__(self, cosine: float) -> None:
        self.identity = ModelIdentity("embedder", "alike", "0")
        self._cosine = cosine

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows: NDArray[np.float32] = np.eye(len(texts), len(texts) + 1, dtype=np.float32)
        rows *= (1 - self._cosine) ** 0.5
        rows[:, -1] = self._cosine**0.5
        return rows


Told = tuple[str, str | None]
Find = Callable[..., tuple[Conflict, ...]]


@pytest.fixture
def find(parser: Parser) -> Find:
    """Conflicts between articles, each a list of sentences with their speakers."""

    def run(*articles: Sequence[Told], cosine: float = 0.5) -> tuple[Conflict, ...]:
        groups, documents = [], {}
        for n, told in enumerate(articles):
            text = " ".join(sentence for sentence, _ in told)
            document = article(None, text, path=str(n))
            documents[document.doc_id] = document
            for index, (sentence, speaker) in enumerate(told):
                start = text.index(sentence)
                (parse,) = parser.parse([sentence])
                span = Span(document.doc_id, start, start + len(sentence))
                by = Attribution(speaker, "say", direct=False) if speaker else None
                claim = Claim(
                    f"{n}-{index}", document.doc_id, sentence, parse, (span,), (index,), attribution=by
                )
                groups.append(ClaimGroup(claim.claim_id, (claim,), (f"doc:{document.doc_id}",)))
        return find_conflicts(groups, documents, Judges(Alike(cosine)))

    return run


def test_a_denial_that_points_back_stands_against_the_statement_before_it(find: Find) -> None:
    (conflict,) = find(
        [
            ("Tolley says the foreman was told of the cracks.", "Sam Tolley"),
            ("Wesley rejects this.", "Kurt Wesley"),
            ("Nobody had said a word to him about the cracks, Wesley said.", "Kurt Wesley"),
        ]
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert [v.speaker for v in conflict.values] == ["Sam Tolley", "Kurt Wesley"]
    assert "Nobody had said a word" in conflict.values[1].value
    assert conflict.point == "whether the foreman was told of the cracks"


def test_what_is_called_an_invention_is_looked_for_in_other_articles(find: Find) -> None:
    (conflict,) = find(
        [("Darrow said that an exchange of hostages would take place in March.", "Ilan Darrow")],
        [("She called reports of an exchange of hostages an invention.", "Vesna Korvin")],
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert {v.speaker for v in conflict.values} == {"Ilan Darrow", "Vesna Korvin"}


@pytest.mark.parametrize(
    "told",
    [
        # what one turns down is no statement
        [
            ("The opposition called on the premier to dismiss the minister.", "the opposition"),
            ("The premier rejected the demand.", "the premier"),
        ],
        # one's own statement
        [
            ("Wesley says the roof was safe.", "Kurt Wesley"),
            ("Wesley rejects this.", "Kurt Wesley"),
        ],
    ],
)
def test_what_is_turned_down_or_ones_own_is_not_disputed(find: Find, told: Sequence[Told]) -> None:
    assert find(told) == ()


def test_one_speaker_answers_that_nothing_was_agreed(find: Find) -> None:
    (conflict,) = find(
        [
            ("Darrow told reporters that both sides had agreed to exchange the hostages.", "Ilan Darrow"),
            ("Korvin said that nothing of the kind had been agreed.", "Vesna Korvin"),
        ]
    )
    assert conflict.kind is ConflictKind.ACCOUNT


def test_what_one_article_denies_and_another_tells_is_a_contradiction(find: Find) -> None:
    (conflict,) = find(
        [("A guard of the museum was arrested.", None)],
        [("No guard of the museum has been arrested.", None)],
    )
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert conflict.point == "whether a guard of the museum was arrested"


def test_a_denied_noun_stands_against_its_verb(find: Find) -> None:
    found = find(
        [("Norvik says that it has offered the dockers 4 percent.", "Norvik")],
        [("There was never an offer of 4 percent to the dockers.", None)],
    )
    assert len(found) == 1


def test_who_buys_whom_may_be_swapped(find: Find) -> None:
    (conflict,) = find(
        [("Corvane Group will buy Halden Mills in the spring.", None)],
        [("Halden Mills will take over Corvane Group in the spring.", None)],
    )
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert conflict.point == "roles of Corvane Group and Halden Mills"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # other things
        ("Kerrin discussed a truce with the minister.", "Kerrin did not discuss the tariffs."),
        # both can hold
        ("Corvane Group met Halden Mills in the spring.", "Halden Mills met Corvane Group in the spring."),
        # another one
        ("A bank of the group collapsed.", "No other bank of the group has collapsed."),
    ],
)
def test_statements_that_can_both_hold_are_no_conflict(find: Find, one: str, other: str) -> None:
    assert find([(one, None)], [(other, None)]) == ()


def test_statements_that_are_not_alike_are_not_compared(find: Find) -> None:
    found = find([("A guard was arrested.", None)], [("No guard has been arrested.", None)], cosine=0.1)
    assert found == ()


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The shareholders of the mill will vote on 24 April.",
            "The shareholders of the mill are to vote on 25 April.",
            {"24 April", "25 April"},
        ),
        (
            "The next round will be held in Lindmere.",
            "The next round will take place in Tarsk.",
            {"Lindmere", "Tarsk"},
        ),
        (
            "The mill rang the fire brigade at a quarter past seven.",
            "The mill rang the fire brigade at 9.40.",
            {"a quarter past seven", "9.40"},
        ),
    ],
)
def test_days_places_and_hours_of_one_event(find: Find, one: str, other: str, values: set[str]) -> None:
    (conflict,) = find([(one, None)], [(other, None)], cosine=0.6)
    assert {v.value for v in conflict.values} == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what is past happened more than once
        ("Kerrin met the minister in The Hague.", "Kerrin, who met the minister on Monday, is in Paris."),
        # somebody else
        ("He rang the fire brigade at six o'clock.", "It rang the fire brigade at a quarter past seven."),
        # the day on which it is said
        ("The mill will close, its owner said on Monday.", "The mill will close, its owner said on Tuesday."),
    ],
)
def test_values_of_two_events_are_no_conflict(find: Find, one: str, other: str) -> None:
    assert find([(one, None)], [(other, None)], cosine=0.6) == ()


def test_a_number_is_set_against_the_nearest_of_the_other_article(find: Find) -> None:
    found = find(
        [("The pit employs 340 people.", None), ("The owner gave 20 people a bonus.", None)],
        [("About 250 people work at the pit.", None)],
        cosine=0.6,
    )
    assert [{v.value for v in c.values} for c in found] == [{"340 people", "About 250 people"}]


@pytest.mark.parametrize(
    ("one", "other", "point"),
    [
        # what is reported, without who reports it; the shorter of the two
        (
            "The harbour police said that the trawler had steered into the launch.",
            "Its skipper, Ewan Strood, said that the launch had rammed him at full speed.",
            "whether the trawler had steered into the launch",
        ),
        # a name keeps its capital, a word that only opened its sentence does not
        ("Norvik warned the crew.", "Norvik did not warn the crew.", "whether Norvik warned the crew"),
        ("A guard warned the crew.", "No guard warned the crew.", "whether a guard warned the crew"),
        # what points outside itself is no question
        ("They warned the crew.", "Nobody warned the crew of the ferry.", "crew"),
        ("His guards warned the crew.", "No guard warned the crew.", "guards"),
        # nor is what is said not to be so
        ("The crew was never warned.", "A guard said he had warned the crew.", "crew"),
        # nor half a quotation
        ("The fire was “an accident, the mayor said.", "The fire was no accident.", "fire"),
    ],
)
def test_a_point_is_the_question_that_one_side_answers_with_yes(
    parser: Parser, one: str, other: str, point: str
) -> None:
    (a, b), _ = claims_of(parser, one, other)
    assert shared_point(a, b, {}) == point


def test_the_clause_that_is_denied_is_the_question(find: Find) -> None:
    (conflict,) = find(
        [("Ministers in the capital fear that Osk wants to carve up the country.", "ministers")],
        [("Varda denied the accusation that Osk wanted to carve up the country.", "Ilan Varda")],
    )
    assert conflict.point == "whether Osk wanted to carve up the country"


@pytest.mark.parametrize(
    "told",
    [
        # an offer, which nobody stated
        [
            ("A plastic copy of the bell stands in the hall.", None),
            ("The village rejected it.", "the village"),
        ],
        # an employee
        [
            ("The bank told the regulator at once.", None),
            ("A clerk was dismissed in May, Orr said.", "Jan Orr"),
        ],
        # one telling word of what is denied says something else as well
        [
            ("The watchdog will look into the power failure in Ulvern.", None),
            ("The company denies that any animal caused the failure.", "the company"),
        ],
    ],
)
def test_what_answers_no_statement_is_not_set_against_the_sentence_before(
    find: Find, told: Sequence[Told]
) -> None:
    assert find(told) == ()


@pytest.mark.parametrize(
    "told",
    [
        # hours
        [
            ("Two companies were posted at the gate, she said.", "Ines Orr"),
            ("The front arrived before seven.", None),
        ],
        [
            ("The decision has 70 pages, the office said.", "the office"),
            ("Corran's notice arrived at 21.40.", None),
        ],
        # ages
        [("The Chronicle counted 31 flats.", "the Chronicle"), ('"I\'m 83," Mrs Trench said.', "Mrs Trench")],
        # other things
        [
            ("Two specialists said that it came from a missile.", "two specialists"),
            ("Our reporter counted sixteen charred wagons.", "our reporter"),
        ],
    ],
)
def test_a_number_of_something_else_is_not_put_in_the_place_of_another(
    find: Find, told: Sequence[Told]
) -> None:
    assert find(told, cosine=0.0) == ()


def test_what_is_conceded_or_was_not_is_no_thing_that_another_side_says_there_was(find: Find) -> None:
    conceded = [
        ("The log of the rescuers mentions knocking signals.", None),
        ("The minister concedes that no such signal had been heard.", "the minister"),
    ]
    unanswered = [
        ("The office did not reply to the letter.", None),
        ("The director says that no such letter ever reached her.", "the director"),
    ]
    assert find(conceded, cosine=0.0) == find(unanswered, cosine=0.0) == ()


@pytest.mark.parametrize(
    ("one", "other", "point"),
    [
        # who asks, or fails to, affirms nothing
        ("The report says which firms had paid the bribes.", "The firms had not paid the bribes.", "firms"),
        ("The guards failed to warn the crew.", "A guard was never near the crew.", "guards"),
        # what is denied, not what else the sentence says
        (
            "Orr said the port was shut, but Norvik rejected the inspectors' claim that a tank leaked.",
            "A tank leaked oil.",
            "tank",
        ),
        (
            "Varda denied the accusations that Osk levelled at the firm.",
            "Osk levelled accusations.",
            "accusations",
        ),
    ],
)
def test_what_affirms_nothing_by_itself_is_no_question(
    parser: Parser, one: str, other: str, point: str
) -> None:
    (a, b), _ = claims_of(parser, one, other)
    asked = [q for claim in (a, b) for q in questions(claim)]
    assert not any("which" in q or "failed" in q or q.endswith("levelled at the firm") for q in asked), asked
    assert point in shared_point(a, b, {}) or point in " ".join(asked)


def test_words_in_quotation_marks_stay_as_they_are(parser: Parser) -> None:
    (plain, quoted), _ = claims_of(
        parser,
        "Norvik says that the tanks were safe and that the valve was shut.",
        "Norvik says that the tanks were “safe and that the valve was shut”.",
    )
    assert [s.text for s in statements(plain)] == ["the tanks were safe and the valve was shut"]
    assert [s.text for s in statements(quoted)] == ["the tanks were “safe and that the valve was shut”"]


def test_an_offer_is_turned_down_and_a_statement_by_whatever_words_disputed(find: Find) -> None:
    (conflict,) = find(
        [
            ("According to the mayor, the mine was safe.", "the mayor"),
            ("The union rejected this.", "the union"),
        ]
    )
    assert conflict.kind is ConflictKind.ACCOUNT


def test_a_correction_stands_last_whatever_is_told_first(find: Find) -> None:
    (conflict,) = find(
        [
            ("The blast injured 12 people.", None),
            ("The Herald had mistakenly reported 21 people injured.", None),
        ],
        cosine=0.0,
    )
    assert conflict.kind is ConflictKind.CORRECTION
    assert [v.value.split()[0] for v in conflict.values] == ["21", "12"]


@pytest.mark.parametrize(
    "told",
    [
        # admitting patients, and publishing late, take nothing back
        [
            ("The log mentions a third visitor.", "the log"),
            ("The hospital, which admits 200 people a day, says that no such visitor came.", "the hospital"),
        ],
        [
            ("The log, which was not published at first, mentions knocking signals.", "the log"),
            ("The minister says that no such signals were heard.", "the minister"),
        ],
    ],
)
def test_only_what_is_said_of_the_thing_itself_settles_that_it_was_not(
    find: Find, told: Sequence[Told]
) -> None:
    assert len(find(told, cosine=0.0)) == 1


def test_a_number_is_named_with_what_is_nearest_to_it_and_not_with_who_says_it(find: Find) -> None:
    (conflict,) = find(
        [("The minister said that the strike at the mill lasted 40 days.", None)],
        [("The minister said that the strike at the mill lasted 60 days.", None)],
        cosine=0.8,
    )
    assert "minister" not in conflict.point
