"""Which happening of a sentence each of its time expressions belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from summarizer.domain.syntax import Parse
from summarizer.language.times.tense import governor, head_of, tense_at
from summarizer.language.times.timex import Tense, TimeExpression, find_time_expressions
from summarizer.language.times.timex_forms import Base, Distance

_SAYING = frozenset(
    """
    say tell add announce claim insist state note declare report argue deny warn suggest acknowledge admit
    explain reply respond write stress believe think confirm indicate describe call reiterate assert maintain
    """.split()
)
_DENYING = frozenset({"deny", "dispute", "reject"})
_BOUNDS = frozenset("since until till by before after ahead following despite than compare".split())
_BEFORE = "before"
_LIMITS = frozenset({"by", _BEFORE})
_SETTING = frozenset("in at during on amid over throughout within".split())
_CLAUSES = frozenset({"relcl", "advcl", "acl", "csubj", "pcomp", "parataxis"})
_FOLLOWS = frozenset({"follow", "precede"})
_COMES = frozenset({"come", "take", "occur", "happen"})


class Place(IntEnum):
    """How close a time stands to what a sentence tells; lower is closer."""

    TOLD = 0
    """Time of the main clause or, under a verb of saying, of what is said."""
    SAID = 1
    """Time at which it was said."""
    SUBJECT = 2
    """Time of the happening that the main clause is about ("Sunday's talks ended early")."""
    ASIDE = 3
    """Time of something only mentioned, in a subordinate clause or a noun phrase."""
    BOUND = 4
    """What it only begins, ends or counts from ("since Friday")."""


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time expression with the happening it dates, ``text[start:end]`` of the parsed sentence."""

    expression: TimeExpression
    tense: Tense | None
    place: Place
    start: int
    end: int
    noun: str
    """Lemma of the noun that the time belongs to ("call" of "a call on Friday"); empty if none."""
    limit: str
    """"by" or "before" where the time ends the stretch in which what is told happens, be it a day ("before
    Friday") or a distance from another happening ("two weeks before the bridge fell"); else empty."""


@dataclass(frozen=True, slots=True)
class _Path:
    """The way from an expression up to the verb that governs it."""

    nouns: tuple[int, ...]
    own: str
    """The preposition between the expression and its first noun or its verb; empty if none."""
    outer: tuple[str, ...]
    """The prepositions further up."""
    verb: int
    modifier: bool
    """Whether the expression stands before its noun ("the March 14 meeting", "Friday's call")."""


def place_times(parse: Parse) -> tuple[PlacedTime, ...]:
    """Attach every time expression of a sentence to its happening.

    Args:
        parse: analysis of the sentence.

    Returns:
        The expressions in order of the text.
    """
    return tuple(_place(parse, e) for e in find_time_expressions(parse.text)) if parse.tokens else ()


def _place(parse: Parse, expression: TimeExpression) -> PlacedTime:
    head = head_of(parse, expression.start, expression.end)
    path = _climb(parse, head)
    place = _rank(parse, path)
    start, end = _extent(parse, path, place)
    return PlacedTime(
        expression=expression,
        tense=tense_at(parse, head),
        place=place,
        start=min(start, expression.start),
        end=max(end, expression.end),
        noun=parse.tokens[path.nouns[0]].lemma.casefold() if path.nouns else "",
        limit=_limit(parse, expression, path),
    )


def _limit(parse: Parse, expression: TimeExpression, path: _Path) -> str:
    form, verb, limit = expression.form, path.verb, path.own
    if isinstance(form, Distance):
        limit = _BEFORE if form.base is Base.EVENT and form.direction < 0 else ""
        verb = parse.tokens[verb].head if parse.tokens[verb].dep == "advcl" else verb
    told = not path.nouns and _clause(parse, verb) is Place.TOLD
    return limit if told and limit in _LIMITS else ""


def _climb(parse: Parse, head: int) -> _Path:
    nouns: list[int] = []
    own, outer = "", list[str]()
    verb = governor(parse, head)
    index, seen = head, set[int]()
    while index != verb and index not in seen:
        seen.add(index)
        token = parse.tokens[index]
        if token.pos in {"ADP", "SCONJ"} or (token.dep == "prep" and index != head):
            word = token.lemma.casefold()
            own, outer = (own, [*outer, word]) if nouns else (word, outer)
        elif index != head and token.pos in {"NOUN", "PROPN", "PRON"} and not _dated(token.lemma):
            nouns.append(index)
        index = token.head
    modifier = bool(nouns) and head < nouns[0] and parse.tokens[nouns[0]].start > parse.tokens[head].start
    return _Path(tuple(nouns), own, tuple(outer), verb, modifier)


