"""Numbers that one side sets against another's: "the union says 1,200 …; Rourke put the number at 900"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from summarizer.domain.claims import Claim, Conflict, ConflictKind, ConflictValue
from summarizer.domain.syntax import Token
from summarizer.language.numbers.quantities import Quantity, QuantityKind
from summarizer.language.people.names import same_name
from summarizer.language.people.reporting import REPORTING, SAYING
from summarizer.language.support.analysis import Analysis, analyse
from summarizer.stages.conflicts.counting import PUTTING, counts_people
from summarizer.stages.conflicts.mentions import number_mentions
from summarizer.stages.conflicts.number_kinds import meet
from summarizer.stages.conflicts.number_mention import NumberMention
from summarizer.stages.conflicts.points import point_of
from summarizer.stages.conflicts.statements import speaker_of

_GIVING = PUTTING | frozenset("speak count reckon calculate quote arrive".split())
"""Verbs whose subject gives the number after them."""
_FARTHEST = 20
"""Largest ratio of two numbers that can be meant for one point."""
CORRECTING = frozenset(
    "correct corrected corrects correction revised amended retracted wrongly mistakenly mistaken".split()
)
_VERBS = frozenset({"VERB", "AUX"})
_COUNTED = frozenset({"ADJ", "NOUN", "PROPN"})
"""What stands after a number that counts something."""
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
"""A time of day ("11.40"), which is no number of anything unless somebody puts it so."""
_MISTAKEN = frozenset("wrongly mistakenly mistaken incorrectly erroneously".split())
"""What is said of the number that was corrected, in its own sentence."""
_LARGE = 100
"""Size from which an equal number is no coincidence within one story."""
_LEADS = {"arrive": "at", "speak": "of"}
"""Before the number after these verbs: who arrives before seven gives none."""
_LIMITING = frozenset("only just merely".split())
"""Before a number these set it against a larger one."""
_BACK = 2
"""Sentences back to the number that another one is set against."""
_STANDING_FOR = frozenset("number figure toll total count tally".split())
"""Nouns with the article that point back at a number just given."""


def told_number_conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    """Find numbers that a speaker puts in the place of another speaker's.

    Args:
        claims: all claims of the story, in a fixed order.

    Returns:
        One account for each, with both speakers' numbers and every passage that repeats one of them.
    """
    found: list[Conflict] = []
    mentions = [(claim, list(number_mentions(claim, bare=True))) for claim in claims]
    for at, (claim, own) in enumerate(mentions):
        near = next(
            (
                ms
                for before, ms in reversed(mentions[max(0, at - _BACK) : at])
                if ms and _follows(before, claim)
            ),
            [],
        )
        for speaker, quantity, verb in _put(claim):
            first = ([m for m in own if m.head < verb] or near)[-1:]
            found += [c for m in first if (c := _conflict(m, claim, speaker, quantity)) is not None]
        pairs = [*combinations(own, 2), *((x, y) for x in near for y in own)]
        sides = [(x, y) for x, y in pairs if _two_sides(x, y) or _corrected(x, y)]
        found += [_sides(x, y, [m for _, ms in mentions for m in ms]) for x, y in sides[:1]]
    every = [m for _, ms in mentions for m in ms]
    return [_by_their_givers(conflict, every) for conflict in _merged(found)]


def _by_their_givers(conflict: Conflict, mentions: Sequence[NumberMention]) -> Conflict:
    """The conflict without the passages of other articles in which somebody else gives a speaker's number."""

    def by_its_giver(value: ConflictValue) -> ConflictValue:
        elsewhere = (m for m in mentions if m.claim.doc_id != value.evidence[0].doc_id)
        same = ((m, _giver(m)) for m in elsewhere if m.quantity.text.split()[0] == _numeral(value))
        others = {s for m, g in same if g and not same_name(g, value.speaker or g) for s in m.claim.evidence}
        own = tuple(s for s in value.evidence if s not in others)
        return replace(value, evidence=own or value.evidence)

    values = tuple(map(by_its_giver, conflict.values))
    return replace(conflict, values=values)


def _merged(found: Iterable[Conflict]) -> list[Conflict]:
    """One conflict for those that share the passages of a value, or two numbers."""
    kept: list[Conflict] = []
    for conflict in found:
        at = next((n for n, k in enumerate(kept) if _is_one(conflict, k)), None)
        if at is None:
            kept.append(conflict)
            continue
        given = {_numeral(v): v for v in kept[at].values}
        for value in conflict.values:
            same = given.get(_numeral(value))
            if same is not None:
                both = tuple(dict.fromkeys((*same.evidence, *value.evidence)))
                given[_numeral(value)] = replace(same, evidence=both)
            elif not _known(value, kept[at]):
                given[_numeral(value)] = value
        kept[at] = replace(kept[at], values=tuple(given.values()))
    return kept


def _is_one(conflict: Conflict, other: Conflict) -> bool:
    numerals = [{_numeral(v) for v in c.values} for c in (conflict, other)]
    return len(numerals[0] & numerals[1]) > 1 or any(_known(v, other) for v in conflict.values)


