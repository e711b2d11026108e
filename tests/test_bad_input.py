"""Bad input gets a sentence that helps: the whole command, with the real stages and embedded models."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from summarizer import cli, wiring
from summarizer.ports import Embedder, Parser
from summarizer.stages.render.json_writer import brief_schema
from tests.builders import harbour_documents

pytestmark = pytest.mark.models

HARBOUR = {d.path.rsplit("/", 1)[-1].split(".")[0]: d for d in harbour_documents()}
COMET = """Amateur finds comet from her roof

Priya Anand, a school teacher in Velden, discovered a comet with a small telescope on Tuesday night.

The Velden Observatory said on Thursday that the comet will pass the Earth in May at a safe distance.

"I saw a smudge that was not on my chart," Anand told the observatory's radio show.
"""
GERMAN = """Hafen von Halm steht still

Der Hafen von Halm ist seit Montag geschlossen, nachdem die Hafenarbeiter die Arbeit niedergelegt hatten.

Der Betreiber Norvik will vor Gericht ziehen, um den Streik noch in dieser Woche zu beenden, und die
Gewerkschaft sucht nach eigenen Angaben weiter nach einer Lösung, ohne dass ein neuer Termin feststeht.
"""
FURNITURE = "Home\n\nSubscribe\n\nMore stories\n\nFollow us\n\nSign in\n\nCookie settings\n"


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(
    parser: Parser, embedder: Embedder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command in this process, on models that are loaded already and without a writer."""

    class Loaded(wiring.Summarizer):
        @cached_property
        def _parser(self) -> Parser:
            return parser

        @cached_property
        def _embedder(self) -> Embedder:
            return embedder

    def command(name: str, *arguments: str | Path) -> Outcome:
        words = ["summarizer", name, *map(str, arguments), "--config", "extractive"]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as leaving:
            cli.main()
        shown = capsys.readouterr()
        return Outcome(int(leaving.value.code or 0), shown.out, shown.err)

    monkeypatch.setattr(wiring, "Summarizer", Loaded)
    return command


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with the harbour story as text files."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for name, document in HARBOUR.items():
        (folder / f"{name}.txt").write_text(document.text + "\n", encoding="utf-8")
    return folder


