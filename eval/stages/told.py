"""What the program makes of a story before it writes: its documents, claims and groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.backends import Backends
from summarizer.domain.claims import Claim, ClaimGroup, Extraction
from summarizer.domain.text import Document, Sentence
from summarizer.stages.conflicts import asides
from summarizer.stages.extract import extract
from summarizer.stages.order import resolve_times
from summarizer.stages.origins import find_origins
from summarizer.stages.relate import relate
from summarizer.stages.screen import screen
from summarizer.stages.segment import segment
from summarizer.wiring import Summarizer


@dataclass(frozen=True, slots=True)
class Told:
    """One story, read by the stages up to *relate*."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    groups: tuple[ClaimGroup, ...]
    extraction: Extraction
    sentences: Mapping[str, tuple[Sentence, ...]]
    """All sentences by ``doc_id``."""

    @property
    def asides(self) -> tuple[Claim, ...]:
        """Sentences that make no claim of their own and still may give a value."""
        return asides(self.extraction.set_aside, self.sentences)


def read_articles(paths: Sequence[Path], summarizer: Summarizer) -> tuple[Document, ...]:
    """Read and clean articles.

    Args:
        paths: their files.
        summarizer: the profile that reads them.

    Returns:
        One document an article, in order.
    """
    return summarizer.clean(summarizer.read(list(paths)))


def tell(documents: Sequence[Document], backends: Backends) -> Told:
    """Take articles as one story, as the small way through the pipeline does.

    Args:
        documents: clean articles with different ids.
        backends: models and tools.

    Returns:
        The story.
    """
    sentences = segment(documents, backends.splitter, backends.parser)
    extraction = screen(
        extract(documents, sentences, backends.parser), documents, sentences, backends.embedder
    )
    claims = resolve_times(documents, sentences, extraction.claims, None)
    vectors = backends.embedder.embed([claim.text for claim in claims])
    groups = relate(claims, vectors, find_origins(documents))
    return Told(tuple(documents), claims, groups, extraction, sentences)
