"""Words of a text with their offsets, and their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?(?<=\.[^\W\d_]\.)|[^\W_]+(?:['’\-][^\W_]+)*"
)
_STEMMER = snowballstemmer.stemmer("english")

STOP_WORDS = frozenset(
    """
    a about after again all also although am an and any are as at be because been before being
    between both but by can could did do does doing down during each few for from further had has
    have having he her here hers herself him himself his how however i if in into is it its itself
    just me meanwhile might more most must my no nor not now of off on once only or other our ours
    out over own per same shall she should so some still such than that the their theirs them
    themselves then there these they this those though through to too under until up upon very was
    we were what when where which while who whom whose why will with within without would you your
    yours
    """.split()
)


class Word(NamedTuple):
    """A word as it stands: ``text[start:end]``."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Find the words and numbers of ``text``.

    Args:
        text: any text.

    Returns:
        Words in order; punctuation is left out, ``U.S.``, ``can't`` and ``40,000`` are one word each.

    >>> [w.text for w in words("The U.S. can't move 40,000 troops.")]
    ['The', 'U.S.', "can't", 'move', '40,000', 'troops']
    """
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def word_texts(text: str) -> list[str]:
    """The words of :func:`words` without their places, in a third of the time.

    >>> word_texts("The U.S. can't move.")
    ['The', 'U.S.', "can't", 'move']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def is_stop_word(word: str) -> bool:
    """Whether a word is one of the ``STOP_WORDS``, whatever its capitals and apostrophe.

    >>> is_stop_word("The"), is_stop_word("ferry")
    (True, False)
    """
    return word.casefold().replace("’", "'") in STOP_WORDS


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Reduce one word to its Snowball stem, casefolded, without a possessive ``'s`` or full stops.

    >>> stem("Ministers’"), stem("agreed"), stem("U.S.")
    ('minist', 'agre', 'us')
    """
    plain = word.casefold().replace("’", "'").removesuffix("'s").strip("'").replace(".", "")
    return _stem(plain)


@lru_cache(maxsize=65536)
def _stem(plain: str) -> str:
    return str(_STEMMER.stemWord(plain))


def content_stems(text: str) -> list[str]:
    """Stems of the words of ``text`` that are not stop words, in order.

    >>> content_stems("The ferries were sailing to Brill")
    ['ferri', 'sail', 'brill']
    """
    return [stem(word) for word in word_texts(text) if not is_stop_word(word)]


def foreign_stems(text: str, quotes: Iterable[str]) -> list[str]:
    """Stems of words of ``text`` that none of some passages has.

    Stop words are left out, and "say", with which a quotation's speaker is added to it. A part of a compound
    of the passages stands in them ("ten" in "ten-metre").

    >>> foreign_stems("The ferry sank at Brill, Orr said", ["Two car-ferries sank.", "Ines Orr"])
    ['brill']
    """
    known = {stem(part) for quote in quotes for word in word_texts(quote) for part in (word, *_parts(word))}
    return [told for told in content_stems(text) if told not in known and told not in _SAY]


_TURNING = frozenset("non anti ex un counter pre post former pro mis de".split())
"""Before a hyphen these turn what follows into something else."""
_SAY = frozenset(map(stem, ("say", "says", "said")))


def _parts(word: str) -> Iterable[str]:
    parts = word.split("-")
    return parts if len(parts) > 1 and parts[0].casefold() not in _TURNING else ()
