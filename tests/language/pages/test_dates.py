"""Dates as fields and bylines state them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.pages.dates import stated_date


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-17",
        "2024/10/17",
        "20241017",
        "2024-10-17T23:30:00+02:00",
        "17 October 2024",
        "17th of October, 2024",
        "October 17, 2024",
        "Oct. 17, 2024 9:15 p.m.",
        "Thu, 17 Oct 2024 10:00:00 GMT",
        "17-Oct-2024",
        "17/10/2024",
        "10/17/2024",
        "By Ana Roe | 17 October 2024",
        "Published 17 October 2024",
        "Published 17 October 2024 | Updated 18 October 2024",
        "Last updated: Oct 17, 2024",
    ],
)
def test_one_full_date_is_read_however_it_is_written(text: str) -> None:
    assert stated_date(text) == "2024-10-17"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "two days ago",
        "October 2024",
        "17 October",
        "04/05/2024",
        "31 February 2024",
        "2024-13-01",
        "1 May 2024 to 3 May 2024",
        "Call 0172024-10-17",
        "17 Marching 2024",
    ],
)
def test_what_states_no_single_day_gives_none(text: str | None) -> None:
    assert stated_date(text) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_usual_forms(day: date) -> None:
    forms = (f"{day:%d %B %Y}", f"{day:%b} {day.day}, {day.year}", f"{day:%Y/%m/%d}", day.isoformat())
    assert {stated_date(form) for form in forms} == {day.isoformat()}
