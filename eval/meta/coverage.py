"""How well coverage agrees with people who marked which content units a summary says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau, pearsonr

from eval.labelled.records import digest, records, set_name
from eval.metrics.coverage import Unit, reference_coverage, unit_coverage
from eval.metrics.matching import UnitMatcher
from eval.metrics.overlap import rouge, rouge_signature
from eval.statistics import Interval, bootstrap
from eval.table import Cell, Row
from summarizer.errors import UsageError
from summarizer.ports import Parser

Floats = NDArray[np.float64]

_MARKUP = re.compile(r"\s*</?t>\s*")
_CITED = re.compile(r"\[\d+\]")
_LABELS = {"not_covered": 0.0, "partially_covered": 0.5, "fully_covered": 1.0}
_PREDICTED = {"NO_COVERAGE": 0.0, "PARTIAL_COVERAGE": 0.5, "FULL_COVERAGE": 1.0}

BASELINE = "ROUGE-2 recall"
GIVEN, MADE = "coverage, given units", "coverage, reference alone"


@dataclass
class _Scores:
    """For each document the scores of its systems: people's, and each metric's."""

    people: list[Floats] = field(default_factory=list)
    metrics: dict[str, list[Floats]] = field(default_factory=dict)

    def add(self, people: Sequence[float], metrics: Mapping[str, Sequence[float]]) -> None:
        self.people.append(np.array(people))
        for name, values in metrics.items():
            self.metrics.setdefault(name, []).append(np.array(values))


def coverage_rows(
    paths: Sequence[Path], matcher: UnitMatcher, parser: Parser, limit: int | None = None
) -> list[Row]:
    """Agreement with people on sets of summaries whose content units were marked by hand.

    Args:
        paths: files of records with ``units``, ``reference`` and ``systems``.
        matcher: finds units in summaries.
        parser: takes references apart.
        limit: most documents of each file; all of them by default.

    Returns:
        One row a set and metric.
    """
    signature = {**matcher.signature(), **rouge_signature(), "parser": parser.identity.digest[:12]}
    return [row for path in paths for row in _set_rows(path, matcher, parser, signature, limit)]


def insight_rows(paths: Sequence[Path], matcher: UnitMatcher, limit: int | None = None) -> list[Row]:
    """Correlation with people's labels of insights, beside that of the judges whose answers are in the data.

    Args:
        paths: files of records with ``insights``, ``annotation`` and ``summary``.
        matcher: finds insights in summaries.
        limit: most records of each file; all of them by default.

    Returns:
        One row a set and judge; intervals are over subjects, which several systems share.
    """
    return [row for path in paths for row in _insight_rows(path, matcher, limit)]


def _set_rows(
    path: Path, matcher: UnitMatcher, parser: Parser, signature: Mapping[str, str], limit: int | None
) -> Iterator[Row]:
    scores = _Scores()
    for number, record in enumerate(islice(records(path), limit), start=1):
        sys.stderr.write(f"\r{set_name(path)}: document {number}")
        systems = _field(record, "systems", path)
        texts = [s["summary"] for s in systems.values()]
        people = [float(np.mean(s["present"])) for s in systems.values()]
        scores.add(people, _measured(record, texts, matcher, parser))
    sys.stderr.write("\n")
    for name in scores.metrics:
        yield Row(f"{set_name(path)}: {name}", _cells(scores, name), signature, digest(path))


def _measured(
    record: Mapping[str, Any], texts: Sequence[str], matcher: UnitMatcher, parser: Parser
) -> dict[str, list[float]]:
    """What each metric says of every system's summary of one document."""
    reference = _MARKUP.sub("\n\n", record["reference"]).strip()
    units = [Unit(unit) for unit in record["units"]]
    matcher.prepare([u.text for u in units], texts)
    overlap = [rouge(text, reference) for text in texts]
    given = [unit_coverage(units, text, matcher).graded for text in texts]
    made = [reference_coverage(reference, text, matcher, parser).closeness for text in texts]
    return {
        "ROUGE-1 recall": [o["rouge1"].recall for o in overlap],
        BASELINE: [o["rouge2"].recall for o in overlap],
        GIVEN: [score or 0.0 for score in given],
        MADE: [score or 0.0 for score in made],
    }


