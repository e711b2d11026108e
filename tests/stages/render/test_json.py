"""The JSON form holds to its schema and reads back to the same values."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.stages.check import passage_problems
from summarizer.stages.render.json_reader import read_briefs, read_edited
from summarizer.stages.render.json_writer import brief_schema, render_json, render_ledger
from tests.builders import PROVENANCE, article, brief_of, briefing_of, harbour_briefing, harbour_documents

VALIDATOR = jsonschema.Draft202012Validator(
    brief_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def harbour_json() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render_json(harbour_briefing()))
    return data


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(brief_schema())


def test_a_briefing_holds_to_the_schema() -> None:
    VALIDATOR.validate(harbour_json())


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda d: d["briefs"][0]["headline"]["citations"].clear(), "non-empty"),
        (lambda d: d["briefs"][0]["headline"].update(method="guessed"), "guessed"),
        (lambda d: d["briefs"][0]["lead"][0].pop("support"), "support"),
        (lambda d: d["briefs"][0]["timeline"][0]["time"].update(start="3 March"), "3 March"),
        (lambda d: d["briefs"][0]["conflicts"][0]["values"].pop(), "too short"),
        (lambda d: d.pop("ledger"), "ledger"),
    ],
)
def test_the_schema_refuses_what_is_no_brief(damage: Callable[[Any], object], complaint: str) -> None:
    data = harbour_json()
    damage(data)
    with pytest.raises(jsonschema.ValidationError, match=complaint):
        VALIDATOR.validate(data)


def test_a_sentence_cited_for_context_only_is_no_brief() -> None:
    data = harbour_json()
    for citation in data["briefs"][0]["headline"]["citations"]:
        citation["role"] = "context"
    assert not VALIDATOR.is_valid(data)


def test_json_reads_back_to_the_same_values() -> None:
    briefing = harbour_briefing()
    assert read_briefs(render_json(briefing)) == (briefing.briefs, PROVENANCE)


def test_quotes_reproduce_from_their_offsets() -> None:
    texts = {d.doc_id: d.text for d in harbour_documents()}
    found = [
        (texts[c["doc_id"]][c["start"] : c["end"]], c["quote"])
        for s in [harbour_json()["briefs"][0]["headline"], *harbour_json()["briefs"][0]["lead"]]
        for c in s["citations"]
    ]
    assert len(found) == 5
    assert all(passage == quote for passage, quote in found)


def test_fates_add_up_to_the_units_of_each_document() -> None:
    rows = harbour_json()["ledger"]["documents"]
    fates = ("cited", "not_chosen", "boilerplate", "duplicate", "unread")
    assert [row["sentences"] for row in rows] == [3, 2, 0, 1]
    assert [sum(row[fate] for fate in fates) for row in rows] == [3, 2, 0, 1]
    assert rows[0]["reasons"] == ["boilerplate: link list (2)"]


def test_json_is_readable_text_with_stable_keys() -> None:
    text = render_json(harbour_briefing())
    assert "“We were given" in text  # not \\u201c
    assert text.endswith("}\n")
    assert list(json.loads(text)) == ["schema_version", "provenance", "briefs", "ledger"]
    assert text == render_json(harbour_briefing())


def test_the_ledger_lists_every_unit_rejection_and_unread_input() -> None:
    rows = [json.loads(line) for line in render_ledger(harbour_briefing()).splitlines()]
    assert [row["kind"] for row in rows] == ["unit"] * 6 + ["rejected", "input_unread"]
    assert rows[1] == {
        "kind": "unit",
        "doc_id": harbour_documents()[0].doc_id,
        "path": "harbour/herald.txt",
        "fate": "boilerplate",
        "reason": "link list",
        "text": "More on ports",
        "span": None,
        "raw": [0, 13],
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json", "not JSON"),
        ("[]", "no list of `briefs`"),
        ('{"schema_version": "1"}', "no list of `briefs`"),
        ('{"schema_version": "0", "briefs": []}', "schema version '0'"),
        ('{"schema_version": "1", "briefs": [{"sources": []}]}', "'headline' is missing"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_brief_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_edited(text)
    with pytest.raises(UsageError):
        read_briefs(text)


def test_statements_are_read_in_reading_order_with_their_places() -> None:
    (edited,) = read_edited(render_json(harbour_briefing()))
    places = [statement.place for statement in edited.statements]
    assert places[:3] == [
        "brief 1, headline",
        "brief 1, In brief, sentence 1",
        "brief 1, In brief, sentence 2",
    ]
    assert places[-2:] == ["brief 1, difference 1, value 1", "brief 1, difference 1, value 2"]
    assert len(places) == 1 + 2 + 2 + 3 + 3 + 2  # headline, lead, events, positions, timeline, two values
    assert not any(statement.problem for statement in edited.statements)


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        ({"citations": []}, "no passage is cited as evidence"),
        ({"citations": None}, "no passage is cited as evidence"),
        ({"citations": [{"number": 1}]}, "'doc_id' is missing"),
        (
            {
                "citations": [
                    {"number": 1, "doc_id": "a", "start": 5, "end": 3, "quote": "", "role": "evidence"}
                ]
            },
            "empty",
        ),
        ({"citations": "herald"}, "a citation cannot be read"),
        ({"text": " "}, "there is no text"),
        ({"text": 7}, "there is no text"),
    ],
)
def test_a_damaged_sentence_is_a_problem_not_an_error(edit: dict[str, Any], problem: str) -> None:
    data = harbour_json()
    data["briefs"][0]["headline"].update(edit)
    (edited,) = read_edited(json.dumps(data))
    assert problem in (edited.statements[0].problem or "")
    assert edited.statements[1].problem is None


def test_a_path_that_is_not_unicode_survives_as_an_escape() -> None:
    odd = article("Ferry", "It sailed.", path="caf\udce9.txt")
    text = render_json(briefing_of(brief_of(odd, "It sailed.", "It sailed."), documents=[odd]))
    written = text.encode("utf-8", "backslashreplace")
    assert json.loads(written)["briefs"][0]["sources"][0]["path"] == "caf\udce9.txt"


def test_scores_may_be_missing() -> None:
    briefing = harbour_briefing()
    headline = briefing.briefs[0].headline
    unscored = replace(headline, support=replace(headline.support, score=None))
    data = json.loads(
        render_json(replace(briefing, briefs=(replace(briefing.briefs[0], headline=unscored),)))
    )
    VALIDATOR.validate(data)
    assert data["briefs"][0]["headline"]["support"]["score"] is None


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value in a JSON document."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(found for key, child in inner for found in places(child, (*path, key)))]


@settings(max_examples=200)
@given(st.data())
def test_any_damage_to_a_brief_is_a_problem_or_a_usage_error_never_a_crash(data: st.DataObject) -> None:
    whole = {"root": harbour_json()}
    *way, last = data.draw(st.sampled_from(places(whole)[1:]))
    node: Any = whole
    for key in way:
        node = node[key]
    node[last] = data.draw(
        st.none()
        | st.integers()
        | st.text()
        | st.lists(st.integers())
        | st.dictionaries(st.text(), st.none())
    )
    text = json.dumps(whole["root"])
    with suppress(UsageError):
        read_briefs(text)
    with suppress(UsageError):
        for brief in read_edited(text):
            for statement in brief.statements:
                passage_problems(statement, brief.sources, {d.doc_id: d for d in harbour_documents()})
