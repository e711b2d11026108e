"""Which words of a hypothesis a premise covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.support.alignment import Alignment, align, terms
from summarizer.language.words.demonyms import same_country
from summarizer.language.words.inflection import base_stem
from summarizer.language.words.thesaurus import opposed, same_sense

WORDS = st.lists(st.sampled_from("ferry sank harbour Friday 40 divers captain never".split()), min_size=1)


def aligned(hypothesis: str, *premise: str) -> Alignment:
    return align(terms(hypothesis), [terms(p) for p in premise])


@pytest.mark.parametrize(
    ("hypothesis", "premise"),
    [
        ("The talks ended.", "Negotiations ended."),
        ("Fourteen people drowned.", "14 people drowned."),
        ("Donors gave $2.4 million.", "Donors gave 2.4 million dollars."),
        ("A dozen cars.", "12 cars."),
        ("The U.S. agreed.", "The United States agreed."),
        ("IOC officials met.", "Officials of the International Olympic Committee met."),
        ("Belgian police said so.", "Police in Belgium said so."),
        ("It sold the ships.", "It sells ships."),
        ("They met in the harbor.", "They met in the harbour."),
    ],
)
def test_other_forms_of_a_word_cover_it(hypothesis: str, premise: str) -> None:
    assert aligned(hypothesis, premise).unsupported() == ()


@pytest.mark.parametrize(
    ("hypothesis", "premise", "missing"),
    [
        ("Shares rose.", "Shares fell.", ("rose",)),
        ("5 people drowned.", "5 million people drowned.", ("5",)),
        ("Austrian police.", "Police in Australia.", ("Austrian",)),
        ("The mayor was unharmed.", "The mayor was harmed.", ("unharmed",)),
    ],
)
def test_other_words_do_not(hypothesis: str, premise: str, missing: tuple[str, ...]) -> None:
    assert aligned(hypothesis, premise).unsupported() == missing


def test_similarity_counts_only_where_no_opposite_stands() -> None:
    def alike(a: str, b: str) -> float:
        return 1.0

    assert align(terms("vessel"), [terms("boat")], alike).missing == 0
    assert align(terms("northern"), [terms("southern")], alike).missing == 1


def test_words_of_one_event_stand_near_each_other() -> None:
    near = aligned("Divers found the captain.", "Divers found the captain.", "It rained.", "Taxes rise.")
    far = aligned("Divers found the captain.", "Divers left.", "It rained.", "The captain rested.")
    assert near.nearness == 1 and far.nearness == pytest.approx(1 / 3)


@given(WORDS, WORDS)
def test_more_premise_never_covers_less(hypothesis: list[str], premise: list[str]) -> None:
    alone = aligned(" ".join(hypothesis), "harbour")
    more = aligned(" ".join(hypothesis), "harbour", " ".join(premise))
    assert more.missing <= alone.missing


@given(WORDS)
def test_a_text_covers_itself(text: list[str]) -> None:
    assert aligned(" ".join(text), " ".join(text)).missing == 0


def test_weekdays_months_and_measures_exclude_each_other() -> None:
    assert opposed("Monday", "Tuesday") and opposed("May", "June") and opposed("miles", "kilometres")
    assert not opposed("Monday", "Monday") and not opposed("Monday", "May")


def test_senses_are_listed_whatever_the_inflection() -> None:
    assert same_sense("bought", "acquires") and not same_sense("bought", "sold")
    assert base_stem("withdrew") == base_stem("withdrawing")


def test_a_people_belongs_to_one_country() -> None:
    assert same_country("Ukrainian", "Ukraine") and same_country("Dutch", "the Netherlands")
    assert not same_country("Iraqi", "Iran") and not same_country("Slovak", "Slovenia")
