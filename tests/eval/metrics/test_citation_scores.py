"""Citation recall and precision, worked by hand with a judge that is a table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from eval.metrics.answers import Passage, Stated
from eval.metrics.citations import Cited, Judge, citation_scores, judge_citations


def judge_of(*entailing: str, unanswered: str = "none") -> Judge:
    """A judge that knows which sets of passages, written ``ab``, entail whatever is asked."""

    def judge(questions: Sequence[tuple[tuple[str, ...], str]]) -> list[bool | None]:
        return [
            None if "".join(passages) == unanswered else "".join(passages) in entailing
            for passages, _ in questions
        ]

    return judge


def cite(letters: str, *, only_context: str = "") -> Stated:
    return Stated("1", "s", tuple(Passage(i, x, x not in only_context) for i, x in enumerate(letters, 1)))


@pytest.mark.parametrize(
    ("letters", "entailing", "supported", "precise"),
    [
        # One citation that entails.
        ("a", ["a"], True, (True,)),
        # One that does not: neither recall nor precision.
        ("a", [], False, (False,)),
        # Both are needed together: neither entails alone, and without either the rest does not.
        ("ab", ["ab"], True, (True, True)),
        # b alone does not entail, and a without b still does: b is irrelevant.
        ("ab", ["ab", "a"], True, (True, False)),
        # Both entail alone: repeating a source is not irrelevant.
        ("ab", ["ab", "a", "b"], True, (True, True)),
        # a and c are needed together; b adds nothing.
        ("abc", ["abc", "ac"], True, (True, False, True)),
        # The union does not entail: what single citations would do does not count.
        ("ab", ["a", "b"], False, (False, False)),
        # No citation: recall 0, and nothing to be precise about.
        ("", [""], False, ()),
    ],
)
def test_a_citation_is_irrelevant_if_it_fails_alone_and_the_rest_holds_without_it(
    letters: str, entailing: list[str], supported: bool, precise: tuple[bool, ...]
) -> None:
    assert judge_citations([cite(letters)], judge_of(*entailing)) == (Cited(supported, precise),)


def test_recall_is_over_sentences_and_precision_over_citations() -> None:
    # Sentence 1: supported, citations 1 and 0. Sentence 2: no citations. Sentence 3: supported by one.
    found = judge_citations([cite("ab"), cite(""), cite("a")], judge_of("ab", "a"))
    scores = citation_scores(found)
    assert scores.recall == pytest.approx(2 / 3)
    assert scores.precision == pytest.approx(2 / 3)
    assert scores.f1 == pytest.approx(2 / 3)


def test_a_passage_that_only_resolves_a_name_is_read_along_and_not_scored() -> None:
    # c is context: "ac" entails, "bc" does not, and "ac" without b still does.
    found = judge_citations([cite("abc", only_context="c")], judge_of("abc", "ac"))
    assert found == (Cited(True, (True, False)),)


def test_whose_report_it_is_is_read_with_every_passage() -> None:
    stated = Stated("1", "s", (Passage(1, "a", about="x"), Passage(1, "b", about="x")))
    assert judge_citations([stated], judge_of("abx"))[0].supported


def test_no_answer_is_no_score() -> None:
    assert judge_citations([cite("a")], judge_of(unanswered="a")) == (Cited(None, ()),)
    assert citation_scores([Cited(None, ())]).f1 is None
