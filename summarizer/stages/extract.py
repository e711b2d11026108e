"""Extract, the small way: every sentence that stands on its own is a claim."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from summarizer.domain.claims import Attribution, Claim, Extraction, SetAside
from summarizer.domain.syntax import Parse, Token
from summarizer.domain.text import BlockKind, Document, Sentence, Span
from summarizer.language.people.reporting import ACTING
from summarizer.language.people.speakers import Mode, Spoken, Statement, all_quoted, listen
from summarizer.language.phrasing.rewriting import Rewritten, dateline_end, standalone
from summarizer.language.phrasing.standing import UNKNOWN_SPEAKER, labelled, objection
from summarizer.ports import Parser

TITLE = "a title, which supports nothing on its own"
STANDFIRST = "a standfirst in the style of a title"
TRANSCRIPT = "under a label, as in a transcript"
_STOPS = (".", "!", "…", ".”", '."', "!”", '!"')


class _Draft(NamedTuple):
    """A claim before its text is parsed."""

    spoken: Spoken
    rewritten: Rewritten


def extract(
    documents: Sequence[Document], sentences: Mapping[str, tuple[Sentence, ...]], parser: Parser
) -> Extraction:
    """Make a claim of every sentence that can stand on its own.

    Pronouns that reach outside their sentence are replaced by the name, with the passage that
    shows it as context; a sentence that cannot be repaired is set aside with its reason.

    Args:
        documents: the articles.
        sentences: the sentences of each, by ``doc_id``, in order.
        parser: analyses the texts that differ from their sentence.

    Returns:
        Claims and what is set aside, in the order of documents and sentences; every sentence is in
        exactly one of the two.
    """
    heard = [
        spoken
        for document, own in zip(documents, _without_datelines(documents, sentences, parser), strict=True)
        for spoken in listen(own, document.text)
    ]
    transcribed = _transcribed(documents, heard)
    drafts: list[_Draft] = []
    set_aside: list[SetAside] = []
    for spoken in heard:
        sentence = spoken.sentence
        reason = _objection(spoken)
        if reason != TITLE and (sentence.span.doc_id, sentence.block) in transcribed:
            reason = TRANSCRIPT
        if reason is None:
            drafts.append(_Draft(spoken, standalone(spoken)))
        else:
            set_aside.append(SetAside(spoken.sentence.span, reason))
    return Extraction(tuple(_claims(drafts, parser)), tuple(set_aside))


def _transcribed(documents: Sequence[Document], heard: Sequence[Spoken]) -> set[tuple[str, int]]:
    """Blocks that open with a label: what follows is its bearer's, not the article's."""
    starts = {(d.doc_id, number): block.start for d in documents for number, block in enumerate(d.blocks)}
    keys = [((s.span.doc_id, s.block), s) for s in (spoken.sentence for spoken in heard)]
    return {key for key, s in keys if s.span.start == starts[key] and labelled(s.text)}


def _objection(spoken: Spoken) -> str | None:
    if spoken.sentence.kind is BlockKind.TITLE:
        return TITLE
    if spoken.sentence.kind is BlockKind.STANDFIRST and not spoken.sentence.text.endswith(_STOPS):
        return STANDFIRST
    reason = objection(spoken.reading)
    if reason is None and all_quoted(spoken.reading) and not spoken.statements:
        return UNKNOWN_SPEAKER
    return reason


def _without_datelines(
    documents: Sequence[Document], sentences: Mapping[str, tuple[Sentence, ...]], parser: Parser
) -> list[tuple[Sentence, ...]]:
    """The sentences with datelines kept out of their parse, where they would pass for subjects."""
    cut = [
        (document.doc_id, s.index, dateline_end(s.text))
        for document in documents
        for s in sentences[document.doc_id]
        if s.kind is BlockKind.PARAGRAPH and dateline_end(s.text)
    ]
    texts = {(d, i): sentences[d][i].text[end:] for d, i, end in cut}
    parses = dict(zip(texts, parser.parse(list(texts.values())), strict=True))
    ends = {(d, i): end for d, i, end in cut}
    return [
        tuple(
            replace(s, parse=_moved(parses[key], s.text, ends[key]))
            if (key := (document.doc_id, s.index)) in parses
            else s
            for s in sentences[document.doc_id]
        )
        for document in documents
    ]


def _moved(parse: Parse, text: str, by: int) -> Parse:
    """A parse of ``text[by:]`` as a parse of ``text``."""
    tokens = tuple(_shifted(token, by) for token in parse.tokens)
    return Parse(text, tokens)


def _shifted(token: Token, by: int) -> Token:
    return replace(token, start=token.start + by, end=token.end + by)


def _claims(drafts: Sequence[_Draft], parser: Parser) -> list[Claim]:
    changed = [d.rewritten.text for d in drafts if d.rewritten.text != d.spoken.sentence.text]
    parses = dict(zip(changed, parser.parse(changed), strict=True))
    return [_claim(d, parses.get(d.rewritten.text, d.spoken.sentence.parse)) for d in drafts]


def _claim(draft: _Draft, parse: Parse) -> Claim:
    sentence = draft.spoken.sentence
    return Claim(
        claim_id=claim_id(sentence.span),
        doc_id=sentence.span.doc_id,
        text=draft.rewritten.text,
        parse=parse,
        evidence=(sentence.span,),
        sentence_indexes=(sentence.index,),
        context=draft.rewritten.context,
        attribution=_attribution(draft.spoken),
    )


def claim_id(span: Span) -> str:
    """Name a claim by where it stands: twelve hexadecimal digits."""
    key = f"{span.doc_id}\x1f{span.start}\x1f{span.end}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _attribution(spoken: Spoken) -> Attribution | None:
    """Who says the sentence as a whole; None where it is the article's own or several people speak."""
    told = [s for s in spoken.statements if s.main and s.governing and not _only_acts(s)]
    direct_sources = [s for s in told if s.cue != "accord"] or told
    names = {s.name for s in direct_sources}
    if len(names) != 1 or None in names:
        return None
    first = direct_sources[0]
    return Attribution(
        speaker=first.name or "",
        cue=first.cue,
        direct=first.mode is Mode.DIRECT,
        context=first.context,
    )


def _only_acts(statement: Statement) -> bool:
    return statement.cue in ACTING and statement.mode is Mode.INDIRECT
