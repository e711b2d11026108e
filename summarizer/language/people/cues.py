"""Who says what within one sentence: reporting verbs, their sources and what they report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain.syntax import Parse
from summarizer.language.people.phrases import is_document, is_institution, is_person_noun
from summarizer.language.people.reporting import JUDGING, NAMING, QUOTING_ONLY, REPORTING, SAYING, SHOWING
from summarizer.language.words.quotations import Quotation, inside

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that"})
_INHERITS = frozenset({"conj", "xcomp", "advcl", "dep"})
_OBJECTS = frozenset({"dobj", "xcomp", "oprd", "attr", "prep", "ccomp"})
_MISTAKEN = frozenset({"dobj", "attr", "oprd", "dep", "npadvmod", "appos"})
_GOVERNED = frozenset({"of", "for", "as", "to", "on", "with", "about", "against", "at"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting expression of one sentence; indices are tokens of its parse."""

    index: int
    """The verb, or "according"."""
    lemma: str
    source: int | None
    """Head of the phrase that names who speaks, or None where the sentence has none."""
    contents: tuple[tuple[int, int], ...]
    """Offsets of what is reported, in order, disjoint."""
    postposed: bool
    """Whether the content, or its beginning, comes before the verb."""


def cues(parse: Parse, quoted: Sequence[Quotation]) -> tuple[Cue, ...]:
    """Find the reporting expressions outside quotation marks.

    Args:
        parse: analysis of one sentence.
        quoted: quotations in the sentence, as offsets in ``parse.text``.

    Returns:
        Cues in order of their verbs; a sentence may report within what it reports.
    """
    found: list[Cue] = []
    for index, token in enumerate(parse.tokens):
        if inside(quoted, token.start):
            continue
        cue = (
            _according(parse, index) if token.text.casefold() == "according" else _verb(parse, index, quoted)
        )
        if cue:
            found.append(cue)
    return tuple(found)


def outermost(found: Sequence[Cue], parse: Parse) -> tuple[Cue, ...]:
    """The cues that no other cue reports.

    Args:
        found: cues of one sentence.
        parse: its parse.

    Returns:
        Those whose verb lies in no other's content.
    """
    return tuple(
        cue
        for cue in found
        if not any(_covers(other.contents, parse.tokens[cue.index].start) for other in found if other != cue)
    )


def subject_of(parse: Parse, verb: int, quoted: Sequence[Quotation] = ()) -> int | None:
    """The head of a verb's subject, also one it shares with the verb that governs it.

    Args:
        parse: analysis of a sentence.
        verb: token index of a verb.
        quoted: quotations in whose words no subject is looked for.

    Returns:
        Token index, a relative pronoun replaced by the noun it stands for, or None.
    """
    seen = set()
    while verb not in seen:
        seen.add(verb)
        own = next((c for c in _subjects(parse, verb) if not inside(quoted, parse.tokens[c].start)), None)
        token = parse.tokens[verb]
        if own is not None:
            relative = parse.tokens[own].text.casefold() in _RELATIVE and token.dep == "relcl"
            return token.head if relative else own
        if token.dep == "acl" and token.tag == "VBG":
            return token.head
        if token.dep not in _INHERITS or parse.tokens[token.head].pos not in {"VERB", "AUX"}:
            return None
        verb = token.head
    return None


def _subjects(parse: Parse, verb: int) -> Iterator[int]:
    """A verb's own subjects; what follows a participle is the subject of what it introduces."""
    participle = parse.tokens[verb].tag == "VBG"
    for child in parse.children(verb):
        if parse.tokens[child].dep in SUBJECTS and not (participle and child > verb):
            yield child


def _covers(ranges: Iterable[tuple[int, int]], offset: int) -> bool:
    return any(low <= offset < high for low, high in ranges)


