"""Judges by name: what decides whether passages support a sentence when a brief is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.config import EntailmentSettings
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.backends import Backends
    from summarizer.ports import EntailmentModel

NEWS, LIKELIHOOD, ALIGNMENT, GATE = "news", "likelihood", "alignment", "gate"
JUDGES = (NEWS, LIKELIHOOD, ALIGNMENT, GATE)
DEFAULT = NEWS
"""Trained, where the gate of the profiles that come with the package compares words and was not."""


def load_judge(name: str, backends: Backends) -> EntailmentModel:
    """Choose a judge.

    Args:
        name: ``news`` is the trained classifier that comes with the package; ``likelihood`` reads the
            embedded language model and is several times slower; ``alignment`` compares words and was
            trained on nothing; ``gate`` is the profile's own model, whose scores say only that a brief is
            what the gate lets through.
        backends: the models of a profile.

    Returns:
        The judge.

    Raises:
        UsageError: if there is no judge of that name.
    """
    if name in {NEWS, LIKELIHOOD, ALIGNMENT}:
        from summarizer.wiring import build_entailment

        return build_entailment(EntailmentSettings(provider=name), lambda: backends.embedder)
    if name == GATE:
        return backends.entailment
    raise UsageError(f"there is no judge {name!r}; known: {', '.join(JUDGES)}.")
