"""Fit the weights of entailment by likelihood: `python -m training.likelihood --help`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression

from summarizer.adapters.entail_likelihood import BASE, FILE, Part, Weights, parts_of
from summarizer.adapters.token_likelihood import TokenLikelihood
from summarizer.ports import EntailmentPair
from summarizer.wiring import find_weights, open_store
from training.calibrate import CHOOSING, balanced_weights, choosing_records
from training.command import run


def fit(
    data: Annotated[Path, typer.Option("--data", help="Folder of labelled sets (docs/training.md).")],
    out: Annotated[Path, typer.Option("--out", help="The file of weights.")] = FILE,
    model: Annotated[str, typer.Option(help="Language model: an embedded one or a folder.")] = BASE,
) -> None:
    """A logistic model of three figures, on the documents that choose; no language model is trained."""
    reader = TokenLikelihood.load(find_weights(model, open_store()), model)
    found: dict[str, list[tuple[list[Part], int]]] = {}
    for name in CHOOSING:
        records = choosing_records(data, name)
        pairs = [EntailmentPair(r["document"], r["claim_or_summary"]) for r in records]
        read = zip(parts_of(pairs, reader), records, strict=True)
        found[name] = [(parts, int(r["label"])) for parts, r in read if parts is not None]
        sys.stderr.write(f"{name}: {len(records)} texts\n")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(asdict(fitted(found)), indent=1) + "\n", encoding="utf-8")
    sys.stderr.write(f"written to {out}\n")


def fitted(found: dict[str, list[tuple[list[Part], int]]]) -> Weights:
    """The weights under which 0.5 is the one threshold; sets and labels count alike.

    Args:
        found: for each set its texts, taken apart, with their labels.
    """
    rows = np.array([Weights.row(parts) for items in found.values() for parts, _ in items])
    labels = np.array([label for items in found.values() for _, label in items])
    weights = np.concatenate([balanced_weights([label for _, label in items]) for items in found.values()])
    model = LogisticRegression(C=100.0).fit(rows, labels, sample_weight=weights * len(labels) / weights.sum())
    return Weights(round(float(model.intercept_[0]), 4), *(round(float(c), 4) for c in model.coef_[0]))


if __name__ == "__main__":
    run(fit)
