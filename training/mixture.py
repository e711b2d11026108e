"""The second course: sentences against long sources, true ones and ones with an error news makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from eval.labelled.records import records
from summarizer.adapters.entail_shipped import fingerprint
from summarizer.domain.syntax import Parse
from summarizer.language.phrasing.trim import shortenings
from summarizer.language.support.retrieval import relevant
from summarizer.language.words.sentences import plain_sentences
from summarizer.ports import Parser
from training.corruptions import Surroundings, corrupted
from training.pairs import (
    LABELLED,
    Label,
    Pair,
    detokenised,
    held_out,
    nli_pairs,
    sampled,
    training_documents,
)

_NAME_TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
_SHORT, _LONG = (2, 14)
_WIKISPLIT = 6_000
_REWORDED = 8_000
_REHEARSED = 12_000


def news_pairs(data: Path, parser: Parser, seed: int) -> list[Pair]:
    """All pairs of the second course, in no particular order.

    Args:
        data: folder with ``faithfulness/``, ``nli/``, ``compression/`` and ``stories/``.
        parser: analyses the sentences that are corrupted.
        seed: of all choices.
    """
    rng = Random(seed)
    documents, labelled = _labelled(data)
    pairs = [*labelled, *_long_nli(data)]
    articles = [*documents, *_wikinews(data)]
    parsed = [[p for p in parser.parse(plain_sentences(a)) if len(p.tokens) < 90] for a in articles]
    names = _names(parsed)
    for article in parsed:
        pairs += _from_article(article, names, rng)
    pairs += _from_fusions(data, parser, names, rng)
    pairs += _from_rewordings(data, parser, names, rng)
    rehearsed = [p for p in nli_pairs(data) if p.source != "dnc_part"]
    return pairs + sampled(rehearsed, _REHEARSED, key=lambda p: f"{seed} {p.premise} {p.hypothesis}")


def _labelled(data: Path) -> tuple[list[str], list[Pair]]:
    """Documents that may train, and people's labels on summaries of them, sentence by sentence."""
    allowed = training_documents(data)
    documents: dict[str, str] = {}
    pairs: list[Pair] = []
    for name in LABELLED:
        for record in records(data / "faithfulness" / f"{name}.jsonl.gz"):
            if not allowed(record["document"]):
                continue
            documents.setdefault(fingerprint(record["document"]), record["document"])
            pairs += _from_label(record, name)
    return list(documents.values()), pairs


def _from_label(record: dict[str, Any], name: str) -> Iterator[Pair]:
    source = plain_sentences(record["document"])
    told = plain_sentences(detokenised(record["claim_or_summary"]))
    true = record["extra"].get("reference_summary") or record["extra"].get("original_summary") or ""
    sound = set(plain_sentences(detokenised(true)))
    wrong = [s for s in told if s not in sound]
    if not record["label"] and len(wrong) != 1:
        return  # it cannot be told which of several changed sentences is wrong
    for sentence in told:
        label = Label.NOT_ENTAILMENT if not record["label"] and sentence in wrong else Label.ENTAILMENT
        for most in (70, 130):
            yield Pair(_digest(source, sentence, most), sentence, label, name)


def _digest(source: Sequence[str], sentence: str, most: int) -> str:
    return " ".join(source[i] for i in relevant(source, sentence, most))


def _long_nli(data: Path) -> Iterator[Pair]:
    """Inference sets whose premise is a whole document."""
    for record in records(data / "nli" / "summedits_other.jsonl.gz"):
        if held_out(fingerprint(record["premise"]), 0.15):
            continue
        label = Label[str(record["label"]).upper()]
        source = plain_sentences(record["premise"])
        premise = _digest(source, record["hypothesis"], 130)
        yield Pair(premise, record["hypothesis"], label, "summedits_other")
    for record in records(data / "nli" / "wice_claim.jsonl.gz"):
        if not held_out(record["doc_id"], 0.15):
            label = Label[str(record["label"]).upper()]
            source = plain_sentences(record["premise"])
            yield Pair(_digest(source, record["hypothesis"], 110), record["hypothesis"], label, "wice_claim")


def _wikinews(data: Path) -> Iterator[str]:
    for record in records(data / "stories" / "semeval15_timeline.jsonl.gz"):
        for article in record["documents"]:
            yield " ".join(detokenised(text) for _, text in article["sentences"])


