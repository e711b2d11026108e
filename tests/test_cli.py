"""The command itself: what it prints where, what it writes, and how it leaves.

The pipeline behind it is replaced; tests/test_bad_input.py runs the real one.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, NamedTuple, Self

import pytest

from summarizer import __version__, cli
from summarizer.domain.brief import Briefing, UnreadInput
from summarizer.domain.edited import CheckReport, Failure
from summarizer.domain.text import Document
from summarizer.errors import ModelError, NothingUsableError, SummarizerError
from summarizer.ports import Observer
from tests.builders import briefing_of, harbour_briefing, harbour_documents

UNREAD = UnreadInput("photo.jpg", "it is a binary file \x1b[31m")


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class FakeSummarizer:
    """Answers with the harbour story, or with an error; remembers what it was asked."""

    failing: BaseException | None = None
    report = CheckReport(13, ())
    asked: ClassVar[dict[str, Any]]

    @classmethod
    def from_config(cls, config: str, *, words: int | None = None) -> Self:
        cls.asked = {"config": config, "words": words}
        return cls()

    def read(self, inputs: Sequence[str]) -> Any:
        self.asked["inputs"] = list(inputs)
        return type("Reading", (), {"articles": (), "unread": (UNREAD,)})()

    def clean(self, reading: Any, *, observer: Observer | None = None) -> tuple[Document, ...]:
        return harbour_documents()

    def summarize(
        self,
        documents: Sequence[Document],
        *,
        as_of: date | None,
        unread: Sequence[UnreadInput],
        observer: Observer,
    ) -> Briefing:
        self.asked["as_of"] = as_of
        observer.stage("draft")
        observer.tokens(11, 7)
        if self.failing is not None:
            raise self.failing
        return replace(harbour_briefing(), ledger=briefing_of(unread=unread).ledger)

    def check(self, text: str, documents: Sequence[Document]) -> CheckReport:
        return self.report


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeSummarizer]:
    """Stands where the real composition root would be imported from."""
    root = ModuleType("summarizer.wiring")
    case = type("Case", (FakeSummarizer,), {})
    root.Summarizer = case  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "summarizer.wiring", root)
    return case


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command in this process."""

    def command(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
        with pytest.raises(SystemExit) as leaving:
            cli.main()
        shown = capsys.readouterr()
        return Outcome(int(leaving.value.code or 0), shown.out, shown.err)

    return command


Run = Callable[..., Outcome]
Fake = type[FakeSummarizer]


def test_piped_output_is_plain_markdown_and_nothing_else(run: Run, fake: Fake) -> None:
    outcome = run("brief", "harbour")
    assert outcome.code == 0
    assert outcome.out.startswith("# Dockers in Halm walk out after talks")
    assert outcome.out.endswith("writer smollm2-135m b1790000*\n")


def test_a_terminal_gets_the_readable_form(run: Run, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    coloured = run("brief", "harbour").out
    assert "\x1b[1m" in coloured and "# Dockers" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("brief", "harbour").out


def test_an_input_that_was_not_read_is_a_warning_on_standard_error(run: Run, fake: Fake) -> None:
    outcome = run("brief", "harbour", "photo.jpg")
    assert outcome.code == 0
    assert outcome.err == "warning: photo.jpg: it is a binary file �[31m\n"


def test_options_reach_the_pipeline(run: Run, fake: Fake) -> None:
    run("brief", "a.txt", "-", "--config", "extractive", "--words", "120", "--as-of", "2031-03-10")
    assert fake.asked == {
        "config": "extractive",
        "words": 120,
        "inputs": ["a.txt", "-"],
        "as_of": date(2031, 3, 10),
    }


def test_one_run_writes_every_form_that_is_asked_for(run: Run, fake: Fake, tmp_path: Path) -> None:
    names = ("brief.md", "brief.JSON", "ledger.jsonl")
    page, data, ledger = (tmp_path / name for name in names)
    outcome = run("brief", "harbour", "-o", str(page), "-o", str(data), "--ledger", str(ledger))
    assert (outcome.code, outcome.out) == (0, "")
    assert f"Written: {page}, {data}, {ledger}" in outcome.err
    assert page.read_text(encoding="utf-8").startswith("# Dockers in Halm")
    assert json.loads(data.read_text(encoding="utf-8"))["schema_version"] == "1"
    assert len(ledger.read_text(encoding="utf-8").splitlines()) == 1  # the input that was not read


def test_figures_are_shown_apart_from_the_brief(run: Run, fake: Fake) -> None:
    plain, measured = run("brief", "harbour"), run("brief", "harbour", "--stats")
    assert measured.out == plain.out
    rows = [line.split() for line in measured.err.splitlines()]
    assert ["draft", "11", "7"] in [[row[0], row[2], row[3]] for row in rows if len(row) == 5]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["brief"], "Missing argument 'INPUT"),
        (
            ["brief", "a", "--words", "0"],
            "Invalid value for '--words': Input should be greater than or equal to 1",
        ),
        (["brief", "a", "--words", "many"], "Invalid value for '--words'"),
        (["brief", "a", "--as-of", "last week"], "is no day of the calendar"),
        (["brief", "a", "--as-of", "2031-02-30"], "is no day of the calendar"),
        (["brief", "a", "-o", "brief.pdf"], "must end in .md or .json"),
        (["brief", "a", "--wrods", "9"], "--wrods"),
        (["breif", "a"], "No such command 'breif'"),
        (["check", "brief.json"], "Missing argument 'INPUT"),
        (["check", "no-such-brief.json", "a"], "no-such-brief.json cannot be read"),
    ],
)
def test_a_request_that_makes_no_sense_is_a_usage_error(
    run: Run, fake: Fake, arguments: list[str], complaint: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert complaint in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SummarizerError("It failed."), 1),
        (NothingUsableError("Nothing to make a brief of."), 3),
        (ModelError("No model; run: summarizer models pull"), 4),
    ],
)
def test_an_expected_error_is_one_message_and_its_exit_code(
    run: Run, fake: Fake, error: SummarizerError, code: int
) -> None:
    fake.failing = error
    assert run("brief", "harbour") == (code, "", f"summarizer: {error}\n")


