"""Coverage without a reference: what several origins report, the sides that speak, differences shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.answers import Answer, Article
from eval.metrics.matching import Match, UnitMatcher
from summarizer.language.support.alignment import align, terms
from summarizer.language.words.tokens import content_stems
from summarizer.language.words.verbatim import verbatim_words

_SAID = 0.5
_FEWEST_WORDS = 4
"""Content words of a sentence below which it reports nothing of its own."""


@dataclass(frozen=True, slots=True)
class Corroborated:
    """A sentence of a source that other origins report too."""

    article: str
    text: str
    origins: int
    """Other articles that say it in wording of their own."""
    said: Match
    """How well the brief says it."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How much of what several origins report a brief says; None where nothing is reported twice."""

    share: float | None
    """Mean of the probabilities that it is said, weighted by the number of other origins."""
    sentences: tuple[Corroborated, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who speaks in the sources, and who of them in the brief; None where nobody speaks."""

    share: float | None
    """Of the speakers, weighted by the number of articles in which they speak."""
    heard: tuple[str, ...]
    unheard: tuple[str, ...]


def corroboration(answer: Answer, matcher: UnitMatcher) -> Corroboration:
    """Look for the sentences that other articles report in other words, and for them in the brief.

    Args:
        answer: a brief with its sources.
        matcher: finds statements in texts.

    Returns:
        The weighted share with its evidence, best corroborated sentences first.
    """
    matcher.prepare([s for a in answer.articles for s in a.sentences], [answer.text])
    found = [
        (article, text, origins)
        for article in answer.articles
        for text, origins in _origins(article, answer.articles, matcher)
        if origins
    ]
    matches = matcher.match([text for _, text, _ in found], answer.text)
    listed = [
        Corroborated(article.name, text, origins, match)
        for (article, text, origins), match in zip(found, matches, strict=True)
    ]
    total = sum(c.origins for c in listed)
    share = sum(c.origins * c.said.probability for c in listed) / total if total else None
    return Corroboration(share, tuple(sorted(listed, key=lambda c: (-c.origins, c.article))))


def _origins(article: Article, articles: Sequence[Article], matcher: UnitMatcher) -> list[tuple[str, int]]:
    """For each sentence of an article how many others say it without copying it."""
    units = [s for s in article.sentences if len(content_stems(s)) >= _FEWEST_WORDS]
    counts = [0] * len(units)
    for other in articles:
        if other is article:
            continue
        for index, match in enumerate(matcher.match(units, other.text)):
            own_words = not verbatim_words(match.unit, [match.nearest])
            counts[index] += match.probability >= _SAID and own_words
    return list(zip(units, counts, strict=True))


def sides(speakers: Mapping[str, int], answer: Answer) -> Sides:
    """Find out who of those that speak in the sources has a say in the brief.

    Args:
        speakers: names, with the number of articles in which each speaks.
        answer: the brief.

    Returns:
        The weighted share, and the names.
    """
    told = [frozenset(content_stems(f"{s.speaker or ''} {s.text}")) for s in answer.sentences]
    heard = [name for name in speakers if _named(name, told)]
    total = sum(speakers.values())
    share = sum(speakers[name] for name in heard) / total if total else None
    return Sides(share, tuple(sorted(heard)), tuple(sorted(set(speakers) - set(heard))))


def differences_shown(
    wanted: Sequence[tuple[str, Sequence[str]]], answer: Answer
) -> tuple[tuple[str, bool], ...]:
    """Whether a brief shows known differences: at least two of their values, word for word or in other forms.

    Args:
        wanted: the point of each difference, and its values.
        answer: the brief.

    Returns:
        Each point, and whether it is shown.
    """
    rows = [*(tuple(values) for values in answer.values), tuple(s.text for s in answer.sentences)]
    return tuple(
        (point, any(sum(_is_in(value, row) for value in values) >= 2 for row in rows))
        for point, values in wanted
    )


def _named(name: str, told: Sequence[frozenset[str]]) -> bool:
    """Whether one sentence has the last word of a name, by which the press goes on calling people."""
    stems = content_stems(name)
    return bool(stems) and any(stems[-1] in found for found in told)


def _is_in(value: str, texts: Sequence[str]) -> bool:
    wanted = terms(value)
    return bool(wanted) and any(
        min(align(wanted, [found]).credits) >= 1 for text in texts if (found := terms(text))
    )
