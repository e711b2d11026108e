"""`python -m eval score`: from files to figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.scoring.command import score_file
from summarizer.adapters.model_store import ModelStore
from summarizer.errors import UsageError
from summarizer.wiring import Summarizer
from tests.conftest import EMBEDDER, PARSER, model_folder

pytestmark = pytest.mark.models

GAZETTE = """Ferry Aster sinks off Brill

The ferry Aster sank off Brill on Monday night in heavy seas. Eleven passengers drowned, the coast guard said.

Captain Ana Roe said the engine had failed an hour earlier.
"""
COURIER = """Eleven drown as ferry goes down

Eleven people drowned when the Aster went down near Brill on Monday night, the coast guard reported.

The company said it would pay for the funerals.
"""
BRIEF = """# Ferry disaster

The ferry Aster sank off Brill on Monday night [1]. Eleven passengers drowned [1,2].
The captain had been drinking, prosecutors said [2].
"""


@pytest.fixture(scope="module")
def summarizer(store: ModelStore) -> Summarizer:
    for name in (PARSER, EMBEDDER):
        model_folder(store, name)
    return Summarizer.from_config("extractive")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("gazette.txt", GAZETTE), ("courier.txt", COURIER), ("brief.md", BRIEF)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "gazette.txt"), str(tmp_path / "courier.txt")]


def test_an_invented_sentence_is_found_out_and_the_evidence_is_kept(
    tmp_path: Path, files: list[str], summarizer: Summarizer
) -> None:
    (tmp_path / "units.txt").write_text(
        "Eleven passengers drowned.\nVoters elected a mayor.\n", encoding="utf-8"
    )
    found = score_file(
        tmp_path / "brief.md", files, summarizer, units=tmp_path / "units.txt", out=tmp_path / "out"
    )
    faithfulness, coverage = found[0].rows[0].cells, found[1].rows[0].cells
    assert faithfulness["by sources"] == pytest.approx(2 / 3)
    assert faithfulness["citation recall"] == pytest.approx(2 / 3)
    assert coverage["units, strict"] == 0.5
    kept = json.loads((tmp_path / "out" / "score.json").read_text(encoding="utf-8"))
    invented = kept["briefs"][0]["sentences"][2]
    assert not invented["supported_by_sources"] and invented["reason"]
    assert kept["signature"]["judge"].startswith("news")


def test_a_brief_of_other_articles_is_an_error_that_says_why(
    tmp_path: Path, files: list[str], summarizer: Summarizer
) -> None:
    from summarizer.stages.render.json_writer import render_json

    documents = summarizer.clean(summarizer.read(files[:1]))
    path = tmp_path / "brief.json"
    path.write_text(render_json(summarizer.summarize(documents)), encoding="utf-8")
    assert score_file(path, files, summarizer)[0].rows[0].cells["by sources"] == 1.0
    with pytest.raises(UsageError, match=r"does not fit its sources.*not among the inputs") as caught:
        score_file(path, files[1:], summarizer)
    assert caught.value.exit_code == 2


def test_missing_files_and_unknown_judges_are_named(
    tmp_path: Path, files: list[str], summarizer: Summarizer
) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        score_file(tmp_path / "none.json", files, summarizer)
    with pytest.raises(UsageError, match="no judge 'oracle'; known: news, likelihood, alignment, gate"):
        score_file(tmp_path / "brief.md", files, summarizer, judge="oracle")
