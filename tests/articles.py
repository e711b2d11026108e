"""Invented articles, cut into parsed sentences."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.text import Document, Sentence
from summarizer.language.words.sentences import split_sentences
from summarizer.ports import Parser
from summarizer.stages.segment import segment


class _Splitter:
    def split(self, text: str) -> list[tuple[int, int]]:
        return split_sentences(text)


def sentences_of(document: Document, parser: Parser) -> tuple[Sentence, ...]:
    """The parsed sentences of one article."""
    return segment([document], _Splitter(), parser)[document.doc_id]


def all_sentences(documents: Sequence[Document], parser: Parser) -> dict[str, tuple[Sentence, ...]]:
    """The parsed sentences of several articles."""
    return segment(documents, _Splitter(), parser)
