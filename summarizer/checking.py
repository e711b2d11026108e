"""Check a brief, also one that a person has edited, against its articles: passages first, then the gate."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.brief import Verdict
from summarizer.domain.edited import CheckReport, Failure, Statement
from summarizer.domain.text import Document
from summarizer.ports import EntailmentModel, Parser
from summarizer.stages.check import draft_of, passage_problems, value_problems
from summarizer.stages.render.json_reader import read_edited
from summarizer.stages.verify import verify


def check_brief(
    text: str, documents: Sequence[Document], entailment: EntailmentModel, parser: Parser
) -> CheckReport:
    """Check every sentence, and every value of a difference, of a briefing.

    Args:
        text: JSON of a briefing.
        documents: the cleaned articles it was made of.
        entailment: says whether passages support a sentence.
        parser: analyses sentences for the exact checks.

    Returns:
        The statements that fail, in the order of the brief.

    Raises:
        UsageError: if the text is not the JSON of a briefing.
    """
    by_id = {document.doc_id: document for document in documents}
    briefs = read_edited(text)
    missing = [s.path for brief in briefs for s in brief.sources if s.doc_id not in by_id]
    pairs = [(brief, statement) for brief in briefs for statement in brief.statements]
    reasons = {s: passage_problems(s, brief.sources, by_id) for brief, s in pairs}
    sound = [s for s, problems in reasons.items() if not problems]
    reasons |= {s: value_problems(s) for s in sound if s.is_value}
    gated = [s for s in sound if not s.is_value]
    for statement, support in zip(
        gated, verify([draft_of(s) for s in gated], by_id, entailment, parser), strict=True
    ):
        if support.verdict is not Verdict.SUPPORTED:
            reasons[statement] = (support.reason,)
    failures = tuple(_failure(s, why) for s, why in reasons.items() if why)
    return CheckReport(len(pairs), failures, tuple(dict.fromkeys(missing)))


def _failure(statement: Statement, reasons: tuple[str, ...]) -> Failure:
    return Failure(statement.place, statement.text, reasons)
