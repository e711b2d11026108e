"""Profiles: ``configs/*.toml`` read strictly into frozen settings."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from summarizer.errors import UsageError
from summarizer.resources import data_folder

DEFAULT = "offline"
_NOT_PROFILES = {"models"}
_Section = TypeVar("_Section")


def _choice(*allowed: str) -> Any:
    return field(default=allowed[0], metadata={"allowed": allowed})


def _number(default: float, low: float, high: float) -> Any:
    return field(default=default, metadata={"range": (low, high)})


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """Which language model writes, and how."""

    provider: str = _choice("none", "transformers", "langchain", "replay")
    model: str = ""
    """Name of an embedded model, a folder, a GGUF file, a hub id, a LangChain id, or a file of replies."""
    max_new_tokens: int = _number(64, 1, 100_000)
    """Most tokens of one written sentence."""
    batch_size: int = _number(32, 1, 1024)
    dtype: str = _choice("float32", "bfloat16", "float16")
    allow_hub: bool = False
    """Whether a hub id may be downloaded at run time."""
    merge: bool = False
    """Whether it merges the statements of a claim group; otherwise it shortens the best one. A model that is
    trusted to extract claims merges in any case."""
    compare: bool = True
    """Whether a model that is trusted to extract claims also proposes the differences between sources."""
    repair: bool = True
    """Whether a sentence that the gate refuses is given back once, with the reason."""
    context_tokens: int = _number(8192, 256, 10_000_000)
    """Largest prompt plus reply of a LangChain model; other models state their own."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Passed on to LangChain's ``init_chat_model``."""


@dataclass(frozen=True, slots=True)
class EmbedderSettings:
    """What turns sentences into vectors."""

    provider: str = _choice("transformers", "hashing")
    model: str = "minilm-l6-v2"
    """Name of an embedded model, or a folder."""


@dataclass(frozen=True, slots=True)
class ParserSettings:
    """What analyses sentences."""

    provider: str = _choice("spacy")
    model: str = "spacy-en-core-web-sm-3.8.0"
    """Name of an embedded model, or a folder."""


@dataclass(frozen=True, slots=True)
class EntailmentSettings:
    """What judges whether passages support a sentence."""

    provider: str = _choice("alignment", "news", "likelihood", "transformers", "chat")
    """``news`` is the model that comes with the package, ``likelihood`` reads the embedded language model,
    ``chat`` is a language model as judge."""
    model: str = ""
    """Of ``transformers``: a folder or a hub id. Of ``chat``: a profile, whose writer judges."""
    threshold: float = _number(0.5, 0.0, 1.0)
    """Least probability of support that passes the gate."""
    allow_hub: bool = False
    """Whether a hub id may be downloaded at run time."""


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """How the *capable* way reads articles: to extract claims, and to find differences between sources."""

    chunk_tokens: int = _number(600, 50, 1_000_000)
    """Most tokens of sentences shown to the model at once."""
    max_new_tokens: int = _number(900, 50, 100_000)
    """Most tokens of one reply."""


@dataclass(frozen=True, slots=True)
class BriefSettings:
    """What a brief may be."""

    words: int = _number(300, 30, 10_000)
    """Most words of headline, lead and sections together, per story."""
    max_verbatim_words_per_source: int = _number(200, 0, 100_000)
    """Most words in verbatim runs of more than 12 words outside quotation marks, per source."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What is read."""

    max_input_mb: float = _number(100.0, 0.001, 100_000.0)
    """A larger file is skipped with its reason."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A profile."""

    name: str = DEFAULT
    mode: str = _choice("small", "capable")
    """What the language model can be trusted with: to shorten one sentence, or to extract and merge."""
    writer: WriterSettings = field(default_factory=WriterSettings)
    embedder: EmbedderSettings = field(default_factory=EmbedderSettings)
    parser: ParserSettings = field(default_factory=ParserSettings)
    entailment: EntailmentSettings = field(default_factory=EntailmentSettings)
    extraction: ExtractionSettings = field(default_factory=ExtractionSettings)
    brief: BriefSettings = field(default_factory=BriefSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)

    @property
    def merging(self) -> bool:
        """Whether the writer merges what the statements of a claim group say, or shortens one of them."""
        return self.mode == "capable" or self.writer.merge

    @property
    def comparing(self) -> bool:
        """Whether the writer proposes differences between sources."""
        return self.mode == "capable" and self.writer.compare

    @property
    def prompts(self) -> tuple[str, ...]:
        """Names of the prompts that the writer is given."""
        extracting = ("extract_claims",) if self.mode == "capable" else ()
        comparing = ("compare",) if self.comparing else ()
        repairing = ("repair",) if self.writer.repair else ()
        return (*extracting, *comparing, "merge" if self.merging else "shorten", *repairing)

    @property
    def digest(self) -> str:
        """SHA-256 of all values but the name; where the profile's file lies changes nothing."""
        values = {key: value for key, value in asdict(self).items() if key != "name"}
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()

    def with_words(self, words: int) -> Settings:
        """These settings with another word budget.

        Args:
            words: most words of a brief.

        Returns:
            The changed settings.

        Raises:
            UsageError: if the budget is out of range.
        """
        brief = _build(BriefSettings, {**asdict(self.brief), "words": words}, "--words", "brief")
        return replace(self, brief=brief)