def _names(parsed: Iterable[Sequence[Parse]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {kind: set() for kind in _NAME_TYPES}
    for article in parsed:
        for entity in (e for p in article for e in p.entities):
            if entity.label in found and entity.text[0].isupper() and len(entity.text) < 40:
                found[entity.label].add(entity.text)
    return {kind: tuple(sorted(texts)) for kind, texts in found.items() if texts}


def _from_article(article: Sequence[Parse], names: dict[str, tuple[str, ...]], rng: Random) -> Iterator[Pair]:
    """True and corrupted sentences of an article, each beside the passages that speak of it."""
    usable = [i for i, p in enumerate(article) if 6 <= len(p.tokens) <= 60][:_LONG]
    texts = [p.text for p in article]
    for i in usable:
        parse = article[i]
        around = Surroundings((*article[max(0, i - 4) : i], *article[i + 1 : i + 5]), names)
        premise = _window(texts, i, rng)
        truths = [parse.text, *shortenings(parse)]
        yield Pair(premise, rng.choice(truths), Label.ENTAILMENT, "news_true")
        if len(truths) > 1:
            yield Pair(_digest(texts, truths[-1], 110), truths[-1], Label.ENTAILMENT, "news_shortened")
            without = [*texts[max(0, i - 1) : i], truths[-1], *texts[i + 1 : i + 2]]
            yield Pair(" ".join(without), parse.text, Label.NEUTRAL, "news_added")
        for kind, text in corrupted(parse, around, rng, 3):
            yield Pair(_window(texts, i, rng), text, Label.NOT_ENTAILMENT, f"news_{kind}")
        elsewhere = [t for j, t in enumerate(texts) if abs(j - i) > 1]
        if elsewhere and rng.random() < 0.4:
            yield Pair(_digest(elsewhere, parse.text, 60), parse.text, Label.NEUTRAL, "news_elsewhere", 0.5)


def _window(texts: Sequence[str], index: int, rng: Random) -> str:
    """A few sentences around one, or what retrieval finds for it."""
    if rng.random() < 0.35:
        return _digest(texts, texts[index], rng.choice([60, 110]))
    before, after = rng.choice([(0, 0), (0, 0), (1, 0), (0, 1), (1, 1), (2, 1)])
    return " ".join(texts[max(0, index - before) : index + after + 1])


def _from_fusions(
    data: Path, parser: Parser, names: dict[str, tuple[str, ...]], rng: Random
) -> Iterator[Pair]:
    """One sentence made of two: both together support it, each of them alone does not."""
    found = sampled(records(data / "compression" / "wikisplit.jsonl.gz"), _WIKISPLIT, key=lambda r: r["id"])
    fused = [detokenised(r["source"]) for r in found]
    for record, parse in zip(found, parser.parse(fused), strict=True):
        parts = [detokenised(t) for t in record["target"]]
        both = " ".join(parts)
        yield Pair(both, parse.text, Label.ENTAILMENT, "fusion")
        yield Pair(parse.text, rng.choice(parts), Label.ENTAILMENT, "split")
        if len(parts) > 1 and all(len(p.split()) > 5 for p in parts):
            yield Pair(rng.choice(parts), parse.text, Label.NEUTRAL, "fusion_of_more")
        around = Surroundings(tuple(parser.parse(parts)), names)
        for kind, text in corrupted(parse, around, rng, 1):
            yield Pair(both, text, Label.NOT_ENTAILMENT, f"fusion_{kind}")


def _from_rewordings(
    data: Path, parser: Parser, names: dict[str, tuple[str, ...]], rng: Random
) -> Iterator[Pair]:
    """Sentences that say the same in other words, and errors in them; half of them among other passages."""
    reworded = [
        p
        for p in nli_pairs(data)
        if p.label is Label.ENTAILMENT and p.source in {"vitaminc", "fever_dev_2way", "mnli_dev_matched"}
    ]
    chosen = sampled(reworded, _REWORDED, key=lambda p: f"{p.premise} {p.hypothesis}")
    premises = parser.parse([p.premise for p in chosen])
    for pair, parse, premise in zip(
        chosen, parser.parse([p.hypothesis for p in chosen]), premises, strict=True
    ):
        yield Pair(_among(pair.premise, chosen, rng), pair.hypothesis, Label.ENTAILMENT, "reworded_true")
        for kind, text in corrupted(parse, Surroundings((premise,), names), rng, 1):
            yield Pair(_among(pair.premise, chosen, rng), text, Label.NOT_ENTAILMENT, f"reworded_{kind}")


def _among(passage: str, others: Sequence[Pair], rng: Random) -> str:
    """A passage alone or, as often, with passages about something else around it."""
    strangers = [rng.choice(others).premise for _ in range(rng.choice([0, 0, 0, 1, 2, 3]))]
    strangers.insert(rng.randint(0, len(strangers)), passage)
    return " ".join(strangers)


def describe(pairs: Sequence[Pair]) -> str:
    """How many pairs each set gives, as JSON."""
    counts: dict[str, dict[str, int]] = {}
    for pair in pairs:
        own = counts.setdefault(pair.source, {})
        own[pair.label.name.lower()] = own.get(pair.label.name.lower(), 0) + 1
    return json.dumps(counts, indent=1, sort_keys=True)
