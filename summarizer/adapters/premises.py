"""What entailment models share: a hypothesis sentence by sentence, and the passages each is read beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import plain_sentences
from summarizer.language.words.tokens import words
from summarizer.ports import EntailmentPair, Judgement

_CASELESS = re.compile(r"(?<=[.!?])\s+")
_SHOWN = 80
_LONGEST_PART = 120
"""Words; a longer stretch without a full stop is read piece by piece."""


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[str, ...]:
    """Sentences of a text in plain white space; where nothing is capitalised, every full stop ends one."""
    if text.islower():
        found = tuple(" ".join(s.split()) for s in _CASELESS.split(text) if s.strip())
    else:
        found = plain_sentences(text)
    return tuple(piece for sentence in found for piece in _pieces(sentence))


def _pieces(sentence: str) -> list[str]:
    tokens = sentence.split(" ")
    return [" ".join(tokens[at : at + _LONGEST_PART]) for at in range(0, len(tokens), _LONGEST_PART)]


def digest(sentences: Sequence[str], part: str, most: int) -> str:
    """The sentences of a premise that speak of a part of a hypothesis, ``most`` words of them, in order."""
    return " ".join(sentences[i] for i in relevant(sentences, part, most))


def wordless(pair: EntailmentPair) -> Judgement:
    """No verdict, because one side of a pair has no words."""
    if words(pair.premise):
        return Judgement(None, None, None, "the hypothesis has no words to look for")
    return Judgement(None, None, None, "the premise has no words to compare with")


def in_short(sentence: str) -> str:
    """The beginning of a sentence, to be named in a reason."""
    return f"{sentence[:_SHOWN]}{'…' if len(sentence) > _SHOWN else ''}"
