"""Numbers, ages, times of day and dates that are likely to be of one point: a decision fitted to examples."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from summarizer.domain.claims import Claim, Conflict
from summarizer.domain.text import Document
from summarizer.stages.conflicts.aligning import nearest_to_each_other, told_together
from summarizer.stages.conflicts.context import Overlap
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import figures, with_nouns
from summarizer.stages.conflicts.number_features import Setting
from summarizer.stages.conflicts.number_groups import DAYS_APART, conflicts_among
from summarizer.stages.conflicts.number_kinds import meet
from summarizer.stages.conflicts.number_mention import NumberMention
from summarizer.stages.conflicts.number_vetoes import are_two_things
from summarizer.stages.conflicts.number_weights import BIAS, WEIGHTS

_LIKELY = 0.65
"""Least probability of being about one point: of unseen stories three of four are then right."""
_LEAST = 0.15
"""Cosine of two sentences below which they are of two things, whatever else is like."""


def likely_number_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document], weights: Mapping[str, float], judges: Judges
) -> list[Conflict]:
    """Find numbers, ages, times of day and dates of one point that exclude each other.

    Args:
        claims: all claims of the story, in a fixed order.
        documents: its documents by id.
        weights: rarity of stems in it.
        judges: models that compare sentences; without an embedder nothing is found, since the weights
            are fitted to its cosines.

    Returns:
        One conflict a point.
    """
    mentions = all_figures(claims, documents) if judges.embedder is not None else []
    if not mentions:
        return []
    setting = Setting(mentions, claims, weights, judges)
    scores = {pair: probability(setting.features(*pair)) for pair in setting.pairs()}
    told_in = [documents[m.claim.doc_id] for m in mentions]
    likely = {
        (i, j): Overlap(0, 0, scores[i, j])
        for i, j in nearest_to_each_other([d.doc_id for d in told_in], scores)
        if scores[i, j] >= _LIKELY
        and setting.nearness(i, j) >= _LEAST
        and not meet(mentions[i].amount, mentions[j].amount)
        and not setting.known_apart(i, j)
        and not are_two_things(mentions[i], mentions[j])
        and told_together(told_in[i], told_in[j], DAYS_APART)
    }
    return conflicts_among(mentions, likely, documents)


def all_figures(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[NumberMention]:
    """All that the claims of a story say in numbers.

    Args:
        claims: its claims, in a fixed order.
        documents: its documents by id.

    Returns:
        The numbers, by document and in order of claims.
    """
    found: list[NumberMention] = []
    for claim in claims:
        day = documents[claim.doc_id].published
        found += figures(claim, date.fromisoformat(day[:10]) if day else None)
    return with_nouns(found)


def probability(features: Mapping[str, float]) -> float:
    """How likely it is that two numbers are about one point.

    Args:
        features: as :meth:`Setting.features` gives them.

    Returns:
        A probability, as far as the stories that the weights are fitted to tell.
    """
    return 1 / (1 + math.exp(-BIAS - sum(WEIGHTS[name] * value for name, value in features.items())))