def _verb(parse: Parse, index: int, quoted: Sequence[Quotation]) -> Cue | None:
    token = parse.tokens[index]
    lemma = token.lemma.casefold()
    if _introduces(parse, index, quoted):
        source = subject_of(parse, index)
        opened = tuple((q.start, q.end) for q in quoted if q.start > token.end)
        return (
            Cue(index, lemma, source, opened, False)
            if source is not None and _can_speak(parse, source)
            else None
        )
    told = _tells_what_stands_before(parse, index)
    if (lemma not in REPORTING and not told) or token.pos not in {"VERB", "AUX"}:
        return None
    if token.dep in {"amod", "aux", "compound"}:
        return None
    beside = _beside_quotation(parse, index, quoted)
    source = _source(parse, index, beside, quoted)
    ranges = _contents(parse, index, source, quoted, beside)
    if not ranges or (source is None and not beside) or (lemma in QUOTING_ONLY and not beside):
        return None
    if source is not None and (lemma in SHOWING or told) and not _can_speak(parse, source):
        return None
    first = min(low for low, _ in ranges)
    return Cue(index, lemma, source, ranges, first < token.start)


def _tells_what_stands_before(parse: Parse, index: int) -> bool:
    """Whether a main verb outside the list follows a whole clause, a comma and its own subject.

    That order ("Forty people came, Radio Halm counted") is only used to say how one knows.
    """
    if parse.tokens[index].head != index or parse.tokens[index].lemma.casefold() in REPORTING:
        return False
    children = parse.children(index)
    clause = next((c for c in children if c < index and parse.tokens[c].dep == "ccomp"), None)
    subject = next((c for c in children if c < index and parse.tokens[c].dep == "nsubj"), None)
    if clause is None or subject is None:
        return False
    end, start = max(parse.subtree(clause)), min(parse.subtree(subject))
    return end < start and any(parse.tokens[i].text == "," for i in range(end, start))


def _introduces(parse: Parse, index: int, quoted: Sequence[Quotation]) -> bool:
    """Whether the sentence's main verb, not one of saying, leads to a colon and a quotation."""
    token = parse.tokens[index]
    if token.head != index or token.pos != "VERB" or token.lemma.casefold() in REPORTING:
        return False
    return any(q.start > token.end and parse.text[: q.start].rstrip().endswith(":") for q in quoted)


def _beside_quotation(parse: Parse, index: int, quoted: Sequence[Quotation]) -> bool:
    """Whether a quotation ends or opens next to the verb's own words."""
    own = _frame(parse, index)
    for q in quoted:
        before = [t for t in parse.tokens if t.start >= q.end][:1]
        after = [t for t in parse.tokens if t.end <= q.start][-3:]
        if any(_position(parse, t.start) in own for t in (*before, *after)):
            return True
    return False


def _frame(parse: Parse, index: int) -> set[int]:
    """The verb with its subject, objects and adjuncts, without clauses it reports."""
    own = {index}
    for child in parse.children(index):
        if parse.tokens[child].dep not in _CLAUSES:
            own.update(parse.subtree(child))
    return own


def _position(parse: Parse, offset: int) -> int:
    return next(i for i, t in enumerate(parse.tokens) if t.start == offset)


def _can_speak(parse: Parse, source: int) -> bool:
    """Whether a phrase names people, a body or a document rather than a fact that shows something."""
    token = parse.tokens[source]
    named = token.entity in {"PERSON", "ORG", "GPE", "NORP"} or token.pos in {"PROPN", "PRON"}
    noun = token.text
    return named or is_person_noun(noun) or is_institution(noun) or is_document(noun)


def _source(parse: Parse, index: int, beside: bool, quoted: Sequence[Quotation]) -> int | None:
    token = parse.tokens[index]
    if any(parse.tokens[c].dep == "auxpass" for c in parse.children(index)):
        agent = next((c for c in parse.children(index) if parse.tokens[c].dep == "agent"), None)
        return next((c for c in parse.children(agent)), None) if agent is not None else None
    has_own = any(not inside(quoted, parse.tokens[c].start) for c in _subjects(parse, index))
    if beside and not has_own and token.tag == "VBD":
        inverted = [c for c in parse.children(index) if c > index and parse.tokens[c].pos in _NOMINAL]
        if (
            inverted
            and parse.tokens[inverted[0]].dep in _MISTAKEN
            and parse.tokens[inverted[0]].entity != "DATE"
        ):
            return inverted[0]
    source = subject_of(parse, index, quoted)
    if source is not None and parse.tokens[source].pos not in _NOMINAL and parse.tokens[source].tag != "DT":
        return None
    return source


