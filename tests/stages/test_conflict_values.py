"""Differences that the words around two values do not show: other units, other wordings, other places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from builders import claims_of
from numpy.typing import NDArray

from summarizer.domain.claims import ClaimGroup, Conflict, ConflictKind
from summarizer.domain.provenance import ModelIdentity
from summarizer.ports import Parser
from summarizer.stages.conflicts import Judges, find_conflicts
from summarizer.stages.conflicts.replacements import in_conflict

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


def told(
    parser: Parser, judges: Judges, *articles: str, speakers: Sequence[str | None] = ()
) -> tuple[Conflict, ...]:
    """Conflicts between articles; each sentence, ending in ". ", is a claim."""
    claims, documents = claims_of(parser, *articles, speakers=speakers)
    groups = [ClaimGroup(claim.claim_id, (claim,), (f"doc:{claim.doc_id}",)) for claim in claims]
    return find_conflicts(groups, documents, judges)


def test_one_telling_verb_is_enough_where_neither_article_knows_both_numbers(parser: Parser) -> None:
    (conflict,) = told(
        parser, Judges(Alike(0.6)), "Seven people have died.", "The mudslide killed nine people."
    )
    assert {v.value for v in conflict.values} == {"Seven people", "nine people"}


def test_an_article_that_knows_both_numbers_means_two_things(parser: Parser) -> None:
    found = told(
        parser,
        Judges(Alike(0.6)),
        "Seven people have died. The mudslide of 2009 killed nine people.",
        "The mudslide killed nine people.",
    )
    assert found == ()


def test_sentences_that_are_not_alike_are_not_compared(parser: Parser) -> None:
    assert (
        told(parser, Judges(Alike(0.1)), "Seven people have died.", "The mudslide killed nine people.") == ()
    )


def test_units_of_one_dimension_are_compared(parser: Parser) -> None:
    (conflict,) = told(
        parser,
        Judges(),
        "The refinery puts the leak at 90,000 litres, the inspectorate at about 400 cubic metres.",
    )
    assert conflict.kind is ConflictKind.ACCOUNT
    assert [v.value for v in conflict.values] == ["the refinery: 90,000", "the inspectorate: about 400"]


def test_equal_amounts_in_two_units_are_no_difference(parser: Parser) -> None:
    found = told(
        parser,
        Judges(),
        "The refinery puts the leak at 90,000 litres, the inspectorate at about 90 cubic metres.",
    )
    assert found == ()


def test_a_sentence_that_corrects_the_one_before_makes_a_correction(parser: Parser) -> None:
    (conflict,) = told(
        parser,
        Judges(),
        "In the first release the fall in sales was given as 40 percent. The correct figure is 14 percent.",
    )
    assert conflict.kind is ConflictKind.CORRECTION
    assert [v.value for v in conflict.values] == ["40 percent", "14 percent"]


def test_two_days_of_one_event_are_a_contradiction(parser: Parser) -> None:
    (conflict,) = told(
        parser,
        Judges(Alike(0.6)),
        "Shareholders of Norvik are to vote on 24 April.",
        "Shareholders of Norvik will vote on 25 April.",
    )
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert [v.value for v in conflict.values] == ["24 April", "25 April"]


@pytest.mark.parametrize(
    ("claim", "one", "other", "expected"),
    [
        (
            "The ferry carried 40 people.",
            "The ferry carried 40 people.",
            "The ferry carried 52 people.",
            True,
        ),
        ("The ferry carried 40 people.", "The ferry carried 40 people.", "The ferry carried people.", False),
        (
            "The ferry sailed to Halm.",
            "The red ferry sailed to Halm.",
            "The red ferry sailed to Brill.",
            True,
        ),
        (
            "The ferry sailed to Halm.",
            "The red ferry sailed to Halm.",
            "The old ferry sailed to Halm.",
            False,
        ),
    ],
)
def test_passages_conflict_where_a_value_is_replaced_and_not_where_it_is_left_out(
    parser: Parser, claim: str, one: str, other: str, expected: bool
) -> None:
    parses = parser.parse([claim, one, other])
    assert in_conflict(parses[0], parses[1], parses[2]) is expected
    assert in_conflict(parses[0], parses[2], parses[1]) is expected
