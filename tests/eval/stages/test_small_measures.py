"""The measures of times, speakers and boundaries, each on a made-up file of one or two records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.stages.boundaries import measure_boundaries
from eval.stages.speakers.corpora import measure_speakers
from eval.stages.times.cases import load_cases
from eval.stages.times.corpora import measure_times
from eval.table import Row, Table
from summarizer.adapters.split_rules import RuleSplitter
from summarizer.errors import UsageError
from summarizer.ports import Parser


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def figure(row: Row, column: str) -> float:
    value = row.cells[column]
    assert value is not None and not isinstance(value, str | int | float)
    return value.value


def first(table: Table) -> Row:
    return table.rows[0]


def test_boundaries_beat_the_full_stop_after_a_title(tmp_path: Path) -> None:
    text = "Mr. Aldo spoke. He left."
    ends = [{"start": 0, "end": 15}, {"start": 16, "end": 24}]
    row = first(
        measure_boundaries([write(tmp_path / "a.jsonl", {"text": text, "sentences": ends})], RuleSplitter())
    )
    assert figure(row, "F1") == 1.0
    assert figure(row, "full stop F1") == pytest.approx(2 * 2 / (3 + 2))


def test_a_file_without_sentences_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no offsets of sentences"):
        measure_boundaries([write(tmp_path / "a.jsonl", {"text": "A."})], RuleSplitter())


@pytest.mark.models
def test_a_text_is_read_against_its_own_day(tmp_path: Path, parser: Parser) -> None:
    timex = {"start": 15, "end": 21, "type": "DATE", "value": "2031-03-14"}
    record = {"id": "a", "dct": "2031-03-16", "text": "It happened on Friday.", "timexes": [timex]}
    row = first(measure_times([write(tmp_path / "a.jsonl", record)], parser))
    assert (figure(row, "strict F1"), figure(row, "value F1")) == (1.0, 1.0)


@pytest.mark.models
def test_a_speaker_is_measured_by_the_sentence_of_its_cue(tmp_path: Path, parser: Parser) -> None:
    text = "Mara Lind said on Friday that the port was shut."
    gold = {"source": [{"start": 0, "end": 9}], "cue": [{"start": 10, "end": 14}], "content": []}
    records = [{"id": name, "text": text, "attributions": [gold]} for name in "abcdefgh"]
    table = measure_speakers([write(tmp_path / "a.jsonl", *records)], parser, 0)
    assert {figure(row, "source") for row in table.rows[:-1]} == {1.0}


def test_cases_that_do_not_quote_their_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('[[case]]\ntext = "On Friday."\nanchor = ""\nexpressions = [["Monday", "x"]]\n', "utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        load_cases(file)
