"""The shipped suite: made-up stories, each a folder of articles with what a careful reader finds in them.

The format is described in ``docs/evaluation.md``.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from eval.labelled.records import digest, records
from summarizer.domain.claims import ConflictKind
from summarizer.domain.events import Phase
from summarizer.errors import UsageError

SUITE = Path(__file__).parents[1] / "suite"
"""The stories that ship with the project."""
GOLD = "gold.toml"


class Weight(StrEnum):
    """How much a nugget matters (TREC's nugget evaluation)."""

    VITAL = "vital"
    OKAY = "okay"


class Aspect(StrEnum):
    """In what the values of a conflict differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ROLES = "roles"
    DENIAL = "denial"
    MODALITY = "modality"
    ACCOUNT = "account"


class Quote(NamedTuple):
    """Words of one article of a story, character for character."""

    file: str
    text: str


class Stretch(NamedTuple):
    """A passage of one article, from its first words to its last."""

    first: Quote
    last: Quote


@dataclass(frozen=True, slots=True)
class Article:
    """One article as scraped, and which of its lines are no news."""

    path: Path
    outlet: str
    published: str | None
    """ISO 8601 date, where the article itself carries one."""
    furniture: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the story; events of equal rank happened at the same time."""

    id: str
    rank: int
    phase: Phase
    start: str | None
    """ISO 8601 day, where the articles together determine it."""
    end: str | None
    text: str
    support: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Nugget:
    """An atomic fact, with the words of every article that states it."""

    id: str
    weight: Weight
    text: str
    event: str | None
    support: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that articles give for a point."""

    value: str
    support: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which articles differ."""

    point: str
    kind: ConflictKind
    aspect: Aspect
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """Passages that differ in words or numbers and do not disagree."""

    why: str
    passages: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Passages of several articles that come from one text."""

    id: str
    credit: str | None
    passages: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What someone says in an article."""

    speaker: str
    support: Quote


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one story and what is in them."""

    id: str
    field: str
    title: str
    about: str
    reference: str
    """A neutral roundup as a careful editor would write it."""
    articles: tuple[Article, ...]
    events: tuple[Happening, ...]
    nuggets: tuple[Nugget, ...]
    conflicts: tuple[Difference, ...]
    traps: tuple[Trap, ...]
    origins: tuple[SharedWording, ...]
    statements: tuple[Statement, ...]

    def quotes(self) -> Iterator[Quote]:
        """Every quote of the gold, in the order of the file."""
        for event in self.events:
            yield from event.support
        for nugget in self.nuggets:
            yield from nugget.support
        for conflict in self.conflicts:
            for value in conflict.values:
                yield from value.support
        for trap in self.traps:
            yield from trap.passages
        for origin in self.origins:
            for passage in origin.passages:
                yield from passage
        for statement in self.statements:
            yield statement.support


def locate(text: str, quote: Quote) -> tuple[int, int]:
    """Find a quote in a text of its article; white space counts as white space, whatever its form.

    Args:
        text: the article as scraped or as cleaned.
        quote: words of that article.

    Returns:
        Half-open offsets in ``text``.

    Raises:
        UsageError: if the quote is not there, or there more than once.

    >>> locate("No deal. The talks failed.", Quote("a.txt", "talks failed"))
    (13, 25)
    """
    words = r"\s+".join(re.escape(word) for word in quote.text.split())
    # Overlapping occurrences count too: a quote must be unambiguous.
    found = [m.span(1) for m in re.finditer(f"(?=({words}))", text)] if words else []
    if len(found) != 1:
        what = "not found" if not found else f"found {len(found)} times"
        raise UsageError(f"{quote.file}: the quote “{quote.text}” is {what}. It must stand there once.")
    return found[0]


def article_text(path: Path) -> str:
    """The words of an article as scraped.

    Args:
        path: a text file as it is, or a ``.jsonl`` file with one record.

    Returns:
        The file's text; of a record, its title and text.

    Raises:
        UsageError: if the file cannot be read or holds another number of records.
    """
    if path.suffix != ".jsonl":
        try:
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} cannot be read: {error}.") from error
    found = list(records(path))
    if len(found) != 1:
        raise UsageError(f"{path} holds {len(found)} records; an article of a suite is one record.")
    return "\n\n".join(str(found[0].get(key, "")) for key in ("title", "text"))


def load_suite(root: Path = SUITE) -> tuple[Story, ...]:
    """Load every story below a folder.

    Args:
        root: a folder of story folders.

    Returns:
        The stories, by folder name.

    Raises:
        UsageError: if there is none, or one of them cannot be loaded.
    """
    folders = sorted(gold.parent for gold in root.glob(f"*/{GOLD}"))
    if not folders:
        raise UsageError(f"{root} holds no story: a story is a folder with a {GOLD} in it.")
    return tuple(load_story(folder) for folder in folders)


def load_story(folder: Path) -> Story:
    """Load one story.

    Args:
        folder: holds ``gold.toml`` and ``articles/``.

    Returns:
        The story. That its quotes stand in its articles is not checked here.

    Raises:
        UsageError: if the gold cannot be read, lacks a field or uses a word that the format does not know.
    """
    path = folder / GOLD
    try:
        return _story(tomllib.loads(path.read_text("utf-8")), folder)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    except KeyError as error:
        raise UsageError(f"{path}: {error} is missing. docs/evaluation.md describes the format.") from error
    except (TypeError, ValueError) as error:
        raise UsageError(f"{path}: {error}. docs/evaluation.md describes the format.") from error


def _story(gold: Mapping[str, Any], folder: Path) -> Story:
    return Story(
        id=gold["id"],
        field=gold["field"],
        title=gold["title"],
        about=gold.get("about", ""),
        reference=" ".join(gold.get("reference", "").split()),
        articles=tuple(_article(each, folder) for each in gold["article"]),
        events=tuple(map(_event, gold.get("event", []))),
        nuggets=tuple(map(_nugget, gold.get("nugget", []))),
        conflicts=tuple(map(_conflict, gold.get("conflict", []))),
        traps=tuple(Trap(each["why"], _quotes(each["passages"])) for each in gold.get("no_conflict", [])),
        origins=tuple(map(_origin, gold.get("origin", []))),
        statements=tuple(Statement(s["speaker"], Quote(*s["support"])) for s in gold.get("statement", [])),
    )


def _article(each: Mapping[str, Any], folder: Path) -> Article:
    path = folder / "articles" / each["file"]
    return Article(path, each["outlet"], each["published"] or None, tuple(each.get("furniture", [])))


def _event(each: Mapping[str, Any]) -> Happening:
    return Happening(
        each["id"],
        each["rank"],
        Phase(each["phase"]),
        each["start"] or None,
        each["end"] or None,
        each["text"],
        _quotes(each["support"]),
    )


def _nugget(each: Mapping[str, Any]) -> Nugget:
    event = each["event"] or None
    return Nugget(each["id"], Weight(each["weight"]), each["text"], event, _quotes(each["support"]))


def _conflict(each: Mapping[str, Any]) -> Difference:
    values = tuple(Value(v["value"], _quotes(v["support"])) for v in each["values"])
    return Difference(each["point"], ConflictKind(each["kind"]), Aspect(each["aspect"]), values)


def _origin(each: Mapping[str, Any]) -> SharedWording:
    passages = [Stretch(Quote(file, first), Quote(file, last)) for file, first, last in each["passages"]]
    return SharedWording(each["id"], each["credit"] or None, tuple(passages))


def _quotes(pairs: list[list[str]]) -> tuple[Quote, ...]:
    return tuple(Quote(*pair) for pair in pairs)


def gold_digest(root: Path, stories: Iterable[Story]) -> str:
    """One SHA-256 for the gold of some stories of a suite, in their order."""
    return hashlib.sha256("".join(digest(root / s.id / GOLD) for s in stories).encode()).hexdigest()
