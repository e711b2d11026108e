"""Measure how shared wording is found: ``python -m eval origins``."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.figures import f1, share
from eval.labelled.halves import Half
from eval.labelled.piles import Labelled, half_of, read_pile
from eval.labelled.records import digest, set_name
from eval.metrics.counts import Counts, total
from eval.stages.origins.copies import COPIED, Copy, make_copy, sentences_of, share_quotation, vocabulary_of
from eval.table import Cell, Row, Table, with_mean
from summarizer.domain.text import Document, Span
from summarizer.language.words.tokens import stem, words
from summarizer.stages.origins import find_origins

RATES = (0.0, 0.1, 0.2)
_TRIALS = 60
_RUN = 8
"""Words in a row that are shared wording for the baseline."""
_QUOTED_WORDS = 12

_Place = tuple[str, int]


def measure_copies(paths: Sequence[Path], half: Half | None) -> Table:
    """Find edited copy in made pairs of articles.

    Args:
        paths: files of stories with articles of at least twice ``COPIED`` sentences; others give no row.
        half: draw from this half of the stories only.

    Returns:
        A row a file and share of words edited; the mean last.
    """
    rows = []
    for path in paths:
        bodies = _bodies(_chosen(path, half))
        for rate in RATES if len(bodies) > 2 else ():
            made = _copies(bodies, rate)
            row = copy_row(f"{set_name(path)}, {rate:.0%} edited", [(c.documents, c.shared) for c in made])
            rows.append(Row(row.name, row.cells, _signature(half), digest(path)))
    notes = (
        f"Copies: {COPIED} sentences, of whose content words a share is substituted, deleted or preceded by "
        "another one, in another order within another story's article.",
        "P, R, F1: over characters of shared passages; 95 % interval by bootstrap over pairs.",
        f"runs: what stands in runs of {_RUN} equal words.",
    )
    return Table("Edited copy", with_mean(rows, ("P", "R", "F1", "runs F1")) if rows else (), notes)


def measure_false(paths: Sequence[Path], half: Half | None, sample: int) -> Table:
    """Count the stories in which shared wording is found, and the shared quotations taken for it.

    Args:
        paths: files of stories.
        half: draw from this half of the stories only.
        sample: most stories of a file.

    Returns:
        A row a file and kind; the mean last.
    """
    rows = []
    for path in paths:
        chosen = _chosen(path, half)
        stories = list(_by_story(chosen).values())
        stories = random.Random(1).sample(stories, min(sample, len(stories)))
        kinds: dict[str, Sequence[Sequence[Document]]] = {
            "siblings": stories,
            "quotations": _quotations(_bodies(chosen)),
        }
        for kind, sets in kinds.items():
            if sets:
                rows.append(_false_row(f"{set_name(path)}, {kind}", sets, half, digest(path)))
    notes = (
        "siblings: articles of one story by several outlets; shared wording that is found in them may be "
        "real copy, so the share bounds false finds from above.",
        "quotations: two articles of other stories that share one quotation, and nothing else.",
        f"runs: the share with a run of {_RUN} equal words.",
    )
    return Table("Shared wording found", with_mean(rows, ("found", "runs")) if rows else (), notes)


def copy_row(name: str, cases: Sequence[tuple[Sequence[Document], Sequence[Span]]]) -> Row:
    """Character figures of some sets of articles with their shared passages."""
    own = [_count(shared_passages(documents), gold) for documents, gold in cases]
    runs = [_count(equal_runs(documents), gold) for documents, gold in cases]
    both = total(own)
    cells: dict[str, Cell] = {
        "sets": len(cases),
        "P": both.precision,
        "R": both.recall,
        "F1": f1(own, range(len(cases))),
        "runs F1": f1(runs, range(len(cases))),
    }
    return Row(name, cells, {})


def shared_passages(documents: Sequence[Document]) -> list[Span]:
    """The passages that the program finds."""
    return [passage for origin in find_origins(documents) for passage in origin.passages]


def equal_runs(documents: Sequence[Document]) -> list[Span]:
    """The baseline: every run of so many words that stands in two documents."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    runs = []
    for document in documents:
        found = words(document.text)
        stems = [stem(w.text) for w in found]
        for i in range(len(found) - _RUN + 1):
            run = tuple(stems[i : i + _RUN])
            holders[run].add(document.doc_id)
            runs.append((run, Span(document.doc_id, found[i].start, found[i + _RUN - 1].end)))
    return [span for run, span in runs if len(holders[run]) > 1]


def _count(found: Iterable[Span], gold: Iterable[Span]) -> Counts:
    system, wanted = _characters(found), _characters(gold)
    return Counts(len(system & wanted), len(system), len(wanted))


def _characters(spans: Iterable[Span]) -> set[_Place]:
    return {(span.doc_id, i) for span in spans for i in range(span.start, span.end)}


def _signature(half: Half | None) -> dict[str, str]:
    return {"measure": "origins 1", "half": half or "both"}


def _chosen(path: Path, half: Half | None) -> list[Labelled]:
    return [each for each in read_pile([path]) if half is None or half_of(each.story) is half]


def _by_story(pile: Iterable[Labelled]) -> dict[str, list[Document]]:
    stories: dict[str, list[Document]] = defaultdict(list)
    for document, story in pile:
        stories[story].append(document)
    return {story: documents for story, documents in stories.items() if len(documents) > 1}


def _bodies(pile: Sequence[Labelled]) -> list[list[str]]:
    """The sentences of one long article a story, so that no two of them are related."""
    first: dict[str, list[str]] = {}
    for document, story in pile:
        if story not in first and len(body := sentences_of(document)) >= 2 * COPIED:
            first[story] = body
    return list(first.values())


def _copies(bodies: Sequence[Sequence[str]], rate: float) -> list[Copy]:
    rng = random.Random(1)
    vocabulary = vocabulary_of(bodies[:10])
    made = []
    for _ in range(_TRIALS):
        source, host = rng.sample(bodies, 2)
        made.append(make_copy(source, host, rate, vocabulary, rng))
    return made


def _quotations(bodies: Sequence[Sequence[str]]) -> list[tuple[Document, Document]]:
    rng = random.Random(2)
    made = []
    for _ in range(_TRIALS if len(bodies) > 2 else 0):
        said, first, second = rng.sample(bodies, 3)
        long = [s for s in said if len(s.split()) >= _QUOTED_WORDS and not set(s) & set('"“”')]
        if long:
            made.append(share_quotation(rng.choice(long), first, second))
    return made


def _false_row(name: str, sets: Sequence[Sequence[Document]], half: Half | None, data: str) -> Row:
    cells: dict[str, Cell] = {
        "sets": len(sets),
        "found": share([bool(shared_passages(each)) for each in sets], range(len(sets))),
        "runs": share([bool(equal_runs(each)) for each in sets], range(len(sets))),
    }
    return Row(name, cells, _signature(half), data)