def load_settings(name_or_path: str | Path = DEFAULT) -> Settings:
    """Read a profile.

    Args:
        name_or_path: a name of ``configs/`` without ending, or a path that ends in ``.toml``.

    Returns:
        The settings; what the file leaves out has its default.

    Raises:
        UsageError: if there is no such profile, or it holds an unknown key, a wrong type or a
            value out of range; the message names file, key and what is allowed.
    """
    path = _find(name_or_path)
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not valid TOML: {error}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    settings = _build(Settings, {"name": path.stem, **values}, str(path), "")
    _check(settings, path)
    return settings


def profiles() -> list[str]:
    """Names of the profiles that come with the package."""
    return sorted(p.stem for p in data_folder("configs").glob("*.toml") if p.stem not in _NOT_PROFILES)


def _find(name_or_path: str | Path) -> Path:
    if str(name_or_path).endswith(".toml"):
        return Path(name_or_path)
    if str(name_or_path) not in profiles():
        known = ", ".join(profiles())
        raise UsageError(f"There is no profile {str(name_or_path)!r}. Known: {known}; or give a .toml file.")
    return data_folder("configs") / f"{name_or_path}.toml"


def _check(settings: Settings, path: Path) -> None:
    if settings.writer.provider != "none" and not settings.writer.model:
        raise UsageError(f"{path}: writer.model is missing; provider {settings.writer.provider!r} needs it.")
    if settings.entailment.provider in {"transformers", "chat"} and not settings.entailment.model:
        raise UsageError(
            f"{path}: entailment.model is missing; provider {settings.entailment.provider!r} needs it."
        )
    if settings.mode == "capable" and settings.writer.provider == "none":
        raise UsageError(f'{path}: mode is "capable", which needs a writer; set writer.provider.')


def _build(cls: type[_Section], values: Mapping[str, Any], file: str, prefix: str) -> _Section:
    hints = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise UsageError(
            f"{file}: unknown key {_join(prefix, unknown[0])!r}. Allowed: {', '.join(sorted(known))}."
        )
    built = {}
    for key, value in values.items():
        name, kind = _join(prefix, key), hints[key]
        if hasattr(kind, "__dataclass_fields__"):
            _require(isinstance(value, dict), file, name, "must be a table", value)
            built[key] = _build(kind, value, file, name)
        else:
            built[key] = _checked(value, kind, known[key].metadata, file, name)
    return cls(**built)


def _checked(value: Any, kind: Any, metadata: Mapping[str, Any], file: str, name: str) -> Any:
    if kind is float and type(value) is int:
        value = float(value)
    if kind in {str, int, float, bool}:
        _require(type(value) is kind, file, name, f"must be of type {kind.__name__}", value)
    else:
        _require(isinstance(value, dict), file, name, "must be a table", value)
    if "allowed" in metadata:
        allowed = ", ".join(repr(a) for a in metadata["allowed"])
        _require(value in metadata["allowed"], file, name, f"must be one of {allowed}", value)
    if "range" in metadata:
        low, high = metadata["range"]
        _require(low <= value <= high, file, name, f"must be from {low} to {high}", value)
    return value


def _require(good: bool, file: str, name: str, rule: str, value: Any) -> None:
    if not good:
        raise UsageError(f"{file}: {name} {rule}, not {value!r}.")


def _join(prefix: str, key: str) -> str:
    return f"{prefix}.{key}" if prefix else key
