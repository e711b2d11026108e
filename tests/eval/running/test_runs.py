"""A run: every step a file, nothing done twice, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from made_up_systems import FirstWords, LengthScorer, run_first_words, suite

from eval.running.folder import MEASUREMENTS
from eval.running.progress import Progress
from eval.running.reading import read_run
from eval.running.runner import rescore, run
from eval.systems.registry import SystemSpec
from summarizer.domain.provenance import ModelIdentity
from summarizer.errors import UsageError

ROOT = Path(__file__).parents[3]


def quality_files(folder: Path) -> dict[str, bytes]:
    """Contents of all files but the measurements, by name."""
    found = (p for p in folder.rglob("*") if p.is_file() and p.name != MEASUREMENTS)
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


def test_every_item_has_a_prediction_and_a_score(tmp_path: Path) -> None:
    folder = run_first_words(tmp_path, FirstWords())
    assert set(quality_files(folder)) == {
        "run.json",
        *(
            f"{step}/first/{item}.json"
            for step in ("predictions", "scores")
            for item in ("dam", "ferry", "strike")
        ),
    }
    values = read_run(folder).values["first"]["words"]
    assert [(v.item_id, v.value) for v in values] == [("dam", 14.0), ("ferry", 17.0), ("strike", 18.0)]


def test_two_runs_of_the_same_are_equal_byte_for_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        run_first_words(tmp_path / name, FirstWords())
    assert quality_files(tmp_path / "a" / "run") == quality_files(tmp_path / "b" / "run")


def test_costs_are_measured_apart(tmp_path: Path) -> None:
    folder = run_first_words(tmp_path, FirstWords())
    cost = json.loads((folder / MEASUREMENTS).read_text("utf-8"))["items"]["first"]["dam"]
    assert cost["predict"]["seconds"] >= 0 and cost["predict"]["tokens_out"] == 0
    assert not any(b'"seconds"' in content for content in quality_files(folder).values())


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    first = quality_files(run_first_words(tmp_path, FirstWords()))
    again, scorer = FirstWords(), LengthScorer("")
    assert quality_files(run_first_words(tmp_path, again, scorer)) == first
    assert (again.written, scorer.scored) == ([], [])


def test_a_lost_or_damaged_file_is_made_again(tmp_path: Path) -> None:
    folder = run_first_words(tmp_path, FirstWords())
    first = quality_files(folder)
    (folder / "predictions" / "first" / "dam.json").write_text("{", "utf-8")
    (folder / "scores" / "first" / "ferry.json").unlink()
    again, scorer = FirstWords(), LengthScorer("")
    assert quality_files(run_first_words(tmp_path, again, scorer)) == first
    assert (again.written, scorer.scored) == (["dam"], ["ferry"])


def test_other_settings_of_a_system_make_its_texts_anew(tmp_path: Path) -> None:
    run_first_words(tmp_path, FirstWords())
    other = FirstWords()
    other.signature = {"method": "first words, again"}
    run_first_words(tmp_path, other)
    assert other.written == ["dam", "ferry", "strike"]


def test_an_item_that_fails_is_reported_and_stops_nothing(tmp_path: Path) -> None:
    folder = run_first_words(tmp_path, FirstWords(fails_on="ferry"))
    read = read_run(folder)
    assert [v.item_id for v in read.values["first"]["words"]] == ["dam", "strike"]
    assert [dict(f) for f in read.failures] == [
        {"system": "first", "item_id": "ferry", "step": "predict", "error": "RuntimeError: no words came"}
    ]


def test_items_written_together_share_their_cost_and_stand_as_if_written_alone(tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    alone = quality_files(run_first_words(tmp_path / "alone", FirstWords()))
    folder = run_first_words(tmp_path, FirstWords(together=2))
    assert quality_files(folder) == alone
    costs = json.loads((folder / MEASUREMENTS).read_text("utf-8"))["items"]["first"]
    assert costs["dam"]["predict"]["seconds"] == costs["ferry"]["predict"]["seconds"]


def test_of_a_batch_that_fails_each_item_is_tried_alone(tmp_path: Path) -> None:
    system = FirstWords(fails_on="ferry", together=3)
    read = read_run(run_first_words(tmp_path, system))
    assert system.written == ["dam", "strike"]
    assert [f["item_id"] for f in read.failures] == ["ferry"]


def test_a_batch_of_which_one_text_is_lost_is_written_anew(tmp_path: Path) -> None:
    folder = run_first_words(tmp_path, FirstWords(together=2))
    (folder / "predictions" / "first" / "dam.json").unlink()
    again = FirstWords(together=2)
    run_first_words(tmp_path, again)
    assert again.written == ["dam", "ferry"]


def test_an_item_that_failed_is_tried_again(tmp_path: Path) -> None:
    run_first_words(tmp_path, FirstWords(fails_on="ferry"))
    again = FirstWords()
    assert read_run(run_first_words(tmp_path, again)).failures == ()
    assert again.written == ["ferry"]


def rescored(folder: Path, name: str, scorer: LengthScorer) -> Path:
    """The run in ``folder`` scored again."""
    target = folder / name
    rescore(suite(folder), folder / "run", target, scorer=lambda judge: scorer)
    return target


def test_scoring_again_keeps_every_prediction_and_says_what_wrote_it(tmp_path: Path) -> None:
    first = quality_files(run_first_words(tmp_path, FirstWords(fails_on="ferry")))
    scorer = LengthScorer("")
    again = rescored(tmp_path, "again", scorer)
    assert scorer.scored == ["dam", "strike"]
    assert quality_files(again) == first  # the same scorer, so the same figures; the failure is kept
    costs = [json.loads((tmp_path / n / MEASUREMENTS).read_text("utf-8"))["items"] for n in ("run", "again")]
    assert costs[0]["first"]["dam"]["predict"] == costs[1]["first"]["dam"]["predict"]


def test_another_judge_scores_anew_and_leaves_the_first_run_alone(tmp_path: Path) -> None:
    first = quality_files(run_first_words(tmp_path, FirstWords()))
    other = LengthScorer("")
    other.judge = ModelIdentity("entailment", "other ruler", "1" * 64)
    again = rescored(tmp_path, "again", other)
    assert (read_run(again).judge["model_id"], len(other.scored)) == ("other ruler", 3)
    assert quality_files(tmp_path / "run") == first


def test_scoring_again_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    run_first_words(tmp_path, FirstWords())
    again = rescored(tmp_path, "again", LengthScorer(""))
    whole = quality_files(again)
    (again / "run.json").unlink()
    (again / "scores" / "first" / "dam.json").unlink()
    scorer = LengthScorer("")
    assert quality_files(rescored(tmp_path, "again", scorer)) == whole
    assert scorer.scored == ["dam"]


def test_a_run_is_not_scored_again_on_other_articles_or_into_itself(tmp_path: Path) -> None:
    run_first_words(tmp_path, FirstWords())
    with pytest.raises(UsageError, match="another folder"):
        rescored(tmp_path, "run", LengthScorer(""))
    changed = suite(tmp_path)
    Path(changed.path).write_text('{"id": "dam", "articles": [{"text": "The dam held."}]}\n', "utf-8")
    with pytest.raises(UsageError, match="other articles"):
        rescore(changed, tmp_path / "run", tmp_path / "again", scorer=LengthScorer)


def test_two_systems_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = [SystemSpec("lead", "lead"), SystemSpec("lead", "lead")]
    with pytest.raises(UsageError, match="two systems have one name"):
        run(suite(tmp_path), twice, tmp_path / "run")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_run_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    script = Path(__file__).parent / "made_up_systems.py"
    process = subprocess.Popen(  # noqa: S603 - the project's own file
        [sys.executable, str(script), str(tmp_path), "ferry"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    done = tmp_path / "run" / "predictions" / "first" / "dam.json"
    deadline = time.monotonic() + 120
    while not done.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    process.kill()
    process.wait()
    assert done.exists()
    assert not (tmp_path / "run" / "run.json").exists()
    (done.parent / ".strike.json.1.part").write_text("half a fi", "utf-8")
    again = FirstWords()
    resumed = quality_files(run_first_words(tmp_path, again))
    assert again.written == ["ferry", "strike"]
    whole = tmp_path / "whole"
    whole.mkdir()
    assert resumed == quality_files(run_first_words(whole, FirstWords()))


def test_a_folder_without_a_run_says_how_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="python -m eval run"):
        read_run(tmp_path)


def test_the_time_left_comes_from_the_steps_that_were_not_done_before() -> None:
    # 10 steps; one cached, then two of 4 s and 6 s: 7 left at 5 s each.
    now = iter([0.0, 0.0, 0.0, 4.0, 4.0, 10.0])
    progress = Progress(10, stream=StringIO(), clock=lambda: next(now))
    progress.begin("a")
    progress.end(cached=True)
    progress.begin("b")
    progress.end()
    progress.begin("c")
    progress.end()
    assert progress.left() == 35.0
