"""A made-up run on disk, in the form that ``docs/evaluation.md`` describes."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

JUDGE = {"model_id": "alignment", "digest": "aa" * 32}
GATE = {"model_id": "small-cross-encoder", "digest": "bb" * 32}
METRICS: dict[str, tuple[str, bool | None]] = {
    "faithfulness": ("sentences supported by the sources", True),
    "citation_f1": ("citation F1 (ALCE)", True),
    "coverage": ("coverage of nuggets", True),
    "copied": ("copied share (word trigrams)", None),
    "words": ("words", None),
}
SENTENCE = "The ferry sailed at noon, the harbour master said."


def sentence(
    text: str = SENTENCE, *, gate: str | None = "SUPPORTED", passage: str = "It sailed at noon."
) -> dict[str, Any]:
    """A predicted sentence."""
    return {
        "place": "sentence 1",
        "part": "body",
        "text": text,
        "method": "written" if gate else None,
        "speaker": None,
        "passages": [{"source": 1, "text": passage, "supports": True}],
        "gate": {"verdict": gate, "score": 0.9, "reason": ""} if gate else None,
    }


def judged(
    supported: bool | None = True, probability: float = 0.9, by_citations: bool | None = True
) -> dict[str, Any]:
    """The judge's answer to a predicted sentence."""
    return {
        "place": "sentence 1",
        "text": SENTENCE,
        "supported": supported,
        "probability": probability,
        "reason": "",
        "passages": ["The ferry left at noon."],
        "by_citations": by_citations,
        "precise": [True],
    }


def write_run(
    folder: Path,
    values: Mapping[str, Sequence[Mapping[str, float]]],
    *,
    sentences: Mapping[str, Sequence[tuple[dict[str, Any], dict[str, Any]]]] | None = None,
    units: Mapping[str, Sequence[dict[str, Any]]] | None = None,
    seconds: Mapping[str, float] | None = None,
    gates: Sequence[str] = (),
    changes: Mapping[str, Any] | None = None,
    metric_settings: Mapping[str, str] | None = None,
    articles: str = "cc" * 32,
    processor: str = "x",
    words: int = 300,
) -> Path:
    """Write a run whose systems have the values given, item by item."""
    count = max(len(v) for v in values.values())
    items = [f"story-{n}" for n in range(1, count + 1)]
    run = {
        "schema_version": 1,
        "code_version": "0.1.0",
        "suite": {
            "name": "made up",
            "adapter": "shipped",
            "split": "",
            "half": "",
            "size": 0,
            "seed": 0,
            "words": words,
            "digest": articles,
            "items": [_item(i) for i in items],
        },
        "systems": {s: {"kind": "k", "signature": {}, "gate": GATE if s in gates else None} for s in values},
        "metrics": {k: _metric(k, metric_settings or {}) for k in METRICS},
        "judge": JUDGE,
        "failures": [],
        **(changes or {}),
    }
    _write(folder / "run.json", run)
    for system, found in values.items():
        for item, metrics in zip(items, found, strict=False):
            told = (sentences or {}).get(system, [])
            _write(
                folder / "predictions" / system / f"{item}.json",
                _prediction(system, item, [s for s, _ in told]),
            )
            _write(
                folder / "scores" / system / f"{item}.json",
                _score(system, item, metrics, [j for _, j in told], (units or {}).get(system, [])),
            )
    if seconds:
        _write(folder / "measurements.json", _measurements(seconds, items, processor))
    return folder


def _item(item_id: str) -> dict[str, Any]:
    title = f"Title of {item_id}"
    return {
        "item_id": item_id,
        "story": item_id,
        "title": title,
        "articles": 3,
        "words": 900,
        "digest": "dd" * 32,
    }


def _metric(key: str, settings: Mapping[str, str]) -> dict[str, Any]:
    title, better = METRICS[key]
    return {"title": title, "higher_is_better": better, "signature": {"metric": f"{key}/1", **settings}}


def _prediction(system: str, item: str, sentences: Sequence[dict[str, Any]]) -> dict[str, Any]:
    sources = [{"number": 1, "path": "a.txt", "title": "A", "outlet": "The Tolvik Courier"}]
    return {
        "key": "k", "system": system, "item_id": item, "story": item, "source_words": 900,
        "sentences": sentences, "values": [], "sources": sources,
    }  # fmt: skip


def _score(
    system: str, item: str, metrics: Mapping[str, float], sentences: Sequence[Any], units: Sequence[Any]
) -> dict[str, Any]:
    sums = {k: {"total": metrics.get(k, 0) * 4, "weight": 4 if k in metrics else 0} for k in METRICS}
    return {
        "key": "k", "system": system, "item_id": item, "story": item,
        "metrics": sums, "sentences": sentences, "units": units,
    }  # fmt: skip


def _measurements(seconds: Mapping[str, float], items: Sequence[str], processor: str) -> dict[str, Any]:
    def step(s: float) -> dict[str, Any]:
        predict = {
            "seconds": s, "cpu_seconds": 1.5 * s, "model_seconds": s / 2, "calls": 3,
            "tokens_in": 500, "tokens_out": 80, "peak_mb": 900,
        }  # fmt: skip
        return {"predict": predict, "score": {"seconds": 1.0}}

    return {
        "machine": {"processors": 2, "platform": processor},
        "load_seconds": dict.fromkeys(seconds, 1.5),
        "items": {system: {i: step(s) for i in items} for system, s in seconds.items()},
    }


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, sort_keys=True), encoding="utf-8")


def spread(level: float, count: int, seed: int) -> list[dict[str, float]]:
    """Values of one system for some items, around a level."""
    drawn = random.Random(seed)

    def near(middle: float) -> float:
        return min(1.0, max(0.0, drawn.gauss(middle, 0.08)))

    return [
        {
            "faithfulness": near(level),
            "citation_f1": near(level - 0.05),
            "coverage": near(level - 0.4),
            "copied": near(level - 0.1),
            "words": float(drawn.randint(200, 300)),
        }
        for _ in range(count)
    ]
