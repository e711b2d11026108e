"""The way from files to scores: read, clean, score, show."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.labelled.records import digest
from eval.metrics.matching import UnitMatcher
from eval.scoring.brief_files import read_answers
from eval.scoring.gold_files import read_gold
from eval.scoring.judges import DEFAULT, load_judge
from eval.scoring.report import VERSION, as_json, tables
from eval.scoring.score import Score, Tools, score
from eval.table import Table, write_into
from summarizer.backends import Backends
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Document
from summarizer.errors import UsageError
from summarizer.language.people.speakers import listen
from summarizer.language.words.tokens import content_stems
from summarizer.stages.segment import segment
from summarizer.wiring import Summarizer


def score_file(
    brief: Path,
    sources: Sequence[str],
    summarizer: Summarizer,
    *,
    reference: Path | None = None,
    units: Path | None = None,
    judge: str = DEFAULT,
    out: Path | None = None,
) -> list[Table]:
    """Score a file with one or more briefs.

    Args:
        brief: JSON of a briefing, or text with ``[n]`` citations.
        sources: its articles, in the order of their numbers.
        summarizer: the profile that reads and cleans, whose gate is named beside the judge.
        reference: a reference text.
        units: content units, or a story's gold.
        judge: which judge decides on support.
        out: folder for ``score.json`` with the evidence of every figure.

    Returns:
        One table a family of metrics.

    Raises:
        UsageError: if a file cannot be read, or the brief does not fit its sources.
    """
    if not brief.is_file():
        raise UsageError(f"{brief} does not exist.")
    gold = read_gold(units, reference)
    reading = summarizer.read(sources)
    if reading.unread:
        unread = reading.unread[0]
        raise UsageError(f"{unread.path} cannot be used as a source: {unread.reason}")
    documents = summarizer.clean(reading)
    told = read_answers(brief, documents)
    backends = summarizer.backends
    tools = Tools(load_judge(judge, backends), backends.embedder, backends.parser)
    signature = _signature(tools, backends.entailment.identity)
    given = _digest([p for p in (brief, reference, units) if p is not None], documents)
    scores: list[Score] = []
    for number, each in enumerate(told, start=1):
        sys.stderr.write(f"brief {number} of {len(told)}: {len(each.answer.sentences)} sentences\n")
        names = {a.name for a in each.answer.articles}
        own = [d for d in documents if d.path in names]
        scores.append(score(each, tools, gold, speakers_of(own, backends)))
    if out is not None:
        write_into(out, {"score.json": as_json(scores, signature, given)})
    return tables(scores, signature, given)


def speakers_of(documents: Sequence[Document], backends: Backends) -> Mapping[str, int]:
    """Who speaks by name in some articles, by their fullest name, and in how many of them.

    Names with one last word are taken for one speaker.
    """
    articles: Counter[str] = Counter()
    fullest: dict[str, str] = {}
    sentences = segment(documents, backends.splitter, backends.parser)
    for document in documents:
        heard = {
            s.name for spoken in listen(sentences[document.doc_id], document.text) for s in spoken.statements
        }
        names = sorted(name for name in heard if name and any(w[0].isupper() for w in name.split()))
        named = {stems[-1]: name for name in names if (stems := content_stems(name))}
        articles.update(named.keys())
        for key, name in named.items():
            fullest[key] = max(fullest.get(key, ""), name, key=lambda n: (len(n), n))
    return {fullest[key]: count for key, count in sorted(articles.items())}


def _signature(tools: Tools, gate: ModelIdentity) -> dict[str, str]:
    return {
        "score": f"version {VERSION}",
        "judge": _named(tools.judge.identity),
        "gate": _named(gate),
        "parser": _named(tools.parser.identity),
        **UnitMatcher(tools.embedder).signature(),
    }


def _named(identity: ModelIdentity) -> str:
    return f"{identity.model_id} {identity.digest[:12]}"


def _digest(paths: Sequence[Path], documents: Sequence[Document]) -> str:
    parts = [*(digest(p) for p in paths), *(d.doc_id for d in documents)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
