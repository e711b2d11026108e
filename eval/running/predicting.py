"""The first half of a run: every system writes about every item."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eval.datasets.items import Item
from eval.datasets.spec import SuiteSpec
from eval.running.folder import PREDICTIONS, key_of
from eval.running.state import Running, attempt, code_digest
from eval.systems.base import System
from eval.systems.meters import forget_peak, peak_mb
from eval.systems.predictions import as_record
from eval.systems.registry import SystemSpec


def predict_all(
    spec: SystemSpec, suite: SuiteSpec, state: Running, load: Callable[[SystemSpec, int], System]
) -> None:
    """Load one system, let it write about every item, and let go of its models.

    Args:
        spec: the system.
        suite: says how many words it may write.
        state: the run, which is told of what is done.
        load: loads a system that may write so many words.
    """
    began = time.perf_counter()
    system = load(spec, suite.words)
    state.measurements["load_seconds"].setdefault(spec.name, time.perf_counter() - began)
    signature = {**system.signature, "words": str(suite.words)}
    gate = None if system.gate is None else {"model_id": system.gate.model_id, "digest": system.gate.digest}
    code = code_digest("summarizer", "prompts", "eval/systems", "eval/scoring/cited_text.py")
    described = {"kind": system.kind, "signature": signature, "gate": gate, "code": code}
    state.systems[spec.name] = described
    for first in range(0, len(state.items), system.together):
        batch = state.items[first : first + system.together]
        keys = [key_of(item.item_id, item.articles_digest, signature, code) for item in batch]
        _predict(spec.name, system, batch, keys, state)
    del system
    gc.collect()


def _predict(name: str, system: System, batch: Sequence[Item], keys: Sequence[str], state: Running) -> None:
    """Write about a batch, unless all of it was done before: what else is in a batch may change a text."""
    state.progress.begin(f"{name} writes about {', '.join(item.item_id for item in batch)}")
    known = [state.folder.cached(PREDICTIONS, name, i.item_id, k) for i, k in zip(batch, keys, strict=True)]
    cached = None not in known
    if not cached:
        made = _written(name, system, batch, state)
        for item, key, record in zip(batch, keys, made, strict=True):
            _keep(name, item, key, record, state)
    for _ in batch:
        state.progress.end(cached=cached)


def _written(name: str, system: System, batch: Sequence[Item], state: Running) -> list[dict[str, Any] | None]:
    """The record of every item; None where its writing failed. If a batch fails, each item is tried alone."""
    if len(batch) > 1:
        found, _ = attempt(lambda: _metered(name, system, batch, state))
        if found is not None:
            return list(found)
    records: list[dict[str, Any] | None] = []
    for item in batch:
        alone, reason = attempt(lambda item=item: _metered(name, system, [item], state))  # type: ignore[misc]
        records.append(alone[0] if alone else None)
        if alone is None:
            state.failed(name, item, "predict", reason)
    return records


def _metered(name: str, system: System, batch: Sequence[Item], state: Running) -> list[dict[str, Any]]:
    """Write about items and note what it cost: of a batch, each has an equal share."""
    chat = system.chat
    if chat is not None:
        chat.reset()
    forget_peak()
    began, cpu_began = time.perf_counter(), time.process_time()
    records = [as_record(prediction) for prediction in system.predict(batch)]
    spent = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - cpu_began,
        "model_seconds": chat.seconds if chat else 0.0,
        "calls": chat.calls if chat else 0,
        "tokens_in": chat.tokens_in if chat else 0,
        "tokens_out": chat.tokens_out if chat else 0,
    }
    shares = {key: value / len(batch) for key, value in spent.items()}
    for item in batch:
        state.measured(name, item, "predict", {**shares, "peak_mb": peak_mb()})
    return records


def _keep(name: str, item: Item, key: str, record: Mapping[str, Any] | None, state: Running) -> None:
    """Write an item's prediction, or take away an old one that no longer stands."""
    target = state.folder.step(PREDICTIONS, name, item.item_id)
    if record is None:
        target.unlink(missing_ok=True)
        return
    sources = [
        {"number": n, "path": a.path, "title": a.title, "outlet": a.outlet}
        for n, a in enumerate(item.articles, start=1)
    ]
    head = {"key": key, "system": name, "item_id": item.item_id, "story": item.story}
    state.folder.write(target, {**head, **record, "sources": sources, "source_words": item.words})
