"""Numbers in claims, each with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from summarizer.domain.claims import Claim
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.arguments import argument
from summarizer.language.times.timex import TimeExpression, TimeKind, find_time_expressions
from summarizer.language.times.timex_forms import WeekdayName
from summarizer.language.words.tokens import stem
from summarizer.stages.conflicts.ages import ages
from summarizer.stages.conflicts.context import as_words, near, verbs_above
from summarizer.stages.conflicts.counting import counted_noun, whole_quantities
from summarizer.stages.conflicts.happenings import verb_above
from summarizer.stages.conflicts.moments import moments
from summarizer.stages.conflicts.number_mention import NumberMention, suffering

_KINDS = {
    QuantityKind.COUNT,
    QuantityKind.MONEY,
    QuantityKind.PERCENT,
    QuantityKind.FRACTION,
    QuantityKind.DURATION,
}
_REACH = 3
"""Steps in the syntax tree from a number to what it is about."""
_OTHERS = frozenset("another additional more further other extra remaining rest each every per".split())
"""Beside a number these make it a number of something else."""
_FOR_EACH = re.compile(r"\s+for (?:each|every)\b")
_FEW_LETTERS = 12
_SHIFTED = re.compile(r"\s+(?:later|earlier|ago)\b")
"""After a length of time: it says when something was."""
_OLDEST = 120
_BACK = 3
"""Numbers back to one that says what is counted."""
_LARGE, _LIKE_YEAR = 100, 1100
"""Size from which a number counts something wherever it stands, unless it may be a year."""
MOVES = frozenset(
    """
    rise fall drop climb slide gain lose jump plunge plummet surge tumble sink slip soar grow shrink dip edge
    add decline decrease increase narrow widen rally slump advance retreat ease rebound trade
    """.split()
)
"""What goes up and down differs from hour to hour: percentages of it are no conflict."""


_CORRECTING = frozenset(
    "correct corrected corrects correcting correction revised revises amended retracted".split()
)
_APART = frozenset("since after before until".split())
"""Conjunctions of clauses whose time is not that of the clause they stand in."""
_AT_FIRST = frozenset("initially originally".split())


def number_mentions(claim: Claim, *, bare: bool = False) -> Iterable[NumberMention]:
    """Find the numbers of a claim that measure something.

    Args:
        claim: a claim.
        bare: whether numbers count that stand alone after a preposition ("she speaks of 1,900").

    Yields:
        Each number with the words and verbs near it; not those that count others of a kind ("7 more"),
        and no percentages of what goes up and down.
    """
    analysis = analyse(claim.parse)
    for quantity in whole_quantities(analysis):
        number = [i for i, t in enumerate(analysis.tokens) if quantity.start <= t.start < quantity.end]
        if (
            not number
            or not _is_measure(quantity)
            or _is_rate(analysis, quantity)
            or _is_shift(analysis, quantity)
        ):
            continue
        counted = None if quantity.head is not None else counted_noun(analysis, number)
        if counted is None and not _counts_something(analysis, quantity, number, bare=bare):
            continue
        mention = _mention(claim, analysis, quantity, number, counted)
        if mention.verbs & MOVES and (
            quantity.kind is QuantityKind.PERCENT
            or (quantity.head is counted is None)
            or quantity.unit == "point"
        ):
            continue
        yield mention


def figures(claim: Claim, written: date | None) -> Iterable[NumberMention]:
    """Find all that a claim says in numbers: what it counts and measures, ages, times of day and dates.

    Args:
        claim: a claim.
        written: day of its article, if known.

    Yields:
        The numbers, each with the words and verbs near it.
    """
    analysis = analyse(claim.parse)
    told = list(ages(analysis))
    moments_told = [q for q in moments(claim, written) if not _of_saying(analysis, q)]
    yield from (
        m for m in number_mentions(claim) if not any(_overlap(m.quantity, q) for q in (*told, *moments_told))
    )
    for quantity in (*told, *moments_told):
        number = [i for i, t in enumerate(analysis.tokens) if quantity.start <= t.start < quantity.end]
        if number:
            yield _mention(claim, analysis, quantity, number, None)


def _overlap(a: Quantity, b: Quantity) -> bool:
    return a.start < b.end and b.start < a.end


def _of_saying(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether it is when something was only said."""
    token = next((i for i, t in enumerate(analysis.tokens) if t.start <= quantity.start < t.end), None)
    verb = None if token is None else verb_above(analysis, token)
    return verb is not None and analysis.tokens[verb].lemma.casefold() in SAYING


def _mention(
    claim: Claim, analysis: Analysis, quantity: Quantity, number: Sequence[int], counted: int | None
) -> NumberMention:
    head = next(i for i in (quantity.head, counted, number[-1]) if i is not None)
    while analysis.tokens[head].dep == "poss" and analysis.tokens[head].head > head:
        head = analysis.tokens[head].head  # "200 of the port's dockers" counts dockers
    above = tuple(verbs_above(analysis, head))
    become = {v: list(analysis.dependents(v, "acomp", "oprd", "xcomp")) for v in above}
    done = [i for v in above for i in (*([] if _is_link(analysis, v) else [v]), *become[v])]
    done += suffering(analysis, head)
    verbs = frozenset(analysis.tokens[i].lemma.casefold() for i in done)
    subjects = (s for i in above for s in analysis.dependents(i, "nsubj", "nsubjpass") if s != head)
    named = counted is not None or quantity.head not in {None, head}
    qualifiers = (
        c
        for c in analysis.dependents(head, "amod", "compound", "poss", "nmod")
        if c > number[-1] or (analysis.tokens[c].dep == "poss" and c not in number)
    )
    return NumberMention(
        claim, analysis, quantity, head,
        analysis.tokens[head].lemma.casefold() if named else quantity.unit,
        as_words(analysis, near(analysis, head, _REACH, number)), verbs, _times(analysis, head),
        frozenset(stem(analysis.tokens[c].text) for c in qualifiers),
        tuple(argument(analysis, s) for s in subjects), _is_provisional(analysis, head),
    )  # fmt: skip


