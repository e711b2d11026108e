"""What words show and what a language model saw become one list: nothing twice, and doubts heard."""

from __future__ import annotations

import pytest

from summarizer.domain.claims import Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Span
from summarizer.ports import Parser
from summarizer.stages.conflicts import Differences, Judges, Proposed, find_conflicts, find_differences
from tests.builders import claims_of, passage
from tests.stages.stranded_ferry import HERALD, LATER
from tests.stages.test_conflict_readings import Alike

pytestmark = pytest.mark.models


def conflict(kind: ConflictKind, *sides: tuple[str, Span], point: str = "passengers") -> Conflict:
    return Conflict(point, kind, tuple(ConflictValue(value, (span,)) for value, span in sides))


def test_proposals_join_what_words_show_without_repeating_it() -> None:
    first, second = passage(HERALD, HERALD.paragraphs[0]), passage(LATER, LATER.paragraphs[0])
    new = conflict(ConflictKind.CONTRADICTION, ("120 passengers", first), ("102 passengers", second))
    again = conflict(ConflictKind.CONTRADICTION, ("120", first), ("102", second), point="people")
    documents = {document.doc_id: document for document in (HERALD, LATER)}
    assert find_differences([], documents, proposed=Proposed((new, again))).conflicts == (new,)


def test_what_words_show_is_not_proposed_again_as_another_kind(parser: Parser) -> None:
    left, right = "The storm killed 12 people in Brill.", "The storm killed 15 people in Brill."
    claims, by_id = claims_of(parser, left, right)
    known = find_conflicts([], by_id, others=claims)
    assert [c.kind for c in known] == [ConflictKind.CONTRADICTION]
    (a, b) = (claim.evidence[0] for claim in claims)
    again = Proposed((conflict(ConflictKind.ACCOUNT, ("12 people", a), ("15 people", b)),))
    assert find_differences([], by_id, others=claims, proposed=again).conflicts == known


DENIED = (
    "A guard of the museum was arrested in Brill.",
    "No guard of the museum has been arrested in Brill.",
)
COUNTED = ("The storm killed 12 people in Brill.", "The storm killed 15 people in Brill.")


def differences(parser: Parser, articles: tuple[str, str], *, seen: bool, compared: bool) -> Differences:
    """What is told of two articles of one sentence each, of which the model compared one or both."""
    claims, documents = claims_of(parser, *articles)
    spans = [claim.evidence[0] for claim in claims]
    sides = [(claim.text, claim.evidence[0]) for claim in claims]
    reply = (conflict(ConflictKind.CONTRADICTION, *sides),) if seen else ()
    named = (tuple(frozenset({span}) for span in spans),) if seen else ()
    read = frozenset(spans if compared else spans[:1])
    judges = Judges(Alike())
    return find_differences([], documents, judges, claims, Proposed(reply, (), (read,), named))


def test_what_turns_on_reading_is_told_if_the_model_reads_it_so(parser: Parser) -> None:
    confirmed = differences(parser, DENIED, seen=True, compared=True)
    assert len(confirmed.conflicts) == 1 and confirmed.rejections == ()
    doubted = differences(parser, DENIED, seen=False, compared=True)
    assert doubted.conflicts == ()
    (rejection,) = doubted.rejections
    assert "the model, which compared these sentences, did not see" in rejection.reason
    assert all(text.rstrip(".") in rejection.text for text in DENIED)


def test_what_the_model_was_not_asked_about_together_stays(parser: Parser) -> None:
    unasked = differences(parser, DENIED, seen=False, compared=False)
    assert len(unasked.conflicts) == 1 and unasked.rejections == ()


def test_what_the_model_named_in_words_that_were_refused_is_no_doubt(parser: Parser) -> None:
    claims, documents = claims_of(parser, *DENIED)
    spans = tuple(frozenset(claim.evidence) for claim in claims)
    refused = Proposed((), (), (frozenset().union(*spans),), (spans,))
    found = find_differences([], documents, Judges(Alike()), claims, refused)
    assert len(found.conflicts) == 1 and found.rejections == ()


@pytest.mark.parametrize(
    ("articles", "values"),
    [
        (COUNTED, ["12 people", "15 people"]),
        (
            (
                "The port put the number of strikers at 900. The union said 1,200.",
                "The pier is closed to all ships.",
            ),
            ["port: 900", "union: 1,200"],
        ),
    ],
)
def test_differing_numbers_speak_for_themselves(
    parser: Parser, articles: tuple[str, str], values: list[str]
) -> None:
    claims, documents = claims_of(parser, *articles)
    read = frozenset(claim.evidence[0] for claim in claims)
    found = find_differences([], documents, Judges(Alike()), claims, Proposed(read=(read,)))
    assert [
        [v.value.removeprefix("the ").removeprefix("The ") for v in c.values] for c in found.conflicts
    ] == [values]


def test_a_difference_that_is_doubted_takes_no_other_with_it(parser: Parser) -> None:
    crane = "The union said that the crane was broken. The port denied that the crane was broken."
    gate = "The union said that the gate was locked. The port denied that the gate was locked."
    claims, documents = claims_of(parser, crane, gate)
    read = frozenset(c.evidence[0] for c in claims if "crane" in c.text)
    found = find_differences([], documents, others=claims, proposed=Proposed(read=(read,)))
    assert [c.point for c in found.conflicts] == ["gate"]
    assert all("crane" in r.text for r in found.rejections) and found.rejections