def _cells(scores: _Scores, name: str) -> dict[str, Cell]:
    documents = range(len(scores.people))
    own = _taus(scores.people, scores.metrics[name])
    gain = own - _taus(scores.people, scores.metrics[BASELINE])
    people, metric = np.array(scores.people), np.array(scores.metrics[name])

    def systems(drawn: NDArray[np.intp]) -> float | None:
        return _tau(people[drawn].mean(axis=0), metric[drawn].mean(axis=0))

    return {
        "documents": len(scores.people),
        "Kendall, summaries": _mean_interval(own),
        "above ROUGE-2": None if name == BASELINE else _mean_interval(gain),
        "Kendall, systems": bootstrap(systems, documents),
    }


def _mean_interval(values: Floats) -> Interval | None:
    """Mean over the documents that have a value, drawn again as whole documents."""
    present = values[~np.isnan(values)]
    if not len(present):
        return None
    return bootstrap(lambda drawn: float(present[drawn].mean()), range(len(present)))


def _taus(people: Sequence[Floats], metric: Sequence[Floats]) -> Floats:
    """Kendall's tau-b for each document; NaN where people found all summaries equal."""
    found = [_tau(p, m) for p, m in zip(people, metric, strict=True)]
    return np.array([np.nan if tau is None else tau for tau in found])


def _tau(people: Floats, metric: Floats) -> float | None:
    if np.ptp(people) == 0:
        return None
    if np.ptp(metric) == 0:
        return 0.0  # a metric that cannot tell summaries apart agrees as well as chance does
    return float(kendalltau(people, metric).statistic)


def _insight_rows(path: Path, matcher: UnitMatcher, limit: int | None) -> Iterator[Row]:
    people: list[float] = []
    subjects: list[str] = []
    judges: dict[str, list[float]] = {}
    for number, record in enumerate(islice(records(path), limit), start=1):
        sys.stderr.write(f"\r{set_name(path)}: record {number}")
        labels = {a["insight_id"]: _LABELS[a["coverage"]] for a in _field(record, "annotation", path)}
        insights = {i["insight_id"]: i["insight"] for i in record["insights"] if i["insight_id"] in labels}
        text = "\n\n".join(_CITED.sub("", bullet) for bullet in record["summary"])
        matches = matcher.match(list(insights.values()), text)
        people += [labels[name] for name in insights]
        subjects += [f"{record['topic']}/{record['subtopic']}"] * len(insights)
        judges.setdefault("coverage, given units", []).extend(m.probability for m in matches)
        for judge, answers in record.get("model_predictions", {}).items():
            said = {a["insight_id"]: _PREDICTED.get(a["coverage"], np.nan) for a in answers}
            judges.setdefault(judge, []).extend(said.get(name, np.nan) for name in insights)
    sys.stderr.write("\n")
    for judge, answers in judges.items():
        cells: dict[str, Cell] = {"insights": len(people), "Pearson": _pearson(people, answers, subjects)}
        yield Row(f"{set_name(path)}: {judge}", cells, matcher.signature(), digest(path))


def _pearson(people: Sequence[float], judge: Sequence[float], subjects: Sequence[str]) -> Interval | None:
    answered = [i for i, value in enumerate(judge) if not np.isnan(value)]
    a, b = np.array(people)[answered], np.array(judge)[answered]

    def figure(drawn: NDArray[np.intp]) -> float | None:
        if np.ptp(a[drawn]) == 0 or np.ptp(b[drawn]) == 0:
            return None
        return float(pearsonr(a[drawn], b[drawn]).statistic)

    return bootstrap(figure, [subjects[i] for i in answered]) if answered else None


def _field(record: Mapping[str, Any], name: str, path: Path) -> Any:
    if name not in record:
        raise UsageError(f"{path}: a record has no {name!r}; is this a file of labelled content units?")
    return record[name]
