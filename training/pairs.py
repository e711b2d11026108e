"""Labelled pairs of a premise and a hypothesis, read from the sets that may train, split by document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from eval.labelled.records import records
from summarizer.adapters.entail_shipped import fingerprint


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
    "snli_dev_test": 15_000,
    "vitaminc": None,
    "cad_nli": None,
    "fever_dev_2way": None,
    "fever_challenge": None,
    "conjnli": 8_000,
    "breaking_nli": 4_000,
    "dnc_part": 6_000,
    "help_conj": 3_000,
    "med": 3_000,
    "scitail_test": None,
    "tracie_train": None,
}
"""Sentence pairs by set, with the most that are taken: few of those made by rule or about image captions."""

MEASURED = ("cliff", "goyal21", "qags", "summeval", "polytope", "faithbench", "ragtruth_qa")
"""Sets that only measure: their documents never train, whatever set they turn up in."""
LABELLED = ("bump", "xsumfaith", "summedits_news")
"""Sets with a permissive licence: some documents train, the held-out ones measure."""

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}


def nli_pairs(data: Path) -> Iterator[Pair]:
    """Sentence pairs of the published inference sets, without the documents kept for measuring."""
    for name, cap in NLI_CAPS.items():
        found = [r for r in records(data / "nli" / f"{name}.jsonl.gz") if not held_out(r.get("doc_id"))]
        for record in sampled(found, cap, key=lambda r: str(r["id"])):
            label = Label[str(record["label"]).upper()]
            yield Pair(detokenised(record["premise"]), detokenised(record["hypothesis"]), label, name)


def training_documents(data: Path) -> Callable[[str], bool]:
    """A test whether a document may train: it is in no measuring set and not held out."""
    measured = {
        fingerprint(r["document"])
        for name in MEASURED
        for r in records(data / "faithfulness" / f"{name}.jsonl.gz")
    }
    return lambda text: (key := fingerprint(text)) not in measured and not held_out(key)


def sampled(items: Iterable[Any], cap: int | None, *, key: Any) -> list[Any]:
    """At most ``cap`` items, the same ones whatever their order."""
    found = list(items)
    if cap is None or len(found) <= cap:
        return found
    return sorted(found, key=lambda item: _hash(key(item)))[:cap]


def held_out(document: str | None, share: float = 0.4) -> bool:
    """Whether a document is kept for measuring; ``document`` is its id or the start of its text."""
    return document is not None and _hash(document) % 1000 < share * 1000


def detokenised(text: str) -> str:
    """Text of a tokenised corpus as it would be printed."""
    for mark, plain in _BRACKETS.items():
        text = text.replace(mark, plain)
    text = re.sub(r"\s+([.,;:!?%)\]”]|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)", r"\1", text)
    text = re.sub(r"([(\[“$£€])\s+", r"\1", text)
    return re.sub(r"(\d) ?, ?(\d{3})\b", r"\1,\2", " ".join(text.split()))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
