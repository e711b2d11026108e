"""Which pairs of numbers teach the decision about them, and the weights that come of it."""

from __future__ import annotations

import pytest
from builders import claims_of

from summarizer.domain.text import Span
from summarizer.ports import Embedder, Parser
from summarizer.stages.conflicts import Judges
from training.numbers import Example, as_module, examples, fitted

FIRST = "Twelve dockers walked out. The crane stood still for 40 minutes."
SECOND = "Nineteen dockers walked out. The crane stood still for 90 minutes."


@pytest.mark.models
def test_numbers_in_the_quotes_of_a_difference_are_right_and_untouched_ones_wrong(
    parser: Parser, embedder: Embedder
) -> None:
    claims, documents = claims_of(parser, FIRST, SECOND)
    (one, other) = documents
    quoted = [[Span(one, 0, len("Twelve dockers"))], [Span(other, 0, len("Nineteen dockers"))]]
    found = list(examples(claims, documents, [quoted], Judges(embedder)))
    assert [example.right for example in found] == [True, False]  # of dockers; of minutes

    whole = [[Span(one, 15, 25)], [Span(other, 17, 27)]]  # the same sentences, but not their numbers
    left = list(examples(claims, documents, [whole], Judges(embedder)))
    assert [example.right for example in left] == [False]


def test_a_feature_of_right_pairs_alone_gets_a_positive_weight() -> None:
    found = [Example({"near": float(n % 2), "noise": float(n % 3)}, bool(n % 2)) for n in range(60)]
    _, weights = fitted(found)
    assert weights["near"] > 1 > abs(weights["noise"])


def test_weights_are_written_as_a_module_that_reads_back() -> None:
    written: dict[str, object] = {}
    exec(as_module(-1.5, {"b": 2.0, "a": 0.25}), written)  # noqa: S102
    assert written["BIAS"] == -1.5
    assert dict(written["WEIGHTS"]) == {"a": 0.25, "b": 2.0}  # type: ignore[call-overload]
