"""Prompts: one Markdown file each, with front matter between two lines of ``+++``."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from summarizer.domain.provenance import PromptIdentity
from summarizer.errors import UsageError
from summarizer.ports import ChatMessage, ChatRequest
from summarizer.resources import data_folder

_FENCE = "+++"
_KEYS = {"id": str, "version": int, "inputs": list, "system": str, "examples": list}
_OPTIONAL = {"system", "examples"}


@dataclass(frozen=True, slots=True)
class Example:
    """A filled-in prompt and the reply it should have."""

    inputs: Mapping[str, str]
    output: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: its text with ``$placeholders``, and worked examples that become earlier turns."""

    prompt_id: str
    version: int
    inputs: tuple[str, ...]
    system: str
    examples: tuple[Example, ...]
    text: str
    digest: str
    """SHA-256 of the file."""

    @property
    def identity(self) -> PromptIdentity:
        """Id, version and digest, for the provenance."""
        return PromptIdentity(self.prompt_id, self.version, self.digest)

    def messages(self, inputs: Mapping[str, str]) -> tuple[ChatMessage, ...]:
        """Fill the prompt.

        Args:
            inputs: a value for each of the prompt's inputs. Values are inserted as they are: a
                placeholder in a value stays text.

        Returns:
            The system turn if there is one, the examples as turns, and the filled text.

        Raises:
            UsageError: if an input is missing or unknown.
        """
        turns = [ChatMessage("system", self.system)] if self.system else []
        for example in self.examples:
            turns.append(ChatMessage("user", self._fill(example.inputs)))
            turns.append(ChatMessage("assistant", example.output))
        return (*turns, ChatMessage("user", self._fill(inputs)))

    def request(
        self, inputs: Mapping[str, str], max_tokens: int, json_schema: Mapping[str, Any] | None = None
    ) -> ChatRequest:
        """Fill the prompt and ask for a reply of at most ``max_tokens`` tokens."""
        return ChatRequest(self.messages(inputs), max_tokens, json_schema)

    def _fill(self, inputs: Mapping[str, str]) -> str:
        if set(inputs) != set(self.inputs):
            raise UsageError(
                f"The prompt {self.prompt_id!r} takes the inputs {sorted(self.inputs)}, not {sorted(inputs)}."
            )
        return Template(self.text).substitute({name: value.strip() for name, value in inputs.items()})


@cache
def load_prompt(prompt_id: str) -> Prompt:
    """Read a prompt that comes with the package.

    Args:
        prompt_id: its id, which is its file's name without ``.md``.

    Returns:
        The prompt.
    """
    return read_prompt(data_folder("prompts") / f"{prompt_id}.md")


def read_prompt(path: Path) -> Prompt:
    """Read and check a prompt.

    Args:
        path: its file.

    Returns:
        The prompt.

    Raises:
        UsageError: if the file cannot be read or its front matter and text do not fit together.
    """
    try:
        content = path.read_text(encoding="utf-8")
        matter, text = _split(content, path)
        values = tomllib.loads(matter)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"The prompt {path} cannot be read: {error}") from error
    _check_keys(values, path)
    digest = hashlib.sha256(content.encode()).hexdigest()
    examples = tuple(_example(e, path) for e in values.get("examples", []))
    prompt = Prompt(
        values["id"],
        values["version"],
        tuple(values["inputs"]),
        values.get("system", ""),
        examples,
        text,
        digest,
    )
    _check_fit(prompt, path)
    return prompt


def _split(content: str, path: Path) -> tuple[str, str]:
    lines = content.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise UsageError(f"The prompt {path} must begin with front matter between two lines {_FENCE!r}.")
    end = lines.index(_FENCE, 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]).strip()


def _check_keys(values: Mapping[str, Any], path: Path) -> None:
    wrong = [key for key in values if key not in _KEYS]
    wrong += [key for key in _KEYS if key not in values and key not in _OPTIONAL]
    wrong += [key for key, value in values.items() if key in _KEYS and not isinstance(value, _KEYS[key])]
    if wrong:
        raise UsageError(
            f"The prompt {path} has a missing, unknown or wrong key in its front matter: {wrong[0]!r}."
        )


def _example(values: Mapping[str, Any], path: Path) -> Example:
    if set(values) != {"inputs", "output"}:
        raise UsageError(f"An example of the prompt {path} must have 'inputs' and 'output' and nothing else.")
    return Example(values["inputs"], values["output"])


def _check_fit(prompt: Prompt, path: Path) -> None:
    used = set(Template(prompt.text).get_identifiers())
    declared = set(prompt.inputs)
    if prompt.prompt_id != path.stem:
        raise UsageError(f"{path}: the id is {prompt.prompt_id!r}. Give file and prompt one name.")
    if used != declared:
        raise UsageError(
            f"{path}: the text uses {sorted(used)}, but the front matter declares {sorted(declared)}. "
            "Rename one of them."
        )
    for example in prompt.examples:
        if set(example.inputs) != declared:
            raise UsageError(
                f"{path}: an example has the inputs {sorted(example.inputs)}, not {sorted(declared)}."
            )
