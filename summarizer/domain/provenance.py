"""What made an output: code, configuration, prompts and models, each by version or digest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model filled a role: its id and the digest of its weights (or of its settings)."""

    role: str
    model_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class PromptIdentity:
    """Which prompt was used."""

    prompt_id: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything a reader needs to make the same bytes again."""

    code_version: str
    config_name: str
    config_digest: str
    as_of: str | None
    prompts: tuple[PromptIdentity, ...]
    models: tuple[ModelIdentity, ...]
