"""SummHay: a question about a haystack of documents, with the insights that an answer should hold.

A system gets what a retriever finds for the question, as in the benchmark's retrieval setting (Laban,
Fabbri, Xiong and Wu 2024): the paragraphs nearest to the question, up to a number of words, each under its
own document. Retrieval belongs to the harness; every system is given the same excerpts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eval.datasets.items import Item, file_name
from eval.labelled.parsing import load_embedder
from eval.labelled.records import records
from eval.metrics.coverage import Unit
from eval.scoring.score import Gold
from summarizer.domain.text import RawArticle
from summarizer.errors import UsageError
from summarizer.ports import Embedder

if TYPE_CHECKING:
    from eval.datasets.spec import SuiteSpec

EXCERPT_WORDS = 11_000
"""Most words retrieved for a question: about the 15,000 tokens that the benchmark lets retrievers pass on."""


class Insight(NamedTuple):
    """What an answer should say, and the documents that say it."""

    text: str
    documents: frozenset[str]


class _Paragraph(NamedTuple):
    document: int
    text: str


def retrieved(spec: SuiteSpec) -> Iterator[Item]:
    """One item a question: excerpts of the whole haystack.

    Raises:
        UsageError: if questions or documents cannot be read.
    """
    yield from _items(spec, only_gold=False)


def oracle(spec: SuiteSpec) -> Iterator[Item]:
    """One item a question: excerpts of those documents alone that hold one of its insights.

    Raises:
        UsageError: if questions or documents cannot be read.
    """
    yield from _items(spec, only_gold=True)


def insights_of(path: Path) -> dict[str, tuple[Insight, ...]]:
    """The insights of every question, by the id of its item.

    Raises:
        UsageError: if the file holds other records.
    """
    return {file_name(str(r.get("id"))): _insights(r, path) for r in records(path)}


def excerpts(question: str, texts: Sequence[str], embedder: Embedder, words: int) -> list[str]:
    """The paragraphs nearest to a question, in their documents' order.

    Args:
        question: what is asked.
        texts: the documents; paragraphs are parted by empty lines.
        embedder: tells how near a paragraph is.
        words: most words of all excerpts together.

    Returns:
        For each document its nearest paragraphs, an empty text where none is near enough to be taken. The
        first paragraph that does not fit ends the choice.
    """
    pool = [_Paragraph(n, p) for n, text in enumerate(texts) for p in _paragraphs(text)]
    nearness = embedder.embed([p.text for p in pool]) @ embedder.embed([question])[0]
    ranked = sorted(range(len(pool)), key=lambda i: (-float(nearness[i]), pool[i].text, pool[i].document))
    chosen: set[int] = set()
    for index in ranked:
        words -= len(pool[index].text.split())
        if words < 0:
            break
        chosen.add(index)
    kept = [pool[i] for i in sorted(chosen)]
    return ["\n\n".join(p.text for p in kept if p.document == n) for n in range(len(texts))]


def _items(spec: SuiteSpec, *, only_gold: bool) -> Iterator[Item]:
    if not spec.path:
        raise UsageError(f"suite {spec.name!r}: name the file of the questions as path.")
    path = Path(spec.path)
    embedder = load_embedder()
    haystacks: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for record in records(path):
        try:
            place = record["documents"]["file"], record["documents"]["haystack"]
            question = str(record["extra"]["query"])
        except (KeyError, TypeError) as error:
            raise UsageError(f"{path}: a record names no question or no haystack ({error}).") from error
        if place not in haystacks:
            haystacks[place] = _documents(path.parent / place[0], place[1])
        insights = _insights(record, path)
        wanted = {d for i in insights for d in i.documents} if only_gold else None
        articles = _articles(question, haystacks[place], wanted, embedder)
        gold = Gold(units=tuple(Unit(i.text) for i in insights))
        yield Item(file_name(str(record["id"])), place[1], question, articles, gold)


def _articles(
    question: str, documents: Sequence[Mapping[str, Any]], wanted: Collection[str] | None, embedder: Embedder
) -> tuple[RawArticle, ...]:
    chosen = [d for d in documents if wanted is None or d["doc_id"] in wanted]
    texts = excerpts(question, [str(d["text"]) for d in chosen], embedder, EXCERPT_WORDS)
    return tuple(
        RawArticle(text, path=str(d["doc_id"]), outlet=str(d["source"]) if d.get("source") else None)
        for d, text in zip(chosen, texts, strict=True)
        if text
    )


def _documents(path: Path, haystack: str) -> list[Mapping[str, Any]]:
    for record in records(path):
        if record.get("haystack") == haystack:
            return list(record["documents"])
    raise UsageError(f"{path} holds no haystack {haystack!r}.")


def _insights(record: Mapping[str, Any], path: Path) -> tuple[Insight, ...]:
    try:
        found = record["extra"]["insights"]
        return tuple(Insight(str(i["insight"]), frozenset(map(str, i["documents"]))) for i in found)
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path}: a record holds no insights with their documents ({error}).") from error


def _paragraphs(text: str) -> Iterator[str]:
    yield from (p.strip() for p in text.split("\n\n") if p.strip())
