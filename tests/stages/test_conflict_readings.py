"""How two passages are read against each other: what there was none of, spellings, votes, rates, outcomes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from builders import article
from numpy.typing import NDArray

from summarizer.domain.claims import Claim, ClaimGroup, Conflict, ConflictKind
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Span
from summarizer.ports import Parser
from summarizer.stages.conflicts import Judges, find_conflicts
from summarizer.stages.conflicts.mentions import number_mentions, with_nouns

pytestmark = pytest.mark.models


class Alike:
    """Finds every two sentences alike by 0.6."""

    identity = ModelIdentity("embedder", "alike", "0")

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows: NDArray[np.float32] = np.eye(len(texts), len(texts) + 1, dtype=np.float32)
        rows *= 0.4**0.5
        rows[:, -1] = 0.6**0.5
        return rows


def claims_of(parser: Parser, text: str, path: str = "0") -> list[Claim]:
    """A claim for each sentence of an article, which ends in a full stop and a space."""
    document = article(None, text, path=path)
    found = []
    for index, sentence in enumerate(text.replace(". ", ".|").split("|")):
        start = text.index(sentence)
        span = Span(document.doc_id, start, start + len(sentence))
        (parse,) = parser.parse([sentence])
        found.append(Claim(f"{path}-{index}", document.doc_id, sentence, parse, (span,), (index,)))
    return found


def told(parser: Parser, *articles: str) -> tuple[Conflict, ...]:
    """Conflicts between articles."""
    documents = {d.doc_id: d for d in (article(None, text, path=str(n)) for n, text in enumerate(articles))}
    groups = [
        ClaimGroup(claim.claim_id, (claim,), (f"doc:{claim.doc_id}",))
        for n, text in enumerate(articles)
        for claim in claims_of(parser, text, str(n))
    ]
    return find_conflicts(groups, documents, Judges(Alike()))


def test_what_there_is_none_of_stands_against_what_another_tells_of_it(parser: Parser) -> None:
    (conflict,) = told(
        parser, "No bridges will be closed, the mayor said.", "Up to six bridges are to disappear by May."
    )
    assert (conflict.kind, conflict.point) == (ConflictKind.CONTRADICTION, "bridges")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The club gave no reason.", "The reason was a quarrel over the lease."),
        ("It had no lift.", "Tenants used the lift every day."),
        ("Without a word of warning the guards charged.", "The guards charged without any warning."),
    ],
)
def test_nothing_is_missing_where_it_is_no_thing_somebody_unknown_lacks_it_or_both_say_so(
    parser: Parser, one: str, other: str
) -> None:
    assert told(parser, one, other) == ()


def test_no_such_thing_is_said_against_the_sentence_before(parser: Parser) -> None:
    (conflict,) = told(
        parser,
        "Neighbours had complained of the noise for years. "
        "A spokeswoman for the club said that no such complaint had been received.",
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert conflict.values[0].value == "Neighbours had complained of the noise for years."


def test_one_person_spelt_two_ways_is_a_difference(parser: Parser) -> None:
    (conflict,) = told(
        parser, "Judge Katarina Volk read the sentence.", "The sentence was read by Katarine Volk, the judge."
    )
    assert conflict.point == "first name of Volk"
    assert {value.value for value in conflict.values} == {"Katarina Volk", "Katarine Volk"}


@pytest.mark.parametrize("name", ["Peter Volk", "Katharina Volk", "Katarina F. Volk", "Catarina Volk"])
def test_relatives_middle_names_and_letters_of_one_sound_are_no_difference(parser: Parser, name: str) -> None:
    assert told(parser, "Katarina Volk read the sentence.", f"The sentence was read by {name}.") == ()


def test_a_number_that_was_another_before_is_known_by_both(parser: Parser) -> None:
    assert (
        told(parser, "The port cut the crews from eight workers to five.", "Five workers moor a ship.") == ()
    )


def test_no_deal_and_a_deal_that_failed_agree(parser: Parser) -> None:
    assert told(parser, "The talks ended without a deal.", "The two sides failed to reach a deal.") == ()


def test_votes_against_something_are_no_other_number_of_votes_for_it(parser: Parser) -> None:
    assert told(parser, "Forty deputies voted for the bill.", "Thirty deputies voted against the bill.") == ()


def test_so_much_a_year_is_not_compared_with_a_sum(parser: Parser) -> None:
    both = "The ferry line costs 24 million crowns{}."
    assert told(parser, both.format(" a year"), both.format("").replace("24", "80")) == ()


def test_a_rough_number_is_the_exact_one_that_it_rounds_in_whatever_words(parser: Parser) -> None:
    (conflict,) = told(parser, "The match was watched by 41,312 people.", "More than 41,000 came.")
    assert conflict.kind is ConflictKind.PRECISION


def test_a_year_in_another_clause_keeps_no_number_apart(parser: Parser) -> None:
    (conflict,) = told(
        parser, "The statue was cast in 1604 and weighs 640 kilograms.", "The statue weighs 700 kilograms."
    )
    assert (conflict.kind, conflict.point) == (ConflictKind.CONTRADICTION, "weight of the statue")


def test_a_number_without_a_noun_counts_what_was_counted_before_it(parser: Parser) -> None:
    (claim,) = claims_of(parser, "Eight people died and 46 were injured.")
    assert [m.unit for m in with_nouns(list(number_mentions(claim)))] == ["person", "person"]


def test_minutes_later_are_no_length_of_time(parser: Parser) -> None:
    (claim,) = claims_of(parser, "Ten minutes later the speaker read the result.")
    assert list(number_mentions(claim)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The chamber elected Ingrid Holm on Monday.", "The chamber rejected Ingrid Holm on Monday."),
        ("The club will appeal against the fine.", "The club has not decided whether to appeal."),
        ("The bridge is to open next spring.", "The bridge is to open next autumn."),
        ("A woman of 81 from Kolm died on Monday.", "An 81-year-old woman from Halm died in hospital."),
    ],
)
def test_two_outcomes_an_open_question_two_seasons_and_two_homes_are_contradictions(
    parser: Parser, one: str, other: str
) -> None:
    (conflict,) = told(parser, one, other)
    assert conflict.kind is ConflictKind.CONTRADICTION


def test_who_denies_it_and_who_says_that_there_was_none_agree(parser: Parser) -> None:
    assert (
        told(
            parser,
            "The chief of police denied that rubber bullets had been fired.",
            "The minister said that no rubber bullets had been fired.",
        )
        == ()
    )


def test_who_lies_in_hospital_tells_no_lie(parser: Parser) -> None:
    assert (
        told(
            parser,
            "The driver saw the lamp.",
            "The chairwoman called it cruel to accuse a driver who was lying in hospital.",
        )
        == ()
    )
