"""Who says what in an article: every statement with its speaker, resolved within the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.text import Sentence, Span
from summarizer.language.people.coreference import Reading, read
from summarizer.language.people.cues import Cue, outermost
from summarizer.language.people.phrases import is_document, is_institution, is_person_noun, phrase_range
from summarizer.language.people.referents import Referent
from summarizer.language.people.reporting import SAYING
from summarizer.language.words.quotations import Quotation, continues, quotation_at, quotations


class Mode(StrEnum):
    """How a statement is reported."""

    DIRECT = "direct"
    """Every word of it is in quotation marks."""
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, and who says it."""

    speaker: Referent | None
    """None where the article does not show it beyond doubt."""
    mention: Span | None
    """The phrase that names the speaker, up to a relative pronoun; None in a continued quotation."""
    cue: str
    """Lemma of the reporting verb ("accord" for "according to"); empty in a continued quotation."""
    cue_span: Span | None
    contents: tuple[Span, ...]
    mode: Mode
    context: tuple[Span, ...] = ()
    """Where the speaker is shown, if the sentence itself does not name it."""
    main: bool = True
    """Whether nothing but an "according to" reports this statement within its sentence."""
    governing: bool = True
    """Whether its verb governs the sentence: nothing beside it is told in the article's own voice."""

    @property
    def name(self) -> str | None:
        """Fullest name of the speaker."""
        return self.speaker.name if self.speaker else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its reading and its statements."""

    reading: Reading
    statements: tuple[Statement, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.reading.sentence


def listen(sentences: Sequence[Sentence], text: str) -> tuple[Spoken, ...]:
    """Find the statements of one document and resolve their speakers.

    Args:
        sentences: all sentences of the document, in order.
        text: the document's text.

    Returns:
        One value a sentence, in order.
    """
    quoted = quotations(text)
    readings = read(sentences, text, quoted)
    found = [Spoken(reading, tuple(_stated(reading))) for reading in readings]
    return tuple(_with_continued(found, quoted, text))


def attributions(sentences: Sequence[Sentence], text: str) -> tuple[tuple[Statement, ...], ...]:
    """The statements of each sentence of one document; see :func:`listen`."""
    return tuple(spoken.statements for spoken in listen(sentences, text))


def all_quoted(reading: Reading) -> bool:
    """Whether every word of a sentence is in quotation marks."""
    covered: set[int] = set()
    for q in reading.quoted:
        covered.update(range(q.start, q.end))
    text = reading.sentence.text
    return bool(covered) and all(i in covered for i, c in enumerate(text) if c.isalnum())


def _stated(reading: Reading) -> list[Statement]:
    parse = reading.sentence.parse
    said = [cue for cue in reading.cues if cue.lemma != "accord"]
    top = {cue.index for cue in (*outermost(reading.cues, parse), *outermost(said, parse))}
    return [
        _statement(reading, cue, source, cue.index in top)
        for cue, source in zip(reading.cues, reading.sources, strict=True)
        if cue.source is not None and _speaks(reading, cue, source)
    ]


def _speaks(reading: Reading, cue: Cue, source: Referent | None) -> bool:
    """Whether a cue's source is somebody, an institution or a document rather than a circumstance."""
    if cue.source is None:
        return False
    token = reading.sentence.parse.tokens[cue.source]
    if source is None or source.person or source.people or token.pos in {"PROPN", "PRON"} or token.entity:
        return True
    noun = token.text
    speaking = is_person_noun(noun) or is_institution(noun) or is_document(noun) or token.pos == "NUM"
    return speaking or cue.lemma == "say"


def _statement(reading: Reading, cue: Cue, source: Referent | None, main: bool) -> Statement:
    sentence, parse = reading.sentence, reading.sentence.parse
    token = parse.tokens[cue.index]
    mention = _span(sentence, *_mention(reading, cue, cue.source)) if cue.source is not None else None
    shown = (source.shown,) if source and not sentence.span.contains(source.shown) else ()
    return Statement(
        speaker=source,
        mention=mention,
        cue=cue.lemma,
        cue_span=_span(sentence, token.start, token.end),
        contents=tuple(_span(sentence, low, high) for low, high in cue.contents),
        mode=_mode(reading, cue),
        context=shown,
        main=main,
        governing=_governs(reading, cue),
    )


def _governs(reading: Reading, cue: Cue) -> bool:
    """Whether a cue, not negated, is the main verb or joined to a reporting one, or an "according to"."""
    tokens = reading.sentence.parse.tokens
    token, reporting = tokens[cue.index], {c.index for c in reading.cues}
    if any(tokens[c].dep == "neg" for c in reading.sentence.parse.children(cue.index)):
        return False
    if cue.lemma == "accord" or token.dep in {"ROOT", "parataxis", "ccomp"} or token.head == cue.index:
        return True
    return token.dep == "conj" and token.head in reporting


