"""Exact check that a sentence which tells that somebody spoke also tells what was said."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from summarizer.domain.syntax import Parse
from summarizer.language.support.problem import Problem
from summarizer.language.words.quotations import quotations

_INCOMPLETE = frozenset("say tell add state assert insist argue contend remark inform assure remind".split())
"""Verbs of saying that are no statement without what is said."""
_TO_SOMEBODY = frozenset("tell inform assure remind".split())
"""Those whose object is who hears it, and after which "of" and "about" tell what."""
_OF_A_MATTER = frozenset("insist argue contend remark".split())
"""Those after which a preposition tells what, unless it tells when."""
_TOLD = frozenset(
    "story tale truth lie joke secret anecdote version side nothing something everything".split()
)
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "parataxis", "intj", "prt"})
_STANDING_FOR_IT = frozenset("so otherwise much why how yes no goodbye".split())
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_BESIDE = frozenset({"relcl", "acl", "advcl", "conj"})


def content_problems(sentence: Parse) -> Iterator[Problem]:
    """Find a verb of saying at the head of a sentence that has lost what was said.

    Args:
        sentence: the sentence.

    Yields:
        One problem a verb.
    """
    for verb in without_content(sentence):
        yield Problem(f"what was said is missing: nothing follows “{sentence.tokens[verb].text}”", False)


def without_content(parse: Parse, dropped: Collection[int] = frozenset()) -> tuple[int, ...]:
    """Main verbs of saying that have nothing said.

    Args:
        parse: analysis of a sentence.
        dropped: tokens to leave out of account.

    Returns:
        Their tokens, in order; none in a sentence with a quotation, whose place a parse often misses.
    """
    if any(not _covered(parse, q.start, dropped) for q in quotations(parse.text)):
        return ()
    mains = [i for i in (*parse.roots, *_joined(parse)) if i not in dropped]
    return tuple(
        i
        for i in mains
        if parse.tokens[i].pos == "VERB"
        and parse.tokens[i].lemma.casefold() in _INCOMPLETE
        and not any(_is_content(parse, i, c) for c in parse.children(i) if c not in dropped)
        and not _other_clause(parse, i, dropped)
        and not _has_two_subjects(parse, i)
    )


def _has_two_subjects(parse: Parse, verb: int) -> bool:
    """Whether a parse took the subject of what is said for a second one: "The dam broke, police said."."""
    return sum(parse.tokens[c].dep in {"nsubj", "nsubjpass"} for c in parse.children(verb)) > 1


def _covered(parse: Parse, offset: int, dropped: Collection[int]) -> bool:
    return any(t.start <= offset < t.end and i in dropped for i, t in enumerate(parse.tokens))


def _joined(parse: Parse) -> list[int]:
    return [i for root in parse.roots for i in parse.children(root) if parse.tokens[i].dep == "conj"]


def _is_content(parse: Parse, verb: int, child: int) -> bool:
    """Whether a dependent of a verb of saying is what is said, or makes the verb mean something else."""
    lemma, token = parse.tokens[verb].lemma.casefold(), parse.tokens[child]
    if token.dep in _CLAUSES or token.dep == "neg" or token.text.casefold() in _STANDING_FOR_IT:
        return True
    hears = lemma in _TO_SOMEBODY
    if token.dep == "prep":
        timed = any(parse.tokens[c].entity in {"DATE", "TIME"} for c in parse.children(child))
        opening = {"of", "about"} if hears else {"to"} if lemma == "add" else set()
        return token.text.casefold() in opening or (lemma in _OF_A_MATTER and not timed)
    if token.dep == "advcl" and token.tag == "VBG":  # "told reporters, adding that …"
        return any(parse.tokens[c].dep in {"ccomp", "dobj"} for c in parse.children(child))
    if token.dep in {"dobj", "attr", "oprd", "acomp"}:
        about = any(parse.tokens[c].text.casefold() in {"of", "about"} for c in parse.children(child))
        told = token.lemma.casefold() in _TOLD or about
        return told if hears else token.entity not in {"DATE", "TIME"}
    return token.dep == "nsubjpass" and not hears


def _other_clause(parse: Parse, verb: int, dropped: Collection[int]) -> bool:
    """Whether a finite verb elsewhere may be what is said, however the parse ties it to the sentence."""
    aside = {
        i
        for c, token in enumerate(parse.tokens)
        if token.dep in _BESIDE or token.dep.startswith("nsubj")
        for i in parse.subtree(c)
    }
    head = parse.tokens[verb].head
    joined = parse.tokens[verb].dep == "conj" and any(
        parse.tokens[c].dep == "cc" for c in parse.children(head) if c < verb
    )
    own = {
        verb,
        head if joined else verb,
        *(c for c in parse.children(verb) if parse.tokens[c].dep.startswith("aux")),
    }
    return any(
        token.tag in _FINITE and i not in own and i not in aside and i not in dropped
        for i, token in enumerate(parse.tokens)
    )
