"""A timeline tells each thing once, in few words that stand alone, in order of time."""

from __future__ import annotations

import pytest

from summarizer.domain.brief import Support, Verdict
from summarizer.domain.claims import Attribution, Claim, ClaimGroup, Moment
from summarizer.domain.events import EventTime, TimeBasis
from summarizer.domain.text import Span
from summarizer.ports import Parser
from summarizer.stages.timeline import MOST_ENTRIES, choose, phrase

pytestmark = pytest.mark.models
SUPPORTED = Support(Verdict.SUPPORTED, 1.0, "")


def moment(
    parser: Parser, text: str, part: str = "", *, offset: float = 0.0, speaker: str = "", direct: bool = False
) -> Moment:
    span = Span("d1", 0, len(text))
    start = text.index(part)
    end = start + len(part) if part else len(text)
    said = Attribution(speaker, "say", direct=direct) if speaker else None
    claim = Claim("c", "d1", text, parser.parse([text])[0], (span,), (0,), attribution=said)
    time = EventTime("Monday", TimeBasis.RELATIVE, offset=offset)
    return Moment(time, ClaimGroup(text, (claim,), ("o",)), claim, start, end)


CALL = "The pier was closed after the harbour master called the mayor on Monday to warn her."
LONG = (
    "The strike, which nobody in the town had expected before the spring, began on Monday, "
    "closing the port and the market for an unknown number of days."
)

PHRASED = [
    (("The ferry sailed on Monday.",), "The ferry sailed on Monday."),
    ((LONG,), "The strike began on Monday, closing the port and the market for an unknown number of days."),
    (
        (CALL, "after the harbour master called the mayor on Monday"),
        "The harbour master called the mayor on Monday.",
    ),
    (
        (
            "The talks follow a meeting between Calder and Vik in Tarn on Monday.",
            "a meeting between Calder and Vik in Tarn on Monday",
        ),
        "A meeting between Calder and Vik in Tarn on Monday.",
    ),
]


@pytest.mark.parametrize(("given", "expected"), PHRASED)
def test_a_moment_is_told_in_few_words_of_its_source(
    parser: Parser, given: tuple[str, ...], expected: str
) -> None:
    (draft,) = phrase([moment(parser, *given)])
    assert draft is not None
    assert draft.text == expected


LEANING = [
    ("The talks were held in one room on Monday.", "one room on Monday"),
    ("The talks follow a May 14 meeting in London.", "a May 14 meeting in London"),
    ("Police corrected that on Sunday.", ""),
    ("Kerrin wore one on Monday when the ferry left.", ""),
    ("The mayor met the crew who saved her on Monday.", "who saved her on Monday"),
]


@pytest.mark.parametrize(("text", "part"), LEANING)
def test_a_mention_that_leans_on_its_sentence_is_no_entry(parser: Parser, text: str, part: str) -> None:
    assert phrase([moment(parser, text, part)]) == (None,)


def test_what_a_speaker_mentions_stays_in_their_mouth(parser: Parser) -> None:
    text = "Calder said the pier was closed after a storm hit Tarn on Monday."
    assert phrase([moment(parser, text, "a storm hit Tarn on Monday", speaker="Calder")]) == (None,)
    assert phrase([moment(parser, "“I slept on Monday,” Calder said.", speaker="Calder", direct=True)]) == (
        None,
    )


def entries(parser: Parser, *told: tuple[str, float]) -> list[str]:
    moments = [moment(parser, text, offset=offset) for text, offset in told]
    drafts = phrase(moments)
    judged = [(draft, SUPPORTED) if draft is not None else None for draft in drafts]
    return [p.version.draft.text for p in choose(moments, judged, lambda evidence: "o")]


def test_one_time_has_at_most_two_entries_and_nothing_is_told_twice(parser: Parser) -> None:
    ferry, again = "The ferry to Tarn sailed on Monday.", "On Monday the ferry sailed to Tarn."
    court, strike = "A court fined the owner on Monday.", "The dockers walked out on Monday."
    assert entries(parser, (ferry, 0), (again, 0), (court, 0), (strike, 0)) == [ferry, court]


def test_there_are_at_most_ten_entries(parser: Parser) -> None:
    towns = "Arle Brill Corm Dunes Elst Ferro Gorm Halm Ister Jarl Kolm Lund".split()
    guests = "Adda Bram Cora Dirk Edda Finn Gesa Hauk Ilka Jorn Karl Lene".split()
    told = [
        (f"{guest} of {town} won.", float(n))
        for n, (town, guest) in enumerate(zip(towns, guests, strict=True))
    ]
    assert len(entries(parser, *told)) == MOST_ENTRIES


ACCIDENT = (
    "Three people were killed and dozens hurt when a ferry broke away from its berth in the port of Halm "
    "late on Monday, police said."
)


def test_a_long_entry_is_told_only_where_its_time_has_no_short_one(parser: Parser) -> None:
    court = "A court fined the owner on Monday."
    assert entries(parser, (ACCIDENT, 0)) == [ACCIDENT]
    assert entries(parser, (ACCIDENT, 0), (court, 0)) == [court]
    assert entries(parser, (ACCIDENT, 0), (court, 1)) == [ACCIDENT, court]


def test_what_is_told_on_somebodys_word_keeps_it(parser: Parser) -> None:
    text = "The fire began, according to the forest guard's log, with sparks from a power line on Monday."
    assert phrase([moment(parser, text, "sparks from a power line on Monday")]) == (None,)
    (draft,) = phrase([moment(parser, text)])
    assert draft is not None and "according to the forest guard's log" in draft.text
