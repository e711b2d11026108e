"""What the README shows can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from summarizer.adapters.model_store import ModelStore
from summarizer.cli import app
from tests.conftest import EMBEDDER, PARSER, WRITER, model_folder

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The README's code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def command_lines() -> list[str]:
    """Every use of the command in the README's shell blocks, without its comment."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [
        line[line.index("summarizer ") :].split("  #")[0].strip() for line in lines if "summarizer " in line
    ]


def parse(line: str) -> None:
    """Parse a command line as the program would, without running it."""
    _, *words = shlex.split(line)
    command: Any = get_command(app)
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    command.make_context(command.name, words)


@pytest.mark.parametrize("line", command_lines())
def test_every_command_line_of_the_readme_is_understood(line: str) -> None:
    parse(line)


def test_an_option_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(Exception, match="--colour"):
        parse("summarizer brief articles/ --colour blue")


def test_the_readme_shows_every_command() -> None:
    group: Any = get_command(app)
    shown = {shlex.split(line)[1] for line in command_lines()}
    assert shown == set(group.commands)


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    used = set(re.findall(r"^make ([a-z]+)", "\n".join(blocks("sh")), flags=re.MULTILINE))
    assert used
    assert used <= targets


def test_every_profile_of_the_readme_exists() -> None:
    names = re.findall(r"--config ([\w-]+)(?=\s)", "\n".join(blocks("sh")))
    missing = [name for name in names if not (ROOT / "configs" / f"{name}.toml").exists()]
    assert names
    assert missing == []


def test_the_excerpt_of_the_readme_is_part_of_the_example_brief() -> None:
    brief = (ROOT / "examples" / "brief.md").read_text("utf-8").splitlines()
    (excerpt,) = blocks("markdown")
    lines = [line for line in excerpt.splitlines() if line and line != "…"]
    assert len(lines) >= 5
    assert [line for line in lines if line not in brief] == []


@pytest.mark.models
@pytest.mark.slow
def test_the_python_of_the_readme_runs(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (PARSER, EMBEDDER, WRITER):
        model_folder(store, name)
    (tmp_path / "articles").symlink_to(ROOT / "examples" / "kelmouth")
    monkeypatch.chdir(tmp_path)
    (program,) = blocks("python")
    exec(compile(program, "README.md", "exec"), {})  # noqa: S102 - our own text
    assert len(capsys.readouterr().out.splitlines()) > 5
