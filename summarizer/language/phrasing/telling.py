"""Tell a sentence that reports what happened from one that asks for something."""

from __future__ import annotations

from summarizer.domain.syntax import Parse
from summarizer.language.people.cues import SUBJECTS
from summarizer.language.people.reporting import SAYING
from summarizer.language.words.quotations import quotations

_ADDRESSES = frozenset("i me my mine we us our ours you your yours yourself yourselves".split())
_ASKS = frozenset("must should shall will would can may need ought".split())

_PRESENT = frozenset({"VB", "VBZ", "VBP"})


def tells_the_past(parse: Parse) -> bool:
    """Whether a sentence only tells, in a past tense, what somebody or something did.

    Nobody is asked for anything that way. Words in quotation marks may ask for all they like, so a
    sentence that quotes is never such a one.

    Args:
        parse: analysis of one sentence.

    Returns:
        True for "The journal had asked the authors to sign" and "He says that it was asked"; False for
        "The model must sign", "All orders are cancelled" and whatever says "I" or "you".
    """
    if not parse.roots or quotations(parse.text):
        return False
    if any(t.text.casefold() in _ADDRESSES or _asks(t.tag, t.lemma) for t in parse.tokens):
        return False
    return all(_is_past(parse, root) for root in parse.roots)


def _asks(tag: str, lemma: str) -> bool:
    return tag == "MD" and lemma.casefold() in _ASKS


def _is_past(parse: Parse, verb: int) -> bool:
    token, children = parse.tokens[verb], parse.children(verb)
    joined = [c for c in children if parse.tokens[c].dep == "conj" and parse.tokens[c].tag in _PRESENT]
    if joined or not any(parse.tokens[c].dep in SUBJECTS and c < verb for c in children):
        return False
    reported = [c for c in children if parse.tokens[c].dep == "ccomp"]
    if token.lemma.casefold() in SAYING and reported:
        return all(_is_past(parse, c) for c in reported)
    helpers = [parse.tokens[c] for c in children if parse.tokens[c].dep in {"aux", "auxpass"}]
    if not helpers:
        return token.tag == "VBD"
    return any(h.tag == "VBD" or (h.lemma == "have" and h.tag in {"VBZ", "VBP"}) for h in helpers)
