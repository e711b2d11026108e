"""What a value in a sentence belongs to: the verb above it with who and what takes part."""

from __future__ import annotations

from summarizer.language.support.analysis import Analysis
from summarizer.language.support.arguments import Sort, argument, same_thing
from summarizer.language.support.valency import subject_heads
from summarizer.language.words.thesaurus import same_sense

_PLANNING = frozenset("will would shall expect set plan schedule due agree invite".split())


def verb_above(analysis: Analysis, token: int) -> int | None:
    """The nearest verb above a token, an auxiliary's main verb rather than the auxiliary."""
    return next((i for i in analysis.chain(token) if analysis.tokens[i].pos in {"VERB", "AUX"}), None)


def is_planned(analysis: Analysis, token: int) -> bool:
    """Whether what a token belongs to is said to be set, expected or agreed."""
    for verb in (token, *analysis.chain(token)):
        if analysis.tokens[verb].pos not in {"VERB", "AUX"}:
            continue
        beside = {analysis.tokens[c].text.casefold() for c in analysis.children[verb]}
        if ({analysis.tokens[verb].lemma.casefold()} | beside) & _PLANNING or _is_to(analysis, verb):
            return True
    return False


def is_ahead(analysis: Analysis, token: int) -> bool:
    """Whether what a token belongs to is still to come: planned, or told in the present tense."""
    verb = verb_above(analysis, token)
    if verb is None:
        return False
    inner = [analysis.tokens[i].tag for i in (verb, *analysis.dependents(verb, "aux", "auxpass"))]
    past = {"VBD", "VBN"} & set(inner[:1]) and "MD" not in inner
    return is_planned(analysis, token) or (
        not past and bool({"VBZ", "VBP", "MD"} & set(inner)) and "VBD" not in inner
    )


def _is_to(analysis: Analysis, verb: int) -> bool:
    """Whether it is "is to vote", "are to meet"."""
    token = analysis.tokens[verb]
    above = analysis.tokens[token.head]
    marked = any(analysis.tokens[c].tag == "TO" for c in analysis.dependents(verb, "aux"))
    return marked and token.dep == "xcomp" and above.lemma == "be" and above.tag in {"VBZ", "VBP"}


def others_act(a: Analysis, token_a: int, b: Analysis, token_b: int) -> bool:
    """Whether the subjects of the verbs above two tokens are plainly not the same.

    Args:
        a: an analysed sentence.
        token_a: a token of it.
        b: another analysed sentence.
        token_b: a token of that.

    Returns:
        True if they are different pronouns, names or nouns; a pronoun may stand for any noun.
    """
    verbs = verb_above(a, token_a), verb_above(b, token_b)
    if verbs[0] is None or verbs[1] is None:
        return False
    mine, theirs = (
        [argument(analysis, s) for s in subject_heads(analysis, verb)]
        for analysis, verb in ((a, verbs[0]), (b, verbs[1]))
    )
    if not (mine and theirs):
        return False
    if any(x.sort is Sort.PRONOUN for x in (*mine, *theirs)):
        pronouns = [{x.text.casefold() for x in side if x.sort is Sort.PRONOUN} for side in (mine, theirs)]
        return bool(pronouns[0] and pronouns[1]) and not pronouns[0] & pronouns[1]
    return not any(same_thing(x, y) or same_sense(x.text, y.text) for x in mine for y in theirs)
