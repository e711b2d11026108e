"""Coverage, citation F1 and joint score of insights, worked by hand."""

import pytest

from eval.metrics.insights import Answered, citation_f1, insight_scores


def answered(probability: float, cited: str, gold: str) -> Answered:
    """An insight; documents are single letters."""
    return Answered(probability, frozenset(cited), frozenset(gold))


@pytest.mark.parametrize(
    ("cited", "gold", "f1"),
    [
        ("ab", "ab", 1.0),
        ("ab", "bc", 0.5),
        ("a", "abcd", 0.4),  # precision 1, recall 1/4: 2 · 1/4 / (5/4)
        ("abcd", "a", 0.4),
        ("a", "b", 0.0),
        ("", "a", 0.0),
        ("a", "", 0.0),
    ],
)
def test_citations_are_compared_as_sets_of_documents(cited: str, gold: str, f1: float) -> None:
    assert citation_f1(set(cited), set(gold)) == pytest.approx(f1)


def test_the_joint_score_multiplies_before_it_averages() -> None:
    # F1: 1, 1/2 and 0; coverage (0.9 + 0.5 + 0.4) / 3; joint (0.9 · 1 + 0.5 · 1/2 + 0.4 · 0) / 3
    found = insight_scores([answered(0.9, "a", "a"), answered(0.5, "ab", "bc"), answered(0.4, "a", "b")])
    assert found.coverage == pytest.approx(0.6)
    assert found.joint == pytest.approx(1.15 / 3)


def test_citations_count_only_where_the_insight_is_more_likely_said_than_not() -> None:
    found = insight_scores([answered(0.5, "a", "a"), answered(0.49, "b", "a")])
    assert found.citation_f1 == 1.0


def test_without_an_insight_that_is_said_there_is_no_citation_f1() -> None:
    found = insight_scores([answered(0.2, "a", "a")])
    assert found.citation_f1 is None and found.joint == pytest.approx(0.2)


def test_citing_everything_helps_neither_citations_nor_the_joint_score() -> None:
    precise = insight_scores([answered(1.0, "a", "a")])
    greedy = insight_scores([answered(1.0, "abcdefghi", "a")])  # F1 2 · 1 / (9 + 1)
    assert (precise.joint, greedy.joint) == (1.0, pytest.approx(0.2))
