"""Numbers in claims, each with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.domain.claims import Claim
from summarizer.language.numbers.measures import is_currency, measure_of
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.people.reporting import SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.language.support.arguments import Argument, Sort, argument
from summarizer.language.times.timex import TimeExpression, TimeKind, find_time_expressions
from summarizer.language.times.timex_forms import WeekdayName
from summarizer.language.words.tokens import stem
from summarizer.stages.conflicts.context import as_words, near, text_between, verbs_above
from summarizer.stages.conflicts.counting import counted_noun, whole_quantities

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
_EACH = re.compile(r"(?: |-)(?:an?|per|each|every)(?: |-)(second|minute|hour|day|week|month|year|share|head)\b", re.I)
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
_ASKING = frozenset(
    "want demand ask request seek propose expect predict forecast hope call urge recommend".split()
)
"""What is asked for or expected is set against what others ask for or expect, not against what is so."""
_MOUNTING = frozenset(
    "die kill death dead toll casualty victim injure wound injury infect case arrest detain miss".split()
)
"""What is counted anew from day to day: a later number takes the place of an earlier one."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a claim with what it is about."""

    claim: Claim
    analysis: Analysis
    quantity: Quantity
    head: int
    """Token of what is counted, or of the number itself."""
    unit: str
    words: tuple[tuple[str, bool], ...]
    verbs: frozenset[str]
    times: frozenset[str]
    qualifiers: frozenset[str]
    """Modifiers of the noun counted."""
    doers: tuple[Argument, ...]
    """Subjects of the verbs, the number itself left out."""
    provisional: bool = False
    """Whether it is said to be what was said at first."""

    @property
    def amount(self) -> Quantity:
        """The quantity in the basic unit of what it measures, where it measures anything."""
        if self.quantity.kind is QuantityKind.FRACTION:
            return _scaled(self.quantity, 100)
        measure = measure_of(self.measured_unit)
        if measure is None or self.quantity.kind not in {QuantityKind.COUNT, QuantityKind.DURATION}:
            return self.quantity
        return _scaled(self.quantity, measure.factor)

    @property
    def measured(self) -> str:
        """What is counted or, of a unit of measurement, what it measures; shares are percentages."""
        if self.quantity.kind in {QuantityKind.FRACTION, QuantityKind.PERCENT}:
            return "%"
        measure = measure_of(self.measured_unit)
        return self.unit if measure is None else measure.dimension

    @property
    def telling(self) -> frozenset[str]:
        """What says what happens to what is counted: the verbs, or a noun made of one ("nine deaths")."""
        return self.verbs | {self.unit}

    @property
    def of(self) -> frozenset[str]:
        """Nouns that have the number as their measure: "a deficit of 3 percent", "the price is 40 crowns"."""
        above = (self.analysis.tokens[i] for i in self.analysis.chain(self.head))
        first = next((t for t in above if t.pos not in {"ADP", "ADJ", "NUM", "SYM", "ADV"}), None)
        governor = {first.lemma.casefold()} if first is not None and first.pos == "NOUN" else set()
        return frozenset(governor | {d.lemma for d in self.doers if d.sort is Sort.NOUN})

    @property
    def asked(self) -> bool:
        """Whether it is a number that somebody asks for or expects."""
        return bool(self.verbs & _ASKING)

    @property
    def suffered(self) -> frozenset[str]:
        """What has happened to those who are counted anew from day to day."""
        return self.telling & _MOUNTING

    @property
    def mounts(self) -> bool:
        """Whether it is a count that is brought up to date from day to day."""
        return bool(self.suffered)

    @property
    def counts(self) -> bool:
        """Whether it counts things, and is no money or measure."""
        return self.quantity.kind is QuantityKind.COUNT and self.measured == self.unit and not is_currency(self.unit)

    @property
    def stands_alone(self) -> bool:
        """Whether it stands for the things themselves: a subject, or "50 injured"."""
        return self.analysis.tokens[self.head].dep in {"nsubj", "nsubjpass"} or bool(
            suffering(self.analysis, self.head)
        )

    @property
    def rate(self) -> str:
        """What it is so many for each of: "year" of "240 million crowns a year"; nothing where it is a total."""
        after = _EACH.match(self.claim.parse.text, max(self.quantity.end, self.analysis.tokens[self.head].end))
        return after.group(1).casefold() if after else ""

    @property
    def opposing(self) -> bool:
        """Whether it counts those who are against something, or take no side."""
        governors = (self.head, *verbs_above(self.analysis, self.head))
        beside = {self.analysis.tokens[c].text.casefold() for g in governors for c in self.analysis.children[g]}
        return bool(beside & {"against"} or self.verbs & {"oppose", "abstain", "reject"})

    @property
    def partial(self) -> bool:
        """Whether it counts only some of those whom its phrase names: two of "the driver and two pupils"."""
        beside = [c for c in self.analysis.dependents(self.head, "conj") if self._is_told_apart(c)]
        return self.analysis.tokens[self.head].dep == "conj" or bool(beside)

    def _is_told_apart(self, noun: int) -> bool:
        """Whether a noun has a number or an article of its own."""
        return any(self.analysis.dependents(noun, "nummod", "det"))

    @property
    def measured_unit(self) -> str:
        """The unit with the "square" or "cubic" before it."""
        below = (self.analysis.tokens[c] for c in self.analysis.dependents(self.head, "amod", "compound"))
        power = next((t.text.casefold() for t in below if t.text.casefold() in {"square", "cubic"}), "")
        return f"{power} {self.unit}".strip()

    @property
    def masked(self) -> str:
        """The claim with the number left out."""
        text = self.claim.parse.text
        return f"{text[: self.quantity.start]}some{text[self.quantity.end :]}"

    @property
    def clause(self) -> tuple[int, int]:
        """Where the nearest clause that holds the number stands, without those joined to it with "and"."""
        for verb in (self.head, *self.analysis.chain(self.head)):
            if self.analysis.tokens[verb].pos in {"VERB", "AUX"}:
                start, end = _extent(self.analysis, verb)
                if start <= self.quantity.start and self.quantity.end <= end:
                    return start, end
        return 0, len(self.claim.parse.text)

    @property
    def masked_clause(self) -> str:
        """The same of the nearest clause that holds the number, with the subject that it may share."""
        (start, end), text = self.clause, self.claim.parse.text
        masked = f"{text[start : self.quantity.start]}some{text[self.quantity.end : end]}"
        return f"{self._shared_subject} {masked}".strip()

    @property
    def _shared_subject(self) -> str:
        """The subject that the verb above has in common with the one it is joined to."""
        verb = next((i for i in (self.head, *self.analysis.chain(self.head)) if self._is_verb(i)), None)
        while verb is not None and self.analysis.tokens[verb].dep == "conj":
            if any(self.analysis.dependents(verb, "nsubj", "nsubjpass")):
                return ""
            verb = self.analysis.tokens[verb].head
            for subject in self.analysis.dependents(verb, "nsubj", "nsubjpass"):
                inside = self.analysis.parse.subtree(subject)
                return text_between(self.analysis, inside[0], inside[-1])
        return ""

    def _is_verb(self, token: int) -> bool:
        return self.analysis.tokens[token].pos in {"VERB", "AUX"}


