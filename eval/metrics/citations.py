"""Citation recall and precision as ALCE defines them (Gao, Yen, Yu and Chen 2023, section 3).

*Recall* of a sentence is 1 if the passages it cites, read together, entail it. A citation is *irrelevant* if
it alone does not entail the sentence while the others without it do; *precision* of a citation is 1 if
its sentence has recall 1 and it is not irrelevant. A sentence without citations has recall 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval.metrics.answers import Passage, Stated, share

Judge = Callable[[Sequence[tuple[tuple[str, ...], str]]], Sequence[bool | None]]
"""For each (passages, sentence) whether the passages together support the sentence; None: no answer."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One sentence judged by its own citations."""

    supported: bool | None
    """Recall: None where the judge gave no answer."""
    precise: tuple[bool, ...]
    """Precision of each citation, in order; empty where there are none or no answer."""


@dataclass(frozen=True, slots=True)
class CitationScores:
    """Citation quality of one brief; None where there is nothing to score."""

    recall: float | None
    """Mean over sentences."""
    precision: float | None
    """Mean over citations."""
    f1: float | None


@dataclass(frozen=True, slots=True)
class _Question:
    """A sentence with one reading of its citations: all, one alone, or all but one."""

    sentence: int
    citation: int
    passages: tuple[str, ...]


def judge_citations(sentences: Sequence[Stated], judge: Judge) -> tuple[Cited, ...]:
    """Judge every sentence by what it cites.

    Passages that only resolve a name or a date are read with every reading of the citations, and are
    not themselves scored.

    Args:
        sentences: the brief's sentences.
        judge: asked at most three times, with all questions of one kind at once.

    Returns:
        One value a sentence, in order.
    """
    together = [_Question(i, -1, _texts(s.passages)) for i, s in enumerate(sentences) if _evidence(s)]
    supported: dict[int, bool | None] = dict.fromkeys(range(len(sentences)), False)
    supported |= {q.sentence: answer for q, answer in _asked(together, sentences, judge)}
    several = [i for i, yes in supported.items() if yes and len(_evidence(sentences[i])) > 1]
    alone = [
        _Question(i, at, _texts(_only(sentences[i], at)))
        for i in several
        for at in range(len(_evidence(sentences[i])))
    ]
    insufficient = [q for q, yes in _asked(alone, sentences, judge) if not yes]
    rest = [
        _Question(q.sentence, q.citation, _texts(_without(sentences[q.sentence], q.citation)))
        for q in insufficient
    ]
    irrelevant = {(q.sentence, q.citation) for q, yes in _asked(rest, sentences, judge) if yes}
    return tuple(_cited(i, s, supported[i], irrelevant) for i, s in enumerate(sentences))


def citation_scores(cited: Iterable[Cited]) -> CitationScores:
    """Recall over sentences and precision over citations, with their harmonic mean."""
    found = tuple(cited)
    recall = share([c.supported for c in found])
    precision = share([p for c in found for p in c.precise])
    return CitationScores(recall, precision, harmonic_mean(recall, precision))


def harmonic_mean(a: float | None, b: float | None) -> float | None:
    """F1 of two shares; None if either is.

    >>> harmonic_mean(1.0, 0.5), harmonic_mean(0.0, 0.0), harmonic_mean(None, 1.0)
    (0.6666666666666666, 0.0, None)
    """
    if a is None or b is None:
        return None
    return 2 * a * b / (a + b) if a + b else 0.0


def _cited(index: int, sentence: Stated, supported: bool | None, irrelevant: set[tuple[int, int]]) -> Cited:
    if supported is None:
        return Cited(None, ())
    citations = range(len(_evidence(sentence)))
    return Cited(supported, tuple(supported and (index, at) not in irrelevant for at in citations))


def _asked(
    questions: Sequence[_Question], sentences: Sequence[Stated], judge: Judge
) -> list[tuple[_Question, bool | None]]:
    if not questions:
        return []
    answers = judge([(q.passages, sentences[q.sentence].text) for q in questions])
    return list(zip(questions, answers, strict=True))


def _evidence(sentence: Stated) -> list[Passage]:
    return [p for p in sentence.passages if p.supports]


def _texts(passages: Iterable[Passage]) -> tuple[str, ...]:
    """What is read: the passages, and once each whose reports they stand in."""
    read = tuple(passages)
    return (*(p.text for p in read), *dict.fromkeys(p.about for p in read if p.about))


def _only(sentence: Stated, at: int) -> list[Passage]:
    kept = _evidence(sentence)[at]
    return [p for p in sentence.passages if not p.supports or p is kept]


def _without(sentence: Stated, at: int) -> list[Passage]:
    left = _evidence(sentence)[at]
    return [p for p in sentence.passages if p is not left]