def put(path: Path, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def as_json(run: Run, tmp_path: Path, *inputs: str | Path) -> dict[str, Any]:
    """The JSON of a brief that succeeds."""
    target = tmp_path / "brief.json"
    outcome = run("brief", *inputs, "-o", target)
    assert outcome.code == 0, outcome.err
    data: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return data


def sentences(data: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Every sentence of every brief."""
    for b in data["briefs"]:
        yield b["headline"]
        yield from b["lead"]
        yield from (s for section in b["sections"] for s in section["sentences"])
        yield from (entry["sentence"] for entry in b["timeline"])


# --- what a good run looks like


def test_a_brief_holds_to_its_schema_and_its_quotes_reproduce(run: Run, story: Path, tmp_path: Path) -> None:
    data = as_json(run, tmp_path, story)
    jsonschema.Draft202012Validator(brief_schema()).validate(data)
    assert run("clean", story, "-o", tmp_path / "clean.jsonl").code == 0
    lines = (tmp_path / "clean.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {record["doc_id"]: record["text"] for record in map(json.loads, lines)}
    cited = [c for s in sentences(data) for c in s["citations"]]
    assert len(cited) >= 5
    assert all(texts[c["doc_id"]][c["start"] : c["end"]] == c["quote"] for c in cited)


def test_a_fresh_brief_passes_its_own_check(run: Run, story: Path, tmp_path: Path) -> None:
    as_json(run, tmp_path, story)
    outcome = run("check", tmp_path / "brief.json", story)
    assert outcome.code == 0, outcome.out


def test_the_order_of_inputs_changes_no_byte(run: Run, story: Path) -> None:
    files = sorted(story.iterdir())
    assert run("brief", *files).out == run("brief", *reversed(files)).out


def test_cleaned_articles_can_be_briefed_and_checked_in_place_of_the_raw_ones(
    run: Run, story: Path, tmp_path: Path
) -> None:
    run("clean", story, "-o", tmp_path / "clean.jsonl")
    data = as_json(run, tmp_path, story)
    again = as_json(run, tmp_path, tmp_path / "clean.jsonl")
    assert [s["text"] for s in sentences(again)] == [s["text"] for s in sentences(data)]
    assert run("check", tmp_path / "brief.json", story).code == 0


# --- nothing usable


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", "", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "picture"),
        ("furniture.txt", FURNITURE, "furniture.txt"),
        ("german.txt", GERMAN, "not in English"),
        ("articles.json", "{ not json", "articles.json"),
    ],
)
def test_a_single_useless_input_leaves_with_3_and_says_why(
    run: Run, tmp_path: Path, name: str, content: str | bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        put(path, content)
    outcome = run("brief", path)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("summarizer: Nothing usable is left of the input:\n  ")
    assert str(path) in outcome.err and reason in outcome.err


def test_an_empty_folder_leaves_with_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert run("brief", tmp_path / "none").code == 3


# --- one bad input among good ones


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", "", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "picture"),
        ("furniture.txt", FURNITURE, ""),
        ("german.txt", GERMAN, "not in English"),
    ],
)
def test_a_bad_file_among_good_ones_is_a_warning_and_a_ledger_entry(
    run: Run, story: Path, tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    bad = put(tmp_path / name, content)
    outcome = run("brief", story, bad, "-o", tmp_path / "brief.json")
    assert outcome.code == 0
    assert f"warning: {bad}: " in outcome.err
    ledger = json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))["ledger"]
    (entry,) = ledger["inputs_unread"]
    assert entry["path"] == str(bad)
    assert reason in entry["reason"]


def test_text_in_an_older_encoding_is_read(run: Run, story: Path, tmp_path: Path) -> None:
    text = HARBOUR["ledger"].text.replace("Norvik", "Nørvik Société")
    old = put(tmp_path / "latin.txt", text.encode("latin-1"))
    page = run("clean", old).out
    assert "Nørvik Société" in page


# --- odd but usable


def test_a_single_article_gives_a_brief_that_says_it_stands_alone(run: Run, story: Path) -> None:
    outcome = run("brief", story / "ledger.txt")
    assert outcome.code == 0
    assert "1 article, 1 independent origin; nothing here is corroborated" in outcome.out


def test_the_same_file_twice_is_one_source(run: Run, story: Path, tmp_path: Path) -> None:
    data = as_json(run, tmp_path, story / "ledger.txt", story / "ledger.txt", story / "herald.txt")
    assert len(data["briefs"][0]["sources"]) == 2
    assert sum(row["duplicate"] for row in data["ledger"]["documents"]) >= 3


def test_equal_text_of_two_outlets_is_two_sources_but_one_origin(run: Run, tmp_path: Path) -> None:
    text = "\n\n".join(HARBOUR["herald"].paragraphs)
    rows = [{"title": "Dockers walk out", "text": text, "outlet": outlet} for outlet in ("North", "South")]
    path = put(tmp_path / "two.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    (made,) = as_json(run, tmp_path, path)["briefs"]
    assert (made["facts"]["articles"], made["facts"]["independent_origins"]) == (2, 1)


def test_two_unrelated_stories_give_two_briefs(run: Run, story: Path, tmp_path: Path) -> None:
    comet = put(tmp_path / "comet.txt", COMET)
    data = as_json(run, tmp_path, story, comet)
    assert [len(b["sources"]) for b in data["briefs"]] == [4, 1]
    assert run("brief", story, comet).out.startswith("*The articles tell 2 stories; one brief each.*")


def test_control_characters_of_an_article_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    text = COMET.replace("small telescope", "small \x1b[31mtelescope\u202e")
    assert "\x1b" not in run("brief", put(tmp_path / "comet.txt", text)).out


# --- models, profiles, checks


def test_a_missing_model_leaves_with_4_and_says_what_to_run(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", ["summarizer", "brief", str(story)])
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    assert leaving.value.code == 4
    assert "run: summarizer models pull" in capsys.readouterr().err


def test_useless_input_is_reported_before_any_model_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", ["summarizer", "brief", str(tmp_path / "missing.txt")])
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    assert leaving.value.code == 3
    assert "missing.txt" in capsys.readouterr().err


def test_an_unknown_profile_is_a_usage_error_that_names_the_known_ones(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["summarizer", "brief", str(story), "--config", "ofline"])
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    assert leaving.value.code == 2
    assert "'ofline'" in (shown := capsys.readouterr().err) and "offline" in shown


def test_a_budget_below_any_brief_is_a_usage_error(run: Run, story: Path) -> None:
    outcome = run("brief", story, "--words", "5")
    assert outcome.code == 2
    assert "--words" in outcome.err


def test_a_check_against_other_articles_fails_and_names_what_is_missing(
    run: Run, story: Path, tmp_path: Path
) -> None:
    as_json(run, tmp_path, story)
    outcome = run("check", tmp_path / "brief.json", put(tmp_path / "comet.txt", COMET))
    assert outcome.code == 1
    assert "is not among the inputs" in outcome.out


def test_a_check_of_what_is_no_brief_is_a_usage_error(run: Run, story: Path, tmp_path: Path) -> None:
    outcome = run("check", put(tmp_path / "brief.json", "# A brief"), story)
    assert outcome.code == 2
    assert "the brief is not JSON" in outcome.err


def test_an_edited_number_fails_the_check(run: Run, story: Path, tmp_path: Path) -> None:
    text = json.dumps(as_json(run, tmp_path, story), ensure_ascii=False)
    assert '"text": "' in text and "1,200 workers had joined" in text
    head, tail = text.split('"text": "', 1)
    edited = f'{head}"text": "{tail}'.replace(
        "1,200 workers had joined the strike by noon", "1,500 workers had joined the strike by noon", 1
    )
    outcome = run("check", put(tmp_path / "edited.json", edited), story)
    assert outcome.code == 1
    assert "1,500" in outcome.out
