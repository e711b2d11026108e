"""Names of people, organisations and places: where they stand, and when two are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.syntax import Parse, Token
from summarizer.language.people.given_names import FEMALE, MALE
from summarizer.language.people.phrases import is_institution
from summarizer.language.people.roles import HONORIFICS, ROLES, Gender, gender_of, is_role, plain

_NAMED = frozenset("PERSON ORG GPE NORP LOC FAC EVENT PRODUCT WORK_OF_ART LAW".split())
_SMALL = frozenset("the a an of for and de la du da von van der den di del bin al el".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_GLUED = frozenset(
    "new north south east west northern southern eastern western central saint san los las "
    "great upper lower".split()
)
_ALIASES = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "un": "united nations",
    "eu": "european union",
}
_SHORT_FORMS = dict(
    pair.split("=")
    for pair in """
    bill=william bob=robert rob=robert dick=richard rick=richard joe=joseph jim=james mike=michael
    mick=michael tom=thomas tony=anthony jack=john ted=edward ed=edward kate=katherine liz=elizabeth
    beth=elizabeth chuck=charles charlie=charles harry=henry hank=henry peggy=margaret
    maggie=margaret jerry=gerald larry=lawrence bernie=bernard mitch=mitchell steve=stephen
    steven=stephen andy=andrew dave=david jeff=jeffrey ken=kenneth ron=ronald don=donald dan=daniel
    sandy=alexander jon=jonathan
    """.split()
)
_POSSESSIVES = ("'s", "’s", "'", "’")
_WORDS = re.compile(r"[^\s,()\"“”]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a parsed string: ``text[start:end]``, tokens ``[first, last)``."""

    text: str
    """With the titles and roles before it: "Secretary of State John F. Kerry"."""
    start: int
    end: int
    first: int
    last: int
    core: str
    """The bare name: "John F. Kerry"."""
    core_start: int
    core_first: int
    label: str
    """Entity type, or the empty string for a name the entity model did not mark."""

    @property
    def role(self) -> str:
        """The words before the bare name ("Secretary of State"), or the empty string."""
        return self.text[: self.core_start - self.start].strip()


def names(parse: Parse) -> tuple[Name, ...]:
    """Find the names in a parse, each with the titles and roles that stand before it.

    Args:
        parse: any parse.

    Returns:
        Names in order, never overlapping.
    """
    found: list[Name] = []
    for first, last, label in reversed(_name_runs(parse)):
        if found and first >= found[-1].first:
            continue
        core_first = _core_start(parse, first, last)
        found.append(_name(parse, _title_start(parse, first, core_first), core_first, last, label))
    return tuple(reversed(found))


def name_core(name: str) -> str:
    """The bare name of a name with titles and roles; a description without a name is returned whole.

    >>> name_core("Secretary of State John F. Kerry"), name_core("Mr Lavrov"), name_core("U.S. officials")
    ('John F. Kerry', 'Lavrov', 'U.S. officials')
    """
    found = _WORDS.findall(name)
    start = _bare_from(found)
    return " ".join(found[start:]).removesuffix("'s").removesuffix("’s") or name


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names, with or without titles, can be one person, organisation or place.

    Spelling of transliterated names, initials, short forms of given names and initialisms are
    bridged. A surname alone matches every full name that ends in it.

    >>> same_name("Mr Kerry", "Secretary of State John F. Kerry"), same_name("John Kerry", "Teresa Kerry")
    (True, False)
    >>> same_name("Sergei Lavrov", "Sergey V. Lavrov"), same_name("the U.S.", "United States")
    (True, True)
    """
    left, right = _key(a), _key(b)
    if not left or not right:
        return False
    if left == right:
        return not _genders_clash(a, b)
    if _initialism(name_core(a), right) or _initialism(name_core(b), left):
        return True
    if _fixed(left, a) or _fixed(right, b):
        return False
    return left[-1] == right[-1] and _given_names_fit(left[:-1], right[:-1]) and not _genders_clash(a, b)


def fullest_name(candidates: Iterable[str]) -> str:
    """The bare name with most words among names of one person; the first of equals.

    Args:
        candidates: at least one name.

    Returns:
        The name without titles.

    >>> fullest_name(["Mr Kerry", "Secretary of State John F. Kerry", "John Kerry"])
    'John F. Kerry'
    """
    return max((name_core(name) for name in candidates), key=lambda core: (len(core.split()), len(core)))


def is_description(name: str) -> bool:
    """Whether a string names nobody but describes by role ("the Russian minister").

    >>> is_description("U.S. officials"), is_description("President Obama")
    (True, False)
    """
    found = _WORDS.findall(name)
    return bool(found) and (is_role(found[-1]) or not any(w[:1].isupper() or w[:1].isdigit() for w in found))


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """A casefolded word with accents and variants of transliteration levelled.

    >>> spelling_key("Sergey") == spelling_key("Sergei"), spelling_key("Kyiv") == spelling_key("Kiev")
    (True, True)
    """
    decomposed = unicodedata.normalize("NFD", plain(word))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[ie]*i[ie]+|[ie]+i", "i", bare.replace("y", "i").replace("j", "i"))


def _name(parse: Parse, first: int, core_first: int, last: int, label: str) -> Name:
    """Cut a name out of a parse."""
    low, core, high = parse.tokens[first].start, parse.tokens[core_first].start, parse.tokens[last - 1].end
    return Name(
        text=parse.text[low:high],
        start=low,
        end=high,
        first=first,
        last=last,
        core=parse.text[core:high],
        core_start=core,
        core_first=core_first,
        label=label,
    )


def _name_runs(parse: Parse) -> list[tuple[int, int, str]]:
    """Entities that are names, and runs of proper nouns outside them, as token ranges."""
    runs = [(e.first, e.last, e.label) for e in parse.entities if e.label in _NAMED]
    taken = {i for e in parse.entities for i in range(e.first, e.last)}
    run: list[int] = []
    for i, token in enumerate((*parse.tokens, None)):
        if token is not None and token.pos == "PROPN" and i not in taken and token.text[:1].isalnum():
            run.append(i)
        elif run:
            if not all(_is_title(parse.tokens[j]) for j in run):
                runs.append((run[0], run[-1] + 1, ""))
            run = []
    return sorted(_trimmed(parse, runs))


def _trimmed(parse: Parse, runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Drop articles and possessives from the ends of runs."""
    trimmed: list[tuple[int, int, str]] = []
    for first, last, label in runs:
        while last > first and parse.tokens[last - 1].tag in {"POS", "``", "''", ",", "."}:
            last -= 1
        while first < last and parse.tokens[first].tag in {"DT", "``", "''", "PRP$"}:
            first += 1
        if first < last:
            trimmed.append((first, last, label))
    return trimmed


