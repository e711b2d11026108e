"""Make a sentence stand on its own with the fewest changed words."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.domain.text import Span
from summarizer.language.people.coreference import Reading
from summarizer.language.people.cues import SUBJECTS
from summarizer.language.people.speakers import Spoken
from summarizer.language.phrasing.commas import beside
from summarizer.language.words.quotations import inside

_DATELINE = re.compile(
    r"(?:(?P<place>[A-Z][\w.'’/-]*(?:,? (?:[A-Z][\w.'’/-]*|\d{1,2}|\d{4}|de|of|and|the))*),? ?)?"
    r"(?P<agency>\([A-Z][\w ./&-]{1,40}\))?\s*(?:[—–-]|--)\s+(?=[\"“‘]?[A-Z0-9])"
)
_LONGEST_DATELINE = 60
_ASIDES = """
    however, on the other hand, meanwhile, for example, for instance, in turn, though, instead, moreover,
    nevertheless, nonetheless, therefore, in contrast, by contrast, in fact, of course, indeed, for his part,
    for her part, for its part, for their part
"""
_OPENERS = f"""{_ASIDES.strip()},
    still, also, furthermore, additionally, besides, thus, hence, consequently, accordingly, similarly,
    likewise, rather, conversely, otherwise, in addition, in other words, as a result, then again, so, plus,
    on the contrary, at the same time, even so, that said, after all, to be sure, sure enough, then, again,
    separately
"""


def _any_of(listed: str) -> str:
    return "|".join(re.escape(phrase.strip()) for phrase in listed.split(","))


_CONNECTIVE = re.compile(rf"(?:(?:(?:But|And|Yet)(?!,? another\b),?|(?i:{_any_of(_OPENERS)}),)\s+)+")
_ASIDE = re.compile(rf",\s(?:{_any_of(_ASIDES)}),(?=\s)")
_BULLET = re.compile(r"[-–—•*·▪]\s+")
_INNER_STOP = re.compile(r"[.,]([’'\"”]+)$")
_MATCHING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "”", "``": "''"}


class Edit(NamedTuple):
    """Put ``text`` in place of ``[start, end)``."""

    start: int
    end: int
    text: str


class Rewritten(NamedTuple):
    """A sentence that stands on its own, and the passages outside it that its new words come from."""

    text: str
    context: tuple[Span, ...]


def dateline_end(text: str) -> int:
    """Length of a dateline with its dash and blanks ("PARIS — "); 0 if there is none.

    >>> dateline_end("HALM, Norland (NPA) — The port closed."), dateline_end("The port — all of it — closed.")
    (22, 0)
    """
    found = _DATELINE.match(text[:_LONGEST_DATELINE])
    if not found or not (found["place"] or found["agency"]):
        return 0
    first = (found["place"] or "").split(",")[0].split(" ")[0]
    capitals = len(first) > 2 and first.isupper()
    return found.end() if capitals or found["agency"] else 0


def standalone(spoken: Spoken) -> Rewritten:
    """Rewrite a sentence so that it can be read alone.

    A dateline, a leading connective and a connective aside go; pronouns that reach outside become
    the name; a quotation without a cue gets ", X said"; quotation marks are balanced.

    Args:
        spoken: a sentence to which there is no objection and whose pronouns are resolved.

    Returns:
        The text, beginning in upper case and ending with a full stop.
    """
    reading = spoken.reading
    if spoken.statements and not spoken.statements[0].cue:
        return _with_speaker(spoken)
    edits = [*_openings(reading), *_asides(reading), *_names(reading)]
    context = [o.referent.shown for o in reading.outside if o.referent]
    text = _applied(reading.sentence.text, edits)
    text = _balanced(text, reading)
    return Rewritten(_finished(text), tuple(dict.fromkeys(context)))


def _openings(reading: Reading) -> list[Edit]:
    text = reading.sentence.text
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else dateline_end(text)
    connective = _CONNECTIVE.match(text, start)
    end = connective.end() if connective else start
    return [Edit(0, end, "")] if end else []


def _asides(reading: Reading) -> list[Edit]:
    found = []
    for match in _ASIDE.finditer(reading.sentence.text):
        if inside(reading.quoted, match.start()):
            continue
        before = [t for t in reading.sentence.parse.tokens if t.end <= match.start()]
        following = next((t for t in reading.sentence.parse.tokens if t.start >= match.end()), None)
        under_way = any(t.dep in SUBJECTS for t in before) or (following and following.pos in {"VERB", "AUX"})
        keep = not under_way or _shares_comma(reading, match)
        found.append(Edit(match.start(), match.end(), "," if keep else ""))
    return found


def _shares_comma(reading: Reading, aside: re.Match[str]) -> bool:
    """Whether an aside stands next to something else between commas ("Vantner, the minister, however,")."""
    parse = reading.sentence.parse
    own = [i for i, t in enumerate(parse.tokens) if aside.start() < t.start and t.end < aside.end()]
    return bool(own) and any(beside(parse, own[0], own[-1]))


def _names(reading: Reading) -> list[Edit]:
    tokens = reading.sentence.parse.tokens
    found = []
    for outside in reading.outside:
        if outside.referent is None:
            continue
        first = tokens[outside.first]
        name = outside.referent.short
        if first.tag == "PRP$":
            name += "’" if name.endswith("s") and outside.referent.people else "’s"
        found.append(Edit(first.start, tokens[outside.last - 1].end, name))
    return found


def _applied(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _balanced(text: str, reading: Reading) -> str:
    """Complete quotation marks that the sentence boundary cut off."""
    closing = _MATCHING.get(reading.marks.after, "")
    return f"{reading.marks.before}{text}{closing}"


def _with_speaker(spoken: Spoken) -> Rewritten:
    statement = spoken.statements[0]
    mark = spoken.reading.marks.style or "“"
    words = spoken.sentence.text.strip('“”"„«» ').removesuffix("''").removeprefix("``").strip()
    if mark in "‘'":
        words = words.strip("‘’'")
    ending = words[-1:] if words[-1:] in "?!" else ","
    words = _INNER_STOP.sub(r"\1", words.rstrip(".,;:")) if ending == "," else words[:-1]
    speaker = statement.speaker.short if statement.speaker else ""
    return Rewritten(
        _finished(f"{mark}{words}{ending}{_MATCHING.get(mark, '”')} {speaker} said."), statement.context
    )


def _finished(text: str) -> str:
    """Begin in upper case, end with a full stop."""
    text = _without_parentheses(" ".join(text.split()))
    first = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    text = text[:first] + text[first : first + 1].upper() + text[first + 1 :]
    bare = text.rstrip("\"'”’»)")
    return text if bare.endswith((".", "!", "?", "…")) else f"{text.rstrip(',;:')}."


def _without_parentheses(text: str) -> str:
    """Take off parentheses around the whole, also where the sentence boundary left only one."""
    opened, closed = text.startswith("("), text.endswith(")")
    inner = text[opened : len(text) - closed]
    if (opened or closed) and inner.count("(") == inner.count(")") and ")" not in inner.split("(", 1)[0]:
        return inner
    return text
