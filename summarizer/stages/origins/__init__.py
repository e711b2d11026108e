"""Find passages that several documents share, so that one agency's text counts as one origin."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import NamedTuple

from summarizer.domain.claims import Origin
from summarizer.domain.text import BlockKind, Document, Span
from summarizer.language.words.sentences import split_sentences
from summarizer.language.words.shingles import Alignment, Wording, align, candidates, quoted_passages, wording
from summarizer.language.words.tokens import stem, word_texts
from summarizer.stages.origins.credits import stated_credit
from summarizer.stages.origins.editions import with_editions

_OWN, _TELLING, _COVERAGE, _RUN = 10, 8, 0.7, 12
"""One sentence is one wording on its own if at least so many of its words outside quotation marks and
so many telling ones are equal, and either so much of the shorter sentence is, or a run of so many words.
On excerpts of three outlets each fewer find coincidence: leads of equal facts."""
_TELLING_RUN = 6
"""Telling words that are enough where the run is."""
_LOOSE_TELLING, _LOOSE_COVERAGE, _LOOSE_RUN = 5, 0.6, 9
"""What makes a sentence a part of shared wording next to others, but not on its own."""
_WHOLE = 0.7
"""Share of a sentence from which on all of it is the passage."""
_NEAR = 0.6
"""Share of both sentences that must be equal beside shared wording, quotations included."""
_REACH = 3
"""Sentences between two shared ones that still make one passage."""
_FEW = 12
"""Documents in a shared passage up to which all pairs of them are looked at."""

Place = tuple[int, int]
"""A document's position and its sentence's, or two sentences' positions."""


class _Match(NamedTuple):
    a: Place
    b: Place
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with the stems of its sentences; their words are read where a sentence is looked at."""

    document: Document
    bounds: tuple[tuple[int, int], ...]
    stems: tuple[tuple[str, ...], ...]
    quoted: tuple[tuple[int, int], ...]
    _read: dict[int, Wording] = field(default_factory=dict)

    def sentence(self, number: int) -> Wording:
        """The words of a sentence."""
        if number not in self._read:
            self._read[number] = wording(self.document.text, *self.bounds[number], self.quoted)
        return self._read[number]


def find_origins(documents: Sequence[Document]) -> tuple[Origin, ...]:
    """Find the passages that several documents share, word for word or lightly edited.

    A quotation that two writers both report is no shared wording, nor are names and stock phrases. Two
    articles of one publisher that are mostly one text are editions: what they do not share is one voice, too.

    Args:
        documents: the documents of a story, in any order.

    Returns:
        Origins with passages in at least two documents each, most passages first.
    """
    texts = [_read(d) for d in sorted(documents, key=lambda d: d.doc_id)]
    matches = _accepted(texts)
    groups = _joined(_components(matches))
    spans = _spans(texts, matches)
    shared = [_origin(texts, group, spans) for group in groups]
    found = with_editions(shared, [text.document for text in texts])
    return tuple(sorted(found, key=lambda o: (-len(o.passages), o.passages)))


def _read(document: Document) -> _Text:
    bounds = tuple(
        (block.start + start, block.start + end)
        for block in document.blocks
        for start, end in split_sentences(document.text[block.start : block.end])
    )
    stems = tuple(tuple(map(stem, word_texts(document.text[start:end]))) for start, end in bounds)
    return _Text(document, bounds, stems, tuple(quoted_passages(document.text)))


def _accepted(texts: Sequence[_Text]) -> list[_Match]:
    """Matches that are one wording on their own, and those that are so with their neighbours."""
    matches: dict[tuple[int, int], list[_Match]] = defaultdict(list)
    for a, b in candidates([text.stems for text in texts]):
        if not _may_match(texts[a[0]].stems[a[1]], texts[b[0]].stems[b[1]]):
            continue
        found = align(texts[a[0]].sentence(a[1]), texts[b[0]].sentence(b[1]))
        match = _Match(a, b, found) if found else None
        if match and (_stands_alone(match, texts) or _may_belong(match, texts)):
            matches[a[0], b[0]].append(match)
    passages = (passage for pair in sorted(matches) for passage in _passages(matches[pair]))
    return [m for passage in passages if _is_shared(passage, texts) for m in passage]


def _may_match(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two sentences have as many words in common, in whatever order, as a match needs."""
    common = sum((Counter(a) & Counter(b)).values())
    return common >= _OWN or common >= _NEAR * max(len(a), len(b))


def _passages(matches: Sequence[_Match]) -> list[list[_Match]]:
    """The matches of two documents, those together that stand near each other in both."""
    union = _Union()
    at = {(m.a[1], m.b[1]): m for m in matches}
    steps = range(-_REACH, _REACH + 1)
    for i, j in at:
        for beside in ((i + x, j + y) for x in steps for y in steps):
            if beside in at:
                union.join((i, j), beside)
    return [sorted(at[place] for place in places) for places in union.sets()]


