"""One person is one gender, and nobody is named whom a pronoun may not mean: in invented articles."""

from __future__ import annotations

import pytest

from summarizer.language.people.speakers import listen
from summarizer.ports import Parser
from tests.articles import sentences_of
from tests.builders import article

pytestmark = pytest.mark.models


def outside(parser: Parser, *paragraphs: str) -> list[tuple[str, str | None]]:
    """The words of the last sentence that reach outside it, and whom they stand for."""
    document = article(None, *paragraphs)
    reading = listen(sentences_of(document, parser), document.text)[-1].reading
    tokens = reading.sentence.parse.tokens
    return [(tokens[o.first].text, o.referent.name if o.referent else None) for o in reading.outside]


def test_who_was_she_is_not_he_later(parser: Parser) -> None:
    found = outside(
        parser,
        "Harbour minister Ysolde Varn met the pilots on Monday.",
        "She told them that the quay would open.",
        "Varn was asked by Corin Tal of the opposition why the crane had failed.",
        "She said that it was old.",
        "He called the answer an insult.",
    )
    assert found == [("He", None)]


def test_two_pronouns_of_different_gender_are_two_people(parser: Parser) -> None:
    found = outside(
        parser,
        "The shipping line's director said the captain had followed all rules.",
        "He said the company would not let her be blamed.",
    )
    assert ("her", "the shipping line's director") not in found
    assert len({name for _, name in found if name}) == len([name for _, name in found if name])


def test_a_name_beside_what_only_people_are_is_a_person(parser: Parser) -> None:
    found = outside(
        parser,
        "Captain Sigrid Vold has sailed the route for eleven years.",
        "Norlink's managing director, Bjarne Holt, said that the company trusted its crews.",
        "He praised the pilots.",
    )
    assert found == [("He", "Bjarne Holt")]


def test_the_one_who_is_said_to_have_told_it_may_be_meant_as_well(parser: Parser) -> None:
    found = outside(
        parser,
        "Daniel Rusk runs the port.",
        "The consultant found that five workers were enough, according to Rusk.",
        "He declined to release the report.",
    )
    assert found == [("He", None)]


def test_somebody_only_wished_for_is_nobody_yet(parser: Parser) -> None:
    found = outside(
        parser,
        "The union wants a judge from outside the region to lead the inquiry.",
        "On Tuesday, a court in Halm rejected the request.",
        "The judge said the dockers had given notice.",
    )
    assert found == [("The", None)]


def test_the_writer_of_the_article_is_nobody_in_it(parser: Parser) -> None:
    found = outside(
        parser, "Our reporter spoke to a miner, Jonas Eide, in hospital.", "He said the water had been cold."
    )
    assert ("He", "our reporter") not in found


@pytest.mark.parametrize(
    "text",
    [
        "A former museum guard and his sister were charged on Friday.",
        "The body of a miner was found hours after three of his colleagues were saved.",
    ],
)
def test_an_owner_in_the_same_sentence_is_found(parser: Parser, text: str) -> None:
    assert outside(parser, text) == []


def test_a_possessive_that_opens_a_sentence_becomes_part_of_the_speakers_name(parser: Parser) -> None:
    document = article(
        None, "Leo Marchetti will come on Friday.", "His office said that no speech was planned."
    )
    (statement,) = listen(sentences_of(document, parser), document.text)[-1].statements
    assert statement.name == "Marchetti’s office"


def test_the_owners_of_a_thing_are_not_introduced_by_its_article(parser: Parser) -> None:
    found = outside(
        parser,
        "Talks to end a dockers' strike broke up on Thursday.",
        "The dockers walked out on Monday.",
    )
    assert all(name is None or not name.startswith("a ") for _, name in found)
