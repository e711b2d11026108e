"""Who says what: cues, pronouns, roles and continued quotations in invented articles."""

from __future__ import annotations

import pytest

from summarizer.domain.text import BlockKind, make_document
from summarizer.language.people.speakers import Mode, Statement, attributions
from summarizer.ports import Parser
from tests.articles import sentences_of
from tests.builders import article

pytestmark = pytest.mark.models

OPENING = (
    "The harbour minister Mara Halden and Norland Foreign Minister Sergei Ostrov met in Halm on Sunday.",
    "Halden told a news conference that the strike had cost the port two million crowns.",
)


def said(parser: Parser, *paragraphs: str) -> list[tuple[str | None, str]]:
    """Speaker and cue of the main statements of the last paragraph."""
    document = article(None, *paragraphs)
    sentences = sentences_of(document, parser)
    found = zip(sentences, attributions(sentences, document.text), strict=True)
    return [
        (s.name, s.cue)
        for sentence, statements in found
        for s in statements
        if s.main and sentence.block == len(document.blocks) - 1
    ]


def last_statement(parser: Parser, *paragraphs: str) -> Statement:
    document = article(None, *paragraphs)
    return attributions(sentences_of(document, parser), document.text)[-1][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halden said the port would open.", ("Mara Halden", "say")),
        ("The port would open on Monday, Halden said.", ("Mara Halden", "say")),
        ("“The port will open,” said Halden, who met the crews.", ("Mara Halden", "say")),
        ("“The port will open,” Mr Ostrov told reporters at his house.", ("Sergei Ostrov", "tell")),
        ("The port will open, according to Halden.", ("Mara Halden", "accord")),
        ("Union officials said the talks had failed.", ("union officials", "say")),
        ("The White House, on the other hand, said the call was useful.", ("the White House", "say")),
        ("Halden and Ostrov said the port would open.", ("Mara Halden and Sergei Ostrov", "say")),
        ("Ostrov called the fines a “dead end” for the town.", ("Sergei Ostrov", "call")),
        ("The fees, Halden added, would be lowered in spring.", ("Mara Halden", "add")),
    ],
)
def test_the_source_of_a_reporting_verb_is_the_speaker(
    parser: Parser, text: str, expected: tuple[str, str]
) -> None:
    assert said(parser, *OPENING, text) == [expected]


@pytest.mark.parametrize(
    ("title", "heading"), [("Mitt To Lund: Step Down", "A strike"), ("A strike", "Mitt To Lund: Step Down")]
)
def test_capitals_of_a_headline_make_no_name(parser: Parser, title: str, heading: str) -> None:
    document = article(
        title,
        "Mayor Mitt Halden met Peter Lund in Halm on Sunday.",
        heading,
        "Lund said he would stay in office until May.",
    )
    (statement,) = attributions(sentences_of(document, parser), document.text)[-1]
    assert statement.name == "Peter Lund"


def test_a_pronoun_is_the_speaker_of_the_sentence_before_not_another_name(parser: Parser) -> None:
    before = "Ostrov said the talks with Halden had been constructive."
    assert said(parser, *OPENING, before, "He said he and Halden agreed to meet again.")[0] == (
        "Sergei Ostrov",
        "say",
    )


def test_a_pronoun_of_the_other_gender_skips_the_nearer_name(parser: Parser) -> None:
    before = "Mr Ostrov met Mrs Halden at the quay."
    assert said(parser, *OPENING, before, "“We will sail,” she said.") == [("Mara Halden", "say")]


def test_a_pronoun_that_two_people_fit_stays_unresolved(parser: Parser) -> None:
    before = "Peter Lund and Karl Brandt met at the quay."
    assert said(parser, before, "He said the quay was closed.") == [(None, "say")]


def test_a_pronoun_is_not_the_person_its_own_words_name(parser: Parser) -> None:
    before = "Ostrov left the talks at noon."
    assert said(parser, *OPENING, before, "“I trust Halden,” he said.") == [("Sergei Ostrov", "say")]


@pytest.mark.parametrize(
    "text", ["“We will sail,” the Norland minister said.", "The Norland diplomat said ships would sail."]
)
def test_a_role_stands_for_the_one_person_it_fits(parser: Parser, text: str) -> None:
    assert said(parser, *OPENING, text) == [("Sergei Ostrov", "say")]


