"""Raw articles to documents: the title, the standfirst and the paragraphs, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.domain.text import Document, RawArticle
from summarizer.ports import Embedder, SentenceSplitter
from summarizer.stages.clean.assemble import document_of
from summarizer.stages.clean.draft import draft_of
from summarizer.stages.clean.judge import judge


def clean(
    articles: Sequence[RawArticle], embedder: Embedder, splitter: SentenceSplitter
) -> tuple[Document, ...]:
    """Clean articles.

    Form, place and repetition decide most blocks. Only doubtful ones (short, at an edge of the body,
    or speaking to the reader) are embedded, with a sample of their article's body: they go if they are
    nearer to what sites say about themselves than to the article.

    Args:
        articles: articles as read; one that holds a cleaned document is passed through.
        embedder: sentence embeddings.
        splitter: finds sentences.

    Returns:
        One document per article, in order. Furniture alone gives a document without paragraphs.
    """
    drafts = [draft_of(a) for a in articles if a.cleaned is None]
    judged = iter(judge(drafts, embedder))
    return tuple(
        a.cleaned if a.cleaned is not None else document_of(next(judged), splitter) for a in articles
    )
