"""Run systems over a suite: predictions, then scores, each step a file that is not made twice."""

from __future__ import annotations

import gc
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from eval.datasets.items import Item
from eval.datasets.spec import SuiteSpec, load_items
from eval.running.folder import MEASUREMENTS, PREDICTIONS, RUN, SCHEMA, SCORES, RunFolder, digest_of, key_of
from eval.running.measures import METRICS
from eval.running.progress import Progress
from eval.running.scorer import Scorer
from eval.scoring.judges import DEFAULT
from eval.systems.base import System
from eval.systems.meters import forget_peak, peak_mb
from eval.systems.predictions import Prediction, as_record, from_record
from eval.systems.registry import SystemSpec, load_system
from summarizer import __version__
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import OutputError, UsageError

ROOT = Path(__file__).parents[2]


@dataclass
class _Running:
    """What a run has come to so far."""

    folder: RunFolder
    items: tuple[Item, ...]
    progress: Progress
    measurements: dict[str, Any]
    systems: dict[str, dict[str, Any]] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)

    def attempt(
        self, system: str, item: Item, step: str, work: Callable[[], dict[str, Any]]
    ) -> dict[str, Any] | None:
        """Do one step; whatever goes wrong with one item is noted, and the run goes on."""
        try:
            return work()
        except (OutputError, MemoryError):
            raise  # a full disk or an exhausted machine fails every item that follows
        except Exception as error:  # noqa: BLE001 - one failing item must not stop a run
            reason = f"{type(error).__name__}: {error}"
            self.failures.append({"system": system, "item_id": item.item_id, "step": step, "error": reason})
            return None

    def measured(self, system: str, item: Item, step: str, cost: Mapping[str, float | None]) -> None:
        """Note what a step cost."""
        of_system = self.measurements["items"].setdefault(system, {})
        of_system.setdefault(item.item_id, {})[step] = dict(cost)
        self.folder.write(self.folder.path / MEASUREMENTS, self.measurements)


class Models(Protocol):
    """What scores predictions; :class:`~eval.running.scorer.Scorer`, but for tests."""

    @property
    def judge(self) -> ModelIdentity:
        """The model that decides on support."""

    def signatures(self) -> dict[str, dict[str, str]]:
        """What every metric's figures depend on."""

    def score(self, item: Item, prediction: Prediction) -> dict[str, Any]:
        """Sufficient statistics of one prediction, with the evidence."""


def run(
    spec: SuiteSpec,
    systems: Sequence[SystemSpec],
    path: Path,
    *,
    judge: str = DEFAULT,
    load: Callable[[SystemSpec, int], System] = load_system,
    scorer: Callable[[str], Models] = Scorer,
) -> RunFolder:
    """Run systems over a suite.

    Args:
        spec: the suite.
        systems: with different names.
        path: folder of the run; steps that it already holds, made of the same inputs, are kept.
        judge: which judge decides on support.
        load: loads a system that may write so many words.
        scorer: loads what scores, with a judge of that name.

    Returns:
        The folder; its ``run.json`` stands there only once all is done.

    Raises:
        UsageError: if the suite cannot be read, or two systems have one name.
    """
    names = [s.name for s in systems]
    if len(set(names)) < len(names):
        raise UsageError(f"two systems have one name: {', '.join(names)}.")
    folder, items = RunFolder(path), load_items(spec)
    folder.open()
    (path / RUN).unlink(missing_ok=True)
    state = _Running(folder, items, Progress(2 * len(items) * len(systems)), _measurements(folder))
    for each in systems:
        _predict_all(each, spec, state, load)
    return _scored(spec, names, scorer(judge), state)


def rescore(
    spec: SuiteSpec,
    source: Path,
    path: Path,
    *,
    judge: str = DEFAULT,
    scorer: Callable[[str], Models] = Scorer,
) -> RunFolder:
    """Score what a run predicted again, whatever version of the program predicted it.

    Args:
        spec: the suite of the run.
        source: folder of the run.
        path: folder of the new run, another one; scores that it already holds are kept.
        judge: which judge decides on support.
        scorer: loads what scores, with a judge of that name.

    Returns:
        The new folder; its ``run.json`` says which code wrote the predictions.

    Raises:
        UsageError: if ``source`` is no run, or ``path``, or the suite has other items by now.
    """
    known, items = RunFolder(source).read(RUN), load_items(spec)
    if source.resolve() == path.resolve():
        raise UsageError(f"{source} is scored again into another folder, so that both can be compared.")
    if {i.item_id: i.digest for i in items} != {i["item_id"]: i["digest"] for i in known["suite"]["items"]}:
        raise UsageError(f"{source} was run on other articles or gold than suite {spec.name!r} has now.")
    folder, names = RunFolder(path), list(known["systems"])
    folder.open()
    (path / RUN).unlink(missing_ok=True)
    for step in (f"{PREDICTIONS}/{name}/{item.item_id}.json" for name in names for item in items):
        if (source / step).is_file():
            folder.write(path / step, RunFolder(source).read(step))
    failures = [f for f in known["failures"] if f["step"] == "predict"]
    progress, measured = Progress(len(items) * len(names)), _measurements(RunFolder(source))
    state = _Running(folder, items, progress, measured, known["systems"], failures)
    return _scored(spec, names, scorer(judge), state)


def _scored(spec: SuiteSpec, names: Sequence[str], models: Models, state: _Running) -> RunFolder:
    """Score everything and describe the run."""
    signatures = models.signatures()
    _score_all(names, models, state)
    state.progress.close()
    described = _description(spec, state, signatures, models.judge)
    state.folder.write(state.folder.path / RUN, described)
    return state.folder


