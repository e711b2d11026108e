"""Measure timelines against reference timelines: ``python -m eval timeline``."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.labelled.halves import Half
from eval.labelled.records import digest, records
from eval.labelled.tokenised import as_printed
from eval.metrics.timelines import Scores, Timeline, aligned_rouge, date_counts
from eval.stages.timelines.baselines import BASELINES, Shelf
from eval.table import Cell, Row, Table, with_mean
from summarizer import __version__
from summarizer.backends import Backends
from summarizer.chronology import chronicle
from summarizer.config import Settings
from summarizer.domain.brief import TimelineEntry
from summarizer.domain.provenance import ModelIdentity, Provenance
from summarizer.domain.text import BlockKind, Document, make_document
from summarizer.domain.timelines import TimelineRequest
from summarizer.errors import NothingUsableError, UsageError
from summarizer.ports import Embedder, EntailmentModel, EntailmentPair, Judgement
from summarizer.wiring import Silence

_METRIC = "date F1; ROUGE align+ m:1 (Martschat and Markert 2017), stemmed, without stop words"


class Topic(NamedTuple):
    """A topic's articles and one of its reference timelines."""

    name: str
    half: Half
    documents: tuple[Document, ...]
    reference: Timeline


class _Scored(NamedTuple):
    """What one timeline reaches."""

    dates: Scores
    ar1: Scores
    ar2: Scores


@dataclass
class _Meter:
    """Seconds of processor time that models took."""

    embedding: float = 0.0
    gate: float = 0.0


class _TimedEmbedder:
    """An embedder whose time is taken."""

    def __init__(self, embedder: Embedder, meter: _Meter) -> None:
        self._embedder, self._meter = embedder, meter

    @property
    def identity(self) -> ModelIdentity:
        return self._embedder.identity

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        start = time.process_time()
        vectors = self._embedder.embed(texts)
        self._meter.embedding += time.process_time() - start
        return vectors


class _TimedEntailment:
    """An entailment model whose time is taken."""

    def __init__(self, model: EntailmentModel, meter: _Meter) -> None:
        self._model, self._meter = model, meter

    @property
    def identity(self) -> ModelIdentity:
        return self._model.identity

    def judge(self, pairs: Sequence[EntailmentPair]) -> list[Judgement]:
        start = time.process_time()
        judgements = self._model.judge(pairs)
        self._meter.gate += time.process_time() - start
        return judgements


def measure_timelines(
    files: Sequence[Path], backends: Backends, settings: Settings, *, free: bool
) -> tuple[Table, Table]:
    """Write a timeline for each reference timeline, and compare.

    Args:
        files: topics with dated articles and reference timelines.
        backends: models and tools.
        settings: the profile they belong to.
        free: whether the number of days and sentences is left to the program; else the reference's number of
            days and its mean number of sentences a day are asked for. The period is the reference's.

    Returns:
        Scores, with three baselines of the same lengths as the program's, a row a reference timeline and
        their mean last; and processor time by reference timeline.

    Raises:
        UsageError: if a file holds no topic.
    """
    meter = _Meter()
    timed = replace(
        backends,
        embedder=_TimedEmbedder(backends.embedder, meter),
        entailment=_TimedEntailment(backends.entailment, meter),
    )
    signature = {
        "metric": _METRIC,
        "lengths": "chosen" if free else "given",
        "version": __version__,
        "config": settings.digest[:8],
        "embedder": backends.embedder.identity.digest[:8],
        "gate": backends.entailment.identity.model_id,
    }
    rows, costs = list[Row](), list[Row]()
    scored: defaultdict[Half, list[_Scored]] = defaultdict(list)
    for file in files:
        data = digest(file)
        for topic in _topics(file):
            meter.embedding = meter.gate = 0.0
            start = time.process_time()
            own = _written(topic, timed, settings, free=free)
            seconds = time.process_time() - start
            result = _score(own, topic.reference)
            scored[topic.half].append(result)
            name = f"{topic.name} ({topic.half})"
            print(f"{name}: {len(topic.documents)} articles, {seconds:.0f} s", file=sys.stderr, flush=True)
            rows.append(Row(name, _cells(topic, own, result, free=free), signature, data))
            costs.append(Row(name, _costs(topic, seconds, meter), signature, data))
    if not rows:
        raise UsageError(f"{files[0]} holds no topic with articles and timelines.")
    figures = [c for c in rows[0].cells if c not in {"articles", "days", "told"}]
    return (
        Table("Timelines", with_mean(rows, figures), tuple(_notes(scored))),
        Table("Processor time of timelines", with_mean(costs, list(costs[0].cells)[1:])),
    )