def _numeral(value: ConflictValue) -> str:
    """The number of a value, without who gives it and what it counts."""
    return value.value.rsplit(": ", 1)[-1].split()[0]


def _known(value: ConflictValue, conflict: Conflict) -> bool:
    """Whether a passage of a value is one of a conflict's."""
    return any(set(value.evidence) & set(v.evidence) for v in conflict.values)


def _two_sides(x: NumberMention, y: NumberMention) -> bool:
    """Whether two speakers give, one after the other, numbers of one kind that exclude each other.

    A number that is all that its speaker says is of the kind of the one before.
    """
    if (x.quantity.kind is not y.quantity.kind and not _alone(y)) or _agree(x.amount, y.amount):
        return False
    if not (_alone(x) or _alone(y) or x.measured == y.measured):
        return False
    low, high = sorted((x.amount.value, y.amount.value))
    one, other = _giver(x), _giver(y)
    named = bool(other) and (not same_name(one, other) if one else _counts_again(y))
    return named and 0 < high <= _FARTHEST * low and _stands_against(y)


def _agree(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers may be one; exact ones that two speakers give are not, be they ever so near."""
    exact = not (a.approximation or b.approximation)
    return a.value == b.value if exact else meet(a, b)


def _stands_against(y: NumberMention) -> bool:
    """Whether a number is all that its speaker says, so that it can only be of what was told before."""
    if _alone(y):
        if y.analysis.tokens[y.head].dep in {"nsubj", "nsubjpass"}:
            return False
        verb = next((v for v in y.analysis.chain(y.head) if y.analysis.tokens[v].pos in _VERBS), None)
        says = verb is not None and y.analysis.tokens[verb].lemma.casefold() in _GIVING | SAYING
        return says and verb is not None and _leads_to(y, verb) and not _puts_something(y.analysis, verb)
    at = next(i for i, t in enumerate(y.analysis.tokens) if t.end > y.quantity.start)
    if y.analysis.tokens[max(0, at - 1)].text.casefold() in _LIMITING:
        return True
    return bool(_elliptic_giver(y.analysis.tokens[:at]))


def _counts_again(y: NumberMention) -> bool:
    """Whether somebody gives a number, and nothing else, for what an article has told on its own."""
    verb = next((v for v in y.analysis.chain(y.head) if y.analysis.tokens[v].pos == "VERB"), None)
    gives = verb is not None and y.analysis.tokens[verb].lemma.casefold() in _GIVING
    return _alone(y) and verb is not None and gives and _leads_to(y, verb)


def _leads_to(y: NumberMention, verb: int) -> bool:
    """Whether a verb has its number after the preposition that it needs: "arrived at 13,000"."""
    needed = _LEADS.get(y.analysis.tokens[verb].lemma.casefold())
    above = (y.analysis.tokens[i] for i in y.analysis.chain(y.head))
    leading = next((t.text.casefold() for t in above if t.pos in {"ADP", "SCONJ"} | _VERBS), "")
    return needed is None or leading == needed


def _puts_something(analysis: Analysis, verb: int) -> bool:
    """Whether a verb puts something else than "the number" at the number: "put the number of arrests at"."""
    if analysis.tokens[verb].lemma.casefold() not in PUTTING:
        return False
    return any(not _points_back(analysis, noun) for noun in analysis.dependents(verb, "dobj"))


def _alone(mention: NumberMention) -> bool:
    """Whether the number is all that is said: "the union says 2,600"."""
    quantity, tokens = mention.quantity, mention.analysis.tokens
    if quantity.head is not None or quantity.kind is not QuantityKind.COUNT:
        return False
    put = any(tokens[i].lemma.casefold() in PUTTING for i in mention.analysis.chain(mention.head))
    if _TIME.fullmatch(quantity.text) and not put:
        return False
    after = next((t for t in tokens if t.start >= quantity.end), None)
    return after is None or not (after.pos in _COUNTED or after.tag in {"VBN", "VBG"})


def _corrected(x: NumberMention, y: NumberMention) -> bool:
    """Whether one of two sentences says that the other's number was wrong."""
    if x.quantity.kind is not y.quantity.kind or meet(x.amount, y.amount) or x.claim == y.claim:
        return False
    low, high = sorted((x.amount.value, y.amount.value))
    if not x.measured or x.measured != y.measured or high > _FARTHEST * low:
        return False
    return any(t.text.casefold() in CORRECTING for m in (x, y) for t in m.analysis.tokens)


def _giver(mention: NumberMention) -> str:
    """Who gives a number: "the inspectorate" of "…, the inspectorate at 400", or its teller."""
    tokens = mention.analysis.tokens
    at = next((i for i, t in enumerate(tokens) if t.start >= mention.quantity.start), len(tokens))
    if found := _elliptic_giver(tokens[:at]):
        return found
    for verb in mention.analysis.chain(mention.head):
        token = mention.analysis.tokens[verb]
        if token.pos == "VERB" and token.lemma.casefold() in _GIVING | REPORTING:
            return speaker_of(mention.claim, mention.analysis, verb)
    told = mention.claim.attribution
    return told.speaker if told is not None else ""


def _elliptic_giver(before: Sequence[Token]) -> str:
    """Who is named between a comma or "and" and the preposition before a number: ", the union at …"."""
    if len(before) < 3 or before[-1].pos != "ADP":
        return ""
    start = len(before) - 1
    while start and before[start - 1].pos in {"DET", "ADJ", "NOUN", "PROPN"}:
        start -= 1
    phrase = before[start:-1]
    opened = start and before[start - 1].text.casefold() in {",", ";", "and", "while", "but"}
    if not phrase or not opened or phrase[-1].pos == "DET":
        return ""
    return " ".join(t.text for t in phrase)


def _sides(x: NumberMention, y: NumberMention, mentions: Sequence[NumberMention]) -> Conflict:
    """Both numbers, each with every passage that repeats it."""
    correction = _corrected(x, y)
    values = []
    first, last = (y, x) if correction and _is_mistaken(y) and not _is_mistaken(x) else (x, y)
    for side in (first, last):
        giver = "" if correction else _giver(side)
        again = [s for m in mentions if _repeats(m, side) for s in m.claim.evidence]
        text = f"{giver}: {side.quantity.text}" if giver else side.quantity.text
        passages = tuple(dict.fromkeys([*side.claim.evidence, *again]))
        values.append(ConflictValue(text, passages, giver or None))
    kind = ConflictKind.CORRECTION if correction else ConflictKind.ACCOUNT
    counted = [m for m in (x, y, *mentions) if not _alone(m) and (_repeats(m, x) or _repeats(m, y))]
    return Conflict(point_of(counted[:1]) if counted else "number", kind, tuple(values))


def _is_mistaken(mention: NumberMention) -> bool:
    return any(t.text.casefold() in _MISTAKEN for t in mention.analysis.tokens)


def _repeats(mention: NumberMention, side: NumberMention) -> bool:
    """Whether a mention states a side's number of the same, or a number too large to be another's."""
    if mention.amount.value != side.amount.value or mention.quantity.kind is not side.quantity.kind:
        return False
    people = counts_people(mention.unit) and counts_people(side.unit)
    return mention.measured == side.measured or (
        side.amount.value >= _LARGE and (_alone(side) or _alone(mention) or people)
    )


def _follows(before: Claim, claim: Claim) -> bool:
    apart = claim.sentence_indexes[0] - before.sentence_indexes[-1]
    return before.doc_id == claim.doc_id and 1 <= apart <= _BACK


def _put(claim: Claim) -> Iterable[tuple[str, Quantity, int]]:
    """Who puts "the number" at what: the speaker, the number and the verb."""
    analysis = analyse(claim.parse)
    for verb, token in enumerate(analysis.tokens):
        if token.pos != "VERB" or token.lemma.casefold() not in PUTTING:
            continue
        if not any(_points_back(analysis, noun) for noun in analysis.dependents(verb, "dobj")):
            continue
        speaker = speaker_of(claim, analysis, verb)
        placed = {
            analysis.tokens[i].start
            for prep in analysis.dependents(verb, "prep")
            if analysis.tokens[prep].text.casefold() in {"at", "as"}
            for i in analysis.parse.subtree(prep)
        }
        told = next((q for q in analysis.quantities if any(q.start <= s < q.end for s in placed)), None)
        if speaker and told is not None:
            yield speaker, told, verb


def _points_back(analysis: Analysis, noun: int) -> bool:
    """Whether it is "the number" and no more; "the number of arrests" is a number of its own."""
    below = analysis.children[noun]
    bare = all(analysis.tokens[c].text.casefold() in {"the", "that"} for c in below) and below
    return bool(bare) and analysis.tokens[noun].lemma.casefold() in _STANDING_FOR


def _conflict(first: NumberMention, claim: Claim, speaker: str, quantity: Quantity) -> Conflict | None:
    teller = _teller(first)
    other = quantity.unit and quantity.unit != first.unit
    if not teller or same_name(teller, speaker) or other:
        return None
    if (quantity.low, quantity.high) == (first.quantity.low, first.quantity.high):
        return None
    values = (
        ConflictValue(f"{teller}: {first.quantity.text}", first.claim.evidence, teller),
        ConflictValue(f"{speaker}: {quantity.text}", claim.evidence, speaker),
    )
    return Conflict(point_of([first]), ConflictKind.ACCOUNT, values)


def _teller(mention: NumberMention) -> str:
    """Who gives a number: the subject of the nearest verb of saying above it, or the claim's speaker."""
    for verb in mention.analysis.chain(mention.head):
        if mention.analysis.tokens[verb].lemma.casefold() in REPORTING:
            return speaker_of(mention.claim, mention.analysis, verb)
    told = mention.claim.attribution
    return told.speaker if told is not None else ""
