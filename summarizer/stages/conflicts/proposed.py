"""Differences that a language model proposes, each checked against the sentences it names.

What the model says is a proposal: which sentences, which of their words, and what is in question. Whatever a
reader is shown is taken from the articles; a proposal that cannot be traced to them is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from summarizer.domain.brief import Rejection
from summarizer.domain.claims import Conflict, ConflictKind
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Document, Span
from summarizer.errors import ReplyError
from summarizer.ports import ChatModel, ChatReply, ChatRequest, Parser
from summarizer.prompting.prompts import Prompt
from summarizer.prompting.replies import DIFFERENCES_SCHEMA, ReportedDifference, parse_differences
from summarizer.stages.conflicts.asked import named_point, speak_of_one_thing
from summarizer.stages.conflicts.repeats import restates
from summarizer.stages.conflicts.shown import Shown
from summarizer.stages.conflicts.sides import (
    RefusalError,
    Side,
    agree_on_numbers,
    may_be_parties,
    measure_apart,
    opposed,
    say_the_same,
    side_of,
    value_of,
)
from summarizer.stages.conflicts.told_numbers import CORRECTING

_KINDS = {
    kind.value: kind for kind in (ConflictKind.CONTRADICTION, ConflictKind.ACCOUNT, ConflictKind.CORRECTION)
}
_TURN = 8
"""Tokens that a chat template may put around a turn."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a model found, and what it proposed in vain."""

    conflicts: tuple[Conflict, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    read: tuple[frozenset[Span], ...] = ()
    """The sentences of each batch that the model answered about."""
    refused: tuple[tuple[frozenset[Span], ...], ...] = ()
    """The sentences of each side of the differences that it named in vain."""

    def doubts(self, conflict: Conflict) -> bool:
        """Whether the model compared a difference's sentences and saw none between its sides, or another."""
        return self.compared(conflict) and not (
            any(restates(own, conflict) for own in self.conflicts)
            or any(_sets_apart(sides, conflict) for sides in self.refused)
        )

    def compared(self, conflict: Conflict) -> bool:
        """Whether the model saw a sentence of every side together, and said what differs there."""
        return any(
            all(not batch.isdisjoint(value.evidence) for value in conflict.values) for batch in self.read
        )


def comparing_room(
    lines: Sequence[Shown], chat: ChatModel, prompt: Prompt, most: int, max_tokens: int
) -> int:
    """Find how many tokens of sentences the model can be shown at once.

    Args:
        lines: all sentences that may be shown.
        chat: the model.
        prompt: takes ``articles`` and ``statements``.
        most: most tokens of sentences by the profile.
        max_tokens: most tokens of a reply.

    Returns:
        What the prompt and a reply leave of the model's context, and no more than ``most``.
    """
    articles = "\n".join(dict.fromkeys(f"{shown.article}: {shown.source}" for shown in lines))
    messages = prompt.messages({"articles": articles, "statements": ""})
    frame = sum(chat.count_tokens(message.content) + _TURN for message in messages)
    return min(most, chat.context_tokens - frame - max_tokens)


def propose(
    batches: Sequence[Sequence[Shown]],
    documents: Mapping[str, Document],
    chat: ChatModel,
    parser: Parser,
    prompt: Prompt,
    max_tokens: int,
) -> Proposed:
    """Let a language model look for differences in batches of sentences, all in one call.

    Args:
        batches: sentences that are shown together.
        documents: the story's documents by id.
        chat: the model.
        parser: analyses what the model says is in question.
        prompt: takes ``articles``, one a line, and ``statements``, one a line with its number in brackets.
        max_tokens: most tokens of a reply.

    Returns:
        The differences that stand in the sentences, in the order of the batches, and why the others,
        or whole replies, were refused.
    """
    replies = chat.complete([_request(batch, prompt, max_tokens) for batch in batches])
    reported, rejections, read = _read(batches, replies)
    points = parser.parse([difference.point or "-" for _, difference in reported])
    found: list[Conflict] = []
    refused: list[tuple[frozenset[Span], ...]] = []
    for (batch, difference), point in zip(reported, points, strict=True):
        try:
            found.append(_checked(difference, batch, point, documents))
        except RefusalError as reason:
            told = f"{difference.point}: {' / '.join(side.words for side in difference.sides)}"
            rejections.append(Rejection(told, f"the model's difference {reason}", None))
            refused.append(_sides(difference, batch))
    return Proposed(tuple(found), tuple(rejections), tuple(read), tuple(refused))


def _sides(reported: ReportedDifference, batch: Sequence[Shown]) -> tuple[frozenset[Span], ...]:
    """The sentences that a model names for each side."""
    return tuple(
        frozenset(batch[n - 1].span for n in side.statements if 1 <= n <= len(batch))
        for side in reported.sides
    )


def _sets_apart(sides: Sequence[frozenset[Span]], conflict: Conflict) -> bool:
    """Whether two sides name sentences of two values of a difference."""
    pairs = combinations(conflict.values, 2)
    return any(
        not (one.isdisjoint(a.evidence) or other.isdisjoint(b.evidence))
        for a, b in pairs
        for one, other in permutations(sides, 2)
    )


def _request(batch: Sequence[Shown], prompt: Prompt, max_tokens: int) -> ChatRequest:
    articles = dict.fromkeys(f"{shown.article}: {shown.source}" for shown in batch)
    lines = [f"[{number}] {shown.line}" for number, shown in enumerate(batch, start=1)]
    inputs = {"articles": "\n".join(articles), "statements": "\n".join(lines)}
    return prompt.request(inputs, max_tokens, DIFFERENCES_SCHEMA)


def _read(
    batches: Sequence[Sequence[Shown]], replies: Sequence[ChatReply]
) -> tuple[list[tuple[Sequence[Shown], ReportedDifference]], list[Rejection], list[frozenset[Span]]]:
    """What the replies report, why replies cannot be read, and the sentences of those that can."""
    found: list[tuple[Sequence[Shown], ReportedDifference]] = []
    rejections: list[Rejection] = []
    read: list[frozenset[Span]] = []
    for batch, reply in zip(batches, replies, strict=True):
        try:
            found += [(batch, difference) for difference in parse_differences(reply)]
            read.append(frozenset(line.span for line in batch))
        except ReplyError as error:
            begins = batch[0].sentence.text
            rejections.append(Rejection(reply.text, f"differences between {begins!r} ff.: {error}", None))
    return found, rejections, read


def _checked(
    reported: ReportedDifference, batch: Sequence[Shown], point: Parse, documents: Mapping[str, Document]
) -> Conflict:
    """The difference as the sentences have it, or a refusal."""
    if reported.kind not in _KINDS:
        raise RefusalError(f"is of no kind that was asked for: {reported.kind!r}")
    sides: list[Side] = []
    for side in (side_of(side, batch) for side in reported.sides):
        if not any(say_the_same(side, known) for known in sides):
            sides.append(side)
    if len(sides) < 2:
        raise RefusalError("has no two sides that say different things")
    told_apart = opposed if _KINDS[reported.kind] is not ConflictKind.ACCOUNT else may_be_parties
    if not all(told_apart(a, b) for a, b in combinations(sides, 2)):
        raise RefusalError("sets against each other what one article says in one voice")
    if any(measure_apart(a, b) for a, b in combinations(sides, 2)):
        raise RefusalError("sets numbers of two kinds against each other")
    if not speak_of_one_thing(point, sides):
        raise RefusalError("is about nothing that all its sides speak of")
    kind = _kind(_KINDS[reported.kind], sides, documents)
    if kind is not ConflictKind.ACCOUNT and any(agree_on_numbers(a, b) for a, b in combinations(sides, 2)):
        raise RefusalError("has sides that agree on their numbers")
    if kind is ConflictKind.CORRECTION:
        sides.sort(key=lambda side: max(_day(line, documents) for line in side.lines))
    return Conflict(named_point(point, kind, sides), kind, tuple(value_of(side, kind) for side in sides))


def _kind(kind: ConflictKind, sides: Sequence[Side], documents: Mapping[str, Document]) -> ConflictKind:
    """The kind as far as the sentences show it: an account has a speaker, and a correction is one."""
    if kind is ConflictKind.ACCOUNT and any(side.first.speaker for side in sides):
        return kind
    if kind is ConflictKind.CORRECTION and _is_corrected(sides, documents):
        return kind
    return ConflictKind.CONTRADICTION


def _is_corrected(sides: Sequence[Side], documents: Mapping[str, Document]) -> bool:
    """Whether a sentence speaks of correcting, or one outlet tells it differently on another day."""
    lines = [line for side in sides for line in side.lines]
    said = any(t.text.casefold() in CORRECTING for line in lines for t in line.sentence.parse.tokens)
    outlets = {documents[line.span.doc_id].outlet for line in lines}
    days = {_day(line, documents) for line in lines}
    return said or (len(outlets) == 1 and None not in outlets and "" not in days and len(days) > 1)


def _day(line: Shown, documents: Mapping[str, Document]) -> str:
    return (documents[line.span.doc_id].published or "")[:10]