def _mention(reading: Reading, cue: Cue, source: int) -> tuple[int, int]:
    """Offsets of a source, with the relative pronoun that is the subject of its cue ("Lind, who said")."""
    parse = reading.sentence.parse
    start, end = _extent(reading, source)
    verb = parse.tokens[cue.index]
    clause = verb.head if verb.dep in {"conj", "xcomp"} else cue.index
    if parse.tokens[clause].dep != "relcl":
        return start, end
    pronouns = [parse.tokens[c].end for c in parse.children(clause) if parse.tokens[c].tag in {"WP", "WDT"}]
    return start, max(end, min(pronouns, default=end))


def _extent(reading: Reading, source: int) -> tuple[int, int]:
    """Offsets of the phrase that names a source."""
    parse = reading.sentence.parse
    outside = next((o for o in reading.outside if o.first <= source < o.last), None)
    first, last = (outside.first, outside.last) if outside else phrase_range(parse, source)
    return parse.tokens[first].start, parse.tokens[last - 1].end


def _mode(reading: Reading, cue: Cue) -> Mode:
    """Whether the words of a content, its connecting "that" aside, are quoted."""
    text = reading.sentence.text
    tokens = [
        t
        for t in reading.sentence.parse.tokens
        if any(low <= t.start < high for low, high in cue.contents)
        and any(c.isalnum() for c in text[t.start : t.end])
        and not (t.dep == "mark" and t.text == "that")
    ]
    inside = [quotation_at(reading.quoted, t.start) is not None for t in tokens]
    if tokens and all(inside):
        return Mode.DIRECT
    return Mode.MIXED if any(inside) else Mode.INDIRECT


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.span.doc_id, sentence.span.start + start, sentence.span.start + end)


def _with_continued(found: list[Spoken], quoted: Sequence[Quotation], text: str) -> list[Spoken]:
    """Give quotations without a cue of their own the speaker of the speech they belong to."""
    for at, spoken in enumerate(found):
        if spoken.statements or not all_quoted(spoken.reading):
            continue
        shown = _shown_by(found, at, quoted, text)
        if shown is not None:
            found[at] = Spoken(spoken.reading, (_continued(spoken.sentence, *shown),))
    return found


def _continued(sentence: Sentence, speaker: Referent, shown: tuple[Span, ...]) -> Statement:
    return Statement(
        speaker=speaker,
        mention=None,
        cue="",
        cue_span=None,
        contents=(sentence.span,),
        mode=Mode.DIRECT,
        context=shown,
    )


def _shown_by(
    found: Sequence[Spoken], at: int, quoted: Sequence[Quotation], text: str
) -> tuple[Referent, tuple[Span, ...]] | None:
    """The speaker of a bare quotation: of the same quotation, else of the speech just before."""
    sentence = found[at].sentence
    own = _speech(quoted, sentence.span, text)
    for other in found:
        if other.sentence.index != sentence.index and own is not None:
            within = [s for s in other.statements if _touches(s, own, quoted)]
            if within and (known := _known(other, within[0])):
                return known
    if at == 0 or found[at - 1].sentence.index != sentence.index - 1:
        return None
    before = found[at - 1]
    last = _last_said(before)
    return _known(before, last) if last is not None else None


def _speech(quoted: Sequence[Quotation], span: Span, text: str) -> tuple[int, int] | None:
    """Extent of the quotation around a sentence with those that run on into it or out of it."""
    at = next((i for i, q in enumerate(quoted) if q.start < span.end and span.start < q.end), None)
    if at is None:
        return None
    first = last = at
    while first > 0 and continues(text, quoted[first - 1], quoted[first]):
        first -= 1
    while last + 1 < len(quoted) and continues(text, quoted[last], quoted[last + 1]):
        last += 1
    return quoted[first].start, quoted[last].end


def _touches(statement: Statement, speech: tuple[int, int], quoted: Sequence[Quotation]) -> bool:
    """Whether a statement's content is quoted within a speech."""
    return any(
        q.start < c.end and c.start < q.end and speech[0] <= q.start < speech[1]
        for c in statement.contents
        for q in quoted
    )


def _last_said(spoken: Spoken) -> Statement | None:
    """The one main statement of a sentence of saying, or None where several people speak."""
    main = [s for s in spoken.statements if s.main and (s.cue in SAYING or s.mode is not Mode.INDIRECT)]
    names = {s.name for s in main}
    return main[-1] if len(names) == 1 else None


def _known(spoken: Spoken, statement: Statement) -> tuple[Referent, tuple[Span, ...]] | None:
    """A statement's speaker with the passages that show it."""
    if statement.speaker is None or statement.cue == "accord":
        return None
    own = (spoken.sentence.span,) if statement.cue else ()
    return statement.speaker, tuple(dict.fromkeys((*own, *statement.context)))
