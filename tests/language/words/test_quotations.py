"""Where quotations begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.words.quotations import continues, inside, quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail at noon,” the skipper said.", ["“We sail at noon,”"]),
        ('"We sail," he said. "At noon."', ['"We sail,"', '"At noon."']),
        ("The harbour is “a mess” and a “disgrace.”", ["“a mess”", "“disgrace.”"]),
        ("“They call it ‘it’ and “that” here,” she said.", ["“They call it ‘it’ and “that” here,”"]),
        ('He said "if they are ready, we sail.”', ['"if they are ready, we sail.”']),
        ("The dockers’ union called it ‘a good day’ for the crews’ families.", ["‘a good day’"]),
        ("The skippers' wives and the owners' sons left.", []),
        ('The beam is 6" wide.', []),
        ("It wasn't the mayor's fault.", []),
        ("«Nous partons», he said.", ["«Nous partons»"]),
        ("''We sail,'' he said.", ["''We sail,''"]),
    ],
)  # fmt: skip
def test_outermost_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_left_open_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    text = "“The quay is closed.\n\n“It stays closed,” the mayor said."
    first, second = quotations(text)
    assert text[first.start : first.end] == "“The quay is closed."
    assert not first.closed
    assert continues(text, first, second)


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "“The quay is closed.”\n\n“Nonsense,” the union said."
    first, second = quotations(text)
    assert not continues(text, first, second)


def test_only_characters_between_the_marks_are_inside() -> None:
    text = "He called it “a mess” again."
    found = quotations(text)
    assert inside(found, text.index("mess"))
    assert not inside(found, text.index("again"))
    assert not inside(found, text.index("called"))


def test_the_quoted_words_come_without_their_marks() -> None:
    text = "He called it “a mess”."
    (found,) = quotations(text)
    assert text[slice(*found.inner)] == "a mess"


@given(st.text(alphabet="ab ,.\n“”\"'’‘«»", max_size=60))
def test_quotations_are_ordered_disjoint_and_within_one_line(text: str) -> None:
    position = 0
    for found in quotations(text):
        assert position <= found.start < found.end <= len(text)
        assert "\n" not in text[found.start : found.end]
        position = found.end
