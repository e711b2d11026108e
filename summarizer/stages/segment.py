"""Sentences of documents with their parse, and chunks of sentences within a token budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from summarizer.domain.syntax import Parse
from summarizer.domain.text import Block, Chunk, Document, Sentence, Span
from summarizer.ports import Parser, SentenceSplitter


def segment(
    documents: Sequence[Document], splitter: SentenceSplitter, parser: Parser
) -> dict[str, tuple[Sentence, ...]]:
    """Find and parse the sentences of every document.

    Titles and standfirsts are sentences too. All sentences of all documents are parsed in one batch.

    Args:
        documents: documents with different ids.
        splitter: finds the sentences of a block.
        parser: analyses them.

    Returns:
        The sentences of each document in order, by ``doc_id``, in the order of ``documents``.
    """
    found = split(documents, splitter)
    return with_parses(found, [s.span for own in found.values() for s in own], parser)


def split(documents: Sequence[Document], splitter: SentenceSplitter) -> dict[str, tuple[Sentence, ...]]:
    """Find the sentences of every document without analysing them.

    Args:
        documents: documents with different ids.
        splitter: finds the sentences of a block.

    Returns:
        As :func:`segment`, but every parse is without tokens.
    """
    sentences: dict[str, list[Sentence]] = {document.doc_id: [] for document in documents}
    for document in documents:
        own = sentences[document.doc_id]
        for number, block in enumerate(document.blocks):
            for span in _spans(document, block, splitter):
                text = document.quote(span)
                own.append(Sentence(span, text, len(own), number, block.kind, Parse(text, ())))
    return {doc_id: tuple(own) for doc_id, own in sentences.items()}


def with_parses(
    sentences: Mapping[str, Sequence[Sentence]], wanted: Iterable[Span], parser: Parser
) -> dict[str, tuple[Sentence, ...]]:
    """Analyse some of the sentences, in one batch.

    Args:
        sentences: of each document, by ``doc_id``.
        wanted: spans of the sentences to analyse.
        parser: analyses them.

    Returns:
        All the sentences, those wanted with their parse.
    """
    chosen = set(wanted)
    texts = [s.text for own in sentences.values() for s in own if s.span in chosen]
    parses = iter(parser.parse(texts))
    return {
        doc_id: tuple(replace(s, parse=next(parses)) if s.span in chosen else s for s in own)
        for doc_id, own in sentences.items()
    }


def chunk(
    sentences: Sequence[Sentence], count_tokens: Callable[[str], int], budget: int
) -> tuple[Chunk, ...]:
    """Partition sentences into chunks of consecutive sentences of one document.

    Args:
        sentences: sentences in reading order; those of one document stand together.
        count_tokens: number of tokens of a text.
        budget: most tokens of a chunk, at least 1; a chunk's size is the sum of its sentences' sizes.

    Returns:
        Chunks that hold every sentence once and in order. Only a chunk of a single sentence may be
        larger than the budget.

    Raises:
        ValueError: if the budget is below 1.
    """
    if budget < 1:
        raise ValueError(f"a chunk needs room for at least one token; the budget is {budget}")
    chunks: list[Chunk] = []
    for doc_id, own in groupby(sentences, key=lambda sentence: sentence.span.doc_id):
        pending: list[Sentence] = []
        size = 0
        for sentence in own:
            tokens = count_tokens(sentence.text)
            if pending and size + tokens > budget:
                chunks.append(Chunk(doc_id, tuple(pending), size))
                pending, size = [], 0
            pending.append(sentence)
            size += tokens
        chunks.append(Chunk(doc_id, tuple(pending), size))
    return tuple(chunks)


def _spans(document: Document, block: Block, splitter: SentenceSplitter) -> list[Span]:
    text = document.text[block.start : block.end]
    return [
        Span(document.doc_id, block.start + start, block.start + end) for start, end in splitter.split(text)
    ]
