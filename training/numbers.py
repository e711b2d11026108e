"""Fit the decision whether two numbers are about one point: `python -m training.numbers --help`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from eval.gold.suite import Story, load_suite
from eval.metrics.conflict_matching import touch
from eval.stages.conflicts.suite import passages_of
from eval.stages.told import read_articles, tell
from summarizer.domain.claims import Claim
from summarizer.domain.text import Document, Span
from summarizer.stages.conflicts import Judges, in_order, number_weights
from summarizer.stages.conflicts.context import rarity
from summarizer.stages.conflicts.likely_numbers import all_figures
from summarizer.stages.conflicts.number_features import Setting
from summarizer.stages.conflicts.number_kinds import meet
from summarizer.stages.conflicts.number_mention import NumberMention
from summarizer.wiring import Summarizer
from training.command import run

_FILE = Path(number_weights.__file__)
_C = 0.05
"""Inverse strength of the penalty, chosen by cross-validation over folders of stories."""

Sides = Sequence[Sequence[Span]]
"""The passages of each value of a labelled difference."""


class Example(NamedTuple):
    """Two numbers that exclude each other, and whether a labelled difference sets them against each other."""

    features: Mapping[str, float]
    right: bool


def fit(
    stories: Annotated[list[Path], typer.Argument(help="Folders of stories with labelled differences.")],
    out: Annotated[Path, typer.Option("--out", help="The module of weights.")] = _FILE,
) -> None:
    """A logistic model of the features, whatever their scale."""
    summarizer = Summarizer.from_config("extractive")
    found: list[Example] = []
    for root in stories:
        for story in load_suite(root):
            found += _read(story, summarizer)
        sys.stderr.write(f"{root}: {len(found)} pairs of numbers so far\n")
    bias, weights = fitted(found)
    out.write_text(as_module(bias, weights), encoding="utf-8")
    sys.stderr.write(f"written to {out}\n")


def _read(story: Story, summarizer: Summarizer) -> list[Example]:
    documents = read_articles([article.path for article in story.articles], summarizer)
    names = {a.path.name: d for a, d in zip(story.articles, documents, strict=True)}
    told = tell(documents, summarizer.backends)
    labelled = [[passages_of(v.support, names) for v in c.values] for c in story.conflicts]
    by_id = {d.doc_id: d for d in documents}
    claims = in_order(told.groups, told.asides)
    return list(examples(claims, by_id, labelled, Judges(summarizer.backends.embedder)))


def examples(
    claims: Sequence[Claim], documents: Mapping[str, Document], labelled: Sequence[Sides], judges: Judges
) -> Iterator[Example]:
    """The pairs of numbers of a story that tell something of the decision.

    Args:
        claims: all its claims, in a fixed order.
        documents: its documents by id.
        labelled: its differences.
        judges: models that compare sentences.

    Yields:
        Pairs of which both numbers stand in the quoted passages of a difference, as right, and those whose
        sentences no difference sets against each other, as wrong; others may be either and are left out.
    """
    mentions = all_figures(claims, documents)
    if not mentions:
        return
    setting = Setting(mentions, claims, rarity(claims), judges)
    places = [(_place(m, documents[m.claim.doc_id]),) for m in mentions]
    for i, j in setting.pairs():
        if meet(mentions[i].amount, mentions[j].amount):
            continue
        right = any(_set_against(places[i], places[j], sides) for sides in labelled)
        told = mentions[i].claim.evidence, mentions[j].claim.evidence
        if right or not any(_set_against(*told, sides) for sides in labelled):
            yield Example(setting.features(i, j), right)


def _place(mention: NumberMention, document: Document) -> Span:
    """Where a number stands in its article, or the start of its sentence where the claim's text differs."""
    start = mention.claim.evidence[0].start
    at = max(start, document.text.find(mention.quantity.text, start + mention.quantity.start))
    return Span(document.doc_id, at, at + len(mention.quantity.text))


def _set_against(a: Sequence[Span], b: Sequence[Span], sides: Sides) -> bool:
    """Whether two passages stand in passages of two values of a difference."""
    return any(touch(a, one) and touch(b, other) for one, other in permutations(sides, 2))


def fitted(found: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """The bias and weights of a logistic model.

    Args:
        found: examples of both sorts.

    Returns:
        The weights of the features as they are, not scaled.
    """
    names = sorted(found[0].features)
    rows = np.array([[example.features[name] for name in names] for example in found])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_C, max_iter=2000))
    model.fit(rows, [example.right for example in found])
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    bias = float(logistic.intercept_[0] - weights @ scaler.mean_)
    return round(bias, 4), {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def as_module(bias: float, weights: Mapping[str, float]) -> str:
    """The weights as the module that the package reads them from."""
    lines = "\n".join(f'    "{name}": {weights[name]},' for name in sorted(weights))
    return (
        '"""What speaks for two numbers being about one point: fitted by ``training.numbers``."""\n\n'
        "from __future__ import annotations\n\nfrom types import MappingProxyType\n\n"
        f"BIAS = {bias}\nWEIGHTS = MappingProxyType({{\n{lines}\n}})  # fmt: skip\n"
    )


if __name__ == "__main__":
    run(fit)