def _contents(
    parse: Parse, index: int, source: int | None, quoted: Sequence[Quotation], beside: bool
) -> tuple[tuple[int, int], ...]:
    token = parse.tokens[index]
    clauses = [c for c in parse.children(index) if parse.tokens[c].dep in _CLAUSES]
    ranges = [_range(parse, parse.subtree(c)) for c in clauses]
    if not ranges and _parenthetical(parse, index):
        ranges = _around(parse, index, source)
    if token.lemma.casefold() in SAYING - {"agree"}:
        infinitives = [c for c in parse.children(index) if parse.tokens[c].dep == "xcomp" and c > index]
        ranges.extend(_range(parse, parse.subtree(c)) for c in infinitives)
    if token.lemma.casefold() in JUDGING:
        ranges.extend(_range(parse, parse.subtree(c)) for c in _objects(parse, index) if c != source)
    if beside:
        ranges.extend((q.start, q.end) for q in quoted)
    return _without(_merged(_with_marks(ranges, quoted)), token.start, token.end)


def _objects(parse: Parse, index: int) -> list[int]:
    """What a speech act is about: objects, predicates and the prepositions that belong to the verb."""
    found = [c for c in parse.children(index) if c > index and parse.tokens[c].dep in _OBJECTS]
    if parse.tokens[index].lemma.casefold() in NAMING:
        predicate = any(
            parse.tokens[c].dep in {"oprd", "xcomp", "ccomp"} or parse.tokens[c].text in {"for", "on"}
            for c in found
        )
        return found if predicate else []
    return [c for c in found if parse.tokens[c].dep != "prep" or parse.tokens[c].text.casefold() in _GOVERNED]


def _with_marks(ranges: Iterable[tuple[int, int]], quoted: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Take in quotation marks that the parse hung elsewhere."""
    for start, end in ranges:
        low, high = start, end
        for q in quoted:
            if q.start < high < q.end and q.end - high <= 2:
                high = q.end
            if q.start < low < q.end and low - q.start <= 1:
                low = q.start
        yield low, high


def _parenthetical(parse: Parse, index: int) -> bool:
    """Whether a verb of saying interrupts or follows what it reports ("the line, he added, would …")."""
    token = parse.tokens[index]
    if token.lemma.casefold() not in SAYING:
        return False
    if any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].text.casefold() == "as"
        for c in parse.children(index)
    ):
        return True
    return token.dep in {"parataxis", "ccomp"} and "," in {
        parse.tokens[i].text for i in (index - 2, index + 1) if 0 <= i < len(parse.tokens)
    }


def _around(parse: Parse, index: int, source: int | None) -> list[tuple[int, int]]:
    """The sentence without the reporting words themselves."""
    own = set(parse.subtree(source)) if source is not None else set()
    own |= _frame(parse, index)
    rest = [i for i, t in enumerate(parse.tokens) if i not in own and t.pos != "PUNCT"]
    before = [i for i in rest if i < min(own)]
    after = [i for i in rest if i > max(own)]
    return [_range(parse, part) for part in (before, after) if part]


def _according(parse: Parse, index: int) -> Cue | None:
    """Read an "according to": everything else in the sentence is the source's."""
    to = next((c for c in parse.children(index) if parse.tokens[c].text.casefold() == "to"), None)
    source = next(iter(parse.children(to)), None) if to is not None else None
    if source is None:
        return None
    own = set(parse.subtree(index))
    rest = [i for i, t in enumerate(parse.tokens) if i not in own and t.pos != "PUNCT"]
    parts = ([i for i in rest if i < index], [i for i in rest if i > index])
    ranges = tuple(_range(parse, part) for part in parts if part)
    return Cue(index, "accord", source, ranges, bool(parts[0])) if ranges else None


def _range(parse: Parse, indices: Sequence[int]) -> tuple[int, int]:
    return parse.tokens[min(indices)].start, parse.tokens[max(indices)].end


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _without(ranges: Iterable[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Cut ``[start, end)`` out of ranges."""
    return tuple(_pieces(ranges, start, end))


def _pieces(ranges: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for low, high in ranges:
        if low < start < high:
            yield low, start
        if low < end < high:
            yield end, high
        if not low < start < high and not low < end < high:
            yield low, high
