"""Scores as tables for people and as JSON with the evidence of every figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.metrics.matching import Match
from eval.metrics.overlap import rouge_signature
from eval.scoring.score import Score
from eval.table import Cell, Row, Table, with_mean

VERSION = "1"
NO_EVIDENCE = "No study with human judgements stands behind: "


def tables(scores: Sequence[Score], signature: Mapping[str, str], data: str) -> list[Table]:
    """One table a family of metrics, one row a brief, the mean below if there are several.

    Args:
        scores: the briefs, scored.
        signature: judge, gate, models and versions.
        data: digest of the brief and its sources.

    Returns:
        The tables that have any figure.
    """
    families = [
        _table("Faithfulness", scores, _faithfulness, signature, data, [_names(signature)]),
        _table(
            "Coverage",
            scores,
            _coverage,
            signature,
            data,
            [NO_EVIDENCE + "what several origins report, sides heard, differences shown."],
        ),
        _table("Language and form", scores, _form, signature, data, [NO_EVIDENCE + "all but neutrality."]),
    ]
    if any(s.overlap for s in scores):
        families.append(_table("ROUGE", scores, _overlap, {**signature, **rouge_signature()}, data, []))
    return families


def _table(
    title: str,
    scores: Sequence[Score],
    cells: Any,
    signature: Mapping[str, str],
    data: str,
    notes: Sequence[str],
) -> Table:
    rows: tuple[Row, ...] = tuple(Row(s.read.title[:60], cells(s), signature, data) for s in scores)
    if len(rows) > 1:
        rows = with_mean(rows, list(rows[0].cells))
    return Table(title, rows, tuple(note for note in notes if note))


def _names(signature: Mapping[str, str]) -> str:
    judge, gate = signature["judge"], signature["gate"]
    same = " They are the same: these figures say only that the brief is what the gate lets through."
    return f"Judge: {judge}. Gate: {gate}.{same if judge == gate else ''}"


def _faithfulness(s: Score) -> dict[str, Cell]:
    return {"sentences": len(s.grounded), **s.faithfulness}


def _coverage(s: Score) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "several origins": s.corroboration.share,
        "sides heard": s.sides.share,
        "differences in the brief": len(s.read.answer.values),
    }
    if s.differences:
        cells["differences shown"] = sum(shown for _, shown in s.differences) / len(s.differences)
    if s.units is not None:
        cells |= {"units": s.units.graded, "units, strict": s.units.strict}
    if s.reference is not None:
        cells["reference"] = s.reference.closeness
    return cells


def _form(s: Score) -> dict[str, Cell]:
    return {
        "words": s.copying.words,
        "loaded per 100 words": s.neutrality.loaded,
        "in the sources": s.neutrality.loaded_in_sources,
        "tone": s.neutrality.tone,
        "tone of the sources": s.neutrality.tone_of_sources,
        "redundancy": s.copying.redundancy,
        "novel bigrams": s.copying.novel[2],
        "longest copied run": s.copying.longest_run,
        "order (Kendall)": s.order.tau,
        **s.copying.methods,
    }


def _overlap(s: Score) -> dict[str, Cell]:
    return {f"{kind} {name}": getattr(o, name) for kind, o in s.overlap.items() for name in ("recall", "f1")}


def as_json(scores: Sequence[Score], signature: Mapping[str, str], data: str) -> str:
    """Everything, with the evidence; byte-identical for identical scores."""
    value = {
        "version": VERSION,
        "signature": {**signature, **rouge_signature()},
        "data": data,
        "briefs": [_brief(s) for s in scores],
    }
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _brief(s: Score) -> dict[str, Any]:
    return {
        "title": s.read.title,
        "figures": {**_faithfulness(s), **_coverage(s), **_form(s), **_overlap(s)},
        "sentences": list(_sentences(s)),
        "units": _matches(s.units.matches if s.units else ()),
        "reference_sentences": _matches(s.reference.sentences if s.reference else ()),
        "reference_elements": _matches(s.reference.elements if s.reference else ()),
        "several_origins": [
            {"article": c.article, "text": c.text, "origins": c.origins, **_match(c.said)}
            for c in s.corroboration.sentences
        ],
        "sides": {"heard": s.sides.heard, "unheard": s.sides.unheard},
        "differences": [{"point": point, "shown": shown} for point, shown in s.differences],
        "longest_copied_run": s.copying.longest_run_text,
        "loaded": [
            {"text": x.text, "words": x.words, "introduced": x.introduced} for x in s.neutrality.sentences
        ],
    }


def _sentences(s: Score) -> Iterable[dict[str, Any]]:
    for stated, grounded, cited in zip(s.read.answer.sentences, s.grounded, s.cited, strict=True):
        yield {
            "place": stated.place,
            "text": stated.text,
            "method": stated.method,
            "supported_by_sources": grounded.supported,
            "probability": grounded.judgement.probability,
            "reason": grounded.judgement.reason,
            "passages": grounded.passages,
            "supported_by_citations": cited.supported,
            "citations": [{"number": p.source, "supports": p.supports} for p in stated.passages],
            "precise": cited.precise,
        }


def _matches(matches: Iterable[Match]) -> list[dict[str, Any]]:
    return [{"text": m.unit, **_match(m)} for m in matches]


def _match(m: Match) -> dict[str, Any]:
    return {"closeness": m.closeness, "probability": m.probability, "nearest": m.nearest}
