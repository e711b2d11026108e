"""What a language model takes for differences between sources, where a profile trusts it to look for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.backends import Backends, Metered
from summarizer.config import Settings
from summarizer.domain.claims import Extraction
from summarizer.domain.text import Document, Sentence
from summarizer.ports import Observer
from summarizer.prompting.prompts import load_prompt
from summarizer.stages.conflicts import Judges, Proposed, batches, comparing_room, propose, shown


def compare_sources(
    extraction: Extraction,
    sentences: Mapping[str, Sequence[Sentence]],
    documents: Mapping[str, Document],
    backends: Backends,
    settings: Settings,
    observer: Observer,
) -> Proposed:
    """Let the language model look for differences between the articles of one story.

    Args:
        extraction: the story's claims, and the sentences that make none.
        sentences: all its sentences by ``doc_id``.
        documents: its documents by id.
        backends: models and tools.
        settings: the profile.
        observer: hears of progress.

    Returns:
        The differences that were found in the sentences, and why others were refused; nothing where the
        profile has no model for it.
    """
    if not settings.comparing or backends.chat is None:
        return Proposed()
    chat, prompt = Metered(backends.chat, observer), load_prompt("compare")
    limit = settings.extraction.max_new_tokens
    lines = shown(extraction.claims, extraction.set_aside, sentences, documents)
    room = comparing_room(lines, chat, prompt, settings.extraction.chunk_tokens, limit)
    together = batches(lines, Judges(backends.embedder), chat.count_tokens, room)
    observer.stage("compare with the model", len(together))
    return propose(together, documents, chat, backends.parser, prompt, limit)
