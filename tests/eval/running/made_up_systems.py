"""Systems and a scorer without models, and two made-up stories, for tests of runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.datasets.items import Item
from eval.datasets.spec import SuiteSpec
from eval.metrics.answers import Passage, Stated
from eval.running.measures import METRICS
from eval.running.runner import run
from eval.systems.predictions import Prediction, ungated
from eval.systems.registry import SystemSpec
from summarizer.domain.provenance import ModelIdentity

RECORDS = """\
{"id": "dam", "articles": [{"text": "The dam broke."}, {"text": "Nobody was hurt."}]}
{"id": "ferry", "articles": [{"text": "The ferry sailed."}]}
{"id": "strike", "articles": [{"text": "Dockers went home."}]}
"""


class FirstWords:
    """Writes the first article's text; fails on the item named, and may take its time."""

    kind = "made up"
    gate = None
    chat = None
    signature: Mapping[str, str] = {"method": "first words"}

    def __init__(self, fails_on: str = "", slow_on: str = "", together: int = 1) -> None:
        self.written: list[str] = []
        self.together = together
        self._fails_on, self._slow_on = fails_on, slow_on

    def predict(self, items: Sequence[Item]) -> list[Prediction]:
        ids = [item.item_id for item in items]
        if self._fails_on in ids:
            raise RuntimeError("no words came")
        if self._slow_on in ids:
            time.sleep(600)
        self.written += ids
        return [
            ungated([Stated("sentence 1", t, (Passage(1, t),))]) for t in (i.articles[0].text for i in items)
        ]


class LengthScorer:
    """Every metric is the length of the first sentence."""

    judge = ModelIdentity("entailment", "ruler", "0" * 64)

    def __init__(self, judge: str) -> None:
        self.scored: list[str] = []

    def signatures(self) -> dict[str, dict[str, str]]:
        return {name: {"metric": f"{name} 1"} for name in METRICS}

    def score(self, item: Item, prediction: Prediction) -> dict[str, Any]:
        self.scored.append(item.item_id)
        length = float(len(prediction.sentences[0].text))
        return {"metrics": {name: {"total": length, "weight": 1.0} for name in METRICS}, "sentences": []}


def suite(folder: Path) -> SuiteSpec:
    """Three stories in a file."""
    path = folder / "stories.jsonl"
    path.write_text(RECORDS, "utf-8")
    return SuiteSpec("made-up", "stories", path=str(path))


def run_first_words(folder: Path, system: FirstWords, scorer: LengthScorer | None = None) -> Path:
    """Run one system; the run's folder."""
    target = folder / "run"
    run(
        suite(folder),
        [SystemSpec("first", "made up")],
        target,
        load=lambda spec, words: system,
        scorer=lambda judge: scorer or LengthScorer(judge),
    )
    return target


if __name__ == "__main__":
    run_first_words(Path(sys.argv[1]), FirstWords(slow_on=sys.argv[2]))
