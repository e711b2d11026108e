"""Days, times of day, years, places and people in claims, each with what it goes with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summarizer.domain.claims import Claim
from summarizer.language.numbers.quantities import QuantityKind
from summarizer.language.people.phrases import is_person_noun
from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.times.clock import find_clock_times
from summarizer.language.times.reading import read_times
from summarizer.language.times.timex import TimeKind, find_time_expressions
from summarizer.language.words.thesaurus import MONTHS, is_calendar_word
from summarizer.language.words.tokens import words
from summarizer.stages.conflicts.context import as_words, near
from summarizer.stages.conflicts.happenings import verb_above
from summarizer.stages.conflicts.mentions import time_keys

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACING = frozenset("in at near outside to from into".split())
_INSIDE = frozenset({"in", "near"})
"""Before a bare name these make it a place, whatever it is taken for."""
_EMPTY = frozenset("be have do go get come use include".split())
_SAID = frozenset("say tell add announce report state confirm".split())
_MONTHS_OF = {
    **{name: frozenset({n}) for n, name in enumerate(MONTHS, 1)},
    "spring": frozenset({3, 4, 5}),
    "summer": frozenset({6, 7, 8}),
    "autumn": frozenset({9, 10, 11}),
    "winter": frozenset({12, 1, 2}),
}
"""The months of each season, in the north, and of each month."""
_ORDINALS = frozenset("first second third fourth fifth".split())
_SIDES = frozenset("north south east west left right upper lower front rear inner outer".split())
"""Words that tell one part or side of a thing from the others."""
_REACH, _REACH_OF_SEASONS = 3, 5
"""Steps in the syntax tree from a value to what it is of; there are few seasons in a story."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d|XXXX-\d\d-\d\d")


class Sort(StrEnum):
    """What a value is."""

    DAY = "day"
    HOUR = "time"
    SEASON = "time of year"
    YEAR = "year"
    PLACE = "place"
    SIDE = "side"
    PERSON = "name"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a claim: ``text`` is at ``[start, end)`` of the claim's text."""

    claim: Claim
    analysis: Analysis
    sort: Sort
    key: str
    start: int
    end: int
    token: int

    @property
    def text(self) -> str:
        """The value as written, a side with its thing."""
        end = max(self.end, self.analysis.tokens[self.token].end) if self.sort is Sort.SIDE else self.end
        return self.analysis.parse.text[self.start : end]

    @property
    def preposition(self) -> str:
        """What it depends on, in lower case: "in" of "in Halm"."""
        return self.analysis.tokens[self.analysis.tokens[self.token].head].text.casefold()

    @property
    def masked(self) -> str:
        """The claim with something indefinite in its place."""
        text = self.analysis.parse.text
        return f"{text[: self.start]}some {self.sort}{text[self.end :]}"

    @property
    def masked_clause(self) -> str:
        """The same of the nearest clause with a subject that holds the value."""
        for verb in self.analysis.chain(self.token):
            if any(self.analysis.dependents(verb, "nsubj", "nsubjpass")):
                tokens = [self.analysis.tokens[i] for i in self.analysis.parse.subtree(verb)]
                start, end = tokens[0].start, tokens[-1].end
                if start <= self.start and self.end <= end:
                    text = self.analysis.parse.text
                    return f"{text[start : self.start]}some {self.sort}{text[self.end : end]}"
        return self.masked

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """What tells what the value is of."""
        inside = [i for i, t in enumerate(self.analysis.tokens) if self.start <= t.start < self.end]
        reach = _REACH_OF_SEASONS if self.sort is Sort.SEASON else _REACH
        return as_words(self.analysis, near(self.analysis, self.token, reach, inside))

    @property
    def times(self) -> frozenset[str]:
        """The times of the claim, other than the value itself."""
        found = (
            e for e in find_time_expressions(self.claim.text) if e.kind in {TimeKind.DATE, TimeKind.TIME}
        )
        return frozenset(
            key for e in found if e.end <= self.start or e.start >= self.end for key in time_keys(e)
        )

    @property
    def governors(self) -> frozenset[str]:
        """Lemmas of the nearest verb above it that tells something, and of the noun it goes with.

        A side has only the thing whose side it is.
        """
        if self.sort is Sort.SIDE:
            return frozenset({self.analysis.tokens[self.token].lemma.casefold()})
        above = [self.analysis.tokens[i] for i in self.analysis.chain(self.token)]
        empty = _EMPTY | _SAID
        verb = next((t.lemma.casefold() for t in above if t.pos == "VERB" and t.lemma not in empty), "")
        noun = next((t.lemma.casefold() for t in above if t.pos not in {"ADP", "DET"}), "")
        return frozenset({verb, noun} - empty - {""})


