"""Bylines, timestamps and datelines: who wrote an article and when, told from headlines."""

from __future__ import annotations

import pytest

from summarizer.language.pages.bylines import dateline_date, is_byline, is_timestamp


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Roe and Bo Kim",
        "By Ana Roe in Halm",
        "By Ana Roe, Arts Correspondent",
        "Ana Roe, economics editor",
        "By our own reporters | 4 November 2031, 20:15",
        "By the Post reporting team, Saturday, May 6th, 2031",
        "Analysis by Bo Kim",
        "Halm, 11 October 2031. By Ana Roe",
        "Brill Post, Sunday edition, 7 May 2031",
        "2 May 2031, 10:15",
    ],
)
def test_a_line_that_names_the_writer_or_the_day_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By noon the ferry was gone",
        "By the time the team arrived",
        "By ferry to Halm",
        "Ferry runs again",
        "Mayor, captain and editor meet again",
        "Brill, Halm",
    ],
)
def test_a_headline_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Friday, March 12, 2031, 5:10 pm", True),
        ("Published 5 September 2031, 1:25 p.m. Updated 4:50 p.m.", True),
        ("Monday, 08:04", True),
        ("2031-03-12", True),
        ("Sunday", False),
        ("12 injured", False),
        ("May 4 ferries", False),
        ("10.15", False),
    ],
)
def test_a_timestamp_holds_a_day_and_nothing_else(line: str, expected: bool) -> None:
    assert is_timestamp(line) is expected


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("BRILL, Nov. 4, 2031 (NPA) -- The ferry sank.", "2031-11-04"),
        ("BRILL, 18 March 2031. The ferry sank.", "2031-03-18"),
        ("BRILL, Nov. 4 (NPA) -- The ferry sank.", None),
        ("BRILL — The ferry sank on 4 November 2031.", None),
        ("NPA said on 3 May 2031. It agreed.", None),
        ("On 3 May 2031 - a Saturday - it sank.", None),
    ],
)
def test_only_a_dateline_with_its_year_dates_a_paragraph(paragraph: str, day: str | None) -> None:
    assert dateline_date(paragraph) == day
