"""Public data sets as they are downloaded: parallel files, folders of topics, single stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eval.datasets import stories
from eval.datasets.items import Item
from summarizer.domain.text import RawArticle
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from eval.datasets.spec import SuiteSpec

_NEWLINE = "NEWLINE_CHAR"
"""How the source files of Multi-News write a line's end."""
_HIGHLIGHT = "@highlight"
_DOCUMENT = re.compile(r"<DOC>.*?</DOC>", re.S | re.I)
_TAG = re.compile(r"<[^>]{1,80}>")
_TOPIC = re.compile(r"[A-Za-z]?\d+")


def multi_news(spec: SuiteSpec) -> Iterator[Item]:
    """Multi-News: ``SPLIT.src[.cleaned]`` beside ``SPLIT.tgt``, one story a line; or records, or the hub.

    Raises:
        UsageError: if the files are missing or have different numbers of lines.
    """
    folder, split = Path(spec.path), spec.split or "test"
    source = next((p for p in sorted(folder.glob(f"{split}.src*")) if spec.path and p.is_file()), None)
    if source is None:
        yield from stories.items(spec)
        return
    target = folder / f"{split}.tgt"
    pairs = zip(_lines(source), _lines(target), strict=True)
    number = -1
    try:
        for number, (text, reference) in enumerate(pairs):
            yield _parallel(f"multi-news-{split}-{number}", text, reference)
    except ValueError as error:
        raise UsageError(f"{source} and {target} differ in length after line {number + 1}.") from error


def _parallel(given: str, text: str, reference: str) -> Item:
    texts = [part.strip().replace(_NEWLINE, "\n") for part in text.split(stories.SEPARATOR)]
    articles = tuple(RawArticle(t, f"{given}/{n}") for n, t in enumerate(filter(None, texts), start=1))
    if not articles:
        raise UsageError(f"{given} has no article.")
    return stories.make_item(given, articles, (reference.strip().removeprefix("– "),), "")


def cnn_dm(spec: SuiteSpec) -> Iterator[Item]:
    """CNN/DM: a folder of ``.story`` files; or records with ``article`` and ``highlights``, or the hub.

    Every item has one article.

    Raises:
        UsageError: if nothing of the kind is there.
    """
    found = sorted(Path(spec.path).glob("**/*.story")) if spec.path and Path(spec.path).is_dir() else []
    if not found:
        yield from stories.items(spec)
    for path in found:
        text, *highlights = _read(path).split(_HIGHLIGHT)
        reference = "\n".join(h.strip().rstrip(".") + "." for h in highlights if h.strip())
        article = RawArticle(text.strip(), path.name)
        yield stories.make_item(path.stem, (article,), (reference,) if reference else (), "")


def duc(spec: SuiteSpec) -> Iterator[Item]:
    """DUC and TAC: ``docs/TOPIC/*`` with the articles, ``models/TOPIC.*`` with the references.

    Raises:
        UsageError: if there is no such folder, or a topic holds no article.
    """
    root = Path(spec.path)
    topics = sorted(p for p in root.glob("docs/*") if p.is_dir()) if spec.path else []
    if not topics:
        raise UsageError(f"suite {spec.name!r}: {root} holds no docs/TOPIC/ folder.")
    models = sorted(p for p in root.glob("models/*") if p.is_file())
    for topic in topics:
        articles = tuple(_duc_articles(sorted(p for p in topic.iterdir() if p.is_file())))
        if not articles:
            raise UsageError(f"suite {spec.name!r}: {topic} holds no article.")
        key = _topic(topic.name)
        references = tuple(_read(p).strip() for p in models if _topic(p.name) == key)
        yield stories.make_item(topic.name, articles, references, topic.name)


def _topic(name: str) -> str:
    """The topic's number: ``d30001t`` and ``D30001.M.100.T.A`` are one."""
    found = _TOPIC.match(name)
    return found.group().casefold() if found else name.casefold()


def _duc_articles(paths: Iterable[Path]) -> Iterator[RawArticle]:
    for path in paths:
        text = _read(path)
        for number, part in enumerate(_DOCUMENT.findall(text) or [text]):
            name = f"{path.name}/{number}" if number else path.name
            body = "\n".join(_field(part, "TEXT")) or part
            title = next(iter((*_field(part, "HEADLINE"), *_field(part, "HEAD"))), None)
            plain = _TAG.sub("", re.sub(r"</?P>", "\n\n", body, flags=re.I)).strip()
            if plain:
                yield RawArticle(plain, name, title=" ".join(_TAG.sub("", title).split()) if title else None)


def _field(text: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}>(.*?)</{tag}>", text, flags=re.S | re.I)


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
