"""What leans on a sentence before it, and what says who acts."""

from __future__ import annotations

import pytest

from summarizer.language.phrasing.pointing import names_actor, points_back
from summarizer.ports import Parser

pytestmark = pytest.mark.models

POINTING = [
    ("Police corrected that on Sunday.", True),
    ("Police corrected that on Sunday, after they found that one man had been counted twice.", True),
    ("The court said that because the deadline had passed, the appeal failed.", False),
    ("This was denied by the port on Sunday.", True),
    ("The town said on Sunday that the pier was shut.", False),
    ("The council thanked those who had stayed.", False),
    ("The port closed this pier on Sunday.", False),
]


@pytest.mark.parametrize(("text", "back"), POINTING)
def test_a_bare_that_or_this_points_back(parser: Parser, text: str, back: bool) -> None:
    assert points_back(parser.parse([text])[0]) is back


NOUN_PHRASES = [
    ("A March 14 meeting in London", False),
    ("The meeting on Friday", False),
    ("A meeting between Halden and Vik in London on Friday", True),
    ("Friday's speech by Mara Halden", True),
]


@pytest.mark.parametrize(("text", "acts"), NOUN_PHRASES)
def test_a_place_or_a_date_is_no_actor(parser: Parser, text: str, acts: bool) -> None:
    parse = parser.parse([text])[0]
    assert names_actor(parse, range(len(parse.tokens))) is acts
