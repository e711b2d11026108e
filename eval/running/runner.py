"""Run systems over a suite: predictions, then scores, each step a file that is not made twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from eval.datasets.items import Item
from eval.datasets.spec import SuiteSpec, load_items
from eval.running.folder import PREDICTIONS, RUN, SCHEMA, SCORES, RunFolder, key_of
from eval.running.measures import METRICS
from eval.running.predicting import predict_all
from eval.running.progress import Progress
from eval.running.scorer import Scorer
from eval.running.state import Running, attempt, code_digest, read_measurements
from eval.scoring.judges import DEFAULT
from eval.systems.base import System
from eval.systems.predictions import Prediction, from_record
from eval.systems.registry import SystemSpec, load_system
from summarizer import __version__
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import UsageError


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
    state = Running(folder, items, Progress(2 * len(items) * len(systems)), read_measurements(folder))
    for each in systems:
        predict_all(each, spec, state, load)
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
    progress, measured = Progress(len(items) * len(names)), read_measurements(RunFolder(source))
    state = Running(folder, items, progress, measured, known["systems"], failures)
    return _scored(spec, names, scorer(judge), state)


def _scored(spec: SuiteSpec, names: Sequence[str], models: Models, state: Running) -> RunFolder:
    """Score everything and describe the run."""
    signatures = models.signatures()
    _score_all(names, models, state)
    state.progress.close()
    described = _description(spec, state, signatures, models.judge)
    state.folder.write(state.folder.path / RUN, described)
    return state.folder


def _score_all(names: Sequence[str], models: Models, state: Running) -> None:
    """Score every prediction, item by item, so that each item's sources are prepared once."""
    code = code_digest(
        "summarizer/language", "summarizer/stages", "eval/metrics", "eval/scoring/score.py", "eval/running"
    )
    for item in state.items:
        for name in names:
            state.progress.begin(f"scoring what {name} wrote about {item.item_id}")
            cached = _score(name, item, models, (models.signatures(), code), state)
            state.progress.end(cached=cached)


def _score(name: str, item: Item, models: Models, settings: object, state: Running) -> bool:
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
    record, reason = attempt(lambda: models.score(item, from_record(prediction)))
    if record is None:
        state.failed(name, item, "score", reason)
        target.unlink(missing_ok=True)
        return False
    state.measured(name, item, "score", {"seconds": time.perf_counter() - began})
    folder.write(target, {"key": key, "system": name, "item_id": item.item_id, "story": item.story, **record})
    return False


def _description(
    spec: SuiteSpec, state: Running, signatures: Mapping[str, Mapping[str, str]], judge: ModelIdentity
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
