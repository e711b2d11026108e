"""Briefs as files: the program's JSON, or any text with ``[n]`` citations, beside its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.metrics.answers import Answer, Article, Part, Passage, Stated, article
from eval.scoring.cited_text import CitedLine, read_cited_text
from summarizer.domain.brief import Brief, CitedSentence, Role
from summarizer.domain.edited import EditedBrief
from summarizer.domain.text import Document
from summarizer.errors import UsageError
from summarizer.stages.check import passage_problems
from summarizer.stages.render.json_reader import read_briefs, read_edited

_SHOWN = 3
_ANONYMOUS = "This is a report, which articles may have shared."


@dataclass(frozen=True, slots=True)
class ReadBrief:
    """One brief to score; ``brief`` is None where the format is plain text."""

    title: str
    answer: Answer
    brief: Brief | None = None


def read_answers(path: Path, documents: Sequence[Document]) -> tuple[ReadBrief, ...]:
    """Read a brief, or all briefs of a briefing.

    Args:
        path: JSON of a briefing (``.json``), or text.
        documents: its sources, cleaned, in the order in which they were named.

    Returns:
        The briefs; a text is one.

    Raises:
        UsageError: if the file cannot be read, or does not fit the sources; the message says why.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    if path.suffix == ".json":
        return _from_json(text, documents, path)
    lines = read_cited_text(text, documents, str(path))
    if not lines:
        raise UsageError(f"{path} has no sentence to score.")
    articles = tuple(article_of(d) for d in documents)
    return (ReadBrief(path.stem, Answer(tuple(_from_line(line, articles) for line in lines), articles)),)


def _from_json(text: str, documents: Sequence[Document], path: Path) -> tuple[ReadBrief, ...]:
    by_id = {d.doc_id: d for d in documents}
    briefs, _ = read_briefs(text)
    problems = [p for edited in read_edited(text) for p in _mismatches(edited, by_id)]
    if problems:
        more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
        raise UsageError(
            f"{path} does not fit its sources: {'; '.join(problems[:_SHOWN])}{more}. "
            "Name the articles it was made of."
        )
    return tuple(_read(brief, by_id) for brief in briefs)


def _mismatches(edited: EditedBrief, documents: Mapping[str, Document]) -> Iterator[str]:
    """Sources that are not among the articles, and passages that do not read as quoted."""
    seen: set[str] = set()
    for statement in edited.statements:
        for problem in passage_problems(statement, edited.sources, documents):
            if "its only evidence" not in problem and problem not in seen:
                seen.add(problem)
                yield f"{statement.place}: {problem}"
    for source in () if seen else edited.sources:
        if source.doc_id not in documents:
            yield f"source [{source.number}] {source.path} is not among the articles"


def _read(brief: Brief, documents: Mapping[str, Document]) -> ReadBrief:
    parts: list[tuple[str, Part, Iterable[CitedSentence]]] = [
        ("headline", Part.HEADLINE, [brief.headline]),
        ("In brief", Part.LEAD, brief.lead),
        *((s.title, Part.BODY, s.sentences) for s in brief.sections),
        ("Timeline", Part.TIMELINE, [entry.sentence for entry in brief.timeline]),
    ]
    sentences = [
        _stated(f"{title}, {number}", part, sentence, documents)
        for title, part, listed in parts
        for number, sentence in enumerate(listed, start=1)
    ]
    articles = tuple(article_of(documents[s.doc_id]) for s in brief.sources)
    values = tuple(tuple(v.value for v in conflict.values) for conflict in brief.conflicts)
    return ReadBrief(brief.headline.text, Answer(tuple(sentences), articles, values), brief)


def _stated(place: str, part: Part, sentence: CitedSentence, documents: Mapping[str, Document]) -> Stated:
    passages = tuple(
        Passage(c.number, c.quote, c.role is Role.EVIDENCE, _about(documents[c.span.doc_id]))
        for c in sentence.citations
    )
    return Stated(place, sentence.text, passages, sentence.method, sentence.speaker, part)


def _from_line(line: CitedLine, articles: Sequence[Article]) -> Stated:
    passages = tuple(Passage(n, articles[n - 1].text, about=articles[n - 1].about) for n in line.sources)
    return Stated(line.place, line.text, passages)


def article_of(document: Document) -> Article:
    """A source as metrics read it: its text, and whose report it is."""
    return article(document.path, document.text, _about(document))


def _about(document: Document) -> str:
    """What an attribution to the source itself rests on: outlet and author, and that it may be shared."""
    by = " ".join(part for part in (document.outlet, document.author) if part)
    return f"This is a report, which articles may have shared, by {by}." if by else _ANONYMOUS