def values_of(claim: Claim, published: str | None) -> Iterator[Value]:
    """Find the days, times of day, years, places and people of a claim.

    Args:
        claim: a claim.
        published: day of its article, if known, from which weekdays are counted.

    Yields:
        The values; no days and times on which something is only said.
    """
    analysis = analyse(claim.parse)
    yield from _days(claim, analysis, published)
    yield from _seasons(claim, analysis)
    yield from _sides(claim, analysis)
    for quantity in analysis.quantities:
        token = _token_at(analysis, quantity.start)
        if quantity.kind is QuantityKind.YEAR and token is not None:
            yield Value(
                claim, analysis, Sort.YEAR, f"{quantity.value:g}", quantity.start, quantity.end, token
            )
    for time in find_clock_times(claim.parse.text):
        token = _token_at(analysis, time.start)
        if token is not None and not _of_saying(analysis, token):
            key = f"{time.hour:g}{'' if time.certain else '?'}"
            yield Value(claim, analysis, Sort.HOUR, key, time.start, time.end, token)
    for name in analysis.names:
        head = analysis.tokens[name.last - 1]
        placed = head.dep == "pobj" and analysis.tokens[head.head].text in _PLACING
        home = placed and _is_home(analysis, head.head)
        if placed and (name.label in _PLACES or analysis.tokens[head.head].text in _INSIDE or home):
            yield Value(claim, analysis, Sort.PLACE, name.core, name.start, name.end, name.last - 1)
        elif name.label == "PERSON" and len(name.core.split()) > 1:
            yield Value(claim, analysis, Sort.PERSON, name.core, name.start, name.end, name.last - 1)


def _sides(claim: Claim, analysis: Analysis) -> Iterator[Value]:
    """Which of several parts of a thing is meant: "the northern entrance", but no names of regions."""
    for token in analysis.tokens:
        side = token.text.casefold().removesuffix("ern")
        noun = analysis.tokens[token.head]
        described = token.dep in {"amod", "compound"} and token.tag != "JJR" and noun.tag == "NN"
        if side in _SIDES and described and not token.text[0].isupper():
            yield Value(claim, analysis, Sort.SIDE, side, token.start, token.end, token.head)


def _is_home(analysis: Analysis, preposition: int) -> bool:
    """Whether it says where somebody is from: "a woman from Halm"."""
    token = analysis.tokens[preposition]
    return token.text == "from" and is_person_noun(analysis.tokens[token.head].text)


def _seasons(claim: Claim, analysis: Analysis) -> Iterator[Value]:
    """Seasons and months without a day, other than those in which something is only said."""
    for time in find_time_expressions(claim.parse.text):
        named = [word.text.casefold() for word in words(claim.parse.text[time.start : time.end])]
        key = next((name for name in named if name in _MONTHS_OF), "")
        token = _token_at(analysis, time.start)
        day = any(n[:1].isdigit() or n in _ORDINALS for n in named)
        if key and token is not None and not day and not _of_saying(analysis, token):
            at = next(
                i for i in range(token, len(analysis.tokens)) if analysis.tokens[i].text.casefold() == key
            )
            yield Value(claim, analysis, Sort.SEASON, key, time.start, time.end, at)


def seasons_apart(a: str, b: str) -> bool:
    """Whether two months or seasons have no month in common.

    Args:
        a: an English name, casefolded.
        b: another.

    Returns:
        True if they exclude each other, wherever on earth it is.
    """
    return not _MONTHS_OF[a] & _MONTHS_OF[b]


def _days(claim: Claim, analysis: Analysis, published: str | None) -> Iterator[Value]:
    """Single days, other than those on which something is said."""
    written = date.fromisoformat(published[:10]) if published else None
    for time in read_times([(0, claim.parse)], written):
        token = _token_at(analysis, time.start)
        day = _DAY.match(time.value or "")
        named = any(is_calendar_word(word.text) for word in words(claim.parse.text[time.start : time.end]))
        if day is not None and named and token is not None and not _of_saying(analysis, token):
            yield Value(claim, analysis, Sort.DAY, day.group(), time.start, time.end, token)


def _of_saying(analysis: Analysis, token: int) -> bool:
    verb = verb_above(analysis, token)
    return verb is not None and analysis.tokens[verb].lemma.casefold() in SAYING


def _token_at(analysis: Analysis, offset: int) -> int | None:
    return next((i for i, t in enumerate(analysis.tokens) if t.start <= offset < t.end), None)
