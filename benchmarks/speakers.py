"""How well reporting verbs and their sources are found, on a corpus of annotated attributions.

Run ``python -m benchmarks.speakers CORPUS.jsonl.gz [--half dev|test] [--documents N]``. The corpus has one
article a line: ``id``, ``text`` and ``attributions`` with ``source``, ``cue`` and ``content`` as lists of
``{start, end}`` in the text. The half is drawn by the digest of the article's id, so that rules can be
worked out on one half and reported on the other.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.adapters.model_store import default_store
from summarizer.adapters.parse_spacy import SpacyParser
from summarizer.domain.text import Block, BlockKind, Document, Sentence
from summarizer.language.people.reporting import JUDGING, SAYING
from summarizer.language.people.speakers import Statement, attributions
from summarizer.language.words.sentences import split_sentences
from summarizer.ports import Parser
from summarizer.stages.segment import segment

PARSER = "spacy-en-core-web-sm-3.8.0"
_LINE = re.compile(r"[^\n]+")


class _Splitter:
    def split(self, text: str) -> list[tuple[int, int]]:
        return split_sentences(text)


def load(corpus: Path, half: str, limit: int) -> Iterator[dict[str, Any]]:
    """The first articles of one half of the corpus."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        for record in records:
            digest = int(hashlib.sha256(record["id"].encode()).hexdigest(), 16)
            if ("dev", "test")[digest % 2] == half and limit > 0:
                limit -= 1
                yield record


def document_of(record: dict[str, Any]) -> Document:
    """An article with a block a line, so that offsets stay those of the corpus."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(record["text"])]
    kinds = [BlockKind.TITLE, *([BlockKind.PARAGRAPH] * len(lines))]
    blocks = tuple(Block(kind, *line) for kind, line in zip(kinds, lines, strict=False))
    return Document(record["id"], record["text"], blocks, record["id"])


def score(record: dict[str, Any], parser: Parser) -> Counter[str]:
    """Count gold attributions, those found, and those with the right source, of one article."""
    document = document_of(record)
    sentences = segment([document], _Splitter(), parser)[document.doc_id]
    statements = attributions(sentences, document.text)
    counts: Counter[str] = Counter()
    for gold in record["attributions"]:
        if gold["cue"] and gold["source"]:
            kind = "saying" if _is_saying(gold, sentences) else "other"
            counts.update(f"{kind} {what}" for what in _found(gold, sentences, statements))
    return counts


def _is_saying(gold: dict[str, Any], sentences: Sequence[Sentence]) -> bool:
    """Whether a gold cue contains a verb of communication, or is "according to"."""
    words = {
        t.lemma.casefold()
        for s in sentences
        for t in s.parse.tokens
        for cue in gold["cue"]
        if cue["start"] <= s.span.start + t.start < cue["end"] and t.pos in {"VERB", "AUX"}
    }
    return bool(words & (SAYING | JUDGING | {"accord"}))


def _found(
    gold: dict[str, Any], sentences: Sequence[Sentence], statements: Sequence[Sequence[Statement]]
) -> Iterator[str]:
    yield "gold"
    cue = gold["cue"][0]
    own = [
        st for s, st in zip(sentences, statements, strict=True) if s.span.start <= cue["start"] < s.span.end
    ]
    if any(s.cue_span is not None for st in own for s in st):
        yield "sentence found"
    hits = [
        s
        for st in own
        for s in st
        if s.cue_span
        and any(s.cue_span.start < c["end"] and c["start"] < s.cue_span.end for c in gold["cue"])
    ]
    if hits:
        yield "cue found"
    if any(s.mention and _overlaps(s.mention.start, s.mention.end, gold["source"]) for s in hits):
        yield "source right"


def _overlaps(start: int, end: int, ranges: Sequence[dict[str, Any]]) -> bool:
    return any(start < r["end"] and r["start"] < end for r in ranges)


def _refuse(source: Path, folder: Path) -> None:
    raise RuntimeError(f"a benchmark converts nothing ({source}, {folder}): pull the models first")


def main() -> None:
    """Print one line a kind of cue."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--half", choices=("dev", "test"), default="dev")
    arguments.add_argument("--documents", type=int, default=60)
    options = arguments.parse_args()
    parser = SpacyParser(default_store(_refuse).path(PARSER))
    counts: Counter[str] = Counter()
    for record in load(options.corpus, options.half, options.documents):
        counts += score(record, parser)
    for kind in ("saying", "other"):
        gold = counts[f"{kind} gold"]
        shares = [
            f"{what} {counts[f'{kind} {what}'] / gold:.3f}"
            for what in ("sentence found", "cue found", "source right")
            if gold
        ]
        print(f"{kind}: {gold} attributions; {'; '.join(shares)}")


if __name__ == "__main__":
    main()