def _is_measure(quantity: Quantity) -> bool:
    """Whether it measures something; ages do where they are no person's."""
    return quantity.kind in _KINDS or (quantity.kind is QuantityKind.AGE and quantity.value > _OLDEST)


def _is_rate(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether it is so many for each of something else: "four shares for every five"."""
    end = analysis.tokens[quantity.head].end if quantity.head is not None else quantity.end
    text = analysis.parse.text
    return bool(_FOR_EACH.match(text, end) or _FOR_EACH.search(text[: quantity.start][-_FEW_LETTERS:]))


def with_nouns(mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """Give numbers that stand for things just counted the noun of these: "Eight people died, 46 were hurt".

    Args:
        mentions: numbers of claims, by document and in order.

    Returns:
        The numbers; those without a noun that are subjects count what the subject before them counts.
    """
    found: list[NumberMention] = []
    for m in mentions:
        before = next((b for b in found[-_BACK:] if b.unit and b.counts and _leads_to(b, m)), None)
        elliptic = not m.unit and m.quantity.kind is QuantityKind.COUNT and m.stands_alone
        found.append(replace(m, unit=before.unit) if elliptic and before is not None else m)
    return found


def _leads_to(before: NumberMention, mention: NumberMention) -> bool:
    """Whether a number stands in the same sentence as another or in the one before it."""
    apart = mention.claim.sentence_indexes[0] - before.claim.sentence_indexes[-1]
    return before.claim.doc_id == mention.claim.doc_id and apart in {0, 1}


def _is_link(analysis: Analysis, verb: int) -> bool:
    """Whether a verb only joins a state to somebody: "fall ill", "go missing"."""
    return analysis.tokens[verb].lemma != "be" and analysis.has(verb, "acomp", "oprd")


def _is_shift(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether it says when something was, as "ten minutes later" does."""
    return quantity.kind is QuantityKind.DURATION and bool(
        _SHIFTED.match(
            analysis.parse.text,
            quantity.end if quantity.head is None else max(quantity.end, analysis.tokens[quantity.head].end),
        )
    )


def _counts_something(analysis: Analysis, quantity: Quantity, number: Sequence[int], *, bare: bool) -> bool:
    """Whether it counts a noun, is large or is what one acts on ("killed 12"); not others of a kind."""
    if quantity.kind is QuantityKind.COUNT and _counts_others(analysis, number):
        return False
    if quantity.head is not None or quantity.kind is not QuantityKind.COUNT:
        return True
    if any(suffering(analysis, i) for i in number):
        return True  # "and about 50 injured"
    bare = bare or (quantity.value >= _LARGE and not _LIKE_YEAR <= quantity.value <= _LIKE_YEAR + 1000)
    places = {"nsubj", "nsubjpass", "dobj"} | ({"pobj", "attr", "appos"} if bare else set())
    return any(analysis.tokens[i].dep in places for i in number)


def _counts_others(analysis: Analysis, number: Sequence[int]) -> bool:
    beside = (i for i in range(max(0, number[0] - 2), number[-1] + 2) if i not in number)
    return any(analysis.tokens[i].text.casefold() in _OTHERS for i in beside if i < len(analysis.tokens))


def _times(analysis: Analysis, head: int) -> frozenset[str]:
    """When it is said to be so: the times of the nearest phrase or clause around the number that has any."""
    found = [
        e for e in find_time_expressions(analysis.parse.text) if e.kind in {TimeKind.DATE, TimeKind.TIME}
    ]
    for above in (head, *analysis.chain(head)) if found else ():
        if analysis.tokens[above].lemma.casefold() in SAYING:
            break
        starts = [analysis.tokens[i].start for i in analysis.parse.subtree(above)]
        inside = [e for e in found if any(e.start <= start < e.end for start in starts)]
        if inside:
            return frozenset(key for e in inside for key in time_keys(e))
        if any(analysis.tokens[m].text.casefold() in _APART for m in analysis.dependents(above, "mark")):
            break
    return frozenset()


def time_keys(expression: TimeExpression) -> Iterable[str]:
    """The weekdays of an expression, or the expression as written where it has none."""
    days = [f"weekday {p.form.weekday}" for p in expression.parts if isinstance(p.form, WeekdayName)]
    return days or [expression.text.casefold()]


def _is_provisional(analysis: Analysis, head: int) -> bool:
    """Whether a verb above it goes with "at first", "initially" or the like."""
    return any(
        analysis.tokens[c].text.casefold() in _AT_FIRST
        or any(analysis.tokens[g].text.casefold() == "first" for g in analysis.dependents(c, "pcomp", "pobj"))
        for verb in analysis.chain(head)
        for c in analysis.dependents(verb, "advmod", "prep")
    )


def corrects(a: NumberMention, b: NumberMention) -> bool:
    """Whether the sentence of one of two numbers says that a number is corrected."""
    return any(t.text.casefold() in _CORRECTING for m in (a, b) for t in m.analysis.tokens)