def test_an_unexpected_error_shows_where_it_arose(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.failing = ZeroDivisionError("a bug")
    monkeypatch.setattr(sys, "argv", ["summarizer", "brief", "harbour"])
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_an_interruption_says_so_and_writes_nothing(run: Run, fake: Fake, tmp_path: Path) -> None:
    fake.failing = KeyboardInterrupt()
    outcome = run("brief", "harbour", "-o", str(tmp_path / "brief.md"))
    assert (outcome.code, outcome.out) == (130, "")
    assert "interrupted; no output was written" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_is_refused_before_the_work(
    run: Run, fake: Fake, tmp_path: Path
) -> None:
    fake.failing = AssertionError("the work was begun")
    outcome = run("brief", "harbour", "--ledger", str(tmp_path / "no" / "ledger.jsonl"))
    assert outcome.code == 5
    assert "create it first" in outcome.err


def test_clean_writes_articles_and_explains_what_went(run: Run, fake: Fake, tmp_path: Path) -> None:
    records = [json.loads(line) for line in run("clean", "harbour").out.splitlines()]
    assert [record["title"] for record in records] == [d.title for d in harbour_documents()]
    explained = run("clean", "harbour", "--explain", "-o", str(tmp_path / "clean.jsonl"))
    assert explained.out.startswith("== harbour/herald.txt: Dockers in Halm walk out over roster\n")
    assert len((tmp_path / "clean.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_a_check_that_finds_nothing_wrong_ends_well(run: Run, fake: Fake, tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text("{}", encoding="utf-8")
    outcome = run("check", str(tmp_path / "brief.json"), "harbour")
    assert (outcome.code, outcome.out) == (0, "13 of 13 statements supported by the cited passages.\n")


def test_a_check_that_fails_names_the_sentence_and_leaves_with_1(
    run: Run, fake: Fake, tmp_path: Path
) -> None:
    (tmp_path / "brief.json").write_text("{}", encoding="utf-8")
    fake.report = CheckReport(13, (Failure("brief 1, headline", "It sank.", ("nothing sank",)),))
    outcome = run("check", str(tmp_path / "brief.json"), "harbour")
    assert outcome.code == 1
    assert outcome.out.startswith("brief 1, headline: It sank.\n  - nothing sank\n12 of 13")


def test_the_version_is_the_package_version(run: Run) -> None:
    assert run("--version") == (0, f"{__version__}\n", "")


def test_without_arguments_the_commands_are_listed(run: Run) -> None:
    outcome = run()
    assert outcome.code == 2
    assert all(name in outcome.err for name in ("brief", "check", "clean", "doctor", "models"))


def test_help_answers_at_once_and_loads_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['summarizer', '--help']; from summarizer.cli import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += "print([m for m in ('torch', 'spacy', 'transformers', 'numpy', 'rich') if m in sys.modules])"
    began = time.perf_counter()
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert time.perf_counter() - began < 5  # 0.1 s on an idle machine; this one may be busy
    assert shown.stdout.endswith("[]\n")
    assert "Usage: summarizer" in shown.stdout


def test_a_reader_who_goes_away_is_no_error(fake: Fake) -> None:
    code = "from summarizer.cli import main; import sys; sys.argv = ['summarizer', '--help']; main()"
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert b"Traceback" not in child.stderr.read()


def test_missing_models_are_listed_and_diagnosed(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    listed = run("models", "list")
    assert listed.code == 0
    rows = {row[1]: row for row in map(str.split, listed.out.splitlines()[1:])}
    assert rows["smollm2-135m"][:4] == ["missing", "smollm2-135m", "writer", "default"]
    diagnosed = run("doctor")
    assert diagnosed.code == 4
    assert "run: summarizer models pull smollm2-135m" in diagnosed.out


def test_a_model_that_does_not_exist_cannot_be_pulled(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    outcome = run("models", "pull", "gpt-none")
    assert outcome.code == 4
    assert "There is no embedded model 'gpt-none'" in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one child")
def test_ctrl_c_ends_a_running_command_with_a_message() -> None:
    # stands in for the composition root, and waits where the work would be
    code = """
import sys, time, types
root = types.ModuleType("summarizer.wiring")
class Summarizer:
    @classmethod
    def from_config(cls, config, words=None):
        print("working", flush=True)
        time.sleep(60)
root.Summarizer = Summarizer
sys.modules["summarizer.wiring"] = root
sys.argv = ["summarizer", "brief", "x"]
from summarizer.cli import main
main()
"""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "working\n"
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=30)
    assert child.returncode == 130
    assert errors == "summarizer: interrupted; no output was written\n"
