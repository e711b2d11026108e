"""Measure the time expressions against labelled sets.

``python -m benchmarks.time DATA PARSER`` prints, for the folder of labelled time data and a spaCy pipeline:

- tempeval3_platinum: strict and relaxed span F1, and value F1 (TempEval-3: spans that overlap and agree
  in value), on the even-numbered texts (development) and on the odd-numbered ones (held out);
- timenorm_en: share of listed expressions found, and of those with the listed value;
- giveme5w1h_when: share of articles whose time of the main event is among the first expressions found.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.adapters.parse_spacy import SpacyParser
from summarizer.language.times.tense import tense_at
from summarizer.language.times.timex import Tense, TimeExpression, TimeKind, find_time_expressions, resolve
from summarizer.language.words.sentences import split_sentences


class Valued(NamedTuple):
    """An expression with its place and TIMEX3 value."""

    start: int
    end: int
    value: str | None


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Records of a gzipped file with one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def annotate(text: str, written: date, parser: SpacyParser) -> list[Valued]:
    """Find and resolve the expressions of a text, sentence by sentence."""
    spans = split_sentences(text)
    parses = parser.parse([text[start:end] for start, end in spans])
    found, told = [], written
    for (offset, _), parse in zip(spans, parses, strict=True):
        for expression in find_time_expressions(parse.text):
            for part in expression.parts:
                index = next((i for i, t in enumerate(parse.tokens) if t.end > part.start), 0)
                tense: Tense | None = tense_at(parse, index)
                value = resolve(part, written, tense, told)
                if value and value.start and value.start == value.end and part.kind is TimeKind.DATE:
                    told = value.start
                found.append(Valued(offset + part.start, offset + part.end, value.value if value else None))
    return found


def f1(hits: int, system: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * hits / (system + gold) if system + gold else 0.0


def tempeval(path: Path, parser: SpacyParser, *, show: bool) -> None:
    """Print the scores on both halves."""
    halves: tuple[list[Any], list[Any]] = ([], [])
    for number, record in enumerate(records(path)):
        halves[number % 2].append(record)
    for name, half in zip(("development", "held out"), halves, strict=True):
        strict = relaxed = valued = system = gold = 0
        for record in half:
            found = annotate(record["text"], date.fromisoformat(record["dct"][:10]), parser)
            system, gold = system + len(found), gold + len(record["timexes"])
            for timex in record["timexes"]:
                match = next((f for f in found if f.start < timex["end"] and timex["start"] < f.end), None)
                strict += match is not None and (match.start, match.end) == (timex["start"], timex["end"])
                relaxed += match is not None
                valued += match is not None and match.value == timex["value"]
                if show and name == "development" and (match is None or match.value != timex["value"]):
                    print("  gold", timex["text"], timex["value"], "ours", match)
            if show and name == "development":
                gold_spans = [(t["start"], t["end"]) for t in record["timexes"]]
                for f in found:
                    if not any(f.start < end and start < f.end for start, end in gold_spans):
                        print("  extra", record["text"][max(0, f.start - 30) : f.end + 15], "->", f.value)
        print(
            f"tempeval3 {name}: strict F1 {f1(strict, system, gold):.3f}, relaxed F1 "
            f"{f1(relaxed, system, gold):.3f}, value F1 {f1(valued, system, gold):.3f} "
            f"({gold} expressions)"
        )


def single(text: str) -> TimeExpression | None:
    """The longest expression of a text that is one."""
    found = find_time_expressions(text)
    return max(found, key=lambda e: e.end - e.start, default=None)


def timenorm(path: Path, *, show: bool) -> None:
    """Print the share found and the share with the listed value, per split."""
    for split in ("train", "test"):
        listed = found = right = 0
        for record in records(path):
            if record["split"] != split:
                continue
            written = date.fromisoformat(record["dct"][:10])
            for gold in record["expressions"]:
                expression = single(gold["text"])
                value = resolve(expression, written, None, written) if expression else None
                listed, found = listed + 1, found + (expression is not None)
                right += value is not None and value.value == gold["value"]
                if show and split == "train" and (value is None or value.value != gold["value"]):
                    print("  ", record["dct"][:10], gold, value.value if value else None)
        print(f"timenorm {split}: found {found / listed:.3f}, value {right / listed:.3f} of {listed}")


def main_event(path: Path) -> None:
    """Print how often the labelled time is the first or among the first three expressions."""
    first = three = articles = 0
    for record in records(path):
        wanted = [w["text"] for w in record["when"] if w["text"]]
        if not wanted:
            continue
        articles += 1
        text = f"{record['title']}. {record['text']}"
        dated = [
            e for e in find_time_expressions(text) if e.kind in {TimeKind.DATE, TimeKind.TIME, TimeKind.RANGE}
        ]
        ranks = [i for i, e in enumerate(dated) if any(_same(e.text, w) for w in wanted)]
        first += 0 in ranks
        three += any(rank < 3 for rank in ranks)
    print(f"giveme5w1h: first {first / articles:.3f}, among three {three / articles:.3f} of {articles}")


def _same(found: str, wanted: str) -> bool:
    return found.casefold() in wanted.casefold() or wanted.casefold() in found.casefold()


def main(arguments: Iterable[str]) -> None:
    """Run all three."""
    data, pipeline, *flags = arguments
    show = "--show" in flags
    folder, parser = Path(data), SpacyParser(Path(pipeline))
    tempeval(folder / "tempeval3_platinum.NOLIC.jsonl.gz", parser, show=show)
    timenorm(folder / "timenorm_en.jsonl.gz", show=show)
    main_event(folder / "giveme5w1h_when.NOLIC.jsonl.gz")


if __name__ == "__main__":
    main(sys.argv[1:])
