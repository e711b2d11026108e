"""Who does what in a parsed sentence, how firmly, and in whose words."""

from __future__ import annotations

import pytest

from summarizer.domain.syntax import Parse
from summarizer.language.support.negation import Force
from summarizer.language.support.propositions import Proposition, propositions
from summarizer.ports import Parser

pytestmark = pytest.mark.models


def find(parser: Parser, text: str, lemma: str) -> Proposition:
    return next(p for p in propositions(parser.parse([text])[0]) if p.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Police arrested the driver.", "arrest", ["Police"], ["driver"]),
        ("The driver was arrested by police.", "arrest", ["police"], ["driver"]),
        ("The ship that the navy sank was empty.", "sink", ["navy"], ["ship"]),
        ("The union urged drivers to stop.", "stop", ["drivers"], []),
        ("The mayor opened the bridge and praised engineers.", "praise", ["mayor"], ["engineers"]),
        ("The mayor and the minister opened the bridge.", "open", ["mayor", "minister"], ["bridge"]),
    ],
)
def test_voice_and_clause_do_not_hide_who_did_what(
    text: str, verb: str, subjects: list[str], objects: list[str], parser: Parser
) -> None:
    found = find(parser, text, verb)
    assert ([a.text for a in found.subjects], [a.text for a in found.objects]) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The bank did not raise rates.", "raise", True),
        ("The bank never raised rates.", "raise", True),
        ("Nobody saw the ship.", "see", True),
        ("They left without paying the bill.", "pay", True),
        ("The director denied that anyone had fallen.", "fall", True),
        ("The bank raised rates.", "raise", False),
        ("A storm, not a bomb, sank the ship.", "sink", False),
        ("The director did not deny that anyone had fallen.", "deny", True),
    ],
)
def test_denial_is_found_in_and_around_the_verb(text: str, verb: str, negated: bool, parser: Parser) -> None:
    assert find(parser, text, verb).negated is negated


@pytest.mark.parametrize(
    ("text", "verb", "force"),
    [
        ("The firm closed the plant.", "close", Force.ACTUAL),
        ("The firm will close the plant.", "close", Force.FUTURE),
        ("The firm agreed to close the plant.", "close", Force.FUTURE),
        ("The firm may close the plant.", "close", Force.WISHED),
        ("The firm considered closing the plant.", "close", Force.WISHED),
        ("The minister urged the firm to close the plant.", "close", Force.WISHED),
    ],
)
def test_force_tells_a_fact_from_a_plan_and_a_possibility(
    text: str, verb: str, force: Force, parser: Parser
) -> None:
    assert find(parser, text, verb).force is force


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The mayor said the bridge had collapsed.", ["mayor"]),
        ("The bridge had collapsed, the mayor said.", ["mayor"]),
        ("According to the mayor, the bridge had collapsed.", ["mayor"]),
        ("The bridge had collapsed; the mayor said nothing.", []),
        ("The bridge had collapsed.", []),
    ],
)
def test_a_speaker_is_found_wherever_it_is_named(text: str, speakers: list[str], parser: Parser) -> None:
    assert [a.text for a in find(parser, text, "collapse").speakers] == speakers


def test_nothing_is_asserted_by_an_empty_parse() -> None:
    assert propositions(Parse("", ())) == ()
