"""`check` re-verifies a brief that a person may have edited: passages first, then the gate."""

from __future__ import annotations

import pytest

from summarizer.adapters.entail_alignment import AlignmentEntailment
from summarizer.checking import check_brief
from summarizer.domain.edited import CheckReport
from summarizer.errors import UsageError
from summarizer.ports import Embedder, Parser
from summarizer.stages.render.json_writer import render_json
from tests.builders import harbour_briefing, harbour_documents

pytestmark = pytest.mark.models
FRESH = render_json(harbour_briefing())


@pytest.fixture(scope="module")
def entailment(embedder: Embedder) -> AlignmentEntailment:
    return AlignmentEntailment(embedder)


def check(text: str, parser: Parser, entailment: AlignmentEntailment, last: int = 4) -> CheckReport:
    return check_brief(text, harbour_documents()[:last], entailment, parser)


def reasons(report: CheckReport) -> str:
    return "\n".join(f"{f.place}: {'; '.join(f.reasons)}" for f in report.failures)


def test_a_brief_as_it_was_written_holds(parser: Parser, entailment: AlignmentEntailment) -> None:
    report = check(FRESH, parser, entailment)
    assert report.statements == 13  # 1 headline, 2 in the lead, 2 events, 3 positions, 3 times, 2 values
    assert (reasons(report), report.missing) == ("", ())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Norvik announced the roster on March 3.", "Norvik announced the roster on March 4.", "3"),
        ("Tomas Reil called the strike", "Ada Brenn called the strike", "Brenn"),
        ("Reil said the roster stays.", "Reil said the roster goes.", "go"),
        ('"value": "about 1,200 workers"', '"value": "about 1,300 workers"', "1,300"),
    ],
)
def test_an_edit_the_sources_do_not_support_fails(
    old: str, new: str, reason: str, parser: Parser, entailment: AlignmentEntailment
) -> None:
    edited = FRESH.replace(
        f'"text": "{old}' if "value" not in old else old, f'"text": "{new}' if "value" not in new else new
    )
    assert edited != FRESH
    report = check(edited, parser, entailment)
    assert len(report.failures) >= 1
    assert reason in reasons(report)


def test_a_true_shortening_by_hand_holds(parser: Parser, entailment: AlignmentEntailment) -> None:
    edited = FRESH.replace("Norvik announced the roster on March 3.", "Norvik announced the roster in March.")
    assert reasons(check(edited, parser, entailment)) == ""


def test_a_moved_offset_fails_with_what_stands_there(parser: Parser, entailment: AlignmentEntailment) -> None:
    (first,) = {c.span.start for c in harbour_briefing().briefs[0].headline.citations[:1]}
    report = check(FRESH.replace(f'"start": {first},', f'"start": {first + 1},'), parser, entailment)
    assert "reads “ockers at the port" in reasons(report)


def test_a_source_that_is_missing_fails_only_what_cites_it(
    parser: Parser, entailment: AlignmentEntailment
) -> None:
    report = check(FRESH, parser, entailment, last=3)  # without mirror.txt
    assert [f.place for f in report.failures] == [
        "brief 1, What happened, sentence 1",
        "brief 1, Who says what, sentence 3",
        "brief 1, Timeline, sentence 1",
    ]
    assert "harbour/mirror.txt" in reasons(report)
    assert report.missing == ("harbour/mirror.txt",)


def test_an_empty_set_of_articles_fails_everything(parser: Parser, entailment: AlignmentEntailment) -> None:
    assert len(check(FRESH, parser, entailment, last=0).failures) == 13


def test_what_is_no_brief_is_a_usage_error(parser: Parser, entailment: AlignmentEntailment) -> None:
    with pytest.raises(UsageError, match="not JSON"):
        check("# A brief", parser, entailment)
