"""Faithfulness: which sentences the sources support, whatever the brief cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.answers import Answer, Stated
from eval.metrics.citations import Judge
from summarizer.domain.brief import Verdict
from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import plain_sentences
from summarizer.language.words.tokens import words
from summarizer.ports import EntailmentModel, EntailmentPair, Judgement

MOST_WORDS = 220
"""A longer premise is cut to the sentences that speak of the hypothesis."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """A sentence beside the passages of the sources that come nearest to it."""

    passages: tuple[str, ...]
    judgement: Judgement

    @property
    def supported(self) -> bool | None:
        """Whether the passages support it; None where the judge gave no answer."""
        return _decision(self.judgement)


def ground(sentences: Sequence[Stated], answer: Answer, model: EntailmentModel) -> tuple[Grounded, ...]:
    """Look for each sentence's support in all sources together.

    Args:
        sentences: sentences of the brief.
        answer: the brief with its sources.
        model: the judge.

    Returns:
        One value a sentence, in order.
    """
    pool = [s for each in answer.articles for s in each.sentences]
    about = tuple(dict.fromkeys(a.about for a in answer.articles if a.about))
    passages = [(*(pool[i] for i in relevant(pool, s.text, MOST_WORDS)), *about) for s in sentences]
    pairs = [EntailmentPair(" ".join(p), s.text) for p, s in zip(passages, sentences, strict=True)]
    return tuple(Grounded(p, j) for p, j in zip(passages, model.judge(pairs), strict=True))


def by_citations(model: EntailmentModel) -> Judge:
    """The judge as citation metrics ask it: passages together, long ones cut to what is relevant."""

    def judge(questions: Sequence[tuple[tuple[str, ...], str]]) -> list[bool | None]:
        pairs = [EntailmentPair(_premise(passages, text), text) for passages, text in questions]
        return [_decision(j) for j in model.judge(pairs)]

    return judge


def _premise(passages: Sequence[str], hypothesis: str) -> str:
    whole = " ".join(" ".join(p.split()) for p in passages)
    if len(words(whole)) <= MOST_WORDS:
        return whole
    sentences = [s for p in passages for s in plain_sentences(p)]
    return " ".join(sentences[i] for i in relevant(sentences, hypothesis, MOST_WORDS))


def _decision(judgement: Judgement) -> bool | None:
    return None if judgement.support is None else judgement.support is Verdict.SUPPORTED