def _core_start(parse: Parse, first: int, last: int) -> int:
    """First token of the bare name when the entity itself opens with a title."""
    return first + _bare_from([t.text for t in parse.tokens[first:last]])


def _title_start(parse: Parse, first: int, core: int) -> int:
    """First token of the titles and roles before a bare name, also those its entity opens with."""
    start = first
    for i in range(first - 1, max(core - 9, -1), -1):
        token = parse.tokens[i]
        if not _may_stand_in_title(token):
            break
        titled = start < core
        if _is_title(token) or (titled and (token.entity or _qualifies(parse, i, start))):
            start = i
    return start


def _qualifies(parse: Parse, i: int, start: int) -> bool:
    """Whether token ``i`` is a word of the title that begins right after it ("interim" minister)."""
    return i == start - 1 and parse.tokens[i].dep in {"amod", "compound", "nmod"}


def _may_stand_in_title(token: Token) -> bool:
    if token.entity == "PERSON":
        return False
    return token.pos in {"PROPN", "NOUN", "ADJ"} or token.text in {"of", "for", "&", "-"} or _is_title(token)


def _is_title(token: Token) -> bool:
    return is_role(token.text) or plain(token.text) in HONORIFICS


def _bare_from(found: list[str]) -> int:
    """Index of the first word of the bare name in a name's words; 0 if nothing would be left of it."""
    start = 0
    for i, word in enumerate(found):
        if (is_role(word) or plain(word) in HONORIFICS) and not _names_members(found, i):
            start = i + 1
    if start < len(found) and found[start].casefold() == "of" and start + 2 < len(found):
        start = _after_office(found, start + 1)
    if start >= len(found):
        start = 0
    while start + 1 < len(found) and found[start].casefold() in {"the", "a", "an"}:
        start += 1
    return start


def _names_members(found: list[str], i: int) -> bool:
    """Whether a role says whose body is named: "Dockers' Union", "Auto Workers Union"."""
    after = found[i + 1] if i + 1 < len(found) else ""
    owner = found[i].endswith(_POSSESSIVES) or after in _POSSESSIVES
    several = plain(found[i]) not in ROLES
    return bool(after) and (owner or (several and is_institution(after)))


def _after_office(found: list[str], start: int) -> int:
    """Where the name begins after "of": at a common given name, or else one word further."""
    given = (i for i in range(start + 1, len(found) - 1) if plain(found[i]) in FEMALE | MALE)
    if found[start].casefold() == "the" and start + 2 < len(found):
        start += 1
    return next(given, start + 1)


@lru_cache(maxsize=65536)
def _key(name: str) -> tuple[str, ...]:
    """The words of a bare name, spelling levelled, aliases of states resolved."""
    found = [plain(w) for w in _WORDS.findall(name_core(name))]
    found = [w for w in found if w and w not in {"the", "a", "an"} and w not in _SUFFIXES]
    resolved = _ALIASES.get(" ".join(found))
    return tuple(spelling_key(w) for w in (resolved.split() if resolved else found))


def _fixed(key: tuple[str, ...], name: str) -> bool:
    """Whether a name is one unit that no part of it can stand for."""
    glued = any(w in _SMALL or w in _GLUED for w in key[:-1])
    return glued or is_description(name) or key in _keys_of_states()


@lru_cache(maxsize=1)
def _keys_of_states() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(spelling_key(w) for w in known.split()) for known in _ALIASES.values())


def _given_names_fit(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given names can belong to one person; none at all fits any."""
    if not left or not right:
        return True
    a, b = _full_given_names().get(left[0], left[0]), _full_given_names().get(right[0], right[0])
    return a == b or (min(len(a), len(b)) in {1, 3, 4, 5} and (a.startswith(b) or b.startswith(a)))


@lru_cache(maxsize=1)
def _full_given_names() -> dict[str, str]:
    return {spelling_key(short): spelling_key(full) for short, full in _SHORT_FORMS.items()}


def _initialism(short: str, long: tuple[str, ...]) -> bool:
    """Whether ``short`` is in capitals and spells the initials of a longer name."""
    letters = short.replace(".", "")
    if not letters.isupper() or not 2 <= len(letters) <= 6 or len(long) < 2:
        return False
    return letters.casefold() == "".join(w[0] for w in long if w not in _SMALL)


def _genders_clash(a: str, b: str) -> bool:
    """Whether forms of address show two people of one surname to be different ("Mr", "Mrs")."""
    seen = [{gender_of(w) for w in _WORDS.findall(name)} & {Gender.MALE, Gender.FEMALE} for name in (a, b)]
    return bool(seen[0] and seen[1] and not seen[0] & seen[1])
