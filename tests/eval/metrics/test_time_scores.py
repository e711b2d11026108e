"""Time expressions against labels, counted by hand."""

from __future__ import annotations

import pytest

from eval.metrics.counts import Counts, total
from eval.metrics.times import UNKNOWN, LabelledTime, Reading, read_as, score_times, spurious
from eval.stages.times.baseline import dateutil_value
from summarizer.language.times.reading import ReadTime
from summarizer.language.times.timex_forms import TimeKind

FRIDAY = LabelledTime(10, 16, "DATE", "2031-03-14")


def found(start: int, end: int, value: str | None, kind: TimeKind = TimeKind.DATE) -> ReadTime:
    return ReadTime(start, end, kind, value)


def test_overlap_is_enough_for_type_and_value_but_not_for_the_extent() -> None:
    score = score_times([FRIDAY], [found(5, 16, "2031-03-14")])
    assert (score.strict.hits, score.relaxed.hits, score.type.hits, score.value.hits) == (0, 1, 1, 1)


def test_an_expression_answers_one_label_only() -> None:
    second = LabelledTime(17, 20, "DATE", "PRESENT_REF")
    score = score_times([FRIDAY, second], [found(10, 20, "2031-03-14")])
    assert score.relaxed == Counts(hits=1, system=1, gold=2)


def test_f1_of_documents_is_that_of_their_counts_added_up() -> None:
    # 1 of 1 found and 1 of 3 found, with 1 and 3 given: 2 * 2 / (4 + 4)
    assert total([Counts(1, 1, 1), Counts(1, 3, 3)]).f1 == 0.5
    assert Counts().f1 is None


@pytest.mark.parametrize(
    ("value", "read", "expected"),
    [
        ("2031-03-14", ["2031-03-14"], Reading.RIGHT),
        ("2031-03-14", ["2031-03-07"], Reading.WRONG),
        ("2031-03-14", [None], Reading.UNKNOWN),
        ("2031-03-14", [], Reading.UNKNOWN),
        ("2031-03-14/2031-03-16", ["2031-03-14", "2031-03-16"], Reading.RIGHT),
        ("2031-03-14/2031-03-16", ["2031-03-14"], Reading.WRONG),
        (UNKNOWN, ["P1W"], Reading.RIGHT),
        (UNKNOWN, ["2031-03-14"], Reading.WRONG),
    ],
)
def test_a_listed_expression_is_right_unknown_or_wrong(
    value: str, read: list[str | None], expected: Reading
) -> None:
    label = LabelledTime(0, 20, "", value)
    assert read_as(label, [found(5 * i, 5 * i + 4, v) for i, v in enumerate(read)]) is expected


def test_what_recurs_is_not_spurious_because_lists_leave_it_out() -> None:
    extra = found(30, 35, "PXD", TimeKind.DURATION)
    every = found(40, 52, "XXXX-WXX-5", TimeKind.SET)
    assert spurious([FRIDAY], [found(10, 16, None), extra, every]) == (extra,)


@pytest.mark.parametrize(
    ("text", "value"),
    [("March 14, 2030", "2030-03-14"), ("March 2030", "2030-03"), ("2030", "2030"), ("four hours", None)],
)
def test_the_baseline_answers_at_the_granularity_of_the_text(text: str, value: str | None) -> None:
    from datetime import date

    assert dateutil_value(text, date(2031, 6, 9)) == value
