"""What holds for every file of the project."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
TEXT = {".py", ".md", ".toml", ".json", ".jsonl", ".txt", ".lock", ".html", ".cfg", ".yml", ""}
SKIPPED = {"out", "build", "dist", "__pycache__"}
KNOWN_HOSTS = {"www.apache.org", "json-schema.org", "www.w3.org"}
RESERVED = (".example", "example.com", "example.org", ".test", ".invalid", "localhost", "127.0.0.1")


def is_ours(path: Path) -> bool:
    """Whether ``path`` is a text file of the project and not something made by a tool."""
    folders = path.relative_to(ROOT).parts[:-1]
    made = any(f in SKIPPED or (f.startswith(".") and f != ".ci") or f.endswith(".egg-info") for f in folders)
    return path.is_file() and path.suffix in TEXT and not made


FILES = sorted(path for path in ROOT.rglob("*") if is_ours(path))
ARTICLES = {"kelmouth", "suite"}  # their links are the outlets' own
MARKDOWN = [path for path in FILES if path.suffix == ".md" and not ARTICLES & set(path.parts)]


def machine_paths(text: str) -> list[str]:
    """Absolute paths into somebody's machine."""
    return re.findall(r"(?<![\w.:/~])/(?:home|root|work|tmp|Users)/[\w.-]+", text)


def foreign_hosts(text: str) -> list[str]:
    """Hosts of addresses in ``text`` that are neither reserved for examples nor a standard's."""
    hosts = {urlsplit(url).hostname or "" for url in re.findall(r"https?://[\w.:-]+", text)}
    return sorted(h for h in hosts if h not in KNOWN_HOSTS and not h.endswith(RESERVED))


def internal_links(path: Path) -> list[str]:
    """Targets of the relative links of a Markdown file."""
    targets = re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8"))
    return [target.split("#")[0] for target in targets if "://" not in target and target.split("#")[0]]


def offenders(search: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """What ``search`` finds, by file."""
    found = {str(path.relative_to(ROOT)): search(path.read_text("utf-8", "replace")) for path in FILES}
    return {name: hits for name, hits in found.items() if hits}


def test_no_file_names_a_path_on_some_machine() -> None:
    assert offenders(machine_paths) == {}


def test_no_file_names_a_host_outside_the_reserved_ones() -> None:
    assert offenders(foreign_hosts) == {}


def test_the_search_for_machine_paths_and_hosts_finds_them() -> None:
    folder = "/".join(("", "home", "ann"))
    assert machine_paths(f"see {folder}/x.txt") == [folder]
    host = ".".join(("packages", "net"))
    assert foreign_hosts(f"https://{host}/simple http://a.example/") == [host]


def test_internal_links_lead_somewhere() -> None:
    links = [(path, target) for path in MARKDOWN for target in internal_links(path)]
    missing = [(path.name, target) for path, target in links if not (path.parent / target).exists()]
    assert links
    assert missing == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 150


def test_the_makefile_stays_small() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert len(targets) <= 7
    assert {"brief", "test", "check"} <= set(targets)


def test_torch_is_pinned_without_a_build_suffix() -> None:
    pins = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    assert "torch==2.13.0" in pins
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
