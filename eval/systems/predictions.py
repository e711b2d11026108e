"""What a system wrote about one item, in one form for all systems."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.metrics.answers import Answer, Article, Part, Passage, Stated
from summarizer.domain.brief import Method, Support, Verdict


@dataclass(frozen=True, slots=True)
class Prediction:
    """A text with its citations; sources are counted from 1, in the order of the item's articles."""

    sentences: tuple[Stated, ...]
    """A passage without text is the whole article."""
    gates: tuple[Support | None, ...]
    """The gate's answer for each sentence; None where a system has no gate."""
    values: tuple[tuple[str, ...], ...] = ()
    """For each difference that is shown, the values that stand side by side."""
    brief: str | None = None
    """The program's own JSON, where this program wrote it."""
    notes: tuple[str, ...] = ()
    """What a reader of the figures should know of how this came about."""

    def __post_init__(self) -> None:
        """Refuse answers that belong to no sentence.

        Raises:
            ValueError: if there are not as many answers of the gate as sentences.
        """
        if len(self.sentences) != len(self.gates):
            raise ValueError(f"{len(self.gates)} answers of the gate for {len(self.sentences)} sentences")

    def answer(self, articles: Sequence[Article]) -> Answer:
        """The prediction beside its sources, as metrics read it.

        Args:
            articles: the item's articles, cleaned, in order.
        """
        return Answer(tuple(_filled(s, articles) for s in self.sentences), tuple(articles), self.values)


def ungated(sentences: Sequence[Stated], notes: Sequence[str] = ()) -> Prediction:
    """The prediction of a system that has no gate."""
    return Prediction(tuple(sentences), (None,) * len(sentences), notes=tuple(notes))


def as_record(prediction: Prediction) -> dict[str, Any]:
    """The prediction as JSON values."""
    pairs = zip(prediction.sentences, prediction.gates, strict=True)
    return {
        "sentences": [{**_sentence(s), "gate": _gate(g)} for s, g in pairs],
        "values": [list(values) for values in prediction.values],
        "brief": None if prediction.brief is None else json.loads(prediction.brief),
        "notes": list(prediction.notes),
    }


def from_record(record: Mapping[str, Any]) -> Prediction:
    """The prediction of JSON values that :func:`as_record` made."""
    return Prediction(
        sentences=tuple(_stated(s) for s in record["sentences"]),
        gates=tuple(_support(s["gate"]) for s in record["sentences"]),
        values=tuple(tuple(values) for values in record["values"]),
        brief=None if record["brief"] is None else json.dumps(record["brief"], ensure_ascii=False),
        notes=tuple(record["notes"]),
    )


def _filled(sentence: Stated, articles: Sequence[Article]) -> Stated:
    passages = tuple(_read(p, articles[p.source - 1]) for p in sentence.passages)
    return Stated(sentence.place, sentence.text, passages, sentence.method, sentence.speaker, sentence.part)


def _read(passage: Passage, source: Article) -> Passage:
    return Passage(passage.source, passage.text or source.text, passage.supports, source.about)


def _sentence(sentence: Stated) -> dict[str, Any]:
    return {
        "place": sentence.place,
        "part": sentence.part,
        "text": sentence.text,
        "method": sentence.method,
        "speaker": sentence.speaker,
        "passages": [
            {"source": p.source, "text": p.text or None, "supports": p.supports} for p in sentence.passages
        ],
    }


def _gate(support: Support | None) -> dict[str, Any] | None:
    if support is None:
        return None
    return {"verdict": support.verdict, "score": support.score, "reason": support.reason}


def _stated(record: Mapping[str, Any]) -> Stated:
    return Stated(
        record["place"],
        record["text"],
        tuple(Passage(p["source"], p["text"] or "", p["supports"]) for p in record["passages"]),
        None if record["method"] is None else Method(record["method"]),
        record["speaker"],
        Part(record["part"]),
    )


def _support(record: Mapping[str, Any] | None) -> Support | None:
    return None if record is None else Support(Verdict(record["verdict"]), record["score"], record["reason"])
