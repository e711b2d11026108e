"""Measure who says what in the shipped stories: ``python -m eval speakers --data eval/suite``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.figures import share
from eval.gold.suite import Story, gold_digest, load_suite, locate
from eval.labelled.halves import Half, half_of
from eval.labelled.parsing import sentences_of
from eval.metrics.attributions import Stretch, nearest_name, same_speaker
from eval.stages.told import read_articles
from eval.table import Cell, Row, Table, with_mean
from summarizer.domain.text import Document, Sentence, Span
from summarizer.errors import UsageError
from summarizer.language.people.speakers import Statement, attributions
from summarizer.ports import Parser
from summarizer.wiring import Summarizer

_FIGURES = ("found", "speaker", "nearest name")


class _Scored(NamedTuple):
    story: str
    found: bool
    right: bool
    nearest: bool


def measure_statements(root: Path, summarizer: Summarizer) -> Table:
    """Find the speakers of the labelled statements of every story.

    Args:
        root: a folder of stories.
        summarizer: the profile that reads them.

    Returns:
        A row a half; the mean last.
    """
    stories = load_suite(root)
    parser = summarizer.backends.parser
    scored: dict[Half, list[_Scored]] = {half: [] for half in Half}
    for story in stories:
        scored[half_of(story.id)] += _score(story, summarizer, parser)
    data = gold_digest(root, stories)
    signature = {"measure": "statements 1", "parser": parser.identity.digest[:12]}
    rows = [Row(half, _cells(own), signature, data) for half, own in scored.items() if own]
    notes = (
        "found: some statement covers the labelled words; speaker: one of these is by the labelled person, "
        "whom last names or, for roles, all words of either name identify.",
        "nearest name (baseline): the capitalised words nearest to the labelled words, in their sentence.",
        "dev and held out: by the digest of the story's name. Intervals: 95 %, bootstrap over stories.",
    )
    return Table("Speakers of statements", with_mean(rows, _FIGURES), notes)


def _cells(scored: Sequence[_Scored]) -> dict[str, Cell]:
    clusters = [s.story for s in scored]
    return {
        "stories": len(set(clusters)),
        "statements": len(scored),
        "found": share([s.found for s in scored], clusters),
        "speaker": share([s.right for s in scored], clusters),
        "nearest name": share([s.nearest for s in scored], clusters),
    }


def _score(story: Story, summarizer: Summarizer, parser: Parser) -> Iterator[_Scored]:
    documents = {d.path: d for d in read_articles([a.path for a in story.articles], summarizer)}
    heard = {a.path.name: _hear(documents[str(a.path)], parser) for a in story.articles}
    for gold in story.statements:
        article = heard[gold.support.file]
        try:
            span = Stretch(*locate(article.document.text, gold.support))
        except UsageError:  # the words were cleaned away
            yield _Scored(story.id, found=False, right=False, nearest=False)
            continue
        names = [s.name for s in article.statements if any(_meet(c, span) for c in s.contents)]
        near = _nearest(article, span)
        yield _Scored(
            story.id,
            bool(names),
            any(name is not None and same_speaker(name, gold.speaker) for name in names),
            near is not None and same_speaker(near, gold.speaker),
        )


class _Heard(NamedTuple):
    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]


def _hear(document: Document, parser: Parser) -> _Heard:
    sentences = sentences_of(document, parser)
    found = attributions(sentences, document.text)
    return _Heard(document, sentences, tuple(statement for own in found for statement in own))


def _meet(content: Span, words: Stretch) -> bool:
    return content.start < words.end and words.start < content.end


def _nearest(article: _Heard, words: Stretch) -> str | None:
    for sentence in (s.span for s in article.sentences if s.span.start <= words.start < s.span.end):
        name = nearest_name(article.document.text, Stretch(sentence.start, sentence.end), words)
        return None if name is None else article.document.text[name.start : name.end]
    return None
