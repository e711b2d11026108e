"""The days a sentence names, without a parse."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.language.times.naming import named_days

WRITTEN = date(2031, 5, 21)  # a Wednesday

NAMED = [
    ("The ferry sank on Monday.", ["2031-05-19"]),
    ("The ferry will sail on Monday.", ["2031-05-26"]),
    ("The ferry is to sail on Monday, said the mayor, who came on Friday.", ["2031-05-26", "2031-05-16"]),
    ("They met yesterday and parted two days ago.", ["2031-05-20", "2031-05-19"]),
    ("It began on 3 May and ended on May 5, 2030.", ["2031-05-03", "2030-05-05"]),
    ("On December 24 the port was shut.", ["2030-12-24"]),
    ("The strike lasted three days in May.", []),
    ("It was the worst week of the year.", []),
    ("The ferry left at 3:26 p.m. and was back at 5 p.m.", []),
    ("Nobody knows when it will end.", []),
]


@pytest.mark.parametrize(("text", "days"), NAMED)
def test_single_days_are_found_and_longer_times_are_not(text: str, days: list[str]) -> None:
    assert [named.day.isoformat() for named in named_days(text, WRITTEN)] == days


def test_a_day_knows_its_words_and_whether_they_say_the_year() -> None:
    text = "It sank on 4 May 2031, not on Friday."
    first, second = named_days(text, WRITTEN)
    assert text[first.start : first.end] == first.text == "4 May 2031"
    assert (first.stated, first.by_month) == (True, True)
    assert (second.stated, second.by_month) == (False, False)


def test_two_days_later_counts_from_the_day_last_told() -> None:
    (named,) = named_days("Two days later the port was shut.", WRITTEN, date(2031, 5, 5))
    assert named.day == date(2031, 5, 7)


def test_of_an_undated_article_only_whole_dates_are_known() -> None:
    found = named_days("They met on Friday, as on May 3, but not on 4 May 2031.", None)
    assert [named.text for named in found] == ["4 May 2031"]
