"""What a value in a sentence is about: the words near it in the syntax tree, weighed by rarity."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.domain.claims import Claim
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis
from summarizer.language.words.demonyms import same_country
from summarizer.language.words.thesaurus import is_calendar_word, same_sense
from summarizer.language.words.tokens import STOP_WORDS, content_stems, stem

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ"}
_LINKS = {"ADP", "PART", "SCONJ"}
"""Words that only join others: passing them is no step."""
_BESIDES = frozenset("other another further more additional".split())
"""With these there is none, or nobody, but those who are told of."""
LIGHT = frozenset("be have do go get make take come say tell use include such many much".split())


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two contexts share."""

    count: int
    plain: int
    """Shared words that are no names."""
    share: float
    """Weight of the shared words over that of the context with less."""


def rarity(claims: Iterable[Claim]) -> Mapping[str, float]:
    """Weight of each stem: the more claims of the story use it, the less it tells."""
    texts = [set(content_stems(claim.text)) for claim in claims]
    frequency = Counter(s for stems in texts for s in stems)
    return {s: math.log(1 + len(texts) / n) for s, n in frequency.items()}


def near(analysis: Analysis, index: int, reach: int, skipped: Iterable[int] = ()) -> tuple[int, ...]:
    """Content words within ``reach`` steps of a token in the syntax tree, in order.

    Args:
        analysis: an analysed sentence.
        index: the token.
        reach: most steps to a word.
        skipped: tokens that are part of the value itself.

    Returns:
        Token indexes; function words, numbers, verbs of saying and calendar words are left out.
    """
    distance = {index: 0}
    pending = deque([index])
    while pending:
        here = pending.popleft()
        for beside in (*analysis.children[here], analysis.tokens[here].head):
            link = analysis.tokens[beside].pos in _LINKS
            steps = distance[here] + (not link)
            if beside not in distance and steps <= reach:
                distance[beside] = steps
                (pending.appendleft if link else pending.append)(beside)
    out = {index, *skipped}
    return tuple(i for i in sorted(distance) if i not in out and is_content(analysis, i))


def is_content(analysis: Analysis, index: int) -> bool:
    """Whether a token tells something: no function word, number, verb of saying or calendar word."""
    token = analysis.tokens[index]
    if token.pos not in _CONTENT or is_calendar_word(token.text):
        return False
    lemma = token.lemma.casefold()
    return lemma not in LIGHT and lemma not in SAYING and token.text.casefold() not in STOP_WORDS


def names_more(analysis: Analysis, noun: int) -> bool:
    """Whether a noun is of those besides the ones told of: "no other victims"."""
    return any(analysis.tokens[c].text.casefold() in _BESIDES for c in analysis.children[noun])


def overlap(
    a: Sequence[tuple[str, bool]], b: Sequence[tuple[str, bool]], weights: Mapping[str, float]
) -> Overlap:
    """Compare two contexts.

    Args:
        a: words of one, each with whether it is a name.
        b: words of the other.
        weights: weight of each stem, as :func:`rarity` gives it.

    Returns:
        What they share; synonyms and a country's names and people count as equal.
    """
    total = min(_weight(a, weights), _weight(b, weights))
    shared = {word: name for word, name in a if any(same_word(word, name, *other) for other in b)}
    weight = _weight(list(shared.items()), weights)
    plain = sum(not name for name in shared.values())
    return Overlap(len(shared), plain, weight / total if total else 0.0)


def _weight(words: Sequence[tuple[str, bool]], weights: Mapping[str, float]) -> float:
    stems = {stem(word) for word, _ in words}
    return sum(weights.get(s, 1.0) for s in sorted(stems))


def same_word(a: str, a_is_name: bool, b: str, b_is_name: bool) -> bool:
    """Whether two words of contexts mean the same."""
    if stem(a) == stem(b):
        return True
    if a_is_name or b_is_name:
        return a_is_name and b_is_name and (same_country(a, b) or same_name(a, b))
    return same_sense(a, b)


def as_words(analysis: Analysis, indexes: Iterable[int]) -> tuple[tuple[str, bool], ...]:
    """Words of a context, each with whether it is a name."""
    tokens = (analysis.tokens[i] for i in indexes)
    return tuple((t.text, t.text[0].isupper() and (t.pos in {"PROPN", "ADJ"} or t.start > 0)) for t in tokens)


def verbs_above(analysis: Analysis, index: int) -> Iterator[int]:
    """The nearest verb above a token, and the verbs of clauses that describe it."""
    above = (i for i in analysis.chain(index) if analysis.tokens[i].pos in {"VERB", "AUX"})
    yield from list(above)[:1]
    yield from analysis.dependents(index, "relcl", "acl")


def text_between(analysis: Analysis, first: int, last: int) -> str:
    """The text from token ``first`` up to and including token ``last``."""
    return analysis.parse.text[analysis.tokens[first].start : analysis.tokens[last].end]
