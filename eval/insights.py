"""SummHay's figures for the systems of a run: insights covered, their documents cited, both together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.datasets.summhay import Insight, insights_of
from eval.metrics.insights import Answered, InsightScores, insight_scores
from eval.report.runs import Run, read_run, told
from eval.running.reading import mean
from eval.statistics import Interval
from eval.table import Row, Table
from summarizer.errors import UsageError

_NOTES = (
    "coverage: mean probability that an insight is said, by the harness's own matching of units, where the "
    "benchmark asks a language model. citation F1: of the insights more likely said than not. joint: mean "
    "over insights of coverage times citation F1.",
    "Means over questions; 95 % intervals by bootstrap over haystacks.",
    "Published joint scores, judged by a language model: people .561, GPT-4o .434 with oracle retrieval and "
    ".114 with all documents.",
)


def measure_insights(run: Path, data: Path) -> Table:
    """Score the systems of a run by the insights that they should report, and the documents that hold them.

    Args:
        run: folder of a run over a suite of the adapter ``summhay`` or ``summhay-oracle``.
        data: the file of questions that the suite was made of.

    Returns:
        A row a system.

    Raises:
        UsageError: if run and data do not fit together.
    """
    read, gold = read_run(run), insights_of(data)
    strange = sorted(set(read.suite.items) - set(gold))
    if strange:
        raise UsageError(f"{data} holds no question {strange[0]!r}, which {run} was run on.")
    scores: dict[str, dict[str, InsightScores]] = {name: {} for name in read.systems}
    for prediction, score in told(read):
        item = score["item_id"]
        scores[score["system"]][item] = insight_scores(answered(prediction, score, gold[item]))
    signature = {"suite": read.suite.digest[:12], **read.metrics["coverage"].signature}
    rows = [Row(name, _cells(found, read), signature, read.suite.digest) for name, found in scores.items()]
    return Table(f"Insights: {read.suite.name}", tuple(rows), _NOTES)


def answered(
    prediction: Mapping[str, Any], score: Mapping[str, Any], gold: Sequence[Insight]
) -> list[Answered]:
    """What a text makes of each insight: how likely it says it, and whom the nearest sentence cites.

    Args:
        prediction: the record of what a system wrote.
        score: the record of its scores, with one unit an insight.
        gold: the insights.

    Raises:
        UsageError: if the score's units are not the insights.
    """
    units = {unit["text"]: unit for unit in score["units"]}
    if set(units) != {insight.text for insight in gold}:
        raise UsageError(
            f"the scores of {score['system']} for {score['item_id']} are not those of its insights."
        )
    return [
        Answered(
            units[insight.text]["probability"],
            _cited(prediction, units[insight.text]["nearest"]),
            insight.documents,
        )
        for insight in gold
    ]


def _cited(prediction: Mapping[str, Any], sentence: str) -> frozenset[str]:
    """Documents cited as evidence by whatever says the sentence."""
    paths = {source["number"]: source["path"] for source in prediction["sources"]}
    return frozenset(
        paths[passage["source"]]
        for stated in prediction["sentences"]
        if sentence and sentence in " ".join(stated["text"].split())
        for passage in stated["passages"]
        if passage["supports"]
    )


def _cells(found: Mapping[str, InsightScores], run: Run) -> dict[str, Interval | int | None]:
    def over(values: Mapping[str, float | None]) -> Interval | None:
        present = {item: value for item, value in values.items() if value is not None}
        return mean(list(present.values()), [run.suite.items[item].story for item in present])

    return {
        "questions": len(found),
        "coverage": over({item: s.coverage for item, s in found.items()}),
        "citation F1": over({item: s.citation_f1 for item, s in found.items()}),
        "joint": over({item: s.joint for item, s in found.items()}),
    }
