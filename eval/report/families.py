"""Which metrics stand side by side: no figure of faithfulness without coverage and copying beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from eval.report.runs import Metric
from eval.running.measures import HEADLINE, METRICS


class Family(StrEnum):
    """What a metric is about."""

    FAITHFULNESS = "Faithfulness"
    COVERAGE = "Coverage"
    COPYING = "Copying"
    OTHER = "Language and form"


_WORDS = {
    Family.COPYING: re.compile(r"cop(y|ied)|novel|extract|trimmed|share[ _]written", re.I),
    Family.FAITHFULNESS: re.compile(r"faithful|support|citation|by[ _]sources", re.I),
    Family.COVERAGE: re.compile(
        r"cover|\bunits?\b|units?_|_units?|nugget|rouge|origins|\bsides|differences|conflicts|reference", re.I
    ),
}
_ORDER = {key: place for place, key in enumerate(METRICS)}
WHY = {
    Family.FAITHFULNESS: "whether sentences are supported",
    Family.COVERAGE: "whether anything of what should be said is missing",
    Family.COPYING: "whether the brief only repeats its sources",
}
"""What goes unseen without a family."""


def family(metric: Metric) -> Family:
    """The family of a metric, by the words of its key and title.

    >>> family(Metric("novel_bigrams", "Novel bigrams", None, {})).value
    'Copying'
    >>> family(Metric("citation_recall", "Citation recall", True, {})).value
    'Faithfulness'
    """
    text = f"{metric.key} {metric.title}"
    return next((f for f, pattern in _WORDS.items() if pattern.search(text)), Family.OTHER)


def by_family(metrics: Iterable[Metric]) -> dict[Family, list[Metric]]:
    """The metrics of each family in the order of their definition; families without any are left out."""
    found: dict[Family, list[Metric]] = {f: [] for f in Family}
    for metric in sorted(metrics, key=_place):
        found[family(metric)].append(metric)
    return {f: listed for f, listed in found.items() if listed}


def leading(metrics: Iterable[Metric]) -> list[Metric]:
    """The metrics of the leaderboard: those a run shows, and the first of every other family."""
    return [
        metric
        for listed in by_family(metrics).values()
        for metric in ([m for m in listed if m.key in HEADLINE] or listed[:1])
    ]


def _place(metric: Metric) -> tuple[int, str]:
    return (_ORDER.get(metric.key, len(_ORDER)), metric.key)
