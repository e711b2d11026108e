"""One side of a difference that a model proposes: its words, as they stand in the sentences it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.domain.claims import ConflictKind, ConflictValue
from summarizer.language.numbers.equivalents import same_amount
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.people.reporting import REPORTING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.grounding import introduces
from summarizer.language.words.quotations import quotations
from summarizer.language.words.tokens import content_stems, is_stop_word, stem
from summarizer.prompting.replies import ReportedSide
from summarizer.stages.conflicts.shown import Shown, comparable
from summarizer.stages.conflicts.wording import NEGATIVE, find_words, is_refusal, whole_words

_MOST_WORDS = 30
_PLACING = frozenset("before after until since above below over under up down in out on off from".split())
"""Function words in which alone two sides may differ."""
_MEASURING = frozenset(
    {QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.AGE}
)
"""Numbers that cannot stand for each other where they are of two kinds."""


class RefusalError(Exception):
    """A proposal is no difference; the message says why."""


@dataclass(frozen=True, slots=True)
class Side:
    """A passage ``[start, end)`` of a sentence, and all sentences that say it."""

    first: Shown
    start: int
    end: int
    lines: tuple[Shown, ...]

    @property
    def text(self) -> str:
        """The passage on one line."""
        return " ".join(self.first.sentence.text[self.start : self.end].split())

    @property
    def analysis(self) -> Analysis:
        """Its sentence, analysed."""
        return analyse(self.first.sentence.parse)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in the passage."""
        return tuple(q for q in self.analysis.quantities if self.start <= q.start and q.end <= self.end)

    @property
    def negated(self) -> bool:
        """Whether the passage has an odd number of negations and denials."""
        inside = (t for t in self.analysis.tokens if self.start <= t.start and t.end <= self.end)
        return sum(t.dep == "neg" or t.text.casefold() in NEGATIVE or is_refusal(t) for t in inside) % 2 == 1


def side_of(reported: ReportedSide, batch: Sequence[Shown]) -> Side:
    """Find a side's words in the sentences it names.

    Args:
        reported: the side.
        batch: the sentences that were shown, by number from 1.

    Returns:
        The side; of the sentences it names only those that have the words, and mean them as the first does.

    Raises:
        RefusalError: if one was not shown, or none has the words.
    """
    if not reported.statements or not all(1 <= n <= len(batch) for n in reported.statements):
        raise RefusalError("names statements that were not shown")
    found = [
        Side(line, *whole_words(analyse(line.sentence.parse), *place), (line,))
        for line in (batch[n - 1] for n in reported.statements)
        if (place := find_words(line.sentence.text, reported.words)) is not None
    ]
    if not found:
        raise RefusalError(f"has words that do not stand in the statements it names: {reported.words!r}")
    first = found[0]
    if len(first.text.split()) > _MOST_WORDS:
        raise RefusalError("has more words for a side than a table holds")
    if not content_stems(first.text):
        raise RefusalError("has no telling words for a side")
    return replace(first, lines=tuple(side.first for side in found if say_the_same(side, first)))


def value_of(side: Side, kind: ConflictKind) -> ConflictValue:
    """A side as a row of differences shows it: in an account, with who says it.

    Args:
        side: the side.
        kind: of the difference.

    Returns:
        The value; what a source quotes stands in quotation marks.
    """
    speaker, text = side.first.speaker, _marked(side)
    if speaker and kind is ConflictKind.ACCOUNT and not introduces(speaker, text):
        opening = next(t for t in side.analysis.tokens if t.end > side.start)
        reports = opening.tag in {"VBD", "VBZ", "VBP"} and opening.lemma.casefold() in REPORTING
        text = f"{speaker}{'' if reports else ':'} {text}"
    return ConflictValue(text, tuple(sorted({line.span for line in side.lines})), speaker)


def _marked(side: Side) -> str:
    """The passage, in quotation marks if its sentence has it in them."""
    quoted = quotations(side.first.sentence.text)
    within = any(q.inner[0] <= side.start and side.end <= q.inner[1] for q in quoted)
    return f"“{side.text}”" if within or (side.first.direct and not quoted) else side.text


def say_the_same(a: Side, b: Side) -> bool:
    """Whether two sides differ in nothing that matters.

    Args:
        a: a side.
        b: another.

    Returns:
        True if one has all the telling words of the other and no verb more, with equal numbers, and both or
        neither is negated.
    """
    if a.negated is not b.negated or len(a.quantities) != len(b.quantities):
        return False
    if not all(_equal(p, q) for p, q in zip(a.quantities, b.quantities, strict=True)):
        return False
    shorter, longer = sorted((_told(a), _told(b)), key=len)
    return shorter.keys() <= longer.keys() and not any(longer[s] for s in longer.keys() - shorter.keys())


def agree_on_numbers(a: Side, b: Side) -> bool:
    """Whether two sides have numbers, one no other than the other, and both or neither is negated."""
    fewer, more = sorted((a.quantities, b.quantities), key=len)
    return bool(fewer) and a.negated is b.negated and all(any(_equal(p, q) for q in more) for p in fewer)


def _equal(a: Quantity, b: Quantity) -> bool:
    exact = (a.low, a.high) == (b.low, b.high) and (a.unit == b.unit or not (a.unit and b.unit))
    return exact or same_amount(a, b)


def _told(side: Side) -> dict[str, bool]:
    """Stems of the telling words beside numbers and what they count, each with whether it is a verb."""
    numbers = [(q.start, q.end) for q in side.quantities]
    heads = {q.head for q in side.quantities}
    return {
        stem(token.text): token.pos == "VERB"
        for i, token in enumerate(side.analysis.tokens)
        if side.start <= token.start and token.end <= side.end and token.text[0].isalnum()
        if i not in heads and not any(start <= token.start < end for start, end in numbers)
        if not is_stop_word(token.text) or token.text.casefold() in _PLACING
    }


def measure_apart(a: Side, b: Side) -> bool:
    """Whether each side is one number, and the two cannot stand for each other: a share and a sum."""
    mine = [q for q in a.quantities if q.kind in _MEASURING]
    theirs = [q for q in b.quantities if q.kind in _MEASURING]
    return len(mine) == len(theirs) == 1 and mine[0].kind is not theirs[0].kind


def opposed(a: Side, b: Side) -> bool:
    """Whether two sides are of different documents or speakers, in no sentence that both stand in."""
    return _in_two_sentences(a, b) and any(comparable(x, y) for x in a.lines for y in b.lines)


def may_be_parties(a: Side, b: Side) -> bool:
    """Whether two sides may be what two parties say, be it in one article that does not show who speaks.

    Not if a sentence has both, or each is what one known speaker says there.
    """
    unknown = any(line.speaker is None for side in (a, b) for line in side.lines)
    return opposed(a, b) or (unknown and _in_two_sentences(a, b))


def _in_two_sentences(a: Side, b: Side) -> bool:
    return {line.span for line in a.lines}.isdisjoint(line.span for line in b.lines)
