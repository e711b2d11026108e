"""Menus, paths and mastheads, told from headlines."""

from __future__ import annotations

import pytest

from summarizer.language.pages.mastheads import is_masthead, is_menu, outlet_named


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport",
        "Front page > Region > Accidents",
        "brill post / home / my area / money",
        "BRILL POST - News - Opinion - Money",
        "Brill Post * Sunday * Events",
        "Log in · Subscribe · E-paper",
    ],
)
def test_a_list_of_short_items_is_a_menu(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ferry - three weeks late - sails again",
        "Ferry sails again | Brill Post",
        "“Late”: the ferry, the mayor and the storm",
        "What the mayor knew about the leak in May | what the captain did | who will pay for it all",
    ],
)
def test_a_headline_with_dashes_or_bars_is_no_menu(line: str) -> None:
    assert not is_menu(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Brill Observer — your weekly", True),
        ("The Brill Post", True),
        ("Voice of Brill: for farm, field and village since 1904", True),
        ("Observer finds a leak in the ferry", False),
        ("Ferry sails again: what passengers need to know", False),
        ("Post office in Brill closes", False),
    ],
)
def test_a_papers_name_set_off_is_a_masthead(line: str, expected: bool) -> None:
    assert is_masthead(line) is expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Brill Observer", "The Brill Observer"),
        ("BRILL ECHO | Subscribe | Log in", "Brill Echo"),
        ("Brill Weekly Echo", "Brill Weekly Echo"),
        ("The Capital Post, 14 March 2025", "The Capital Post"),
        ("6 November 2029 | Halm Advertiser", "Halm Advertiser"),
        ("CAPITAL OBSERVER - Bronwen Achter", "Capital Observer"),
        ("Radio Halm online", "Radio Halm"),
        ("Book Review", None),
        ("News  Opinion  Economy  Books", None),
        ("Inland News Service", None),
        ("Ferry sails again", None),
        ("Observer finds leak in Brill ferry", None),
        ("From our correspondent in Halm", None),
    ],
)
def test_a_papers_name_in_the_head_is_its_outlet(line: str, name: str | None) -> None:
    assert outlet_named(line) == name