def _is_shared(passage: Sequence[_Match], texts: Sequence[_Text]) -> bool:
    own = sum(m.alignment.own for m in passage)
    telling = sum(m.alignment.telling for m in passage)
    together = len(passage) > 1 and own >= 2 * _OWN and telling >= 2 * _LOOSE_TELLING
    return together or any(_stands_alone(m, texts) for m in passage)


def _shares(match: _Match, texts: Sequence[_Text]) -> tuple[float, float]:
    lengths = (len(texts[d].stems[s]) for d, s in (match.a, match.b))
    a, b = (match.alignment.matched / n for n in lengths)
    return a, b


def _stands_alone(match: _Match, texts: Sequence[_Text]) -> bool:
    found = match.alignment
    if found.own < _OWN or any(_is_title(texts[d], s) for d, s in match[:2]):
        return False
    covered = max(_shares(match, texts)) >= _COVERAGE and found.telling >= _TELLING
    return covered or (found.longest >= _RUN and found.telling >= _TELLING_RUN)


def _is_title(text: _Text, sentence: int) -> bool:
    """Whether it is a title or standfirst: headlines are alike without being copied."""
    start = text.bounds[sentence][0]
    return any(b.start <= start < b.end and b.kind is not BlockKind.PARAGRAPH for b in text.document.blocks)


def _may_belong(match: _Match, texts: Sequence[_Text]) -> bool:
    """Whether it is shared wording beside more of it; quotations may be."""
    found, shares = match.alignment, _shares(match, texts)
    alike = found.matched >= 4 and min(shares) >= _NEAR
    enough = found.own >= _OWN and found.telling >= _LOOSE_TELLING
    return alike or (enough and (max(shares) >= _LOOSE_COVERAGE or found.longest >= _LOOSE_RUN))


def _components(matches: Sequence[_Match]) -> list[set[Place]]:
    """Places linked by matches; matches that run in parallel are one passage."""
    union = _Union()
    places = {(m.a, m.b) for m in matches}
    for a, b in places:
        union.join(a, b)
        after = ((a[0], a[1] + 1), (b[0], b[1] + 1))
        if after in places:
            union.join(a, after[0])
    return union.sets()


def _joined(components: Sequence[set[Place]]) -> list[set[Place]]:
    """Components that two same documents share come from one text, in whatever order it is told."""
    union = _Union()
    first: dict[Place, Place] = {}
    for component in components:
        holders = sorted({document for document, _ in component})
        home = min(component)
        for place in component:
            union.join(home, place)
        pairs = combinations(holders, 2) if len(holders) <= _FEW else pairwise(holders)
        for pair in pairs:
            union.join(first.setdefault(pair, home), home)
    return union.sets()


class _Union:
    """Disjoint sets of places."""

    def __init__(self) -> None:
        self._parent: dict[Place, Place] = {}

    def find(self, place: Place) -> Place:
        """The representative of a place's set."""
        root = place
        while (parent := self._parent.setdefault(root, root)) != root:
            root = parent
        while self._parent[place] != root:
            self._parent[place], place = root, self._parent[place]
        return root

    def join(self, a: Place, b: Place) -> None:
        """Make the sets of two places one."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low

    def sets(self) -> list[set[Place]]:
        """All sets, by their smallest place."""
        found: dict[Place, set[Place]] = defaultdict(set)
        for place in list(self._parent):
            found[self.find(place)].add(place)
        return [found[root] for root in sorted(found)]


def _spans(texts: Sequence[_Text], matches: Sequence[_Match]) -> dict[Place, tuple[int, int]]:
    """The characters of each sentence that are shared: all of it where most of it is."""
    found: dict[Place, tuple[int, int]] = {}
    for match in matches:
        for place, (first, last) in ((match.a, match.alignment.a), (match.b, match.alignment.b)):
            text = texts[place[0]]
            sentence, bounds = text.sentence(place[1]), text.bounds[place[1]]
            if last - first < _WHOLE * len(sentence.stems):
                bounds = (sentence.starts[first], sentence.ends[last - 1])
            known = found.get(place, bounds)
            found[place] = (min(known[0], bounds[0]), max(known[1], bounds[1]))
    return found


def _origin(texts: Sequence[_Text], group: set[Place], spans: dict[Place, tuple[int, int]]) -> Origin:
    passages: list[Span] = []
    previous: Place | None = None
    for place in sorted(group):
        document = texts[place[0]].document
        start, end = spans[place]
        beside = previous == (place[0], place[1] - 1)
        if beside and not document.text[passages[-1].end : start].strip():
            start = passages.pop().start
        passages.append(Span(document.doc_id, start, end))
        previous = place
    name = "|".join(f"{p.doc_id}:{p.start}:{p.end}" for p in passages)
    holders = [texts[d].document for d in sorted({d for d, _ in group})]
    return Origin(
        "o" + hashlib.sha256(name.encode()).hexdigest()[:8], tuple(passages), stated_credit(holders)
    )
