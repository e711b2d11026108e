"""No row of the table says more than the passages it cites: names are cited, shortened or left out."""

from __future__ import annotations

import pytest
from builders import article, passage

from summarizer.domain.claims import Attribution, Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span
from summarizer.language.words.tokens import foreign_stems
from summarizer.stages.conflicts.sourcing import source

ARTICLE = article(
    "The pit",
    "Vera M. Holm runs the pit at Sorn. It was safe, Holm said. She denied that gas had leaked. "
    "The union says that gas had leaked.",
)
KNOWN = {ARTICLE.doc_id: ARTICLE}
NAME = passage(ARTICLE, "Vera M. Holm")
SAFE = passage(ARTICLE, "It was safe, Holm said.")
DENIED = passage(ARTICLE, "She denied that gas had leaked.")
UNION = ConflictValue(
    "the union: gas had leaked", (passage(ARTICLE, "The union says that gas had leaked."),), "the union"
)


def claim(span: Span, context: tuple[Span, ...] = (), speaker: tuple[Span, ...] = ()) -> Claim:
    """What a passage says, with where its names stand."""
    text = ARTICLE.quote(span)
    by = Attribution("Vera M. Holm", "say", direct=False, context=speaker)
    parse = Parse(text, ())
    return Claim("c", ARTICLE.doc_id, text, parse, (span,), (0,), context=context, attribution=by)


def settled(value: ConflictValue, *claims: Claim) -> ConflictValue:
    """A value beside one that says nothing but its passage."""
    (conflict,), rejections = source([Conflict("gas", ConflictKind.ACCOUNT, (value, UNION))], claims, KNOWN)
    assert rejections == () and conflict.values[1] == UNION
    return conflict.values[0]


def test_a_speaker_is_called_what_the_cited_passages_call_him() -> None:
    value = ConflictValue("Vera M. Holm: It was safe", (SAFE,), "Vera M. Holm")
    assert settled(value, claim(SAFE)).value == "Holm: It was safe"


@pytest.mark.parametrize("known", [claim(DENIED, context=(NAME,)), claim(DENIED, speaker=(NAME,))])
def test_a_name_that_another_sentence_gives_is_cited_there_as_context(known: Claim) -> None:
    value = ConflictValue("Vera M. Holm denied that gas had leaked", (DENIED,), "Vera M. Holm")
    found = settled(value, known)
    assert (found.value, found.evidence, found.context) == (value.value, (DENIED,), (NAME,))


@pytest.mark.parametrize(
    ("speaker", "value"),
    [
        ("Vera Holm Jr.", "Holm: It was safe"),  # the part of a name that is cited, wherever it stands in it
        ("the mayor of Holm", "It was safe"),  # no piece of a description
    ],
)
def test_a_name_is_shortened_to_words_of_it_and_a_description_is_not(speaker: str, value: str) -> None:
    assert settled(ConflictValue(f"{speaker}: It was safe", (SAFE,), speaker), claim(SAFE)).value == value


def test_what_names_nobody_that_is_missing_is_not_cited() -> None:
    value = ConflictValue("It was safe", (SAFE,), "Vera M. Holm")
    assert settled(value, claim(SAFE, context=(NAME,))) == value


def test_a_speaker_whom_no_passage_names_is_left_out() -> None:
    value = ConflictValue("Ilan Dross: gas had leaked", (DENIED,), "Ilan Dross")
    assert settled(value, claim(DENIED)).value == "gas had leaked"


def test_a_side_that_says_something_else_is_rejected_and_a_difference_of_one_side_given_up() -> None:
    wrong = ConflictValue("gas had exploded", (DENIED,))
    conflicts, (rejection,) = source(
        [Conflict("gas", ConflictKind.ACCOUNT, (wrong, UNION))], [claim(DENIED)], KNOWN
    )
    assert conflicts == ()
    assert rejection.text == "gas: gas had exploded / the union: gas had leaked"
    assert "not in the cited passages: explod" in rejection.reason


def test_of_three_sides_two_are_still_a_difference() -> None:
    wrong = ConflictValue("gas had exploded", (DENIED,))
    safe = ConflictValue("It was safe", (SAFE,))
    ((conflict,), rejections) = source(
        [Conflict("gas", ConflictKind.ACCOUNT, (wrong, safe, UNION))], [], KNOWN
    )
    assert conflict.values == (safe, UNION) and len(rejections) == 1


@pytest.mark.parametrize(
    ("text", "quote", "foreign"),
    [
        ("ten metres", "A ten-metre wall.", []),
        ("lethal rounds", "Non-lethal rounds were used.", ["lethal"]),
        ("minister Orr", "Ex-minister Orr was there.", ["minist"]),
        ("rounds were used, Orr said", "Rounds were used by Orr.", []),
    ],
)
def test_a_part_of_a_compound_is_cited_unless_it_turns_its_meaning(
    text: str, quote: str, foreign: list[str]
) -> None:
    assert foreign_stems(text, [quote]) == foreign
