"""Checkers by name: what can be asked whether a text is supported."""

from __future__ import annotations

from eval.meta import Checker
from summarizer.config import EntailmentSettings
from summarizer.ports import Embedder


def load_checker(name: str, *, allow_hub: bool = False) -> Checker:
    """Load a checker.

    Args:
        name: ``news`` (the model that comes with the package), ``alignment`` (no trained weights),
            ``chat:PROFILE`` (the writer of that profile as judge), or a folder or hub id of a classifier.
        allow_hub: whether a hub id may be downloaded.

    Returns:
        The checker; of the package's own model it is known on which documents it was trained.
    """
    from summarizer.wiring import build_entailment

    if name == "news":
        from summarizer.adapters.entail_shipped import document_key, used_documents

        used = used_documents()
        settings = EntailmentSettings(provider="news")
        return Checker(name, build_entailment(settings, _embedder), lambda text: document_key(text) in used)
    if name == "alignment":
        settings = EntailmentSettings(provider="alignment")
    elif name.startswith("chat:"):
        settings = EntailmentSettings(provider="chat", model=name.removeprefix("chat:"))
    else:
        settings = EntailmentSettings(provider="transformers", model=name, allow_hub=allow_hub)
    return Checker(name, build_entailment(settings, _embedder))


def _embedder() -> Embedder:
    from summarizer.wiring import Summarizer

    return Summarizer.from_config("extractive").backends.embedder
