"""Render a briefing for a terminal: the brief to read; its evidence is in the Markdown and JSON forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.domain.brief import (
    Brief,
    BriefConflict,
    Briefing,
    CitedSentence,
    Section,
    Source,
    TimelineEntry,
)
from summarizer.stages.render.escaping import plain
from summarizer.stages.render.evidence import by_speaker, marker, when
from summarizer.stages.render.facts import KIND_MEANS, facts, left_out, not_shipped, shared_wording

WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal is."""
HINT = "The passages behind each sentence: add -o FILE.md or -o FILE.json."


def render_terminal(briefing: Briefing, *, width: int, colour: bool) -> str:
    """Render a briefing.

    Args:
        briefing: the briefing; control characters in its text are shown as U+FFFD.
        width: columns of the terminal.
        colour: whether to use bold and colours (ANSI sequences).

    Returns:
        Text, ending in a newline.
    """
    page = StringIO()
    console = console_on(page, width=width, colour=colour)
    for number, brief in enumerate(briefing.briefs, start=1):
        if len(briefing.briefs) > 1:
            console.rule(f"Story {number} of {len(briefing.briefs)}", align="left", characters="─")
        for block in _brief(briefing, brief):
            console.print(block)
    for line in _endnote(briefing):
        console.print(Text(line, style="dim"))
    return page_text(page)


def console_on(page: StringIO, *, width: int, colour: bool) -> Console:
    """A console that writes to a page and depends on nothing but the arguments: the environment is empty."""
    return Console(
        file=page,
        width=max(20, min(width, WIDEST)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def page_text(page: StringIO) -> str:
    """What was written to a page, without trailing white space."""
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def _brief(briefing: Briefing, brief: Brief) -> Iterator[RenderableType]:
    yield said(brief.headline, "bold")
    yield Text(facts(brief, briefing.documents).text + "\n", style="italic")
    if brief.lead:
        yield from part("In brief", [Text(" ").join(map(said, brief.lead))])
    for section in brief.sections:
        if section.sentences:
            yield from part(section.title, _section(section))
    if brief.conflicts:
        yield from part("Where the sources differ", [_differences(brief.conflicts)])
    if brief.timeline:
        yield from part("Timeline", [_timeline(brief.timeline)])
    yield from part("Sources", _sources(brief))
    if (left := left_out(briefing, brief)) is not None:
        yield from part("Left out", [Text(left)])


def part(title: str, content: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A titled part of the page, indented, and a blank line."""
    yield Text(plain(title), style="bold cyan")
    yield from (Padding(item, (0, 0, 0, 2)) for item in content)
    yield Text()


def _section(section: Section) -> Iterator[RenderableType]:
    for speaker, sentences in by_speaker(section):
        if speaker is not None:
            yield Text(plain(speaker), style="bold")
        yield bullets(("•", said(sentence)) for sentence in sentences)


def _differences(conflicts: Iterable[BriefConflict]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=True, header_style="")
    table.add_column("Point", ratio=3)
    table.add_column("The sources say", ratio=5)
    table.add_column("Kind of difference", ratio=3)
    for conflict in conflicts:
        values = Text("\n").join(_marked(plain(v.value), marker(v.citations)) for v in conflict.values)
        table.add_row(Text(plain(conflict.point)), values, Text(KIND_MEANS[conflict.kind]))
    return table


def _timeline(entries: Iterable[TimelineEntry]) -> Table:
    return bullets((plain(when(entry.time)), said(entry.sentence)) for entry in entries)


def _sources(brief: Brief) -> Iterator[RenderableType]:
    yield bullets((f"[{source.number}]", Text(source_line(source))) for source in brief.sources)
    for numbers, credit in shared_wording(brief):
        who = f" (credited to {plain(credit)})" if credit else ""
        yield Text(f"[{','.join(map(str, numbers))}] share wording{who}: it counts as one origin.", "dim")


def source_line(source: Source) -> str:
    """An article as a line of the list of sources."""
    known = (source.title or "untitled", source.outlet, source.published or "undated", source.path)
    return " · ".join(plain(part) for part in known if part)


def bullets(rows: Iterable[tuple[str, Text]]) -> Table:
    """Labels with their texts, aligned."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(max_width=24)
    table.add_column()
    for label, text in rows:
        table.add_row(Text(label), text)
    return table


def said(sentence: CitedSentence, style: str = "") -> Text:
    """A sentence with the numbers of its sources."""
    return _marked(plain(sentence.text), marker(sentence.citations), style)


def _marked(text: str, numbers: str, style: str = "") -> Text:
    return Text.assemble((text, style), " ", (numbers, "dim"))


def _endnote(briefing: Briefing) -> Iterator[str]:
    if (rejected := not_shipped(briefing.ledger)) is not None:
        yield rejected
    if briefing.ledger.inputs_unread:
        yield f"Inputs not read: {len(briefing.ledger.inputs_unread)} (see the warnings, or --ledger)."
    yield HINT
