"""Sentence splitting by the rules of :mod:`summarizer.language.words.sentences`."""

from __future__ import annotations

from summarizer.language.words.sentences import split_sentences


class RuleSplitter:
    """A sentence splitter without a model (see docs/decisions/sentence-splitting.md)."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Offsets of the sentences of one block, in order, without surrounding white space."""
        return split_sentences(text)
