"""Files of one story a record, in the forms that public data sets have.

A record holds its articles under ``articles``, ``documents`` or ``document``, each a text or an object with
``text``, ``paragraphs`` or ``sentences``; and its references under ``references``, ``summary`` or
``highlights``, if there are any. That covers WCEP, Multi-News and CNN/DM as JSON lines as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.datasets.items import Item, file_name
from eval.labelled.records import labelled_files, records, set_name
from eval.scoring.score import Gold
from summarizer.domain.text import RawArticle
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from eval.datasets.spec import SuiteSpec

SEPARATOR = "|||||"
"""What Multi-News puts between the articles of one story."""
_ARTICLES = ("articles", "documents", "document", "article")
_REFERENCES = ("references", "summary", "highlights")
_IDS = ("item_id", "id", "topic_id")
_TITLES = ("event", "title", "topic")


def items(spec: SuiteSpec) -> Iterator[Item]:
    """The records of a file, of a folder's files, or of a data set of the hub.

    Raises:
        UsageError: if neither a path nor a hub name is given, or a record holds no articles.
    """
    if spec.hub:
        from eval.datasets.hub import hub_records

        yield from from_records(hub_records(spec.hub, spec.split), spec.hub)
        return
    if not spec.path:
        raise UsageError(f"suite {spec.name!r}: name a path or a hub data set.")
    for path in labelled_files([Path(spec.path)]):
        chosen = (r for r in records(path) if not spec.split or split_of(r) in {None, spec.split})
        yield from from_records(chosen, set_name(path))


def split_of(record: Mapping[str, Any]) -> str | None:
    """The part of its data set that a record belongs to, where it says so."""
    extra = record.get("extra")
    found = record.get("split") or (extra.get("split") if isinstance(extra, dict) else None)
    return str(found) if found else None


def from_records(found: Iterable[Mapping[str, Any]], name: str) -> Iterator[Item]:
    """Items of records.

    Args:
        found: records of stories.
        name: of the data set, for ids and messages.

    Yields:
        One item a record.

    Raises:
        UsageError: if a record holds no articles.
    """
    for number, record in enumerate(found):
        given = next((str(record[key]) for key in _IDS if record.get(key)), f"{name}-{number}")
        try:
            articles = tuple(_articles(record, given))
        except (AttributeError, TypeError) as error:
            raise UsageError(f"{name}: the articles of “{given}” cannot be read: {error}.") from error
        if not articles:
            raise UsageError(f"{name}: “{given}” holds no articles; looked for {', '.join(_ARTICLES)}.")
        yield make_item(given, articles, references_of(record), _title(record, articles))


def make_item(given: str, articles: tuple[RawArticle, ...], references: tuple[str, ...], title: str) -> Item:
    """An item whose only gold is its references."""
    gold = Gold(reference=references[0] if references else None)
    return Item(file_name(given), given, title, articles, gold, references)


def references_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The references of a record, however it calls them."""
    found = next((record[key] for key in _REFERENCES if record.get(key)), ())
    texts = [found] if isinstance(found, str) else list(found)
    return tuple(str(t).strip() for t in texts if str(t).strip())


def _title(record: Mapping[str, Any], articles: tuple[RawArticle, ...]) -> str:
    titles = [record.get(key) for key in _TITLES]
    return str(next((t for t in titles if t), articles[0].title or ""))


def _articles(record: Mapping[str, Any], given: str) -> Iterator[RawArticle]:
    found = next((record[key] for key in _ARTICLES if record.get(key)), ())
    parts = found.split(SEPARATOR) if isinstance(found, str) else found
    if isinstance(parts, dict):
        raise UsageError(f"“{given}” names its articles and does not hold them; this adapter needs them.")
    for number, part in enumerate(parts, start=1):
        article = {"text": part} if isinstance(part, str) else part
        text = _text(article)
        if text.strip():
            yield RawArticle(
                text=text,
                path=f"{given}/{number}",
                outlet=_string(article, "publisher", "source", "outlet", "origin"),
                url=_string(article, "url"),
                title=_string(article, "title"),
                published=_day(article),
                standfirst=_string(article, "description", "standfirst"),
            )


def _text(article: Mapping[str, Any]) -> str:
    if article.get("text"):
        return str(article["text"])
    if article.get("paragraphs"):
        return "\n\n".join(map(str, article["paragraphs"]))
    sentences = article.get("sentences", ())
    return " ".join(str(s if isinstance(s, str) else s[-1]) for s in sentences)


def _string(article: Mapping[str, Any], *keys: str) -> str | None:
    return next((str(article[key]) for key in keys if article.get(key)), None)


def _day(article: Mapping[str, Any]) -> str | None:
    day = (_string(article, "date", "published", "time") or "")[:10]
    parts = day.split("-")
    return day if len(day) == len("2014-03-30") and all(p.isdigit() for p in parts) else None
