"""Plain text with ``[n]`` citations: its sentences, and which articles each of them cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from summarizer.domain.text import Document
from summarizer.errors import UsageError
from summarizer.language.words.sentences import split_sentences

_MARKER = re.compile(r"[^\S\n]*\[(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\](?!\()")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
_HEADING = re.compile(r"#{1,6}\s+|\*\*[^*]+\*\*$")
_SOURCES = re.compile(r"(?:#{1,6}\s*|\*\*)?(?:sources|references)\b:?\W*$", re.I)
_BULLET = re.compile(r"^\s*(?:[-*•+]\s+|>\s+|\d{1,3}[.)]\s+)")
_LISTED = re.compile(r"\s*(?:[-*•]\s+)?\[?(\d{1,4})[\].):]+\s*(.+)")
_MOST = 500
"""A range of more sources than this is a page range or a year, not a citation."""


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A sentence with the positions, from 1, of the articles it cites."""

    place: str
    text: str
    sources: tuple[int, ...]


def read_cited_text(text: str, documents: Sequence[Document], name: str) -> tuple[CitedLine, ...]:
    """Find sentences and their citations.

    A marker belongs to the sentence it stands in, or to the one that ended just before it. Headings without
    citations are left out, and so is everything from a heading "Sources" on. If a list of numbered sources
    stands there, its numbers count; otherwise ``[n]`` is the n-th article named.

    Args:
        text: a brief in any wording.
        documents: its articles, in the order in which they were named.
        name: the file's name, for messages.

    Returns:
        The sentences in order.

    Raises:
        UsageError: if a number or a listed source belongs to no article.
    """
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if _SOURCES.fullmatch(line.strip())), len(lines))
    numbers = _numbering(lines[end + 1 :], documents, name)
    found: list[CitedLine] = []
    for line in lines[:end]:
        for sentence, cited in _sentences(line):
            unknown = [n for n in cited if n not in numbers]
            if unknown:
                raise UsageError(
                    f"{name}: “{sentence[:60]}” cites [{unknown[0]}], but there "
                    f"{'is 1 source' if len(numbers) == 1 else f'are {len(numbers)} sources'}. "
                    "Name all articles after --sources, in the order of their numbers."
                )
            sources = tuple(dict.fromkeys(numbers[n] for n in cited))
            found.append(CitedLine(f"sentence {len(found) + 1}", sentence, sources))
    return tuple(found)


def _sentences(line: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The sentences of one line without their markers, and the numbers in these."""
    body = _BULLET.sub("", line).strip()
    markers = list(_MARKER.finditer(body))
    if not body or (_HEADING.match(body) and not markers):
        return
    plain, places = _without(body, markers)
    spans = split_sentences(plain)
    cited: list[list[int]] = [[] for _ in spans]
    for at, marker in zip(places, markers, strict=True):
        owner = max((i for i, (start, _) in enumerate(spans) if start < at), default=0)
        if spans:
            cited[owner] += _numbers(marker.group(1))
    for (start, end), numbers in zip(spans, cited, strict=True):
        words = _HEADING.sub("", plain[start:end]).strip("*_ ")
        if any(c.isalpha() for c in words):
            yield words, tuple(dict.fromkeys(numbers))


def _without(body: str, markers: Sequence[re.Match[str]]) -> tuple[str, list[int]]:
    """The line without its markers, and where each of them stood."""
    plain, places, position = "", [], 0
    for marker in markers:
        plain += body[position : marker.start()]
        places.append(len(plain))
        position = marker.end()
    return plain + body[position:], places


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for part in re.split(r"[,;]", text):
        span = _RANGE.fullmatch(part.strip())
        if span is None:
            found.append(int(part))
            continue
        first, last = int(span.group(1)), int(span.group(2))
        found += range(first, last + 1) if first <= last < first + _MOST else [first, last]
    return found


def _numbering(lines: Sequence[str], documents: Sequence[Document], name: str) -> Mapping[int, int]:
    """Position of the article that each number stands for."""
    listed = [m for line in lines if (m := _LISTED.match(line))]
    if not listed:
        return {n: n for n in range(1, len(documents) + 1)}
    found: dict[int, int] = {}
    for entry in listed:
        number, words = int(entry.group(1)), entry.group(2)
        position = next((i for i, d in enumerate(documents, 1) if _names(words, d)), None)
        if position is None:
            raise UsageError(
                f"{name}: source {number}, “{words[:80]}”, is none of the articles named after --sources. "
                "A source is known by its file name, title or address."
            )
        found.setdefault(number, position)
    return found


def _names(words: str, document: Document) -> bool:
    """Whether an entry of a list of sources is about an article."""
    marks = (PurePath(document.path).name, document.title, document.url)
    plain = _folded(words)
    return any(_folded(mark) in plain for mark in marks if mark)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
