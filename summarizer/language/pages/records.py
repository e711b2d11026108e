"""JSON records to raw articles, and documents to records and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from summarizer.domain.text import (
    Block,
    BlockKind,
    Document,
    RawArticle,
    RawSegment,
    Removed,
    document_id,
)
from summarizer.language.pages.dates import stated_date
from summarizer.language.pages.markdown import looks_like_markdown

TEXT_KEYS = ("text", "content", "body", "article", "paragraphs")
HTML_KEYS = ("html",)
_TITLE_KEYS = ("title", "headline")
_STANDFIRST_KEYS = ("standfirst", "dek", "subtitle", "subheadline")
_OUTLET_KEYS = ("outlet", "source", "publisher")
_URL_KEYS = ("url", "link")
_AUTHOR_KEYS = ("author", "authors", "byline")
_DATE_KEYS = ("published", "date", "pubdate", "published_at", "date_published")
_CLEAN_KEYS = frozenset({"doc_id", "text", "blocks", "raw_map"})
_SAME_BEGINNING = 80


class RecordError(ValueError):
    """A record that holds no article; the message says why."""


def article_of(record: Mapping[str, Any], path: str) -> RawArticle:
    """Read one record.

    Keys are matched without regard to case. A title or standfirst that does not open the text is put
    before it, so that the raw text holds everything the document will.

    Args:
        record: a JSON object with its text under ``text``, ``content``, ``body``, ``article`` or
            ``paragraphs``; or a document that cleaning wrote.
        path: the file it stands in, as given.

    Returns:
        The article; its text is made of the record's title, standfirst and text.

    Raises:
        RecordError: if there is no text, or the record of a cleaned document does not hold together.
    """
    if record.keys() >= _CLEAN_KEYS:
        document = document_of(record)
        return RawArticle(document.text, document.path, document.outlet, document.url, cleaned=document)
    fields = {key.casefold(): value for key, value in record.items()}
    text = _first(fields, TEXT_KEYS, separator="\n\n")
    if text is None:
        raise RecordError(f"there is no text in it; it has to stand under one of {', '.join(TEXT_KEYS)}")
    article = with_metadata(RawArticle(text, path, markdown=looks_like_markdown(text)), record)
    return replace(article, text=_composed(article.title, article.standfirst, text))


def with_metadata(article: RawArticle, record: Mapping[str, Any]) -> RawArticle:
    """Add what a record states about an article; what it does not state stays as it is."""
    fields = {key.casefold(): value for key, value in record.items()}
    return replace(
        article,
        outlet=_line(fields, _OUTLET_KEYS) or article.outlet,
        url=_line(fields, _URL_KEYS) or article.url,
        title=_line(fields, _TITLE_KEYS) or article.title,
        author=_line(fields, _AUTHOR_KEYS) or article.author,
        published=stated_date(_line(fields, _DATE_KEYS)) or article.published,
        standfirst=_line(fields, _STANDFIRST_KEYS) or article.standfirst,
    )


def html_of(record: Mapping[str, Any]) -> str | None:
    """The page of a record that holds one instead of a text."""
    fields = {key.casefold(): value for key, value in record.items()}
    return None if _first(fields, TEXT_KEYS) else _first(fields, HTML_KEYS)


def document_record(document: Document) -> dict[str, Any]:
    """A document as a JSON object; :func:`document_of` reads it back unchanged."""
    return {
        "doc_id": document.doc_id,
        "title": document.title,
        "standfirst": document.standfirst,
        "text": document.text,
        "path": document.path,
        "outlet": document.outlet,
        "url": document.url,
        "author": document.author,
        "published": document.published,
        "blocks": [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in document.blocks],
        "raw_map": [[s.start, s.end, s.raw_start, s.raw_end] for s in document.raw_map],
        "removed": [asdict(removed) for removed in document.removed],
    }


def document_of(record: Mapping[str, Any]) -> Document:
    """Read back what :func:`document_record` wrote.

    Args:
        record: the JSON object.

    Returns:
        The document.

    Raises:
        RecordError: if a part is missing or of the wrong kind, or the text is not the one that the
            ``doc_id`` was made from.
    """
    try:
        document = Document(
            doc_id=str(record["doc_id"]),
            text=str(record["text"]),
            blocks=tuple(
                Block(BlockKind(b["kind"]), int(b["start"]), int(b["end"])) for b in record["blocks"]
            ),
            path=str(record.get("path") or ""),
            outlet=record.get("outlet"),
            url=record.get("url"),
            author=record.get("author"),
            published=record.get("published"),
            raw_map=tuple(RawSegment(*map(int, segment)) for segment in record["raw_map"]),
            removed=tuple(Removed(**removed) for removed in record.get("removed", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(
            f"this record of a cleaned document is damaged ({error}): clean the original again"
        ) from error
    name = document.url or document.path.replace("\\", "/").rsplit("/", 1)[-1]
    if document_id(document.text, document.outlet, name) != document.doc_id:
        raise RecordError(f"the text of document {document.doc_id} was changed: clean the original again")
    return document


def _first(fields: Mapping[str, Any], keys: Sequence[str], separator: str = ", ") -> str | None:
    """The first of ``keys`` that holds a string or a list of strings."""
    for key in keys:
        value = fields.get(key)
        if isinstance(value, list):
            value = separator.join(item for item in value if isinstance(item, str))
        if isinstance(value, dict):
            value = value.get("name") or value.get("text")
        if isinstance(value, str) and value.strip():
            return value
    return None


def _line(fields: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    value = _first(fields, keys)
    return " ".join(value.split()) if value else None


def _composed(title: str | None, standfirst: str | None, text: str) -> str:
    beginning = " ".join(text[:2000].split()).casefold()
    missing = [part for part in (title, standfirst) if part and not _opens(beginning, part)]
    return "\n\n".join((*missing, text))


def _opens(beginning: str, part: str) -> bool:
    """Whether a title already stands near the beginning of the text, as a line of its own would."""
    return part.casefold() in beginning[: len(part) + _SAME_BEGINNING]
