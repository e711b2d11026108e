"""Who does a verb and to what, whatever its voice and wherever its noun stands."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.language.support.analysis import Analysis

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "dative")
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_MISREAD = frozenset({"amod", "compound", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def subject_heads(analysis: Analysis, verb: int, depth: int = 4) -> tuple[int, ...]:
    """Heads of the logical subjects of a verb: of an active one its subject, of a passive one its agent.

    Args:
        analysis: the analysed parse.
        verb: index of the verb.
        depth: how many verbs above may lend it their subject.

    Returns:
        Heads, coordinated ones included; every noun that a relative clause may belong to.
    """
    return _expanded(analysis, _subjects(analysis, verb, depth))


def object_heads(analysis: Analysis, verb: int) -> tuple[int, ...]:
    """Heads of the logical objects of a verb: of a passive one its subject.

    Args:
        analysis: the analysed parse.
        verb: index of the verb.

    Returns:
        Heads, coordinated ones included.
    """
    return _expanded(analysis, _objects(analysis, verb))


def _expanded(analysis: Analysis, heads: Iterator[int]) -> tuple[int, ...]:
    found = [c for head in heads for a in _antecedents(analysis, head) for c in analysis.with_conjuncts(a)]
    return tuple(dict.fromkeys(c for head in found for c in (head, *_coordinated_below(analysis, head))))


def _coordinated_below(analysis: Analysis, head: int) -> Iterator[int]:
    """Nouns that a parser may have coordinated with the end of a phrase instead of its head."""
    for prep in analysis.dependents(head, "prep"):
        listed = analysis.tokens[prep].lemma.casefold() == "include"
        for inner in analysis.dependents(prep, "pobj"):
            yield from (c for c in analysis.with_conjuncts(inner) if c != inner or listed)


def _antecedents(analysis: Analysis, index: int) -> Iterator[int]:
    """The nouns a relative pronoun may stand for, nearest first; any other word itself."""
    token = analysis.tokens[index]
    if token.tag not in {"WDT", "WP"} or token.text.casefold() not in _RELATIVE:
        yield index
        return
    clause = next((a for a in analysis.chain(index) if analysis.tokens[a].dep == "relcl"), None)
    if clause is None:
        yield index
    else:
        yield from _phrase_heads(analysis, analysis.tokens[clause].head)


def _phrase_heads(analysis: Analysis, noun: int) -> Iterator[int]:
    """A noun and the nouns it is attached to by prepositions: a clause after it may belong to any."""
    yield noun
    for above in analysis.chain(noun):
        if analysis.tokens[above].pos in _NOUNS or analysis.tokens[above].pos == "NUM":
            yield above
        elif analysis.tokens[above].pos != "ADP":
            return


def is_passive(analysis: Analysis, verb: int) -> bool:
    """Whether a verb form is passive, also without an auxiliary ("a car stolen in May")."""
    token = analysis.tokens[verb]
    if analysis.has(verb, "auxpass", "nsubjpass"):
        return True
    bare = token.tag == "VBN" and not analysis.has(verb, "aux", *_SUBJECTS)
    return bare and (token.dep in {"acl", "advcl", "amod"} or analysis.has(verb, "agent"))


def is_misread(analysis: Analysis, verb: int) -> bool:
    """Whether a finite verb was taken for a modifier of the noun after it, as happens between names."""
    token = analysis.tokens[verb]
    if token.dep not in _MISREAD or token.head < verb:
        return False
    return token.tag in {"VBD", "VBZ", "VBP"} or (
        token.tag == "VBN" and _noun_root(analysis, verb) is not None
    )


def _noun_root(analysis: Analysis, verb: int) -> int | None:
    """The noun that a sentence without any other verb begins with, if it stands before ``verb``."""
    root = next((i for i in analysis.chain(verb) if analysis.tokens[i].dep == "ROOT"), verb)
    return root if root < verb and analysis.tokens[root].pos in _NOUNS else None


def _subjects(analysis: Analysis, verb: int, depth: int) -> Iterator[int]:
    if is_passive(analysis, verb):
        for agent in analysis.dependents(verb, "agent"):
            yield from (
                c
                for c in analysis.dependents(agent, "pobj")
                if analysis.tokens[c].entity not in {"DATE", "TIME"}
            )  # "drafted by autumn"
        return
    if is_misread(analysis, verb):
        yield from _noun_before(analysis, verb)
        return
    own = list(analysis.dependents(verb, *_SUBJECTS))
    yield from own or _shared_subjects(analysis, verb, depth)


def _noun_before(analysis: Analysis, verb: int) -> Iterator[int]:
    """The subject of a misread verb: the noun taken for the root, of the verb before, or just before."""
    root = _noun_root(analysis, verb)
    if root is not None:
        yield root
        return
    for i in range(verb - 1, -1, -1):
        token = analysis.tokens[i]
        if token.dep in _SUBJECTS or (token.pos in _NOUNS and i == verb - 1):
            yield i
            return


def _shared_subjects(analysis: Analysis, verb: int, depth: int) -> Iterator[int]:
    """Subjects that a verb without its own takes over from the word it depends on."""
    token = analysis.tokens[verb]
    above = token.head
    if above == verb or depth == 0:
        return
    if token.dep == "acl" and token.tag == "VBG":
        yield from _phrase_heads(analysis, above)
    elif token.dep == "xcomp" and any(c < verb for c in analysis.dependents(above, "dobj")):
        yield from (c for c in analysis.dependents(above, "dobj") if c < verb)
    elif token.dep == "pcomp":
        yield from _controllers(analysis, above, depth)
    elif token.dep in {"conj", "xcomp"}:
        passive = analysis.dependents(above, "nsubjpass") if is_passive(analysis, above) else None
        yield from passive or _subjects(analysis, above, depth - 1)
        if token.tag in {"VBD", "VBZ", "VBP"} and analysis.tokens[verb - 1].pos in _NOUNS:
            yield verb - 1  # the parser may have tied the verb's own subject to something else


def _controllers(analysis: Analysis, preposition: int, depth: int) -> Iterator[int]:
    """Who does what a gerund after a preposition says: object and subject of the verb above."""
    above = analysis.tokens[preposition].head
    yield from analysis.dependents(above, "dobj")
    yield from _subjects(analysis, above, depth - 1)


def _objects(analysis: Analysis, verb: int) -> Iterator[int]:
    token = analysis.tokens[verb]
    if is_misread(analysis, verb):
        yield _top_of_compound(analysis, token.head)
    elif not is_passive(analysis, verb):
        yield from analysis.dependents(verb, *_OBJECTS)
        yield from (c for c in analysis.dependents(verb, "npadvmod") if _is_amount(analysis, c))
        if token.dep == "relcl" and not analysis.has(verb, *_OBJECTS) and _gap(analysis, verb):
            yield from _phrase_heads(analysis, token.head)
    else:
        yield from _passive_objects(analysis, verb)


def _passive_objects(analysis: Analysis, verb: int) -> Iterator[int]:
    token = analysis.tokens[verb]
    own = list(analysis.dependents(verb, "nsubjpass"))
    if own:
        yield from own
    elif token.dep in {"acl", "amod"}:
        yield from _phrase_heads(analysis, token.head)
    elif token.dep == "conj":
        yield from analysis.dependents(token.head, "nsubjpass")
    yield from analysis.dependents(verb, "dobj")


def _top_of_compound(analysis: Analysis, index: int) -> int:
    while analysis.tokens[index].dep == "compound":
        index = analysis.tokens[index].head
    return index


def _is_amount(analysis: Analysis, index: int) -> bool:
    start = analysis.tokens[index].start
    return any(q.start <= start < q.end and q.unit in {"%", "$", "£", "€"} for q in analysis.quantities)


def _gap(analysis: Analysis, verb: int) -> bool:
    """Whether a relative clause has a subject of its own, so that its noun is the object."""
    return any(analysis.tokens[c].tag not in {"WDT", "WP"} for c in analysis.dependents(verb, "nsubj"))
