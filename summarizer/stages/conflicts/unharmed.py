"""Harm of which one source says that there was none, while another counts who was hurt or died."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.text import Document
from summarizer.language.people.phrases import is_person_noun
from summarizer.language.support.analysis import analyse
from summarizer.language.support.negation import Force, force_of
from summarizer.language.words.tokens import stem
from summarizer.stages.conflicts.aligning import told_together
from summarizer.stages.conflicts.context import names_more
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.mentions import number_mentions, with_nouns
from summarizer.stages.conflicts.number_mention import FATES, NumberMention
from summarizer.stages.conflicts.statements import teller_of
from summarizer.stages.conflicts.telling import value_of

_NOBODY = frozenset("nobody none".split())
_HARMS = {
    "hurt": frozenset(map(stem, "harm injury injuries wound casualty casualties".split())),
    "dead": frozenset(map(stem, "death fatality fatalities".split())),
}
"""Nouns of harm: there was none of it."""
_THEN = frozenset("time times case occasion year month week".split())
"""After "that" or "earlier" these make it of something else that nobody was hurt."""
_DAYS = 2
"""Days between two articles that may tell of one happening without knowing of what the other tells."""
_ALIKE = 0.15
"""Cosine of two sentences below which they do not tell of one happening."""


def unharmed_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document], judges: Judges
) -> list[Conflict]:
    """Find where one document says that nobody came to harm and another one counts those who did.

    Args:
        claims: all claims of the story, in a fixed order.
        documents: its documents by id.
        judges: models that compare sentences.

    Returns:
        At most one contradiction for the hurt and one for the dead, with the nearest two sentences.
    """
    unharmed = [(claim, harm) for claim in claims for harm in _spared(claim)]
    if not unharmed:
        return []
    counted = [m for m in with_nouns([m for c in claims for m in number_mentions(c)]) if m.fate and m.unit]
    cosines = judges.likeness([*(c.text for c, _ in unharmed), *(m.claim.text for m in counted)])
    best: dict[str, tuple[float, Claim, NumberMention]] = {}
    for i, (claim, harm) in enumerate(unharmed):
        for j, mention in enumerate(counted, len(unharmed)):
            near = float(cosines[i, j])
            if mention.fate != harm or not _may_differ(claim, mention, documents) or near < _ALIKE:
                continue
            if harm not in best or near > best[harm][0]:
                best[harm] = near, claim, mention
    return [_conflict(claim, mention) for _, claim, mention in best.values()]


def _spared(claim: Claim) -> Iterator[str]:
    """Of what kind of harm a claim says that nobody came to it."""
    analysis = analyse(claim.parse)
    if _is_of_another_time(claim):
        return
    for i, token in enumerate(analysis.tokens):
        no = any(analysis.tokens[c].text.casefold() == "no" for c in analysis.dependents(i, "det"))
        nobody = token.text.casefold() in _NOBODY or (no and is_person_noun(token.lemma))
        verb = next((v for v in analysis.chain(i) if analysis.tokens[v].pos in {"VERB", "AUX"}), None)
        if not (no or nobody) or (verb is not None and force_of(analysis, verb) is Force.WISHED):
            continue
        if names_more(analysis, i):
            continue
        told = [verb, *analysis.children[verb]] if nobody and verb is not None else [i]
        stems = {stem(analysis.tokens[t].text) for t in told}
        yield from (harm for harm in _HARMS if stems & (FATES[harm] if nobody else _HARMS[harm]))


def _is_of_another_time(claim: Claim) -> bool:
    """Whether it is said of another time than that of which the article tells."""
    tokens = [t.text.casefold() for t in analyse(claim.parse).tokens]
    return any(a in {"that", "previous", "earlier"} and b in _THEN for a, b in pairwise(tokens))


def _may_differ(claim: Claim, mention: NumberMention, documents: Mapping[str, Document]) -> bool:
    """Whether two documents of much the same day tell it, of people who are not said to be spared."""
    if claim.doc_id == mention.claim.doc_id or mention.quantity.value < 1:
        return False
    return told_together(documents[claim.doc_id], documents[mention.claim.doc_id], _DAYS)


def _conflict(claim: Claim, mention: NumberMention) -> Conflict:
    values = (
        value_of(claim, teller_of(claim), claim.evidence),
        ConflictValue(mention.claim.text, mention.claim.evidence, teller_of(mention.claim)),
    )
    point = "people killed" if mention.fate == "dead" else "people hurt"
    return Conflict(point, ConflictKind.CONTRADICTION, values)
