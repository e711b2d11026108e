"""How two statements that stand against each other are named and quoted in a row of the table."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Span
from summarizer.language.numbers.measures import measure_of
from summarizer.language.people.names import same_name
from summarizer.language.phrasing.trim import shortenings
from summarizer.language.support.analysis import analyse
from summarizer.language.words.tokens import content_stems, stem
from summarizer.stages.conflicts.context import is_content, text_between
from summarizer.stages.conflicts.questions import questions
from summarizer.stages.conflicts.statements import teller_of

MOST_WORDS = 25
"""Words of a side from which it is shortened."""


def value_of(claim: Claim, speaker: str | None, evidence: tuple[Span, ...]) -> ConflictValue:
    """One side of a difference: what a claim says, shortened where it is long, with its speaker.

    Args:
        claim: the statement.
        speaker: who makes it, if known.
        evidence: its passages.

    Returns:
        The value; the speaker is put before it only where the words do not name him.
    """
    texts = (claim.text, *shortenings(claim.parse))
    text = next((t for t in texts if len(t.split()) <= MOST_WORDS), texts[-1])
    named = speaker is None or bool(set(content_stems(speaker)) & set(content_stems(text)))
    return ConflictValue(text if named else f"{speaker}: {text}", evidence, speaker)


def told_differently(point: str, one: Claim, other: Claim) -> Conflict:
    """A difference between what two claims say.

    Args:
        point: what it is about.
        one: a claim.
        other: another claim.

    Returns:
        Two accounts where each has a speaker of its own, else a contradiction.
    """
    tellers = teller_of(one), teller_of(other)
    both = all(tellers) and not same_name(tellers[0] or "", tellers[1] or "")
    values = tuple(value_of(c, teller, c.evidence) for c, teller in zip((one, other), tellers, strict=True))
    return Conflict(point, ConflictKind.ACCOUNT if both else ConflictKind.CONTRADICTION, values)


def shared_point(one: Claim, other: Claim, weights: Mapping[str, float]) -> str:
    """What two statements are about: whether it is so, or the rarest noun, with its modifiers, that both use.

    Args:
        one: a statement.
        other: another statement.
        weights: rarity of stems in the story.

    Returns:
        The question that the shorter of them answers with yes, where it stands on its own in a few words;
        else a noun phrase of ``one``, or who tells it differently where they share no noun.
    """
    asked = [q for claim in (one, other) for q in questions(claim)]
    if asked:
        return min(asked, key=lambda q: (len(q.split()), q))
    analysis = analyse(one.parse)
    stems = set(content_stems(other.text))
    nouns = [
        i
        for i, t in enumerate(analysis.tokens)
        if t.pos == "NOUN" and is_content(analysis, i) and measure_of(t.lemma.casefold()) is None
    ]
    both = [i for i in nouns if stem(analysis.tokens[i].text) in stems]
    if not both:
        tellers = [name for claim in (one, other) if (name := teller_of(claim))]
        return (
            f"what {' and '.join(tellers)} {'say' if len(tellers) > 1 else 'says'}"
            if tellers
            else "what is said"
        )
    noun = max(both, key=lambda i: (weights.get(stem(analysis.tokens[i].text), 0.0), -i))
    while analysis.tokens[noun].dep == "compound" and analysis.tokens[noun].head > noun:
        noun = analysis.tokens[noun].head
    return text_between(analysis, min([noun, *analysis.dependents(noun, "amod", "compound")]), noun)
