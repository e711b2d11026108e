"""What a brief says of its making: code, configuration, prompts and models."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.config import Settings
from summarizer.domain.provenance import Provenance

if TYPE_CHECKING:
    from summarizer.backends import Backends
    from summarizer.domain.provenance import ModelIdentity, PromptIdentity


def provenance_of(settings: Settings, backends: Backends, as_of: date | None) -> Provenance:
    """The signature of what these backends write under a profile.

    Args:
        settings: the profile.
        backends: what takes part, loaded; without a language model no prompt takes part.
        as_of: the day that relative dates refer to, if one is given.

    Returns:
        The signature.
    """
    return Provenance(
        code_version=__version__,
        config_name=settings.name,
        config_digest=settings.digest,
        as_of=as_of.isoformat() if as_of else None,
        prompts=_prompts(settings) if backends.chat else (),
        models=_identities(backends),
    )


def _prompts(settings: Settings) -> tuple[PromptIdentity, ...]:
    from summarizer.prompting.prompts import load_prompt

    return tuple(load_prompt(name).identity for name in settings.prompts)


def _identities(backends: Backends) -> tuple[ModelIdentity, ...]:
    models = (backends.chat, backends.embedder, backends.entailment, backends.parser)
    return tuple(model.identity for model in models if model is not None)