def _dated(lemma: str) -> bool:
    """Whether a noun is itself a time ("Friday" above "late")."""
    return any(e.text.casefold() == lemma.casefold() for e in find_time_expressions(lemma))


def _rank(parse: Parse, path: _Path) -> Place:
    if path.own in _BOUNDS or "compare" in path.outer or parse.tokens[path.verb].lemma == "compare":
        return Place.BOUND
    if path.own == "of" and path.nouns:
        return Place.ASIDE
    clause = _clause(parse, path.verb)
    if clause is None:
        return Place.ASIDE
    if path.nouns:
        return _rank_of_noun(parse, path)
    return clause


def _clause(parse: Parse, verb: int) -> Place | None:
    """Place of a time that hangs on ``verb`` itself; None in a subordinate clause."""
    index, said = verb, False
    for _ in parse.tokens:
        token = parse.tokens[index]
        if token.head == index:
            break
        apart = token.dep in _CLAUSES and not (_reports_inverted(parse, index) or _at_once(parse, index))
        if apart or _participle(parse, index):
            return None
        said = said or token.dep == "ccomp"
        index = token.head
    reports = verb == index and parse.tokens[verb].lemma in _SAYING and _has_content(parse, verb)
    return Place.SAID if reports and not said else Place.TOLD


def _participle(parse: Parse, index: int) -> bool:
    """Whether a participle without subject or auxiliary passes for a clause ("the plan put forward")."""
    bare = not any(parse.tokens[i].dep.startswith(("nsubj", "aux")) for i in parse.children(index))
    return parse.tokens[index].tag == "VBN" and parse.tokens[index].dep == "ccomp" and bare


def _reports_inverted(parse: Parse, index: int) -> bool:
    """Whether a clause is a quotation that its verb of saying follows."""
    head = parse.tokens[parse.tokens[index].head]
    return parse.tokens[index].dep == "parataxis" and head.lemma in _SAYING


def _at_once(parse: Parse, index: int) -> bool:
    """Whether a clause tells what the main one happened with: "they died when the ferry sank on Friday"."""
    begins = next((parse.tokens[i] for i in parse.children(index)), None)
    when = begins is not None and begins.text.casefold() == "when"
    return when and parse.tokens[index].dep == "advcl" and parse.tokens[index].tag == "VBD"


def _has_content(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[i].dep in {"ccomp", "xcomp"} for i in parse.children(verb))


def _rank_of_noun(parse: Parse, path: _Path) -> Place:
    top = parse.tokens[path.nouns[-1]]
    if _follows(parse, path):
        return Place.SUBJECT if top.dep in {"nsubj", "nsubjpass"} else Place.TOLD
    if top.dep in {"nsubj", "nsubjpass"} and len(path.nouns) == 1:
        above = parse.tokens[parse.tokens[path.verb].head]
        denied = parse.tokens[path.verb].dep == "ccomp" and above.lemma in _DENYING
        return Place.ASIDE if denied else Place.SUBJECT
    if len(path.nouns) > 2 or not _SETTING.issuperset(path.outer) or (path.modifier and not path.outer):
        return Place.ASIDE
    clause = _clause(parse, path.verb)
    return Place.ASIDE if clause is None else clause


def _follows(parse: Parse, path: _Path) -> bool:
    """Whether a sentence tells of one happening by another ("the meeting follows a call on Friday")."""
    lemma = parse.tokens[path.verb].lemma
    return lemma in _FOLLOWS or (lemma in _COMES and bool(_BOUNDS & {*path.outer[-1:]}))


def _extent(parse: Parse, path: _Path, place: Place) -> tuple[int, int]:
    """Offsets of the happening: the whole sentence, its clause, or its noun phrase."""
    told_of = place is Place.TOLD and bool(path.nouns) and _follows(parse, path)
    if place is not Place.ASIDE and not told_of:
        return 0, len(parse.text)
    if told_of:
        top = path.nouns[-1]
    elif path.nouns and (path.modifier or _clause(parse, path.verb) is not None):
        top = path.nouns[0]
    else:
        top = path.verb
    tokens = [parse.tokens[i] for i in parse.subtree(top)]
    return tokens[0].start, tokens[-1].end
