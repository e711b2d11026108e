"""What is measured: the sentences of a brief, what each cites, and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.brief import Method
from summarizer.language.words.sentences import plain_sentences


class Part(StrEnum):
    """What a sentence is in its brief."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that a sentence cites."""

    source: int
    """Number of the source, from 1."""
    text: str
    supports: bool = True
    """Whether it is cited as evidence; otherwise it only resolves a name or a date."""
    about: str = ""
    """What is known of the source itself: whose report it is."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence of a brief; ``method`` and ``speaker`` are None where the format does not say."""

    place: str
    text: str
    passages: tuple[Passage, ...] = ()
    method: Method | None = None
    speaker: str | None = None
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class Article:
    """A source: its text, cleaned, and its sentences."""

    name: str
    text: str
    sentences: tuple[str, ...]
    about: str = ""
    """What is known of it besides its text: whose report it is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A brief in any format, beside the articles it was made of."""

    sentences: tuple[Stated, ...]
    articles: tuple[Article, ...]
    values: tuple[tuple[str, ...], ...] = ()
    """For each difference that is shown, the values that stand side by side."""

    @property
    def text(self) -> str:
        """All that a reader is told, one sentence or value a paragraph."""
        return "\n\n".join([*(s.text for s in self.sentences), *(v for vs in self.values for v in vs)])

    @property
    def running(self) -> tuple[Stated, ...]:
        """Headline, lead and body: what a timeline repeats by design is left out."""
        return tuple(s for s in self.sentences if s.part is not Part.TIMELINE)

    @property
    def running_text(self) -> str:
        """What is read on, one sentence a paragraph."""
        return "\n\n".join(s.text for s in self.running)

    @property
    def body(self) -> tuple[Stated, ...]:
        """What stands under headline and lead, which say it shorter."""
        return tuple(s for s in self.sentences if s.part is Part.BODY)


def article(name: str, text: str, about: str = "") -> Article:
    """Build a source from its text.

    >>> article("a.txt", "Rain fell. The dam held.").sentences
    ('Rain fell.', 'The dam held.')
    """
    return Article(name, text, plain_sentences(text), about)


def share(values: Sequence[bool | float | None]) -> float | None:
    """Mean of the values that there are; None if there is none.

    >>> share([True, False, None]), share([None])
    (0.5, None)
    """
    present = [float(v) for v in values if v is not None]
    return sum(present) / len(present) if present else None
