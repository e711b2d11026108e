"""Another value in the same place of one event: what is a difference, of what kind, and what is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from builders import article

from summarizer.domain.claims import Claim, ClaimGroup, Conflict, ConflictKind
from summarizer.domain.text import Span
from summarizer.ports import Embedder, Parser
from summarizer.stages.conflicts import Judges, find_conflicts

pytestmark = pytest.mark.models

Find = Callable[..., tuple[Conflict, ...]]


@pytest.fixture
def find(parser: Parser, embedder: Embedder) -> Find:
    """Conflicts between articles given as (day of publication, sentences)."""

    def found(*articles: tuple[str, Sequence[str]]) -> tuple[Conflict, ...]:
        groups, documents = [], {}
        for n, (day, sentences) in enumerate(articles):
            document = article(None, " ".join(sentences), path=str(n), published=day)
            documents[document.doc_id] = document
            start = 0
            for index, sentence in enumerate(sentences):
                span = Span(document.doc_id, start, start + len(sentence))
                (parse,) = parser.parse([sentence])
                claim = Claim(f"{n}-{index}", document.doc_id, sentence, parse, (span,), (index,))
                groups.append(ClaimGroup(claim.claim_id, (claim,), (f"doc:{document.doc_id}",)))
                start += len(sentence) + 1
        return find_conflicts(groups, documents, Judges(embedder))

    return found


DAY, NEXT = "2031-05-04", "2031-05-05"


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "Judge Roux found that the mayor had accepted 240,000 crowns from a builder.",
            "According to the verdict, 420,000 crowns went from the builder to the mayor.",
            {"240,000 crowns", "420,000 crowns"},
        ),
        (
            "It provides for a deficit of 2.1 percent of gross domestic product.",
            "The deficit, at 2.7 percent of economic output, stays below the ceiling.",
            {"2.1 percent", "2.7 percent"},
        ),
        (
            "Their union demands an increase of 8 percent.",
            "The drivers want 8.5 percent more money.",
            {"8 percent", "8.5 percent"},
        ),
        (
            "About 60 percent of trams stayed in their depots on Monday.",
            "Nine out of ten trams stayed in their depots on Monday.",
            {"About 60 percent", "Nine out of ten trams"},
        ),
        (
            "Negotiations are to resume on Thursday.",
            "Both sides will meet again on Wednesday.",
            {"Thursday", "Wednesday"},
        ),
        (
            "The pipes in the house were replaced in 2021.",
            "The pipes in the building dated from 1964.",
            {"2021", "1964"},
        ),
    ],
)
def test_another_value_in_the_same_place_is_a_contradiction(
    find: Find, one: str, other: str, values: set[str]
) -> None:
    (conflict,) = find((DAY, [one]), (DAY, [other]))
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert {v.value for v in conflict.values} == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The alarm never went off.", "The alarm had sounded at 2:09 a.m."),
        ("No branches of the bank will be closed.", "Branches of the bank will be sold."),
        (
            "The company's management refuses to talk about shorter shifts.",
            "The company was ready to discuss shorter shifts.",
        ),
    ],
)
def test_what_happens_in_one_article_and_not_in_the_other_is_a_contradiction(
    find: Find, one: str, other: str
) -> None:
    (conflict,) = find((DAY, [one]), (DAY, [other]))
    assert conflict.kind is ConflictKind.CONTRADICTION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The mayor was sentenced to three years and six months in prison.",
            "The mayor has to go to prison for three and a half years.",
        ),
        (
            "Shareholders of Castell will receive 0.8 Norden shares for each of theirs.",
            "Investors in Castell get four Norden shares for every five they hold.",
        ),
        (
            "A court sentenced the mayor to three years in prison.",
            "Prosecutors had demanded six years in prison for the mayor.",
        ),
        (
            "The Leclerc index rose 16 points to 4,130 after the takeover of the bank.",
            "The Hallam index rose 25 points to 3,240 after the takeover of the bank.",
        ),
    ],
)
def test_one_value_in_other_words_or_of_something_else_is_no_difference(
    find: Find, one: str, other: str
) -> None:
    assert find((DAY, [one]), (DAY, [other])) == ()


def test_a_toll_of_a_later_day_is_a_correction_even_if_both_could_hold(find: Find) -> None:
    (conflict,) = find(
        (DAY, ["A gas explosion in Kolm killed at least three people."]),
        (NEXT, ["The number of people killed by the explosion in Kolm has risen to five."]),
    )
    assert conflict.kind is ConflictKind.CORRECTION
    assert [v.value for v in conflict.values] == ["at least three people", "five"]


def test_what_does_not_mount_is_in_dispute_on_whatever_day(find: Find) -> None:
    (conflict,) = find(
        (DAY, ["The lander, which weighs 96 kilograms, is to drill into the ice."]),
        (NEXT, ["The lander has a mass of some 70 kilograms."]),
    )
    assert conflict.kind is ConflictKind.CONTRADICTION
    assert conflict.point == "weight of the lander"


@pytest.mark.parametrize(
    ("one", "other", "point"),
    [
        (
            "Norden Bank pays a price of 3.6 billion crowns for Castell.",
            "The price, more than 3 billion crowns, is high.",
            "price",
        ),
        (
            "A gas explosion in Kolm on Friday killed three people.",
            "The explosion in Kolm killed five people.",
            "number of people killed",
        ),
        (
            "Brennia has massed 40,000 troops thought to be hiding near the border of Osk.",
            "Brennia has massed tens of thousands of troops near the border of Osk.",
            "number of troops massed",
        ),
    ],
)
def test_a_point_reads_as_a_newspaper_would_put_it(find: Find, one: str, other: str, point: str) -> None:
    (conflict,) = find((DAY, [one]), (DAY, [other]))
    assert conflict.point == point
