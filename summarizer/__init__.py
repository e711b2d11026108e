"""Neutral, cited briefs of many news articles about the same events."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.domain.brief import Brief, Briefing, Citation, CitedSentence, Ledger
    from summarizer.domain.text import BlockKind, Document, Span, make_document
    from summarizer.errors import SummarizerError
    from summarizer.wiring import Summarizer

__version__ = "0.1.0"
__all__ = [
    "BlockKind",
    "Brief",
    "Briefing",
    "Citation",
    "CitedSentence",
    "Document",
    "Ledger",
    "Span",
    "Summarizer",
    "SummarizerError",
    "make_document",
]

_MODULES = {
    "summarizer.domain.brief": ("Brief", "Briefing", "Citation", "CitedSentence", "Ledger"),
    "summarizer.domain.text": ("BlockKind", "Document", "Span", "make_document"),
    "summarizer.errors": ("SummarizerError",),
    "summarizer.wiring": ("Summarizer",),
}


# Names are looked up when first used, because `summarizer --help` imports this package too.
def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
