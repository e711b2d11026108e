"""A sentence that tells that somebody spoke has to tell what was said."""

from __future__ import annotations

import pytest

from summarizer.language.support.exact import problems
from summarizer.language.support.exact_content import content_problems
from summarizer.ports import Parser

pytestmark = pytest.mark.models

EMPTY = [
    ("Oakes, the minister, told reporters on the steps of the ministry.", "told"),
    ("Oakes told reporters after he had met the crews.", "told"),
    ("Oakes met the crews and told reporters after the talks.", "told"),
    ("Oakes said on Monday.", "said"),
    ("Oakes, who leads the union, added.", "added"),
    ("Oakes was told on Monday.", "told"),
]
FULL = [
    "Oakes told reporters that the port was closed.",
    "Oakes told a news conference the port was closed.",
    "“We sail,” Oakes told reporters on the steps.",
    "The port is closed, Oakes said.",
    "The harbour, Oakes added, would close.",
    "He said: The port is closed.",
    "Oakes told reporters on the steps, adding that the port was closed.",
    "Oakes told the council of the leak.",
    "Oakes told the story twice.",
    "Oakes told the crews to wait.",
    "Oakes said nothing.",
    "Oakes said so on Monday.",
    "Asked about the leak, Oakes would not say.",
    "Oakes added two chapters to the book.",
    "The storm added to the delays.",
    "Two berths were added in May.",
    "Oakes insisted on a vote.",
    "More than 40 crews were at sea, said Oakes.",
]


@pytest.mark.parametrize(("sentence", "verb"), EMPTY)
def test_speech_without_what_was_said_is_a_problem(parser: Parser, sentence: str, verb: str) -> None:
    (parse,) = parser.parse([sentence])
    (problem,) = content_problems(parse)
    assert problem.message == f"what was said is missing: nothing follows “{verb}”"
    assert problem in problems(parse, [parse])


@pytest.mark.parametrize("sentence", FULL)
def test_what_was_said_may_stand_in_many_places(parser: Parser, sentence: str) -> None:
    assert list(content_problems(parser.parse([sentence])[0])) == []
