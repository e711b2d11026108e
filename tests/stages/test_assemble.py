"""A brief numbers its sources by first citation and quotes exactly what it cites."""

from __future__ import annotations

from summarizer.domain.brief import Method, Support, Verdict
from summarizer.domain.claims import Claim, ClaimGroup, Conflict, ConflictKind, ConflictValue
from summarizer.domain.drafts import Candidate, Draft, Judged, Plan, Planned
from summarizer.domain.events import UNKNOWN_TIME
from summarizer.domain.syntax import Parse
from summarizer.domain.text import BlockKind, Document, Span, make_document
from summarizer.stages.assemble import MOST_CONFLICTS, assemble

SUPPORTED = Support(Verdict.SUPPORTED, 1.0, "")
FIRST = make_document(
    [(BlockKind.PARAGRAPH, "The dam held. Rain fell.")], path="first.txt", outlet="Tarn Echo"
)
SECOND = make_document([(BlockKind.PARAGRAPH, "The dam failed. Rain stopped.")], path="second.txt")
UNUSED = make_document([(BlockKind.PARAGRAPH, "A dam is a wall.")], path="third.txt")


def planned(document: Document, start: int, end: int) -> Planned:
    span = Span(document.doc_id, start, end)
    text = document.quote(span)
    claim = Claim("c", document.doc_id, text, Parse(text, ()), (span,), (0,))
    judged = Judged(Draft(text, (span,), Method.EXTRACT), SUPPORTED, ("o",))
    return Planned(Candidate(ClaimGroup("g", (claim,), ("o",)), (judged,), 0, UNKNOWN_TIME), judged)


def plan() -> Plan:
    return Plan(planned(SECOND, 0, 15), (), (planned(FIRST, 0, 13),), (), ())


def test_sources_are_numbered_by_first_citation_and_all_are_listed() -> None:
    brief = assemble(plan(), (), (), [FIRST, UNUSED, SECOND])
    assert [(s.number, s.path) for s in brief.sources] == [
        (1, "second.txt"),
        (2, "first.txt"),
        (3, "third.txt"),
    ]


def test_every_quote_is_the_cited_passage() -> None:
    brief = assemble(plan(), (), (), [FIRST, SECOND])
    documents = {d.doc_id: d for d in (FIRST, SECOND)}
    for sentence in brief.sentences():
        for c in sentence.citations:
            assert documents[c.span.doc_id].text[c.span.start : c.span.end] == c.quote


def test_an_empty_section_is_left_out() -> None:
    assert [s.title for s in assemble(plan(), (), (), [FIRST, SECOND]).sections] == ["What happened"]


def test_at_most_six_differences_are_shown_each_value_with_its_source() -> None:
    values = (
        ConflictValue("held", (Span(FIRST.doc_id, 8, 12),)),
        ConflictValue("failed", (Span(SECOND.doc_id, 8, 14),)),
    )
    conflicts = [Conflict(f"point {i}", ConflictKind.CONTRADICTION, values) for i in range(8)]
    shown = assemble(plan(), conflicts, (), [FIRST, SECOND]).conflicts
    assert len(shown) == MOST_CONFLICTS
    assert [(v.value, v.citations[0].number, v.citations[0].quote) for v in shown[0].values] == [
        ("held", 2, "held"),
        ("failed", 1, "failed"),
    ]
