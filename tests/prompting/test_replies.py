import json
from typing import Any

import jsonschema
import pytest

from summarizer.errors import ReplyError
from summarizer.ports import ChatReply, FinishReason
from summarizer.prompting.replies import (
    CLAIMS_SCHEMA,
    DIFFERENCES_SCHEMA,
    ReportedClaim,
    ReportedDifference,
    ReportedSide,
    parse_claims,
    parse_differences,
    parse_sentence,
)


def said(text: str, finish: FinishReason = FinishReason.STOP) -> ChatReply:
    return ChatReply(text, finish, 10, 20, "no luck" if finish is FinishReason.ERROR else None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The ferry sank.", "The ferry sank."),
        ("  \n The ferry sank\n", "The ferry sank."),
        ("- The ferry sank.", "The ferry sank."),
        ("1. The ferry sank.", "The ferry sank."),
        ("“The ferry sank.”", "The ferry sank."),
        ("“The ferry,” he said, “sank.”", "“The ferry,” he said, “sank.”"),
        ('She said: "No one was hurt."', 'She said: "No one was hurt."'),
        ("3 ferries sank.", "3 ferries sank."),
    ],
)
def test_a_sentence_is_freed_of_what_models_put_around_it(text: str, sentence: str) -> None:
    assert parse_sentence(said(text)) == sentence


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (said(""), "0 lines"),
        (said("Here it is:\nThe ferry sank."), "2 lines"),
        (said("…"), "no words"),
        (said("The ferry", FinishReason.LENGTH), "cut off after 20 tokens"),
        (said("", FinishReason.ERROR), "no luck"),
    ],
)
def test_a_reply_that_is_not_one_sentence_is_refused(reply: ChatReply, reason: str) -> None:
    with pytest.raises(ReplyError, match=reason):
        parse_sentence(reply)


CLAIM = {"sentences": [2, 1], "claim": "The ferry  sank.", "speaker": "Ann Hill"}
READ = ReportedClaim((2, 1), "The ferry sank.", "Ann Hill")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"claims": [CLAIM]}),
        json.dumps([CLAIM]),
        f"```json\n{json.dumps({'claims': [CLAIM, CLAIM]}, indent=1)}\n```",
    ],
)
def test_claims_are_read_from_an_object_a_list_or_a_code_block(text: str) -> None:
    assert parse_claims(said(text), 2) == (READ,)


@pytest.mark.parametrize("nobody", [None, "", "null", "None", " unknown "])
def test_nobody_is_no_speaker(nobody: str | None) -> None:
    claims = parse_claims(said(json.dumps([{**CLAIM, "speaker": nobody}])), 2)
    assert claims[0].speaker is None


def test_no_claims_are_an_answer() -> None:
    assert parse_claims(said('{"claims": []}'), 3) == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sentences": [3]}, "not shown"),
        ({"sentences": [0]}, "not shown"),
        ({"sentences": []}, "not shown"),
        ({"sentences": [True]}, "not shown"),
        ({"sentences": "12"}, "not shown"),
        ({"claim": " "}, "no words"),
        ({"claim": 5}, "no words"),
        ({"speaker": ["Ann"]}, "a name or null"),
        ({"note": "x"}, "keys"),
    ],
)
def test_a_claim_of_another_form_is_refused(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(ReplyError, match=reason):
        parse_claims(said(json.dumps([CLAIM | change])), 2)


@pytest.mark.parametrize("text", ["", "The ferry sank.", '{"claims": [', '{"statements": []}', '"claims"'])
def test_a_reply_without_a_list_of_claims_is_refused(text: str) -> None:
    with pytest.raises(ReplyError):
        parse_claims(said(text), 2)


DIFFERENCE = {
    "point": "the  dead",
    "kind": " Account",
    "sides": [{"statements": [1, 4, 1], "words": "two\ndead"}, {"statements": [2], "words": "three"}],
}
READ_DIFFERENCE = ReportedDifference(
    "the dead", "account", (ReportedSide((1, 4), "two dead"), ReportedSide((2,), "three"))
)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"differences": [DIFFERENCE]}),
        json.dumps([DIFFERENCE, DIFFERENCE]),
        f"```json\n{json.dumps({'differences': [DIFFERENCE]}, indent=1)}\n```",
    ],
)
def test_differences_are_read_from_an_object_a_list_or_a_code_block(text: str) -> None:
    assert parse_differences(said(text)) == (READ_DIFFERENCE,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"point": None}, "a point"),
        ({"kind": 3}, "a kind"),
        ({"sides": "1"}, "a list of sides"),
        ({"sides": [5]}, "a side"),
        ({"sides": [{"statements": [1]}]}, "keys statements and words"),
        ({"sides": [{"statements": 1, "words": "two"}]}, "by their numbers"),
        ({"sides": [{"statements": ["1"], "words": "two"}]}, "by their numbers"),
        ({"sides": [{"statements": [True], "words": "two"}]}, "by their numbers"),
        ({"sides": [{"statements": [1], "words": None}]}, "must be text"),
        ({"note": "x"}, "keys"),
    ],
)
def test_a_difference_of_another_form_is_refused(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(ReplyError, match=reason):
        parse_differences(said(json.dumps([DIFFERENCE | change])))


@pytest.mark.parametrize("text", ["", "None.", '{"differences": [', '{"claims": []}', "[" * 100_000])
def test_a_reply_without_a_list_of_differences_is_refused(text: str) -> None:
    with pytest.raises(ReplyError):
        parse_differences(said(text))


def test_the_schema_of_differences_describes_what_is_read() -> None:
    jsonschema.Draft202012Validator.check_schema(DIFFERENCES_SCHEMA)
    jsonschema.validate({"differences": [{**DIFFERENCE, "kind": "account"}]}, DIFFERENCES_SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"differences": [{**DIFFERENCE, "kind": "insult"}]}, DIFFERENCES_SCHEMA)


def test_the_schema_describes_what_is_read() -> None:
    jsonschema.Draft202012Validator.check_schema(CLAIMS_SCHEMA)
    jsonschema.validate({"claims": [CLAIM]}, CLAIMS_SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"claims": [{**CLAIM, "sentences": []}]}, CLAIMS_SCHEMA)
