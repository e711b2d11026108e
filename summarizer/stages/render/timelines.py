"""Render a timeline as Markdown, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.resources import files
from io import StringIO
from itertools import groupby

from rich.text import Text

from summarizer.domain.brief import Source, TimelineEntry
from summarizer.domain.events import TimeBasis
from summarizer.domain.timelines import Chronology
from summarizer.stages.render.escaping import markdown, plain
from summarizer.stages.render.evidence import EvidenceEntry, when
from summarizer.stages.render.facts import count_independent, counted, day_range, not_shipped
from summarizer.stages.render.json_writer import (
    SCHEMA_VERSION,
    Json,
    entry_json,
    ledger_json,
    origin_json,
)
from summarizer.stages.render.markdown import bulleted, endnote, evidence_lines, said, source_line
from summarizer.stages.render.terminal import HINT, bullets, console_on, page_text
from summarizer.stages.render.terminal import part as terminal_part
from summarizer.stages.render.terminal import said as terminal_said
from summarizer.stages.render.terminal import source_line as terminal_source

_TITLE = "Timeline"


def timeline_markdown(chronology: Chronology) -> str:
    """Render a timeline with the quotes behind every entry.

    Args:
        chronology: the timeline; text from articles in it is escaped.

    Returns:
        Markdown, ending in a newline.
    """
    return "\n\n".join(_blocks(chronology)) + "\n"


def timeline_terminal(chronology: Chronology, *, width: int, colour: bool) -> str:
    """Render a timeline to read; its evidence is in the Markdown and JSON forms.

    Args:
        chronology: the timeline; control characters in its text are shown as U+FFFD.
        width: columns of the terminal.
        colour: whether to use bold and colours (ANSI sequences).

    Returns:
        Text, ending in a newline.
    """
    page = StringIO()
    console = console_on(page, width=width, colour=colour)
    console.print(Text(_TITLE, style="bold"))
    console.print(Text(_facts(chronology) + "\n", style="italic"))
    rows = [
        (plain(day) if n == 0 else "", terminal_said(entry.sentence))
        for day, entries in _days(chronology)
        for n, entry in enumerate(entries)
    ]
    console.print(bullets(rows))
    console.print()
    cited = [(f"[{s.number}]", Text(terminal_source(s))) for s in _cited(chronology)]
    for block in terminal_part("Sources", [bullets(cited)]):
        console.print(block)
    for line in _closing(chronology):
        console.print(Text(line, style="dim"))
    return page_text(page)


def timeline_schema() -> Json:
    """The JSON Schema (2020-12) of what :func:`timeline_json` writes, beside this file."""
    text = files(__package__).joinpath("timeline.schema.json").read_text(encoding="utf-8")
    schema: Json = json.loads(text)
    return schema


def timeline_json(chronology: Chronology) -> str:
    """Render a timeline; the same timeline gives the same bytes.

    Args:
        chronology: the timeline.

    Returns:
        Indented JSON ending in a newline; sentences, times, sources and the ledger have a brief's form.
    """
    timeline = chronology.timeline
    whole: Json = {
        "schema_version": SCHEMA_VERSION,
        "provenance": asdict(chronology.provenance),
        "timeline": {
            "entries": [entry_json(entry) for entry in timeline.entries],
            "sources": [asdict(source) for source in timeline.sources],
            "origins": [origin_json(origin) for origin in timeline.origins],
        },
        "ledger": ledger_json(chronology.ledger, chronology.documents),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _blocks(chronology: Chronology) -> Iterator[str]:
    yield f"# {_TITLE}"
    yield f"*{_facts(chronology)}*"
    yield bulleted(
        f"**{markdown(day)}**: {said(entry.sentence)}"
        for day, entries in _days(chronology)
        for entry in entries
    )
    yield "## Sources"
    yield bulleted(map(source_line, _cited(chronology)))
    if (rest := _uncited(chronology)) is not None:
        yield rest
    yield "## Evidence"
    yield bulleted(
        evidence_lines(EvidenceEntry(e.sentence.text, e.sentence.citations, len(e.sentence.origins)))
        for e in chronology.timeline.entries
    )
    yield "---"
    yield from endnote(chronology.ledger, chronology.provenance)


def _days(chronology: Chronology) -> Iterator[tuple[str, Sequence[TimelineEntry]]]:
    """The entries of each day under its name; a day is inferred if one of its entries is."""
    for _, group in groupby(chronology.timeline.entries, key=lambda e: (e.time.start, e.time.offset)):
        entries = tuple(group)
        inferred = [e for e in entries if e.time.basis is TimeBasis.INFERRED]
        yield when((inferred or entries)[0].time), entries


def _facts(chronology: Chronology) -> str:
    timeline = chronology.timeline
    lengths = {d.doc_id: len(d.text) for d in chronology.documents}
    ids = [source.doc_id for source in timeline.sources]
    parts = [
        counted(len(ids), "article"),
        counted(count_independent(ids, timeline.origins, lengths), "independent origin"),
    ]
    days = [e.time.start for e in timeline.entries if e.time.start is not None]
    if days:
        parts.append(day_range(min(days), max(days)))
    return ", ".join(parts)


def _cited(chronology: Chronology) -> list[Source]:
    numbers = {c.number for entry in chronology.timeline.entries for c in entry.sentence.citations}
    return [source for source in chronology.timeline.sources if source.number in numbers]


def _uncited(chronology: Chronology) -> str | None:
    rest = len(chronology.timeline.sources) - len(_cited(chronology))
    return f"{counted(rest, 'more article')} read and not cited." if rest else None


def _closing(chronology: Chronology) -> Iterator[str]:
    yield from filter(None, (_uncited(chronology), not_shipped(chronology.ledger)))
    if chronology.ledger.inputs_unread:
        yield f"Inputs not read: {len(chronology.ledger.inputs_unread)} (see the warnings, or --ledger)."
    yield HINT
