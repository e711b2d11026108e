"""What makes two articles alike, which of them are compared, and what linkage makes of it."""

from __future__ import annotations

import numpy as np
import pytest
from builders import article

from summarizer.domain.text import Document
from summarizer.stages.stories.blocking import MOST, neighbours
from summarizer.stages.stories.likeness import Group, crowding, likeness
from summarizer.stages.stories.linkage import link
from summarizer.stages.stories.traits import read_traits


def report(text: str, path: str, published: str | None = None) -> Document:
    return article(
        "Ferry runs again",
        f"The ferry to Brill runs again, Norvik said{text}.",
        path=path,
        published=published,
    )


def groups(*pile: Document) -> list[Group]:
    """Every document as a group, all with one embedding."""
    traits = read_traits(pile, np.array([[1.0, 0.0]] * len(pile), dtype=np.float32))
    return [Group.of(i, each) for i, each in enumerate(traits)]


def alike(a: Document, b: Document) -> float:
    return likeness(*groups(a, b))


def test_the_same_weekday_is_better_than_none_and_none_is_better_than_another() -> None:
    friday = report(" on Friday", "a")
    same, none, other = (
        alike(friday, report(text, "b")) for text in (" on Friday", " at length", " on Monday")
    )
    assert same > none > other


def test_the_same_month_is_better_than_another() -> None:
    april = report(" of its plans for April", "a")
    assert alike(april, report(" of its plans for April", "b")) > alike(
        april, report(" of its plans for August", "b")
    )


def test_may_is_a_month_only_with_a_capital() -> None:
    april = report(" in April", "a")
    assert alike(april, report(" in May", "b")) < alike(april, report(" it may", "b"))


def test_a_number_is_the_same_however_it_is_written() -> None:
    loss = report(" after a loss of 2.5 million", "a")
    same, other = (alike(loss, report(f" after a loss of {n}", "b")) for n in ("2,500,000", "3,700,000"))
    assert same > other


@pytest.mark.parametrize("common", ["2", "2031"])
def test_small_numbers_and_years_tell_no_stories_apart(common: str) -> None:
    assert groups(report(f" in {common} lines", "a"))[0].stated.tolist() == [0, 0, 0]


def test_articles_of_one_day_are_likelier_one_story_than_those_of_two_months() -> None:
    def of(first: str | None, second: str | None) -> float:
        return alike(report("", "a", first), report("", "b", second))

    same, week, month, year = (
        of("2031-03-14", d) for d in ("2031-03-14", "2031-03-21", "2031-04-20", "2032-03-14")
    )
    assert same > of("2031-03-14", None) == of(None, None) > week > month == year


def test_a_date_that_is_none_counts_as_no_date() -> None:
    assert alike(report("", "a", "None"), report("", "b", "soon")) == alike(report("", "a"), report("", "b"))


def test_likeness_of_groups_is_the_mean_over_pairs() -> None:
    texts = (" on Friday", " on Monday, 3,500 tickets sold", " in April", " of its new ship")
    days = ("2031-03-14", None, "2031-03-20", "2031-05-01")
    pile = [report(text, str(i), day) for i, (text, day) in enumerate(zip(texts, days, strict=True))]
    single = groups(*pile)
    for each, crowd in zip(single, (0.5, 0.0, 1.5, 0.25), strict=True):
        each.crowding = crowd
    mean = np.mean([likeness(single[i], single[j]) for i in (0, 1) for j in (2, 3)])
    single[0].absorb(single[1])
    single[2].absorb(single[3])
    assert likeness(single[0], single[2]) == pytest.approx(mean)


def test_more_is_asked_of_what_resembles_many() -> None:
    crowd = groups(*(report(f", boat {i}", str(i)) for i in range(30)))
    others = list(range(1, 30))
    assert crowding(crowd, 0, others) > crowding(crowd, 0, others[:20]) > 0
    assert crowding(crowd, 0, others[:10]) == 0


def test_documents_without_a_rare_word_in_common_are_not_compared() -> None:
    pile = [
        article("Ferry", "Norvik ferries sail.", path="a"),
        article("Ferry", "Ferries of Norvik stop.", path="b"),
        article("Comet", "Astronomers saw dust.", path="c"),
    ]
    found = neighbours(read_traits(pile, np.zeros((3, 2), dtype=np.float32)))
    assert found == [[1], [0], []]


def test_neighbours_are_bounded_however_many_share_a_word() -> None:
    pile = [report(f", boat {i}", str(i)) for i in range(150)]
    found = neighbours(read_traits(pile, np.zeros((150, 2), dtype=np.float32)))
    assert {len(near) for near in found} == {MOST}
    assert all(i not in near for i, near in enumerate(found))


def test_linkage_merges_only_pairs_it_is_given() -> None:
    pile = groups(*(report("", str(i)) for i in range(3)))
    assert sorted(len(g.members) for g in link(pile, [(0, 2)])) == [1, 2]


def test_two_known_stories_are_not_merged_however_alike() -> None:
    pile = groups(*(report("", str(i)) for i in range(3)))
    pile[0].known, pile[1].known = 0, 1
    found = link(pile, [(0, 1), (0, 2), (1, 2)])
    assert sorted(len(g.members) for g in found) == [1, 2]
    assert {g.known for g in found} == {0, 1}
