"""Score briefs against their sources: every family of metrics, per sentence and per brief, with evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.answers import Answer, share
from eval.metrics.citations import Cited, citation_scores, judge_citations
from eval.metrics.copying import Copying, copying
from eval.metrics.corroboration import Corroboration, Sides, corroboration, differences_shown, sides
from eval.metrics.coverage import ReferenceCoverage, Unit, UnitCoverage, reference_coverage, unit_coverage
from eval.metrics.event_order import PairCounts, count_pairs
from eval.metrics.faithfulness import Grounded, by_citations, ground
from eval.metrics.matching import UnitMatcher
from eval.metrics.neutrality import Neutrality, neutrality
from eval.metrics.overlap import Overlap, rouge
from eval.scoring.brief_files import ReadBrief
from summarizer.domain.brief import Brief, CitedSentence, Method, SectionKind
from summarizer.domain.text import Span
from summarizer.ports import Embedder, EntailmentModel, Parser


@dataclass(frozen=True, slots=True)
class Gold:
    """What a person prepared for a story; every part may be missing."""

    reference: str | None = None
    units: tuple[Unit, ...] = ()
    differences: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """The models that scoring needs."""

    judge: EntailmentModel
    embedder: Embedder
    parser: Parser


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of one brief with what they rest on."""

    read: ReadBrief
    grounded: tuple[Grounded, ...]
    cited: tuple[Cited, ...]
    corroboration: Corroboration
    sides: Sides
    units: UnitCoverage | None
    differences: tuple[tuple[str, bool], ...]
    reference: ReferenceCoverage | None
    overlap: Mapping[str, Overlap]
    neutrality: Neutrality
    copying: Copying
    order: PairCounts

    @property
    def faithfulness(self) -> dict[str, float | None]:
        """Share of sentences that are supported: by all sources, by their citations, written ones alone."""
        written = [
            g.supported
            for g, s in zip(self.grounded, self.read.answer.sentences, strict=True)
            if s.method is Method.WRITTEN
        ]
        scores = citation_scores(self.cited)
        return {
            "by sources": share([g.supported for g in self.grounded]),
            "written, by sources": share(written),
            "citation recall": scores.recall,
            "citation precision": scores.precision,
            "citation F1": scores.f1,
        }


def score(read: ReadBrief, tools: Tools, gold: Gold, speakers: Mapping[str, int]) -> Score:
    """Score one brief.

    Args:
        read: the brief with its sources.
        tools: judge, embedder and parser.
        gold: what a person prepared.
        speakers: who speaks in the sources, and in how many of them.

    Returns:
        Figures and evidence.
    """
    answer = read.answer
    matcher = UnitMatcher(tools.embedder)
    return Score(
        read=read,
        grounded=ground(answer.sentences, answer, tools.judge),
        cited=judge_citations(answer.sentences, by_citations(tools.judge)),
        corroboration=corroboration(answer, matcher),
        sides=sides(speakers, answer),
        units=unit_coverage(gold.units, answer.text, matcher) if gold.units else None,
        differences=differences_shown(gold.differences, answer),
        reference=_against(gold.reference, answer, matcher, tools.parser),
        overlap=rouge(answer.running_text, gold.reference) if gold.reference else {},
        neutrality=neutrality(answer, tools.embedder),
        copying=copying(answer),
        order=_order(read.brief),
    )


def _against(
    reference: str | None, answer: Answer, matcher: UnitMatcher, parser: Parser
) -> ReferenceCoverage | None:
    return reference_coverage(reference, answer.text, matcher, parser) if reference else None


def _order(brief: Brief | None) -> PairCounts:
    """Where *What happened* tells the entries of the timeline, against their place in it.

    A sentence tells an entry if both cite words of the same passage.
    """
    if brief is None:
        return PairCounts()
    told = [s for section in brief.sections if section.kind is SectionKind.EVENTS for s in section.sentences]
    passages = [[c.span for c in s.citations] for s in told]
    ranked = [(rank, _place(entry.sentence, passages)) for rank, entry in enumerate(brief.timeline)]
    return count_pairs([(rank, place) for rank, place in ranked if place is not None])


def _place(entry: CitedSentence, passages: Sequence[Sequence[Span]]) -> int | None:
    spans = [c.span for c in entry.citations]
    return next((i for i, own in enumerate(passages) if any(a.overlaps(b) for a in own for b in spans)), None)
