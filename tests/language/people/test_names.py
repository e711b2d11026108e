"""When two names are one, and where names with their titles stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.people.names import fullest_name, is_description, name_core, names, same_name
from summarizer.language.people.roles import Gender, gender_of, role_fits
from summarizer.ports import Parser

ONE_NAME = [
    ("Halden", "Mara J. Halden"),
    ("Mr Kerry", "Secretary of State John Kerry"),
    ("Sergei Lavrov", "Sergey V. Lavrov"),
    ("Viktor Yanukovych", "former President Viktor Yanukovich"),
    ("Joe Biden", "Joseph R. Biden Jr."),
    ("President of Russia Vladimir Putin", "Mr Putin"),
    ("Speaker of the House Paul Ryan", "Ryan"),
    ("Obama’s", "Barack Obama"),
    ("US", "the U.S."),
    ("U.S.", "United States"),
    ("EU", "European Union"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("Kyiv", "Kiev"),
    ("US officials", "U.S. officials"),
]
TWO_NAMES = [
    ("John Kerry", "Teresa Kerry"),
    ("Kerry", "Perry"),
    ("Mr Obama", "Mrs Obama"),
    ("Russia", "Bank of Russia"),
    ("York", "New York"),
    ("Korea", "South Korea"),
    ("South Korea", "North Korea"),
    ("US", "UK"),
    ("State Department", "Defense Department"),
    ("U.S.", "U.S. officials"),
    ("U.S. officials", "Ukrainian officials"),
    ("officials", "U.S. officials"),
    ("the minister", "Sergei Lavrov"),
]


@pytest.mark.parametrize(("a", "b"), ONE_NAME)
def test_spellings_titles_and_short_forms_of_one_name_are_the_same(a: str, b: str) -> None:
    assert same_name(a, b)


@pytest.mark.parametrize(("a", "b"), TWO_NAMES)
def test_names_that_only_look_alike_stay_apart(a: str, b: str) -> None:
    assert not same_name(a, b)


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_does_not_depend_on_the_order_of_the_two(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Governor Ilse Brandt", "Ilse Brandt"),
        ("Chairman of the Joint Chiefs Martin Dempsey", "Martin Dempsey"),
        ("Secretary of Defense Ash Carter", "Ash Carter"),
        ("Director of National Intelligence James Clapper", "James Clapper"),
        ("Queen Maud", "Maud"),
        ("Martin Luther King", "Martin Luther King"),
        ("Harbour Workers' Union", "Harbour Workers' Union"),
        ("Ferry Pilots ’ Union", "Ferry Pilots ’ Union"),
        ("United Auto Workers Union", "United Auto Workers Union"),
        ("Senator Ilse Church", "Ilse Church"),
        ("the Russian minister", "Russian minister"),
    ],
)
def test_titles_come_off_a_name_but_never_leave_nothing(name: str, core: str) -> None:
    assert name_core(name) == core


def test_the_fullest_name_has_most_words_and_no_title() -> None:
    assert fullest_name(["President Halden", "Mara J. Halden", "Mara Halden"]) == "Mara J. Halden"


def test_a_role_without_a_name_is_a_description() -> None:
    assert is_description("U.S. officials")
    assert is_description("the ferry company")
    assert not is_description("Mr Lavrov")


def test_wider_words_fit_a_stated_role_and_others_do_not() -> None:
    assert role_fits("leader", "Russian President")
    assert role_fits("minister", "interim foreign minister")
    assert not role_fits("minister", "Russian President")
    assert not role_fits("diplomat", "police spokesman")


def test_only_gendered_words_give_a_gender_away() -> None:
    assert gender_of("Mrs.") is Gender.FEMALE
    assert gender_of("spokesman") is Gender.MALE
    assert gender_of("senator") is Gender.UNKNOWN


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "name", "core", "role"),
    [
        (
            "U.S. Secretary of State John Kerry arrived.",
            "U.S. Secretary of State John Kerry",
            "John Kerry",
            "U.S. Secretary of State",
        ),
        ("The crews met Mrs Halden at the quay.", "Mrs Halden", "Halden", "Mrs"),
        ("Acting mayor Andrei Ostrov left.", "Acting mayor Andrei Ostrov", "Andrei Ostrov", "Acting mayor"),
        (
            "The Harbour Workers' Union rejected the offer.",
            "Harbour Workers' Union",
            "Harbour Workers' Union",
            "",
        ),
        ("“The quay is shut,” said Peter Lund.", "Peter Lund", "Peter Lund", ""),
    ],
)
def test_a_name_in_a_sentence_comes_with_the_titles_before_it(
    parser: Parser, text: str, name: str, core: str, role: str
) -> None:
    (parse,) = parser.parse([text])
    assert [(n.text, n.core, n.role) for n in names(parse)] == [(name, core, role)]
    assert all(text[n.start : n.end] == n.text and text[n.core_start : n.end] == n.core for n in names(parse))
