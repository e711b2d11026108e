"""The way from runs to a sheet, and from sheets to figures."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval.labelled.records import digest
from eval.reading.agree import agreement
from eval.reading.draw import Drawn, draw
from eval.reading.sheet import as_csv, as_key, read_key, read_sheet
from eval.report.runs import Model, Run, read_run
from eval.table import Table
from summarizer.adapters.output_file import require_writable, write_files
from summarizer.domain.brief import Method, Role, Verdict
from summarizer.domain.drafts import Draft
from summarizer.domain.provenance import ModelIdentity
from summarizer.domain.text import Block, BlockKind, Document, Span
from summarizer.errors import UsageError
from summarizer.ports import EntailmentModel, Parser
from summarizer.stages.verify import verify


def write_sheet(
    folders: Sequence[Path], count: int, seed: int, out: Path, gate: tuple[EntailmentModel, Parser] | None
) -> Path:
    """Draw sentences and write the sheet with its key.

    Args:
        folders: runs.
        count: how many sentences.
        seed: of the draw.
        out: the sheet; its key goes beside it.
        gate: asked about every drawn sentence; without it, the gate's word is the one of the run, and
            sentences of systems without a gate have none.

    Returns:
        The key's path.

    Raises:
        UsageError: if a folder is no run, or there is nothing to read.
    """
    key = out.with_suffix(".key.json")
    require_writable([out, key])
    runs = [read_run(folder) for folder in folders]
    drawn = draw(runs, count, seed)
    if gate is not None:
        sys.stderr.write(f"asking the gate about {len(drawn)} sentences\n")
        drawn = gated(drawn, *gate)
    judge = _identity("judge", runs[0].judge or Model("unknown", ""))
    identity = gate[0].identity if gate else _gate_of(runs)
    write_files({out: as_csv(drawn), key: as_key(drawn, judge, identity, seed)})
    sys.stderr.write(f"wrote {len(drawn)} sentences to {out}; keep {key} from the readers\n")
    return key


def _gate_of(runs: Sequence[Run]) -> ModelIdentity | None:
    """The gate of the runs' systems, if they have one and the same."""
    gates = {s.gate for run in runs for s in run.systems.values() if s.gate}
    if len(gates) > 1:
        raise UsageError("the systems of these runs have different gates; name one profile with --gate.")
    return _identity("gate", gates.pop()) if gates else None


def _identity(role: str, model: Model) -> ModelIdentity:
    return ModelIdentity(role, model.model_id, model.digest)


def gated(drawn: Sequence[Drawn], entailment: EntailmentModel, parser: Parser) -> list[Drawn]:
    """Ask the gate about sentences of any system, on the passages that readers see."""
    documents = {
        f"{number}-{at}": _document(f"{number}-{at}", passage.text, passage.outlet)
        for number, sentence in enumerate(drawn)
        for at, passage in enumerate(sentence.passages)
    }
    drafts = [_draft(number, sentence) for number, sentence in enumerate(drawn)]
    verdicts = verify(drafts, documents, entailment, parser)
    return [replace(s, gate=v.verdict is Verdict.SUPPORTED) for s, v in zip(drawn, verdicts, strict=True)]


def _document(doc_id: str, text: str, outlet: str | None) -> Document:
    return Document(doc_id, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), doc_id, outlet)


def _draft(number: int, sentence: Drawn) -> Draft:
    spans = [
        (p.role, Span(f"{number}-{at}", 0, len(p.text))) for at, p in enumerate(sentence.passages) if p.text
    ]
    return Draft(
        text=sentence.text,
        evidence=tuple(span for role, span in spans if role is Role.EVIDENCE),
        method=Method.WRITTEN,
        context=tuple(span for role, span in spans if role is not Role.EVIDENCE),
        speaker=sentence.speaker,
    )


def read_sheets(sheets: Sequence[Path], key: Path) -> Table:
    """Compare machines with readers.

    Raises:
        UsageError: if a file cannot be read or does not belong to the key.
    """
    known = read_key(key)
    readers = [read_sheet(path, known) for path in sheets]
    made_of = hashlib.sha256("".join(digest(p) for p in (*sheets, key)).encode()).hexdigest()
    return agreement(known, readers, made_of)
