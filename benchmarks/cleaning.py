"""How well pages are cleaned, on labelled data: `python -m benchmarks.cleaning DATA`.

DATA is a folder with `seeds/`, `cleaning/` and `stories/`. `--held-out` measures only every second
record of each set, `--development` only the others.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eval.labelled.records import records
from summarizer.adapters.embed_transformers import TransformersEmbedder
from summarizer.adapters.html_trafilatura import TrafilaturaExtractor
from summarizer.adapters.split_rules import RuleSplitter
from summarizer.domain.text import Document, RawArticle
from summarizer.ports import Embedder
from summarizer.stages.clean import clean
from summarizer.wiring import find_weights, open_store

_EMBEDDER = "minilm-l6-v2"
_SHINGLE = 4


def main() -> None:
    """Print one line a data set."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    half = arguments.add_mutually_exclusive_group()
    half.add_argument("--held-out", dest="start", action="store_const", const=1)
    half.add_argument("--development", dest="start", action="store_const", const=0)
    given = arguments.parse_args()
    part = slice(None) if given.start is None else slice(given.start, None, 2)
    embedder = TransformersEmbedder(find_weights(_EMBEDDER, open_store()), _EMBEDDER)
    seeds(given.data / "seeds", embedder)
    pages(list(records(given.data / "cleaning" / "scrapinghub_aeb.jsonl.gz"))[part], embedder)
    titles(list(records(given.data / "cleaning" / "newspaper4k_news.jsonl.gz"))[part], embedder)
    clean_articles(list(records(given.data / "stories" / "basil.NOLIC.jsonl.gz"))[part], embedder)


def timed_clean(articles: Sequence[RawArticle], embedder: Embedder) -> tuple[tuple[Document, ...], float]:
    """Cleaned articles and the seconds it took."""
    begin = time.perf_counter()
    documents = clean(articles, embedder, RuleSplitter())
    return documents, time.perf_counter() - begin


def seeds(folder: Path, embedder: Embedder) -> None:
    """Kept and foreign characters of each seed article against its gold, and its title and standfirst."""
    paths = sorted(folder.glob("*.txt"))
    documents, seconds = timed_clean([RawArticle(p.read_text(), p.name) for p in paths], embedder)
    print(f"seeds: {len(paths)} articles in {seconds:.1f} s")
    for path, document in zip(paths, documents, strict=True):
        gold = json.loads((folder / "gold_clean" / f"{path.stem}.json").read_text())
        wanted = Counter(" ".join(p.split()) for p in gold["paragraphs"])
        found = Counter(document.paragraphs)
        kept, foreign = characters(wanted & found), characters(found - wanted)
        print(
            f"  {path.stem[:3]} kept {kept / characters(wanted):.4f} "
            f"foreign {foreign / characters(found):.4f} "
            f"title {document.title == gold['title']} standfirst {document.standfirst == gold['dek']}"
        )


def characters(paragraphs: Counter[str]) -> int:
    """Number of characters of a bag of paragraphs."""
    return sum(len(p) * n for p, n in paragraphs.items())


def pages(rows: Sequence[dict[str, Any]], embedder: Embedder) -> None:
    """Shingle scores of web pages: the extractor alone, and with cleaning behind it."""
    extractor = TrafilaturaExtractor()
    articles = [extractor.extract(r["html"], r["id"]) or RawArticle("", r["id"]) for r in rows]
    documents, seconds = timed_clean(articles, embedder)
    gold = [r["gold_text"] for r in rows]
    bodies = ["\n".join(filter(None, (d.standfirst, *d.paragraphs))) for d in documents]
    print(f"pages: {len(rows)}, cleaned in {seconds:.1f} s (4-gram shingles: precision, recall, F1)")
    print("  extractor alone   ", shingle_scores(gold, [a.text for a in articles]))
    print("  extractor, cleaned", shingle_scores(gold, bodies))


def shingle_scores(gold: Iterable[str], found: Iterable[str]) -> str:
    """Precision, recall and F1 of 4-gram shingles; every page weighs the same."""
    true = false = missed = 0.0
    for wanted, got in zip(map(shingles, gold), map(shingles, found), strict=True):
        shared = (wanted & got).total()
        everything = wanted.total() + got.total() - shared
        if everything:
            true += shared / everything
            false += (got.total() - shared) / everything
            missed += (wanted.total() - shared) / everything
    return scores(true, false, missed)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text, counted."""
    own = re.findall(r"\w+", text)
    return Counter(tuple(own[i : i + _SHINGLE]) for i in range(max(1, len(own) - _SHINGLE + 1)) if own)


def scores(true: float, false: float, missed: float) -> str:
    """Precision, recall and F1 as text."""
    precision, recall = true / (true + false), true / (true + missed)
    return f"{precision:.4f} {recall:.4f} {2 * precision * recall / (precision + recall):.4f}"


def titles(rows: Sequence[dict[str, Any]], embedder: Embedder) -> None:
    """Titles and dates found in news pages."""
    extractor = TrafilaturaExtractor()
    articles = [extractor.extract(r["html"], r["id"]) or RawArticle("", r["id"]) for r in rows]
    documents, _ = timed_clean(articles, embedder)
    title = sum(same_title(r["title"], d.title) for r, d in zip(rows, documents, strict=True))
    dated = [(r, d) for r, d in zip(rows, documents, strict=True) if r.get("date")]
    date = sum(str(r["date"])[:10] == d.published for r, d in dated)
    print(f"news pages: title {title}/{len(rows)}, date {date}/{len(dated)}")


def same_title(wanted: str, found: str | None) -> bool:
    """Whether two titles have the same words."""
    return re.findall(r"\w+", wanted.casefold()) == re.findall(r"\w+", (found or "").casefold())


def clean_articles(rows: Sequence[dict[str, Any]], embedder: Embedder) -> None:
    """Share of clean articles' words that cleaning loses."""
    articles = [
        RawArticle("\n\n".join((a["title"], *a["paragraphs"])), a["id"]) for r in rows for a in r["articles"]
    ]
    documents, seconds = timed_clean(articles, embedder)
    total = sum(len(a.text.split()) for a in articles)
    lost = total - sum(len(d.text.split()) for d in documents)
    print(f"clean articles: {len(articles)}, {lost} of {total} words lost, {seconds:.1f} s")


if __name__ == "__main__":
    main()
