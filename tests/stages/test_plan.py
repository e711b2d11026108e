"""A plan keeps to its words, says nothing twice, hears every side and follows the events."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from summarizer.domain.brief import Method, Support, Verdict
from summarizer.domain.claims import Attribution, Claim, ClaimGroup
from summarizer.domain.drafts import Candidate, Draft, Judged, Plan, Planned
from summarizer.domain.events import UNKNOWN_TIME, EventTime
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span
from summarizer.ports import Parser
from summarizer.stages.plan import make_plan, pruned, word_count
from summarizer.stages.plan.ranking import is_background

SUPPORTED = Support(Verdict.SUPPORTED, 1.0, "")


def candidate(
    number: int,
    text: str,
    *,
    speaker: str | None = None,
    origins: int = 1,
    event: int = 0,
    shorter: str | None = None,
    time: EventTime = UNKNOWN_TIME,
    position: int | None = None,
) -> Candidate:
    span = Span("d1", 200 * number, 200 * number + len(text))
    claim = Claim(
        claim_id=f"c{number:02}",
        doc_id="d1",
        text=text,
        parse=Parse(text, ()),
        evidence=(span,),
        sentence_indexes=(number if position is None else position,),
        attribution=Attribution(speaker, "say", direct=False) if speaker else None,
        time=time,
    )
    ids = tuple(f"o{i}" for i in range(origins))
    versions = tuple(
        Judged(Draft(t, (span,), Method.EXTRACT, speaker=speaker), SUPPORTED, ids)
        for t in (text, *([shorter] if shorter else []))
    )
    return Candidate(ClaimGroup(f"g{number:02}", (claim,), ids), versions, event, time)


def distinct(n: int) -> NDArray[np.float32]:
    """Meanings that have nothing in common beyond the story: all pairs have cosine 0.3."""
    rows = np.sqrt(0.7) * np.eye(n, n + 1) + np.sqrt(0.3) * np.eye(n + 1)[n]
    return rows.astype(np.float32)


def body(plan: Plan) -> list[Planned]:
    return [plan.headline, *plan.lead, *plan.events, *plan.positions]


WORDS = (
    "ferry dam strike bridge court harvest storm engine budget school museum vaccine tunnel cable "
    "forest hospital satellite reactor stadium orchard "
    "library glacier mine airport river festival prison bakery island theatre desert quarry volcano railway "
    "brewery lagoon mosque abbey castle temple market garden palace kennel marsh meadow canyon harbour "
    "pier dune reef cove delta fjord inlet islet"
).split()
TOPICS = [f"{a}, {b} and {c}" for a, b, c in zip(WORDS[::3], WORDS[1::3], WORDS[2::3], strict=False)]


def story(n: int = 20) -> list[Candidate]:
    return [
        candidate(i, f"It came before the {topic} of which they had.") for i, topic in enumerate(TOPICS[:n])
    ]


@pytest.mark.parametrize("budget", [60, 100, 150])
def test_headline_lead_and_sections_fit_the_budget_and_use_three_quarters_of_it(budget: int) -> None:
    plan = make_plan(story(), distinct(20), (), (), budget, 200)
    spent = sum(word_count(p.version.draft.text) for p in body(plan))
    assert 0.75 * budget <= spent <= 1.05 * budget


def test_what_several_origins_report_comes_first() -> None:
    candidates = [
        *story(7)[1:],
        candidate(
            7,
            "The keeper of the old lighthouse resigned over wages that nobody had paid.",
            origins=3,
            position=0,
        ),
    ]
    plan = make_plan(candidates, distinct(7), (), (), 60, 200)
    assert "lighthouse" in " ".join(p.version.draft.text for p in (plan.headline, *plan.lead))


def test_a_candidate_that_says_the_same_as_a_chosen_one_is_left_out() -> None:
    candidates = story(4)
    vectors = distinct(4)
    vectors[3] = vectors[0]
    texts = [p.candidate.group.group_id for p in body(make_plan(candidates, vectors, (), (), 200, 200))[1:]]
    assert len({"g00", "g03"} & set(texts)) == 1


def test_every_main_speaker_is_heard_even_when_one_says_much_more() -> None:
    loud = [
        candidate(i, f"Calder spoke of the {t}.", speaker="Ines Calder", position=0)
        for i, t in enumerate(TOPICS[:8])
    ]
    quiet = candidate(9, "Orlan denied that anyone was warned.", speaker="Piet Orlan", position=30)
    plan = make_plan([*loud, quiet], distinct(9), (), (), 70, 200)
    assert {p.version.draft.speaker for p in (*plan.lead, *plan.positions)} == {"Ines Calder", "Piet Orlan"}


def test_statements_of_one_speaker_stand_together_under_any_form_of_the_name() -> None:
    names = ["Ines Calder", "Piet Orlan", "Calder"]
    candidates = [
        candidate(i, f"{name} spoke of the {t}.", speaker=name, position=9)
        for i, (name, t) in enumerate(zip(names, TOPICS, strict=False))
    ]
    spoken = [
        p.version.draft.speaker
        for p in make_plan([*story(5)[3:], *candidates], distinct(5), (), (), 200, 200).positions
    ]
    assert len(spoken) == 3
    assert spoken.index("Piet Orlan") in (0, 2)


def test_events_stand_in_event_order_whatever_their_weight() -> None:
    candidates = [
        candidate(i, f"It came before the {topic}.", event=event, origins=event % 3 + 1)
        for i, (topic, event) in enumerate(zip(TOPICS[:9], [4, 2, 8, 0, 6, 1, 7, 3, 5], strict=True))
    ]
    events = [p.candidate.event for p in make_plan(candidates, distinct(9), (), (), 80, 200).events]
    assert events == sorted(events)
    assert len(events) > 2


def test_a_sentence_too_long_for_the_room_left_takes_its_shorter_version() -> None:
    long = "The tunnel " + "which was old " * 12 + "was closed."
    short = "The tunnel was closed on Monday morning."
    candidates = [candidate(0, "The reactor was shut down today."), candidate(1, long, shorter=short)]
    texts = [p.version.draft.text for p in body(make_plan(candidates, distinct(2), (), (), 40, 200))]
    assert short in texts
    assert long not in texts


def test_one_candidate_makes_a_brief() -> None:
    plan = make_plan(story(1), distinct(1), (), (), 300, 200)
    assert plan.headline.candidate.group.group_id == "g00"


def test_a_source_is_not_copied_beyond_its_limit() -> None:
    candidates = [replace(c, versions=tuple(replace(v, verbatim=9) for v in c.versions)) for c in story(6)]
    plan = make_plan(candidates, distinct(6), (), (), 200, 20)
    assert len(body(plan)[1:]) == 2


def test_pruning_drops_what_was_chosen_last_and_keeps_headline_and_lead() -> None:
    plan = make_plan(story(), distinct(20), (), (), 200, 200)
    smaller = pruned(plan, 120)
    assert (smaller.headline, smaller.lead) == (plan.headline, plan.lead)
    kept = {p.rank for p in (*smaller.events, *smaller.positions)}
    gone = {p.rank for p in (*plan.events, *plan.positions)} - kept
    assert kept and gone and max(kept) < min(gone)
    assert sum(word_count(p.version.draft.text) for p in body(smaller)) <= 120


def test_what_was_corrected_later_is_not_told_as_news() -> None:
    candidates = story(6)
    outdated = candidates[0].group.best.evidence
    plan = make_plan(candidates, distinct(6), (), outdated, 200, 200)
    assert "g00" not in [p.candidate.group.group_id for p in body(plan)]


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Peter Lund had worked at the quarry for 20 years.", True),
        ("The ferry was on its way to Halm when it struck the reef.", True),
        ("Forty surgeries make their appointments with Kalenda.", True),
        ("Crews were searching the pit on Monday.", True),
        ("Three miners were brought out alive on Wednesday.", False),
        ("Police have found the altarpiece in a barn.", False),
        ("The minister says that the port will open.", False),
    ],
)
def test_what_had_been_so_or_is_always_so_is_background(parser: Parser, text: str, background: bool) -> None:
    assert is_background(parser.parse([text])[0]) is background