def _predict_all(
    spec: SystemSpec, suite: SuiteSpec, state: _Running, load: Callable[[SystemSpec, int], System]
) -> None:
    """Load one system, let it write about every item, and let go of its models."""
    began = time.perf_counter()
    system = load(spec, suite.words)
    state.measurements["load_seconds"].setdefault(spec.name, time.perf_counter() - began)
    signature = {**system.signature, "words": str(suite.words)}
    gate = None if system.gate is None else {"model_id": system.gate.model_id, "digest": system.gate.digest}
    code = _code("summarizer", "prompts", "eval/systems", "eval/scoring/cited_text.py")
    described = {"kind": system.kind, "signature": signature, "gate": gate, "code": code}
    state.systems[spec.name] = described
    for item in state.items:
        state.progress.begin(f"{spec.name} writes about {item.item_id}")
        key = key_of(item.item_id, item.articles_digest, signature, code)
        known = state.folder.cached(PREDICTIONS, spec.name, item.item_id, key)
        if known is None:
            _predict(spec.name, system, item, key, state)
        state.progress.end(cached=known is not None)
    del system
    gc.collect()


def _predict(name: str, system: System, item: Item, key: str, state: _Running) -> None:
    if system.chat is not None:
        system.chat.reset()
    forget_peak()
    began, cpu_began = time.perf_counter(), time.process_time()
    record = state.attempt(name, item, "predict", lambda: as_record(system.predict(item)))
    target = state.folder.step(PREDICTIONS, name, item.item_id)
    if record is None:
        target.unlink(missing_ok=True)
        return
    chat = system.chat
    cost: dict[str, float | None] = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - cpu_began,
        "model_seconds": chat.seconds if chat else 0.0,
        "calls": chat.calls if chat else 0,
        "tokens_in": chat.tokens_in if chat else 0,
        "tokens_out": chat.tokens_out if chat else 0,
        "peak_mb": peak_mb(),
    }
    state.measured(name, item, "predict", cost)
    sources = [
        {"number": n, "path": a.path, "title": a.title, "outlet": a.outlet}
        for n, a in enumerate(item.articles, start=1)
    ]
    head = {"key": key, "system": name, "item_id": item.item_id, "story": item.story}
    state.folder.write(target, {**head, **record, "sources": sources, "source_words": item.words})


def _score_all(names: Sequence[str], models: Models, state: _Running) -> None:
    """Score every prediction, item by item, so that each item's sources are prepared once."""
    code = _code(
        "summarizer/language", "summarizer/stages", "eval/metrics", "eval/scoring/score.py", "eval/running"
    )
    for item in state.items:
        for name in names:
            state.progress.begin(f"scoring what {name} wrote about {item.item_id}")
            cached = _score(name, item, models, (models.signatures(), code), state)
            state.progress.end(cached=cached)


def _score(name: str, item: Item, models: Models, settings: object, state: _Running) -> bool:
    """Score one prediction; whether that had been done before, or there is none."""
    folder, target = state.folder, state.folder.step(SCORES, name, item.item_id)
    text = None
    with suppress(FileNotFoundError):
        text = folder.step(PREDICTIONS, name, item.item_id).read_text("utf-8")
    if text is None:
        target.unlink(missing_ok=True)
        return True
    key = key_of(text, item.digest, settings)
    if folder.cached(SCORES, name, item.item_id, key) is not None:
        return True
    began = time.perf_counter()
    prediction = folder.read(f"{PREDICTIONS}/{name}/{item.item_id}.json")
    record = state.attempt(name, item, "score", lambda: models.score(item, from_record(prediction)))
    if record is None:
        target.unlink(missing_ok=True)
        return False
    state.measured(name, item, "score", {"seconds": time.perf_counter() - began})
    folder.write(target, {"key": key, "system": name, "item_id": item.item_id, "story": item.story, **record})
    return False


def _description(
    spec: SuiteSpec, state: _Running, signatures: Mapping[str, Mapping[str, str]], judge: ModelIdentity
) -> dict[str, Any]:
    """What ``run.json`` says."""
    listed = [
        {
            "item_id": i.item_id,
            "story": i.story,
            "title": i.title,
            "articles": len(i.articles),
            "words": i.words,
            "digest": i.digest,
        }
        for i in state.items
    ]
    chosen = {k: v for k, v in asdict(spec).items() if k not in {"path", "items", "name"}}
    data = key_of([i["digest"] for i in listed])
    return {
        "schema_version": SCHEMA,
        "code_version": __version__,
        "suite": {"name": spec.name, **chosen, "digest": data, "items": listed},
        "systems": state.systems,
        "metrics": {
            name: {"title": m.title, "higher_is_better": m.higher_is_better, "signature": signatures[name]}
            for name, m in METRICS.items()
        },
        "judge": {"model_id": judge.model_id, "digest": judge.digest},
        "failures": state.failures,
    }


def _measurements(folder: RunFolder) -> dict[str, Any]:
    """What earlier processes measured, or nothing yet."""
    try:
        return folder.read(MEASUREMENTS)
    except UsageError:
        machine = {"processors": os.cpu_count(), "platform": platform.platform()}
        return {"machine": machine, "load_seconds": {}, "items": {}}


def _code(*places: str) -> str:
    """Digest of the program's own files, so that a changed program never reuses old steps."""
    files: list[Path] = []
    for place in places:
        path = ROOT / place
        files += [path] if path.is_file() else [p for p in path.rglob("*") if p.suffix in {".py", ".md"}]
    return digest_of(sorted(files))
