"""Agency copy and shared quotations made from labelled articles: what is shared is known."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.language.words.sentences import split_sentences
from summarizer.language.words.tokens import STOP_WORDS

COPIED = 6
"""Sentences of a passage that is copied, edited, reordered and put into another article."""
_MARKS = '.,;:!?"“”()’‘'


class Copy(NamedTuple):
    """Two articles and the passages in which one is a copy of the other."""

    documents: tuple[Document, Document]
    shared: tuple[Span, Span]


def sentences_of(document: Document) -> list[str]:
    """The sentences of an article's body."""
    return [p[start:end] for p in document.paragraphs for start, end in split_sentences(p)]


def make_copy(
    source: Sequence[str], host: Sequence[str], rate: float, vocabulary: Sequence[str], rng: random.Random
) -> Copy:
    """Put edited sentences of one article, in another order, into the middle of another.

    Args:
        source: the sentences of the article that is copied.
        host: the sentences of the article that copies.
        rate: share of content words that are substituted, or deleted, or have one inserted before them.
        vocabulary: words to insert and substitute.
        rng: chance.
    """
    at = rng.randrange(max(1, len(source) - COPIED + 1))
    passage = source[at : at + COPIED]
    copy = [_edited(sentence, rate, rng, vocabulary) for sentence in passage]
    rng.shuffle(copy)
    half = len(host) // 2
    first, own = _framed(source[:at], passage, source[at + COPIED :], "a")
    second, edited = _framed(host[:half], copy, host[half:], "b")
    return Copy((first, second), (own, edited))


def share_quotation(quotation: str, first: Sequence[str], second: Sequence[str]) -> tuple[Document, Document]:
    """Two articles that report the same words of a speaker, each in its own way."""
    told = (f"“{quotation}” the mayor told reporters.", f"There was one more thing to say: “{quotation}”")
    halves = len(first) // 2, len(second) // 2
    a, _ = _framed(first[: halves[0]], [told[0]], first[halves[0] :], "a")
    b, _ = _framed(second[: halves[1]], [told[1]], second[halves[1] :], "b")
    return a, b


def vocabulary_of(bodies: Sequence[Sequence[str]]) -> list[str]:
    """The content words of some articles, without names."""
    return [w for body in bodies for s in body for w in s.split() if w.islower() and w not in STOP_WORDS]


def _framed(
    before: Sequence[str], passage: Sequence[str], after: Sequence[str], path: str
) -> tuple[Document, Span]:
    """An article with a passage as a paragraph of its own, and where that stands."""
    parts = [" ".join(part) for part in (before, passage, after)]
    document = make_document([(BlockKind.PARAGRAPH, part) for part in parts if part], path=path)
    start = document.text.index(parts[1])
    return document, Span(document.doc_id, start, start + len(parts[1]))


def _edited(sentence: str, rate: float, rng: random.Random, vocabulary: Sequence[str]) -> str:
    """Substitute, insert or delete content words, each with a third of ``rate``; punctuation stays."""
    kept: list[str] = []
    for word in sentence.split(" "):
        core = word.strip(_MARKS)
        if not core.isalpha() or core.casefold() in STOP_WORDS or rng.random() >= rate:
            kept.append(word)
            continue
        new = rng.choice(vocabulary)
        edit = rng.randrange(3)
        if edit == 0:
            kept.append(f"{new} {word}")
        elif edit == 1 or word != core:
            kept.append(word.replace(core, new))
    return " ".join(kept)
