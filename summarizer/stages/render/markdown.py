"""Render a briefing as Markdown: the brief first, its evidence after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.domain.brief import (
    Brief,
    BriefConflict,
    Briefing,
    CitedSentence,
    Ledger,
    Role,
    Section,
    Source,
)
from summarizer.domain.provenance import Provenance
from summarizer.stages.render.escaping import clip, markdown, plain
from summarizer.stages.render.evidence import (
    EvidenceEntry,
    by_speaker,
    evidence_groups,
    marker,
    passages,
    when,
)
from summarizer.stages.render.facts import KIND_MEANS, counted, facts, left_out, not_shipped, shared_wording

UNREAD_SHOWN = 10


def render_markdown(briefing: Briefing) -> str:
    """Render a briefing.

    Args:
        briefing: the briefing; text from articles in it is escaped.

    Returns:
        Markdown, ending in a newline.
    """
    several = len(briefing.briefs) > 1
    blocks = [f"*The articles tell {len(briefing.briefs)} stories; one brief each.*"] if several else []
    for brief in briefing.briefs:
        blocks += [*(["---"] if several else []), *_brief(briefing, brief)]
    blocks += ["---", *endnote(briefing.ledger, briefing.provenance)]
    return "\n\n".join(blocks) + "\n"


def signature(provenance: Provenance) -> str:
    """What made an output, in one line."""
    prompts = [f"{p.prompt_id} v{p.version} {p.digest[:8]}" for p in provenance.prompts]
    models = [f"{m.role} {m.model_id} {m.digest[:8]}" for m in provenance.models]
    config = f"config {provenance.config_name} {provenance.config_digest[:8]}"
    as_of = [f"as of {provenance.as_of}"] if provenance.as_of else []
    return " · ".join([f"multidoc-summarizer {provenance.code_version}", config, *as_of, *prompts, *models])


def _brief(briefing: Briefing, brief: Brief) -> Iterator[str]:
    yield f"# {said(brief.headline)}"
    yield f"*{facts(brief, briefing.documents).text}*"
    if brief.lead:
        yield "## In brief"
        yield " ".join(map(said, brief.lead))
    for section in brief.sections:
        if section.sentences:
            yield from _section(section)
    if brief.conflicts:
        yield "## Where the sources differ"
        yield _table(brief.conflicts)
    if brief.timeline:
        yield "## Timeline"
        yield bulleted(
            f"**{markdown(when(entry.time))}**: {said(entry.sentence)}" for entry in brief.timeline
        )
    yield "## Sources"
    yield from _sources(brief)
    if (left := left_out(briefing, brief)) is not None:
        yield "## Left out"
        yield left
    yield "## Evidence"
    for group in evidence_groups(brief):
        yield f"### {markdown(group.title)}"
        yield bulleted(map(evidence_lines, group.entries))


def _section(section: Section) -> Iterator[str]:
    yield f"## {markdown(section.title)}"
    for speaker, sentences in by_speaker(section):
        if speaker is not None:
            yield f"**{markdown(speaker)}**"
        yield bulleted(map(said, sentences))


def _table(conflicts: Iterable[BriefConflict]) -> str:
    rows = ["| Point | The sources say | Kind of difference |", "| --- | --- | --- |"]
    for conflict in conflicts:
        values = "; ".join(f"{markdown(v.value)} {marker(v.citations)}" for v in conflict.values)
        rows.append(f"| {markdown(conflict.point)} | {values} | {KIND_MEANS[conflict.kind]} |")
    return "\n".join(rows)


def _sources(brief: Brief) -> Iterator[str]:
    yield bulleted(map(source_line, brief.sources))
    for numbers, credit in shared_wording(brief):
        who = f" (credited to {markdown(credit)})" if credit else ""
        yield f"[{','.join(map(str, numbers))}] share wording{who}: what they share counts as one origin."


def source_line(source: Source) -> str:
    """An article as a line of the list of sources."""
    known = [source.title or "untitled", source.outlet, source.published or "undated", source.path]
    address = web_address(source.url)
    parts = [markdown(part) for part in known if part] + ([f"<{address}>"] if address else [])
    return f"[{source.number}] {' · '.join(parts)}"


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web and holds nothing that could leave a Markdown autolink."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return url if plain(url) == url and not set(url) & set(' <>\\"`') else None


def evidence_lines(entry: EvidenceEntry) -> str:
    """A sentence, clipped, and below it the passages it stands on."""
    origins = f" ({counted(entry.origins, 'origin')})" if entry.origins else ""
    lines = [f"{markdown(clip(plain(entry.text), 12))}{origins}"]
    for role, places, quote in passages(entry.citations):
        lines.append(f"  - {'' if role is Role.EVIDENCE else f'{role.value} '}{places}: {markdown(quote)}")
    return "\n".join(lines)


def endnote(ledger: Ledger, provenance: Provenance) -> Iterator[str]:
    """What was not read or not let through, and what made the output; one block each."""
    unread = ledger.inputs_unread
    if unread:
        shown = [f"{markdown(u.path)}: {markdown(u.reason)}" for u in unread[:UNREAD_SHOWN]]
        more = [f"and {len(unread) - UNREAD_SHOWN} more"] if len(unread) > UNREAD_SHOWN else []
        yield "Not read:"
        yield bulleted([*shown, *more])
    if (rejected := not_shipped(ledger)) is not None:
        yield rejected
    yield f"*{markdown(signature(provenance))}*"


def said(sentence: CitedSentence) -> str:
    """A sentence with the numbers of its sources."""
    return f"{markdown(sentence.text)} {marker(sentence.citations)}"


def bulleted(items: Iterable[str]) -> str:
    """A list of lines that are Markdown already."""
    return "\n".join(f"- {item}" for item in items)
