"""What the command says about cleaning and checking, for people and as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from summarizer.domain.edited import CheckReport
from summarizer.domain.text import Document
from summarizer.language.pages.records import document_record
from summarizer.stages.render.escaping import clip, plain
from summarizer.stages.render.facts import counted


def render_documents(documents: Sequence[Document]) -> str:
    """Cleaned articles as JSON Lines, to be read back as they are or used elsewhere.

    Args:
        documents: cleaned articles.

    Returns:
        One object a line: ids, metadata, title, standfirst, text, blocks, the map to the raw text and
        the removed passages.
    """
    return "".join(json.dumps(document_record(d), ensure_ascii=False) + "\n" for d in documents)


def render_reading(documents: Sequence[Document]) -> str:
    """Cleaned articles as text to read.

    Args:
        documents: cleaned articles.

    Returns:
        Title, standfirst and paragraphs of each, control characters shown as U+FFFD.
    """
    pages = []
    for document in documents:
        blocks = [plain(document.text[b.start : b.end]) for b in document.blocks]
        pages.append("\n\n".join([f"== {plain(document.path)} ({document.doc_id})", *blocks]))
    return "\n\n".join(pages) + "\n"


def explain_cleaning(documents: Sequence[Document]) -> str:
    """What cleaning removed from each article and why.

    Args:
        documents: cleaned articles.

    Returns:
        One line a removed passage: its raw offsets, the reason and its words.
    """
    return "\n".join(line for document in documents for line in _explanation(document)) + "\n"


def render_check(report: CheckReport) -> str:
    """Every statement that fails with its reasons, and the count.

    Args:
        report: the outcome of a check.

    Returns:
        Text, ending in a newline.
    """
    lines = [f"Not among the inputs: {plain(path)}" for path in report.missing]
    for failure in report.failures:
        lines.append(f"{plain(failure.place)}: {plain(failure.text) or '(empty)'}")
        lines += [f"  - {plain(reason)}" for reason in failure.reasons]
    held = report.statements - len(report.failures)
    lines.append(f"{held} of {counted(report.statements, 'statement')} supported by the cited passages.")
    return "\n".join(lines) + "\n"


def _explanation(document: Document) -> Iterator[str]:
    removed = sum(r.raw_end - r.raw_start for r in document.removed)
    whole = removed + len(document.text)
    share = round(100 * removed / whole) if whole else 0
    title = plain(document.title or "no title found")
    yield f"== {plain(document.path)}: {title}"
    kept = counted(len(document.paragraphs), "paragraph")
    yield f"   kept {kept}; removed {counted(len(document.removed), 'passage')} ({share} % of the characters)"
    for passage in document.removed:
        place = f"{passage.raw_start}–{passage.raw_end}"
        yield f"   {place:>13}  {plain(passage.reason)}: {clip(plain(passage.text), 14)}"
