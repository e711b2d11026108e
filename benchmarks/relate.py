"""How well wording and stories are found, on labelled data: `python -m benchmarks.relate DATA`.

DATA is a folder with `mds/` and `stories/`. `--sample N` says how many records of the larger
sets are used; the seed is fixed.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.cleaning import records
from summarizer.adapters.embed_transformers import TransformersEmbedder
from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.language.words.sentences import split_sentences
from summarizer.language.words.tokens import STOP_WORDS
from summarizer.ports import Embedder
from summarizer.stages.origins import find_origins
from summarizer.stages.stories import split_stories
from summarizer.wiring import find_weights, open_store

_EMBEDDER = "minilm-l6-v2"
_STORIES = ("basil.NOLIC", "g5w1h_gold.NOLIC", "g5w1h_news_cluster.NOLIC")
_COPIED = 6
"""Sentences of a passage that is copied, edited and put into another article."""
_BEGINNING = 600
"""Characters of a document that are embedded, as the pipeline does."""
_MARKS = '.,;:!?"“”()’‘'


def main() -> None:
    """Print one line a figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--sample", type=int, default=300)
    given = arguments.parse_args()
    store = open_store()
    embedder = TransformersEmbedder(find_weights(_EMBEDDER, store), _EMBEDDER)
    excerpts = labelled(records(given.data / "mds" / "neus.jsonl.gz"), "documents")
    articles = [
        pair
        for name in _STORIES
        for pair in labelled(records(given.data / "stories" / f"{name}.jsonl.gz"), "articles")
    ]
    for rate in (0.0, 0.1, 0.2):
        print(f"edited copy, {rate:.0%} of content words: character F1 {edited_copy(articles, rate):.3f}")
    print(f"excerpts of other outlets: {shared_wording(excerpts)}")
    chosen = set(seeded(3).sample(sorted({label for _, label in excerpts}), given.sample))
    print(f"stories of excerpts: {stories([pair for pair in excerpts if pair[1] in chosen], embedder)}")
    articles += labelled(records(given.data / "mds" / "diversesumm_articles.jsonl.gz"), "documents")
    print(f"stories of articles: {stories(articles, embedder)}")


def seeded(seed: int) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(seed)  # noqa: S311 -- it samples, it keeps no secret


def labelled(rows: Sequence[dict[str, Any]], key: str) -> list[tuple[Document, str]]:
    """Documents with the id of their story."""
    return [
        (
            document(a.get("title"), a.get("text") or "\n".join(a.get("paragraphs", ())), f"{row['id']}-{n}"),
            row["id"],
        )
        for row in rows
        for n, a in enumerate(row[key])
    ]


def document(title: str | None, text: str, path: str) -> Document:
    """A document of a title and one paragraph a line."""
    paragraphs = ((BlockKind.PARAGRAPH, line.strip()) for line in text.split("\n"))
    return make_document([(BlockKind.TITLE, title or ""), *paragraphs], path=path)


def edited_copy(articles: Sequence[tuple[Document, str]], rate: float, trials: int = 60) -> float:
    """Character F1 of the passages found where edited, reordered sentences stand in another article."""
    rng = seeded(1)
    bodies = [
        [p[start:end] for p in d.paragraphs for start, end in split_sentences(p)] for d, _ in articles[:153:3]
    ]
    vocabulary = [
        w for body in bodies[:10] for s in body for w in s.split() if w.islower() and w not in STOP_WORDS
    ]
    found = wanted = both = 0
    for _ in range(trials):
        source, host = rng.sample(bodies, 2)
        at = rng.randrange(max(1, len(source) - _COPIED + 1))
        passage = source[at : at + _COPIED]
        copy = [edited(sentence, rate, rng, vocabulary) for sentence in passage]
        rng.shuffle(copy)
        half = len(host) // 2
        first = framed(source[:at], passage, source[at + _COPIED :], "a")
        second = framed(host[:half], copy, host[half:], "b")
        gold = characters([passage_of(first, " ".join(passage)), passage_of(second, " ".join(copy))])
        shared = characters([p for o in find_origins([first, second]) for p in o.passages])
        found, wanted, both = found + len(shared), wanted + len(gold), both + len(shared & gold)
    return 2 * both / (found + wanted)


def framed(before: Sequence[str], passage: Sequence[str], after: Sequence[str], path: str) -> Document:
    """An article with a passage as a paragraph of its own."""
    return document(None, "\n".join(" ".join(part) for part in (before, passage, after)), path)


def passage_of(article: Document, text: str) -> Span:
    """Where a text stands in an article."""
    start = article.text.index(text)
    return Span(article.doc_id, start, start + len(text))


def characters(spans: Sequence[Span]) -> set[tuple[str, int]]:
    """All characters of some passages."""
    return {(s.doc_id, i) for s in spans for i in range(s.start, s.end)}


def edited(sentence: str, rate: float, rng: random.Random, vocabulary: Sequence[str]) -> str:
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


def shared_wording(excerpts: Sequence[tuple[Document, str]]) -> str:
    """In how many stories of excerpts any shared wording is found."""
    by_story = gathered(excerpts)
    found = sum(bool(find_origins(story)) for story in by_story.values())
    return f"shared wording in {found} of {len(by_story)} stories"


def gathered(pairs: Sequence[tuple[Document, str]]) -> dict[str, list[Document]]:
    """Distinct documents by story."""
    by_story: dict[str, dict[str, Document]] = defaultdict(dict)
    for each, label in pairs:
        by_story[label][each.doc_id] = each
    return {label: list(documents.values()) for label, documents in by_story.items()}


def stories(pairs: Sequence[tuple[Document, str]], embedder: Embedder) -> str:
    """BCubed F1 of a mixed pile, and how many stories stay one when given alone."""
    vectors = dict(
        zip(
            (d.doc_id for d, _ in pairs),
            embedder.embed([d.text[:_BEGINNING] or d.path for d, _ in pairs]),
            strict=True,
        )
    )
    labels = {d.doc_id: label for d, label in pairs}
    pile = list({d.doc_id: d for d, _ in pairs}.values())

    def split(documents: Sequence[Document]) -> list[list[str]]:
        rows = np.stack([vectors[d.doc_id] for d in documents])
        return [[d.doc_id for d in story] for story in split_stories(documents, rows)]

    whole = sum(len(split(story)) == 1 for story in gathered(pairs).values())
    precision, recall = bcubed(split(pile), labels)
    figure = 2 * precision * recall / (precision + recall)
    count = len(gathered(pairs))
    return f"BCubed F1 {figure:.3f} (P {precision:.3f}, R {recall:.3f}); {whole} of {count} stay one"


def bcubed(clusters: Sequence[Sequence[str]], labels: dict[str, str]) -> tuple[float, float]:
    """BCubed precision and recall (Bagga and Baldwin 1998)."""
    sizes = Counter(labels.values())
    precision = recall = 0.0
    for cluster in clusters:
        for label, count in Counter(labels[member] for member in cluster).items():
            precision += count * count / len(cluster)
            recall += count * count / sizes[label]
    return precision / len(labels), recall / len(labels)


if __name__ == "__main__":
    main()
