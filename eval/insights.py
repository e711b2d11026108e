"""SummHay's figures for the systems of a run: insights covered, their documents cited, both together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.datasets.summhay import Insight, insights_of
from eval.metrics.answers import Answer
from eval.metrics.insights import Answered, InsightScores, insight_scores
from eval.metrics.matching import Match, UnitMatcher
from eval.report.runs import Run, read_run
from eval.running.folder import PREDICTIONS, RunFolder
from eval.running.reading import mean
from eval.statistics import Interval
from eval.systems.predictions import from_record
from eval.table import Row, Table
from summarizer.errors import UsageError

VERSION = "1"
_NOTES = (
    "coverage: mean probability that an insight is said, by the harness's own matching of units, where the "
    "benchmark asks a language model. citation F1: of the insights more likely said than not. joint: mean "
    "over insights of coverage times citation F1.",
    "Means over questions; 95 % intervals by bootstrap over haystacks.",
    "Published joint scores, judged by a language model: people .561, GPT-4o .434 with oracle retrieval and "
    ".114 with all documents.",
)


def measure_insights(run: Path, data: Path, matcher: UnitMatcher) -> Table:
    """Score the systems of a run by the insights that they should report, and the documents that hold them.

    Only what the systems wrote is read, not the run's scores.

    Args:
        run: folder of a run over a suite of the adapter ``summhay`` or ``summhay-oracle``.
        data: the file of questions that the suite was made of.
        matcher: says how likely a text says an insight.

    Returns:
        A row a system.

    Raises:
        UsageError: if run and data do not fit together.
    """
    read, gold = read_run(run), insights_of(data)
    strange = sorted(set(read.suite.items) - set(gold))
    if strange:
        raise UsageError(f"{data} holds no question {strange[0]!r}, which {run} was run on.")
    folder = RunFolder(run)
    signature = {"metric": f"insights {VERSION}", "suite": read.suite.digest[:12], **matcher.signature()}
    rows = []
    for name in read.systems:
        written = {
            item: folder.read(f"{PREDICTIONS}/{name}/{item}.json")
            for item in read.suite.items
            if folder.step(PREDICTIONS, name, item).is_file()
        }
        found = {
            item: insight_scores(answered(prediction, _matches(prediction, gold[item], matcher), gold[item]))
            for item, prediction in written.items()
        }
        rows.append(Row(name, _cells(found, read), signature, read.suite.digest))
    return Table(f"Insights: {read.suite.name}", tuple(rows), _NOTES)


def _matches(
    prediction: Mapping[str, Any], gold: Sequence[Insight], matcher: UnitMatcher
) -> tuple[Match, ...]:
    read = from_record(prediction)
    text = Answer(read.sentences, (), read.values).running_text
    return matcher.match([insight.text for insight in gold], text)


def answered(
    prediction: Mapping[str, Any], matches: Sequence[Match], gold: Sequence[Insight]
) -> list[Answered]:
    """What a text makes of each insight: how likely it says it, and whom the nearest sentence cites.

    Args:
        prediction: the record of what a system wrote.
        matches: how well the text says each insight, in their order.
        gold: the insights.
    """
    return [
        Answered(match.probability, _cited(prediction, match.nearest), insight.documents)
        for match, insight in zip(matches, gold, strict=True)
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
