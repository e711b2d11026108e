"""Files, folders and standard input to raw articles; whatever cannot be read becomes a reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from summarizer.domain.brief import UnreadInput
from summarizer.domain.text import RawArticle
from summarizer.language.pages.markdown import looks_like_markdown
from summarizer.language.pages.records import RecordError, article_of, html_of, with_metadata
from summarizer.language.words.decoding import decode
from summarizer.ports import HtmlExtractor

STDIN = "-"
MAX_ARTICLE_CHARACTERS = 1_000_000
"""No article is longer (a long read has about 50,000); what is longer is no article, or many."""
_MEGABYTE = 1_000_000
_TEXT = frozenset({".txt", ".text", ""})
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSON = frozenset({".json"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_READABLE = _TEXT | _MARKDOWN | _HTML | _JSON | _JSON_LINES
_PAGE = re.compile(
    r"\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


class Reading(NamedTuple):
    """What was read, in order, and what was not, with its reason."""

    articles: tuple[RawArticle, ...]
    unread: tuple[UnreadInput, ...]


class _Source(NamedTuple):
    """A file to read, or why it is left out."""

    path: str
    reason: str | None = None


def read_inputs(
    paths: Sequence[str],
    *,
    extractor: HtmlExtractor,
    max_input_mb: float = 100,
    stdin: BinaryIO | None = None,
) -> Reading:
    """Read every article of the inputs.

    Args:
        paths: files and folders as given (folders are read to the bottom, in the order of their file
            names), or ``-`` for standard input.
        extractor: finds the article in a web page.
        max_input_mb: largest file in megabytes; a larger one is left out.
        stdin: standard input, if it may be read.

    Returns:
        The articles and the inputs that gave none. Nothing is raised for a bad input, and nothing is
        cut short: an article above ``MAX_ARTICLE_CHARACTERS`` is left out as a whole. A file named
        twice is read twice.
    """
    articles: list[RawArticle] = []
    unread: list[UnreadInput] = []
    for given in paths:
        for source in _sources(given):
            content = source.reason or _content(source.path, max_input_mb, stdin)
            found = (
                [content] if isinstance(content, str) else list(_articles(content, source.path, extractor))
            )
            for item in found:
                if isinstance(item, str):
                    unread.append(UnreadInput(source.path, item))
                elif reason := _too_long(item):
                    unread.append(UnreadInput(source.path, reason))
                else:
                    articles.append(item)
    return Reading(tuple(articles), tuple(unread))


def _too_long(article: RawArticle) -> str | None:
    if len(article.text) <= MAX_ARTICLE_CHARACTERS:
        return None
    return (
        f"one article of {len(article.text):,} characters; the most an article may have is "
        f"{MAX_ARTICLE_CHARACTERS:,}: split it into its articles"
    )


def _sources(given: str) -> Iterator[_Source]:
    """The file that was named, or the files of the folder that was named."""
    path = Path(given)
    try:
        if given == STDIN or not path.is_dir():
            yield _Source(given)
            return
        members = sorted(p for p in path.rglob("*") if not p.is_dir())
    except (OSError, ValueError) as error:
        yield _Source(given, f"it cannot be opened ({_explained(error)}): check its name and permissions")
        return
    if not members:
        yield _Source(given, "the folder holds no files")
    for member in members:
        yield _member(path, member)


def _member(folder: Path, member: Path) -> _Source:
    if any(part.startswith(".") for part in member.relative_to(folder).parts):
        return _Source(str(member), "a hidden file inside a folder: name it to have it read")
    if member.suffix.casefold() not in _READABLE:
        return _Source(
            str(member),
            f"{member.suffix} files inside a folder are not read: name it to have it read as text",
        )
    if not member.is_file():
        return _Source(str(member), "it is not a regular file, or a link that leads nowhere")
    return _Source(str(member))


def _content(path: str, max_input_mb: float, stdin: BinaryIO | None) -> bytes | str:
    """A file's bytes, or why there are none."""
    limit = int(max_input_mb * _MEGABYTE)
    try:
        if path == STDIN:
            data = stdin.read(limit + 1) if stdin else b""
            if not data:
                return "standard input is empty: pipe an article into it"
        else:
            if Path(path).is_file() and Path(path).stat().st_size > limit:
                return _too_big(max_input_mb)
            with Path(path).open("rb") as file:
                data = file.read(limit + 1)
    except FileNotFoundError:
        return "there is no such file: check its name"
    except (OSError, ValueError) as error:
        return f"it cannot be opened ({_explained(error)}): check its name and permissions"
    return _too_big(max_input_mb) if len(data) > limit else data


def _too_big(max_input_mb: float) -> str:
    return f"it is larger than {max_input_mb:g} MB: split it, or raise max_input_mb"


def _explained(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _articles(data: bytes, path: str, extractor: HtmlExtractor) -> Iterator[RawArticle | str]:
    """The articles of one file, and a reason for each part that holds none."""
    text, reason = decode(data)
    if text is None:
        yield reason
        return
    suffix = Path(path).suffix.casefold() if path != STDIN else ""
    if suffix in _JSON_LINES:
        yield from _json_lines(text, path, extractor)
    elif suffix in _JSON:
        yield from _json(text, path, extractor)
    elif suffix in _HTML or _PAGE.match(text):
        yield _page(text, path, extractor)
    elif suffix == "" and (found := _sniffed_json(text, path, extractor)) is not None:
        yield from found
    else:
        is_markdown = suffix in _MARKDOWN or (path == STDIN and looks_like_markdown(text))
        yield RawArticle(text, path, markdown=is_markdown)


def _page(html: str, path: str, extractor: HtmlExtractor) -> RawArticle | str:
    return extractor.extract(html, path) or (
        "no article was found in this web page, or it is too large to be parsed: save its text instead"
    )


def _sniffed_json(text: str, path: str, extractor: HtmlExtractor) -> list[RawArticle | str] | None:
    """Articles of a text without a telling name that is JSON or JSON lines; None if it is neither."""
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    for reader in (_json, _json_lines):
        found = list(reader(text, path, extractor))
        if any(isinstance(item, RawArticle) for item in found):
            return found
    return None


def _json(text: str, path: str, extractor: HtmlExtractor) -> Iterator[RawArticle | str]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield f"it is not valid JSON ({error}): correct it, or name it .jsonl if it has one object a line"
        return
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    records = value if isinstance(value, list) else [value]
    if not records:
        yield "the JSON list is empty"
    for number, record in enumerate(records, start=1):
        yield _record(record, path, f"record {number}", extractor)


def _json_lines(text: str, path: str, extractor: HtmlExtractor) -> Iterator[RawArticle | str]:
    # Not splitlines(): JSON strings may hold other line separators as they are.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield f"line {number} is not valid JSON ({error}): correct or delete it"
        else:
            yield _record(record, path, f"line {number}", extractor)


def _record(record: Any, path: str, where: str, extractor: HtmlExtractor) -> RawArticle | str:
    if not isinstance(record, dict):
        return f"{where} is not an object with an article's text"
    try:
        if html := html_of(record):
            page = _page(html, path, extractor)
            return page if isinstance(page, str) else with_metadata(page, record)
        return article_of(record, path)
    except RecordError as error:
        return f"{where}: {error}"
