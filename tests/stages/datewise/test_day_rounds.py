"""Every day gets its tries; a day that cannot be told gives its place to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from summarizer.domain.brief import Method, Support, Verdict
from summarizer.domain.drafts import Draft, Judged
from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Sentence, Span
from summarizer.domain.timelines import Written
from summarizer.language.times.naming import NamedDay
from summarizer.stages.datewise import Mention, Proposal, Refusal, tell_days
from summarizer.stages.datewise.central import DayPool
from summarizer.stages.datewise.rounds import Write

DAYS = [date(2031, 5, n) for n in (3, 1, 2)]


def mention(day: date, number: int) -> Mention:
    text = f"{day} {number}"
    sentence = Sentence(
        Span(f"{day}", 10 * number, 10 * number + 9), text, number, 0, BlockKind.PARAGRAPH, Parse(text, ())
    )
    named = NamedDay(day, 0, 1, "x", stated=False, by_month=False)
    return Mention(sentence, named, Written(day), f"doc:{day}")


def pool(day: date, size: int = 3) -> DayPool:
    """Candidates without a word in common, the first the most central."""
    return DayPool(
        day,
        tuple((mention(day, n),) for n in range(size)),
        np.eye(size, dtype=np.float32),
        np.arange(size, 0, -1, dtype=np.float32),
        np.ones(size, np.float32),
    )


def answers(bad: Sequence[str]) -> Write:
    def write(proposals: Sequence[Proposal]) -> list[Judged | Refusal]:
        return [_answer(p, bad) for p in proposals]

    return write


def _answer(proposal: Proposal, bad: Sequence[str]) -> Judged | Refusal:
    text = proposal[0].sentence.text
    if any(text.startswith(b) for b in bad):
        return Refusal("bad")
    draft = Draft(text, (proposal[0].sentence.span,), Method.EXTRACT)
    return Judged(draft, Support(Verdict.SUPPORTED, None, ""), ("o",))


def told(wanted: int, sentences: int, bad: Sequence[str] = (), size: int = 3) -> tuple[list[str], int]:
    entries, refused = tell_days(DAYS, lambda d: pool(d, size), wanted, sentences, answers(bad))
    return [entry.judged.draft.text for entry in entries], len(refused)


def test_the_first_days_are_told_with_their_most_central_sentences() -> None:
    assert told(2, 2) == (["2031-05-03 0", "2031-05-03 1", "2031-05-01 0", "2031-05-01 1"], 0)


def test_a_refused_sentence_is_replaced_by_the_next() -> None:
    assert told(1, 2, bad=["2031-05-03 0"]) == (["2031-05-03 1", "2031-05-03 2"], 1)


def test_a_day_without_an_entry_gives_its_place_to_the_next() -> None:
    assert told(2, 1, bad=["2031-05-03"]) == (["2031-05-01 0", "2031-05-02 0"], 3)


def test_a_day_is_given_up_after_some_tries() -> None:
    texts, tries = told(1, 1, bad=["2031-05-03", "2031-05-01", "2031-05-02"], size=50)
    assert texts == []
    assert tries < 3 * 50


def test_days_without_candidates_are_skipped() -> None:
    assert told(3, 1, size=0) == ([], 0)
