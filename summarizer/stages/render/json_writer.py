"""Write a briefing as JSON (``brief.schema.json`` beside this file), and its ledger as JSON Lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from summarizer.domain.brief import (
    Brief,
    Briefing,
    Citation,
    CitedSentence,
    Fate,
    Ledger,
    TimelineEntry,
    UnitFate,
)
from summarizer.domain.claims import Origin
from summarizer.domain.events import EventTime
from summarizer.domain.text import Document, Span
from summarizer.domain.timelines import Chronology
from summarizer.stages.render.facts import facts

SCHEMA_VERSION = "1"
Json = dict[str, Any]


def brief_schema() -> Json:
    """The JSON Schema (2020-12) of what :func:`render_json` writes."""
    schema: Json = json.loads(files(__package__).joinpath("brief.schema.json").read_text(encoding="utf-8"))
    return schema


def render_json(briefing: Briefing) -> str:
    """Render a briefing; the same briefing gives the same bytes.

    Args:
        briefing: the briefing.

    Returns:
        Indented JSON ending in a newline, text unescaped, keys in a fixed order.
    """
    whole = {
        "schema_version": SCHEMA_VERSION,
        "provenance": asdict(briefing.provenance),
        "briefs": [_brief(brief, briefing.documents) for brief in briefing.briefs],
        "ledger": ledger_json(briefing.ledger, briefing.documents),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def render_ledger(whole: Briefing | Chronology) -> str:
    """Render the whole ledger.

    Args:
        whole: a briefing or a timeline.

    Returns:
        JSON Lines: every unit of every document, every rejected sentence and every unread input; ``kind``
        tells them apart.
    """
    paths = {d.doc_id: d.path for d in whole.documents}
    ledger = whole.ledger
    rows: list[Json] = [_unit(unit, paths) for unit in ledger.units]
    rows += [{"kind": "rejected", **asdict(rejection)} for rejection in ledger.rejected]
    rows += [{"kind": "input_unread", **asdict(unread)} for unread in ledger.inputs_unread]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _brief(brief: Brief, documents: Sequence[Document]) -> Json:
    return {
        "headline": _sentence(brief.headline),
        "facts": _facts(brief, documents),
        "lead": [_sentence(s) for s in brief.lead],
        "sections": [
            {"title": s.title, "kind": s.kind.value, "sentences": [_sentence(x) for x in s.sentences]}
            for s in brief.sections
        ],
        "conflicts": [
            {
                "point": conflict.point,
                "kind": conflict.kind.value,
                "values": [{"value": v.value, "citations": _citations(v.citations)} for v in conflict.values],
            }
            for conflict in brief.conflicts
        ],
        "timeline": [entry_json(entry) for entry in brief.timeline],
        "sources": [asdict(source) for source in brief.sources],
        "origins": [origin_json(origin) for origin in brief.origins],
    }


def _facts(brief: Brief, documents: Sequence[Document]) -> Json:
    found = facts(brief, documents)
    period = found.period
    return {
        "articles": found.articles,
        "independent_origins": found.independent_origins,
        "period": None
        if period is None
        else {
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "inferred": period.inferred,
        },
    }


def _sentence(sentence: CitedSentence) -> Json:
    support = sentence.support
    return {
        "text": sentence.text,
        "citations": _citations(sentence.citations),
        "support": {"verdict": support.verdict.value, "score": support.score, "reason": support.reason},
        "origins": list(sentence.origins),
        "speaker": sentence.speaker,
        "method": sentence.method.value,
    }


def _citations(citations: Iterable[Citation]) -> list[Json]:
    return [{"number": c.number, **_span(c.span), "quote": c.quote, "role": c.role.value} for c in citations]


def _span(span: Span) -> Json:
    return {"doc_id": span.doc_id, "start": span.start, "end": span.end}


def entry_json(entry: TimelineEntry) -> Json:
    """A dated sentence."""
    return {"time": _time(entry.time), "sentence": _sentence(entry.sentence)}


def _time(time: EventTime) -> Json:
    return {
        "text": time.text,
        "start": time.start and time.start.isoformat(),
        "end": time.end and time.end.isoformat(),
        "basis": time.basis.value,
        "dated_by": time.dated_by.value if time.dated_by else None,
        "offset": time.offset,
        "anchors": [_span(span) for span in time.anchors],
    }


def origin_json(origin: Origin) -> Json:
    """Passages that articles share."""
    return {
        "id": origin.origin_id,
        "credit": origin.credit,
        "passages": [_span(span) for span in origin.passages],
    }


def ledger_json(ledger: Ledger, documents: Sequence[Document]) -> Json:
    """The ledger's counts by document, with rejected sentences and unread inputs."""
    paths = {d.doc_id: d.path for d in documents}
    units: dict[str, list[UnitFate]] = {d.doc_id: [] for d in documents}
    for unit in ledger.units:
        units.setdefault(unit.doc_id, []).append(unit)
    return {
        "documents": [_document_row(doc_id, paths.get(doc_id, ""), own) for doc_id, own in units.items()],
        "rejected": [asdict(rejection) for rejection in ledger.rejected],
        "inputs_unread": [asdict(unread) for unread in ledger.inputs_unread],
    }


def _document_row(doc_id: str, path: str, units: Sequence[UnitFate]) -> Json:
    """One document's counts; ``sentences`` is all its units, so that the five fates add up to it."""
    fates = Counter(unit.fate for unit in units)
    reasons = Counter(f"{unit.fate.value}: {unit.reason}" for unit in units if unit.fate is not Fate.CITED)
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return {
        "doc_id": doc_id,
        "path": path,
        "sentences": len(units),
        **{fate.value: fates[fate] for fate in Fate},
        "reasons": [f"{reason} ({count})" for reason, count in ordered],
    }


def _unit(unit: UnitFate, paths: Mapping[str, str]) -> Json:
    return {
        "kind": "unit",
        "doc_id": unit.doc_id,
        "path": paths.get(unit.doc_id, ""),
        "fate": unit.fate.value,
        "reason": unit.reason,
        "text": unit.text,
        "span": [unit.span.start, unit.span.end] if unit.span else None,
        "raw": list(unit.raw) if unit.raw else None,
    }
