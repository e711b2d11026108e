"""What every ``Parser`` keeps to, whatever is behind it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.ports import Parser

pytestmark = pytest.mark.models


def test_a_parser_says_what_it_is(parser: Parser) -> None:
    assert parser.identity.role == "parser"
    assert parser.identity.model_id and parser.identity.digest


def test_tags_dependencies_and_entities_are_there(parser: Parser) -> None:
    parse = parser.parse(["Ines Halvorsen did not sail to Norway on Friday."])[0]
    by_text = {token.text: token for token in parse.tokens}
    assert (by_text["sail"].lemma, by_text["sail"].pos, by_text["sail"].tag) == ("sail", "VERB", "VB")
    assert parse.tokens[by_text["Halvorsen"].head].text == "sail" and by_text["Halvorsen"].dep == "nsubj"
    assert by_text["not"].dep == "neg"
    assert [(e.text, e.label) for e in parse.entities] == [
        ("Ines Halvorsen", "PERSON"),
        ("Norway", "GPE"),
        ("Friday", "DATE"),
    ]


def test_two_sentences_in_one_text_stay_in_one_parse(parser: Parser) -> None:
    parse = parser.parse(["The ferry sailed. The crew slept."])[0]
    assert [parse.tokens[i].text for i in parse.roots] == ["sailed", "slept"]


def test_no_text_and_an_empty_text_have_no_tokens(parser: Parser) -> None:
    assert parser.parse([]) == []
    assert [p.tokens for p in parser.parse(["", "  "])] == [(), ()]


def test_parses_do_not_depend_on_neighbours_or_order(parser: Parser) -> None:
    texts = [
        f"Mayor {name} said that {n} boats had left." for n, name in enumerate(["Ito", "Diaz", "Okafor"])
    ]
    alone = [parser.parse([text])[0] for text in texts]
    assert parser.parse([*texts, *texts[::-1]]) == [*alone, *alone[::-1]]


@given(st.lists(st.text(st.sampled_from("Ann sailed, “no” 3.5 (U.S.)\t–é😀'"), max_size=40), max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tokens_are_where_they_say_and_every_head_exists(parser: Parser, texts: list[str]) -> None:
    for text, parse in zip(texts, parser.parse(texts), strict=True):
        assert parse.text == text
        assert all(text[t.start : t.end] == t.text for t in parse.tokens)
        assert "".join(t.text for t in parse.tokens) == "".join(text.split())
        assert all(0 <= t.head < len(parse.tokens) for t in parse.tokens)
        assert bool(parse.roots) == bool(parse.tokens)
