"""Labelled texts as the program sees them: blocks, sentences and parses with the corpus's own offsets."""

from __future__ import annotations

import re

from summarizer.adapters.split_rules import RuleSplitter
from summarizer.config import DEFAULT, load_settings
from summarizer.domain.text import Block, BlockKind, Document, Sentence
from summarizer.ports import Embedder, Parser
from summarizer.stages.segment import segment
from summarizer.wiring import find_weights, open_store

_LINE = re.compile(r"[^\n]+")


def load_parser() -> Parser:
    """The parser of the default profile."""
    from summarizer.adapters.parse_spacy import SpacyParser

    name = load_settings(DEFAULT).parser.model
    return SpacyParser(find_weights(name, open_store()), name)


def load_embedder() -> Embedder:
    """The embedder of the default profile."""
    from summarizer.adapters.embed_transformers import TransformersEmbedder

    name = load_settings(DEFAULT).embedder.model
    return TransformersEmbedder(find_weights(name, open_store()), name)


def as_document(name: str, text: str) -> Document:
    """A labelled text as a document with a block a line, the first one its title.

    Args:
        name: its identifier in the data.
        text: its text, kept character for character so that labelled offsets stay right.

    Returns:
        The document.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    kinds = [BlockKind.TITLE, *([BlockKind.PARAGRAPH] * len(lines))]
    blocks = tuple(Block(kind, *line) for kind, line in zip(kinds, lines, strict=False))
    return Document(name, text, blocks, name)


def sentences_of(document: Document, parser: Parser) -> tuple[Sentence, ...]:
    """The parsed sentences of one document."""
    return segment([document], RuleSplitter(), parser)[document.doc_id]