def _topics(file: Path) -> Iterator[Topic]:
    """A topic for each reference timeline; halves by topic, every second one by name being held out."""
    names = sorted({str(record["topic"]) for record in records(file) if "timelines" in record})
    halves = {name: Half.HELD_OUT if n % 2 else Half.DEVELOPMENT for n, name in enumerate(names)}
    seen: defaultdict[str, int] = defaultdict(int)
    for record in records(file):
        if "timelines" not in record:
            continue
        name = str(record["topic"])
        documents = tuple(_document(article) for article in record["articles"])
        for timeline in record["timelines"]:
            seen[name] += 1
            yield Topic(f"{name} {seen[name]}", halves[name], documents, _reference(timeline))


def _document(article: Mapping[str, Any]) -> Document:
    lines = [as_printed(line) for line in article["text"].split("\n")]
    blocks = [(BlockKind.PARAGRAPH, line) for line in lines]
    return make_document(blocks, path=str(article["id"]), published=article["date"])


def _reference(timeline: Iterable[Mapping[str, Any]]) -> Timeline:
    days: defaultdict[date, list[str]] = defaultdict(list)
    for entry in timeline:
        days[date.fromisoformat(entry["date"])] += entry["sentences"]
    return dict(days)


def _lengths(reference: Timeline) -> tuple[int, int]:
    """Days, and rounded mean sentences a day, at least one."""
    return len(reference), max(1, round(fmean(len(own) for own in reference.values())))


def _written(topic: Topic, backends: Backends, settings: Settings, *, free: bool) -> Timeline:
    days, sentences = _lengths(topic.reference)
    period = TimelineRequest(min(topic.reference), max(topic.reference))
    request = period if free else replace(period, days=days, sentences=sentences)
    provenance = Provenance(__version__, settings.name, settings.digest, None, (), ())
    try:
        told = chronicle(topic.documents, backends, request, provenance, observer=Silence())
    except NothingUsableError:
        return {}
    return _by_day(told.timeline.entries)


def _by_day(entries: Iterable[TimelineEntry]) -> Timeline:
    days: defaultdict[date, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.time.start is not None:
            days[entry.time.start].append(entry.sentence.text)
    return dict(days)


def _score(own: Timeline, reference: Timeline) -> _Scored:
    days = date_counts(own, reference)
    return _Scored(
        Scores(days.precision or 0.0, days.recall or 0.0),
        aligned_rouge(own, reference, 1),
        aligned_rouge(own, reference, 2),
    )


def _cells(topic: Topic, own: Timeline, scored: _Scored, *, free: bool) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "articles": len(topic.documents),
        "days": len(topic.reference),
        "told": len(own),
        **_figures("", scored),
    }
    shelf = Shelf(topic.documents)
    # Left to itself, the program passes its own lengths on to the baselines: they have no rule for them.
    days, sentences = _lengths(own if free and own else topic.reference)
    for name, baseline in BASELINES.items():
        theirs = baseline(shelf, min(topic.reference), max(topic.reference), days, sentences)
        cells |= _figures(f"{name} ", _score(theirs, topic.reference))
    return cells


def _figures(prefix: str, scored: _Scored) -> dict[str, Cell]:
    return {
        f"{prefix}date F1": scored.dates.f1,
        f"{prefix}AR1-F": scored.ar1.f1,
        f"{prefix}AR2-F": scored.ar2.f1,
    }


def _costs(topic: Topic, seconds: float, meter: _Meter) -> dict[str, Cell]:
    hundreds = len(topic.documents) / 100
    return {
        "articles": len(topic.documents),
        "own s/100": (seconds - meter.embedding - meter.gate) / hundreds,
        "gate's model s/100": meter.gate / hundreds,
        "embeddings s/100": meter.embedding / hundreds,
    }


def _notes(scored: Mapping[Half, Sequence[_Scored]]) -> Iterator[str]:
    for half in sorted(scored):
        own = scored[half]
        means = " / ".join(f"{fmean(getattr(s, name).f1 for s in own):.3f}" for name in _Scored._fields)
        yield f"Mean over the {len(own)} timelines of the {half} topics: {means}."
    everything = [s for own in scored.values() for s in own]
    published = " / ".join(f"{_of_means(everything, name):.3f}" for name in _Scored._fields)
    yield f"F1 of the mean precision and recall over all, as some publish it: {published}."


def _of_means(scored: Sequence[_Scored], name: str) -> float:
    parts = [getattr(s, name) for s in scored]
    return Scores(fmean(p.precision for p in parts), fmean(p.recall for p in parts)).f1
