"""Read the JSON of :mod:`json_writer` back into domain values, also where a person has edited it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from summarizer.domain.brief import (
    Brief,
    BriefConflict,
    BriefConflictValue,
    Citation,
    CitedSentence,
    Method,
    Role,
    Section,
    SectionKind,
    Source,
    Support,
    TimelineEntry,
    Verdict,
)
from summarizer.domain.claims import ConflictKind, Origin
from summarizer.domain.edited import EditedBrief, Statement
from summarizer.domain.events import DatedBy, EventTime, TimeBasis
from summarizer.domain.provenance import ModelIdentity, PromptIdentity, Provenance
from summarizer.domain.text import Span
from summarizer.errors import UsageError
from summarizer.stages.render.json_writer import SCHEMA_VERSION

Json = dict[str, Any]


def read_briefs(text: str) -> tuple[tuple[Brief, ...], Provenance]:
    """Read what :func:`render_json` wrote.

    Args:
        text: JSON of a briefing.

    Returns:
        Its briefs and its provenance.

    Raises:
        UsageError: if it is not the JSON of a briefing.
    """
    data = _parse(text)
    try:
        return tuple(_brief(b) for b in data["briefs"]), _provenance(data["provenance"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"the brief cannot be read: {_describe(error)}") from error


def read_edited(text: str) -> tuple[EditedBrief, ...]:
    """Read a briefing for checking: a damaged sentence is a statement with a problem, not an error.

    Args:
        text: JSON of a briefing.

    Returns:
        Its briefs; sentences in reading order, then the values of differences.

    Raises:
        UsageError: if it is not the JSON of a briefing, so that there is nothing to check.
    """
    data = _parse(text)
    try:
        if "timeline" in data:
            return (_edited_timeline(data["timeline"]),)
        return tuple(
            EditedBrief(tuple(_source(s) for s in b["sources"]), tuple(_statements(b, number)))
            for number, b in enumerate(data["briefs"], start=1)
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"the brief cannot be read: {_describe(error)}") from error


def _parse(text: str) -> Json:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"the brief is not JSON: {error}") from error
    if not isinstance(data, dict) or not (isinstance(data.get("briefs"), list) or "timeline" in data):
        raise UsageError(
            "the file is not a brief: it has no list of `briefs`; pass what `-o FILE.json` wrote"
        )
    if data.get("schema_version") != SCHEMA_VERSION:
        raise UsageError(
            f"the brief has schema version {data.get('schema_version')!r}; "
            f"this program reads {SCHEMA_VERSION!r}"
        )
    return data


def _statements(b: Json, number: int) -> Iterator[Statement]:
    yield _statement(b["headline"], f"brief {number}, headline", is_headline=True)
    parts = [("In brief", b["lead"]), *((s["title"], s["sentences"]) for s in b["sections"])]
    parts.append(("Timeline", [entry["sentence"] for entry in b["timeline"]]))
    for title, sentences in parts:
        for index, sentence in enumerate(sentences, start=1):
            yield _statement(sentence, f"brief {number}, {title}, sentence {index}")
    for index, conflict in enumerate(b["conflicts"], start=1):
        for at, value in enumerate(conflict["values"], start=1):
            place = f"brief {number}, difference {index}, value {at}"
            yield _statement({**value, "text": value.get("value")}, place, is_value=True)


def _edited_timeline(t: Json) -> EditedBrief:
    entries = enumerate(t["entries"], start=1)
    statements = (_statement(entry["sentence"], f"timeline, entry {n}") for n, entry in entries)
    return EditedBrief(tuple(_source(s) for s in t["sources"]), tuple(statements))


def _statement(data: Any, place: str, *, is_value: bool = False, is_headline: bool = False) -> Statement:
    text = data.get("text") if isinstance(data, dict) else None
    if not isinstance(text, str) or not text.strip():
        return Statement(place, "", (), problem="there is no text")
    speaker = said_by if isinstance(said_by := data.get("speaker"), str) else None
    try:
        citations = tuple(_citation(c) for c in data.get("citations") or ())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Statement(place, text, (), speaker, f"a citation cannot be read: {_describe(error)}")
    problem = None if any(c.role is Role.EVIDENCE for c in citations) else "no passage is cited as evidence"
    return Statement(place, text, citations, speaker, problem, is_value, is_headline)


def _describe(error: Exception) -> str:
    return f"the key {error} is missing" if isinstance(error, KeyError) else str(error)


def _brief(b: Json) -> Brief:
    return Brief(
        headline=_sentence(b["headline"]),
        lead=tuple(_sentence(s) for s in b["lead"]),
        sections=tuple(
            Section(s["title"], SectionKind(s["kind"]), tuple(_sentence(x) for x in s["sentences"]))
            for s in b["sections"]
        ),
        conflicts=tuple(_conflict(c) for c in b["conflicts"]),
        timeline=tuple(TimelineEntry(_time(e["time"]), _sentence(e["sentence"])) for e in b["timeline"]),
        sources=tuple(_source(s) for s in b["sources"]),
        origins=tuple(
            Origin(o["id"], tuple(_span(p) for p in o["passages"]), o["credit"]) for o in b["origins"]
        ),
    )


def _sentence(s: Json) -> CitedSentence:
    support = Support(Verdict(s["support"]["verdict"]), s["support"]["score"], s["support"]["reason"])
    citations = tuple(_citation(c) for c in s["citations"])
    return CitedSentence(
        s["text"], citations, support, tuple(s["origins"]), s["speaker"], Method(s["method"])
    )


def _citation(c: Json) -> Citation:
    return Citation(int(c["number"]), _span(c), str(c["quote"]), Role(c["role"]))


def _span(data: Json) -> Span:
    return Span(str(data["doc_id"]), int(data["start"]), int(data["end"]))


def _conflict(c: Json) -> BriefConflict:
    values = (
        BriefConflictValue(v["value"], tuple(_citation(x) for x in v["citations"])) for v in c["values"]
    )
    return BriefConflict(c["point"], ConflictKind(c["kind"]), tuple(values))


def _time(t: Json) -> EventTime:
    start, end = (date.fromisoformat(t[key]) if t[key] is not None else None for key in ("start", "end"))
    anchors = tuple(_span(span) for span in t.get("anchors", ()))
    by = DatedBy(t["dated_by"]) if t.get("dated_by") else None
    return EventTime(t["text"], TimeBasis(t["basis"]), start, end, t.get("offset"), anchors, by)


def _source(s: Json) -> Source:
    number, doc_id, path = int(s["number"]), str(s["doc_id"]), str(s["path"])
    return Source(number, doc_id, s["title"], s["outlet"], s["published"], path, s["url"])


def _provenance(p: Json) -> Provenance:
    return Provenance(
        p["code_version"],
        p["config_name"],
        p["config_digest"],
        p["as_of"],
        tuple(PromptIdentity(x["prompt_id"], x["version"], x["digest"]) for x in p["prompts"]),
        tuple(ModelIdentity(x["role"], x["model_id"], x["digest"]) for x in p["models"]),
    )
