"""Attributions against labels: cue sentence, cue and source, each only with the one before."""

from __future__ import annotations

from eval.metrics.attributions import (
    Found,
    LabelledAttribution,
    Stretch,
    nearest_name,
    score_attribution,
)
from summarizer.domain.text import Span
from summarizer.language.people.speakers import Mode, Statement

#       0         1         2         3         4
TEXT = "Mara Lind said the port, as Ostrov knew, was shut."
SENTENCE = Stretch(0, len(TEXT))
GOLD = LabelledAttribution(source=(Stretch(0, 9),), cue=(Stretch(10, 14),))


def statement(mention: tuple[int, int], cue: tuple[int, int]) -> Statement:
    return Statement(
        speaker=None,
        mention=Span("d", *mention),
        cue="say",
        cue_span=Span("d", *cue),
        contents=(Span("d", 15, 50),),
        mode=Mode.INDIRECT,
    )


def test_a_source_that_overlaps_counts() -> None:
    assert score_attribution(GOLD, SENTENCE, [statement((5, 9), (10, 14))]) == Found(True, True, True)


def test_the_right_source_with_another_cue_does_not_count() -> None:
    assert score_attribution(GOLD, SENTENCE, [statement((0, 9), (35, 39))]) == Found(True, False, False)


def test_the_right_cue_with_another_source_does_not_count_as_source() -> None:
    assert score_attribution(GOLD, SENTENCE, [statement((28, 34), (10, 14))]) == Found(True, True, False)


def test_a_statement_of_another_sentence_does_not_count() -> None:
    assert score_attribution(GOLD, Stretch(0, 5), [statement((0, 9), (10, 14))]) == Found(False, False, False)


def test_the_baseline_takes_the_name_nearest_to_the_cue_on_either_side() -> None:
    assert nearest_name(TEXT, SENTENCE, Stretch(35, 39)) == Stretch(28, 34)
    assert nearest_name("the port was shut, he said.", Stretch(0, 27), Stretch(22, 26)) is None
