"""Acceptance on five real articles about one story; skipped where the labelled data is absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer import Brief, Briefing, Document, Summarizer
from summarizer.adapters.model_store import ModelStore
from summarizer.domain.claims import ConflictKind
from summarizer.stages.render.json_writer import render_json
from tests.conftest import EMBEDDER, PARSER, model_folder

SEEDS = Path(__file__).parents[2] / "shared" / "data" / "seeds"

pytestmark = [
    pytest.mark.models,
    pytest.mark.data,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the labelled data is not beside this checkout"),
]


@pytest.fixture(scope="module")
def documents(store: ModelStore) -> tuple[Document, ...]:
    for name in (PARSER, EMBEDDER):
        model_folder(store, name)
    summarizer = Summarizer.from_config("extractive")
    return summarizer.clean(summarizer.read(sorted(SEEDS.glob("*.txt"))))


@pytest.fixture(scope="module")
def briefing(documents: tuple[Document, ...]) -> Briefing:
    return Summarizer.from_config("extractive").summarize(documents)


@pytest.fixture(scope="module")
def brief(briefing: Briefing) -> Brief:
    assert len(briefing.briefs) == 1
    return briefing.briefs[0]


def test_cleaning_keeps_every_paragraph_and_nothing_else(documents: tuple[Document, ...]) -> None:
    for document in documents:
        gold = json.loads((SEEDS / "gold_clean" / f"{Path(document.path).stem}.json").read_text("utf-8"))
        kept, wanted = (
            "".join("".join(document.paragraphs).split()),
            "".join("".join(gold["paragraphs"]).split()),
        )
        assert kept == wanted
        assert (document.title, document.standfirst) == (gold["title"], gold["dek"])


def test_what_was_agreed_and_that_no_deal_was_reached_open_the_brief(brief: Brief) -> None:
    opening = " ".join(s.text for s in (brief.headline, *brief.lead))
    assert "four hours" in opening
    assert "failed" in opening
    assert "agreed" in opening


def test_both_sides_speak_about_troops_and_federation(brief: Brief) -> None:
    said = {s.speaker or "": s.text for section in brief.sections for s in section.sentences}
    assert any("Kerry" in name for name in said)
    assert any("Lavrov" in name for name in said)
    text = " ".join(s.text for s in brief.sentences())
    assert "federation" in text or "federal" in text
    assert "troops" in text


def test_the_known_differences_are_shown_with_their_kinds_and_nothing_is_called_a_contradiction(
    brief: Brief,
) -> None:
    kinds = {conflict.kind: [v.value for v in conflict.values] for conflict in brief.conflicts}
    assert ConflictKind.CONTRADICTION not in kinds
    assert {"about 40,000 troops", "more than 40,000 troops"} <= set(kinds[ConflictKind.PRECISION])
    assert set(kinds[ConflictKind.APPARENT]) == {"Tuesday and Wednesday", "Wednesday and Thursday"}


def test_agency_copy_in_three_articles_is_one_origin(brief: Brief) -> None:
    numbers = {source.doc_id: Path(source.path).name[:3] for source in brief.sources}
    shared = [{numbers[p.doc_id] for p in origin.passages} for origin in brief.origins]
    assert {"000", "001", "003"} in shared
    assert not any({"002", "004"} & group for group in shared)


def test_undated_articles_give_an_order_and_no_date(brief: Brief) -> None:
    times = [entry.time for entry in brief.timeline]
    assert all(time.start is None for time in times)
    texts = [time.text for time in times]
    known = ["last week", "Friday", "Saturday", "Sunday", "Wednesday and Thursday"]
    positions = [texts.index(text) for text in known]
    assert positions == sorted(positions)


def test_every_quote_reproduces_and_every_unit_has_a_fate(briefing: Briefing) -> None:
    texts = {document.doc_id: document.text for document in briefing.documents}
    for sentence in briefing.briefs[0].sentences():
        assert all(texts[c.span.doc_id][c.span.start : c.span.end] == c.quote for c in sentence.citations)
    spans = [(u.doc_id, u.span) for u in briefing.ledger.units if u.span is not None]
    assert len(spans) == len(set(spans))
    removed = [u for u in briefing.ledger.units if u.raw is not None]
    assert len(removed) == sum(len(document.removed) for document in briefing.documents)


def test_every_statement_down_to_the_table_stands_in_its_passages(
    briefing: Briefing, documents: tuple[Document, ...]
) -> None:
    report = Summarizer.from_config("extractive").check(render_json(briefing), documents)
    assert report.failures == ()
    assert report.statements > 25