def _extent(analysis: Analysis, verb: int) -> tuple[int, int]:
    """Where a verb stands with what depends on it, but for clauses of their own that follow with "and"."""
    joined = {
        i for c in analysis.dependents(verb, "conj") if analysis.tokens[c].pos in {"VERB", "AUX"}
        for i in analysis.parse.subtree(c)
    }
    kept = [analysis.tokens[i] for i in analysis.parse.subtree(verb) if i not in joined]
    return kept[0].start, kept[-1].end


def _scaled(quantity: Quantity, by: float) -> Quantity:
    return replace(quantity, value=quantity.value * by, low=quantity.low * by, high=quantity.high * by)


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
        if not number or not _is_measure(quantity) or _is_rate(analysis, quantity) or _is_shift(analysis, quantity):
            continue
        counted = None if quantity.head is not None else counted_noun(analysis, number)
        if counted is None and not _counts_something(analysis, quantity, number, bare=bare):
            continue
        head = next(i for i in (quantity.head, counted, number[-1]) if i is not None)
        while analysis.tokens[head].dep == "poss" and analysis.tokens[head].head > head:
            head = analysis.tokens[head].head  # "200 of the port's dockers" counts dockers
        above = tuple(verbs_above(analysis, head))
        become = {v: list(analysis.dependents(v, "acomp", "oprd", "xcomp")) for v in above}
        done = [i for v in above for i in (*([] if _is_link(analysis, v) else [v]), *become[v])]
        done += suffering(analysis, head)
        verbs = frozenset(analysis.tokens[i].lemma.casefold() for i in done)
        subjects = (s for i in above for s in analysis.dependents(i, "nsubj", "nsubjpass") if s != head)
        if verbs & MOVES and (
            quantity.kind is QuantityKind.PERCENT
            or (quantity.head is counted is None)
            or quantity.unit == "point"
        ):
            continue
        named = counted is not None or quantity.head not in {None, head}
        around = near(analysis, head, _REACH, number)
        qualifiers = (
            c
            for c in analysis.dependents(head, "amod", "compound", "poss", "nmod")
            if c > number[-1] or (analysis.tokens[c].dep == "poss" and c not in number)
        )
        yield NumberMention(
            claim, analysis, quantity, head,
            analysis.tokens[head].lemma.casefold() if named else quantity.unit,
            as_words(analysis, around), verbs, _times(analysis, head),
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


def suffering(analysis: Analysis, head: int) -> list[int]:
    """The participles that say what was done to what is counted: "12 people killed"."""
    return [i for i in analysis.dependents(head, "acl") if analysis.tokens[i].tag == "VBN"]


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
    return analysis.tokens[verb].lemma != "be" and analysis.has(verb, "acomp")


def _is_shift(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether it says when something was, as "ten minutes later" does."""
    return quantity.kind is QuantityKind.DURATION and bool(
        _SHIFTED.match(analysis.parse.text, quantity.end if quantity.head is None else max(quantity.end, analysis.tokens[quantity.head].end))
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
