"""write (reduce): let a language model phrase the chosen claim groups, one group a call, in one batch.

The model sees nothing but the statements of one group. What it writes is a proposal: the gate
decides, and the draft it was made from stands ready to take its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.domain.brief import Method
from summarizer.domain.drafts import Draft, Planned
from summarizer.errors import ReplyError
from summarizer.language.phrasing.reported import attribute, strip_attribution
from summarizer.language.words.typography import even
from summarizer.ports import ChatModel, ChatReply, ChatRequest
from summarizer.prompting.prompts import Prompt
from summarizer.prompting.replies import parse_sentence

_SHORT_ENOUGH = 16
_SHORTEN_TO = 0.75
_PROMPT_MARGIN = 64


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the model made of one planned sentence: a draft, or None with the reason why there is none."""

    planned: Planned
    draft: Draft | None
    reason: str = ""


def wants_writing(planned: Planned, *, merging: bool) -> bool:
    """Whether a sentence gains from the model: it is long, or several statements can be merged into it."""
    length = len(_bare(planned).split())
    return length > _SHORT_ENOUGH or (merging and len(planned.version.draft.evidence) > 1)


def shorten(chosen: Sequence[Planned], chat: ChatModel, prompt: Prompt, max_tokens: int) -> list[Proposal]:
    """Ask for a shorter version of each sentence.

    Args:
        chosen: planned sentences.
        chat: the writer.
        prompt: takes ``sentence`` and ``words``.
        max_tokens: most tokens of a reply.

    Returns:
        One proposal a sentence, in order.
    """
    requests = []
    for planned in chosen:
        text = _bare(planned)
        target = max(10, round(_SHORTEN_TO * len(text.split())))
        requests.append(prompt.request({"sentence": text, "words": str(target)}, max_tokens))
    return _propose(chosen, chat.complete(requests))


def merge(
    chosen: Sequence[Planned], chat: ChatModel, prompt: Prompt, max_tokens: int, words: int
) -> list[Proposal]:
    """Ask for one sentence that says what the statements of each group say together.

    Args:
        chosen: planned sentences.
        chat: the writer.
        prompt: takes ``statements`` and ``words``.
        max_tokens: most tokens of a reply.
        words: most words of a sentence.

    Returns:
        One proposal a sentence, in order. Where a group's statements do not fit the model's
        context, parts of them are merged first, then the results.
    """
    room = chat.context_tokens - max_tokens - _PROMPT_MARGIN
    room -= chat.count_tokens(
        "\n".join(m.content for m in prompt.messages({"statements": "-", "words": "-"}))
    )
    stacks = [_statements(planned) for planned in chosen]
    while any(len(_parts(stack, chat, room)) > 1 for stack in stacks):
        stacks = _collapse(stacks, chat, prompt, max_tokens, words, room)
    replies = chat.complete([_merge_request(prompt, stack, max_tokens, words) for stack in stacks])
    return _propose(chosen, replies)


def repair(
    failed: Sequence[tuple[Proposal, str]], chat: ChatModel, prompt: Prompt, max_tokens: int
) -> list[Proposal]:
    """Ask once more for sentences that the gate refused, saying what is wrong with them.

    Args:
        failed: proposals that have a draft, each with the gate's reason.
        chat: the writer.
        prompt: takes ``statements``, ``sentence`` and ``problem``.
        max_tokens: most tokens of a reply.

    Returns:
        One new proposal each, in order.
    """
    requests = [
        prompt.request(
            {
                "statements": _listed(_statements(proposal.planned)),
                "sentence": proposal.draft.text if proposal.draft else "",
                "problem": reason,
            },
            max_tokens,
        )
        for proposal, reason in failed
    ]
    return _propose([proposal.planned for proposal, _ in failed], chat.complete(requests))


def _propose(chosen: Sequence[Planned], replies: Sequence[ChatReply]) -> list[Proposal]:
    return [_proposal(planned, reply) for planned, reply in zip(chosen, replies, strict=True)]


def _proposal(planned: Planned, reply: ChatReply) -> Proposal:
    try:
        text = even(parse_sentence(reply))
    except ReplyError as error:
        return Proposal(planned, None, str(error))
    draft = planned.version.draft
    if draft.reporter is not None:
        text = attribute(text, draft.reporter)
    return Proposal(planned, replace(draft, text=text, method=Method.WRITTEN))


def _bare(planned: Planned) -> str:
    """The planned sentence without the credit to a single source."""
    draft = planned.version.draft
    return strip_attribution(draft.text, frozenset({draft.reporter} if draft.reporter else ())).text


def _statements(planned: Planned) -> list[str]:
    """What the claims behind the sentence's evidence say."""
    evidence = set(planned.version.draft.evidence)
    return [c.text for c in planned.candidate.group.claims if evidence & set(c.evidence)]


def _listed(statements: Sequence[str]) -> str:
    return "\n".join(f"- {statement}" for statement in statements)


def _merge_request(prompt: Prompt, statements: Sequence[str], max_tokens: int, words: int) -> ChatRequest:
    return prompt.request({"statements": _listed(statements), "words": str(words)}, max_tokens)


def _collapse(
    stacks: Sequence[list[str]], chat: ChatModel, prompt: Prompt, max_tokens: int, words: int, room: int
) -> list[list[str]]:
    """One round: the parts of every stack that does not fit become one statement each."""
    parts = [_parts(stack, chat, room) for stack in stacks]
    asked = [(i, part) for i, own in enumerate(parts) if len(own) > 1 for part in own if len(part) > 1]
    replies = chat.complete([_merge_request(prompt, part, max_tokens, words) for _, part in asked])
    merged = {(i, tuple(part)): _sentence_or(part[0], r) for (i, part), r in zip(asked, replies, strict=True)}
    shorter = [[merged.get((i, tuple(part)), part[0]) for part in own] for i, own in enumerate(parts)]
    return [
        stack if len(own) == 1 else new if len(new) < len(stack) else stack[:1]  # each fills the context
        for stack, own, new in zip(stacks, parts, shorter, strict=True)
    ]


def _parts(statements: Sequence[str], chat: ChatModel, room: int) -> list[list[str]]:
    """Runs of statements that fit the model's context; a statement that does not fit stands alone."""
    parts: list[list[str]] = []
    used = 0
    for statement in statements:
        size = chat.count_tokens(f"- {statement}\n")
        if not parts or used + size > room:
            parts.append([])
            used = 0
        parts[-1].append(statement)
        used += size
    return parts


def _sentence_or(statement: str, reply: ChatReply) -> str:
    try:
        return parse_sentence(reply)
    except ReplyError:
        return statement
