"""The composition root: a profile becomes adapters. The only place that knows them by name.

Heavy libraries are imported when a model is first needed, and each model is loaded once.
"""

from summarizer.wiring.models import build_entailment, build_writer
from summarizer.wiring.store import find_weights, open_store
from summarizer.wiring.summarizer import Silence, Summarizer, build_backends

__all__ = [
    "Silence",
    "Summarizer",
    "build_backends",
    "build_entailment",
    "build_writer",
    "find_weights",
    "open_store",
]
