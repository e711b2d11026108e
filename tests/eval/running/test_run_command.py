"""`python -m eval run`, `compare` and `gate`, from the suite to the floors, with the real models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.compare import compare_runs
from eval.gate import hold_to_floors
from eval.running.command import run_suite
from summarizer.errors import UsageError
from summarizer.ports import Embedder, Parser

FERRY = [
    "Ferry runs aground near Halm. A ferry with 120 passengers ran aground near Halm on Monday. "
    "Nobody was hurt. The harbour master, Anna Brandt, said that fog was thick.",
    "Ferry aground. On Monday a ferry with 120 people ran onto a sandbank near Halm. "
    "Divers will look at the hull on Tuesday. “The fog was thick,” Anna Brandt said.",
]
SUITE = 'adapter = "stories"\npath = "ferry.jsonl"\nwords = 40\n'


@pytest.fixture
def folder(tmp_path: Path, embedder: Embedder, parser: Parser) -> Path:
    """A suite of one story; skipped where the models are missing."""
    story = {"id": "ferry", "documents": [{"text": text} for text in FERRY], "summary": FERRY[0]}
    (tmp_path / "ferry.jsonl").write_text(json.dumps(story), "utf-8")
    (tmp_path / "ferry.toml").write_text(SUITE, "utf-8")
    return tmp_path


@pytest.mark.models
def test_a_baseline_that_copies_is_faithful_and_cites_itself(folder: Path) -> None:
    table = run_suite(str(folder / "ferry.toml"), ["lead", "random"], folder / "run", "alignment")
    lead, random = table.rows
    assert (lead.name, random.name) == ("lead", "random")
    for cells in (lead.cells, random.cells):
        for metric in ("faithfulness", "citation_f1", "copied"):
            assert cells[metric].value == 1.0  # type: ignore[union-attr]
        assert 0 < cells["words"].value <= 40  # type: ignore[union-attr]
        assert "coverage" not in cells, "the story has no nuggets"
    predicted = json.loads((folder / "run" / "predictions" / "lead" / "ferry.json").read_text("utf-8"))
    assert [s["passages"][0]["source"] for s in predicted["sentences"][:2]] == [1, 2]
    (compared,) = compare_runs(folder / "run", folder / "run", "lead", "random")
    assert {row.cells["decisive"] for row in compared.rows} <= {"not decisive", "neither is better"}
    passed, said = hold_to_floors(folder / "run", folder / "floors.toml", write=True)
    assert passed and "lead: faithfulness is set to 1.00" in said
    assert hold_to_floors(folder / "run", folder / "floors.toml", write=False) == (
        True,
        ("Every floor holds.",),
    )
    raised = (folder / "floors.toml").read_text("utf-8").replace("corroborated = 0.", "corroborated = 1.")
    (folder / "floors.toml").write_text(raised, "utf-8")
    assert not hold_to_floors(folder / "run", folder / "floors.toml", write=False)[0]


def test_an_unknown_suite_names_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no suite 'duc'.*ci.*shipped"):
        run_suite("duc", ["lead"], tmp_path, "alignment")


@pytest.mark.models
def test_the_same_run_in_another_folder_has_the_same_bytes(folder: Path) -> None:
    found = []
    for name in ("a", "b"):
        run_suite(str(folder / "ferry.toml"), ["lexrank"], folder / name, "alignment")
        files = [p for p in (folder / name).rglob("*.json") if p.name != "measurements.json"]
        found.append({p.relative_to(folder / name): p.read_bytes() for p in files})
    assert len(found[0]) == 3
    assert found[0] == found[1]
