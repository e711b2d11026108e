"""Every unit has one fate, with the reason a reader can check."""

from __future__ import annotations

from summarizer.domain.brief import Brief, CitedSentence, Fate, Method, Role, Support, Verdict
from summarizer.domain.claims import Claim, ClaimGroup
from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Document, Removed, Sentence, Span, make_document
from summarizer.stages.account import account
from summarizer.stages.assemble import cite

SUPPORTED = Support(Verdict.SUPPORTED, 1.0, "")


def article(*paragraphs: str, path: str = "a.txt") -> Document:
    return make_document([(BlockKind.PARAGRAPH, text) for text in paragraphs], path=path)


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(Span(document.doc_id, b.start, b.end), p, i, i, b.kind, Parse(p, ()))
        for i, (b, p) in enumerate(zip(document.blocks, document.paragraphs, strict=True))
    )


def claim(sentence: Sentence) -> Claim:
    return Claim(
        "c", sentence.span.doc_id, sentence.text, sentence.parse, (sentence.span,), (sentence.index,)
    )


def brief_citing(document: Document, span: Span) -> Brief:
    text = CitedSentence(
        "It sailed.", (cite(1, span, Role.EVIDENCE, document),), SUPPORTED, ("o",), None, Method.EXTRACT
    )
    return Brief(text, (), (), (), (), (), ())


def test_a_sentence_is_cited_a_repetition_not_chosen_or_set_aside() -> None:
    first = article("The ferry sailed.", "Nobody was hurt.", "It was he who knew.")
    second = article("The ferry has sailed.", path="b.txt")
    sentences = {d.doc_id: sentences_of(d) for d in (first, second)}
    sailed, again = sentences[first.doc_id][0], sentences[second.doc_id][0]
    fates = account(
        [first, second],
        sentences,
        [brief_citing(first, sailed.span)],
        [ClaimGroup("g", (claim(sailed), claim(again)), ("o",))],
        {sentences[first.doc_id][2].span: "needs its context"},
    )
    assert [(f.fate, f.text) for f in fates] == [
        (Fate.CITED, "The ferry sailed."),
        (Fate.NOT_CHOSEN, "Nobody was hurt."),
        (Fate.NOT_CHOSEN, "It was he who knew."),
        (Fate.DUPLICATE, "The ferry has sailed."),
    ]
    assert fates[2].reason == "needs its context"
    assert first.doc_id in fates[3].reason


def test_what_cleaning_removed_is_listed_with_its_raw_place() -> None:
    clean = article("The ferry sailed.")
    document = Document(
        clean.doc_id,
        clean.text,
        clean.blocks,
        clean.path,
        removed=(Removed(40, 52, "Sign up now.", "sign-up box"),),
    )
    fates = account([document], {document.doc_id: sentences_of(document)}, [], [], {})
    assert (fates[-1].fate, fates[-1].raw, fates[-1].reason) == (Fate.BOILERPLATE, (40, 52), "sign-up box")
    assert len(fates) == 2
