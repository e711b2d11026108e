"""Choose how raw outputs become one calibrated probability, on documents that nothing was trained on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from eval.labelled.records import records
from summarizer.adapters.calibration import Calibration
from summarizer.adapters.entail_shipped import fingerprint
from summarizer.adapters.entail_transformers import readings_of
from summarizer.adapters.pair_scorer import PairScorer
from training.pairs import LABELLED, held_out

CHOOSING = ("xsumfaith", "cliff", "goyal21", "qags", "summeval", "polytope", "summedits_news", "bump")
_SHARE = 0.5
_GRID = {
    "narrow": (0.0, 0.25, 0.5, 1.0, 2.0),
    "copied": (0.0, 1.0, 2.0, 3.0, 4.0),  # more would rank better, but no paraphrase would pass
    "worst": (0.0, 0.25, 0.5, 1.0),
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text and what the classifier says of each of its sentences."""

    label: int
    wide: Floats
    narrow: Floats
    copied: Floats


def for_choosing(document: str) -> bool:
    """Whether a document that never trained may choose weights and threshold; all others only measure."""
    return held_out("choose " + fingerprint(document), _SHARE)


def examples(data: Path, scorer: PairScorer) -> dict[str, list[Example]]:
    """What the classifier says of the labelled texts of the choosing documents, by set."""
    found: dict[str, list[Example]] = {}
    for name in CHOOSING:
        chosen = choosing_records(data, name)
        readings = readings_of([(r["document"], r["claim_or_summary"]) for r in chosen], scorer)
        found[name] = [
            Example(int(r["label"]), wide[:, 0], narrow[:, 0], copied)
            for r, (wide, narrow, copied) in zip(chosen, readings, strict=True)
        ]
    return found


def choosing_records(data: Path, name: str) -> list[dict[str, Any]]:
    """The labelled texts of a set whose documents may choose weights and threshold."""
    return [r for r in records(data / "faithfulness" / f"{name}.jsonl.gz") if _usable(r["document"], name)]


def _usable(document: str, name: str) -> bool:
    trained = name in LABELLED and not held_out(fingerprint(document))
    return not trained and for_choosing(document)


def calibrate(found: Mapping[str, Sequence[Example]]) -> Calibration:
    """Weights with the best mean ROC-AUC over the sets, then bias and scale by Platt's method.

    Sets count alike and, within a set, both labels do, so that the probability 0.5 is the one threshold
    for all of them.

    Source: Platt (1999), Probabilistic outputs for support vector machines.
    """
    best = max(_candidates(), key=lambda c: (_mean_auc(found, c), -c.copied, -c.narrow))
    scores = np.concatenate([_scores(items, best) for items in found.values()])
    labels = np.concatenate([[e.label for e in items] for items in found.values()])
    weights = np.concatenate([balanced_weights([e.label for e in items]) for items in found.values()])
    platt = LogisticRegression(C=1e6).fit(scores[:, None], labels, sample_weight=weights)
    scale, bias = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    values = asdict(best)
    return replace(
        best, bias=round(bias, 4), **{k: round(values[k] * scale, 4) for k in ("wide", "narrow", "copied")}
    )


def _candidates() -> Iterator[Calibration]:
    for values in product(*_GRID.values()):
        yield Calibration(**dict(zip(_GRID, values, strict=True)))


def _scores(items: Sequence[Example], weights: Calibration) -> Floats:
    each = [weights.logits(e.wide, e.narrow, e.copied) for e in items]
    return np.array([weights.worst * x.min() + (1 - weights.worst) * x.mean() for x in each])


def _mean_auc(found: Mapping[str, Sequence[Example]], weights: Calibration) -> float:
    return float(
        np.mean(
            [roc_auc_score([e.label for e in items], _scores(items, weights)) for items in found.values()]
        )
    )


def balanced_weights(labels: Sequence[int]) -> Floats:
    """Weights of a set's records under which both labels, and all sets, count alike."""
    share = np.mean(labels)
    return np.array([0.5 / share if y else 0.5 / (1 - share) for y in labels]) / len(labels)


def used_documents(data: Path) -> Iterator[str]:
    """Every labelled document that trained the classifier or chose its weights."""
    for name in CHOOSING:
        for record in records(data / "faithfulness" / f"{name}.jsonl.gz"):
            trained = name in LABELLED and not held_out(fingerprint(record["document"]))
            if trained or for_choosing(record["document"]):
                yield str(record["document"])
