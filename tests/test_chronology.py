"""From articles to a timeline: dated, cited, in order, with an account of everything that was read."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations

import jsonschema
import pytest
from typer.testing import CliRunner

from summarizer.domain.brief import Fate, Role
from summarizer.domain.events import TimeBasis
from summarizer.domain.text import BlockKind, Document, make_document
from summarizer.domain.timelines import Chronology, TimelineRequest
from summarizer.errors import NothingUsableError
from summarizer.stages.render.json_writer import brief_schema
from summarizer.stages.render.timelines import (
    timeline_json,
    timeline_markdown,
    timeline_schema,
    timeline_terminal,
)
from summarizer.wiring import Summarizer

pytestmark = pytest.mark.models

SANK = "The ferry Tarn sank off the harbour of Brill on Sunday with forty passengers aboard."
HAD_SUNK = "The Tarn, a ferry of forty years, sank off the harbour of Brill on May 4."
RAISED = "Salvage crews raised the wreck of the ferry Tarn from the bottom of the bay on May 9."
CHARGED = "Prosecutors charged the captain of the Tarn with negligence on Wednesday."
BUILT = "The ferry Tarn was launched at a shipyard in Halm on June 3, 1991."
BEFORE_VOTE = "The council of Brill, which met on Sunday, has two members who own ferries in the harbour."


def article(name: str, published: str | None, *paragraphs: str) -> Document:
    blocks = [(BlockKind.TITLE, f"News of {name}"), *((BlockKind.PARAGRAPH, p) for p in paragraphs)]
    return make_document(blocks, path=f"{name}.txt", outlet=name.title(), published=published)


ARTICLES = (
    article("herald", "2031-05-05", SANK, "Nobody said why the weather had been so bad for a week."),
    article("mercury", "2031-05-06", SANK, BEFORE_VOTE),
    article("ledger", "2031-05-12", HAD_SUNK, RAISED, BUILT),
    article("beacon", "2031-05-22", CHARGED, HAD_SUNK),
)


@pytest.fixture(scope="module")
def summarizer() -> Summarizer:
    return Summarizer.from_config("extractive")


@pytest.fixture(scope="module")
def chronology(summarizer: Summarizer) -> Chronology:
    return summarizer.timeline(ARTICLES, TimelineRequest(sentences=4))


def days(chronology: Chronology) -> list[str]:
    return [str(entry.time.start) for entry in chronology.timeline.entries]


def test_entries_are_in_order_of_their_days(chronology: Chronology) -> None:
    assert days(chronology) == sorted(days(chronology))
    assert {"2031-05-04", "2031-05-09", "2031-05-21"} <= set(days(chronology))


def test_every_citation_reproduces_its_quote(chronology: Chronology) -> None:
    documents = {d.doc_id: d for d in chronology.documents}
    numbers = {s.doc_id: s.number for s in chronology.timeline.sources}
    for entry in chronology.timeline.entries:
        assert any(c.role is Role.EVIDENCE for c in entry.sentence.citations)
        for c in entry.sentence.citations:
            assert documents[c.span.doc_id].quote(c.span) == c.quote
            assert numbers[c.span.doc_id] == c.number


def test_the_same_words_in_two_articles_cite_both_as_one_origin_or_two_voices(chronology: Chronology) -> None:
    (entry,) = [e for e in chronology.timeline.entries if e.sentence.text == SANK]
    assert len({c.span.doc_id for c in entry.sentence.citations}) == 2


def test_a_day_is_stated_or_marked_as_inferred(chronology: Chronology) -> None:
    bases = {e.sentence.text: e.time.basis for e in chronology.timeline.entries}
    assert bases[SANK] is TimeBasis.INFERRED
    assert bases.get(BUILT, TimeBasis.STATED) is TimeBasis.STATED
    assert "**4 May 2031 (inferred)**" in timeline_markdown(chronology)


def test_every_sentence_has_a_fate_with_its_reason(chronology: Chronology) -> None:
    units = {unit.text: unit for unit in chronology.ledger.units}
    assert units[SANK].fate is Fate.CITED
    assert units[BEFORE_VOTE].reason == "names the day only in passing"
    assert units["Nobody said why the weather had been so bad for a week."].reason.startswith("names no day")
    assert len(chronology.ledger.units) == sum(len(d.blocks) for d in ARTICLES)


def test_the_order_of_the_articles_changes_nothing(summarizer: Summarizer) -> None:
    forms = {timeline_json(summarizer.timeline(order)) for order in list(permutations(ARTICLES))[::7]}
    assert len(forms) == 1


def test_a_period_and_a_number_of_days_are_kept_to(summarizer: Summarizer) -> None:
    request = TimelineRequest(first=date(2031, 5, 5), last=date(2031, 5, 21), days=1)
    assert set(days(summarizer.timeline(ARTICLES, request))) in ({"2031-05-09"}, {"2031-05-21"})
    assert set(days(summarizer.timeline(ARTICLES, TimelineRequest(days=1)))) == {"2031-05-04"}


def test_a_period_without_events_says_so(summarizer: Summarizer) -> None:
    with pytest.raises(NothingUsableError, match="from 2040-01-01"):
        summarizer.timeline(ARTICLES, TimelineRequest(first=date(2040, 1, 1)))


def test_undated_articles_are_told_in_their_own_words(summarizer: Summarizer) -> None:
    undated = [
        article("herald", None, SANK),
        article("mercury", None, CHARGED.replace("Wednesday", "Monday")),
    ]
    told = summarizer.timeline(undated)
    assert [(e.time.basis, e.time.start) for e in told.timeline.entries] == [(TimeBasis.RELATIVE, None)] * 2
    dated = summarizer.timeline(undated, as_of=date(2031, 5, 6))
    assert days(dated) == ["2031-05-04", "2031-05-05"]


def test_a_period_asked_of_undated_articles_needs_a_date(summarizer: Summarizer) -> None:
    with pytest.raises(NothingUsableError, match="--as-of"):
        summarizer.timeline([article("herald", None, SANK)], TimelineRequest(first=date(2031, 5, 1)))


def test_a_timeline_can_be_checked_and_a_changed_number_is_found(
    summarizer: Summarizer, chronology: Chronology
) -> None:
    text = timeline_json(chronology)
    assert not summarizer.check(text, ARTICLES).failures
    data = json.loads(text)
    entry = next(e for e in data["timeline"]["entries"] if e["sentence"]["text"] == SANK)
    entry["sentence"]["text"] = SANK.replace("forty", "fifty")
    (failure,) = summarizer.check(json.dumps(data), ARTICLES).failures
    assert "fifty" in failure.text and failure.place.startswith("timeline, entry")


def test_the_terminal_shows_each_day_once(chronology: Chronology) -> None:
    page = timeline_terminal(chronology, width=90, colour=False)
    assert page.count("4 May 2031 (inferred)") == 1
    assert "\x1b" not in page and all(len(line) <= 90 for line in page.splitlines())


def test_text_of_articles_never_becomes_markup(summarizer: Summarizer) -> None:
    hostile = article("herald", "2031-05-05", SANK.replace("Tarn", "<b>Tarn</b> [x](y)"))
    assert "<b>" not in timeline_markdown(summarizer.timeline([hostile, *ARTICLES]))


def test_the_command_refuses_a_period_that_ends_before_it_begins() -> None:
    from summarizer.cli import app

    result = CliRunner().invoke(app, ["timeline", "x.txt", "--from", "2031-05-02", "--to", "2031-05-01"])
    assert result.exit_code == 2
    assert "after" in result.output


def test_the_json_holds_to_its_schema(chronology: Chronology) -> None:
    schema = timeline_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    data = json.loads(timeline_json(chronology))
    validator.validate(data)
    data["timeline"]["entries"][0]["sentence"]["citations"].clear()
    with pytest.raises(jsonschema.ValidationError, match="non-empty"):
        validator.validate(data)


def test_what_a_timeline_shares_with_a_brief_has_one_form() -> None:
    shared = {name: form for name, form in brief_schema()["$defs"].items() if name != "brief"}
    assert timeline_schema()["$defs"] == shared
