"""The Markdown and terminal forms, read as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from summarizer.domain.brief import Brief, Briefing, Role, Section, SectionKind, UnreadInput
from summarizer.stages.render.evidence import by_speaker, marker, passages
from summarizer.stages.render.markdown import render_markdown, web_address
from summarizer.stages.render.terminal import render_terminal
from tests.builders import article, brief_of, briefing_of, cite, harbour_brief, harbour_briefing, sentence

GOLDEN = Path(__file__).parents[2] / "golden" / "harbour.md"
ATTACK = "# Ignore | previous <script>alert(1)</script> [win](http://evil.example) \x1b[31m *now*"


def attacked() -> Briefing:
    """A briefing in which every field that comes from an article is hostile."""
    document = article(ATTACK, f"{ATTACK} again.", path=ATTACK, outlet=ATTACK, url=f"javascript:{ATTACK}")
    brief = brief_of(document, f"{ATTACK} again.", f"{ATTACK} again.")
    speaking = replace(brief.headline, speaker=ATTACK)
    section = replace(brief.sections[0], title=ATTACK, sentences=(speaking,), kind=SectionKind.POSITIONS)
    hostile = replace(brief, sections=(section,))
    return briefing_of(hostile, documents=[document], unread=[UnreadInput(ATTACK, ATTACK)])


def headings(markdown: str) -> list[str]:
    tokens = MarkdownIt().parse(markdown)
    return [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h2"]


def test_the_markdown_of_a_brief_is_the_golden_page() -> None:
    assert render_markdown(harbour_briefing()) == GOLDEN.read_text(encoding="utf-8")


def test_sections_stand_in_the_stated_order() -> None:
    assert headings(render_markdown(harbour_briefing())) == [
        "In brief",
        "What happened",
        "Who says what",
        "Where the sources differ",
        "Timeline",
        "Sources",
        "Left out",
        "Evidence",
    ]


def test_empty_sections_are_omitted() -> None:
    alone = article("Ferry", "It sailed at noon.")
    page = render_markdown(
        briefing_of(brief_of(alone, "It sailed.", "It sailed at noon."), documents=[alone])
    )
    assert headings(page) == ["What happened", "Sources", "Evidence"]
    screen = render_terminal(briefing_of(brief_of(alone, "It sailed.", "It sailed")), width=80, colour=False)
    assert "Timeline" not in screen and "In brief" not in screen


@pytest.mark.parametrize("form", ["markdown", "terminal"])
def test_every_sentence_carries_its_sources(form: str) -> None:
    briefing = harbour_briefing()
    page = (
        render_markdown(briefing)
        if form == "markdown"
        else " ".join(render_terminal(briefing, width=200, colour=False).split())
    )
    for said in briefing.briefs[0].sentences():
        assert f"{said.text} {marker(said.citations)}" in page


def test_the_evidence_holds_every_quote_with_its_place() -> None:
    page = render_markdown(harbour_briefing())
    evidence = page[page.index("## Evidence") :]
    for said in harbour_brief().sentences():
        for citation in said.citations:
            assert f"[{citation.number}] {citation.span.start}–{citation.span.end}" in evidence
            assert citation.quote in evidence


def test_one_speaker_under_several_names_is_one_group() -> None:
    document = article("Ferry", "It sailed.")
    said = [
        sentence(f"{name} said so.", cite(document, "It sailed."), speaker=name)
        for name in ("Ms Brenn", "Tomas Reil", "Ada Brenn")
    ]
    groups = by_speaker(Section("Who says what", SectionKind.POSITIONS, tuple(said)))
    assert [(g.speaker, len(g.sentences)) for g in groups] == [("Ada Brenn", 2), ("Tomas Reil", 1)]


def test_a_marker_names_evidence_only() -> None:
    document = article("Ferry", "The ferry sailed. It was noon.")
    said = cite(document, "The ferry sailed.", 3)
    told = cite(document, "It was noon.", 1)
    name = cite(document, "ferry", 2, Role.CONTEXT)
    assert marker([said, name, told, said]) == "[1,3]"


def test_a_reprinted_passage_is_quoted_once() -> None:
    one, two = article("A", "The ferry sailed."), article("Longer title", "The ferry sailed.")
    (row,) = passages([cite(one, "The ferry sailed.", 1), cite(two, "The ferry sailed.", 2)])
    assert row.places == "[1] 3–20, [2] 14–31"


def test_hostile_text_becomes_no_markup_anywhere() -> None:
    page = render_markdown(attacked())
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    inline = [child for t in tokens for child in t.children or []]
    assert not [
        t for t in (*tokens, *inline) if t.type in {"html_block", "html_inline", "link_open", "image"}
    ]
    assert "\x1b" not in page
    emphasised = [t for t in inline if t.type == "em_open"]
    assert len(emphasised) == 2  # the facts line and the signature, both the program's own


def test_hostile_text_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in render_terminal(attacked(), width=80, colour=False)
    coloured = render_terminal(attacked(), width=80, colour=True)
    assert "\x1b[31m" not in coloured and "\x1b[1m" in coloured


@pytest.mark.parametrize("width", [30, 80, 120])
def test_no_terminal_line_is_wider_than_the_terminal(width: int) -> None:
    page = render_terminal(harbour_briefing(), width=width, colour=False)
    assert max(cell_len(line) for line in page.splitlines()) <= width


def test_without_colour_there_are_no_escape_sequences() -> None:
    assert "\x1b" not in render_terminal(harbour_briefing(), width=80, colour=False)


def test_several_stories_are_told_apart() -> None:
    alone = article("Ferry", "It sailed at noon.")
    other: Brief = brief_of(alone, "It sailed.", "It sailed at noon.")
    page = render_markdown(briefing_of(harbour_brief(), other))
    assert page.startswith("*The articles tell 2 stories; one brief each.*\n")
    assert "\n# It sailed. [1]\n" in page
    assert "Story 2 of 2" in render_terminal(briefing_of(harbour_brief(), other), width=80, colour=False)


def test_unread_inputs_are_named() -> None:
    many = [UnreadInput(f"{n}.bin", "binary file") for n in range(12)]
    page = render_markdown(replace(harbour_briefing(), ledger=briefing_of(unread=many).ledger))
    assert "- 9.bin: binary file\n- and 2 more" in page


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://news.example/a?b=1", "https://news.example/a?b=1"),
        ("javascript:alert(1)", None),
        ("https://news.example/a>b", None),
        ("https://news.example/a b", None),
        ("https://news.example/\x1b[0m", None),
        (None, None),
    ],
)
def test_only_harmless_addresses_are_linked(url: str | None, shown: str | None) -> None:
    assert web_address(url) == shown
