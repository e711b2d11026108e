"""Whether a sentence tells what happened on a day, and the time it then bears."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.drafts import Draft
from summarizer.domain.events import EventTime, TimeBasis
from summarizer.domain.syntax import Parse
from summarizer.language.phrasing.pointing import points_back
from summarizer.language.times.event_times import Place, place_times
from summarizer.language.times.timex import Tense, resolve
from summarizer.stages.datewise.mentions import Mention

MOST_WORDS = 40
"""Words of an entry."""
_UNREAD = "its time could not be read"
_BREAKS_OFF = "breaks off"
_POINTS_BACK = "points at something said before"
_IN_PASSING = "names the day only in passing"
_OTHER_DAY = "its tense speaks of another day"
_PICTURE = "says what a picture shows"
_SHOWN = frozenset({"see", "show", "picture", "photograph", "depict"})
_AUXILIARY, _PRESENT = frozenset({"aux", "auxpass"}), frozenset({"VBZ", "VBP"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})


def objection(mention: Mention, parse: Parse) -> str | None:
    """Say why a sentence is no entry for the day it names.

    Args:
        mention: the sentence and the day.
        parse: analysis of the sentence.

    Returns:
        The reason, or None if its main clause tells what happened, or was said, on the day.
    """
    if parse.text.rstrip("\"'”’)] ").endswith(("...", "…", "..", ". .")):
        return _BREAKS_OFF
    if points_back(parse):
        return _POINTS_BACK
    if _describes_a_picture(parse):
        return _PICTURE
    placed = [p for p in place_times(parse) if _covers(p.expression.start, p.expression.end, mention)]
    if not placed:
        return _UNREAD
    first = placed[0]
    if first.place > Place.SUBJECT:
        return _IN_PASSING
    if mention.written is None or mention.named.stated:
        return None
    part = next((p for p in first.expression.parts if p.start == mention.named.start), first.expression)
    value = resolve(part, mention.written.day, first.tense or Tense.PAST)
    differs = value is not None and value.start is not None and value.start != mention.day
    return _OTHER_DAY if differs else None


def _covers(start: int, end: int, mention: Mention) -> bool:
    return start <= mention.named.start and mention.named.end <= end


def _describes_a_picture(parse: Parse) -> bool:
    """Whether the main clause says what is seen now, as a caption does; "was seen" may be news."""
    for i, token in enumerate(parse.tokens):
        if token.dep == "ROOT" and token.tag == "VBN" and token.lemma.casefold() in _SHOWN:
            auxiliaries = [
                parse.tokens[c].tag for c in parse.children(i) if parse.tokens[c].dep in _AUXILIARY
            ]
            return set(auxiliaries) <= _PRESENT
    return False


def leans_back(parse: Parse) -> bool:
    """Whether a sentence holds a word that may stand for something in the sentences before it."""
    return any(t.pos == "PRON" or t.tag == "PRP$" or t.lemma.casefold() in _POINTING for t in parse.tokens)


def fitting(drafts: Sequence[Draft]) -> Draft | None:
    """The fullest version that is short enough for an entry."""
    return next((d for d in drafts if len(d.text.split()) <= MOST_WORDS), None)


def time_of(mention: Mention, origin: int) -> EventTime:
    """The time of an entry.

    Args:
        mention: the sentence and the day it names.
        origin: ordinal of the day that offsets count from.

    Returns:
        A stated time where the sentence says the year, an inferred one where that follows from the day the
        article was written, else a relative one; what fixes it is an anchor where a passage states it.
    """
    named, written = mention.named, mention.written
    if named.stated:
        return EventTime(named.text, TimeBasis.STATED, named.day, named.day)
    offset = float(named.day.toordinal() - origin)
    if written is None or not written.known:
        return EventTime(named.text, TimeBasis.RELATIVE, offset=offset)
    return EventTime(named.text, TimeBasis.INFERRED, named.day, named.day, offset, written.anchors)
