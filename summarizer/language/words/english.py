"""Tell English text from text in other languages by its letters and its function words."""

from __future__ import annotations

from summarizer.language.words.inflection import is_irregular
from summarizer.language.words.tokens import STOP_WORDS, word_texts

# Words that are frequent in English and rare in other languages written in Latin letters: what German,
# Dutch, French, Spanish and others share with English ("in", "on", "a", "an", "was", "die") is left out.
_TELLING = frozenset(
    """
    the of and to that is for with it as were by from this have has had which they their he his she
    who but would been its will be said about than more when there what
    """.split()
)
_MARKS = "\"'“”‘’.,;:!?()[]—–-"
_NUMBERS = frozenset(
    """
    two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty
    hundred thousand million first second third half
    """.split()
)
_ENGLISH = (STOP_WORDS | _TELLING | _NUMBERS | {"says", "year", "years", "new", "people"}) - frozenset(
    "an am as do in me so on no was her over".split()
)
"""The same for a sentence, which may lack the most frequent."""
LEAST_SHARE = 0.08
"""Measured on whole articles: English news is at 16 to 38 %, seven other languages at 0."""
FEWEST_WORDS = 20
"""Shorter texts are taken as they are."""
_FEWEST_LETTERS = 80
_FEWEST_WORDS_OF_A_SENTENCE = 7


def _mostly_beyond_latin(text: str, letters: int) -> bool:
    """Whether more than half of a text's letters are of other scripts; plain ASCII is settled at once."""
    if text.isascii():
        return False
    return sum(1 for c in text if c >= "\u0250" and c.isalpha()) > letters / 2


def english_share(text: str) -> float | None:
    """Share of a text's words that are function words of English.

    Args:
        text: any text.

    Returns:
        0 to 1 (0 where most letters are not Latin), or None for a text too short to tell.
    """
    letters = sum(map(str.isalpha, text))
    if letters >= _FEWEST_LETTERS and _mostly_beyond_latin(text, letters):
        return 0.0
    found = [word for word in text.casefold().split() if word[-1].isalpha() or word[0].isalpha()]
    if len(found) < FEWEST_WORDS:
        return None
    return sum(1 for word in found if word.strip(_MARKS) in _TELLING) / len(found)


def foreign_reason(text: str) -> str | None:
    """Why a text cannot be worked on, if it is not in English.

    Args:
        text: cleaned text of an article.

    Returns:
        A phrase for the ledger, or None for English and for texts too short to tell.
    """
    share = english_share(text)
    if share is None or share >= LEAST_SHARE:
        return None
    return (
        f"not in English as far as one can tell ({100 * share:.0f} % of its words are English function words)"
    )


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is in another script, or long enough to be known as no English at all.

    Args:
        sentence: one sentence.

    Returns:
        True if most letters are not Latin, or it has not one of the words that English cannot do without.

    >>> is_foreign("Der Hafen von Halm ist seit Montag wegen des Streiks geschlossen.")
    True
    >>> is_foreign("Dockers left Halm.")
    False
    """
    if _mostly_beyond_latin(sentence, sum(map(str.isalpha, sentence))):
        return True
    found = [word for word in word_texts(sentence) if word[0].isalpha()]
    plain = [word.casefold() for word in found if word.islower()]
    if len(found) < _FEWEST_WORDS_OF_A_SENTENCE or not plain:
        return False
    return not any(
        word.casefold() in _ENGLISH
        or word.endswith(("ed", "ing", "ly", "'s"))
        or is_irregular(word.casefold())
        for word in found
    )
