"""What a language model is shown to find differences in: numbered sentences, near ones together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.domain.claims import Claim, SetAside
from summarizer.domain.text import BlockKind, Document, Sentence, Span
from summarizer.language.people.names import same_name
from summarizer.language.phrasing.standing import WITHHELD
from summarizer.stages.conflicts.asides import asides
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.statements import teller_of

_NEAREST = 2
"""Sentences of other sources that each one is surely shown with. Of the labelled differences of the shipped
stories three in five are between a sentence and one of the two nearest to it."""
_LONGEST_NAME = 60
"""Characters of an outlet's or a speaker's name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that may differ from others, whose it is and where it stands."""

    sentence: Sentence
    speaker: str | None
    """Who says it, if not the article itself."""
    direct: bool
    """Whether all of it is in quotation marks, its own or those of the sentences around it."""
    paragraph: str
    """All of the block it stands in."""
    article: str
    """The letter that stands for its article."""
    source: str
    """What the model is told of the article: outlet and day, as far as they are known."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.sentence.span

    @property
    def line(self) -> str:
        """The sentence on one line with its source, so that no sentence can pass for another's number."""
        speaker = f", {_name(self.speaker)}" if self.speaker else ""
        return f"{self.article}{speaker}: {' '.join(self.sentence.text.split())}"


def shown(
    claims: Iterable[Claim],
    set_aside: Iterable[SetAside],
    sentences: Mapping[str, Sequence[Sentence]],
    documents: Mapping[str, Document],
) -> tuple[Shown, ...]:
    """The sentences in which a model may look for differences.

    Args:
        claims: the story's claims.
        set_aside: sentences that make no claim, with reasons.
        sentences: all sentences by ``doc_id``.
        documents: the story's documents by id.

    Returns:
        What makes a claim, or only needs what stands before it; nothing of which no model is shown any
        (``WITHHELD``), no title. By document and place, whatever the order of the arguments.
    """
    harmless = [aside for aside in set_aside if aside.reason not in WITHHELD]
    # Who speaks in a sentence that cannot stand alone has not been resolved; its subject is all there is.
    voices = {claim.evidence[0]: (teller_of(claim), False) for claim in asides(harmless, sentences)}
    for claim in sorted(claims, key=lambda c: (c.attribution is not None, c.claim_id)):
        told = claim.attribution
        voices |= dict.fromkeys(claim.evidence, (told.speaker, told.direct) if told else (None, False))
    return tuple(
        Shown(
            sentence,
            *voices[sentence.span],
            _paragraph(documents[doc_id], sentence),
            _letters(number),
            _source(documents[doc_id]),
        )
        for number, doc_id in enumerate(sorted(documents))
        for sentence in sentences[doc_id]
        if sentence.kind is not BlockKind.TITLE and sentence.span in voices
    )


def comparable(a: Shown, b: Shown) -> bool:
    """Whether two sentences are of different documents, or of different speakers in one."""
    if a.span.doc_id != b.span.doc_id:
        return True
    return a.speaker is not None and b.speaker is not None and not same_name(a.speaker, b.speaker)


def batches(
    lines: Sequence[Shown], judges: Judges, tokens: Callable[[str], int], most: int
) -> tuple[tuple[Shown, ...], ...]:
    """Put the sentences into batches so that each stands in one with those nearest to it.

    Args:
        lines: all sentences, in a fixed order.
        judges: tell how near they are.
        tokens: length of a text for the model.
        most: most tokens of a batch; only two sentences that are too long together exceed it.

    Returns:
        The batches, each in the order of ``lines``; a sentence may stand in several. None where there is
        nothing to compare.
    """
    costs = [tokens(f"[{len(lines)}] {shown.line}\n") for shown in lines]
    found: list[set[int]] = []
    for pair in _pairs(lines, judges):
        if any(pair <= batch for batch in found):
            continue
        grown = next((b for b in found if b & pair and sum(costs[i] for i in b | pair) <= most), None)
        if grown is None:
            found.append(set(pair))
        else:
            grown |= pair
    return tuple(tuple(lines[i] for i in sorted(batch)) for batch in _joined(found, costs, most))


def _pairs(lines: Sequence[Shown], judges: Judges) -> list[frozenset[int]]:
    """Each sentence with those nearest to it that it may differ from, the nearest pairs first."""
    likeness = judges.likeness([shown.sentence.text for shown in lines], by_stems=True)
    found: dict[frozenset[int], float] = {}
    for i, one in enumerate(lines):
        others = (j for j, other in enumerate(lines) if i != j and comparable(one, other))
        for j in sorted(others, key=lambda j: (-likeness[i, j], j))[:_NEAREST]:
            found[frozenset((i, j))] = float(likeness[i, j])
    return sorted(found, key=lambda pair: (-found[pair], sorted(pair)))


def _joined(found: Sequence[set[int]], costs: Sequence[int], most: int) -> list[set[int]]:
    """Small batches put together, the first in which another fits."""
    kept: list[set[int]] = []
    for batch in found:
        roomy = next((b for b in kept if sum(costs[i] for i in b | batch) <= most), None)
        if roomy is None:
            kept.append(set(batch))
        else:
            roomy |= batch
    return [b for b in kept if not any(b < other for other in kept)]


def _letters(number: int) -> str:
    """Letters for a number: A for 0, Z for 25, AA for 26."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _paragraph(document: Document, sentence: Sentence) -> str:
    block = document.blocks[sentence.block]
    return document.text[block.start : block.end]


def _source(document: Document) -> str:
    known = [part for part in (document.outlet, document.published) if part]
    return ", ".join(map(_name, known)) or "unnamed"


def _name(text: str) -> str:
    """A name on one line."""
    return " ".join(text.split())[:_LONGEST_NAME]
