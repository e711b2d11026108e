"""A story that is told for months under one name is held together by it."""

from __future__ import annotations

import numpy as np
import pytest
from builders import article

from summarizer.domain.text import Document
from summarizer.stages.stories import split_stories
from summarizer.stages.stories.likeness import Group
from summarizer.stages.stories.namesakes import namesakes
from summarizer.stages.stories.traits import read_traits

TOWNS = ("Halm", "Brill", "Tarle", "Orvik", "Selm", "Dorn", "Wask", "Pell", "Umber", "Lint", "Corve", "Hask")
GOODS = ("tin", "wool", "salt", "coal", "hops", "glass", "cork", "jute", "flax", "zinc", "rye", "lead")


def leak(number: int, published: str | None = None) -> Document:
    text = f"Data held by Quellon was stolen, report {number} said. Customers of Quellon were told."
    return article("Quellon leak", text, path=f"leak-{number}", published=published)


def others(also: str = "") -> list[Document]:
    """A dozen articles about other things, which may hold one more name."""
    return [
        article(f"{good} in {town}", f"The price of {good} rose near {town}{also}.", path=town)
        for town, good in zip(TOWNS, GOODS, strict=True)
    ]


def found(pile: list[Document], *families: tuple[int, ...]) -> set[tuple[int, int]]:
    """Pairs of groups; documents beyond the named groups are groups of their own."""
    traits = read_traits(pile, np.zeros((len(pile), 2), dtype=np.float32))
    rest = [(i,) for i in range(len(pile)) if not any(i in family for family in families)]
    groups = []
    for members in (*families, *rest):
        group = Group.of(members[0], traits[members[0]])
        for member in members[1:]:
            group.absorb(Group.of(member, traits[member]))
        groups.append(group)
    return set(namesakes(groups, traits))


def test_groups_that_alone_bear_a_name_are_a_pair() -> None:
    pile = [*(leak(i) for i in range(4)), *others()]
    assert found(pile, (0, 1), (2, 3)) == {(0, 1)}


def test_a_name_that_other_news_bears_holds_nothing_together() -> None:
    alone = [leak(0), leak(1), *others()]
    borne = [leak(0), leak(1), *others(", said Quellon")[:1], *others()[1:]]
    assert found(alone, (0,), (1,), (2, 3, 4)) == {(0, 1)}
    assert found(borne, (0,), (1,), (2, 3, 4)) == set()


def test_in_a_pile_of_one_story_nothing_shows_whose_a_name_is() -> None:
    assert found([leak(i) for i in range(4)], (0, 1), (2, 3)) == set()


def test_a_name_that_part_of_a_group_bears_does_not_speak_for_it() -> None:
    pile = [*(leak(i) for i in range(4)), *others()]
    assert (0, 1) not in found(pile, (0, 1), (2, 3, 4, 5))


@pytest.mark.parametrize(("also", "stories"), [("", 1), (", where Quellon has a shop", 2)])
def test_an_aftermath_months_later_belongs_to_its_story_if_the_name_is_no_one_elses(
    also: str, stories: int
) -> None:
    aftermath = (
        article("Quellon fined", "Judges in Umber fined Quellon.", path="leak-2", published="2031-11-20"),
        article(
            "Quellon pays", "After judges fined it, Quellon pays.", path="leak-3", published="2031-11-20"
        ),
    )
    pile = [*(leak(i, "2031-03-14") for i in (0, 1)), *aftermath, *others(also)]
    found = split_stories(pile, np.eye(len(pile), dtype=np.float32))
    assert sum(any(d.path.startswith("leak") for d in story) for story in found) == stories
