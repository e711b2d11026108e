"""Which claims say the same, which only sound like it, and whose words stand for them."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from summarizer.domain.claims import Attribution, Claim, ClaimGroup, Origin
from summarizer.domain.events import UNKNOWN_TIME, EventTime, TimeBasis
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span
from summarizer.ports import Embedder, Parser
from summarizer.stages.relate import relate


def claim(
    doc: str, text: str, speaker: str | None = None, *, at: int = 0, time: EventTime = UNKNOWN_TIME
) -> Claim:
    """A claim whose evidence is its text, standing at ``at`` in its document."""
    span = Span(doc, at, at + len(text))
    told = Attribution(speaker, "say", direct=False) if speaker else None
    return Claim(f"{doc}:{at}", doc, text, Parse(text, ()), (span,), (at,), attribution=told, time=time)


def alike(count: int) -> NDArray[np.float32]:
    """Vectors with a cosine of 0.78 between any two, so that everything else decides."""
    rows = np.eye(count, count + 1, 1, dtype=np.float32) * np.sqrt(0.22, dtype=np.float32)
    rows[:, 0] = np.sqrt(0.78, dtype=np.float32)
    return rows


def together(*claims: Claim) -> list[set[str]]:
    """The documents of each group, largest group first, where vectors see no difference."""
    groups = relate(claims, alike(len(claims)), ())
    return sorted(({c.doc_id for c in g.claims} for g in groups), key=len, reverse=True)


ROSTER = "Brenn said the night roster robs dockers of every free weekend in the year."
ROSTER_TOO = "The night roster robs the dockers of each free weekend, Ada Brenn said."
FERRY = "Brenn said the ferry timetable suits neither schools nor pensioners on the islands."


def test_one_statement_in_two_articles_is_one_group() -> None:
    assert together(claim("a", ROSTER, "Ada Brenn"), claim("b", ROSTER_TOO, "Brenn")) == [{"a", "b"}]


def test_two_statements_of_one_speaker_stay_apart_however_close_their_vectors() -> None:
    assert together(claim("a", ROSTER, "Ada Brenn"), claim("b", FERRY, "Ada Brenn")) == [{"a"}, {"b"}]


def test_one_wording_from_two_speakers_stays_apart() -> None:
    found = together(claim("a", ROSTER, "Ada Brenn"), claim("b", ROSTER_TOO, "Tomas Reil"))
    assert found == [{"a"}, {"b"}]


def test_shared_names_are_no_shared_statement() -> None:
    one = claim("a", "Ada Brenn met Tomas Reil of Norvik in Halm over breakfast.")
    other = claim("b", "Tomas Reil of Norvik sued Ada Brenn in Halm for slander.")
    assert together(one, other) == [{"a"}, {"b"}]


def test_numbers_that_exclude_each_other_keep_claims_apart() -> None:
    one = claim("a", "Police counted 300 dockers at the gate of the northern terminal.")
    other = claim("b", "Police counted 900 dockers at the gate of the northern terminal.")
    same = claim("c", "Police counted about 300 dockers at the gate of the northern terminal.")
    assert together(one, other, same) == [{"a", "c"}, {"b"}]


def test_known_days_that_differ_keep_claims_apart() -> None:
    monday, friday = (
        EventTime(name, TimeBasis.STATED, date(2031, 3, day), date(2031, 3, day))
        for name, day in (("Monday", 10), ("Friday", 14))
    )
    text = "Dockers blocked the gate of the northern terminal for two hours."
    assert together(claim("a", text, time=monday), claim("b", text, time=friday)) == [{"a"}, {"b"}]


def test_distant_vectors_keep_claims_apart() -> None:
    vectors = np.eye(2, dtype=np.float32)
    assert len(relate([claim("a", ROSTER), claim("b", ROSTER)], vectors, ())) == 2


def test_claims_of_one_document_join_only_where_they_repeat() -> None:
    like = "Brenn said the night roster robs dockers of sleep and their families of company at dinner."
    told = claim("a", ROSTER, "Ada Brenn")
    assert together(told, claim("a", ROSTER, "Ada Brenn", at=500)) == [{"a"}]
    assert together(told, claim("a", like, "Ada Brenn", at=500)) == [{"a"}, {"a"}]
    assert together(told, claim("b", like, "Ada Brenn")) == [{"a", "b"}]


def test_corroboration_counts_origins_and_not_articles() -> None:
    wire = Origin("o1", (Span("a", 0, 200), Span("b", 0, 200)))
    claims = [claim(doc, ROSTER, "Ada Brenn") for doc in "abc"]
    (group,) = relate(claims, alike(3), [wire])
    assert group.origins == ("doc:c", "o1")


def test_groups_of_most_origins_come_first() -> None:
    lone = claim("a", FERRY, "Ada Brenn", at=0)
    groups = relate([lone, claim("a", ROSTER, at=300), claim("b", ROSTER)], alike(3), ())
    assert [len(g.origins) for g in groups] == [2, 1]


def test_the_most_complete_claim_of_reasonable_length_stands_for_its_group() -> None:
    full = "Dockers refused the night roster because it robs them of every free weekend."
    endless = full.removesuffix(".") + (", and so on and on and on" * 12) + "."
    claims = [claim("a", "Dockers refused the night roster."), claim("b", full), claim("c", endless)]
    (group,) = relate(claims, alike(3), ())
    assert group.best.doc_id == "b"


def test_a_missing_vector_is_an_error_that_names_both_numbers() -> None:
    with pytest.raises(ValueError, match="1 claims with 2 vectors"):
        relate([claim("a", ROSTER)], alike(2), ())


CLAIMS = (
    claim("a", ROSTER, "Ada Brenn"),
    claim("b", ROSTER_TOO, "Brenn"),
    claim("c", FERRY, "Ada Brenn"),
    claim("d", "Police counted 300 dockers at the gate of the northern terminal."),
    claim("e", "Police counted some 300 dockers at the gate of the northern terminal."),
)


def test_the_order_of_the_input_changes_nothing() -> None:
    results: set[tuple[ClaimGroup, ...]] = {relate(order, alike(5), ()) for order in permutations(CLAIMS)}
    assert len(results) == 1


@given(st.lists(st.sampled_from(CLAIMS), unique_by=lambda c: c.claim_id))
def test_every_claim_is_in_exactly_one_group(claims: list[Claim]) -> None:
    groups = relate(claims, alike(len(claims)), ())
    assert sorted(c.claim_id for g in groups for c in g.claims) == sorted(c.claim_id for c in claims)
    assert len({g.group_id for g in groups}) == len(groups)


@pytest.mark.models
def test_a_denial_and_an_affirmation_stay_apart(parser: Parser, embedder: Embedder) -> None:
    texts = (
        "Norvik will close the northern terminal in the spring.",
        "Norvik will not close the northern terminal in the spring.",
        "Norvik will close its northern terminal next spring.",
    )
    parses = parser.parse(texts)
    claims = [
        Claim(doc, doc, text, parse, (Span(doc, 0, 50),), (0,))
        for doc, text, parse in zip("abc", texts, parses, strict=True)
    ]
    groups = relate(claims, embedder.embed(texts), ())
    assert [sorted(c.doc_id for c in g.claims) for g in groups] == [["a", "c"], ["b"]]
