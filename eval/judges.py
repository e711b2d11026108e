"""Judges by name: what decides whether passages support a sentence when a brief is scored."""

from __future__ import annotations

from summarizer.backends import Backends
from summarizer.errors import UsageError
from summarizer.ports import EntailmentModel

ALIGNMENT, GATE = "alignment", "gate"
JUDGES = (ALIGNMENT, GATE)


def load_judge(name: str, backends: Backends) -> EntailmentModel:
    """Choose a judge.

    Args:
        name: ``alignment`` compares words and was trained on nothing; ``gate`` is the profile's own model,
            whose scores say only that a brief is what the gate lets through.
        backends: the models of a profile.

    Returns:
        The judge.

    Raises:
        UsageError: if there is no judge of that name.
    """
    if name == ALIGNMENT:
        from summarizer.adapters.entail_alignment import AlignmentEntailment

        return AlignmentEntailment(backends.embedder)
    if name == GATE:
        return backends.entailment
    raise UsageError(f"there is no judge {name!r}; known: {', '.join(JUDGES)}.")
