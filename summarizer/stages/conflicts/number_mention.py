"""A number in a claim with what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.domain.claims import Claim
from summarizer.language.numbers.measures import is_currency, measure_of
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.support.analysis import Analysis
from summarizer.language.support.arguments import Argument, Sort
from summarizer.language.words.tokens import stem
from summarizer.stages.conflicts.context import text_between, verbs_above
from summarizer.stages.conflicts.counting import counts_people
from summarizer.stages.conflicts.happenings import is_planned

_EACH = re.compile(
    r"(?: |-)(?:an?|per|each|every)(?: |-)(second|minute|hour|day|week|month|year|share|head)\b", re.I
)
"""After a number: it is so many for each of these."""
_ASKING = frozenset(
    "want demand ask request seek propose expect predict forecast hope call urge recommend".split()
)
"""What is asked for or expected is set against what others ask for or expect, not against what is so."""
_MOUNTING = frozenset(
    "die kill death dead toll casualty victim injure wound injury infect case arrest detain miss".split()
)
"""What is counted anew from day to day: a later number takes the place of an earlier one."""

_FATES = {
    "dead": "die kill dead death toll fatality perish drown body corpse",
    "hurt": """
        injure injured injury injuries hurt wound wounded burn burns hospital hospitalise hospitalize ward
        treat treatment admit
    """,
    "ill": "ill infect infected infection sick sicken poison",
    "aboard": "aboard board onboard passenger",
    "missing": "missing unaccounted",
    "held": "arrest arrested detain detained custody",
    "homeless": "evacuate evacuated homeless displaced displace flee",
}
FATES = {fate: frozenset(map(stem, words.split())) for fate, words in _FATES.items()}
"""Stems that say what has become of people who are counted."""


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
    def numeral_heads(self) -> frozenset[int]:
        """The nouns that stand after the number and have it for their numeral."""
        tokens = self.analysis.tokens
        inside = (t for t in tokens if self.quantity.start <= t.start < self.quantity.end)
        return frozenset(
            t.head for t in inside if t.dep == "nummod" and tokens[t.head].start >= self.quantity.end
        )

    @property
    def fate(self) -> str:
        """What has become of the people counted, by their verbs or else by the words around, or nothing."""
        fated = any(stem(self.unit) in stems for stems in FATES.values())
        if self.unit and not counts_people(self.unit) and not fated:
            return ""
        told = (
            {stem(w) for w in (*self.telling, *self.qualifiers)},
            {stem(word) for word, _ in self.words},
        )
        for words in told:
            found = [fate for fate, stems in FATES.items() if words & stems]
            lasting = [fate for fate in found if fate != "aboard"] or found
            if lasting:
                return lasting[0] if len(lasting) == 1 else ""
        return ""

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
    def planned(self) -> bool:
        """Whether it is of what is still to come."""
        return is_planned(self.analysis, self.head)

    @property
    def suffered(self) -> frozenset[str]:
        """What has happened to those who are counted anew from day to day."""
        return self.telling & _MOUNTING

    @property
    def mounts(self) -> bool:
        """Whether it is a count that is brought up to date from day to day."""
        return bool(self.suffered)

    @property
    def counted_class(self) -> str:
        """What is counted, people of all sorts being one."""
        return "person" if counts_people(self.unit) else self.measured

    @property
    def counts(self) -> bool:
        """Whether it counts things, and is no money or measure."""
        return (
            self.quantity.kind is QuantityKind.COUNT
            and self.measured == self.unit
            and not is_currency(self.unit)
        )

    @property
    def stands_alone(self) -> bool:
        """Whether it stands for the things themselves: a subject, or "50 injured"."""
        return self.analysis.tokens[self.head].dep in {"nsubj", "nsubjpass"} or bool(
            suffering(self.analysis, self.head)
        )

    @property
    def rate(self) -> str:
        """What it is so many for each of: "year" of "240 crowns a year"; nothing where it is a total."""
        after = _EACH.match(
            self.claim.parse.text, max(self.quantity.end, self.analysis.tokens[self.head].end)
        )
        return after.group(1).casefold() if after else ""

    @property
    def opposing(self) -> bool:
        """Whether it counts those who are against something, or take no side."""
        governors = (self.head, *verbs_above(self.analysis, self.head))
        beside = {
            self.analysis.tokens[c].text.casefold() for g in governors for c in self.analysis.children[g]
        }
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
        i
        for c in analysis.dependents(verb, "conj")
        if analysis.tokens[c].pos in {"VERB", "AUX"}
        for i in analysis.parse.subtree(c)
    }
    kept = [analysis.tokens[i] for i in analysis.parse.subtree(verb) if i not in joined]
    return kept[0].start, kept[-1].end


def _scaled(quantity: Quantity, by: float) -> Quantity:
    return replace(quantity, value=quantity.value * by, low=quantity.low * by, high=quantity.high * by)


def suffering(analysis: Analysis, head: int) -> list[int]:
    """Find the participles that say what was done to what is counted: "12 people killed".

    Args:
        analysis: an analysed sentence.
        head: token of what is counted, or of the number.

    Returns:
        Tokens of past participles that depend on it.
    """
    return [i for i in analysis.dependents(head, "acl") if analysis.tokens[i].tag == "VBN"]