def test_a_role_that_two_people_share_stands_for_nobody(parser: Parser) -> None:
    assert said(parser, *OPENING, "The minister said ships would sail.") == [(None, "say")]


def test_a_role_of_another_kind_stands_for_nobody(parser: Parser) -> None:
    heard = said(parser, "Pilots' union head Nuno Varde was silent.", "The police chief said it was arson.")
    assert heard == [("the police chief", "say")]


def test_a_bare_role_stands_for_the_description_that_introduced_it(parser: Parser) -> None:
    before = "A senior customs official refused to give figures."
    assert said(parser, before, "“We are counting,” the official said.") == [
        ("a senior customs official", "say")
    ]


def test_a_quotation_goes_on_after_its_cue(parser: Parser) -> None:
    document = article(None, *OPENING, "“The quay is closed,” Ostrov said. “It stays closed.”")
    sentences = sentences_of(document, parser)
    last = attributions(sentences, document.text)[-1]
    assert [(s.name, s.cue, s.mode) for s in last] == [("Sergei Ostrov", "", Mode.DIRECT)]
    assert [document.quote(c) for c in last[0].context] == ["“The quay is closed,” Ostrov said."]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph(parser: Parser) -> None:
    assert said(
        parser, *OPENING, "“The quay is closed,” Ostrov said. “It stays closed.", "“We wait for a court.”"
    ) == [("Sergei Ostrov", "")]


def test_the_beginning_of_a_quotation_has_the_speaker_named_at_its_end(parser: Parser) -> None:
    assert said(parser, *OPENING, "“I don’t see why. I know no such rule,” Ostrov said.") == [
        ("Sergei Ostrov", ""),
        ("Sergei Ostrov", "say"),
    ]


def test_a_bare_quotation_after_two_speakers_has_none(parser: Parser) -> None:
    before = "Halden said the quay was safe, but Ostrov said it was closed."
    assert said(parser, *OPENING, before, "“Nobody asked the crews about it.”") == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The quay is closed,” Halden said.", Mode.DIRECT),
        ("Halden said that “the quay is closed.”", Mode.DIRECT),
        ("Halden said the quay was “closed for good.”", Mode.MIXED),
        ("Halden said the quay was closed.", Mode.INDIRECT),
    ],
)
def test_a_statement_is_direct_only_if_all_of_it_is_quoted(parser: Parser, text: str, mode: Mode) -> None:
    assert last_statement(parser, *OPENING, text).mode is mode


def test_what_somebody_reports_that_others_say_is_theirs_only_within(parser: Parser) -> None:
    document = make_document(
        [(BlockKind.PARAGRAPH, "Halden said Ostrov had promised that ships would sail.")]
    )
    (statements,) = attributions(sentences_of(document, parser), document.text)
    assert [(s.name, s.cue, s.main) for s in statements] == [
        ("Halden", "say", True),
        ("Ostrov", "promise", False),
    ]


def test_contents_and_mentions_are_passages_of_the_document(parser: Parser) -> None:
    document = article("Port shut", "“The quay is closed,” said harbour master Ilse Brandt.")
    (statement,) = attributions(sentences_of(document, parser), document.text)[-1]
    assert [document.quote(span) for span in statement.contents] == ["“The quay is closed,”"]
    assert statement.mention is not None and "Ilse Brandt" in document.quote(statement.mention)


@pytest.mark.parametrize(
    "text", ["The fall in orders suggests that the port will close.", "The port reopened on Friday."]
)
def test_facts_that_show_something_do_not_speak(parser: Parser, text: str) -> None:
    assert said(parser, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three men were freed on Monday, rescuers said.", ("rescuers", "say")),
        ("The hospital in Brill said that two people were hurt.", ("the hospital", "say")),
        ("Some 45 people were at the scene, Radio Halm counted.", ("Radio Halm", "count")),
        ("The ferry’s owner, Norlink, said that the radar worked.", ("Norlink", "say")),
    ],
)
def test_whoever_says_it_is_heard_whatever_noun_names_them(
    parser: Parser, text: str, expected: tuple[str, str]
) -> None:
    assert said(parser, text) == [expected]
