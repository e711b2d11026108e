"""Content units made from a reference text: each verb with its core, and each thing added to it, apart.

After the basic elements of Hovy, Lin, Zhou and Fukumoto (2006): a head with one dependent, here with
enough words around it to be read on its own, as the content units are that people write (Nenkova and
Passonneau 2004).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.domain.syntax import Parse, Token
from summarizer.language.words.sentences import plain_sentences
from summarizer.ports import Parser

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative"})
_INSIDE = frozenset({"compound", "prt", "neg", "quantmod", "case", "flat", "hmod"})
"""Dependents without which a word is not itself: parts of names, particles, negation."""
_MODIFIERS = frozenset({"amod", "nummod", "appos", "poss", "nmod"})
_CIRCUMSTANCES = frozenset({"npadvmod", "advmod", "agent", "prep"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Verbs that take over the subject of the verb they depend on, if they have none."""
_FUNCTION = frozenset({"ADP", "DET", "PART", "CCONJ", "SCONJ", "PUNCT", "PRON", "AUX"})


def units_of(text: str, parser: Parser) -> tuple[str, ...]:
    """Take a reference apart.

    Args:
        text: one or more sentences.
        parser: analyses them.

    Returns:
        Short phrases in order, without repetitions; a sentence in which nothing is found is its own unit.
    """
    sentences = plain_sentences(text)
    found: list[str] = []
    for sentence, parse in zip(sentences, parser.parse(sentences), strict=True):
        found += [_text(parse, element) for element in elements(parse)] or [sentence]
    return tuple(dict.fromkeys(found))


def elements(parse: Parse) -> tuple[tuple[int, ...], ...]:
    """The elements of one sentence, as token indices in order."""
    found: list[tuple[int, ...]] = []
    for index, token in enumerate(parse.tokens):
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep not in {"aux", "auxpass"}):
            found += _of_verb(parse, index)
        elif token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "flat"}:
            found += _of_noun(parse, index)
    return tuple(dict.fromkeys(e for e in found if _says_something(parse, e)))


def _of_verb(parse: Parse, verb: int) -> Iterator[tuple[int, ...]]:
    """Subject, verb and object together; then each circumstance with subject and verb."""
    subject = _subject(parse, verb)
    centre = [*subject, *_core(parse, verb)]
    objects = [o for d in _dependents(parse, verb, _OBJECTS) for o in _with_conjuncts(parse, d)]
    yield from (_sorted(centre, _core(parse, o)) for o in objects)
    if not objects and subject:
        yield _sorted(centre)
    for circumstance in _dependents(parse, verb, _CIRCUMSTANCES):
        yield from (_sorted(centre, c) for c in _attached(parse, circumstance))


def _of_noun(parse: Parse, noun: int) -> Iterator[tuple[int, ...]]:
    centre = _core(parse, noun)
    for modifier in _dependents(parse, noun, _MODIFIERS):
        yield _sorted(centre, _core(parse, modifier))
    for preposition in _dependents(parse, noun, frozenset({"prep"})):
        yield from (_sorted(centre, c) for c in _attached(parse, preposition))


def _attached(parse: Parse, index: int) -> Iterator[list[int]]:
    """A preposition with each of its nouns, or an adverbial by itself."""
    nouns = _dependents(parse, index, frozenset({"pobj", "pcomp"}))
    if not nouns:
        yield _core(parse, index)
    for noun in (n for first in nouns for n in _with_conjuncts(parse, first)):
        yield [index, *_core(parse, noun)]


def _subject(parse: Parse, verb: int) -> list[int]:
    """Core of the verb's subject, taken over from the verb or noun it depends on if it has none."""
    own = _dependents(parse, verb, _SUBJECTS)
    if own and parse.tokens[own[0]].tag not in {"WDT", "WP"}:
        return _core(parse, own[0])
    token = parse.tokens[verb]
    if token.dep in {"relcl", "acl"}:
        return _core(parse, token.head)
    if token.dep in _SHARING and token.head != verb:
        return _subject(parse, token.head)
    return []


def _core(parse: Parse, index: int) -> list[int]:
    """The word with the parts of its name, each with what a hyphen joins to it."""
    named = [index, *_dependents(parse, index, _INSIDE)]
    return [joined for i in named for joined in _hyphenated(parse.tokens, i)]


def _hyphenated(tokens: Sequence[Token], index: int) -> range:
    first, last = index, index
    while first and _joined(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and _joined(tokens[last], tokens[last + 1]):
        last += 1
    return range(first, last + 1)


def _joined(left: Token, right: Token) -> bool:
    return left.end == right.start and "-" in {left.text, right.text}


def _with_conjuncts(parse: Parse, index: int) -> list[int]:
    found = [index]
    for conjunct in _dependents(parse, index, frozenset({"conj"})):
        found += _with_conjuncts(parse, conjunct)
    return found


def _dependents(parse: Parse, index: int, labels: frozenset[str]) -> list[int]:
    return [i for i in parse.children(index) if parse.tokens[i].dep in labels]


def _sorted(*parts: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({i for part in parts for i in part}))


def _says_something(parse: Parse, element: Sequence[int]) -> bool:
    return sum(_is_content(parse.tokens[i]) for i in element) >= 2


def _is_content(token: Token) -> bool:
    return token.pos not in _FUNCTION


def _text(parse: Parse, element: Sequence[int]) -> str:
    """The element's words; what stood together stays together."""
    found = ""
    for before, index in zip((None, *element), element, strict=False):
        glued = before is None or parse.tokens[before].end == parse.tokens[index].start
        found += ("" if glued else " ") + parse.tokens[index].text
    return found
