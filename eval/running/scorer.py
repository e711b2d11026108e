"""Scores predictions: one set of models for all systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from eval.datasets.items import Item
from eval.metrics.answers import Article
from eval.metrics.coverage import unit_coverage
from eval.metrics.matching import UnitMatcher
from eval.metrics.overlap import Overlap, rouge, rouge_signature
from eval.metrics.told import Cited, cited
from eval.running.measures import METRICS, VERSION, Scored, statistics
from eval.scoring.brief_files import ReadBrief, article_of
from eval.scoring.command import speakers_of
from eval.scoring.judges import load_judge
from eval.scoring.score import Score, Tools, score
from eval.systems.base import clean_articles
from eval.systems.predictions import Prediction
from summarizer.domain.brief import Brief
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Document
from summarizer.stages.render.json_reader import read_briefs
from summarizer.wiring import Summarizer


class Scorer:
    """Judge, embedder and parser, and the item they were last used on."""

    def __init__(self, judge: str) -> None:
        """Load the models.

        Args:
            judge: name of the judge.
        """
        self._summarizer = Summarizer.from_config("extractive")
        backends = self._summarizer.backends
        self._tools = Tools(load_judge(judge, backends), backends.embedder, backends.parser)
        self._matcher = UnitMatcher(backends.embedder)
        self._sources: tuple[str, _Sources] | None = None

    @property
    def judge(self) -> ModelIdentity:
        """The model that decides on support."""
        return self._tools.judge.identity

    def signatures(self) -> dict[str, dict[str, str]]:
        """What every metric's figures depend on."""
        settings = {
            "judge": _named(self.judge),
            "embedder": _named(self._tools.embedder.identity),
            "parser": _named(self._tools.parser.identity),
            **self._matcher.signature(),
            **rouge_signature(),
        }
        return {
            name: {"metric": f"{name} {VERSION}", **{key: settings[key] for key in metric.rests_on}}
            for name, metric in METRICS.items()
        }

    def score(self, item: Item, prediction: Prediction) -> dict[str, Any]:
        """Score one prediction.

        Args:
            item: what it is about.
            prediction: what a system wrote.

        Returns:
            Sufficient statistics with the evidence, as JSON values.
        """
        sources = self._of(item)
        answer = prediction.answer(sources.articles)
        brief = read_briefs(prediction.brief)[0][0] if prediction.brief is not None else None
        found = score(ReadBrief(item.title, answer, brief), self._tools, item.gold, sources.speakers)
        running = answer.running_text
        covered = unit_coverage(item.gold.units, running, self._matcher) if item.gold.units else None
        scored = Scored(
            score=found,
            units=item.gold.units,
            covered=covered,
            overlap=_overlap(running, item.references),
            events=item.events,
            disputes=item.disputes,
            rows=_rows(brief, sources.numbers),
            furniture=item.furniture,
        )
        return as_record(scored)

    def _of(self, item: Item) -> _Sources:
        """The item's sources; predictions of one item are scored one after the other."""
        if self._sources is None or self._sources[0] != item.item_id:
            documents = clean_articles(item, self._summarizer)
            self._sources = (item.item_id, _Sources(documents, self._speakers(documents)))
        return self._sources[1]

    def _speakers(self, documents: Sequence[Document]) -> Mapping[str, int]:
        distinct = {d.doc_id: d for d in documents}
        return speakers_of(list(distinct.values()), self._summarizer.backends)


class _Sources:
    """An item's articles as metrics read them, and who speaks in them."""

    def __init__(self, documents: Sequence[Document], speakers: Mapping[str, int]) -> None:
        self.articles: tuple[Article, ...] = tuple(article_of(d) for d in documents)
        self.speakers = speakers
        self.numbers = {d.doc_id: n for n, d in reversed(list(enumerate(documents, start=1)))}


def _rows(brief: Brief | None, numbers: Mapping[str, int]) -> tuple[tuple[Cited, ...], ...]:
    """What the values of each difference in a brief cite."""
    return tuple(
        tuple(cited((numbers[c.span.doc_id], c.quote) for c in value.citations) for value in conflict.values)
        for conflict in (brief.conflicts if brief is not None else ())
    )


def as_record(scored: Scored) -> dict[str, Any]:
    """Statistics and evidence of one prediction as JSON values."""
    stats = {name: {"total": s.total, "weight": s.weight} for name, s in statistics(scored).items()}
    return {
        "metrics": stats,
        "sentences": _sentences(scored.score),
        "units": _units(scored),
        "differences": [{"point": point, "shown": shown} for point, shown in scored.score.differences],
        "longest_run": scored.score.copying.longest_run_text,
    }


def _units(scored: Scored) -> list[dict[str, Any]]:
    """Every nugget, and how likely the text says it within its word budget."""
    if scored.covered is None:
        return []
    return [
        {"text": m.unit, "weight": unit.weight, "probability": m.probability, "nearest": m.nearest}
        for unit, m in zip(scored.units, scored.covered.matches, strict=True)
    ]


def _sentences(found: Score) -> list[dict[str, Any]]:
    return [
        {
            "place": stated.place,
            "text": stated.text,
            "supported": grounded.supported,
            "probability": grounded.judgement.probability,
            "reason": grounded.judgement.reason,
            "passages": list(grounded.passages),
            "by_citations": cited.supported,
            "precise": list(cited.precise),
        }
        for stated, grounded, cited in zip(
            found.read.answer.sentences, found.grounded, found.cited, strict=True
        )
    ]


def _overlap(text: str, references: Sequence[str]) -> dict[str, Overlap]:
    """ROUGE as the mean over all references."""
    found = [rouge(text, reference) for reference in references]
    if not found:
        return {}
    return {
        kind: Overlap(
            fmean(f[kind].precision for f in found),
            fmean(f[kind].recall for f in found),
            fmean(f[kind].f1 for f in found),
        )
        for kind in found[0]
    }


def _named(identity: ModelIdentity) -> str:
    return f"{identity.model_id} {identity.digest[:12]}"
