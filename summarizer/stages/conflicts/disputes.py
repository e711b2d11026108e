"""Statements of two speakers of which the entailment model says that each contradicts the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.language.people.names import same_name
from summarizer.stages.conflicts.judges import Judges
from summarizer.stages.conflicts.statements import Statement, statements

_COMPARED = 0.45
"""Cosine from which two statements may be about one matter."""
_CONTRADICTED = 0.85
"""Probability of contradiction, in both directions, that sets them against each other."""
_MOST_ASKED, _MOST = 30, 3


def dispute_conflicts(claims: Sequence[Claim], judges: Judges) -> list[Conflict]:
    """Find what two speakers tell differently, in whatever words.

    Args:
        claims: all claims of the story, in a fixed order.
        judges: models that compare sentences; without probabilities of contradiction nothing is found.

    Returns:
        At most a few accounts, the surest first.
    """
    said = [s for claim in claims for s in statements(claim)]
    cosines = judges.likeness([s.text for s in said])
    near = [
        (-float(cosines[i, j]), i, j)
        for i, j in combinations(range(len(said)), 2)
        if cosines[i, j] >= _COMPARED and not same_name(said[i].speaker, said[j].speaker)
    ]
    pairs = [(said[i], said[j]) for _, i, j in sorted(near)[:_MOST_ASKED]]
    asked = [(x.text, y.text) for a, b in pairs for x, y in ((a, b), (b, a))]
    answers = judges.contradiction(asked)
    sure = [min(answers[2 * n : 2 * n + 2]) for n in range(len(pairs))]
    ranked = sorted((n for n, p in enumerate(sure) if p >= _CONTRADICTED), key=lambda n: (-sure[n], n))
    return [_account(*pairs[n]) for n in ranked[:_MOST]]


def _account(a: Statement, b: Statement) -> Conflict:
    values = tuple(ConflictValue(s.told, s.claim.evidence, s.speaker) for s in (a, b))
    return Conflict(f"what {a.speaker} and {b.speaker} say", ConflictKind.ACCOUNT, values)
