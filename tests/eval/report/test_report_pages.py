"""The pages: everything escaped, nothing from outside, nothing silently absent."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from eval.report.command import pages, write_report
from eval.report.content import Wishes, compose
from eval.report.runs import read_run
from eval.report.saved import read_table
from eval.table import Row, Table, save
from summarizer.errors import UsageError
from tests.eval.made_up_run import GATE, JUDGE, judged, sentence, spread, write_run

HOSTILE = (
    "He said \u202eno\u200f </script><script>alert(1)</script> <img src=x onerror=y> [a](http://x.test) | *b*"
)


class Tags(HTMLParser):
    """Notes what a browser would find."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def made(folder: Path, **more: Any) -> dict[str, str]:
    """The pages of a run with two systems and eight stories."""
    values = {"lead": spread(0.9, 8, 1), "brief": spread(0.7, 8, 2)}
    run = write_run(folder, values, **{"gates": ["brief"], "seconds": {"lead": 0.1, "brief": 9.0}, **more})
    return pages(compose([read_run(run)], [], [], Wishes("T")))


def failing(text: str = HOSTILE, gate: str | None = "SUPPORTED") -> dict[str, Any]:
    return {"brief": [(sentence(text, gate=gate, passage=text), judged(False, 0.1))]}


def test_texts_of_articles_and_models_cannot_become_markup(tmp_path: Path) -> None:
    html = made(tmp_path / "r", sentences=failing())["report.html"]
    tags = Tags()
    tags.feed(html)
    names = {tag for tag, _ in tags.found}
    assert not names & {"script", "img", "iframe", "link", "object", "base", "form"}
    assert not any(name.startswith("on") for _, attributes in tags.found for name in attributes)
    assert any("<script>alert(1)</script>" in word for word in tags.words)
    assert "\u202e" not in html and "\u200f" not in html


def test_markdown_shows_hostile_text_as_text(tmp_path: Path) -> None:
    text = made(tmp_path / "r", sentences=failing())["report.md"]
    assert r"\<script\>alert" in text and r"\[a\](http" in text
    assert not re.search(r"(?<!\\)<", text) and not re.search(r"(?<!\\)\]\(http", text)
    assert "\u202e" not in text


def test_the_page_needs_nothing_from_outside(tmp_path: Path) -> None:
    html = made(tmp_path / "r")["report.html"]
    tags = Tags()
    tags.feed(html)
    links = [a.get("href") or "" for _, a in tags.found if "href" in a]
    assert links and all(link.startswith("#") for link in links)
    assert not any("src" in attributes for _, attributes in tags.found)
    assert "url(" not in html and "@import" not in html and "default-src 'none'" in html


def test_every_link_leads_to_a_part_of_the_page(tmp_path: Path) -> None:
    tags = Tags()
    tags.feed(made(tmp_path / "r")["report.html"])
    anchors = {f"#{a['id']}" for _, a in tags.found if "id" in a}
    assert {a["href"] for _, a in tags.found if "href" in a} <= anchors


def test_equal_runs_give_equal_bytes(tmp_path: Path) -> None:
    assert made(tmp_path / "a" / "r", sentences=failing()) == made(tmp_path / "b" / "r", sentences=failing())


def test_markdown_names_only_plots_that_are_written(tmp_path: Path) -> None:
    files = made(tmp_path / "r")
    named = {part.split(")")[0] for part in files["report.md"].split("](")[1:]}
    assert named == {name for name in files if name.endswith(".svg")}


def test_what_the_gate_let_through_and_the_judge_refuses_is_shown_with_both_verdicts(tmp_path: Path) -> None:
    html = made(tmp_path / "r", sentences=failing("The dam broke."))["report.html"]
    assert "The gate let it through" in html and "not supported, probability 0.10" in html
    assert "SUPPORTED, score 0.90" in html and "The ferry left at noon." in html


def test_a_sentence_that_cites_the_wrong_passage_is_told_from_one_without_support(tmp_path: Path) -> None:
    told = {"lead": [(sentence("The dam broke.", gate=None), judged(True, 0.9, False))]}
    html = made(tmp_path / "r", sentences=told)["report.html"]
    assert "the passages it cites do not" in html and "<h4>Nothing in the sources" not in html


def test_a_citation_of_a_whole_article_is_said_to_be_one(tmp_path: Path) -> None:
    whole = sentence("The dam broke.", gate=None)
    whole["passages"] = [{"source": 1, "text": None, "supports": True}]
    html = made(tmp_path / "r", sentences={"lead": [(whole, judged(True, 0.9, False))]})["report.html"]
    assert "(the whole article)" in html and "[1] The Tolvik Courier" in html


def test_metrics_without_a_better_side_are_not_compared(tmp_path: Path) -> None:
    run = read_run(write_run(tmp_path / "r", {"a": spread(0.9, 4, 1), "b": spread(0.8, 4, 2)}))
    (table,) = compose([run], [], [], Wishes()).sections[0].paired
    columns = set(table.rows[0].cells)
    assert "Coverage of nuggets ↑" in columns and not {"Words", "Copied share (word trigrams)"} & columns


def test_a_unit_that_matters_and_is_not_said_is_shown(tmp_path: Path) -> None:
    missed = {"text": "Forty boxes sank.", "weight": 1.0, "probability": 0.1, "nearest": "It rained."}
    minor = {"text": "A dog barked.", "weight": 0.5, "probability": 0.1, "nearest": ""}
    html = made(tmp_path / "r", units={"brief": [missed, minor]})["report.html"]
    assert "Forty boxes sank." in html and "A dog barked." not in html


