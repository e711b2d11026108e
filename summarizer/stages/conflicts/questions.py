"""What a statement settles, as a question: "whether the trawler had steered into the launch"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.domain.claims import Claim
from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.stages.conflicts.context import text_between
from summarizer.stages.conflicts.statements import statements
from summarizer.stages.conflicts.wording import NEGATIVE, is_refusal

_FEWEST, _MOST = 3, 14
"""Words of a clause that makes a point: fewer say too little, more are no point."""
_POINTING = frozenset(
    """
    reverse opposite contrary otherwise
    i you he she it we they me him her us them himself herself itself themselves mine yours ours theirs
    this that these those such same so other another one ones there here then
    """.split()
)
"""Words that say something only beside other sentences."""
_BROKEN = frozenset({";", ":", "–", "—", "?", "!", "(", ")", "…"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_CAPITAL = frozenset({"DATE", "NORP"})
"""Kinds of names that are no persons, places or organisations and have a capital all the same."""
_ENDING = re.compile(r"[.,\s]+([”\"’']?)$")


def questions(claim: Claim) -> Iterator[str]:
    """Ask what a statement says, or what it reports, each in the statement's own words.

    Args:
        claim: a statement.

    Yields:
        "whether …" for each clause that affirms something, names who or what it is about, points to nothing
        outside itself and is short.
    """
    analysis = analyse(claim.parse)
    said = list(statements(claim))
    clauses: Iterable[Sequence[int]] = (s.content for s in said)
    if not said:
        clauses = [range(len(analysis.tokens))]
    yield from (asked for clause in clauses if (asked := question(analysis, clause)))


def question(analysis: Analysis, clause: Sequence[int]) -> str:
    """Ask what one clause says.

    Args:
        analysis: a sentence.
        clause: tokens of the clause, in order, without the conjunction.

    Returns:
        "whether …", or nothing for a clause that is not fit for it.
    """
    text = _ENDING.sub(r"\1", text_between(analysis, clause[0], clause[-1]))
    if not (_stands_alone(analysis, clause) and _is_whole(text)):
        return ""
    return f"whether {text if _keeps_capital(analysis, clause[0]) else text[0].lower() + text[1:]}"


def _stands_alone(analysis: Analysis, clause: Sequence[int]) -> bool:
    """Whether a clause affirms something of somebody or something named, and points to nothing else."""
    words = [analysis.tokens[i] for i in clause]
    if any(w.text.casefold() in _POINTING | NEGATIVE or w.text in _BROKEN for w in words):
        return False
    inside = set(clause)
    roots = [i for i in clause if analysis.tokens[i].head not in inside - {i}]
    roots = [i for i in roots if analysis.tokens[i].pos != "PUNCT"]
    if len(roots) != 1 or clause[-1] - clause[0] >= len(clause):
        return False
    subject = next((s for s in analysis.dependents(roots[0], "nsubj", "nsubjpass") if s in inside), None)
    finite = {analysis.tokens[i].tag for i in (roots[0], *analysis.dependents(roots[0], "aux", "auxpass"))}
    asks = any(w.tag in _ASKING for w in words)
    refuses = is_refusal(analysis.tokens[roots[0]]) and analysis.has(roots[0], "xcomp", "ccomp", "dobj")
    opens = subject is not None and min(analysis.parse.subtree(subject)) == clause[0]
    tells = any(_tells(analysis, i) for i in clause)
    if not opens or asks or refuses or tells or words[0].tag == "PRP$":
        return False
    return subject is not None and subject < roots[0] and not finite.isdisjoint(_FINITE)


def _tells(analysis: Analysis, verb: int) -> bool:
    """Whether a verb says that somebody says the clause beside it, which is another question."""
    token = analysis.tokens[verb]
    says = token.pos == "VERB" and token.lemma.casefold() in SAYING
    return says and (token.dep == "parataxis" or analysis.has(verb, "ccomp", "parataxis"))


def _is_whole(text: str) -> bool:
    """Whether a clause is of a fit length and no quotation or piece of one."""
    paired = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return _FEWEST <= len(text.split()) <= _MOST and paired and text[0] not in "“\"‘'"


def _keeps_capital(analysis: Analysis, first: int) -> bool:
    """Whether a word begins with a capital wherever it stands."""
    token = analysis.tokens[first]
    named = any(n.start <= token.start < n.end for n in analysis.names)
    initials = token.text.isupper() and len(token.text) > 1
    return named or initials or token.pos == "PROPN" or token.entity in _CAPITAL
