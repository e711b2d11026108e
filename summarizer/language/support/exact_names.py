"""Exact check of the names of a sentence against its passages and the metadata of their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.numbers.quantities import is_currency_code
from summarizer.language.people.names import name_core, same_name, spelling_key
from summarizer.language.people.roles import is_role
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.problem import Problem, listed
from summarizer.language.words.demonyms import country_key, same_country
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import is_calendar_word
from summarizer.language.words.tokens import STOP_WORDS, words


@dataclass(frozen=True, slots=True)
class _Known:
    """What may be named: in the passages and in their sources' metadata."""

    names: tuple[str, ...]
    keys: frozenset[str]
    capitalised: frozenset[str]
    text: str
    """Spelling keys of all words in order, each between blanks."""


def name_problems(
    sentence: Analysis, premises: Sequence[Analysis], metadata: Sequence[str]
) -> Iterator[Problem]:
    """Find names that stand in no passage.

    Args:
        sentence: the analysed sentence.
        premises: the analysed passages.
        metadata: outlets, authors and titles of the cited sources.

    Yields:
        One problem a name.
    """
    known = _known(
        tuple(n.core for p in premises for n in p.names), (*(p.parse.text for p in premises), *metadata)
    )
    for name in sentence.names:
        parts = _parts(name.core)
        if (
            not parts
            or name.core == name.core.casefold()
            or _is_amount(name.core)
            or any(same_name(name.core, k) for k in (*known.names, *metadata))
        ):
            continue
        if _country_named(name.core, known):
            continue
        missing = [w for w in parts if not _stands(w, known)]
        if missing:
            said = f"; they name {listed(list(known.names))}" if known.names else ""
            yield Problem(f"the name {name.core} is in none of the cited passages{said}", False)
        elif len(parts) > 1 and _run(name.core) not in known.text and name.label == "PERSON":
            yield Problem(f"no cited passage gives the name {name.core} as a whole", False)


def _parts(core: str) -> list[str]:
    """Words of a name that must be found: no titles, function words or calendar words."""
    found = [w.text for w in words(name_core(core))]
    return [w for w in found if w.casefold() not in STOP_WORDS and not is_calendar_word(w) and not is_role(w)]


_SCALES = frozenset({"thousand", "million", "billion", "trillion"})


def _is_amount(core: str) -> bool:
    """Whether what was taken for a name is a sum with its currency ("CHF 640,000")."""
    return all(w.text[0].isdigit() or w.text in _SCALES or is_currency_code(w.text) for w in words(core))


def _country_named(core: str, known: _Known) -> bool:
    return any(same_country(core, k) for k in known.names)


def _stands(word: str, known: _Known) -> bool:
    if {spelling_key(word), base_stem(word), country_key(word)} & known.keys:
        return True
    return any(same_country(word, k) for k in known.capitalised)


@lru_cache(maxsize=256)
def _known(names: tuple[str, ...], texts: tuple[str, ...]) -> _Known:
    found = [w.text for text in texts for w in words(text)]
    keys = {k for w in found for k in (spelling_key(w), base_stem(w), country_key(w))}
    capitalised = frozenset(w for w in found if w[:1].isupper())
    return _Known(names, frozenset(keys), capitalised, " ".join(_run(t) for t in texts))


def _run(text: str) -> str:
    return " " + " ".join(spelling_key(w.text) for w in words(text)) + " "
