"""What blocks look like: credits, captions, bylines, links, prose."""

from __future__ import annotations

import pytest

from summarizer.language.pages.shapes import (
    ends_in_picture_credit,
    is_contribution,
    is_file_picture,
    is_labelled_link,
    is_open_caption,
    is_picture_credit,
    shape_of,
)

SENTENCE = "The ferry between Brill and Halm sailed again on Friday."


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe/Brill Press/Getty Images",
        "(Bo Kim / Pool Photo)",
        "Photo: Ana Roe",
        "Reuters",
        "© 2031 Brill Post",
    ],
)
def test_the_name_behind_a_picture_is_a_picture_credit(text: str) -> None:
    assert is_picture_credit(text)


@pytest.mark.parametrize(
    "text", [SENTENCE, "Ferry runs again", "Reuters reported the leak.", "Photos show a leak in the hull."]
)
def test_other_text_is_no_picture_credit(text: str) -> None:
    assert not is_picture_credit(text)


def test_a_bracketed_credit_ends_a_caption_but_a_bracketed_party_does_not() -> None:
    assert ends_in_picture_credit("The ferry leaves Brill. (Bo Kim/Brill Post)")
    assert ends_in_picture_credit("The ferry leaves Brill. [Photo by Bo Kim]")
    assert not ends_in_picture_credit("It was first said by Ana Roe (D-Calif.)")
    assert not ends_in_picture_credit("The ferry carries freight (and passengers)")


@pytest.mark.parametrize(
    "text",
    [
        "Bo Kim in Halm contributed to this report.",
        "Brill Post and wire services",
        "(Reporting by Ana Roe; Editing by Bo Kim)",
        "With material from the Coast News Agency",
        "Copyright 2031 Coast News Agency. All rights reserved.",
    ],
)
def test_a_note_on_where_the_text_comes_from_is_a_contribution(text: str) -> None:
    assert is_contribution(text)


@pytest.mark.parametrize(
    "text", ["The storm contributed to this winter's losses.", "It sank, according to two news agencies."]
)
def test_a_sentence_about_contributing_or_agencies_is_no_contribution(text: str) -> None:
    assert not is_contribution(text)


def test_a_link_is_known_by_its_label() -> None:
    assert is_labelled_link("Read more: The ferry that never came")
    assert is_labelled_link("RELATED: The ferry that never came")
    assert not is_labelled_link("The mayor said: read the report")


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("Mayor Ana Roe, left, greets the captain of the ferry at the pier", True),
        ("The captain waves The captain waves", True),
        ("The captain said he would never sail again", False),
        ("the captain of the ferry at the pier", False),
        ("The captain waves", False),
    ],
)
def test_a_caption_glued_to_a_paragraph_is_told_from_a_sentence_without_its_stop(
    tail: str, expected: bool
) -> None:
    assert is_open_caption(tail) is expected


def test_prose_is_a_sentence_or_long_and_fluent() -> None:
    assert shape_of(SENTENCE).is_prose
    assert not shape_of("Ferry runs again after three weeks").is_prose
    assert not shape_of("Brill. Halm. Norvik. Ansel. Skerra. Kelmouth. Westerhold.").is_prose
    assert shape_of(
        "and so the mayor said that the ferry would sail as soon as it was safe for all of us on it"
    ).is_open_prose


def test_a_block_in_quotation_marks_does_not_speak_to_its_reader() -> None:
    assert shape_of("Sign up for your letter.").to_reader
    assert not shape_of("“You must sign up,” he said to the crew.").to_reader
    assert not shape_of("The US and Russia agreed.").to_reader


def test_a_paragraph_that_turns_to_its_reader_once_speaks_of_something_else() -> None:
    assert not shape_of("Let us begin. There was a hole in the hull. Nobody saw it.").to_reader
    assert not shape_of("Should you wait? The mayor advises it. Nobody knows, she says.").to_reader
    assert shape_of("Do you know more? Send us a letter.").to_reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ferry in the harbour of Brill. Library photo.", True),
        ("A ferry in the harbour (stock image)", True),
        ("The police keep the file picture.", False),
        ("The museum bought the photo from an archive.", False),
    ],
)
def test_a_picture_of_something_like_it_is_told_by_its_note(text: str, expected: bool) -> None:
    assert is_file_picture(text) is expected


def test_a_note_on_shared_reporting_is_a_contribution_and_a_report_by_the_police_is_not() -> None:
    assert is_contribution("By Ana Roe; additional reporting by NPA")
    assert is_contribution("Part of this article is based on material from the Coast Wire.")
    assert not is_contribution("The decision is based on reports by the police.")
