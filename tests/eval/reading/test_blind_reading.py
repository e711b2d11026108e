"""A blind reading: what readers see, and figures derived by hand."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from eval.reading.agree import agreement, kappa
from eval.reading.command import read_sheets, write_sheet
from eval.reading.draw import draw
from eval.reading.sheet import Answered, Key, as_csv, read_key, read_sheet
from eval.report.runs import read_run
from eval.statistics import Interval
from summarizer.errors import UsageError
from tests.eval.made_up_run import judged, sentence, write_run

Told = tuple[dict[str, Any], dict[str, Any]]
"""A predicted sentence, and what the judge says of it."""


def run_of(
    folder: Path, systems: dict[str, Sequence[tuple[dict[str, Any], dict[str, Any]]]], items: int = 4
) -> Path:
    return write_run(folder, {s: [{}] * items for s in systems}, sentences=systems, gates=["brief"])


def many(name: str, count: int, gate: str | None = None) -> list[Told]:
    return [(sentence(f"Sentence {n} of {name}.", gate=gate), judged()) for n in range(count)]


def filled(sheet: Path, verdicts: Sequence[str]) -> Path:
    """The sheet with verdicts in the order of its rows, kept beside it."""
    rows = list(csv.reader(io.StringIO(sheet.read_text())))
    for row, verdict in zip(rows[1:], verdicts, strict=False):
        row[1] = verdict
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = sheet.with_name(f"filled-{len(list(sheet.parent.iterdir()))}.csv")
    path.write_text(out.getvalue())
    return path


def test_every_system_gives_as_many_sentences_as_the_others(tmp_path: Path) -> None:
    run = read_run(
        run_of(tmp_path / "r", {"lead": many("a", 40), "brief": many("b", 6), "naive": many("c", 40)})
    )
    assert Counter(s.systems[0] for s in draw([run], 24, 0)) == {"lead": 9, "brief": 6, "naive": 9}


def test_a_draw_is_a_function_of_its_seed(tmp_path: Path) -> None:
    run = read_run(run_of(tmp_path / "r", {"lead": many("a", 40), "brief": many("b", 40)}))
    assert draw([run], 20, 1) == draw([run], 20, 1) != draw([run], 20, 2)


def test_the_order_tells_nothing_of_the_system(tmp_path: Path) -> None:
    run = read_run(run_of(tmp_path / "r", {"lead": many("a", 40), "brief": many("b", 40)}))
    turns = [s.systems[0] for s in draw([run], 40, 0)]
    assert turns != sorted(turns) and sum(a == b for a, b in pairwise(turns)) > 3


def test_a_sentence_that_several_systems_copied_is_read_once(tmp_path: Path) -> None:
    run = read_run(
        run_of(tmp_path / "r", {"lead": [(sentence(), judged())], "brief": [(sentence(), judged())]})
    )
    (drawn,) = draw([run], 10, 0)
    assert drawn.systems == ("brief", "lead")


def test_a_sentence_without_citations_is_not_drawn(tmp_path: Path) -> None:
    bare = {**sentence(), "passages": []}
    run = read_run(run_of(tmp_path / "r", {"lead": [(bare, judged())]}))
    with pytest.raises(UsageError, match="cites anything"):
        draw([run], 10, 0)


def test_of_a_cited_article_the_reader_sees_what_the_judge_read(tmp_path: Path) -> None:
    whole = {**sentence(), "passages": [{"source": 1, "text": None, "supports": True}]}
    answer = judged(supported=False, by_citations=True)
    (drawn,) = draw([read_run(run_of(tmp_path / "r", {"lead": [(whole, answer)]}))], 1, 0)
    assert drawn.seen[1:] == ("The ferry left at noon.",) and drawn.judge is False


def test_the_sheet_names_no_system_and_the_key_names_all(tmp_path: Path) -> None:
    folder = run_of(tmp_path / "r", {"lead": many("x", 3), "brief": many("y", 3, "SUPPORTED")})
    key = write_sheet([folder], 6, 0, tmp_path / "sheet.csv", None)
    sheet = (tmp_path / "sheet.csv").read_text()
    assert "lead" not in sheet and "brief" not in sheet and "SUPPORTED" not in sheet
    told = json.loads(key.read_text())["sentences"]
    assert {s["systems"][0] for s in told} == {"lead", "brief"}
    assert {(s["systems"][0], s["gate"]) for s in told} == {("lead", None), ("brief", True)}


def test_no_cell_is_a_formula_or_steers_a_terminal(tmp_path: Path) -> None:
    text = "=HYPERLINK(A1)\u202e\x1b[31m"
    run = read_run(run_of(tmp_path / "r", {"lead": [(sentence(text, gate=None), judged())]}))
    rows = list(csv.DictReader(io.StringIO(as_csv(draw([run], 1, 0)))))
    assert rows[0]["sentence"].startswith("'=") and rows[0]["passages"].startswith("[1]")
    assert not {"\u202e", "\x1b"} & set(rows[0]["sentence"])


def test_a_filled_sheet_is_read_whatever_the_spreadsheet_made_of_it(tmp_path: Path) -> None:
    folder = run_of(tmp_path / "r", {"lead": [(sentence("+3 % is the offer."), judged()), *many("a", 2)]})
    key = read_key(write_sheet([folder], 3, 0, tmp_path / "s.csv", None))
    path = filled(tmp_path / "s.csv", ["Yes ", "", "PARTLY"])
    other = io.StringIO()
    csv.writer(other, delimiter=";").writerows(csv.reader(io.StringIO(path.read_text())))
    (tmp_path / "semicolons.csv").write_text("\ufeff" + other.getvalue())
    assert read_sheet(path, key) == read_sheet(tmp_path / "semicolons.csv", key) == {1: True, 3: False}


def test_a_sheet_of_another_draw_is_refused(tmp_path: Path) -> None:
    folder = run_of(tmp_path / "r", {"lead": many("a", 20)})
    first = write_sheet([folder], 5, 0, tmp_path / "one.csv", None)
    write_sheet([folder], 5, 1, tmp_path / "two.csv", None)
    with pytest.raises(UsageError, match="not the one of the key"):
        read_sheets([tmp_path / "two.csv"], first)


def test_an_unknown_verdict_and_an_empty_sheet_are_named(tmp_path: Path) -> None:
    folder = run_of(tmp_path / "r", {"lead": many("a", 3)})
    key = write_sheet([folder], 3, 0, tmp_path / "s.csv", None)
    with pytest.raises(UsageError, match="'perhaps'"):
        read_sheets([filled(tmp_path / "s.csv", ["perhaps"])], key)
    with pytest.raises(UsageError, match="no sentence has a verdict"):
        read_sheets([tmp_path / "s.csv"], key)


def test_kappa_is_agreement_beyond_chance() -> None:
    # 3 of 4 agree; by chance 1/2 * 3/4 + 1/2 * 1/4 = 1/2 would
    assert kappa(np.array([1, 1, 0, 0]), np.array([1, 1, 1, 0])) == pytest.approx((0.75 - 0.5) / 0.5)
    assert kappa(np.array([1, 1]), np.array([1, 1])) is None


def test_kappa_is_that_of_the_library() -> None:
    a, b = np.random.default_rng(0).integers(2, size=(2, 50))
    assert kappa(a, b) == pytest.approx(cohen_kappa_score(a, b))


def key_of(*verdicts: tuple[bool | None, bool | None]) -> Key:
    """A key whose sentences have the judge's and the gate's verdicts given, each of its own story."""
    return Key(
        "j", "g", tuple(Answered(n, "", ("s",), f"story {n}", *v) for n, v in enumerate(verdicts, start=1))
    )


def test_gate_and_judge_are_held_against_the_readers() -> None:
    key = key_of((True, True), (False, True), (True, None), (False, False))
    table = agreement(key, [{1: True, 2: False, 3: False, 4: False}], "x")
    judge, gate = table.rows
    accuracy = judge.cells["balanced accuracy"]
    assert isinstance(accuracy, Interval) and accuracy.value == pytest.approx((1 + 2 / 3) / 2)
    assert gate.cells["sentences"] == 3
    accuracy = gate.cells["balanced accuracy"]
    assert isinstance(accuracy, Interval) and accuracy.value == pytest.approx((1 + 1 / 2) / 2)


def test_readers_of_one_mind_leave_balanced_accuracy_undefined() -> None:
    table = agreement(key_of((True, True), (False, True)), [{1: True, 2: True}], "x")
    assert table.rows[0].cells["balanced accuracy"] is None


def test_two_readers_are_compared_with_each_other_and_their_ties_left_out() -> None:
    key = key_of((True, True), (False, True), (False, False))
    table = agreement(key, [{1: True, 2: True, 3: False}, {1: True, 2: False, 3: False}], "x")
    assert [row.name for row in table.rows][-1] == "reader 1 and reader 2"
    assert table.rows[0].cells["sentences"] == 2 and table.rows[-1].cells["sentences"] == 3
    assert "2 of 3 sentences" in table.notes[0]


@pytest.mark.models
def test_the_gate_can_be_asked_about_sentences_of_systems_without_one(
    tmp_path: Path, parser: Any, embedder: Any
) -> None:
    from summarizer.adapters.entail_alignment import AlignmentEntailment

    told = [
        (sentence("The ferry sailed at noon.", gate=None, passage="The ferry sailed at noon."), judged()),
        (sentence("The ferry sank at noon.", gate=None, passage="The ferry sailed at noon."), judged()),
    ]
    folder = run_of(tmp_path / "r", {"lead": told}, items=1)
    key = read_key(write_sheet([folder], 2, 0, tmp_path / "s.csv", (AlignmentEntailment(embedder), parser)))
    rows = csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text()))
    gate = {row["sentence"]: s.gate for row, s in zip(rows, key.sentences, strict=True)}
    assert gate == {"The ferry sailed at noon.": True, "The ferry sank at noon.": False}
