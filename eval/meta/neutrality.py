"""How well loaded language is told from neutral language, beside a lexicon alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.labelled.records import digest, records, set_name
from eval.metrics.neutrality import loaded_words, loadedness
from eval.statistics import Interval, bootstrap, roc_auc
from eval.table import Cell, Row
from summarizer.language.words.tokens import words
from summarizer.ports import Embedder


def neutrality_rows(paths: Sequence[Path], embedder: Embedder, limit: int | None = None) -> list[Row]:
    """Area under the ROC curve on news sentences that people labelled biased or not.

    Args:
        paths: files of records with ``text``, ``label`` (1 biased) and ``url``, the article.
        embedder: gives the tone.
        limit: most sentences of each file; all of them by default.

    Returns:
        Two rows a set: loaded words alone, and with tone. Sentences of one article are drawn together.
    """
    signature = {"neutrality": f"version 1, {embedder.identity.model_id} {embedder.identity.digest[:12]}"}
    rows: list[Row] = []
    for path in paths:
        found = list(records(path))[:limit]
        sys.stderr.write(f"{set_name(path)}: {len(found)} sentences\n")
        texts = [str(r["text"]) for r in found]
        labels = np.array([int(r["label"]) for r in found], dtype=np.intp)
        articles = [str(r["url"]) for r in found]
        lexicon = np.array([len(loaded_words(t)) / max(len(words(t)), 1) for t in texts])
        for name, scores in (
            ("loaded words", lexicon),
            ("loaded words and tone", loadedness(texts, embedder)),
        ):
            cells: dict[str, Cell] = {"sentences": len(texts), "AUC": _auc(labels, scores, articles)}
            rows.append(Row(f"{set_name(path)}: {name}", cells, signature, digest(path)))
    return rows


def _auc(labels: NDArray[np.intp], scores: NDArray[np.float64], articles: Sequence[str]) -> Interval:
    def figure(drawn: NDArray[np.intp]) -> float | None:
        return roc_auc(labels[drawn], scores[drawn]) if 0 < labels[drawn].mean() < 1 else None

    return bootstrap(figure, articles)
