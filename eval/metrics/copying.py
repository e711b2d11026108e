"""How much of a brief is copied, new or said twice: plain counts of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from eval.metrics.answers import Answer, Stated, share
from summarizer.domain.brief import Method
from summarizer.language.words.quotations import inside, quotations
from summarizer.language.words.tokens import content_stems, words

NGRAMS = (1, 2, 3)
_SAME = 0.6
"""Share of the shorter sentence's content words that another sentence repeats, from which it is redundant."""


@dataclass(frozen=True, slots=True)
class Copying:
    """Figures of one brief; shares are None where there is nothing to divide by."""

    words: int
    """In headline, lead and body."""
    sentences: int
    longest_run: int
    """Most words in a row, none of them inside quotation marks, that one source has too."""
    longest_run_text: str
    novel: dict[int, float | None]
    """Share of the brief's word n-grams that no source has, by n."""
    redundancy: float | None
    """Share of body sentences whose content words an earlier one mostly has, or the other way round."""
    methods: dict[str, float]
    """Share of sentences that were written, trimmed or extracted, where the format says so."""


def copying(answer: Answer) -> Copying:
    """Measure how a brief's words relate to its sources and to each other."""
    sources = [_plain(a.text) for a in answer.articles]
    runs = [longest_run(s.text, sources) for s in answer.sentences]
    longest = max(runs, key=len, default=())
    return Copying(
        words=sum(len(words(s.text)) for s in answer.running),
        sentences=len(answer.sentences),
        longest_run=len(longest),
        longest_run_text=" ".join(longest),
        novel={n: novel_share([s.text for s in answer.sentences], sources, n) for n in NGRAMS},
        redundancy=share(repeats([s.text for s in answer.body])),
        methods=_methods(answer.sentences),
    )


def longest_run(text: str, sources: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The longest run of words that a source has too, outside quotation marks.

    Args:
        text: a sentence.
        sources: casefolded words of each source.

    Returns:
        The run's words; empty where no word is shared.

    >>> longest_run("He said the ferry sailed", [["the", "ferry", "sailed", "at", "noon"]])
    ('the', 'ferry', 'sailed')
    """
    best: tuple[str, ...] = ()
    stretches = _unquoted(text)
    for source in sources:
        for stretch in stretches:
            found = SequenceMatcher(None, stretch, source, autojunk=False).find_longest_match()
            if found.size > len(best):
                best = tuple(stretch[found.a : found.a + found.size])
    return best


def novel_share(texts: Iterable[str], sources: Iterable[Sequence[str]], n: int) -> float | None:
    """Share of the distinct word n-grams of some sentences that no source has; None without n-grams."""
    own = {gram for text in texts for gram in _ngrams(_plain(text), n)}
    theirs = {gram for source in sources for gram in _ngrams(source, n)}
    return len(own - theirs) / len(own) if own else None


def repeats(texts: Sequence[str]) -> list[bool]:
    """For each sentence whether an earlier one has most of its content words, or it most of that one's."""
    stems = [set(content_stems(text)) for text in texts]
    return [any(_same(own, earlier) for earlier in stems[:i]) for i, own in enumerate(stems)]


def _same(a: set[str], b: set[str]) -> bool:
    shorter = min(len(a), len(b))
    return bool(shorter) and len(a & b) / shorter >= _SAME


def _methods(sentences: Sequence[Stated]) -> dict[str, float]:
    told = [s.method for s in sentences if s.method is not None]
    return {m.value: told.count(m) / len(told) for m in Method} if told else {}


def _plain(text: str) -> list[str]:
    return [w.text.casefold() for w in words(text)]


def _ngrams(tokens: Sequence[str], n: int) -> Iterable[tuple[str, ...]]:
    return (tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def _unquoted(text: str) -> list[list[str]]:
    """Words between quotations, one list a stretch."""
    quoted = quotations(text)
    stretches: list[list[str]] = [[]]
    for word in words(text):
        if inside(quoted, word.start):
            stretches.append([])
        else:
            stretches[-1].append(word.text.casefold())
    return [s for s in stretches if s]
