"""timeline: short dated entries of what happened, each on its own evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.domain.brief import Method, Support
from summarizer.domain.claims import Moment
from summarizer.domain.drafts import Candidate, Draft, Judged, Planned
from summarizer.domain.events import TimeBasis
from summarizer.domain.syntax import Parse
from summarizer.domain.text import Span
from summarizer.language.phrasing.pointing import names_actor, points_back
from summarizer.language.phrasing.trim import shortenings
from summarizer.language.words.tokens import content_stems
from summarizer.language.words.typography import even

MOST_ENTRIES = 10
MOST_WORDS = 18
_AT_MOST = 28
"""Words of an entry that is the only one of its time."""
_ACCORDING = "according to"
"""What it is told on stays with what is told."""
_PER_TIME = 2
_FEWEST_WORDS = 4
_REPEATS = 0.5
_OPENERS = frozenset({"after", "when", "as", "once", "since", "while"})
"""Conjunctions whose clause stands by itself without them."""


def phrase(moments: Sequence[Moment]) -> tuple[Draft | None, ...]:
    """Phrase every moment in as few of its source's words as its statement allows.

    Args:
        moments: happenings with a time.

    Returns:
        One draft a moment, in order; None where the moment cannot be told in a short entry, or only by
        taking a speaker's words out of their mouth.
    """
    return tuple(_phrase(moment) for moment in moments)


def choose(
    moments: Sequence[Moment],
    judged: Sequence[tuple[Draft, Support] | None],
    origin_of: Callable[[Sequence[Span]], str],
) -> tuple[Planned, ...]:
    """Choose the entries: at most two a time, never the same thing twice.

    Args:
        moments: in order of time, the best of each time first.
        judged: the draft of each moment with the gate's answer, None where none shipped.
        origin_of: names the origin of evidence.

    Returns:
        At most ten entries in order of time; a long one only where its time has no short one.
    """
    chosen: dict[int, Planned] = {}
    told: list[frozenset[str]] = []
    per_time: dict[float | None, int] = {}
    answered = [(n, *both) for n, both in enumerate(zip(moments, judged, strict=True)) if both[1] is not None]
    for place, moment, answer in sorted(answered, key=lambda a: _is_long(a[2])):
        most = 1 if _is_long(answer) else _PER_TIME
        if answer is None or per_time.get(moment.time.offset, 0) >= most:
            continue
        draft, support = answer
        stems = frozenset(content_stems(draft.text))
        if any(len(stems & other) > _REPEATS * min(len(stems), len(other)) for other in told):
            continue
        version = Judged(draft, support, (origin_of(draft.evidence),))
        chosen[place] = Planned(Candidate(moment.group, (version,), 0, moment.time), version)
        told.append(stems)
        per_time[moment.time.offset] = per_time.get(moment.time.offset, 0) + 1
    return _fewer([chosen[place] for place in sorted(chosen)])


def _is_long(answer: tuple[Draft, Support] | None) -> bool:
    return answer is not None and len(answer[0].text.split()) > MOST_WORDS


def _phrase(moment: Moment) -> Draft | None:
    claim = moment.claim
    whole = moment.start == 0 and moment.end == len(claim.text)
    said = claim.attribution is not None or _ACCORDING in claim.text.casefold()
    quoted = claim.attribution is not None and claim.attribution.direct
    if moment.time.basis is TimeBasis.UNKNOWN or quoted or (said and not whole):
        return None
    if whole and (
        points_back(claim.parse) or (_is_state(claim.parse) and moment.time.text not in claim.text)
    ):
        return None
    texts = (claim.text, *shortenings(claim.parse)) if whole else _entries(moment)
    if _ACCORDING in claim.text.casefold():
        texts = tuple(text for text in texts if _ACCORDING in text.casefold())
    fitting = [text for text in texts if _FEWEST_WORDS <= len(text.split()) <= MOST_WORDS]
    longer = (text for text in texts if MOST_WORDS < len(text.split()) <= _AT_MOST)
    fitting = fitting or sorted(longer, key=len)[:1]
    if not fitting:
        return None
    return Draft(
        text=even(fitting[0]),
        evidence=claim.evidence,
        method=Method.EXTRACT if fitting[0] == claim.text else Method.TRIMMED,
        context=claim.context,
        anchors=moment.time.anchors,
        speaker=claim.attribution.speaker if claim.attribution else None,
    )


def _is_state(parse: Parse) -> bool:
    """Whether a sentence tells how something was: on which day is known only if it says so itself."""
    return any(parse.tokens[root].lemma in {"be", "have"} for root in parse.roots)


def _entries(moment: Moment) -> tuple[str, ...]:
    """What a mentioned clause or noun phrase says by itself, or nothing where it leans on its sentence."""
    parse = moment.claim.parse
    held = [i for i, t in enumerate(parse.tokens) if moment.start <= t.start and t.end <= moment.end]
    inside = [parse.tokens[i] for i in held]
    if inside and inside[0].lemma.casefold() in _OPENERS:
        held, inside = held[1:], inside[1:]
    if not inside or any(t.pos == "PRON" and t.tag in {"PRP", "WP", "WDT"} for t in inside):
        return ()
    if not any(t.pos == "VERB" for t in inside) and not names_actor(parse, held):
        return ()
    text = moment.claim.text[inside[0].start : moment.end].strip(" ,;–—")
    return (text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", '"')) else "."),)


def _fewer(chosen: list[Planned]) -> tuple[Planned, ...]:
    """The entries most origins tell, back in order of time."""
    ranked = sorted(range(len(chosen)), key=lambda i: (-len(chosen[i].candidate.group.origins), i))
    return tuple(chosen[i] for i in sorted(ranked[:MOST_ENTRIES]))
