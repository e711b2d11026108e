import pytest

from summarizer.language.support.grounding import introduces, says_who, ungrounded
from summarizer.ports import Parser

pytestmark = pytest.mark.models

EVIDENCE = ["Two of the nine boats sank off Brill, Captain Ferro said."]
PASSAGE = [*EVIDENCE, "Ines Halvorsen watched."]


@pytest.mark.parametrize(
    "statement",
    [
        "Two of the nine boats sank off Brill.",
        "Two boats sank off Brill.",
        "Ines Halvorsen said that two boats sank.",
    ],
)
def test_a_statement_in_its_evidence_s_words_is_grounded(parser: Parser, statement: str) -> None:
    assert ungrounded(parser.parse([statement])[0], EVIDENCE, PASSAGE) is None


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("They sank off Brill.", "cannot stand alone"),
        ("In total 3 boats sank off Brill.", "the number 3"),
        ("Two boats sank off Norway.", "norway"),
        ("The port authority closed its oldest pier.", "too few"),
    ],
)
def test_what_its_evidence_does_not_have_is_named(parser: Parser, statement: str, reason: str) -> None:
    assert reason in str(ungrounded(parser.parse([statement])[0], EVIDENCE, PASSAGE))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("Two boats sank, Captain Ferro said.", True),
        ("Captain Ferro measured the cliff.", True),
        ("Two boats sank.", False),
        ("Two boats of Captain Ferro sank.", False),
    ],
)
def test_a_statement_may_name_its_speaker_itself(parser: Parser, statement: str, named: bool) -> None:
    assert says_who(parser.parse([statement])[0], "Luis Ferro") is named


def test_a_name_is_introduced_by_its_last_word() -> None:
    assert introduces("Captain Luis Ferro", "Mr. Ferro's men left.")
    assert not introduces("Captain Luis Ferro", "The captain left.")