def test_texts_of_others_are_not_shown_unless_asked_for(tmp_path: Path) -> None:
    suite = {
        "name": "others", "adapter": "stories", "split": "test", "size": 1, "seed": 0, "digest": "ee",
        "items": [{"item_id": "story-1", "story": "1", "title": "Their own title", "digest": ""}],
    }  # fmt: skip
    folder = write_run(
        tmp_path / "r", {"brief": [{}]}, sentences=failing("Secret words."), changes={"suite": suite}
    )
    hidden = pages(compose([read_run(folder)], [], [], Wishes()))
    shown = pages(compose([read_run(folder)], [], [], Wishes(quote_all=True)))
    for name in ("report.html", "report.md"):
        assert "Secret words" not in hidden[name] and "Their own title" not in hidden[name]
        assert "Secret words" in shown[name]


def test_a_judge_that_is_the_gate_is_said_to_be_so(tmp_path: Path) -> None:
    assert "The judge is the gate" in made(tmp_path / "a", changes={"judge": GATE})["report.html"]
    assert "The judge is the gate" not in made(tmp_path / "b")["report.html"]


def test_a_judge_that_reads_a_systems_own_writer_is_said_to_do_so(tmp_path: Path) -> None:
    def page(name: str, writer: str) -> str:
        systems = {
            "lead": {"kind": "lead", "gate": None, "signature": {}},
            "brief": {"kind": "brief", "gate": None, "signature": {"writer": writer}},
        }
        return made(tmp_path / name, changes={"systems": systems})["report.html"]

    told = "The judge reads the language model that writes for brief"
    assert told in page("own", f"some model {JUDGE['digest'][:12]}")
    assert told not in page("another", "some model 0123456789ab")


def test_agreement_with_people_is_shown_with_the_judge_it_speaks_of(tmp_path: Path) -> None:
    for digest in ("aa" * 8, "99" * 8):
        row = Row("set", {"balanced accuracy": 0.7}, {"checker": JUDGE["model_id"], "digest": digest}, "x")
        save(Table(f"Agreement {digest}", (row,)), tmp_path, digest)
    run = read_run(write_run(tmp_path / "r", {"brief": spread(0.9, 3, 1)}, gates=["brief"]))
    tables = [read_table(p) for p in sorted(tmp_path.glob("*.json"))]
    html = pages(compose([run], tables, [], Wishes()))["report.html"]
    assert f"Agreement {'aa' * 8}" in html and f"Agreement {'99' * 8}" not in html
    assert "How well the gate small-cross-encoder agrees with people" in html


def test_what_is_absent_is_listed(tmp_path: Path) -> None:
    failed = [{"system": "brief", "item_id": "story-8", "step": "predict", "error": "out of memory"}]
    values = {"brief": spread(0.9, 7, 1), "lead": spread(0.9, 8, 1)}
    for figures in values["brief"]:
        del figures["words"]
    run = read_run(write_run(tmp_path / "r", values, changes={"failures": failed}))
    gaps = compose([run], [], [], Wishes()).sections[0].gaps
    assert any("failed on story-8 (predict): out of memory" in g for g in gaps)
    assert "words: no value for brief." in gaps
    assert any(g.startswith("Time and memory") for g in gaps)
    assert not any("Coverage was not measured" in g for g in gaps)


def test_faithfulness_without_coverage_is_named_as_a_gap(tmp_path: Path) -> None:
    only = {"faithfulness": {"title": "t", "higher_is_better": True, "signature": {}}}
    run = read_run(write_run(tmp_path / "r", {"a": spread(0.9, 3, 1)}, changes={"metrics": only}))
    gaps = compose([run], [], [], Wishes()).sections[0].gaps
    assert any(g.startswith("Coverage was not measured") for g in gaps)


def test_a_system_to_compare_with_must_be_there(tmp_path: Path) -> None:
    run = read_run(write_run(tmp_path / "r", {"a": spread(0.9, 3, 1)}))
    with pytest.raises(UsageError, match="no system 'b'"):
        compose([run], [], [], Wishes(against=("b",)))


def test_the_command_writes_both_pages(tmp_path: Path) -> None:
    run = write_run(tmp_path / "r", {"a": spread(0.9, 3, 1)})
    (board,) = write_report([run], tmp_path / "deep" / "out", [], [], Wishes())
    assert board.rows[0].name == "a"
    assert {"report.html", "report.md"} <= {p.name for p in (tmp_path / "deep" / "out").iterdir()}


def test_a_score_that_does_not_fit_its_prediction_is_an_error_that_names_both(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "r", {"a": spread(0.9, 1, 1)}, sentences={"a": [(sentence(), judged())]})
    path = folder / "predictions" / "a" / "story-1.json"
    path.write_text(path.read_text().replace('"sentences": [{', '"sentences": [{}, {'))
    with pytest.raises(UsageError, match="of a for story-1"):
        compose([read_run(folder)], [], [], Wishes())


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        (("ab" * 32, "ab" * 32), "abababababab"),
        (("ab" * 32, "cd" * 32), "abababababab: brief; cdcdcdcdcdcd: lead"),
        (("ab" * 32, None), "abababababab: brief; not said: lead"),
    ],
)
def test_the_page_says_which_code_wrote_the_texts(
    tmp_path: Path, codes: tuple[str, str | None], shown: str
) -> None:
    systems = {
        name: {"kind": "k", "signature": {}, "gate": None, **({"code": code} if code else {})}
        for name, code in zip(("brief", "lead"), codes, strict=True)
    }
    values = {"lead": spread(0.7, 8, 1), "brief": spread(0.9, 8, 2)}
    run = write_run(tmp_path / "r", values, changes={"systems": systems})
    (section,) = compose([read_run(run)], [], [], Wishes("T")).sections
    assert dict(section.facts)["Code that wrote the texts"] == shown
