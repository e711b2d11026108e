"""Labelled pairs of a premise and a hypothesis, read from the sets that may train, split by document."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any


class Label(IntEnum):
    """What a pair is labelled; the first three are the model's outputs, in order."""

    ENTAILMENT = 0
    NEUTRAL = 1
    CONTRADICTION = 2
    NOT_ENTAILMENT = 3
    """Either of the last two: sets with two labels do not say which."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One example."""

    premise: str
    hypothesis: str
    label: Label
    source: str
    """Name of the set."""
    weight: float = 1.0


NLI_CAPS = {
    "mnli_dev_matched": None,
    "snli_dev_test": None,
    "vitaminc": None,
    "cad_nli": None,
    "fever_dev_2way": None,
    "fever_challenge": None,
    "conjnli": 8_000,
    "breaking_nli": 4_000,
    "dnc_part": 8_000,
    "help_conj": 3_000,
    "med": 3_000,
    "scitail_test": None,
    "tracie_train": None,
}
"""Sentence pairs by set, with the most that are taken of the sets that were made by rule."""

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON-lines file, one at a time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def nli_pairs(data: Path) -> Iterator[Pair]:
    """Sentence pairs of the published inference sets, without the documents kept for measuring."""
    for name, cap in NLI_CAPS.items():
        found = [r for r in records(data / "nli" / f"{name}.jsonl.gz") if not held_out(r.get("doc_id"))]
        for record in sampled(found, cap, key=lambda r: str(r["id"])):
            label = Label[str(record["label"]).upper()]
            yield Pair(detokenised(record["premise"]), detokenised(record["hypothesis"]), label, name)


def sampled(items: Iterable[Any], cap: int | None, *, key: Any) -> list[Any]:
    """At most ``cap`` items, the same ones whatever their order."""
    found = list(items)
    if cap is None or len(found) <= cap:
        return found
    return sorted(found, key=lambda item: _hash(key(item)))[:cap]


def held_out(document: str | None, share: float = 0.4) -> bool:
    """Whether a document is kept for measuring; ``document`` is its id or the start of its text."""
    return document is not None and _hash(document) % 1000 < share * 1000


def fingerprint(text: str) -> str:
    """Equal for copies of one document that differ in white space, case or markup."""
    return "".join(re.findall(r"[a-z0-9]+", text.casefold()))[:160]


def detokenised(text: str) -> str:
    """Text of a tokenised corpus as it would be printed."""
    for mark, plain in _BRACKETS.items():
        text = text.replace(mark, plain)
    text = re.sub(r"\s+([.,;:!?%)\]”]|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)", r"\1", text)
    text = re.sub(r"([(\[“$£€])\s+", r"\1", text)
    return re.sub(r"(\d) ?, ?(\d{3})\b", r"\1,\2", " ".join(text.split()))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
