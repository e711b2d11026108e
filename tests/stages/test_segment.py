"""Sentences and chunks of documents."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.adapters.split_rules import RuleSplitter
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Sentence, Span, make_document
from summarizer.stages.segment import chunk, segment

TITLE, DEK, BODY = BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH


class CountingParser:
    """A parser that finds no tokens and counts how often it is asked."""

    identity = ModelIdentity("parser", "none", "0")

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        self.batches.append(list(texts))
        return [Parse(text, ()) for text in texts]


FERRY = make_document(
    [
        (TITLE, "Ferry runs again. At last"),
        (DEK, "Brill waits"),
        (BODY, "It sailed. “Why now?” he said."),
        (BODY, "No."),
    ],
    path="ferry.txt",
)
STRIKE = make_document([(BODY, "Dockers left. They sang.")], path="strike.txt")


def test_every_block_gives_its_sentences_with_exact_offsets() -> None:
    found = segment([FERRY], RuleSplitter(), CountingParser())[FERRY.doc_id]
    assert [(s.text, s.index, s.block, s.kind) for s in found] == [
        ("Ferry runs again.", 0, 0, TITLE),
        ("At last", 1, 0, TITLE),
        ("Brill waits", 2, 1, DEK),
        ("It sailed.", 3, 2, BODY),
        ("“Why now?” he said.", 4, 2, BODY),
        ("No.", 5, 3, BODY),
    ]
    assert all(FERRY.quote(s.span) == s.text for s in found)


def test_all_documents_are_parsed_in_one_batch_and_keep_their_parse() -> None:
    parser = CountingParser()
    found = segment([FERRY, STRIKE], RuleSplitter(), parser)
    assert len(parser.batches) == 1
    assert list(found) == [FERRY.doc_id, STRIKE.doc_id]
    assert all(s.parse.text == s.text for own in found.values() for s in own)


def test_a_document_without_text_has_no_sentences() -> None:
    empty = make_document([], path="empty.txt")
    assert segment([empty], RuleSplitter(), CountingParser()) == {empty.doc_id: ()}


def sentence(doc_id: str, index: int, words: int) -> Sentence:
    text = " ".join(["word"] * words)
    return Sentence(
        Span(doc_id, index * 1000, index * 1000 + len(text)), text, index, 0, BODY, Parse(text, ())
    )


def count_words(text: str) -> int:
    return len(text.split())


def test_chunks_fill_up_to_the_budget() -> None:
    chunks = chunk([sentence("a", i, n) for i, n in enumerate([3, 4, 3, 5])], count_words, budget=10)
    assert [(c.tokens, [s.index for s in c.sentences]) for c in chunks] == [(10, [0, 1, 2]), (5, [3])]


def test_a_sentence_above_the_budget_is_a_chunk_of_its_own() -> None:
    chunks = chunk([sentence("a", i, n) for i, n in enumerate([2, 30, 2])], count_words, budget=10)
    assert [c.tokens for c in chunks] == [2, 30, 2]


def test_a_chunk_holds_sentences_of_one_document() -> None:
    chunks = chunk([sentence("a", 0, 1), sentence("b", 0, 1)], count_words, budget=10)
    assert [c.doc_id for c in chunks] == ["a", "b"]


def test_a_budget_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one token; the budget is 0"):
        chunk([], count_words, budget=0)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 12)), max_size=20), st.integers(1, 20))
def test_chunks_partition_the_sentences_within_the_budget(shape: list[tuple[bool, int]], budget: int) -> None:
    given_sentences = [sentence("a" if first else "b", i, n) for i, (first, n) in enumerate(shape)]
    chunks = chunk(given_sentences, count_words, budget)
    assert [s for c in chunks for s in c.sentences] == given_sentences
    assert all(c.tokens == sum(count_words(s.text) for s in c.sentences) for c in chunks)
    assert all(c.tokens <= budget or len(c.sentences) == 1 for c in chunks)
