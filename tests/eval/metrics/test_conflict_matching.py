"""When a difference that was found is one that a careful reader found."""

from __future__ import annotations

from eval.metrics.conflict_matching import shows, springs, tally, tally_by_kind
from eval.metrics.counts import Counts
from summarizer.domain.claims import Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Span

CONTRADICTION, PRECISION = ConflictKind.CONTRADICTION, ConflictKind.PRECISION


def conflict(*sides: Span, kind: ConflictKind = CONTRADICTION) -> Conflict:
    return Conflict("injured", kind, tuple(ConflictValue(str(n), (span,)) for n, span in enumerate(sides)))


GOLD = conflict(Span("a", 10, 20), Span("b", 10, 20))


def test_a_sentence_around_each_of_two_labelled_values_shows_the_difference() -> None:
    assert shows(conflict(Span("a", 0, 50), Span("b", 15, 90)), GOLD)


def test_both_found_values_on_one_labelled_value_show_nothing() -> None:
    assert not shows(conflict(Span("a", 0, 12), Span("a", 12, 30)), GOLD)
    assert not shows(conflict(Span("a", 0, 50), Span("b", 20, 30)), GOLD)


def test_one_sentence_that_holds_both_values_shows_them_only_as_two() -> None:
    both = conflict(Span("a", 0, 10), Span("a", 20, 30))
    sentence = Span("a", 0, 40)
    assert shows(conflict(sentence, sentence), both)
    assert not shows(Conflict("injured", CONTRADICTION, (ConflictValue("1", (sentence,)),)), both)


def test_a_difference_is_counted_once_however_often_it_was_found() -> None:
    again = conflict(Span("a", 0, 50), Span("b", 0, 50))
    assert tally([again, again], [GOLD]) == Counts(hits=1, system=2, gold=1)
    assert tally([], [GOLD]) == Counts(hits=0, system=0, gold=1)


def test_a_difference_found_as_another_kind_is_wrong_in_both() -> None:
    counts = tally_by_kind([conflict(Span("a", 0, 50), Span("b", 0, 50), kind=PRECISION)], [GOLD])
    assert counts[PRECISION] == Counts(hits=0, system=1, gold=0)
    assert counts[CONTRADICTION] == Counts(hits=0, system=0, gold=1)


def test_a_trap_is_sprung_by_values_in_both_its_passages() -> None:
    passages = [Span("a", 0, 10), Span("b", 0, 10)]
    assert springs(conflict(*passages), passages)
    assert not springs(conflict(Span("a", 0, 10), Span("c", 0, 10)), passages)
